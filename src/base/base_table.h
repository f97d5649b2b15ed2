/* SPDX-License-Identifier: Apache-2.0 */
/* A map from byte strings to numbers, open addressing. Keys are borrowed: the
 * caller keeps them alive, in an arena usually. */
#ifndef TAMIZ_BASE_TABLE_H
#define TAMIZ_BASE_TABLE_H

#include "base_span.h"

#include <stdint.h>

typedef struct tamiz_table_slot {
    tamiz_span key;
    uint64_t hash;
    uint32_t value;
    bool used;
} tamiz_table_slot;

/* Zero-initialised is empty and ready. */
typedef struct tamiz_table {
    tamiz_table_slot *slots;
    size_t room; /* a power of two, or 0 */
    size_t count;
} tamiz_table;

/* Pointer to the value of key, or NULL. Valid until the next add. */
uint32_t *tamiz_table_find(const tamiz_table *table, tamiz_span key);

/* Pointer to the value of key, which is added with `value` when it is new
 * (*fresh then says so; fresh may be NULL). NULL = out of memory. */
uint32_t *tamiz_table_add(tamiz_table *table, tamiz_span key, uint32_t value,
                          bool *fresh);

void tamiz_table_clear(tamiz_table *table);

#endif
