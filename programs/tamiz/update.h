/* SPDX-License-Identifier: Apache-2.0 */
/* One update, and updates for ever. */
#ifndef TAMIZ_UPDATE_H
#define TAMIZ_UPDATE_H

#include "cli_args.h"
#include "tamiz.h"

/* What is to be updated. */
typedef struct update_job {
    const cli_args *args;
    const tamiz_source *sources; /* none: what the home has */
    size_t count;
    bool (*stopped)(void *context); /* as in tamiz_update_options */
} update_job;

/* Updates once and prints what came of it. Returns the exit code. */
int update_once(const update_job *job);

/* Updates at once and then each time `every` milliseconds have passed since the
 * last one began, until SIGTERM or SIGINT; SIGHUP: now. Returns CLI_DONE. */
int update_every(const update_job *job, uint32_t every);

/* Prints what changed in the lists, as a table with examples or as JSON, and
 * what failed. Returns the exit code. */
int update_print(const cli_args *args, const tamiz_change *changes,
                 size_t count);

#endif
