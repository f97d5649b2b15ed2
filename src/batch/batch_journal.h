/* SPDX-License-Identifier: Apache-2.0 */
/* How far a run has come, on disk: a small file that is replaced as a whole. */
#ifndef TAMIZ_BATCH_JOURNAL_H
#define TAMIZ_BATCH_JOURNAL_H

#include "batch_source.h"
#include "tamiz.h"

/* What a run must agree in to go on: hashes of everything that can change a
 * byte of the output, but for the input. */
enum { TAMIZ_BATCH_RUN = 256 };

typedef struct tamiz_batch_journal {
    char run[TAMIZ_BATCH_RUN]; /* one line: snapshot, options, engine */
    tamiz_batch_place place;   /* of the input */
    uint64_t output, rejects;  /* bytes of the two files that are whole rows */
    tamiz_batch_counts counts;
} tamiz_batch_journal;

/* Replaces the file at path. Errors: IO, NO_MEMORY. */
tamiz_code tamiz_batch_journal_write(const tamiz_batch_journal *journal,
                                     const char *path, tamiz_error *err);

/* Reads it; *found = false when there is none, or none that can be read. */
void tamiz_batch_journal_read(tamiz_batch_journal *journal, const char *path,
                              bool *found);

#endif
