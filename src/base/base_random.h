/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers from a seed, the same on every machine. Not for secrets. */
#ifndef TAMIZ_BASE_RANDOM_H
#define TAMIZ_BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* The next number; the seed goes on. Source: SplitMix64, S. Vigna's public
 * domain version of G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom
 * number generators, OOPSLA 2014. */
static inline uint64_t tamiz_random(uint64_t *seed) {
    uint64_t x = (*seed += 0x9e3779b97f4a7c15u);
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

/* One below bound; 0 for bound 0. */
static inline size_t tamiz_random_below(uint64_t *seed, size_t bound) {
    return bound ? (size_t)(tamiz_random(seed) % bound) : 0;
}

#endif
