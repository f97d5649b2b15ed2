/* SPDX-License-Identifier: Apache-2.0 */
/* Bars on stderr while long work runs, for a person at a terminal only: one for
 * each download, else one for what is being done. */
#ifndef TAMIZ_CLI_PROGRESS_H
#define TAMIZ_CLI_PROGRESS_H

#include "cli_args.h"

enum { CLI_BARS = 24, CLI_BAR_STAGE = 64 };

/* One download. */
typedef struct cli_bar {
    char stage[CLI_BAR_STAGE];
    uint64_t done, total;
} cli_bar;

/* Zero-initialised it shows nothing. */
typedef struct cli_progress {
    bool shown;
    bool dirty;        /* a bar stands on the line */
    const char *stage; /* the one being shown */
    int64_t drawn;     /* when, in milliseconds */
    cli_bar bars[CLI_BARS];
    size_t bar_count;
    size_t lines; /* lines of bars that stand above the cursor's */
} cli_progress;

cli_progress cli_progress_of(const cli_args *args);

/* A tamiz_progress; context is a cli_progress. Redraws at most ten times a
 * second. */
void cli_progress_show(void *context, const char *stage, uint64_t done,
                       uint64_t total);

/* Wipes the bar off the line. */
void cli_progress_end(cli_progress *progress);

#endif
