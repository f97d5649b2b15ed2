/* SPDX-License-Identifier: Apache-2.0 */
/* A sentence as the grammar of claims sees it: phrases of the tables, dates,
 * mentions, and words that mean nothing to it. */
#ifndef TAMIZ_SCAN_CLAIM_WORDS_H
#define TAMIZ_SCAN_CLAIM_WORDS_H

#include "base_arena.h"
#include "entity_date.h"
#include "scan_claim_tables.h"
#include "scan_text.h"
#include "tamiz.h"

enum { TAMIZ_CLAIM_SENTENCE = 4096 }; /* bytes; longer ones say nothing */

typedef struct tamiz_claim_token {
    size_t start, end;                /* bytes of the text */
    const tamiz_claim_phrase *phrase; /* first row of its text, or NULL */
    const tamiz_mention *mention;     /* or NULL */
    tamiz_date date;                  /* year 0 = none */
    tamiz_date until;                 /* last day of a week; year 0 = none */
    int32_t slack;                    /* days it may be off */
    bool comma; /* stands behind a comma, a dash or a parenthesis */
    bool capital, possessive;
    bool hyphen; /* joined to the word before, as in "US-designated" */
    bool year;   /* a number that may be one, no date by itself */
} tamiz_claim_token;

typedef struct tamiz_claim_sentence {
    tamiz_span text; /* all of the document */
    tamiz_claim_token *tokens;
    size_t count;
} tamiz_claim_sentence;

/* Cuts the sentence of mentions[0..count), which lie in it. "Yesterday" is
 * dated by the day of the text, and no date when that has year 0. Errors:
 * NO_MEMORY, TOO_LARGE. */
tamiz_code tamiz_claim_words(tamiz_latin *latin, tamiz_span text,
                             tamiz_date today, const tamiz_mention *mentions,
                             size_t count, tamiz_arena *arena,
                             tamiz_claim_sentence *out, tamiz_error *err);

/* Cuts the sentence that begins behind byte `from` of the text, in the same
 * paragraph. None, a question, or a longer one than 300 bytes: no tokens.
 * Errors: NO_MEMORY, TOO_LARGE. */
tamiz_code tamiz_claim_next(tamiz_latin *latin, tamiz_span text, size_t from,
                            tamiz_arena *arena, tamiz_claim_sentence *out,
                            tamiz_error *err);

/* The day of a dateline at the start of a text ("LIMA, 14 March 2026 -"), or
 * year 0; the text begins at byte *start, 0 without. Errors: NO_MEMORY,
 * TOO_LARGE. */
tamiz_code tamiz_claim_dateline(tamiz_latin *latin, tamiz_span text,
                                tamiz_arena *arena, tamiz_date *out,
                                size_t *start, tamiz_error *err);

/* Token i; behind the last, one that is nothing. */
const tamiz_claim_token *tamiz_claim_at(const tamiz_claim_sentence *s,
                                        size_t i);

/* The row of the token's phrase in this class, or NULL. */
const tamiz_claim_phrase *tamiz_claim_is(const tamiz_claim_sentence *s,
                                         size_t token, tamiz_claim_class sort);

#endif
