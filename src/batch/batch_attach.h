/* SPDX-License-Identifier: Apache-2.0 */
/* Papers (Passport, Identification) that are rows of their own in a file of
 * FollowTheMoney entities: they wait for the row of the party that holds them.
 */
#ifndef TAMIZ_BATCH_ATTACH_H
#define TAMIZ_BATCH_ATTACH_H

#include "base_arena.h"
#include "base_buffer.h"
#include "base_error.h"

enum { TAMIZ_BATCH_WAITING = 1000 }; /* papers that wait at one time */

typedef struct tamiz_batch_paper {
    char *text; /* its row, NUL-terminated; owned */
    size_t size;
    char *holder; /* the party's id; owned */
    uint64_t line;
} tamiz_batch_paper;

/* Zero-initialised is empty. */
typedef struct tamiz_batch_waiting {
    tamiz_batch_paper papers[TAMIZ_BATCH_WAITING];
    size_t count;
    tamiz_arena arena, ids; /* of one paper, of one row */
} tamiz_batch_waiting;

void tamiz_batch_waiting_clear(tamiz_batch_waiting *waiting);

/* The id of the party that the row's paper belongs to, NULL when the row is no
 * paper or names nobody. Valid until the next call. Errors: NO_MEMORY. */
tamiz_code tamiz_batch_paper_holder(tamiz_batch_waiting *waiting,
                                    tamiz_span row, const char **holder,
                                    tamiz_error *err);

/* The row's own id, "" when it has none. Valid until the next call. Errors:
 * NO_MEMORY. */
tamiz_code tamiz_batch_row_id(tamiz_batch_waiting *waiting, tamiz_span row,
                              const char **id, tamiz_error *err);

/* Keeps a paper until its holder comes; *full = there is no room. Errors:
 * NO_MEMORY. */
tamiz_code tamiz_batch_waiting_add(tamiz_batch_waiting *waiting, tamiz_span row,
                                   uint64_t line, const char *holder,
                                   bool *full, tamiz_error *err);

/* Moves the rows of the papers of this party to out, each with a line feed in
 * front. */
void tamiz_batch_waiting_take(tamiz_batch_waiting *waiting, const char *id,
                              tamiz_buffer *out);

#endif
