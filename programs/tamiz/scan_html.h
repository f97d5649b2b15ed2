/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz scan --html: one page that tells all of an answer, for people. */
#ifndef TAMIZ_SCAN_HTML_H
#define TAMIZ_SCAN_HTML_H

#include "cli_args.h"
#include "cli_output.h"
#include "tamiz.h"

typedef struct scan_html {
    cli_output output;
    const cli_args *args;
    const tamiz_options *options;
    const tamiz_snapshot *snapshot;
    size_t documents;
    bool open;
    char config[20]; /* of the last document, as tamiz_document_config() */
} scan_html;

/* Begins the page, in --output or on standard output. The options of the scan
 * must keep the text. Returns an exit code. */
int scan_html_open(scan_html *page, const cli_args *args,
                   const tamiz_options *options,
                   const tamiz_snapshot *snapshot);

/* Adds a document that was scanned; size: bytes of its file. Returns an exit
 * code. */
int scan_html_add(scan_html *page, const char *name,
                  const tamiz_document *document, size_t size);

/* Says in the page that a document could not be read. */
void scan_html_miss(scan_html *page, const char *name, const char *why);

/* Ends the page; without CLI_DONE as code it is dropped. Returns an exit
 * code. Does nothing when it was never opened. */
int scan_html_close(scan_html *page, int code);

#endif
