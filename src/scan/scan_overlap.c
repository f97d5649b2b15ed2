/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_overlap.h"

#include "base_hash.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    SETS_MOST = 1 << 18,          /* remembered */
    SET_BYTES = 48 * 1024 * 1024, /* all of them */
    PAIRS_MOST = 1 << 20,
};

void tamiz_overlap_clear(tamiz_overlap *s) {
    const tamiz_snapshot *snapshot = s->snapshot;
    tamiz_table_clear(&s->known);
    tamiz_buffer_clear(&s->sets);
    tamiz_buffer_clear(&s->met);
    tamiz_buffer_clear(&s->marked);
    tamiz_arena_clear(&s->arena);
    free(s->pairs);
    *s = (tamiz_overlap){.snapshot = snapshot};
}

void tamiz_overlap_tidy(tamiz_overlap *s) {
    if (s->failed || s->sets.size / sizeof(tamiz_overlap_set) >= SETS_MOST ||
        s->arena.total >= SET_BYTES)
        tamiz_overlap_clear(s);
}

/* ---- sets -------------------------------------------------------------- */

const uint32_t *tamiz_overlap_find(const tamiz_overlap *s, tamiz_span key) {
    return tamiz_table_find(&s->known, key);
}

const tamiz_overlap_set *tamiz_overlap_get(const tamiz_overlap *s,
                                           uint32_t number) {
    return &((const tamiz_overlap_set *)(const void *)s->sets.data)[number];
}

void tamiz_overlap_begin(tamiz_overlap *s) {
    tamiz_buffer_reset(&s->met);
    s->heaviest = 0;
    if (s->marked.size) return;
    size_t size = (s->snapshot->name_count / 64 + 1) * sizeof(uint64_t);
    void *marked = tamiz_buffer_grow(&s->marked, size);
    if (marked)
        memset(marked, 0, size);
    else
        s->failed = true;
}

void tamiz_overlap_add(tamiz_overlap *s, const tamiz_found_units *found) {
    s->heaviest = fmaxf(s->heaviest, found->weight);
    for (uint32_t i = 0; i < found->count; i++)
        tamiz_buffer_add(&s->met,
                         tamiz_found_postings(s->snapshot, &found->units[i]),
                         found->units[i].posting_count * sizeof(uint32_t));
}

static int order_of_names(const void *x, const void *y) {
    uint32_t p = *(const uint32_t *)x, q = *(const uint32_t *)y;
    return (p > q) - (p < q);
}

/* Both leave each name once, rising, and return how many there are. */
static size_t sort_names(uint32_t *names, size_t count) {
    size_t kept = 0;
    if (count > 1) qsort(names, count, sizeof *names, order_of_names);
    for (size_t i = 0; i < count; i++)
        if (!kept || names[kept - 1] != names[i]) names[kept++] = names[i];
    return kept;
}

