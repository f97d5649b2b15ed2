/* SPDX-License-Identifier: Apache-2.0 */
/* What a document is, by its bytes alone: a file's name proves nothing. */
#ifndef TAMIZ_SCAN_DETECT_H
#define TAMIZ_SCAN_DETECT_H

#include "base_span.h"

#include <stdint.h>

typedef enum tamiz_format {
    TAMIZ_FORMAT_TEXT,
    TAMIZ_FORMAT_HTML,
    TAMIZ_FORMAT_XML, /* any that is not known better */
    TAMIZ_FORMAT_MARKDOWN,
    TAMIZ_FORMAT_EMAIL,
    TAMIZ_FORMAT_PDF,
    TAMIZ_FORMAT_DOCX,
    TAMIZ_FORMAT_ODF, /* OpenDocument: text, sheet or slides */
    TAMIZ_FORMAT_ISO20022,
    TAMIZ_FORMAT_MT,
    TAMIZ_FORMAT_UNREADABLE, /* known, but holds no text that can be read */
} tamiz_format;

/* As "format" has it in JSON: "text", "html", … */
const char *tamiz_format_name(tamiz_format format);

/* The format of a document. Looks at the first 64 KiB (of an archive: at its
 * directory). *what (may be NULL) says what an UNREADABLE one is, as in "a PNG
 * image", and what could be done about it; else NULL. */
tamiz_format tamiz_scan_detect(tamiz_span bytes, const char **what);

/* Whether the bytes are UTF-16 without a mark that says so: 1 = little endian,
 * 2 = big endian, 0 = no. */
int tamiz_scan_detect_wide(tamiz_span bytes);

#endif
