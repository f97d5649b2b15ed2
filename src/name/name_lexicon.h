/* SPDX-License-Identifier: Apache-2.0 */
/* The words that make up names: titles, particles, legal forms, generic words.
 * From data/name_words.tsv and data/legal_forms.tsv. */
#ifndef TAMIZ_NAME_LEXICON_H
#define TAMIZ_NAME_LEXICON_H

#include "base_slots.h"

typedef enum tamiz_part_kind {
    TAMIZ_PART_PLAIN,   /* a word that tells one party from another */
    TAMIZ_PART_INITIAL, /* one letter */
    TAMIZ_PART_GENERIC, /* "bank", "trading", "international" */
    TAMIZ_PART_PLACE,   /* "Iran", "Chilean", "Moscow", not in persons' names */
    TAMIZ_PART_NUMBER,  /* digits, number words, Roman numerals */
    TAMIZ_PART_TITLE,   /* "Dr", "Haji", "Sheikh" */
    TAMIZ_PART_PARTICLE, /* "al", "bin", "de la", "of" */
    TAMIZ_PART_SUFFIX,   /* "Jr", "III" */
    TAMIZ_PART_LEGAL,    /* "GmbH", "S.A. de C.V." */
    TAMIZ_PART_KIND_COUNT
} tamiz_part_kind;

/* One entry of the lexicon. */
typedef struct tamiz_lexeme {
    const char *word; /* words of a-z0-9 with single spaces between */
    uint16_t concept; /* equal for entries that say the same; never 0 */
    uint8_t kind;     /* tamiz_part_kind */
    uint8_t words;    /* number of words in `word` */
    uint8_t longest;  /* most words of any entry that starts with this one,
                       * when this is one word; else 0 */
} tamiz_lexeme;

/* Tables made from data/. In `legal`, entries with concept 0 only say that a
 * longer form starts so. */
extern const tamiz_lexeme tamiz_lexicon_words[], tamiz_lexicon_legal[];
extern const tamiz_slots tamiz_lexicon_word_slots, tamiz_lexicon_legal_slots;

/* The entry for a word or a space-joined sequence, or NULL. */
const tamiz_lexeme *tamiz_lexicon_word(tamiz_span word);
const tamiz_lexeme *tamiz_lexicon_legal_form(tamiz_span form);

/* What a legal form means across countries (data/legal_forms.tsv): 'L' limited
 * liability, 'S' by shares, 'G' any company, 'P' partnership, 'N' non-profit,
 * 'U' state enterprise, 'C' cooperative; 0 = not known. */
char tamiz_lexicon_form_class(uint16_t concept);

/* "title", "particle" … Static. */
const char *tamiz_part_kind_name(tamiz_part_kind kind);

/* How much of a name a part of this kind carries; a plain word is 1. See
 * docs/scoring.md, "Weights". */
double tamiz_part_kind_weight(tamiz_part_kind kind);

#endif
