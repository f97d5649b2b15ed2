/* SPDX-License-Identifier: Apache-2.0 */
/* From a word of a query to the units it can be linked to. */
#ifndef TAMIZ_INDEX_PROBE_H
#define TAMIZ_INDEX_PROBE_H

#include "base_table.h"
#include "index_snapshot.h"
#include "name_compare.h"

/* Units of one kind that a word can be linked to. */
typedef struct tamiz_found_unit {
    uint32_t unit;
    uint32_t first_posting; /* of the unit; an only one is given itself */
    uint32_t posting_count;
    float similarity;
    bool aside; /* a legal form */
} tamiz_found_unit;

/* The names that hold the unit, posting_count of them. */
static inline const uint32_t *tamiz_found_postings(const tamiz_snapshot *s,
                                                   const tamiz_found_unit *u) {
    return u->posting_count == 1 ? &u->first_posting
                                 : s->postings + u->first_posting;
}

typedef struct tamiz_found_units {
    const tamiz_found_unit *units;
    uint32_t count;
    uint32_t postings; /* of all units together, capped */
    float similarity;  /* the greatest of any link */
    float weight;      /* the most that any of the units weighs in a name */
} tamiz_found_units;

/* What was found for a word, or for a run of words written together: units
 * that it can be linked to by anything but an initial. */
typedef struct tamiz_found {
    tamiz_found_units parts, runs; /* single parts of names, and runs of them */
} tamiz_found;

/* A memory of words that were looked up. Zero-initialised is empty. */
typedef struct tamiz_probes {
    const tamiz_snapshot *snapshot;
    tamiz_table known; /* word to number in founds */
    tamiz_buffer founds, scratch[2];
    tamiz_buffer met;   /* units that share a key */
    tamiz_buffer slots; /* to drop doubles of them */
    tamiz_arena arena;
} tamiz_probes;

void tamiz_probes_clear(tamiz_probes *probes);

/* To be called between queries: forgets words when there are too many. */
void tamiz_probes_tidy(tamiz_probes *probes);

/* Looks up a part (run = 1) or a run of parts. Out-of-memory gives false. */
bool tamiz_probes_find(tamiz_probes *probes, const tamiz_part *part, size_t run,
                       tamiz_found *out);

#endif
