/* SPDX-License-Identifier: Apache-2.0 */
/* Names of columns or members that say nothing we know, each told once,
 * whichever thread met it first. */
#ifndef TAMIZ_BATCH_UNKNOWN_H
#define TAMIZ_BATCH_UNKNOWN_H

#include "base_span.h"

#include <pthread.h>

enum { TAMIZ_UNKNOWN_NAMES = 32, TAMIZ_UNKNOWN_SIZE = 64 };

/* What is told of weak aliases that are not asked. */
#define TAMIZ_BATCH_WEAK "weakAlias (--weak asks it)"

typedef struct tamiz_batch_unknown {
    pthread_mutex_t lock;
    char names[TAMIZ_UNKNOWN_NAMES][TAMIZ_UNKNOWN_SIZE]; /* in byte order */
    size_t count;
    bool more; /* than fit */
} tamiz_batch_unknown;

/* False = the system has no lock left. */
bool tamiz_batch_unknown_init(tamiz_batch_unknown *unknown);
void tamiz_batch_unknown_add(tamiz_batch_unknown *unknown, tamiz_span name);
void tamiz_batch_unknown_clear(tamiz_batch_unknown *unknown);

/* "a, b and others" into text, cut when it is longer. */
void tamiz_batch_unknown_print(const tamiz_batch_unknown *unknown, char *text,
                               size_t size);

#endif
