/* SPDX-License-Identifier: Apache-2.0 */
/* When a hit on a window is a mention, as far as the window alone can tell.
 * docs/scan.md, "What counts as a mention". */
#ifndef TAMIZ_SCAN_FIT_H
#define TAMIZ_SCAN_FIT_H

#include "base_error.h"
#include "name_split.h"
#include "scan_text.h"
#include "tamiz.h"

/* The least score of a mention. */
#define TAMIZ_MENTION_SCORE 0.8

/* A window: its words, and the name that they make. */
typedef struct tamiz_window {
    const tamiz_scan_text *text;
    size_t first, last; /* words */
    const tamiz_name *name;
} tamiz_window;

/* What a word is in a name written small: it tells by itself that it is one, it
 * has a capital, or it is a plain word. */
enum {
    TAMIZ_SMALL_TELLS = 1,
    TAMIZ_SMALL_CAPITAL = 2,
    TAMIZ_SMALL_PLAIN = 4,
};

/* What was found out about words, by a hash of 64 bits. Zero-initialised is
 * empty. */
typedef struct tamiz_small_memory {
    struct {
        uint64_t hash;
        uint8_t is;
    } words[4096];
} tamiz_small_memory;

unsigned tamiz_fit_small_word(tamiz_small_memory *memory,
                              const tamiz_word *word);

/* Whether words first..last, of which some are written small in a text that
 * tells by case, may be a name at all: one of them is no word of the language,
 * or says what the party is ("cartel"). With a capital in them all small words
 * must be such, so that "Aragua train" is a train. */
bool tamiz_fit_may_be_small(const tamiz_scan_text *text, size_t first,
                            size_t last);

/* Whether word i by itself may be a mention, as far as can be told before its
 * hits are known. */
bool tamiz_fit_may_be_alone(const tamiz_scan_text *text, size_t i);

/* Whether several words may be a mention by a score below 1. */
bool tamiz_fit_may_be_inexact(const tamiz_name *window);

/* Whether the hit explains the window. The listed name is cut in the arena.
 * Errors: NO_MEMORY. */
tamiz_code tamiz_fit_tells(const tamiz_window *window, const tamiz_hit *hit,
                           tamiz_latin *latin, tamiz_arena *arena, bool *fits,
                           tamiz_error *err);

#endif
