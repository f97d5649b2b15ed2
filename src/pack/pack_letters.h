/* SPDX-License-Identifier: Apache-2.0 */
/* A name as code points, to be written otherwise: where letters are put in and
 * taken out, and what its words are. */
#ifndef TAMIZ_PACK_LETTERS_H
#define TAMIZ_PACK_LETTERS_H

#include "base_buffer.h"

enum { TAMIZ_PACK_MOST = 2048, TAMIZ_PACK_WORDS = 64 };

typedef struct tamiz_pack_letters {
    uint32_t at[TAMIZ_PACK_MOST];
    size_t count;
} tamiz_pack_letters;

/* One word: letters without a space between. end is exclusive. */
typedef struct tamiz_pack_letters_word {
    size_t start, end;
} tamiz_pack_letters_word;

/* Reads checked UTF-8; what is beyond half of the room is left out, so that
 * there is room to put something in. */
void tamiz_pack_letters_read(tamiz_pack_letters *letters, tamiz_span text);

/* Replaces what out holds. */
void tamiz_pack_letters_write(const tamiz_pack_letters *letters,
                              tamiz_buffer *out);

/* Puts c before the letter at `at` (at most count); takes count letters out.
 * Without room, nothing is put in. */
void tamiz_pack_letters_put(tamiz_pack_letters *letters, size_t at, uint32_t c);
void tamiz_pack_letters_take(tamiz_pack_letters *letters, size_t at,
                             size_t count);

/* Appends ASCII. */
void tamiz_pack_letters_append(tamiz_pack_letters *letters, const char *text);

/* The words, at most TAMIZ_PACK_WORDS; returns how many. */
size_t
tamiz_pack_letters_words(const tamiz_pack_letters *letters,
                         tamiz_pack_letters_word words[TAMIZ_PACK_WORDS]);

/* Moves a word behind all others. */
void tamiz_pack_letters_to_end(tamiz_pack_letters *letters,
                               tamiz_pack_letters_word word);

#endif
