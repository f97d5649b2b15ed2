/* SPDX-License-Identifier: Apache-2.0 */
/* One subject, many designations: parties of different lists that are the same
 * are linked, never merged. docs/linking.md tells how, and how well. */
#ifndef TAMIZ_LINK_BUILD_H
#define TAMIZ_LINK_BUILD_H

#include "index_relink.h"
#include "link_decision.h"

/* A link by names needs so many bits (measured: docs/linking.md), and so many
 * more than any other party of the same list has. */
#define TAMIZ_LINK_LEAST_BITS 4.0
#define TAMIZ_LINK_MARGIN     2.0

/* Two parties that share a number are linked when some of their names agree
 * this much: a number that was copied wrongly links nobody. */
#define TAMIZ_LINK_NUMBER_SCORE 0.6

/* Finds the links of a snapshot of several lists into *out, which is cleared by
 * the caller; a snapshot of one list has none. Decisions about parties that
 * are not in the snapshot wait. The same snapshot and decisions give the same
 * links, to the byte. progress may be NULL. Errors: NO_MEMORY, UNSUPPORTED;
 * TOO_LARGE beyond 4 GiB of reasons. */
tamiz_code tamiz_link_build(const tamiz_snapshot *snapshot,
                            const tamiz_link_decisions *decisions,
                            tamiz_link_sections *out, tamiz_progress *progress,
                            void *context, tamiz_error *err);

#endif
