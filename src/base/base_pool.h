/* SPDX-License-Identifier: Apache-2.0 */
/* Strings by number: each different one is kept once, one behind the other in
 * one run of bytes, and its number is where it starts. */
#ifndef TAMIZ_BASE_POOL_H
#define TAMIZ_BASE_POOL_H

#include "base_buffer.h"

typedef struct tamiz_pool_slot {
    uint32_t offset; /* 0 = free */
    uint32_t hash;
} tamiz_pool_slot;

/* Zero-initialised is empty and ready. */
typedef struct tamiz_pool {
    tamiz_buffer bytes; /* NUL, then strings, each NUL-terminated */
    tamiz_pool_slot *slots;
    size_t room, count; /* of slots; a power of two, or 0 */
    bool failed;        /* memory ran out: some numbers are wrong */
    bool too_large;     /* the same for more than 4 GiB */
} tamiz_pool;

/* Number of the text, which is added when it is new; 0 for the empty one.
 * Failures are remembered in the pool. */
uint32_t tamiz_pool_add(tamiz_pool *pool, tamiz_span text);

/* Number of the text, or UINT32_MAX when the pool does not have it. */
uint32_t tamiz_pool_find(const tamiz_pool *pool, tamiz_span text);

/* The text with this number, NUL-terminated; valid until the next is added. */
static inline const char *tamiz_pool_text(const tamiz_pool *pool,
                                          uint32_t number) {
    return number ? pool->bytes.data + number : "";
}

/* Gives back what only adding and finding need; the texts stay. */
void tamiz_pool_close(tamiz_pool *pool);
void tamiz_pool_clear(tamiz_pool *pool);

#endif
