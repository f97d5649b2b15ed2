/* SPDX-License-Identifier: Apache-2.0 */
/* What people accepted: HOME/accepted.tsv, one decision a line, never changed,
 * only added to; the last one about a question and a party holds.
 *
 *   when  who  decision  entity  until  query  version  policy  asked  fields
 *   why
 *
 * decision is accept or withdraw; query and version are hashes, asked and
 * fields what they were made of (screen_digest.h). */
#ifndef TAMIZ_SCREEN_ACCEPT_H
#define TAMIZ_SCREEN_ACCEPT_H

#include "base_arena.h"
#include "base_error.h"
#include "format_input.h"
#include "screen_digest.h"
#include "tamiz.h"

#define TAMIZ_ACCEPTED_HEADER                                                  \
    "# Hits that people accepted as no match: the last line about a question " \
    "and a party\n# holds. Add by `tamiz accept`.\n"                           \
    "when\twho\tdecision\tentity\tuntil\tquery\tversion\tpolicy\tasked\t"      \
    "fields\twhy\n"

typedef struct tamiz_accepted_line {
    tamiz_acceptance told; /* what the door shows */
    const char *query, *version, *fields;
    uint32_t number; /* in the order of the file */
} tamiz_accepted_line;

struct tamiz_accepted {
    tamiz_arena arena;
    tamiz_accepted_line *lines;         /* as in the file */
    const tamiz_accepted_line **sorted; /* by entity, then number */
    size_t count, room;
    char day[12]; /* ISO, on which they are asked */
    char id[33];  /* hash of all of it */
};

/* Reads the rows of an input; `name` is used in messages. Errors: BAD_INPUT
 * with line, NO_MEMORY. Then close with tamiz_accepted_close(). */
tamiz_code tamiz_accepted_read(tamiz_input *input, const char *name,
                               const char *day, tamiz_accepted **out,
                               tamiz_error *err);

/* What is asked of the decisions: one question, many parties. */
typedef struct tamiz_accept_question {
    const struct tamiz_gate *gate;
    const char *asked; /* canonical */
    char query[TAMIZ_VERSION_TEXT];
} tamiz_accept_question;

/* What became of a decision: accepted is one that holds, earlier one that does
 * not, and then why says what changed. All NULL = none was made. */
typedef struct tamiz_accept_verdict {
    const tamiz_acceptance *accepted, *earlier;
    const char *why;
} tamiz_accept_verdict;

/* policy: as in tamiz_gate. Texts in the arena. Errors: NO_MEMORY. */
tamiz_code tamiz_accept_judge(const tamiz_accepted *accepted,
                              const tamiz_accept_question *question,
                              const char *policy,
                              const tamiz_snapshot *snapshot, uint32_t entity,
                              tamiz_arena *arena, tamiz_accept_verdict *out,
                              tamiz_error *err);

#endif
