/* SPDX-License-Identifier: Apache-2.0 */
/* Two states of one party compared: its own facts, and those of what is
 * attached to it, whatever numbers the attached things have. */
#ifndef TAMIZ_API_PARTY_H
#define TAMIZ_API_PARTY_H

#include "base_arena.h"
#include "index_snapshot.h"
#include "tamiz.h"

/* A party in a snapshot; snapshot NULL = there is none. */
typedef struct tamiz_party {
    const tamiz_snapshot *snapshot;
    uint32_t number;
} tamiz_party;

/* Whether both say the same in the same order: most parties do, and this is
 * quick. False says nothing. */
bool tamiz_party_same(tamiz_party older, tamiz_party newer);

/* What differs, as in tamiz_difference; the array lives in arena, the texts in
 * the snapshots. Errors: NO_MEMORY. */
tamiz_code tamiz_party_compare(tamiz_party older, tamiz_party newer,
                               tamiz_arena *arena, const tamiz_field **out,
                               size_t *count, tamiz_error *err);

#endif
