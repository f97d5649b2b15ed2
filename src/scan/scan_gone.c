/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_gone.h"

#include "base_error.h"
#include "index_gone.h"
#include "screen_answer.h"

static tamiz_mention *all_of(const tamiz_buffer *mentions, size_t *count) {
    *count = mentions->size / sizeof(tamiz_mention);
    return (tamiz_mention *)(void *)mentions->data;
}

/* Which list the party left, and between which versions. */
static tamiz_code tell_when(const tamiz_snapshot *gone, tamiz_mention *m,
                            tamiz_arena *arena, tamiz_error *err) {
    uint32_t party = m->answer->entities[0];
    m->left_list = gone->text + gone->lists[gone->entities[party].list].id;
    m->left_after = tamiz_gone_after(gone, party, arena);
    m->left_by = tamiz_gone_by(gone, party, arena);
    return m->left_after && m->left_by ? TAMIZ_OK
                                       : tamiz_fail_memory(err, "mentions");
}

/* Frees those that overlap with a listed one; returns how many stay. */
static size_t drop_overlaps(tamiz_mention *found, size_t count,
                            const tamiz_mention *listed, size_t listed_count) {
    size_t kept = 0, at = 0;
    for (size_t i = 0; i < count; i++) {
        while (at < listed_count && listed[at].end <= found[i].start) at++;
        if (at < listed_count && listed[at].start < found[i].end)
            tamiz_answer_free(found[i].answer);
        else
            found[kept++] = found[i];
    }
    return kept;
}

/* The number of listed mention `number` among all. */
static size_t moved(size_t number, const size_t *places) {
    return number == TAMIZ_NO_MENTION ? number : places[number];
}

/* Both stand in order of place, and do not overlap. */
static void merge(const tamiz_mention *listed, size_t count, size_t *places,
                  const tamiz_mention *found, size_t found_count,
                  tamiz_mention *out) {
    size_t k = 0;
    for (size_t i = 0; i < count; i++) {
        while (k < found_count && found[k].start < listed[i].start) {
            out[i + k] = found[k];
            k++;
        }
        places[i] = i + k;
        out[i + k] = listed[i];
    }
    for (; k < found_count; k++) out[count + k] = found[k];
    for (size_t i = 0; i < count; i++) {
        tamiz_mention *m = &out[places[i]];
        m->refers_to = moved(m->refers_to, places);
        for (size_t j = 0; j < 2; j++)
            m->may_refer_to[j] = moved(m->may_refer_to[j], places);
    }
}

static tamiz_code put_among(tamiz_buffer *mentions, const tamiz_buffer *more,
                            size_t more_count, tamiz_error *err) {
    size_t count = 0, ignored;
    const tamiz_mention *listed = all_of(mentions, &count);
    size_t *places = calloc(count + 1, sizeof *places);
    tamiz_buffer both = {0};
    tamiz_mention *out =
        tamiz_buffer_grow(&both, (count + more_count) * sizeof *out);
    bool good = places && out;
    if (good) {
        merge(listed, count, places, all_of(more, &ignored), more_count, out);
        tamiz_buffer_clear(mentions);
        *mentions = both;
    } else {
        tamiz_buffer_clear(&both);
    }
    free(places);
    return good ? TAMIZ_OK : tamiz_fail_memory(err, "mentions");
}

static void free_mentions(tamiz_buffer *found, size_t count) {
    size_t ignored;
    tamiz_mention *all = all_of(found, &ignored);
    for (size_t i = 0; i < count; i++) tamiz_answer_free(all[i].answer);
}

tamiz_code tamiz_scan_gone(const tamiz_scan_search *search, tamiz_span text,
                           tamiz_arena *arena, tamiz_buffer *mentions,
                           tamiz_error *err) {
    const tamiz_snapshot *gone = search->snapshot;
    tamiz_buffer found = {0};
    tamiz_scan_config config;
    if (!tamiz_gone_is(gone))
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, gone->id,
                          "expected a snapshot of parties that left their "
                          "lists, as tamiz update makes it");
    tamiz_code code = tamiz_scan_find(search, text, &found, config, err);
    size_t count = 0, listed_count = 0;
    tamiz_mention *all = all_of(&found, &count);
    const tamiz_mention *listed = all_of(mentions, &listed_count);
    if (!code) count = drop_overlaps(all, count, listed, listed_count);
    for (size_t i = 0; !code && i < count; i++)
        code = tell_when(gone, &all[i], arena, err);
    if (!code && count) code = put_among(mentions, &found, count, err);
    if (code) free_mentions(&found, count);
    tamiz_buffer_clear(&found);
    return code;
}
