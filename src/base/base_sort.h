/* SPDX-License-Identifier: Apache-2.0 */
/* Pairs of numbers sorted in place. */
#ifndef TAMIZ_BASE_SORT_H
#define TAMIZ_BASE_SORT_H

#include <stddef.h>
#include <stdint.h>

typedef struct tamiz_pair32 {
    uint32_t first, second;
} tamiz_pair32;

/* By first, then second, rising. Takes no memory. */
void tamiz_sort_pairs(tamiz_pair32 *pairs, size_t count);

#endif
