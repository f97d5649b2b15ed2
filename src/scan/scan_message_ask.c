/* SPDX-License-Identifier: Apache-2.0 */
/* Parties are asked for at once: their names with all that is told of them,
 * and their numbers where one of them is listed. */
#include "scan_message.h"

#include "base_error.h"

static size_t values_of(const tamiz_buffer *values, tamiz_scan_value **all) {
    *all = (tamiz_scan_value *)(void *)values->data;
    return values->size / sizeof **all;
}

/* All but the first text of some values, for a query. */
static const char **others(tamiz_scan_messages *m, const tamiz_buffer *values) {
    tamiz_scan_value *all;
    size_t count = values_of(values, &all);
    const char **texts = tamiz_arena_array(&m->arena, count + 1, sizeof *texts);
    for (size_t i = 1; texts && i < count; i++) texts[i - 1] = all[i].text.data;
    return texts;
}

/* Leaves the hits that came by a name, or those that came by a number: the
 * very number, as one that is a slip away needs a name. */
static size_t sift(tamiz_answer *answer, bool by_name) {
    size_t kept = 0, all = answer->hit_count;
    for (size_t i = 0; i < all; i++) {
        bool named = answer->hits[i].query_name != NULL;
        if (named != by_name || (!named && answer->hits[i].score < 1)) continue;
        answer->hits[kept] = answer->hits[i];
        answer->entities[kept++] = answer->entities[i];
    }
    answer->hit_count = kept;
    return all - kept;
}

static const tamiz_scan_value *value_of(const tamiz_buffer *values,
                                        const char *text) {
    tamiz_scan_value *all;
    size_t count = values_of(values, &all);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(all[i].text.data, text)) return &all[i];
    return all;
}

static tamiz_code keep_answer(tamiz_scan_messages *m, const tamiz_scan_value *v,
                              tamiz_answer *answer, tamiz_error *err) {
    if (!answer->hit_count) {
        tamiz_answer_free(answer);
        return TAMIZ_OK;
    }
    tamiz_code code = tamiz_scan_message_mention(
        m, v, 0, v->text.size, 0, v->text.size, answer, NULL, err);
    if (!code) tamiz_scan_message_found(m);
    return code;
}

static tamiz_code ask_number(tamiz_scan_messages *m, const tamiz_scan_value *v,
                             tamiz_error *err) {
    tamiz_query query = {.name = "", .identifier = v->text.data};
    tamiz_answer *answer;
    tamiz_code code = tamiz_screener_ask(&m->asker, &query, &answer, err);
    if (code) return code;
    if (!answer) return TAMIZ_OK;
    (void)sift(answer, false);
    return keep_answer(m, v, answer, err);
}

static tamiz_code ask_numbers(tamiz_scan_messages *m, tamiz_scan_party *p,
                              tamiz_error *err) {
    tamiz_scan_value *all;
    size_t count = values_of(&p->numbers, &all);
    size_t before = m->out->size;
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < count; i++) {
        size_t size = m->out->size;
        code = ask_number(m, &all[i], err);
        /* A BIC of 8 letters and that of its head office: one mention. */
        tamiz_mention *last = (tamiz_mention *)(void *)m->out->data;
        if (code || m->out->size == size || size == before) continue;
        last += size / sizeof *last;
        if (last->start != (last - 1)->start) continue;
        tamiz_answer_free(last->answer);
        m->out->size = size;
    }
    return code;
}

static void fill_facts(const tamiz_scan_party *p, tamiz_query *query) {
    const char *const *countries =
        (const char *const *)(const void *)p->countries.data;
    const char *const *births =
        (const char *const *)(const void *)p->births.data;
    size_t country_count = p->countries.size / sizeof *countries;
    size_t birth_count = p->births.size / sizeof *births;
    if (country_count) {
        query->country = countries[0];
        query->more_countries = countries + 1;
        query->more_country_count = country_count - 1;
    }
    if (birth_count) {
        query->birth_date = births[0];
        query->more_birth_dates = births + 1;
        query->more_birth_date_count = birth_count - 1;
    }
}

