/* SPDX-License-Identifier: Apache-2.0 */
/* Parties are asked for at once; texts wait on a page that is searched when it
 * is full or the message ends, so that short fields cost one search. */
#include "scan_message.h"

#include "base_error.h"

#include <stdarg.h>

/* A page is searched when it is this large. */
enum { PAGE = 64 * 1024 };

static const tamiz_scan_piece *pieces_of(const tamiz_scan_value *v,
                                         size_t *count) {
    *count = v->pieces.size / sizeof(tamiz_scan_piece);
    return (const tamiz_scan_piece *)(const void *)v->pieces.data;
}

/* The piece that holds byte `at` of the text; the last one before it when it
 * stands between two. */
static const tamiz_scan_piece *piece_at(const tamiz_scan_value *v, size_t at) {
    size_t count, low = 0;
    const tamiz_scan_piece *pieces = pieces_of(v, &count);
    for (size_t high = count; high - low > 1;) {
        size_t mid = low + (high - low) / 2;
        if (pieces[mid].at <= at)
            low = mid;
        else
            high = mid;
    }
    return &pieces[low];
}

static uint64_t place_of(const tamiz_scan_piece *p, size_t at, bool end) {
    if (!p->linear) return end ? p->end : p->start;
    uint64_t place = p->start + (at - p->at);
    return place < p->end ? place : p->end;
}

/* Takes the answer over. from..to are bytes of the value. */
static tamiz_code add_mention(tamiz_scan_messages *m, const tamiz_scan_value *v,
                              size_t from, size_t to, size_t whole_from,
                              size_t whole_to, tamiz_answer *answer,
                              const tamiz_watch_found *term, tamiz_error *err) {
    const tamiz_scan_piece *first = piece_at(v, from);
    const tamiz_scan_piece *last = piece_at(v, to - 1);
    const tamiz_scan_piece *end = piece_at(v, whole_to - 1);
    const char *text = v->text.data;
    tamiz_mention mention = {
        .start = place_of(first, from, false),
        .end = place_of(last, to, true),
        .sentence_start = piece_at(v, whole_from)->start,
        .sentence_end = end->end,
        .answer = answer,
        .refers_to = TAMIZ_NO_MENTION,
        .may_refer_to = {TAMIZ_NO_MENTION, TAMIZ_NO_MENTION},
    };
    mention.text_size = to - from;
    mention.sentence_size = whole_to - whole_from;
    mention.path = tamiz_arena_copy(m->kept, tamiz_span_of(first->path)).data;
    mention.text =
        tamiz_arena_copy(m->kept, (tamiz_span){text + from, to - from}).data;
    mention.sentence =
        tamiz_arena_copy(m->kept,
                         (tamiz_span){text + whole_from, whole_to - whole_from})
            .data;
    if (term) {
        mention.term = tamiz_arena_print(m->kept, "%s", term->term);
        mention.term_kind = tamiz_arena_print(m->kept, "%s", term->kind);
    }
    tamiz_buffer_add(m->out, &mention, sizeof mention);
    if (mention.path && mention.text && mention.sentence && !m->out->failed)
        return TAMIZ_OK;
    if (m->out->failed) tamiz_answer_free(answer);
    return tamiz_fail_memory(err, "mentions");
}

/* ---- texts ------------------------------------------------------------- */

/* Capitals say nothing in messages: where all letters are capitals, every word
 * may be part of a name. Only ASCII changes, so all places stay. */
static void raise_case(char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (text[i] >= 'a' && text[i] <= 'z') text[i] = (char)(text[i] - 32);
}

/* The field on a page around a byte: its first and last byte. */
static void field_around(const tamiz_scan_value *page, size_t at, size_t *from,
                         size_t *to) {
    const char *text = page->text.data;
    size_t size = page->text.size;
    for (*from = at; *from > 1; --*from)
        if (text[*from - 1] == '\n' && text[*from - 2] == '\n') break;
    if (*from == 1) *from = 0;
    for (*to = at; *to < size; ++*to)
        if (*to + 1 < size && text[*to] == '\n' && text[*to + 1] == '\n') break;
}

/* Whether a mention was found that lies on these bytes of the file. */
static bool known_already(const tamiz_scan_messages *m, uint64_t start,
                          uint64_t end) {
    const tamiz_mention *all =
        (const tamiz_mention *)(const void *)m->out->data;
    for (size_t i = m->first; i < m->out->size / sizeof *all; i++)
        if (!all[i].term && all[i].start < end && start < all[i].end)
            return true;
    return false;
}

