/* SPDX-License-Identifier: Apache-2.0 */
/* A bar on stderr while long work runs, for a person at a terminal only. */
#ifndef TAMIZ_CLI_PROGRESS_H
#define TAMIZ_CLI_PROGRESS_H

#include "cli_args.h"

/* Zero-initialised it shows nothing. */
typedef struct cli_progress {
    bool shown;
    bool dirty;        /* a bar stands on the line */
    const char *stage; /* the one being shown */
    unsigned permille; /* how far it was drawn */
    int64_t drawn;     /* when, in milliseconds */
} cli_progress;

cli_progress cli_progress_of(const cli_args *args);

/* A tamiz_progress; context is a cli_progress. Redraws at most ten times a
 * second. */
void cli_progress_show(void *context, const char *stage, uint64_t done,
                       uint64_t total);

/* Wipes the bar off the line. */
void cli_progress_end(cli_progress *progress);

#endif
