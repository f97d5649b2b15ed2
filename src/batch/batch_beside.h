/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of a file that say more of parties, until these come: in a file without
 * a name, so that memory does not grow with them. */
#ifndef TAMIZ_BATCH_BESIDE_H
#define TAMIZ_BATCH_BESIDE_H

#include "base_buffer.h"
#include "base_error.h"

#include <stdio.h>

typedef enum tamiz_batch_kind {
    TAMIZ_BATCH_PAPER,   /* under its holder's id; the first who asks has it */
    TAMIZ_BATCH_ADDRESS, /* under its own id; for all who ask */
} tamiz_batch_kind;

/* Zero-initialised is empty. */
typedef struct tamiz_batch_beside {
    FILE *file;      /* records, one behind the other; NULL = none yet */
    uint64_t *heads; /* of the chains of records whose keys are hashed alike */
    uint64_t size;   /* bytes of the file */
    uint64_t count;
    uint64_t mark;   /* tells these rows from others */
    uint64_t seed;   /* of the keys' hashes: no file can fill one chain */
    uint64_t looked; /* records that look-ups read, all in all */
    bool written;    /* something may not have come to the file yet */
    char *map;       /* of the file, for reading; NULL = none yet */
    size_t mapped;   /* bytes, more than there are */
} tamiz_batch_beside;

void tamiz_batch_beside_clear(tamiz_batch_beside *beside);

/* Keeps a row. Errors: IO, NO_MEMORY. */
tamiz_code tamiz_batch_beside_add(tamiz_batch_beside *beside,
                                  tamiz_batch_kind kind, const char *key,
                                  tamiz_span row, uint64_t line,
                                  tamiz_error *err);

/* Adds the rows under a key to out, in the order of the file, each with a line
 * feed in front, up to the first with which out would grow beyond `most` bytes;
 * *count of them. What no later call with the same `most` can get is not looked
 * at again. Errors: IO. */
tamiz_code tamiz_batch_beside_take(tamiz_batch_beside *beside,
                                   tamiz_batch_kind kind, const char *key,
                                   size_t most, tamiz_buffer *out,
                                   size_t *count, tamiz_error *err);

/* The next paper that nobody had, from *at on, which starts at 0: its row to
 * out; *found = false when there is none. Errors: IO. */
tamiz_code tamiz_batch_beside_left(tamiz_batch_beside *beside, uint64_t *at,
                                   tamiz_buffer *out, uint64_t *line,
                                   bool *found, tamiz_error *err);

#endif
