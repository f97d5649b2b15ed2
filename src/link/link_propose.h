/* SPDX-License-Identifier: Apache-2.0 */
/* Which parties should be linked, and why, each pair by itself. */
#ifndef TAMIZ_LINK_PROPOSE_H
#define TAMIZ_LINK_PROPOSE_H

#include "link_facts.h"
#include "link_names.h"
#include "link_numbers.h"

/* What speaks for and against two parties' being one. */
typedef struct tamiz_link_proposal {
    tamiz_named_pair names; /* names.a and names.b are the parties */
    tamiz_compared facts[TAMIZ_FACT_COUNT];
    double bits; /* of names and facts */
    bool numbered;
    tamiz_numbered_pair number; /* when numbered */
    tamiz_link_how how;
} tamiz_link_proposal;

/* Appends to proposals (tamiz_link_proposal[]) every link and every pair that
 * is left apart, each pair once: first by reference, then by identifier, then
 * by name, most bits first; last what is left apart. Errors: NO_MEMORY,
 * UNSUPPORTED. */
tamiz_code tamiz_link_propose(const tamiz_snapshot *snapshot,
                              tamiz_buffer *proposals, tamiz_progress *progress,
                              void *context, tamiz_error *err);

/* What speaks for and against these two, whatever links there are; how is what
 * it would be by itself: LINKED_NAME stands for names that suffice, whether or
 * not another party is as likely. Errors: NO_MEMORY. */
tamiz_code tamiz_link_weigh(const tamiz_snapshot *snapshot, uint32_t a,
                            uint32_t b, tamiz_link_proposal *out,
                            tamiz_error *err);

#endif
