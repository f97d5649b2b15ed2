/* SPDX-License-Identifier: Apache-2.0 */
/* What cells of a workbook refer to: where its first sheet is, which styles are
 * dates, the shared strings. For format_xlsx.c alone. */
#ifndef TAMIZ_FORMAT_XLSX_BOOK_H
#define TAMIZ_FORMAT_XLSX_BOOK_H

#include "base_arena.h"
#include "base_buffer.h"
#include "format_zip.h"

/* Zero-initialised is ready. */
typedef struct tamiz_xlsx_book {
    tamiz_arena arena;
    char *sheet;          /* of the first sheet: "xl/worksheets/sheet1.xml" */
    uint32_t sheets;      /* how many there are */
    bool from_1904;       /* days are counted from 1904-01-01 */
    tamiz_buffer strings; /* of tamiz_span */
    tamiz_buffer is_date; /* of bool, by style */
} tamiz_xlsx_book;

/* Errors: as tamiz_xlsx_parse(). The book is to be cleared in any case. */
tamiz_code tamiz_xlsx_book_read(tamiz_xlsx_book *book, tamiz_zip *zip,
                                tamiz_error *err);
void tamiz_xlsx_book_clear(tamiz_xlsx_book *book);

/* False = no such string. */
bool tamiz_xlsx_book_string(const tamiz_xlsx_book *book, tamiz_span index,
                            tamiz_span *text);
bool tamiz_xlsx_book_is_date(const tamiz_xlsx_book *book, tamiz_span style);

/* Adds text with _xHHHH_ decoded: a UTF-16 code unit; what is none becomes
 * U+FFFD. Source: ECMA-376 part 1, 22.4.2.4 (bstr). */
void tamiz_xlsx_unescape(tamiz_buffer *out, tamiz_span text);

#endif
