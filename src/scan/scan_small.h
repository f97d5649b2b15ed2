/* SPDX-License-Identifier: Apache-2.0 */
/* Names written small in a text that tells by case: "tren de aragua". Most
 * words are such, so what a window asks of each is found once for a text. */
#ifndef TAMIZ_SCAN_SMALL_H
#define TAMIZ_SCAN_SMALL_H

#include "base_arena.h"
#include "scan_text.h"

enum { TAMIZ_SHORTEST_PROPER = 5 }; /* letters of a word that is a name */

/* What a word is in a name written small: it tells by itself that it is one, it
 * has a capital, or it is a plain word. */
enum {
    TAMIZ_SMALL_TELLS = 1,
    TAMIZ_SMALL_CAPITAL = 2,
    TAMIZ_SMALL_PLAIN = 4,
    TAMIZ_SMALL_APART = 8, /* no name goes on to it from the word before */
    TAMIZ_SMALL_NEAR = 16, /* a name that starts with it may have one that
                            * tells */
};

/* What was found out about words, by a hash of 64 bits. Zero-initialised is
 * empty. */
typedef struct tamiz_small_memory {
    struct {
        uint64_t hash;
        uint8_t is;
    } words[4096];
} tamiz_small_memory;

/* These flags of each word, in the arena. NULL = out of memory. */
const uint8_t *tamiz_small_read(tamiz_small_memory *memory,
                                const tamiz_scan_text *text,
                                tamiz_arena *arena);

/* Whether words of which these flags are (or-ed) may be a name at all: one is
 * no word of the language, or says what the party is ("cartel"). With a capital
 * in them all small words must be such, so that "Aragua train" is a train. */
static inline bool tamiz_small_allows(unsigned are) {
    return are & TAMIZ_SMALL_TELLS &&
           !(are & TAMIZ_SMALL_CAPITAL && are & TAMIZ_SMALL_PLAIN);
}

/* The same of words first..last; one word alone must be rare. */
bool tamiz_small_may_be(const tamiz_scan_text *text, size_t first, size_t last);

/* Whether words first..last are part of an address: "arno@a.example". */
bool tamiz_small_is_in_an_address(const tamiz_scan_text *text, size_t first,
                                  size_t last);

#endif
