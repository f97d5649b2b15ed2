/* SPDX-License-Identifier: Apache-2.0 */
/* A text cut into words, each with its place, script and comparable forms.
 * Used for both sides: what is listed and what is asked. */
#ifndef TAMIZ_TEXT_SPLIT_H
#define TAMIZ_TEXT_SPLIT_H

#include "text_latin.h"

enum tamiz_word_flag {
    TAMIZ_WORD_CAPITAL = 1,     /* starts with an upper-case letter */
    TAMIZ_WORD_ALL_CAPITAL = 2, /* has no lower-case letter */
    TAMIZ_WORD_CASELESS = 4,    /* its script has no case */
    TAMIZ_WORD_JOINED = 8,      /* no space between it and the word before */
    TAMIZ_WORD_AFTER_COMMA = 16,
    TAMIZ_WORD_DOTTED = 32,       /* letters with dots between: "S.A." */
    TAMIZ_WORD_NEW_SENTENCE = 64, /* a sentence or paragraph starts here */
    TAMIZ_WORD_VOWELLESS = 128,   /* its script leaves short vowels out, and it
                                   * is no word that is known with them */
    TAMIZ_WORD_KNOWN = 256,       /* it is such a word */
};

typedef struct tamiz_word {
    size_t start, end; /* bytes of the text */
    tamiz_span folded; /* in its own script, folded */
    tamiz_span ascii;  /* a-z0-9 */
    const char *means; /* in English, of organisations; NULL = not known */
    tamiz_script script;
    unsigned flags;
} tamiz_word;

typedef struct tamiz_words {
    tamiz_word *words;
    size_t count;
} tamiz_words;

/* Cuts UTF-8 into words. Words and forms live in the arena. Han and Hangul
 * give one word a character; a word over 400 bytes is cut into words of that
 * size. Errors: BAD_INPUT (invalid UTF-8, with the offset), NO_MEMORY. */
tamiz_code tamiz_text_split(tamiz_latin *latin, tamiz_span text,
                            tamiz_arena *arena, tamiz_words *out,
                            tamiz_error *err);

#endif
