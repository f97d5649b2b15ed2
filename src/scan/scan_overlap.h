/* SPDX-License-Identifier: Apache-2.0 */
/* Sets of listed names, and whether two of them share one. A set is found once
 * under its key, a pair of sets compared once. */
#ifndef TAMIZ_SCAN_OVERLAP_H
#define TAMIZ_SCAN_OVERLAP_H

#include "base_arena.h"
#include "base_buffer.h"
#include "base_table.h"
#include "index_probe.h"

/* What two sets share. */
enum { TAMIZ_OVERLAP_NAME = 1, TAMIZ_OVERLAP_INITIALED = 2 };

typedef struct tamiz_overlap_set {
    uint32_t *names; /* rising, each once */
    uint32_t count;
    float heaviest; /* the most that what led to them weighs in a name */
    unsigned marks; /* the caller's */
} tamiz_overlap_set;

/* Zero-initialised but for the snapshot is empty. */
typedef struct tamiz_overlap {
    const tamiz_snapshot *snapshot;
    tamiz_table known; /* key to number of set */
    tamiz_buffer sets; /* by number */
    uint64_t *pairs;   /* two numbers and what they share */
    size_t pair_count, pair_room;
    float heaviest;      /* of it, too */
    tamiz_buffer met;    /* scratch: names of the set that is being made */
    tamiz_buffer marked; /* scratch: a bit for each name of the snapshot */
    tamiz_arena arena;
    bool failed; /* out of memory */
} tamiz_overlap;

/* The number of the set of this key, or NULL: it is to be made then. Valid
 * until the next one is made. */
const uint32_t *tamiz_overlap_find(const tamiz_overlap *overlap,
                                   tamiz_span key);

/* Makes a set: begin, add what belongs to it, end under a key of its own, which
 * is copied. Gives its number. */
void tamiz_overlap_begin(tamiz_overlap *overlap);
void tamiz_overlap_add(tamiz_overlap *overlap, const tamiz_found_units *found);
uint32_t tamiz_overlap_end(tamiz_overlap *overlap, tamiz_span key,
                           unsigned marks);

const tamiz_overlap_set *tamiz_overlap_get(const tamiz_overlap *overlap,
                                           uint32_t number);

/* TAMIZ_OVERLAP_* ored: whether both sets hold a name, and whether they hold
 * one that has an initial. */
unsigned tamiz_overlap_compare(tamiz_overlap *overlap, uint32_t a, uint32_t b);

/* The first `most` names from first to before end that both sets hold. */
size_t tamiz_overlap_names(const tamiz_overlap *overlap, uint32_t a, uint32_t b,
                           uint32_t first, uint32_t end, uint32_t *names,
                           size_t most);

/* Forgets all when it is much; before a text only, as numbers change. */
void tamiz_overlap_tidy(tamiz_overlap *overlap);

void tamiz_overlap_clear(tamiz_overlap *overlap);

#endif
