/* SPDX-License-Identifier: Apache-2.0 */
/* The score of OFAC's own search page, as its FAQ 249 describes it; what is
 * known of it and what was chosen here tells docs/policy.md.
 *
 *   whole  Jaro-Winkler of both names, words in order, one space between
 *   words  the mean over the words asked of the best Jaro-Winkler with any
 *          listed word; only where one word of either has the Soundex of one
 *          of the other
 *   score  the higher one */
#ifndef TAMIZ_SCREEN_OFAC_H
#define TAMIZ_SCREEN_OFAC_H

#include "base_arena.h"
#include "base_error.h"
#include "name_split.h"
#include "tamiz.h"

/* 0 to 1. scratch is added to. Errors: NO_MEMORY. */
tamiz_code tamiz_ofac_score(const tamiz_name *query, const tamiz_name *listed,
                            tamiz_arena *scratch, double *score,
                            tamiz_error *err);

/* The items that add up to it, into the hit. Errors: NO_MEMORY. */
tamiz_code tamiz_ofac_explain(const tamiz_name *query, const tamiz_name *listed,
                              tamiz_arena *arena, tamiz_hit *hit,
                              tamiz_error *err);

#endif
