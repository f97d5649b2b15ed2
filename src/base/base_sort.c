/* SPDX-License-Identifier: Apache-2.0 */
/* American flag sort (McIlroy, Bostic, McIlroy 1993): every pair is swapped to
 * the part of its highest byte, then each part is sorted by the next byte.
 * Eight bytes, so it is never more than eight calls deep. */
#include "base_sort.h"

enum { BYTES = 256, FEW = 32 };

static uint64_t key_of(tamiz_pair32 pair) {
    return (uint64_t)pair.first << 32 | pair.second;
}

static unsigned byte_of(tamiz_pair32 pair, unsigned shift) {
    return (unsigned)(key_of(pair) >> shift) & 0xff;
}

static void insert(tamiz_pair32 *pairs, size_t count) {
    for (size_t i = 1; i < count; i++) {
        tamiz_pair32 pair = pairs[i];
        size_t k = i;
        for (; k > 0 && key_of(pairs[k - 1]) > key_of(pair); k--)
            pairs[k] = pairs[k - 1];
        pairs[k] = pair;
    }
}

static void swap_to_parts(tamiz_pair32 *pairs, size_t *next, const size_t *ends,
                          unsigned shift) {
    for (unsigned part = 0; part < BYTES; part++)
        while (next[part] < ends[part]) {
            tamiz_pair32 pair = pairs[next[part]];
            for (unsigned to = byte_of(pair, shift); to != part;
                 to = byte_of(pair, shift)) {
                tamiz_pair32 other = pairs[next[to]];
                pairs[next[to]++] = pair;
                pair = other;
            }
            pairs[next[part]++] = pair;
        }
}

/* By the byte at `shift` and those below. */
// NOLINTNEXTLINE(misc-no-recursion)
static void sort(tamiz_pair32 *pairs, size_t count, unsigned shift) {
    if (count <= FEW) {
        insert(pairs, count);
        return;
    }
    size_t next[BYTES], ends[BYTES] = {0};
    for (size_t i = 0; i < count; i++) ends[byte_of(pairs[i], shift)]++;
    for (size_t part = 0, at = 0; part < BYTES; part++) {
        next[part] = at;
        at += ends[part];
        ends[part] = at;
    }
    swap_to_parts(pairs, next, ends, shift);
    if (!shift) return;
    for (size_t part = 0, at = 0; part < BYTES; at = ends[part++])
        sort(pairs + at, ends[part] - at, shift - 8);
}

void tamiz_sort_pairs(tamiz_pair32 *pairs, size_t count) {
    sort(pairs, count, 56);
}