/* Mentions on the page become mentions in the file; those that lie on what was
 * found already are dropped. */
static tamiz_code keep_found(tamiz_scan_messages *m, tamiz_buffer *found,
                             tamiz_error *err) {
    tamiz_mention *all = (tamiz_mention *)(void *)found->data;
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; i < found->size / sizeof *all; i++) {
        size_t from = (size_t)all[i].start, to = (size_t)all[i].end, a, b;
        uint64_t start = place_of(piece_at(&m->page, from), from, false);
        uint64_t end = place_of(piece_at(&m->page, to - 1), to, true);
        if (code || known_already(m, start, end)) {
            tamiz_answer_free(all[i].answer);
            continue;
        }
        field_around(&m->page, from, &a, &b);
        code = add_mention(m, &m->page, from, to, a, b > to ? b : to,
                           all[i].answer, NULL, err);
    }
    return code;
}

static size_t gather_known(tamiz_scan_messages *m) {
    const tamiz_scan_shown *fields =
        (const tamiz_scan_shown *)(const void *)m->fields.data;
    tamiz_buffer_reset(&m->known);
    for (size_t i = 0; i < m->fields.size / sizeof *fields; i++)
        if (fields[i].known)
            tamiz_buffer_add(&m->known, &fields[i].run, sizeof fields[i].run);
    return m->known.size / sizeof(tamiz_scan_run);
}

static tamiz_code find_on_page(tamiz_scan_messages *m, tamiz_span text,
                               tamiz_error *err) {
    tamiz_buffer found = {0};
    size_t known = gather_known(m);
    tamiz_scan_search search = {
        .snapshot = m->snapshot,
        .options = m->options,
        .name = m->name,
        .worker = m->asker.worker,
        .known = (const tamiz_scan_run *)(const void *)m->known.data,
        .known_count = known,
    };
    if (m->known.failed) return tamiz_fail_memory(err, m->name);
    tamiz_code code = tamiz_scan_find(&search, text, &found, m->config, err);
    if (!code) {
        code = keep_found(m, &found, err);
    } else {
        tamiz_mention *all = (tamiz_mention *)(void *)found.data;
        for (size_t i = 0; i < found.size / sizeof *all; i++)
            tamiz_answer_free(all[i].answer);
    }
    tamiz_buffer_clear(&found);
    return code;
}

static tamiz_code search_page(tamiz_scan_messages *m, tamiz_error *err) {
    tamiz_buffer shown = {0};
    tamiz_span text = tamiz_buffer_view(&m->page.text);
    if (!text.size) return TAMIZ_OK;
    tamiz_buffer_span(&shown, text);
    tamiz_code code = TAMIZ_OK;
    if (shown.failed || m->page.text.failed || m->page.pieces.failed ||
        m->fields.failed)
        code = tamiz_fail_memory(err, m->name);
    if (!code) {
        raise_case(shown.data, shown.size);
        code = find_on_page(m, tamiz_buffer_view(&shown), err);
    }
    tamiz_buffer_clear(&shown);
    tamiz_buffer_reset(&m->page.text);
    tamiz_buffer_reset(&m->page.pieces);
    tamiz_buffer_reset(&m->fields);
    return code;
}

static tamiz_code empty_answer(tamiz_scan_messages *m, tamiz_span text,
                               tamiz_answer **out, tamiz_error *err) {
    tamiz_query query = {.name = text.data, .name_size = text.size};
    return tamiz_answer_new(m->snapshot, &query, out, err);
}

