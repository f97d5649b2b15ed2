/* SPDX-License-Identifier: Apache-2.0 */
/* Ownership edges as they are published, and the one holding that those of a
 * pair come to. The parts of own_graph.h that only its files call. */
#ifndef TAMIZ_OWN_EDGE_H
#define TAMIZ_OWN_EDGE_H

#include "own_graph.h"

/* The node that a reference of `list` in snapshot number `side` means, made
 * when it is new. NEVER = out of memory. */
uint32_t tamiz_own_node_of(tamiz_own_graph *graph, size_t side,
                           const char *list, tamiz_span reference);

/* False = out of memory. */
bool tamiz_own_edge_add(tamiz_own_graph *graph, const tamiz_own_edge *edge);

/* Adds what the Ownership `entity` says, or counts it as loose. Errors:
 * NO_MEMORY, TOO_LARGE. */
tamiz_code tamiz_own_edges_read(tamiz_own_graph *graph, size_t side,
                                uint32_t entity, tamiz_error *err);

/* Sorts the edges and makes holdings and bonds of them. Errors: NO_MEMORY. */
tamiz_code tamiz_own_edges_merge(tamiz_own_graph *graph, tamiz_error *err);

#endif
