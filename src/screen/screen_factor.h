/* SPDX-License-Identifier: Apache-2.0 */
/* Facts beside the name: what a query and a party both say of birth, death and
 * incorporation, country, gender, place of birth, addresses and positions, and
 * how much it tells. */
#ifndef TAMIZ_SCREEN_FACTOR_H
#define TAMIZ_SCREEN_FACTOR_H

#include "entity_schema.h"
#include "screen_odds.h"
#include "tamiz.h"

typedef enum tamiz_factor_kind {
    TAMIZ_FACTOR_BIRTH,
    TAMIZ_FACTOR_DEATH,
    TAMIZ_FACTOR_FOUNDED,
    TAMIZ_FACTOR_COUNTRY,
    TAMIZ_FACTOR_GENDER,
    TAMIZ_FACTOR_BIRTH_PLACE,
    TAMIZ_FACTOR_ADDRESS,
    TAMIZ_FACTOR_POSITION,
    TAMIZ_FACTOR_COUNT
} tamiz_factor_kind;

/* The pair of values that agrees best, of those that both sides have. */
typedef struct tamiz_factor_pair {
    bool known; /* both sides say it, both were understood, and it tells */
    tamiz_odds_weight
        outcome;        /* how they agree: tamiz_odds_bits has its bits */
    uint32_t asked;     /* which of the query's values */
    const char *listed; /* the other one, as published; valid until the facts of
                         * the next party are weighed */
} tamiz_factor_pair;

/* Weighs each fact; what a side does not say is not known, and 0 bits. A
 * country of an address or a place of birth counts only where countries are
 * not compared by themselves. Errors: NO_MEMORY. */
tamiz_code tamiz_factors_weigh(const tamiz_snapshot *snapshot, uint32_t entity,
                               const tamiz_query_facts *facts,
                               tamiz_factor_pair out[TAMIZ_FACTOR_COUNT],
                               tamiz_error *err);

/* The fact that a property of FollowTheMoney tells, COUNT = none. */
tamiz_factor_kind tamiz_factor_of(tamiz_prop prop);

/* "birthDate", as a property of FollowTheMoney. Static. */
const char *tamiz_factor_name(tamiz_factor_kind kind);

/* Writes the hit's factors, those that are known, into the arena. Errors:
 * NO_MEMORY. */
tamiz_code tamiz_factors_tell(const tamiz_snapshot *snapshot, uint32_t entity,
                              const tamiz_query_facts *facts,
                              tamiz_arena *arena, tamiz_hit *hit,
                              tamiz_error *err);

#endif