static tamiz_code search_terms(tamiz_scan_messages *m, tamiz_error *err) {
    tamiz_buffer found = {0};
    tamiz_arena scratch = {0};
    tamiz_span text = tamiz_buffer_view(&m->watched.text);
    if (!text.size) return TAMIZ_OK;
    tamiz_code code = tamiz_watch_find(
        m->options->watch, m->asker.worker->latin, text, &scratch, &found, err);
    const tamiz_watch_found *all =
        (const tamiz_watch_found *)(const void *)found.data;
    for (size_t i = 0; !code && i < found.size / sizeof *all; i++) {
        size_t a, b;
        tamiz_answer *none;
        field_around(&m->watched, all[i].start, &a, &b);
        code = empty_answer(
            m,
            (tamiz_span){text.data + all[i].start, all[i].end - all[i].start},
            &none, err);
        if (!code)
            code = add_mention(m, &m->watched, all[i].start, all[i].end, a,
                               b > all[i].end ? b : all[i].end, none, &all[i],
                               err);
    }
    tamiz_arena_clear(&scratch);
    tamiz_buffer_clear(&found);
    tamiz_buffer_reset(&m->watched.text);
    tamiz_buffer_reset(&m->watched.pieces);
    return code;
}

/* Where the value stands on the page; empty when it is. */
static tamiz_scan_run append(tamiz_scan_value *page,
                             const tamiz_scan_value *value) {
    size_t count;
    const tamiz_scan_piece *pieces = pieces_of(value, &count);
    if (!value->text.size) return (tamiz_scan_run){0, 0};
    if (page->text.size) tamiz_buffer_text(&page->text, "\n\n");
    size_t base = page->text.size;
    tamiz_buffer_span(&page->text, tamiz_buffer_view(&value->text));
    for (size_t i = 0; i < count; i++) {
        tamiz_scan_piece piece = pieces[i];
        piece.at += base;
        tamiz_buffer_add(&page->pieces, &piece, sizeof piece);
    }
    return (tamiz_scan_run){base, page->text.size};
}

tamiz_code tamiz_scan_message_watch(tamiz_scan_messages *m,
                                    const tamiz_scan_value *value,
                                    tamiz_error *err) {
    if (!m->options->watch) return TAMIZ_OK;
    (void)append(&m->watched, value);
    return m->watched.text.size > PAGE ? search_terms(m, err) : TAMIZ_OK;
}

tamiz_code tamiz_scan_message_text(tamiz_scan_messages *m,
                                   const tamiz_scan_value *value,
                                   tamiz_error *err) {
    tamiz_scan_shown field = {.run = append(&m->page, value)};
    if (field.run.end && !m->page.pieces.failed)
        tamiz_buffer_add(&m->fields, &field, sizeof field);
    tamiz_code code = m->page.text.size > PAGE ? search_page(m, err) : TAMIZ_OK;
    return code ? code : tamiz_scan_message_watch(m, value, err);
}

/* ---- parties ----------------------------------------------------------- */

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

static bool covers(const tamiz_mention *mention, const tamiz_scan_piece *p) {
    return mention->start <= p->start && p->end <= mention->end;
}

/* A party that was found covers its name, which waits on the page: what a
 * search would find there were dropped. Fields wait in order of place. */
static void mark_known(tamiz_scan_messages *m, const tamiz_mention *mention) {
    tamiz_scan_shown *fields = (tamiz_scan_shown *)(void *)m->fields.data;
    for (size_t i = m->fields.size / sizeof *fields; i-- > 0;) {
        const tamiz_scan_piece *p = piece_at(&m->page, fields[i].run.start);
        const tamiz_scan_piece *last =
            piece_at(&m->page, fields[i].run.end - 1);
        if (p->end <= mention->start) break;
        while (p < last && covers(mention, p)) p++;
        fields[i].known |= p == last && covers(mention, p);
    }
}

