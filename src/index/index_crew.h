/* SPDX-License-Identifier: Apache-2.0 */
/* What answering needs and is dear to make: ICU's transliterators, scratch as
 * large as the list, and the memory of words. A snapshot keeps those that are
 * idle, so a single query costs what one of a batch costs. */
#ifndef TAMIZ_INDEX_CREW_H
#define TAMIZ_INDEX_CREW_H

#include "index_find.h"

/* For one thread at a time. */
typedef struct tamiz_worker {
    tamiz_latin *latin;
    tamiz_finder *finder;
    void *notes; /* what a floor above remembers, NULL = nothing */
    void (*free_notes)(void *notes);
    struct tamiz_worker *next; /* idle ones */
} tamiz_worker;

typedef struct tamiz_crew tamiz_crew;

/* Idle workers, none yet. NULL = out of memory. */
tamiz_crew *tamiz_crew_new(void);

/* Frees the idle ones; none may be out. NULL is accepted. */
void tamiz_crew_free(tamiz_crew *crew);

/* An idle worker or a new one, to be returned. Threads may call at once.
 * Errors: NO_MEMORY, UNSUPPORTED. */
tamiz_code tamiz_worker_borrow(const tamiz_snapshot *snapshot,
                               tamiz_worker **out, tamiz_error *err);
void tamiz_worker_return(const tamiz_snapshot *snapshot, tamiz_worker *worker);

#endif
