/* SPDX-License-Identifier: Apache-2.0 */
/* The first sheet of a workbook in Office Open XML (.xlsx), row by row: ZIP
 * files of XML, ECMA-376 part 1 (2016), section 18. Memory: the packed file,
 * the strings that its cells share, and one row. */
#ifndef TAMIZ_FORMAT_XLSX_H
#define TAMIZ_FORMAT_XLSX_H

#include "format_input.h"

typedef enum tamiz_cell_kind {
    TAMIZ_CELL_EMPTY,
    TAMIZ_CELL_TEXT,
    TAMIZ_CELL_NUMBER,
    TAMIZ_CELL_DATE,    /* a number that its style shows as a date */
    TAMIZ_CELL_BOOLEAN, /* text: TRUE or FALSE */
    TAMIZ_CELL_ERROR,   /* text: #N/A and the like */
} tamiz_cell_kind;

typedef struct tamiz_cell {
    tamiz_cell_kind kind;
    tamiz_span text; /* runs joined, _x000D_ and the like decoded; a number as
                      * the file writes it; valid during the call */
    uint32_t serial; /* of a number or date: its whole days in the 1900 date
                      * system (tamiz_date_from_serial()); 0 = none */
} tamiz_cell;

typedef struct tamiz_sheet_row {
    const tamiz_cell *cells; /* from column A on, empty ones between */
    size_t count;            /* up to the last cell of the row */
    uint32_t number;         /* from 1, as spreadsheets number rows */
} tamiz_sheet_row;

/* What is done with each row that the sheet has; a code other than 0 stops the
 * parse and is returned. */
typedef struct tamiz_xlsx_handler {
    void *context;
    tamiz_code (*row)(void *context, const tamiz_sheet_row *row,
                      tamiz_error *err);
} tamiz_xlsx_handler;

/* Parses the whole input. *sheets = how many sheets the workbook has; only the
 * first is read. Errors: those of format_zip.h and format_xml.h, and of the
 * handler; BAD_INPUT when it is no workbook, for a cell outside of columns A to
 * XFD and rows 1 to 1,048,576, rows or cells out of order, a shared string that
 * is not there; TOO_LARGE for a row over 16 MiB of text or shared strings over
 * 256 MiB. */
tamiz_code tamiz_xlsx_parse(tamiz_input *input,
                            const tamiz_xlsx_handler *handler, uint32_t *sheets,
                            tamiz_error *err);

#endif
