/* SPDX-License-Identifier: Apache-2.0 */
/* What people decided about links: HOME/links.tsv, one decision a line, never
 * changed, only added to; the last one about two parties holds.
 *
 *   when  who  decision  id  id  why
 *
 * Tab-separated; when is ISO 8601 UTC; decision is force, forbid or forget (no
 * decision holds any more); ids in either order. */
#ifndef TAMIZ_LINK_DECISION_H
#define TAMIZ_LINK_DECISION_H

#include "base_arena.h"
#include "base_error.h"
#include "format_input.h"
#include "tamiz.h"

typedef struct tamiz_link_decided {
    tamiz_link_choice choice;
    const char *a, *b; /* ids, in byte order */
    const char *who, *when, *why;
} tamiz_link_decided;

/* Zero-initialised is empty. Texts live in the arena. */
typedef struct tamiz_link_decisions {
    tamiz_arena arena;
    tamiz_link_decided *all; /* as decided; what was forgotten too */
    size_t count, room;
} tamiz_link_decisions;

/* Appends the decisions in the file at path; none when there is no such file.
 * Errors: BAD_INPUT with line, IO, NO_MEMORY. */
tamiz_code tamiz_link_decisions_read(tamiz_link_decisions *decisions,
                                     const char *path, tamiz_error *err);

/* The same from an input; `name` is used in messages. */
tamiz_code tamiz_link_decisions_take(tamiz_link_decisions *decisions,
                                     tamiz_input *input, const char *name,
                                     tamiz_error *err);

/* Appends one; texts are copied, tabs and line ends in them become spaces.
 * Errors: BAD_ARGUMENT for an empty id or the same one twice, NO_MEMORY. */
tamiz_code tamiz_link_decisions_add(tamiz_link_decisions *decisions,
                                    const tamiz_link_decided *decided,
                                    tamiz_error *err);

/* Writes all of them, beside path and renamed. Errors: IO, NO_MEMORY. */
tamiz_code tamiz_link_decisions_write(const tamiz_link_decisions *decisions,
                                      const char *path, tamiz_error *err);

/* Whether the decision is the last one about its two parties. */
bool tamiz_link_decision_holds(const tamiz_link_decisions *decisions,
                               size_t index);

void tamiz_link_decisions_clear(tamiz_link_decisions *decisions);

#endif
