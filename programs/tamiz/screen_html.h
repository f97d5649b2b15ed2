/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz screen --html: one page of all questions that were asked, those with
 * hits in full. Rows are kept in a form that takes no second thought, and the
 * page is put together of them when all are there. */
#ifndef TAMIZ_SCREEN_HTML_H
#define TAMIZ_SCREEN_HTML_H

#include "cli_args.h"
#include "tamiz.h"

#include <stdio.h>

typedef struct screen_html {
    const cli_args *args;
    const tamiz_options *options;
    const tamiz_snapshot *snapshot;
    FILE *draft; /* of one row, into bytes */
    char *bytes;
    size_t size;
    FILE *rows;      /* what was kept, a file without a name */
    char config[20]; /* as tamiz_answer_config() */
} screen_html;

/* Returns an exit code after saying what is wrong. */
int screen_html_open(screen_html *page, const cli_args *args,
                     const tamiz_options *options,
                     const tamiz_snapshot *snapshot);
void screen_html_close(screen_html *page);

/* What the page will say of a row, answered or rejected: *size bytes, borrowed
 * until the next call. NULL = the system refused, see errno. */
const char *screen_html_form(screen_html *page, const tamiz_batch_answered *row,
                             size_t *size);

/* Keeps it. False = the system refused, see errno. */
bool screen_html_keep(screen_html *page, const char *bytes, size_t size);

/* Writes the page, to --output or standard output, of the rows in the file
 * `part`, NULL = those that were kept. Returns an exit code after saying what
 * is wrong. */
int screen_html_write(screen_html *page, const char *part,
                      const tamiz_batch_counts *counts);

#endif
