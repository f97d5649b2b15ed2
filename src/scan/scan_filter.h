/* SPDX-License-Identifier: Apache-2.0 */
/* Which windows of a text need not be asked for: those that no listed name can
 * make a mention of. docs/scan.md, "Windows that are not asked for", proves
 * that no mention is lost. */
#ifndef TAMIZ_SCAN_FILTER_H
#define TAMIZ_SCAN_FILTER_H

#include "base_table.h"
#include "index_crew.h"
#include "scan_fit.h"
#include "scan_row.h"
#include "scan_small.h"

/* What is found out about words holds for the snapshot, and stays with the
 * worker from one text to the next. */
typedef struct tamiz_filter {
    tamiz_finder *finder;
    const tamiz_scan_text *text; /* the block being read */
    tamiz_row words;             /* its words */
    tamiz_overlap overlap;
    tamiz_small_memory small;
    tamiz_table silent; /* windows that gave no mention before */
    tamiz_arena arena;  /* of these */
    tamiz_arena scratch;
    char config[17]; /* for which windows are silent */
    bool failed;     /* out of memory */
} tamiz_filter;

/* The worker's filter, for answers of this configuration. NULL = out of memory.
 */
tamiz_filter *tamiz_filter_of(tamiz_worker *worker,
                              const tamiz_snapshot *snapshot,
                              const char *config);

/* Takes the words of a block; its arrays live in the arena. False = out of
 * memory. */
bool tamiz_filter_read(tamiz_filter *filter, const tamiz_scan_text *text,
                       tamiz_arena *arena);

/* Whether words first..last may be a mention. Out of memory sets `failed`. */
bool tamiz_filter_allows(tamiz_filter *filter, size_t first, size_t last);

/* The most that they score as one, of which this is so; 0 = they are none. It
 * takes a closer look. */
double tamiz_filter_most(tamiz_filter *filter, size_t first, size_t last);

/* Whether words first..last have the letters of a listed name, from the first
 * to the last, as far as a hash of 64 bits tells. */
bool tamiz_filter_has_letters(const tamiz_filter *filter, size_t first,
                              size_t last);

/* Remembers that words first..last, several, were asked for and are no
 * mention: what stands around them must have no say in it. */
void tamiz_filter_silence(tamiz_filter *filter, size_t first, size_t last);

/* Whether they are remembered. */
bool tamiz_filter_is_silent(const tamiz_filter *filter, size_t first,
                            size_t last);

/* Forgets everything. */
void tamiz_filter_clear(tamiz_filter *filter);

#endif
