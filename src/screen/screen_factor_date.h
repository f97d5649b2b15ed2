/* SPDX-License-Identifier: Apache-2.0 */
/* Two dates of birth, held against one another: the same, a slip apart, or
 * another. */
#ifndef TAMIZ_SCREEN_FACTOR_DATE_H
#define TAMIZ_SCREEN_FACTOR_DATE_H

#include "entity_date.h"
#include "screen_odds_table.h"

/* Years between the two, 0 when they meet. About a year is two years wide on
 * either side. */
int tamiz_dates_years_apart(const tamiz_date_range *a,
                            const tamiz_date_range *b);

/* From day_agrees to year_differs of data/odds.tsv; the same both ways. A span
 * of years, or about a year, agrees by the year alone. */
tamiz_odds_weight tamiz_dates_compare(const tamiz_date_range *a,
                                      const tamiz_date_range *b);

#endif
