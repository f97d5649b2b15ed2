/* SPDX-License-Identifier: Apache-2.0 */
/* What the lists say of two parties: who leads, owns, is a member of whom. */
#ifndef TAMIZ_SCAN_CLAIM_RELATION_H
#define TAMIZ_SCAN_CLAIM_RELATION_H

#include "base_arena.h"
#include "format_json.h"
#include "index_snapshot.h"
#include "tamiz.h"

enum { TAMIZ_RELATIONS_MOST = 32 }; /* of two parties; no more are told */

/* The relations between one of the parties linked with `a` and one of those
 * linked with `b`, whichever way, in the order of the snapshot; *count of them.
 * In the arena. NULL = out of memory. One pass over the snapshot's entities. */
tamiz_relation *tamiz_claim_relations(const tamiz_snapshot *snapshot,
                                      uint32_t a, uint32_t b,
                                      tamiz_arena *arena, size_t *count);

/* The array "relations" of a claim. */
void tamiz_relations_write(tamiz_json *json, const tamiz_relation *relations,
                           size_t count);

#endif
