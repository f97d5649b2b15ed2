/* SPDX-License-Identifier: Apache-2.0 */
/* Where answers go: to whoever listens, or into files that grow beside their
 * names and take them when they are whole. */
#ifndef TAMIZ_BATCH_SINK_H
#define TAMIZ_BATCH_SINK_H

#include "batch_journal.h"
#include "batch_work.h"

/* A file in the making. */
typedef struct tamiz_batch_file {
    char *path, *part; /* its name, and that with ".part"; NULL = no file */
    int fd;            /* -1 = not open */
    uint64_t size;
} tamiz_batch_file;

typedef struct tamiz_batch_sink {
    const tamiz_batch_listener *listener;
    tamiz_batch_file output, rejects;
    char *journal_path;
    tamiz_batch_journal journal; /* as of the rows written */
    uint64_t saved;              /* bytes of output when it was last saved */
    int64_t saved_at;            /* and when, in milliseconds */
} tamiz_batch_sink;

/* Opens what the options name. `run` is kept in the journal. *resumes = an
 * interrupted run with the same `run` left its files, and sink->journal tells
 * how far it came; the files stay as they are until tamiz_batch_sink_start().
 * Errors: BAD_ARGUMENT (input and output are one file), IO (also when another
 * run writes the same files), NO_MEMORY. Clear in both cases. */
tamiz_code tamiz_batch_sink_open(tamiz_batch_sink *sink,
                                 const tamiz_batch_options *options,
                                 const tamiz_batch_listener *listener,
                                 const char *run, bool *resumes,
                                 tamiz_error *err);

/* Goes on behind what the journal says, or (resume = false) from nothing. */
tamiz_code tamiz_batch_sink_start(tamiz_batch_sink *sink, bool resume,
                                  tamiz_error *err);

/* Writes what came of a portion, tells whoever listens, and writes the journal
 * from time to time. */
tamiz_code tamiz_batch_sink_add(tamiz_batch_sink *sink,
                                const tamiz_batch_result *result,
                                const tamiz_batch_place *end, tamiz_error *err);

/* Everything is written: the files take their names, or whoever listens makes
 * the output. */
tamiz_code tamiz_batch_sink_finish(tamiz_batch_sink *sink, tamiz_error *err);

/* Closes; what is not finished stays for the next run. */
void tamiz_batch_sink_clear(tamiz_batch_sink *sink);

#endif
