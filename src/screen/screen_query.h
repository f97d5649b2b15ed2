/* SPDX-License-Identifier: Apache-2.0 */
/* One query after another against one snapshot, by one thread. */
#ifndef TAMIZ_SCREEN_QUERY_H
#define TAMIZ_SCREEN_QUERY_H

#include "index_crew.h"
#include "screen_answer.h"
#include "screen_policy.h"

typedef struct tamiz_screener {
    const tamiz_snapshot *snapshot;
    tamiz_gate policy;
    tamiz_worker *worker; /* borrowed from the snapshot, or lent */
    bool lent;
    tamiz_arena scratch;          /* one candidate */
    tamiz_arena query;            /* one query */
    tamiz_buffer scored;          /* candidates that reached the threshold */
    tamiz_buffer merged;          /* those of several names */
    tamiz_buffer slips;           /* tamiz_slip[], of the query's numbers */
    const tamiz_finder *found_by; /* asked for the only name of the query */
    size_t accepted; /* hits of the last query that somebody accepted */
    size_t silent;   /* names of the last query without any letter or digit:
                      * nothing is like them */
    /* Set by who asks: */
    bool exact_numbers; /* numbers without a name are looked for as they are,
                         * not for those a slip away */
    bool only_hits;     /* an answer without any may be NULL */
} tamiz_screener;

/* The snapshot and options must outlive the screener. Errors: BAD_ARGUMENT,
 * NO_MEMORY, UNSUPPORTED. */
tamiz_code tamiz_screener_init(tamiz_screener *screener,
                               const tamiz_snapshot *snapshot,
                               const tamiz_options *options, tamiz_error *err);
void tamiz_screener_clear(tamiz_screener *screener);

/* The same with a worker of the snapshot that somebody else holds, and uses
 * between the calls only: what it remembers of words serves both. */
tamiz_code tamiz_screener_init_with(tamiz_screener *screener,
                                    const tamiz_snapshot *snapshot,
                                    const tamiz_options *options,
                                    tamiz_worker *worker, tamiz_error *err);

/* Answers one query. Errors as tamiz_screen(). */
tamiz_code tamiz_screener_ask(tamiz_screener *screener,
                              const tamiz_query *query, tamiz_answer **out,
                              tamiz_error *err);

/* Answers for a name that is cut already; query says what else is known. Its
 * parts are told the variants that the snapshot learnt. */
tamiz_code tamiz_screener_ask_name(tamiz_screener *screener,
                                   const tamiz_query *query,
                                   const tamiz_name *name, tamiz_answer **out,
                                   tamiz_error *err);

#endif
