/* SPDX-License-Identifier: Apache-2.0 */
#include "index_hashed.h"

#include <stdlib.h>
#include <string.h>

static uint64_t hash_at(const void *records, uint32_t i) {
    uint64_t hash;
    memcpy(&hash, (const char *)records + (size_t)i * TAMIZ_HASHED_SIZE,
           sizeof hash);
    return hash;
}

/* Hashes lie evenly, so the first guess is near: strides that double lead from
 * it to both sides of the place, and halves to the place. */
uint32_t tamiz_hashed_first(const void *records, uint32_t count,
                            uint64_t hash) {
    uint32_t guess = (uint32_t)((hash >> 32) * count >> 32);
    uint32_t low = guess, high = guess;
    for (uint32_t n = 4; low > 0 && hash_at(records, low - 1) >= hash; n *= 2)
        low = low > n ? low - n : 0;
    for (uint32_t n = 4; high < count && hash_at(records, high) < hash; n *= 2)
        high = count - high > n ? high + n : count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (hash_at(records, mid) < hash)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool tamiz_hash_bits_make(tamiz_hash_bits *b, const void *records,
                          uint32_t count) {
    unsigned size = 10;
    while (size < 36 && UINT64_C(1) << size < (uint64_t)count * 16) size++;
    b->bits = calloc((size_t)1 << (size - 6), sizeof *b->bits);
    if (!b->bits) return false;
    b->shift = 64 - size;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t bit = hash_at(records, i) >> b->shift;
        b->bits[bit >> 6] |= UINT64_C(1) << (bit & 63);
    }
    return true;
}

void tamiz_hash_bits_clear(tamiz_hash_bits *b) {
    free(b->bits);
    *b = (tamiz_hash_bits){0};
}
