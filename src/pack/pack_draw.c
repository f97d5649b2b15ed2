/* SPDX-License-Identifier: Apache-2.0 */
#include "pack_draw.h"

#include "base_error.h"
#include "base_random.h"
#include "pack_letters.h"
#include "pack_vary.h"

#include <stdlib.h>

/* ---- listed ------------------------------------------------------------ */

static bool is_asked(const tamiz_snapshot *s, uint32_t list,
                     const char *const *lists, size_t list_count) {
    for (size_t i = 0; i < list_count; i++)
        if (!strcmp(s->text + s->lists[list].id, lists[i])) return true;
    return !list_count;
}

/* The first that is a primary name, as published; NULL = none is apt. */
static const char *name_of(const tamiz_snapshot *s,
                           const tamiz_entity_record *e) {
    for (uint32_t i = 0; i < e->name_count; i++) {
        const tamiz_name_record *n =
            &s->names[s->entity_names[e->first_name + i]];
        const char *name = s->text + n->text;
        if (n->prop == TAMIZ_PROP_name)
            return tamiz_pack_is_apt(tamiz_span_of(name)) ? name : NULL;
    }
    return NULL;
}

static int order_of_ranks(const void *x, const void *y) {
    const tamiz_pack_name *a = x, *b = y;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return strcmp(a->id, b->id);
}

static int order_of_hashes(const void *x, const void *y) {
    const uint64_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static void add_name(tamiz_pack_names *names, const tamiz_snapshot *s,
                     uint32_t entity, uint64_t seed) {
    const tamiz_entity_record *e = &s->entities[entity];
    const char *id = s->text + e->id, *name = name_of(s, e);
    if (!name) return;
    uint64_t state = tamiz_hash_mix(seed, tamiz_hash(tamiz_span_of(id)));
    names->all[names->count++] =
        (tamiz_pack_name){.rank = tamiz_random(&state),
                          .id = id,
                          .schema = tamiz_schema_rows[e->schema].name,
                          .name = name,
                          .person = e->schema == TAMIZ_SCHEMA_Person};
}

static uint64_t sum_of(const uint64_t *words, size_t count) {
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += words[i];
    return sum;
}

/* Names of two words without one of them would be near to half the list. */
enum { LEAST_NEAR = 3 };

static void add_sums(tamiz_pack_names *names, const char *name) {
    uint64_t words[TAMIZ_PACK_HASHES];
    size_t count = tamiz_pack_words(tamiz_span_of(name), words);
    uint64_t sum = sum_of(words, count);
    names->listed[names->listed_count++] = sum;
    names->near[names->near_count++] = sum;
    for (size_t i = 0; i < count && count >= LEAST_NEAR; i++)
        names->near[names->near_count++] = sum - words[i];
}

static tamiz_code add_all_sums(tamiz_pack_names *names, const tamiz_snapshot *s,
                               tamiz_error *err) {
    uint64_t words[TAMIZ_PACK_HASHES];
    size_t room = 0;
    for (uint32_t i = 0; i < s->name_count; i++)
        room += 1 + tamiz_pack_words(tamiz_span_of(s->text + s->names[i].text),
                                     words);
    names->listed = calloc((size_t)s->name_count + 1, sizeof *names->listed);
    names->near = calloc(room + 1, sizeof *names->near);
    if (!names->listed || !names->near) return tamiz_fail_memory(err, "names");
    for (uint32_t i = 0; i < s->name_count; i++)
        add_sums(names, s->text + s->names[i].text);
    qsort(names->listed, names->listed_count, sizeof *names->listed,
          order_of_hashes);
    qsort(names->near, names->near_count, sizeof *names->near, order_of_hashes);
    return TAMIZ_OK;
}

tamiz_code tamiz_pack_names_draw(tamiz_pack_names *names,
                                 const tamiz_snapshot *s,
                                 const char *const *lists, size_t list_count,
                                 uint64_t seed, tamiz_error *err) {
    names->all = calloc((size_t)s->entity_count + 1, sizeof *names->all);
    if (!names->all) return tamiz_fail_memory(err, "names");
    for (uint32_t i = 0; i < s->entity_count; i++) {
        const tamiz_entity_record *e = &s->entities[i];
        if (e->owner == i && tamiz_schema_rows[e->schema].matchable &&
            is_asked(s, e->list, lists, list_count))
            add_name(names, s, i, seed);
    }
    qsort(names->all, names->count, sizeof *names->all, order_of_ranks);
    return add_all_sums(names, s, err);
}

void tamiz_pack_names_clear(tamiz_pack_names *names) {
    free(names->all);
    free(names->listed);
    free(names->near);
    *names = (tamiz_pack_names){.all = NULL};
}

static bool is_among(const uint64_t *sums, size_t count, uint64_t sum) {
    return count && bsearch(&sum, sums, count, sizeof *sums, order_of_hashes);
}

bool tamiz_pack_is_listed(const tamiz_pack_names *names, tamiz_span name) {
    uint64_t words[TAMIZ_PACK_HASHES];
    size_t count = tamiz_pack_words(name, words);
    return is_among(names->listed, names->listed_count, sum_of(words, count));
}

static bool is_near(const tamiz_pack_names *names, tamiz_span name) {
    uint64_t words[TAMIZ_PACK_HASHES];
    size_t count = tamiz_pack_words(name, words);
    uint64_t sum = sum_of(words, count);
    bool near = is_among(names->near, names->near_count, sum);
    for (size_t i = 0; i < count && count >= LEAST_NEAR && !near; i++)
        near = is_among(names->near, names->near_count, sum - words[i]);
    return near;
}

/* ---- clean ------------------------------------------------------------- */

/* Words of a name in spoken order. */
typedef struct spoken {
    tamiz_pack_letters letters;
    tamiz_pack_letters_word words[TAMIZ_PACK_WORDS];
    size_t count;
} spoken;

static void speak(const tamiz_pack_name *name, tamiz_buffer *scratch,
                  spoken *out) {
    tamiz_pack_natural(tamiz_span_of(name->name), name->person, scratch);
    tamiz_pack_letters_read(&out->letters, tamiz_buffer_view(scratch));
    out->count = tamiz_pack_letters_words(&out->letters, out->words);
}

static void add_words(tamiz_pack_letters *to, const spoken *from, size_t first,
                      size_t end) {
    for (size_t i = first; i < end; i++) {
        if (to->count) tamiz_pack_letters_append(to, " ");
        for (size_t k = from->words[i].start; k < from->words[i].end; k++)
            tamiz_pack_letters_put(to, to->count, from->letters.at[k]);
    }
}

bool tamiz_pack_clean(const tamiz_pack_names *names, uint64_t seed,
                      tamiz_buffer *out, bool *person) {
    if (names->count < 2) return false;
    const tamiz_pack_name *one =
        &names->all[tamiz_random_below(&seed, names->count)];
    const tamiz_pack_name *other =
        &names->all[tamiz_random_below(&seed, names->count)];
    if (one == other || one->person != other->person) return false;
    spoken a, b;
    tamiz_pack_letters mixed = {.count = 0};
    speak(one, out, &a);
    speak(other, out, &b);
    if (a.count < 2 || b.count < 2) return false;
    bool whole = one->person;
    add_words(&mixed, &a, 0, whole ? a.count - 1 : (a.count + 1) / 2);
    add_words(&mixed, &b, whole ? b.count - 1 : (b.count + 1) / 2, b.count);
    tamiz_pack_letters_write(&mixed, out);
    *person = one->person;
    return !is_near(names, tamiz_buffer_view(out));
}
