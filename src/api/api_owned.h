/* SPDX-License-Identifier: Apache-2.0 */
/* The ownership of two snapshots, and one party of it explained. */
#ifndef TAMIZ_API_OWNED_H
#define TAMIZ_API_OWNED_H

#include "base_buffer.h"
#include "own_graph.h"
#include "tamiz.h"

struct tamiz_ownership {
    tamiz_own_graph graph;
    tamiz_ownership_options options; /* strings copied into the arena */
    int64_t needed;                  /* as tamiz_own_rule() takes it */
    double *products;                /* per node */
    uint32_t *affected;              /* nodes, in the order of the door */
    size_t affected_count;
    tamiz_arena arena;  /* of the whole */
    tamiz_arena answer; /* of what was explained last */
    tamiz_owned owned;
    bool explained;
    tamiz_buffer json;
};

/* "listed", "blocked", "unclear", "clear". Static. */
const char *tamiz_own_standing(const tamiz_own_node *node);

/* What to call a node: its caption, or its id. */
const char *tamiz_own_caption(const tamiz_own_graph *graph, uint32_t node);

/* A share in words, in the arena of the answer. NULL = out of memory. */
const char *tamiz_own_words(tamiz_ownership *ownership, tamiz_share share);

/* Fills owners, steps and notes of a node into ownership->owned. Errors:
 * NO_MEMORY. */
tamiz_code tamiz_own_tell_owners(tamiz_ownership *ownership, uint32_t node,
                                 tamiz_error *err);
tamiz_code tamiz_own_tell_steps(tamiz_ownership *ownership, uint32_t node,
                                tamiz_error *err);
tamiz_code tamiz_own_tell_notes(tamiz_ownership *ownership, uint32_t node,
                                tamiz_error *err);

#endif
