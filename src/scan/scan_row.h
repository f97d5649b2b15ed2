/* SPDX-License-Identifier: Apache-2.0 */
/* What windows are made of: a row of items, each with the set of listed names
 * that it leads to. Items are the words of a block, which are read alike
 * wherever in a window they stand, or the parts that one window is cut into. */
#ifndef TAMIZ_SCAN_ROW_H
#define TAMIZ_SCAN_ROW_H

#include "index_find.h"
#include "scan_overlap.h"
#include "scan_text.h"

/* Marks of an item's set. */
enum {
    TAMIZ_ROW_FORM = 1,    /* it may be a legal form, or begin one */
    TAMIZ_ROW_LONGER = 2,  /* one of several words: what follows may be part of
                            * it */
    TAMIZ_ROW_TELLING = 4, /* it tells names apart, wherever it stands */
    TAMIZ_ROW_FLAGS = 8,   /* from this bit on: TAMIZ_PART_* of a word */
};

typedef struct tamiz_row {
    tamiz_overlap *overlap;
    tamiz_finder *finder;
    const tamiz_scan_text *text; /* of the words, else NULL */
    const tamiz_name *name;      /* of the parts, else NULL */
    size_t count;
    uint32_t *sets; /* UINT32_MAX = not known yet */
    uint8_t *runs;  /* what starts at each: see tamiz_row_has_run() */
    char *letters;  /* of all words, run together */
    size_t *letters_at;
    tamiz_arena *scratch;
    bool failed; /* out of memory */
} tamiz_row;

/* A row of the words of a block, or of the parts of a name that was heard; its
 * arrays live in the arena, scratch is reset often. False = out of memory. */
bool tamiz_row_of_words(tamiz_row *row, const tamiz_scan_text *text,
                        tamiz_arena *arena, tamiz_arena *scratch);
bool tamiz_row_of_parts(tamiz_row *row, const tamiz_name *name,
                        tamiz_arena *arena);

/* The number of item i's set; UINT32_MAX for one too long to be looked up. */
uint32_t tamiz_row_set(tamiz_row *row, size_t i);

/* TAMIZ_ROW_* of item i. One too long has none. */
unsigned tamiz_row_marks(tamiz_row *row, size_t i);

/* Whether the run of n items from i on is like a unit. */
bool tamiz_row_has_run(tamiz_row *row, size_t i, size_t n);

/* The number of the set of the run of n items from i on. */
uint32_t tamiz_row_run_set(tamiz_row *row, size_t i, size_t n);

/* The letters of items first..last, run together. Of words only. */
tamiz_span tamiz_row_letters(const tamiz_row *row, size_t first, size_t last);

#endif
