/* SPDX-License-Identifier: Apache-2.0 */
/* Workbooks for tests, packed from texts. */
#ifndef TAMIZ_TEST_WORKBOOK_H
#define TAMIZ_TEST_WORKBOOK_H

#include "base_buffer.h"

typedef struct test_part {
    const char *name; /* "xl/workbook.xml"; NULL ends the parts */
    tamiz_span text;
} test_part;

/* A ZIP archive of the parts, added to out. */
void test_pack(tamiz_buffer *out, const test_part *parts);

/* A workbook of one sheet, whose <sheetData> is given, with shared strings
 * (<si> elements) and styles (inside <styleSheet>), each of which may be NULL.
 */
void test_workbook(tamiz_buffer *out, const char *rows, const char *strings,
                   const char *styles);

/* A workbook of the rows of a TSV text: a cell that is a number is one, "DATE
 * 45000" is a day, the rest are strings; empty cells are left out, a backslash
 * and an n are a line feed. */
void test_workbook_of_tsv(tamiz_buffer *out, tamiz_span tsv);

#endif
