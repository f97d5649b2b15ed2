/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence in bits: log2 of how many times likelier it is between two names of
 * one party than between names of two (Fellegi and Sunter 1969). Agreement on
 * a word counts by the word's rarity in the snapshot, so a rare word tells more
 * than a common one. All weights stand in data/odds.tsv; those of names are
 * fitted by tools/odds.py, docs/odds.md tells how and how well. Bits order
 * hits and decide none. */
#ifndef TAMIZ_SCREEN_ODDS_H
#define TAMIZ_SCREEN_ODDS_H

#include "entity_date.h"
#include "index_snapshot.h"
#include "name_compare.h"
#include "screen_odds_table.h"
#include "screen_place.h"

/* A listed number that is a slip away from one of the query's. */
typedef struct tamiz_slip {
    uint32_t entity, statement;
    uint32_t number; /* of the query's */
} tamiz_slip;

/* What a query says beside the name, read and checked. */
typedef struct tamiz_query_facts {
    tamiz_date_range birth; /* year 0 = not said */
    tamiz_date_range death; /* the same */
    const char *country;    /* ISO code or NULL */
    const char *gender;     /* "male", "female" or NULL */
    const tamiz_date_range *more_births;
    size_t more_birth_count;
    const char *const *more_countries; /* ISO codes */
    size_t more_country_count;
    const tamiz_date_range *founded; /* dates of incorporation or building */
    size_t founded_count;
    const tamiz_place *addresses, *birth_places, *positions;
    size_t address_count, birth_place_count, position_count;
    tamiz_latin *latin;   /* listed places are read with it; borrowed. NULL only
                           * when there are no places */
    tamiz_arena *scratch; /* and live here until the next party is weighed */
    const tamiz_slip *slips; /* by entity, one for each */
    size_t slip_count;
} tamiz_query_facts;

/* Rarity of a word: log2 of one in how many names of other parties than the
 * owner of `name` holds it. A word that no other party has counts as if one
 * more name had it. `part` is a part of the listed name. 0 to about 20. */
double tamiz_odds_rarity(const tamiz_snapshot *snapshot, uint32_t name,
                         size_t part);

/* What the fitted weights are multiplied with, in their order; `name` is the
 * number of the listed one, the second of the comparison. */
void tamiz_odds_features(const tamiz_snapshot *snapshot, uint32_t name,
                         const tamiz_comparison *comparison,
                         double features[TAMIZ_ODDS_FITTED]);

/* Bits for the name alone: log2 odds that a hit by this name is the party,
 * when nothing else is known. `name` as above. */
double tamiz_odds_of_name(const tamiz_snapshot *snapshot, uint32_t name,
                          const tamiz_comparison *comparison);

/* Bits for everything else that both sides say: of several values on either
 * side the pair that agrees best counts. screen_factor.h says which. Errors:
 * NO_MEMORY. */
tamiz_code tamiz_odds_of_facts(const tamiz_snapshot *snapshot, uint32_t entity,
                               const tamiz_query_facts *facts, double *bits,
                               tamiz_error *err);

/* The slip that the party was found by, or NULL. */
const tamiz_slip *tamiz_slip_find(const tamiz_query_facts *facts,
                                  uint32_t entity);

/* 1 / (1 + 2^-bits) */
double tamiz_odds_probability(double bits);

#endif
