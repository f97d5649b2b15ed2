/* SPDX-License-Identifier: Apache-2.0 */
/* What a row of FollowTheMoney says of other rows: papers name their holder,
 * parties name their Addresses. */
#ifndef TAMIZ_BATCH_LINKS_H
#define TAMIZ_BATCH_LINKS_H

#include "base_arena.h"
#include "base_error.h"

typedef struct tamiz_batch_links {
    const char *id;         /* of the row, "" = it has none */
    const char *holder;     /* it is a paper or wallet of that party, or NULL */
    bool address;           /* it is an Address, and no party */
    const char **addresses; /* ids of those that the party names */
    size_t address_count;
} tamiz_batch_links;

/* Whether the row belongs to another one. */
static inline bool tamiz_batch_is_beside(const tamiz_batch_links *links) {
    return links->holder || links->address;
}

/* Whether the row may belong to another one: a look that costs little. */
bool tamiz_batch_may_be_beside(tamiz_span row);

/* Reads the row; all of it lives in the arena, which is reset first. What is no
 * JSON says nothing. Errors: NO_MEMORY. */
tamiz_code tamiz_batch_links_read(tamiz_arena *arena, tamiz_span row,
                                  tamiz_batch_links *links, tamiz_error *err);

#endif
