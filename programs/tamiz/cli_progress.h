/* SPDX-License-Identifier: Apache-2.0 */
/* Bars on stderr while long work runs, for a person at a terminal only: one for
 * each download, else one for what is being done; and what the readers of lists
 * did not understand, for everybody. */
#ifndef TAMIZ_CLI_PROGRESS_H
#define TAMIZ_CLI_PROGRESS_H

#include "cli_args.h"
#include "tamiz.h"

enum { CLI_BARS = 24, CLI_BAR_STAGE = 64 };

/* One download. */
typedef struct cli_bar {
    char stage[CLI_BAR_STAGE];
    uint64_t done, total;
} cli_bar;

/* Zero-initialised it shows nothing. */
typedef struct cli_progress {
    bool shown;
    bool quiet;        /* no warnings either */
    bool dirty;        /* a bar stands on the line */
    const char *stage; /* the one being shown */
    int64_t drawn;     /* when, in milliseconds */
    int64_t started;   /* when rows came first, and how many there were */
    uint64_t first_rows, first_done;
    cli_bar bars[CLI_BARS];
    size_t bar_count;
    size_t lines;      /* lines of bars that stand above the cursor's */
    char list[64];     /* the one that is warned about */
    uint32_t warnings; /* of that list so far */
} cli_progress;

cli_progress cli_progress_of(const cli_args *args);

/* Hands it to the library. The bar is redrawn at most ten times a second. Of
 * each list the first 20 warnings are printed and the rest counted. */
tamiz_listener cli_progress_listener(cli_progress *progress);

/* Rows answered, and with hits, of a file of which done of total bytes (0 =
 * unknown) were read: with their rate, and how long the rest will take. */
void cli_progress_rows(cli_progress *progress, uint64_t rows, uint64_t hits,
                       uint64_t done, uint64_t total);

/* Wipes the bar off the line; says how many warnings were not printed. */
void cli_progress_end(cli_progress *progress);

#endif
