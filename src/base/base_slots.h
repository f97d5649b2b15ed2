/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of words that are made while building (tools/tables.py) carry an open
 * hash table of their rows, so that a word is found in one or two looks. */
#ifndef TAMIZ_BASE_SLOTS_H
#define TAMIZ_BASE_SLOTS_H

#include "base_span.h"

#include <stdint.h>

/* mask + 1 slots, a power of two, at most half of them used: number of a row +
 * 1 in the low half, the top half of its word's hash in the other; or 0. */
typedef struct tamiz_slots {
    const uint32_t *slots;
    uint32_t mask;
} tamiz_slots;

/* Eight bytes of a word from `at` on, the first the lowest; what the word does
 * not have is 0. */
static inline uint64_t tamiz_slot_eight(tamiz_span word, size_t at) {
    uint64_t eight = 0;
    if (at + 8 <= word.size) {
        memcpy(&eight, word.data + at, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        eight = __builtin_bswap64(eight);
#endif
        return eight;
    }
    for (size_t i = word.size; i > at; i--)
        eight = eight << 8 | (unsigned char)word.data[i - 1];
    return eight;
}

/* Of the word's first eight and last eight bytes and its size; tables.py
 * computes the same. The factor is that of Knuth's multiplicative hashing, for
 * 64 bits. */
static inline uint32_t tamiz_slot_hash(tamiz_span word) {
    const uint64_t factor = 0x9e3779b97f4a7c15u;
    uint64_t first = tamiz_slot_eight(word, 0);
    uint64_t last = word.size > 8 ? tamiz_slot_eight(word, word.size - 8) : 0;
    uint64_t mixed = (first ^ word.size) * factor;
    mixed = ((mixed ^ mixed >> 32) + last) * factor;
    return (uint32_t)(mixed >> 32);
}

/* The next row that may be the word's, or UINT32_MAX; *at starts as the hash.
 */
static inline uint32_t tamiz_slots_next(const tamiz_slots *t, uint32_t hash,
                                        uint32_t *at) {
    for (;;) {
        uint32_t slot = t->slots[(*at)++ & t->mask];
        if (!slot) return UINT32_MAX;
        if (slot >> 16 == hash >> 16) return (slot & 0xffff) - 1;
    }
}

/* Whether the NUL-terminated word of a row is this one. */
static inline bool tamiz_slot_is(const char *row, tamiz_span word) {
    return !strncmp(row, word.data, word.size) && !row[word.size];
}

#endif
