/* SPDX-License-Identifier: Apache-2.0 */
/* A table whose columns are as wide as their widest cell and, on a terminal,
 * narrow enough for the line: the flexible columns give way. */
#ifndef TAMIZ_CLI_TABLE_H
#define TAMIZ_CLI_TABLE_H

#include "cli_text.h"

typedef enum cli_column_kind {
    CLI_LEFT,
    CLI_RIGHT,    /* numbers stand to the right */
    CLI_FLEXIBLE, /* may be cut */
    CLI_WRAPPED,  /* goes on below itself; the last column only */
} cli_column_kind;

typedef struct cli_column {
    const char *title;
    cli_column_kind kind;
} cli_column;

typedef struct cli_cell {
    char *text; /* owned */
    cli_style style;
    bool rule; /* a line as wide as the column */
} cli_cell;

/* Start from {.columns = …, .column_count = …}. */
typedef struct cli_table {
    const cli_column *columns;
    size_t column_count;
    size_t indent;
    cli_cell *cells; /* row by row */
    size_t cell_count, room;
    bool failed; /* memory ran out */
} cli_table;

/* Appends the next cell. */
void cli_table_add(cli_table *table, cli_style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Appends a row that is a line under the columns that stand to the right. */
void cli_table_rule(cli_table *table);

/* Prints and empties the table. Returns CLI_DONE, or CLI_BROKEN after saying
 * that memory ran out: half a table is never printed. */
int cli_table_print(cli_table *table, const cli_term *term);

#endif
