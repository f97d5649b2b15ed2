/* SPDX-License-Identifier: Apache-2.0 */
/* HTML pages that stand alone: style and script inside, nothing fetched, and
 * a content security policy that allows nothing else.
 *
 * What lists, documents and users say reaches a page through %s only, which
 * escapes it for where it stands. Characters that could steer the reader's eye
 * (controls, bidi overrides) are shown as their number. Style attributes do
 * not work in such a page: bars are drawn. */
#ifndef TAMIZ_CLI_HTML_H
#define TAMIZ_CLI_HTML_H

#include <stdio.h>

/* Writes markup in which %s and %.*s are texts, escaped as content or, between
 * "<" and ">", as the value of an attribute in double quotes. Of the other
 * conversions %zu, %f and %g may be used. */
void cli_html(FILE *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Writes size bytes of UTF-8 as content. */
void cli_html_text(FILE *out, const char *text, size_t size);

/* From the first byte of the page into <main>, with its heading; and from there
 * to the last byte. about: what the title says beside the heading, or NULL. */
void cli_html_open(FILE *out, const char *heading, const char *about);
void cli_html_close(FILE *out);

/* What to call an input: its path, or "standard input" for "-". */
const char *cli_html_input(const char *path);

/* One bar of a row of them that add up, each 0..1 of the width: what a part
 * could have added (the rail), and what it added or took away, from where the
 * sum stood. */
typedef struct cli_html_step {
    double before, adds, most;
} cli_html_step;

void cli_html_bar(FILE *out, cli_html_step step);

/* The time now, UTC, as "2026-11-24T14:05:00Z". */
enum { CLI_HTML_TIME = 24 };
void cli_html_time(char text[CLI_HTML_TIME]);

#endif
