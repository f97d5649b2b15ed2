/* SPDX-License-Identifier: Apache-2.0 */
/* Which parties of different lists have names in common, and how telling the
 * names are. */
#ifndef TAMIZ_LINK_NAMES_H
#define TAMIZ_LINK_NAMES_H

#include "base_arena.h"
#include "base_buffer.h"
#include "index_snapshot.h"

/* Names that agree less are no reason to look at two parties. */
#define TAMIZ_LINK_LEAST_SCORE 0.90

/* Two parties by their most telling names. */
typedef struct tamiz_named_pair {
    uint32_t a, b;           /* parties, a < b */
    uint32_t a_name, b_name; /* UINT32_MAX = no name at all */
    double score;            /* of these names */
    double bits;             /* of these names: the lesser of both directions */
} tamiz_named_pair;

/* Appends to pairs (tamiz_named_pair[]) every two parties of different lists
 * with names of TAMIZ_LINK_LEAST_SCORE or more, weak aliases left out, each
 * pair once, in no special order. None is missed (docs/lossless.md). Errors:
 * NO_MEMORY, UNSUPPORTED. */
tamiz_code tamiz_link_by_names(const tamiz_snapshot *snapshot,
                               tamiz_buffer *pairs, tamiz_progress *progress,
                               void *context, tamiz_error *err);

/* The most telling names of two parties, weak aliases left out unless
 * `weak`: of those that agree by TAMIZ_LINK_LEAST_SCORE the ones with most
 * bits, else the ones with the highest score. scratch is reset. Errors:
 * NO_MEMORY. */
tamiz_code tamiz_link_best_names(const tamiz_snapshot *snapshot, uint32_t a,
                                 uint32_t b, bool weak, tamiz_arena *scratch,
                                 tamiz_named_pair *out, tamiz_error *err);

#endif
