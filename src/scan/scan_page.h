/* SPDX-License-Identifier: Apache-2.0 */
/* A document as text: what can be read in it, in UTF-8, and which bytes of the
 * file each piece of it stands for.
 *
 * A reader of a format takes a source (a stretch of the document in UTF-8) and
 * writes pieces of it to the page, in order. Blocks (paragraphs, cells) are
 * parted by an empty line, so that no sentence reaches over them. */
#ifndef TAMIZ_SCAN_PAGE_H
#define TAMIZ_SCAN_PAGE_H

#include "base_arena.h"
#include "base_buffer.h"
#include "base_error.h"
#include "scan_detect.h"

/* From `text` to the start of the next run, each text_step bytes of text stand
 * for file_step bytes of the file: {1, 1} where they are the same, {1, 5} for
 * an &amp;, {2, 1} for Cyrillic in one byte, {n, 0} for what no byte stands
 * for. A step is never cut: a place inside it is its start, or its end. */
typedef struct tamiz_page_run {
    uint64_t text, file;
    uint32_t text_step, file_step;
} tamiz_page_run;

/* From `text` on, the text belongs to this part ("page 3"). */
typedef struct tamiz_page_part {
    uint64_t text;
    const char *path;
} tamiz_page_part;

typedef struct tamiz_page {
    const char *name;    /* the document's, for errors */
    tamiz_format format; /* of the whole */
    tamiz_span same;     /* the text, when it lies in the file as it is */
    tamiz_buffer text;   /* else the text */
    tamiz_buffer runs;   /* tamiz_page_run[] */
    tamiz_buffer parts;  /* tamiz_page_part[] */
    tamiz_buffer notes;  /* const char *[] */
    tamiz_arena arena;   /* paths and notes */
    const char *prefix;  /* of paths: the attachment that is read, or NULL */
    bool loose;          /* offsets are into the text: no bytes hold it */
    bool partial;        /* something of the document was not read */
    int wide;            /* the file is UTF-16: 1 little endian, 2 big endian */
} tamiz_page;

void tamiz_page_clear(tamiz_page *page);
tamiz_span tamiz_page_text(const tamiz_page *page);

/* The file bytes that text [start, end) stands for; the same when loose. */
void tamiz_page_place(const tamiz_page *page, uint64_t *start, uint64_t *end);

/* The part that a byte of the text belongs to, or NULL. */
const char *tamiz_page_path(const tamiz_page *page, uint64_t text);

/* A part starts here: an empty line, and a path behind the prefix; an empty
 * path is the prefix itself. */
void tamiz_page_start_part(tamiz_page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Something a reader of the answer should know. */
void tamiz_page_note(tamiz_page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same, when something was not read. */
void tamiz_page_miss(tamiz_page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* NO_MEMORY when anything of the above ran out of it; TOO_LARGE when the text
 * of a loose page is over TAMIZ_PAGE_MOST. */
tamiz_code tamiz_page_check(const tamiz_page *page, tamiz_error *err);

/* Joins words that a hyphen breaks at a line's end, in a page that was read to
 * its end. Errors: NO_MEMORY. */
tamiz_code tamiz_page_join(tamiz_page *page, tamiz_error *err);

/* ---- sources ----------------------------------------------------------- */

/* A stretch of the document as UTF-8. */
typedef struct tamiz_page_source {
    tamiz_span text;
    tamiz_buffer own;  /* holds it when it had to be converted */
    tamiz_buffer runs; /* tamiz_page_run[] from it to the file; none: */
    uint64_t start;    /* it lies there in the file, byte by byte */
    bool loose;        /* it does not lie in the file */
} tamiz_page_source;

/* Makes a source of bytes. The encoding: a byte order mark; UTF-8 when all of
 * it is; `charset` (may be NULL), which the document declares; else UTF-8 with
 * holes, which the page then misses. `start` is where the bytes lie in the
 * file, SIZE_MAX = nowhere. The bytes must outlive the source. */
tamiz_code tamiz_page_source_open(tamiz_page_source *source, tamiz_page *page,
                                  tamiz_span bytes, size_t start,
                                  const char *charset, tamiz_error *err);
void tamiz_page_source_clear(tamiz_page_source *source);

/* The file's byte at which byte `at` of the source lies. */
uint64_t tamiz_page_source_place(const tamiz_page_source *source, size_t at);

/* Appends bytes from..to of the source as they are. */
void tamiz_page_copy(tamiz_page *page, const tamiz_page_source *source,
                     size_t from, size_t to);

/* Appends a text that stands for bytes from..to of the source. */
void tamiz_page_put(tamiz_page *page, const tamiz_page_source *source,
                    size_t from, size_t to, tamiz_span text);

/* Appends what stands nowhere in the file. */
void tamiz_page_loose(tamiz_page *page, tamiz_span text);

/* Ends a block: an empty line, unless there is one. */
void tamiz_page_break(tamiz_page *page);

#endif
