/* SPDX-License-Identifier: Apache-2.0 */
/* What is taken out after scoring: hits without the evidence that the policy
 * requires, and those that somebody accepted. */
#ifndef TAMIZ_SCREEN_SIFT_H
#define TAMIZ_SCREEN_SIFT_H

#include "screen_best.h"
#include "screen_query.h"

/* Leaves in the screener's `scored` the best of each entity that stays, and
 * counts the accepted. Prepares the question for tamiz_sift_tell(). Errors:
 * NO_MEMORY, BAD_INPUT. */
tamiz_code tamiz_sift(tamiz_screener *screener, const tamiz_query *query,
                      const tamiz_name *names, tamiz_arena *arena,
                      tamiz_accept_question *question, tamiz_error *err);

/* Marks a hit that stayed with what was decided of it. Errors: NO_MEMORY. */
tamiz_code tamiz_sift_tell(const tamiz_screener *screener,
                           const tamiz_accept_question *question,
                           uint32_t entity, tamiz_arena *arena, tamiz_hit *hit,
                           tamiz_error *err);

#endif
