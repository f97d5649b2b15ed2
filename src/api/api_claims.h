/* SPDX-License-Identifier: Apache-2.0 */
/* Where the lists agree about a subject, and where they do not. */
#ifndef TAMIZ_API_CLAIMS_H
#define TAMIZ_API_CLAIMS_H

#include "base_arena.h"
#include "index_snapshot.h"

/* The claims of the parties of one subject, names first, then by property;
 * none of a single party. In the arena. Errors: NO_MEMORY. */
tamiz_code tamiz_api_claims(const tamiz_snapshot *snapshot,
                            const uint32_t *parties, size_t party_count,
                            tamiz_arena *arena, tamiz_claim **out,
                            size_t *count, tamiz_error *err);

#endif
