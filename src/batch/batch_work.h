/* SPDX-License-Identifier: Apache-2.0 */
/* A portion of rows, answered by one thread: what is to be written for it. */
#ifndef TAMIZ_BATCH_WORK_H
#define TAMIZ_BATCH_WORK_H

#include "batch_cells.h"
#include "batch_party.h"
#include "batch_source.h"
#include "screen_query.h"

/* A row that was rejected, for those who listen. */
typedef struct tamiz_batch_reject {
    uint64_t line;
    char reason[256];
} tamiz_batch_reject;

/* What came of a portion. */
typedef struct tamiz_batch_result {
    tamiz_buffer lines;   /* JSON, a line for each row answered */
    tamiz_buffer rejects; /* JSON, a line for each row rejected */
    tamiz_buffer told;    /* tamiz_batch_reject[] */
    tamiz_buffer answers; /* tamiz_batch_answered[]; their answers are owned */
    tamiz_batch_counts counts;
} tamiz_batch_result;

void tamiz_batch_result_clear(tamiz_batch_result *result);

/* What a thread works with. */
typedef struct tamiz_batch_worker {
    const tamiz_batch_options *options;
    const tamiz_batch_source *source; /* its columns only */
    tamiz_batch_unknown *unknown;
    bool keeps_answers; /* somebody listens to them */
    bool writes_none;   /* no JSON: nobody takes it */
    tamiz_screener screener;
    tamiz_batch_party party;
    tamiz_batch_cells cells;
} tamiz_batch_worker;

/* All that is pointed to must outlive the worker. Clear in both cases. Errors:
 * as tamiz_screener_init(). */
tamiz_code tamiz_batch_worker_init(tamiz_batch_worker *worker,
                                   const tamiz_snapshot *snapshot,
                                   tamiz_error *err);
void tamiz_batch_worker_clear(tamiz_batch_worker *worker);

/* Answers all rows. Errors: NO_MEMORY. */
tamiz_code tamiz_batch_work(tamiz_batch_worker *worker,
                            const tamiz_batch_portion *portion,
                            tamiz_batch_result *result, tamiz_error *err);

#endif
