/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts that found no partner cost, and what contradicts. Penalties
 * only ever lower a score: the index counts on it. */
#ifndef TAMIZ_NAME_PENALTY_H
#define TAMIZ_NAME_PENALTY_H

#include "name_compare.h"

typedef struct tamiz_penalties {
    double conflict, omission; /* added to the denominator, never negative */
    double factor;             /* on the score, in (0, 1] */
    unsigned contradictions;   /* tamiz_contradiction flags */
} tamiz_penalties;

/* used_a and used_b say which parts are linked; linked is the links' weight. */
tamiz_penalties tamiz_penalties_of(const tamiz_name *a, const tamiz_name *b,
                                   const bool *used_a, const bool *used_b,
                                   const tamiz_link *links, size_t link_count,
                                   double linked);

/* What an unlinked part weighs in a conflict. */
double tamiz_part_conflict_weight(const tamiz_part *part);

#endif
