/* SPDX-License-Identifier: Apache-2.0 */
/* The readers of formats: each appends what a document says to a page. */
#ifndef TAMIZ_SCAN_PAGE_READ_H
#define TAMIZ_SCAN_PAGE_READ_H

#include "scan_page.h"

enum {
    TAMIZ_PAGE_DEPTH = 8,        /* documents in documents */
    TAMIZ_PAGE_MOST = 256 << 20, /* bytes of text out of archives and mail */
};

/* Reads a document of any format into the page. `charset` is what its envelope
 * says, or NULL; `start` as in tamiz_page_source_open(). `depth` counts down
 * from TAMIZ_PAGE_DEPTH. Errors: BAD_INPUT for what cannot be read, TOO_LARGE,
 * UNSUPPORTED (a tool or library that is not installed), NO_MEMORY, IO. */
tamiz_code tamiz_page_read(tamiz_page *page, tamiz_span bytes, size_t start,
                           tamiz_format format, const char *charset, int depth,
                           tamiz_error *err);

/* A document inside the page's. */
typedef struct tamiz_inner {
    const char *name; /* goes before the paths of what is in it */
    tamiz_span bytes;
    const char *charset; /* that its envelope tells, or NULL */
    bool html; /* it is said to be HTML: where its bytes do not tell */
    int depth; /* of the document around it */
} tamiz_inner;

/* Reads it as what its bytes are. It is loose, as the page must be. What cannot
 * be read is missed. Errors: TOO_LARGE, NO_MEMORY, IO. */
tamiz_code tamiz_page_read_inner(tamiz_page *page, const tamiz_inner *inner,
                                 tamiz_error *err);

/* Parts of what is inside have this name before their paths, until the caller
 * sets back page->prefix; false = no memory. */
bool tamiz_page_enter(tamiz_page *page, const char *name);

/* A short text that lies nowhere in the file, as a part with this path. */
void tamiz_page_read_line(tamiz_page *page, const char *path, tamiz_span text);

/* E-mail: one message, or an mbox of many, whose paths tell its number. Headers
 * that a reader sees, and all parts. Errors: BAD_INPUT, TOO_LARGE, NO_MEMORY,
 * IO. */
tamiz_code tamiz_page_read_mail(tamiz_page *page, tamiz_span bytes, int depth,
                                tamiz_error *err);

/* The text layer of a PDF, by pdftotext: a part for each page. Errors: those
 * of tamiz_tool_run(); BAD_INPUT when it is encrypted, or no page can be read.
 * The second call takes what pdftotext gives: pages, a form feed after each. */
tamiz_code tamiz_page_read_pdf(tamiz_page *page, tamiz_span bytes,
                               tamiz_error *err);
tamiz_code tamiz_page_read_pdf_text(tamiz_page *page, tamiz_span text,
                                    tamiz_error *err);

/* HTML or XML: text without scripts; title, alt and meta description too.
 * Blocks end sentences, other elements do not part words. What is never closed
 * hides nothing: it is read as text, and the page says so. */
void tamiz_page_read_html(tamiz_page *page, const tamiz_page_source *source,
                          size_t from, size_t to, bool xml);

/* Markdown: text without its marks and without where links lead. */
void tamiz_page_read_markdown(tamiz_page *page,
                              const tamiz_page_source *source);

/* The encoding that a page or an XML declaration names in its first 4 KiB, or
 * "". */
enum { TAMIZ_CHARSET = 64 };
void tamiz_page_charset(tamiz_span bytes, char out[TAMIZ_CHARSET]);

#endif
