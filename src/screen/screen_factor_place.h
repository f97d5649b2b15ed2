/* SPDX-License-Identifier: Apache-2.0 */
/* The facts that are texts: places of birth, addresses, positions. */
#ifndef TAMIZ_SCREEN_FACTOR_PLACE_H
#define TAMIZ_SCREEN_FACTOR_PLACE_H

#include "screen_factor.h"

/* Weighs them into their rows of out, whose other rows are weighed already:
 * what a country says is not said twice. Errors: NO_MEMORY. */
tamiz_code tamiz_factors_weigh_places(const tamiz_snapshot *snapshot,
                                      uint32_t entity,
                                      const tamiz_query_facts *facts,
                                      tamiz_factor_pair out[TAMIZ_FACTOR_COUNT],
                                      tamiz_error *err);

/* Keeps the pair that agrees best: lists and customers give alternatives. */
void tamiz_factor_keep(tamiz_factor_pair *pair, tamiz_odds_weight outcome,
                       size_t asked, const char *listed);

#endif
