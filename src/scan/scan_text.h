/* SPDX-License-Identifier: Apache-2.0 */
/* Plain text as a scan sees it: words in sentences, and the windows of words
 * that may be a name.
 *
 * A window lies within one sentence, starts and ends with a word that may be
 * part of a name, and holds at most TAMIZ_WINDOW_WORDS. Where a text tells
 * capitals from small letters, such a word has a capital (or digits, or a
 * script without case); small words between them must be particles ("de",
 * "of", "bin"). Where it does not, every word may be part of a name. */
#ifndef TAMIZ_SCAN_TEXT_H
#define TAMIZ_SCAN_TEXT_H

#include "name_split.h"
#include "text_split.h"

enum {
    TAMIZ_WINDOW_WORDS = 12,
    TAMIZ_SMALL_WORDS = 6, /* of a name in small letters */
};

typedef struct tamiz_scan_text {
    tamiz_span text;
    tamiz_words words;
    bool has_case; /* capitals mean something in it */
} tamiz_scan_text;

/* Cuts a text. The possessive "'s" is taken off words. Errors: BAD_INPUT,
 * NO_MEMORY. */
tamiz_code tamiz_scan_text_read(tamiz_latin *latin, tamiz_span text,
                                tamiz_arena *arena, tamiz_scan_text *out,
                                tamiz_error *err);

/* One past the last word of the longest window that starts at word `first`, or
 * `first` when none starts there. Windows end at each name word up to it. */
size_t tamiz_scan_text_reach(const tamiz_scan_text *scan, size_t first);

/* Whether a window may end with this word. */
bool tamiz_scan_text_may_end(const tamiz_scan_text *scan, size_t word);

/* Whether the windows above leave words first..last out because a word of them
 * is written small in a text that tells by case: "tren de aragua". */
bool tamiz_scan_text_is_small(const tamiz_scan_text *scan, size_t first,
                              size_t last);

/* Bytes of the sentence around the words first..last. */
void tamiz_scan_text_sentence(const tamiz_scan_text *scan, size_t first,
                              size_t last, size_t *start, size_t *end);

#endif
