/* SPDX-License-Identifier: Apache-2.0 */
/* Retrieval: all listed names that can reach a threshold, and few others.
 * docs/lossless.md proves that none is missed. */
#ifndef TAMIZ_INDEX_FIND_H
#define TAMIZ_INDEX_FIND_H

#include "base_error.h"
#include "index_probe.h"
#include "name_compare.h"

/* Scratch of one thread on one snapshot; remembers what it found for a word. */
typedef struct tamiz_finder tamiz_finder;

/* Errors: NO_MEMORY. The snapshot must stay open. */
tamiz_code tamiz_finder_new(const tamiz_snapshot *snapshot, tamiz_finder **out,
                            tamiz_error *err);
void tamiz_finder_free(tamiz_finder *finder);

/* Below this threshold every name is a candidate: initials alone could reach
 * it, and they have no postings. */
double tamiz_finder_least_threshold(void);

/* Looks up the words of a query, which must stay until the last
 * tamiz_finder_find(). Errors: NO_MEMORY. */
tamiz_code tamiz_finder_ask(tamiz_finder *finder, const tamiz_name *query,
                            tamiz_error *err);

/* How many names hold words like the query's, each name once a word: what a
 * search at a low threshold may have to look at. */
uint64_t tamiz_finder_reach(const tamiz_finder *finder);

/* Names whose score against the query can be `threshold` or more, each once, in
 * no special order; threshold must be above the least one. Returns how many.
 * The array is the finder's, valid until its next call. */
size_t tamiz_finder_find(tamiz_finder *finder, double threshold,
                         const uint32_t **names);

/* What the name asked for last and a listed name can be linked by. The latter's
 * bits are put into `bits`, of TAMIZ_NAME_PARTS. */
tamiz_near tamiz_finder_near(const tamiz_finder *finder, uint32_t name,
                             uint32_t *bits);

/* The finder's memory of words; tamiz_finder_ask() may drop what it found. */
tamiz_probes *tamiz_finder_probes(tamiz_finder *finder);

/* Whether a name may be known as a whole by this hash (of its letters, or
 * tamiz_hash_of_own()). Says yes too often, never no. Out of memory is yes. */
bool tamiz_finder_may_hold(tamiz_finder *finder, uint64_t hash);

/* The same of a listed number, by the hash of its normal form. */
bool tamiz_finder_may_hold_number(tamiz_finder *finder, uint64_t hash);

#endif
