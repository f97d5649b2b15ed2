/* SPDX-License-Identifier: Apache-2.0 */
/* A number of the query held against a party's statements of one number. */
#ifndef TAMIZ_SCREEN_JUDGE_H
#define TAMIZ_SCREEN_JUDGE_H

#include "index_number.h"
#include "screen_policy.h"

/* How a party's statements of one number fit what was asked. A paper's country
 * holds for the bare number beside it, and the bare number's property says
 * what the paper is, so the best of each counts and silence only where all
 * are silent. */
typedef struct tamiz_number_verdict {
    tamiz_fit type, country;
    uint32_t statement; /* the first */
    tamiz_number_type listed;
} tamiz_number_verdict;

/* own: the party's records of the number, at least one. */
tamiz_number_verdict tamiz_number_judge(const tamiz_snapshot *snapshot,
                                        tamiz_number_run own,
                                        const tamiz_asked_number *asked);

/* The same for the party and number of a statement. */
tamiz_number_verdict tamiz_number_judge_party(const tamiz_snapshot *snapshot,
                                              uint32_t statement,
                                              const tamiz_asked_number *asked);

/* Whether the type or the country is another one. */
bool tamiz_number_contradicts(const tamiz_number_verdict *verdict);

/* Whether both numbers pass the check digits of one kind: two numbers then,
 * and no slip. */
bool tamiz_number_both_hold(const tamiz_snapshot *snapshot,
                            const tamiz_asked_number *asked,
                            const tamiz_number_verdict *verdict);

/* Whether this is the normal form of the statement's value. */
bool tamiz_number_is(const tamiz_snapshot *snapshot, uint32_t statement,
                     tamiz_span normal);

/* The party's records of the number, out of all that share its hash; count 0
 * when it has none. */
tamiz_number_run tamiz_number_run_with(const tamiz_snapshot *snapshot,
                                       tamiz_span normal, uint32_t party);

#endif
