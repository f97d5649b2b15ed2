/* SPDX-License-Identifier: Apache-2.0 */
/* A comparison told to a person: one item for every link and for every part
 * that found none. Weights add up to 1, contributions to the score. */
#ifndef TAMIZ_SCREEN_EVIDENCE_H
#define TAMIZ_SCREEN_EVIDENCE_H

#include "base_arena.h"
#include "name_compare.h"
#include "tamiz.h"

/* Writes hit->evidence and evidence_count, in the arena. Errors: NO_MEMORY. */
tamiz_code tamiz_evidence_of_names(const tamiz_name *query,
                                   const tamiz_name *listed,
                                   const tamiz_comparison *comparison,
                                   tamiz_arena *arena, tamiz_hit *hit,
                                   tamiz_error *err);

#endif
