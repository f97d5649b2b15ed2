/* SPDX-License-Identifier: Apache-2.0 */
/* CSV (RFC 4180) and TSV, row by row, with the place of every field. */
#ifndef TAMIZ_FORMAT_CSV_H
#define TAMIZ_FORMAT_CSV_H

#include "format_input.h"

/* How the file is written. {0} is RFC 4180: comma, double quotes. */
typedef struct tamiz_csv_dialect {
    char delimiter;    /* 0 = ',' */
    bool no_quotes;    /* TSV: a quote is an ordinary character */
    bool hash_comment; /* lines that start with '#' are skipped */
} tamiz_csv_dialect;

typedef struct tamiz_csv_field {
    tamiz_span text; /* unquoted; valid until the next row */
    uint32_t column; /* byte column of its first byte, from 1; a quote counts;
                      * on the line where the field starts */
} tamiz_csv_field;

typedef struct tamiz_csv_row {
    const tamiz_csv_field *fields;
    size_t count;
    uint32_t line;   /* line on which the row starts, from 1 */
    uint64_t offset; /* byte at which it starts */
} tamiz_csv_row;

typedef struct tamiz_csv tamiz_csv;

/* Reads rows from input, which stays the caller's and must outlive the
 * reader. A UTF-8 byte order mark at the start is skipped. Errors: NO_MEMORY.
 */
tamiz_code tamiz_csv_new(tamiz_input *input, tamiz_csv_dialect dialect,
                         tamiz_csv **out, tamiz_error *err);

/* The next row; *more = false at the end (row is then empty). Line ends: LF or
 * CRLF. An empty line is a row of one empty field. Errors: BAD_INPUT with
 * line, column and offset for an unclosed quote, bytes after a closing quote, a
 * NUL byte, invalid UTF-8; TOO_LARGE for a row over 16 MiB or 4,096 fields; and
 * those of tamiz_input_read(). */
tamiz_code tamiz_csv_next(tamiz_csv *csv, tamiz_csv_row *row, bool *more,
                          tamiz_error *err);

void tamiz_csv_free(tamiz_csv *csv);

#endif
