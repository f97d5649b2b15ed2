/* SPDX-License-Identifier: Apache-2.0 */
/* Words of any script in plain Latin letters a-z and digits 0-9.
 *
 * Letters with a row in data/letters.tsv are written as it says; the rest is
 * left to ICU (Any-Latin; Latin-ASCII). Marks, case, width and compatibility
 * forms are folded before (NFKC_Casefold, UAX #44). */
#ifndef TAMIZ_TEXT_LATIN_H
#define TAMIZ_TEXT_LATIN_H

#include "base_arena.h"
#include "base_buffer.h"
#include "base_error.h"
#include "base_slots.h"
#include "text_script.h"

/* Keeps what is dear to open (ICU's transliterators). One thread at a time
 * may use it. */
typedef struct tamiz_latin tamiz_latin;

/* Errors: NO_MEMORY, UNSUPPORTED when ICU's data are not installed. */
tamiz_code tamiz_latin_new(tamiz_latin **out, tamiz_error *err);
void tamiz_latin_free(tamiz_latin *latin);

/* A buffer for the caller's own use, which keeps its room between names. */
tamiz_buffer *tamiz_latin_scratch(tamiz_latin *latin);

/* One word (letters, digits, marks, ignorable characters; valid UTF-8) in two
 * forms, both in the arena. */
typedef struct tamiz_latin_word {
    tamiz_span folded; /* own script: NFKC_Casefold, UTF-8 */
    tamiz_span ascii;  /* a-z0-9; never empty when folded is not */
    bool known;        /* ascii has its vowels from data/script_words.tsv */
    const char *means; /* see tamiz_latin_meaning() */
} tamiz_latin_word;

/* script is the word's main script: letters of another one that look the same
 * as its own are read as its own. Errors: NO_MEMORY. */
tamiz_code tamiz_latin_word_of(tamiz_latin *latin, tamiz_span word,
                               tamiz_script script, tamiz_arena *arena,
                               tamiz_latin_word *out, tamiz_error *err);

/* A word of another script and what is told of it, as offsets into the text of
 * its table: they take no relocations. */
typedef struct tamiz_script_word {
    uint32_t word, latin;
} tamiz_script_word;

/* The commonest Latin spelling of a word that leaves vowels out or bends a
 * foreign name (data/script_words.tsv), for the word as it stands, or NULL.
 * Static. */
const char *tamiz_latin_known(tamiz_span word);

/* The English word for a word of organisations' names in another script
 * (data/concept_words.tsv), for the word as it stands, or NULL. Static. */
const char *tamiz_latin_meaning(tamiz_span word);

extern const char tamiz_script_text[], tamiz_concept_text[];
extern const tamiz_script_word tamiz_script_words[], tamiz_concept_words[];
extern const tamiz_slots tamiz_script_word_slots, tamiz_concept_word_slots;

/* One row of the letter table. */
typedef struct tamiz_letter {
    uint32_t letter;   /* code point, folded */
    const char *latin; /* a-z, "" for a letter without sound */
    const char *look;  /* the Latin letter it looks like, or "" */
} tamiz_letter;

extern const tamiz_letter tamiz_letters[]; /* by code point */
extern const size_t tamiz_letter_count;

#endif
