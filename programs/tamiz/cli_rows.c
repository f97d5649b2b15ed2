/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_rows.h"

#include "cli_args.h"
#include "cli_error.h"

#include <stdio.h>
#include <string.h>

static const char *title(const cli_rows *rows) {
    return strcmp(rows->path, "-") ? rows->path : "standard input";
}

/* The library calls a file by its last name; the user by what was typed. */
static int say(const cli_rows *rows, tamiz_error *err) {
    (void)snprintf(err->where, sizeof err->where, "%s", title(rows));
    return cli_error(err);
}

int cli_rows_open(cli_rows *rows, const char *path) {
    tamiz_error err;
    *rows = (cli_rows){.path = path};
    if (!tamiz_rows_open(path, &rows->rows, &err)) return CLI_DONE;
    return say(rows, &err);
}

int cli_rows_next(cli_rows *rows, bool *more) {
    tamiz_error err;
    if (!tamiz_rows_next(rows->rows, more, &err)) return CLI_DONE;
    return say(rows, &err);
}

void cli_rows_close(cli_rows *rows) {
    tamiz_rows_close(rows->rows);
    rows->rows = NULL;
}

size_t cli_rows_find(const cli_rows *rows, const char *name) {
    size_t count = tamiz_rows_column_count(rows->rows);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(tamiz_rows_column(rows->rows, i), name)) return i;
    return CLI_NO_COLUMN;
}

const char *cli_rows_cell(const cli_rows *rows, size_t column) {
    if (column == CLI_NO_COLUMN) return "";
    return tamiz_rows_cell(rows->rows, column);
}

int cli_rows_bad(const cli_rows *rows, uint32_t line, const char *message) {
    tamiz_error err = {.code = TAMIZ_BAD_INPUT, .line = line};
    (void)snprintf(err.message, sizeof err.message, "%.*s",
                   (int)sizeof err.message - 1, message);
    return say(rows, &err);
}

int cli_rows_score(const cli_rows *rows, const tamiz_pair *pairs,
                   const uint32_t *lines, size_t count, double *scores) {
    tamiz_error err;
    if (!tamiz_score_batch(pairs, count, scores, &err)) return CLI_DONE;
    if (!err.line) return cli_error(&err);
    char message[sizeof err.where + sizeof err.message + 2];
    bool argument = err.code == TAMIZ_BAD_ARGUMENT;
    (void)snprintf(message, sizeof message, "%s%s%s", argument ? err.where : "",
                   argument ? ": " : "", err.message);
    return cli_rows_bad(rows, lines[err.line - 1], message);
}
