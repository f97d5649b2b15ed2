/* SPDX-License-Identifier: Apache-2.0 */
/* The XML inside Office documents, read part by part into a page. Word's and
 * OpenDocument's differ in their words and little else. */
#ifndef TAMIZ_SCAN_OFFICE_H
#define TAMIZ_SCAN_OFFICE_H

#include "format_zip.h"
#include "scan_page.h"

/* One document that is being read. */
typedef struct tamiz_office {
    tamiz_page *page; /* a loose one */
    tamiz_zip *zip;
    uint64_t unpacked; /* bytes of XML so far */
} tamiz_office;

typedef enum tamiz_vocabulary {
    TAMIZ_OFFICE_WORD, /* ECMA-376, parts 1 (WordprocessingML, DrawingML) and
                        * 4 (VML): "w:p", "a:t" */
    TAMIZ_OFFICE_OPEN, /* OpenDocument 1.3, part 3: "text:p" */
    TAMIZ_OFFICE_PROPERTIES, /* Dublin Core, which both name a document with */
} tamiz_vocabulary;

/* Bytes as an archive. Errors: those of tamiz_zip_open(). */
tamiz_code tamiz_office_open(tamiz_office *office, tamiz_page *page,
                             tamiz_span bytes, tamiz_error *err);
void tamiz_office_close(tamiz_office *office);

/* Adds the text of one file of the archive; mentions in it have this path. One
 * that breaks off in the middle is missed by the page from there on. Errors:
 * NOT_FOUND; BAD_INPUT when nothing of the file could be read; TOO_LARGE when
 * it or all of them unpack to too much, or say too much; NO_MEMORY. */
tamiz_code tamiz_office_read(tamiz_office *office, const char *file,
                             const char *path, tamiz_vocabulary vocabulary,
                             tamiz_error *err);

/* Word's documents and OpenDocument's: the readers of tamiz_page_read(). */
tamiz_code tamiz_page_read_docx(tamiz_page *page, tamiz_span bytes, int depth,
                                tamiz_error *err);
tamiz_code tamiz_page_read_odf(tamiz_page *page, tamiz_span bytes,
                               tamiz_error *err);

#endif
