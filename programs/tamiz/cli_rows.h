/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of a CSV file by the names of their columns, and pairs scored in
 * portions, so that a mistake is told with file and line. */
#ifndef TAMIZ_CLI_ROWS_H
#define TAMIZ_CLI_ROWS_H

#include "tamiz.h"

#include <stdint.h>

/* Column that is not there. */
#define CLI_NO_COLUMN SIZE_MAX

/* An open file and what to call it in messages. */
typedef struct cli_rows {
    tamiz_rows *rows;
    const char *path; /* as typed; "-" = standard input */
} cli_rows;

/* Opens, reads on (*more = false at the end), closes. Return an exit code
 * after saying what is wrong. */
int cli_rows_open(cli_rows *rows, const char *path);
int cli_rows_next(cli_rows *rows, bool *more);
void cli_rows_close(cli_rows *rows);

/* The column of this name, or CLI_NO_COLUMN. */
size_t cli_rows_find(const cli_rows *rows, const char *name);

/* The cell, or "" for CLI_NO_COLUMN. */
const char *cli_rows_cell(const cli_rows *rows, size_t column);

/* Says what is wrong with a row; returns CLI_BAD. */
int cli_rows_bad(const cli_rows *rows, uint32_t line, const char *message);

/* Scores the pairs, pair i of which was read on line lines[i]. Returns an
 * exit code after saying what is wrong, with that line. */
int cli_rows_score(const cli_rows *rows, const tamiz_pair *pairs,
                   const uint32_t *lines, size_t count, double *scores);

#endif
