/* SPDX-License-Identifier: Apache-2.0 */
/* A name as published or typed, cut into the parts that are compared. */
#ifndef TAMIZ_NAME_SPLIT_H
#define TAMIZ_NAME_SPLIT_H

#include "name_lexicon.h"
#include "text_split.h"

/* Bounds of a name: longer ones are refused with TAMIZ_TOO_LARGE. The longest
 * of OFAC and UN (2023 to 2026) has 346 bytes and 56 words. */
enum { TAMIZ_NAME_BYTES = 4096, TAMIZ_NAME_PARTS = 256 };

enum tamiz_part_flag {
    TAMIZ_PART_VOWELLESS = 1, /* its script leaves short vowels out */
    TAMIZ_PART_SYLLABIC = 2,  /* Han, Hangul: one of many romanisations */
    TAMIZ_PART_ROUGH = 4,     /* Kana, Thai and others, written in Latin by
                               * rule: consonants are right, vowels may not be */
    TAMIZ_PART_ALIEN = 7,     /* any of these */
    TAMIZ_PART_ACRONYM = 8,   /* repeats other words: "(GBAE)" */
    TAMIZ_PART_KANA = 16,     /* ROUGH, with the few consonants of Japanese */
    TAMIZ_PART_CYRILLIC = 32, /* of Cyrillic, romanised in several ways */
};

/* One part. Letters are a-z0-9. */
typedef struct tamiz_part {
    tamiz_span ascii;    /* never empty */
    tamiz_span sound;    /* consonant skeleton, see name_sound.h; may be empty;
                          * NULL data = not worked out: tamiz_name_hear() */
    uint64_t letters;    /* which letters occur: bit 0-25 a-z, 26-35 0-9 */
    uint32_t start, end; /* bytes of the name */
    float weight;
    uint32_t variant; /* group of words that a snapshot learnt to be variants
                       * of one another, 0 = none; only of that snapshot */
    uint16_t concept; /* of the lexicon, 0 = none */
    uint8_t kind;     /* tamiz_part_kind */
    uint8_t flags;    /* tamiz_part_flag */
} tamiz_part;

/* Invariant: the parts hold every letter and digit of the text, in order. So
 * two names that differ only in case, spacing and punctuation give the same
 * letters when all parts are run together; and two that also differ in which
 * side of the comma comes first do so when one of them is turned at `comma`. */
typedef struct tamiz_name {
    tamiz_span text; /* the name itself; borrowed */
    tamiz_part *parts;
    size_t count;
    size_t comma;    /* first part behind the first comma; 0 = no comma */
    size_t letters;  /* total size of the parts' ascii */
    uint64_t own[2]; /* hash of all letters as they are in their own script,
                      * from the start and turned at the comma; 0 = nothing
                      * but ASCII, no comma */
} tamiz_name;

/* What a name is known to name. Persons' names hold no legal forms, generic
 * words or places; other names hold no initials. */
typedef enum tamiz_name_sort {
    TAMIZ_NAME_ANY,
    TAMIZ_NAME_PERSON,
    TAMIZ_NAME_OTHER,
} tamiz_name_sort;

/* Cuts a name. Everything lives in the arena, but for text. A name without any
 * letter or digit has no parts. Errors: BAD_INPUT (not UTF-8), TOO_LARGE,
 * NO_MEMORY. */
tamiz_code tamiz_name_split(tamiz_latin *latin, tamiz_span text,
                            tamiz_name_sort sort, tamiz_arena *arena,
                            tamiz_name *out, tamiz_error *err);

/* The same for words that were cut already (a window of a document). */
tamiz_code tamiz_name_of_words(const tamiz_word *words, size_t count,
                               tamiz_span text, tamiz_name_sort sort,
                               tamiz_arena *arena, tamiz_name *out,
                               tamiz_error *err);

/* Works out the sounds of all parts, which comparing two names needs of few and
 * the index of all. False = out of memory. */
bool tamiz_name_hear(const tamiz_name *name, tamiz_arena *arena);

/* The sound of letters that came from a script as the flags tell. Writes to
 * out[ascii.size], returns the size. */
size_t tamiz_name_sound_as(tamiz_span ascii, unsigned flags, char *out);

/* Copies all letters of the name, run together, into out[name->letters]:
 * from part `first` to the end, then from the start to `first`. */
void tamiz_name_squash(const tamiz_name *name, size_t first, char *out);

/* Bit set of the letters of an ASCII word, as in tamiz_part. */
uint64_t tamiz_name_letters(tamiz_span ascii);

#endif
