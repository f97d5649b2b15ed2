/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence in bits: how many times likelier the agreement is for the same
 * party than for another one (Fellegi and Sunter 1969). A rare word that
 * agrees tells more than a common one; so does a birth date. The weights of
 * version 1 come from word frequencies in the snapshot and from judgement;
 * they order hits and decide none. */
#ifndef TAMIZ_SCREEN_ODDS_H
#define TAMIZ_SCREEN_ODDS_H

#include "index_snapshot.h"
#include "name_compare.h"

/* What a query says beside the name, read and checked. */
typedef struct tamiz_query_facts {
    int birth_year, birth_month, birth_day; /* 0 = not said */
    const char *country;                    /* ISO code or NULL */
    const char *gender;                     /* "male", "female" or NULL */
} tamiz_query_facts;

/* Bits for the name alone; `name` is the listed one. */
double tamiz_odds_of_name(const tamiz_snapshot *snapshot, uint32_t name,
                          const tamiz_comparison *comparison);

/* Bits for everything else that both sides say. */
double tamiz_odds_of_facts(const tamiz_snapshot *snapshot, uint32_t entity,
                           const tamiz_query_facts *facts);

/* 1 / (1 + 2^-bits) */
double tamiz_odds_probability(double bits);

#endif
