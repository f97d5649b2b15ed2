/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz screen --html: one page of all questions that were asked, those with
 * hits in full. */
#ifndef TAMIZ_SCREEN_HTML_H
#define TAMIZ_SCREEN_HTML_H

#include "cli_args.h"
#include "cli_output.h"
#include "tamiz.h"

typedef struct screen_html {
    cli_output output;
    const cli_args *args;
    const tamiz_options *options;
    const tamiz_snapshot *snapshot;
    /* What stands below the summary, until that is known: a row for each
     * question with hits, the sections, the rejected rows. Files without a
     * name. */
    FILE *index, *sections, *rejected;
    size_t asked, hit, refused, warned;
    size_t shown; /* rows of the index */
    bool open;
    char config[20]; /* as tamiz_answer_config() */
} screen_html;

/* Begins the page, in --output or on standard output. Returns an exit code. */
int screen_html_open(screen_html *page, const cli_args *args,
                     const tamiz_options *options,
                     const tamiz_snapshot *snapshot);

/* Adds a question and its answer. */
void screen_html_add(screen_html *page, const tamiz_batch_answered *row);

/* Adds a row that could not be asked. */
void screen_html_reject(screen_html *page, uint64_t line, const char *reason);

/* Writes all of it and ends the page; without CLI_DONE as code it is dropped.
 * Returns an exit code. Does nothing when it was never opened. */
int screen_html_close(screen_html *page, int code);

#endif
