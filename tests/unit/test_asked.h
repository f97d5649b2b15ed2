/* SPDX-License-Identifier: Apache-2.0 */
/* Questions asked through tamiz.h, for the tests of screening. What is refused
 * fails the running test; an answer is freed by the caller. */
#ifndef TAMIZ_TEST_ASKED_H
#define TAMIZ_TEST_ASKED_H

#include "test_parties.h"

#include "tamiz.h"

/* The built-in list, open; and a query that is a name and nothing more. */
tamiz_snapshot *test_builtin(void);
tamiz_query test_query(const char *name);

tamiz_answer *test_ask(const tamiz_snapshot *s, const tamiz_query *query,
                       const tamiz_options *options);

/* The rank of the party among the hits from 1, 0 = no hit: of an answer, or of
 * the answer to a query. */
size_t test_rank(const tamiz_answer *answer, const char *id);
size_t test_rank_in(const tamiz_snapshot *s, tamiz_query query,
                    const tamiz_options *options, const char *id);

/* How many hits a query has. */
size_t test_count_in(const tamiz_snapshot *s, tamiz_query query,
                     const tamiz_options *options);

#endif