static size_t mark_names(uint64_t *marks, size_t room, uint32_t *names,
                         size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        marks[names[i] >> 6] |= UINT64_C(1) << (names[i] & 63);
    for (size_t i = 0; i < room; i++) {
        for (uint64_t bits = marks[i]; bits; bits &= bits - 1)
            names[kept++] =
                (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(bits);
        marks[i] = 0;
    }
    return kept;
}

/* Names of common words are marked in a bit each, which costs a look at every
 * name of the snapshot, and those of others sorted. */
static void take_names(tamiz_overlap *s, tamiz_overlap_set *out) {
    uint32_t *names = (uint32_t *)(void *)s->met.data;
    size_t count = s->met.size / sizeof *names;
    size_t room = s->marked.size / sizeof(uint64_t);
    if (count > room / 8)
        count =
            mark_names((uint64_t *)(void *)s->marked.data, room, names, count);
    else
        count = sort_names(names, count);
    out->names = tamiz_arena_array(&s->arena, count + 1, sizeof *out->names);
    if (!out->names || s->met.failed) {
        s->failed = true;
        return;
    }
    if (count) memcpy(out->names, names, count * sizeof *names);
    out->count = (uint32_t)count;
}

uint32_t tamiz_overlap_end(tamiz_overlap *s, tamiz_span key, unsigned marks) {
    tamiz_overlap_set set = {.heaviest = s->heaviest, .marks = marks};
    uint32_t number = (uint32_t)(s->sets.size / sizeof set);
    take_names(s, &set);
    tamiz_span kept = tamiz_arena_copy(&s->arena, key);
    tamiz_buffer_add(&s->sets, &set, sizeof set);
    if (s->sets.failed || !kept.data ||
        !tamiz_table_add(&s->known, kept, number, NULL))
        s->failed = true;
    return number;
}

/* ---- pairs ------------------------------------------------------------- */

static uint32_t seek(const uint32_t *names, uint32_t from, uint32_t count,
                     uint32_t wanted) {
    uint32_t step = 1, low = from;
    while (low + step < count && names[low + step] < wanted) {
        low += step;
        step *= 2;
    }
    uint32_t high = low + step < count ? low + step : count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (names[mid] < wanted)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The next place from *i on where a name of few is in many, too, from *at on.
 */
static bool next_shared(const tamiz_overlap_set *few,
                        const tamiz_overlap_set *many, uint32_t *i,
                        uint32_t *at) {
    for (; *i < few->count; ++*i) {
        *at = seek(many->names, *at, many->count, few->names[*i]);
        if (*at >= many->count) break;
        if (many->names[*at] == few->names[*i]) return true;
    }
    return false;
}

static const tamiz_overlap_set *smaller(const tamiz_overlap_set *a,
                                        const tamiz_overlap_set *b) {
    return a->count < b->count ? a : b;
}

/* Names with initials lie behind the others. */
static unsigned compare(const tamiz_snapshot *snapshot,
                        const tamiz_overlap_set *a,
                        const tamiz_overlap_set *b) {
    const tamiz_overlap_set *few = smaller(a, b), *many = few == a ? b : a;
    uint32_t i = 0, at = 0;
    if (!next_shared(few, many, &i, &at)) return 0;
    uint32_t initialed = snapshot->regions[TAMIZ_REGION_INITIALED];
    if (few->names[i] < initialed)
        i = seek(few->names, i, few->count, initialed);
    return next_shared(few, many, &i, &at)
               ? TAMIZ_OVERLAP_NAME | TAMIZ_OVERLAP_INITIALED
               : TAMIZ_OVERLAP_NAME;
}

size_t tamiz_overlap_names(const tamiz_overlap *s, uint32_t a, uint32_t b,
                           uint32_t first, uint32_t end, uint32_t *names,
                           size_t most) {
    const tamiz_overlap_set *x = tamiz_overlap_get(s, a),
                            *y = tamiz_overlap_get(s, b);
    const tamiz_overlap_set *few = smaller(x, y), *many = few == x ? y : x;
    uint32_t i = seek(few->names, 0, few->count, first), at = 0;
    size_t count = 0;
    for (; count < most && next_shared(few, many, &i, &at); i++) {
        if (few->names[i] >= end) break;
        names[count++] = few->names[i];
    }
    return count;
}

static bool grow_pairs(tamiz_overlap *s) {
    if (s->pair_count * 2 < s->pair_room) return true;
    size_t room = s->pair_room ? s->pair_room * 2 : 1024;
    bool fresh = room > (size_t)2 * PAIRS_MOST; /* begins anew */
    if (fresh) room = 1024;
    uint64_t *pairs = calloc(room, sizeof *pairs), *old = s->pairs;
    if (!pairs) return false;
    for (size_t i = 0; !fresh && i < s->pair_room; i++) {
        if (!old[i]) continue;
        size_t at = tamiz_hash_mix(old[i] >> 3, 0) & (room - 1);
        while (pairs[at]) at = (at + 1) & (room - 1);
        pairs[at] = old[i];
    }
    free(old);
    s->pairs = pairs;
    s->pair_room = room;
    if (fresh) s->pair_count = 0;
    return true;
}

/* The lowest bit of an entry is always set. */
unsigned tamiz_overlap_compare(tamiz_overlap *s, uint32_t a, uint32_t b) {
    uint64_t key = (uint64_t)a << 30 | b;
    if (!grow_pairs(s)) {
        s->failed = true;
        return 0;
    }
    size_t at = tamiz_hash_mix(key, 0) & (s->pair_room - 1);
    for (; s->pairs[at]; at = (at + 1) & (s->pair_room - 1))
        if (s->pairs[at] >> 3 == key) return s->pairs[at] >> 1 & 3;
    unsigned found =
        compare(s->snapshot, tamiz_overlap_get(s, a), tamiz_overlap_get(s, b));
    s->pairs[at] = key << 3 | found << 1 | 1;
    s->pair_count++;
    return found;
}
