/* SPDX-License-Identifier: Apache-2.0 */
/* Records of 16 bytes that begin with a hash and are sorted by it: the letters
 * of names, and numbers. */
#ifndef TAMIZ_INDEX_HASHED_H
#define TAMIZ_INDEX_HASHED_H

#include <stdbool.h>
#include <stdint.h>

enum { TAMIZ_HASHED_SIZE = 16 };

/* The first of `count` records that does not come before the hash, or count.
 * Some five looks, however many there are. */
uint32_t tamiz_hashed_first(const void *records, uint32_t count, uint64_t hash);

/* Says of most hashes that no record has them, without a look at any. Zero-
 * initialised is not made yet. */
typedef struct tamiz_hash_bits {
    uint64_t *bits;
    unsigned shift;
} tamiz_hash_bits;

/* Sixteen bits for each record: one in sixteen other hashes is not told apart.
 * False = out of memory. */
bool tamiz_hash_bits_make(tamiz_hash_bits *bits, const void *records,
                          uint32_t count);
void tamiz_hash_bits_clear(tamiz_hash_bits *bits);

static inline bool tamiz_hash_bits_may_hold(const tamiz_hash_bits *bits,
                                            uint64_t hash) {
    uint64_t bit = hash >> bits->shift;
    return bits->bits[bit >> 6] >> (bit & 63) & 1;
}

#endif
