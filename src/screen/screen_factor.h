/* SPDX-License-Identifier: Apache-2.0 */
/* Facts beside the name: what a query and a party both say of birth, death,
 * country and gender, and how much it tells. */
#ifndef TAMIZ_SCREEN_FACTOR_H
#define TAMIZ_SCREEN_FACTOR_H

#include "screen_odds.h"
#include "tamiz.h"

typedef enum tamiz_factor_kind {
    TAMIZ_FACTOR_BIRTH,
    TAMIZ_FACTOR_DEATH,
    TAMIZ_FACTOR_COUNTRY,
    TAMIZ_FACTOR_GENDER,
    TAMIZ_FACTOR_COUNT
} tamiz_factor_kind;

/* The pair of values that agrees best, of those that both sides have. */
typedef struct tamiz_factor_pair {
    bool known; /* both sides say it, and both were understood */
    double bits;
    uint32_t asked;     /* which of the query's values */
    uint32_t statement; /* of the listed one */
} tamiz_factor_pair;

/* Weighs each fact; what a side does not say is not known, and 0 bits. */
void tamiz_factors_weigh(const tamiz_snapshot *snapshot, uint32_t entity,
                         const tamiz_query_facts *facts,
                         tamiz_factor_pair out[TAMIZ_FACTOR_COUNT]);

/* Writes the hit's factors, those that are known, into the arena. Errors:
 * NO_MEMORY. */
tamiz_code tamiz_factors_tell(const tamiz_snapshot *snapshot, uint32_t entity,
                              const tamiz_query_facts *facts,
                              tamiz_arena *arena, tamiz_hit *hit,
                              tamiz_error *err);

#endif
