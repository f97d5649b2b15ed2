/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that is given out piece by piece and freed in one go. A request, a
 * reader and a forge each work in one arena. */
#ifndef TAMIZ_BASE_ARENA_H
#define TAMIZ_BASE_ARENA_H

#include "base_span.h"

#include <stdint.h>

typedef struct tamiz_arena_block tamiz_arena_block;

/* Zero-initialised is empty and ready. */
typedef struct tamiz_arena {
    tamiz_arena_block *block; /* the block in use, older ones chained */
    size_t used;              /* bytes used in it */
    size_t total;             /* bytes handed out since the last reset */
} tamiz_arena;

/* size zeroed bytes, aligned for any type. NULL = out of memory; size 0 gives
 * a pointer that may not be read. */
void *tamiz_arena_take(tamiz_arena *arena, size_t size);

/* The same, uninitialised: for what is written at once. */
void *tamiz_arena_room(tamiz_arena *arena, size_t size);

/* count zeroed elements of size bytes each; NULL on overflow too. */
void *tamiz_arena_array(tamiz_arena *arena, size_t count, size_t size);

/* A NUL-terminated copy; the NUL is not part of the span. data is NULL when
 * out of memory. */
tamiz_span tamiz_arena_copy(tamiz_arena *arena, tamiz_span text);

/* printf into the arena. NULL = out of memory. */
char *tamiz_arena_print(tamiz_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Takes everything back but keeps the largest block for the next round. */
void tamiz_arena_reset(tamiz_arena *arena);

/* Releases all memory; the arena is empty and ready again. */
void tamiz_arena_clear(tamiz_arena *arena);

#endif
