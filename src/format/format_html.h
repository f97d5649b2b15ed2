/* SPDX-License-Identifier: Apache-2.0 */
/* Tables out of a web page, over libxml2's HTML parser, which makes sense of
 * pages as browsers do. Nothing is fetched. Memory: the page as a tree. */
#ifndef TAMIZ_FORMAT_HTML_H
#define TAMIZ_FORMAT_HTML_H

#include "format_input.h"

typedef struct tamiz_html_cell {
    tamiz_span text; /* trimmed; runs of white space are one space, paragraphs,
                      * items and line breaks end with a line feed; tables
                      * inside are left out, they are tables of their own */
    uint32_t line;   /* in the file, where it starts */
    bool header;     /* <th> */
} tamiz_html_cell;

typedef struct tamiz_html_row {
    const tamiz_html_cell *cells;
    size_t count;
    uint32_t line;
    uint32_t table;     /* which table of the page, from 1 */
    tamiz_span heading; /* the heading or caption last seen before the row */
} tamiz_html_row;

/* What is done with each row; the texts are gone when the call returns. A code
 * other than 0 stops the walk and is returned. */
typedef struct tamiz_html_handler {
    void *context;
    tamiz_code (*row)(void *context, const tamiz_html_row *row,
                      tamiz_error *err);
} tamiz_html_handler;

/* Reads the whole input as UTF-8, or by what the page says of itself when it is
 * none, and hands over the rows of all tables as they stand in the page. *whole
 * (may be NULL) = the page has its </html>: a page that was cut off is read as
 * far as it goes, as browsers do. Errors: BAD_INPUT for NUL bytes and text that
 * is in no encoding; TOO_LARGE over 32 MiB; those of the handler and of
 * tamiz_input_read(). */
tamiz_code tamiz_html_tables(tamiz_input *input,
                             const tamiz_html_handler *handler, bool *whole,
                             tamiz_error *err);

#endif