static tamiz_code ask_party(tamiz_scan_messages *m, tamiz_scan_party *p,
                            tamiz_error *err) {
    tamiz_scan_value *names, *numbers;
    size_t name_count = values_of(&p->names, &names);
    size_t number_count = values_of(&p->numbers, &numbers);
    tamiz_answer *answer;
    tamiz_query query = {
        .name = name_count ? names[0].text.data : "",
        .name_size = SIZE_MAX,
        .more_names = others(m, &p->names),
        .more_name_count = name_count ? name_count - 1 : 0,
        .identifier = number_count ? numbers[0].text.data : NULL,
        .more_identifiers = others(m, &p->numbers),
        .more_identifier_count = number_count ? number_count - 1 : 0,
    };
    if (!query.more_names || !query.more_identifiers)
        return tamiz_fail_memory(err, m->name);
    fill_facts(p, &query);
    tamiz_code code = tamiz_screener_ask(&m->asker, &query, &answer, err);
    if (code || !answer) return code;
    bool numbered = sift(answer, true) > 0;
    const tamiz_scan_value *v =
        answer->hit_count ? value_of(&p->names, answer->hits[0].query_name)
                          : names;
    code = keep_answer(m, v, answer, err);
    return !code && numbered ? ask_numbers(m, p, err) : code;
}

/* ---- once -------------------------------------------------------------- */

/* Of parties that were no hits; all is forgotten when it is more. */
enum { SILENT_BYTES = 4 * 1024 * 1024 };

static void add_to_key(tamiz_buffer *key, char kind, tamiz_span text) {
    tamiz_buffer_byte(key, kind);
    tamiz_buffer_add(key, &text.size, sizeof text.size);
    tamiz_buffer_span(key, text);
}

static void add_values(tamiz_buffer *key, char kind,
                       const tamiz_buffer *values) {
    tamiz_scan_value *all;
    size_t count = values_of(values, &all);
    for (size_t i = 0; i < count; i++)
        add_to_key(key, kind, tamiz_buffer_view(&all[i].text));
}

static void add_texts(tamiz_buffer *key, char kind, const tamiz_buffer *texts) {
    const char *const *all = (const char *const *)(const void *)texts->data;
    for (size_t i = 0; i < texts->size / sizeof *all; i++)
        add_to_key(key, kind, tamiz_span_of(all[i]));
}

/* All that is asked of a party. */
static tamiz_span key_of(tamiz_scan_messages *m, const tamiz_scan_party *p) {
    tamiz_buffer_reset(&m->key);
    add_values(&m->key, 'n', &p->names);
    add_values(&m->key, 'i', &p->numbers);
    add_texts(&m->key, 'c', &p->countries);
    add_texts(&m->key, 'b', &p->births);
    return tamiz_buffer_view(&m->key);
}

static void remember(tamiz_scan_messages *m, tamiz_span key) {
    if (m->silent_keys.total > SILENT_BYTES) {
        tamiz_table_clear(&m->silent);
        tamiz_arena_reset(&m->silent_keys);
    }
    key = tamiz_arena_copy(&m->silent_keys, key);
    if (key.data) (void)tamiz_table_add(&m->silent, key, 0, NULL);
}

/* Most parties of a file come again: its banks, the account's owner. One that
 * was no hit is none the next time. */
static tamiz_code ask_once(tamiz_scan_messages *m, tamiz_scan_party *p,
                           tamiz_error *err) {
    if (m->options->exhaustive) return ask_party(m, p, err);
    tamiz_span key = key_of(m, p);
    if (m->key.failed) return tamiz_fail_memory(err, m->name);
    if (tamiz_table_find(&m->silent, key)) return TAMIZ_OK;
    size_t before = m->out->size;
    tamiz_code code = ask_party(m, p, err);
    if (!code && m->out->size == before) remember(m, key);
    return code;
}

static tamiz_code watch_all(tamiz_scan_messages *m, const tamiz_buffer *values,
                            tamiz_error *err) {
    tamiz_scan_value *all;
    size_t count = values_of(values, &all);
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < count; i++) {
        /* A BIC in its several lengths, a name in its spellings: once. */
        if (i && tamiz_scan_value_piece(&all[i], 0)->start ==
                     tamiz_scan_value_piece(&all[i - 1], 0)->start)
            continue;
        code = tamiz_scan_message_watch(m, &all[i], err);
    }
    return code;
}

tamiz_code tamiz_scan_message_party(tamiz_scan_messages *m, tamiz_scan_party *p,
                                    tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    if (p->names.failed || p->numbers.failed || p->countries.failed ||
        p->births.failed)
        code = tamiz_fail_memory(err, m->name);
    if (!code && (p->names.size || p->numbers.size)) {
        tamiz_error wrong = {.code = TAMIZ_OK};
        code = ask_once(m, p, &wrong);
        if (code == TAMIZ_TOO_LARGE || code == TAMIZ_BAD_INPUT) {
            tamiz_scan_message_note(m, true, "a party was not asked: %s",
                                    wrong.message);
            code = TAMIZ_OK;
        } else if (code && err) {
            *err = wrong;
        }
        if (!code) code = watch_all(m, &p->names, err);
        if (!code) code = watch_all(m, &p->numbers, err);
    }
    tamiz_scan_party_clear(p);
    return code;
}
