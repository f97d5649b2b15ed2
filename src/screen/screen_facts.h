/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the facts of a query, kind by kind, into gate->facts. What is wrong
 * with a value is a warning, and the value is left out. */
#ifndef TAMIZ_SCREEN_FACTS_H
#define TAMIZ_SCREEN_FACTS_H

#include "screen_policy.h"

/* One date, or a span; year 0 = none, and a warning. */
tamiz_date_range tamiz_facts_date(tamiz_gate *gate, const char *field,
                                  const char *text);

/* Dates of incorporation. Errors: NO_MEMORY. */
tamiz_code tamiz_facts_founded(tamiz_gate *gate, const tamiz_query *query,
                               tamiz_error *err);

/* Places of birth, addresses, positions; none where gate->latin is NULL.
 * Errors: BAD_INPUT (not UTF-8), NO_MEMORY. */
tamiz_code tamiz_facts_places(tamiz_gate *gate, const tamiz_query *query,
                              tamiz_error *err);

#endif