static tamiz_code keep_answer(tamiz_scan_messages *m, const tamiz_scan_value *v,
                              tamiz_answer *answer, tamiz_error *err) {
    if (!answer->hit_count) {
        tamiz_answer_free(answer);
        return TAMIZ_OK;
    }
    tamiz_code code =
        add_mention(m, v, 0, v->text.size, 0, v->text.size, answer, NULL, err);
    if (code) return code;
    const tamiz_mention *all =
        (const tamiz_mention *)(const void *)m->out->data;
    mark_known(m, &all[m->out->size / sizeof *all - 1]);
    return TAMIZ_OK;
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

static tamiz_code watch_all(tamiz_scan_messages *m, const tamiz_buffer *values,
                            tamiz_error *err) {
    tamiz_scan_value *all;
    size_t count = values_of(values, &all);
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < count; i++) {
        /* A BIC in its several lengths, a name in its spellings: once. */
        if (i && piece_at(&all[i], 0)->start == piece_at(&all[i - 1], 0)->start)
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
        code = ask_party(m, p, &wrong);
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

/* ---- messages ---------------------------------------------------------- */

void tamiz_scan_message_open(tamiz_scan_messages *m, uint64_t start) {
    m->open = true;
    m->incomplete = false;
    m->start = start;
    m->type = m->id = "";
    m->first = m->out->size / sizeof(tamiz_mention);
    tamiz_buffer_reset(&m->notes);
}

void tamiz_scan_message_note(tamiz_scan_messages *m, bool incomplete,
                             const char *format, ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    m->incomplete |= incomplete;
    if (m->notes.size / sizeof(char *) >= TAMIZ_MESSAGE_NOTES) return;
    const char *kept = tamiz_arena_copy(m->kept, tamiz_span_of(text)).data;
    if (kept) tamiz_buffer_add(&m->notes, &kept, sizeof kept);
}

static int order_of_mentions(const void *x, const void *y) {
    const tamiz_mention *p = x, *q = y;
    if (p->start != q->start) return p->start < q->start ? -1 : 1;
    if (p->end != q->end) return p->end < q->end ? -1 : 1;
    int c = strcmp(p->path, q->path);
    if (c) return c;
    return strcmp(p->term ? p->term : "", q->term ? q->term : "");
}

/* The one place that decides: what was found counts first, then whether all of
 * the message was read. Notes say so when both is the case. */
static const char *verdict_of(const tamiz_scan_messages *m, size_t mentions) {
    if (mentions) return "hits";
    return m->incomplete ? "incomplete" : "clear";
}

tamiz_code tamiz_scan_message_close(tamiz_scan_messages *m, uint64_t end,
                                    tamiz_error *err) {
    tamiz_code code = search_page(m, err);
    if (!code && m->options->watch) code = search_terms(m, err);
    m->open = false;
    if (code) return code;
    tamiz_mention *all = (tamiz_mention *)(void *)m->out->data;
    size_t count = m->out->size / sizeof *all - m->first;
    if (count) qsort(all + m->first, count, sizeof *all, order_of_mentions);
    size_t notes = m->notes.size / sizeof(char *);
    const char **kept = tamiz_arena_array(m->kept, notes + 1, sizeof *kept);
    if (!kept) return tamiz_fail_memory(err, m->name);
    if (notes) memcpy(kept, m->notes.data, m->notes.size);
    tamiz_message message = {
        .index = m->told->size / sizeof message + 1,
        .type = tamiz_arena_copy(m->kept, tamiz_span_of(m->type)).data,
        .id = tamiz_arena_copy(m->kept, tamiz_span_of(m->id)).data,
        .verdict = verdict_of(m, count),
        .incomplete = m->incomplete,
        .start = m->start,
        .end = end,
        .notes = kept,
        .note_count = notes,
        .first_mention = m->first,
        .mention_count = count,
    };
    tamiz_buffer_add(m->told, &message, sizeof message);
    tamiz_arena_reset(&m->arena);
    if (!message.type || !message.id || m->told->failed)
        return tamiz_fail_memory(err, m->name);
    return TAMIZ_OK;
}

static void mix_config(tamiz_scan_messages *m) {
    uint64_t hash = tamiz_hash(tamiz_span_of(m->asker.policy.config));
    if (m->options->watch)
        hash = tamiz_hash_mix(hash, tamiz_watch_hash(m->options->watch));
    (void)snprintf(m->config, sizeof m->config, "%016llx",
                   (unsigned long long)hash);
}

tamiz_code tamiz_scan_messages_read(tamiz_scan_messages *m, bool xml,
                                    tamiz_error *err) {
    tamiz_code code =
        tamiz_screener_init(&m->asker, m->snapshot, m->options, err);
    if (code) return code;
    m->asker.exact_numbers = m->asker.only_hits = true;
    code = xml ? tamiz_scan_xml_read(m, err) : tamiz_scan_mt_read(m, err);
    if (!code && m->open) code = tamiz_scan_message_close(m, m->file.size, err);
    mix_config(m);
    tamiz_screener_clear(&m->asker);
    tamiz_arena_clear(&m->arena);
    tamiz_scan_value_clear(&m->page);
    tamiz_scan_value_clear(&m->watched);
    tamiz_buffer_clear(&m->notes);
    tamiz_buffer_clear(&m->fields);
    tamiz_buffer_clear(&m->known);
    return code;
}
