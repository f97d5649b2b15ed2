/* SPDX-License-Identifier: Apache-2.0 */
/* The numbers of a query against the listed ones: the same number, one that is
 * a slip away, and one that is the same but of another kind of paper. */
#ifndef TAMIZ_SCREEN_NUMBER_H
#define TAMIZ_SCREEN_NUMBER_H

#include "screen_best.h"
#include "screen_query.h"

/* How many numbers a query has, and the one with that number: identifier,
 * more_identifiers, then ids. */
size_t tamiz_query_number_count(const tamiz_query *query);
tamiz_identifier tamiz_query_number(const tamiz_query *query, size_t index);

/* Whether the longer of two normal forms turns into the other when one
 * character is changed, or two neighbours change places. Equal: false. */
bool tamiz_number_is_slip(tamiz_span a, tamiz_span b);

/* Share of a number in the score of a party that was found by a slip; the
 * name has the rest. A number alone stays below 0.65. */
#define TAMIZ_SLIP_SHARE 0.65

/* Score of a slip in a number of so many characters beside a name that scores
 * `name`; without names asked, has_name is false and the number is all. */
double tamiz_slip_score(size_t size, bool has_name, double name);

/* Adds to the screener's `scored` the parties that have a number of the query,
 * and those that have one a slip away from it (see docs/scoring.md), which the
 * policy's facts learn too. names[count] are the query's. Errors: NO_MEMORY. */
tamiz_code tamiz_numbers_search(tamiz_screener *screener,
                                const tamiz_name *names, size_t count,
                                tamiz_error *err);

/* Explains a hit that a number made: writes its evidence. Errors: NO_MEMORY. */
tamiz_code tamiz_number_explain(const tamiz_screener *screener,
                                const tamiz_scored *from, tamiz_answer *answer,
                                tamiz_hit *hit, tamiz_error *err);

/* Adds to the evidence of a hit by name what the query's numbers say of the
 * party: a slip, or the same number that is another paper's. Such items add
 * nothing to the score. Errors: NO_MEMORY. */
tamiz_code tamiz_number_tell(const tamiz_screener *screener,
                             const tamiz_scored *from, tamiz_answer *answer,
                             tamiz_hit *hit, tamiz_error *err);

#endif
