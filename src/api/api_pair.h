/* SPDX-License-Identifier: Apache-2.0 */
/* Which of the things attached to a party before is which of those attached to
 * it now. Many lists give them no number of their own, so that one more address
 * at the top renames all the others; they are told by what is said of them. */
#ifndef TAMIZ_API_PAIR_H
#define TAMIZ_API_PAIR_H

#include "base_arena.h"
#include "index_snapshot.h"

/* One fact. Texts are borrowed from the snapshot. */
typedef struct tamiz_pair_fact {
    const char *value, *lang;
    uint32_t prop;
} tamiz_pair_fact;

/* A party or what is attached to it. */
typedef struct tamiz_subject {
    const char *id;
    uint32_t schema;
    tamiz_pair_fact *facts; /* sorted by property, value, language */
    size_t fact_count;      /* without references inside the party */
    tamiz_pair_fact *links; /* those references; sorted once they are told by
                             * the ids of the newer side */
    size_t link_count;
    size_t partner; /* index on the other side, or SIZE_MAX */
} tamiz_subject;

int tamiz_pair_fact_order(const tamiz_pair_fact *a, const tamiz_pair_fact *b);

/* Sets partner in both arrays, whose first elements are the party itself.
 * First those that say the same, then those of one schema that have most in
 * common, half of the smaller one at least. False = out of memory. */
bool tamiz_pair_subjects(tamiz_subject *older, size_t older_count,
                         tamiz_subject *newer, size_t newer_count,
                         tamiz_arena *arena);

#endif
