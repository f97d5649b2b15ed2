/* SPDX-License-Identifier: Apache-2.0 */
/* Rows are read, scored and written in portions, so memory does not grow with
 * the file. */
#include "compare_file.h"

#include "cli_error.h"
#include "cli_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PORTION = 4096 };

/* One row: all its cells, each ended by a NUL, in one block. */
typedef struct kept_row {
    char *cells;
    const char *name1, *name2, *schema; /* of cells */
} kept_row;

typedef struct portion {
    cli_rows rows;
    size_t columns, name1, name2, schema;
    const char *default_schema;
    size_t count;
    kept_row kept[PORTION];
    tamiz_pair pairs[PORTION];
    uint32_t lines[PORTION];
    double scores[PORTION];
} portion;

/* A cell as RFC 4180 writes it: quoted when it has to be. */
static void put_cell(const char *text) {
    if (!text[strcspn(text, ",\"\r\n")]) {
        (void)fputs(text, stdout);
        return;
    }
    (void)putchar('"');
    for (; *text; text++) {
        if (*text == '"') (void)putchar('"');
        (void)putchar(*text);
    }
    (void)putchar('"');
}

static void put_header(const portion *job) {
    for (size_t i = 0; i < job->columns; i++) {
        put_cell(tamiz_rows_column(job->rows.rows, i));
        (void)putchar(',');
    }
    (void)puts("score");
}

static void put_rows(const portion *job) {
    for (size_t i = 0; i < job->count; i++) {
        const char *cell = job->kept[i].cells;
        for (size_t c = 0; c < job->columns; c++) {
            put_cell(cell);
            (void)putchar(',');
            cell += strlen(cell) + 1;
        }
        (void)printf("%.6f\n", job->scores[i]);
    }
}

static int find_columns(portion *job) {
    job->columns = tamiz_rows_column_count(job->rows.rows);
    job->name1 = cli_rows_find(&job->rows, "name1");
    job->name2 = cli_rows_find(&job->rows, "name2");
    job->schema = cli_rows_find(&job->rows, "schema");
    if (job->name1 != CLI_NO_COLUMN && job->name2 != CLI_NO_COLUMN)
        return CLI_DONE;
    return cli_rows_bad(&job->rows, 1,
                        "expected the columns name1 and name2 (and schema)");
}

/* Copies the current row to the end of the portion. */
static int keep_row(portion *job) {
    size_t size = 1;
    kept_row *row = &job->kept[job->count];
    for (size_t c = 0; c < job->columns; c++)
        size += strlen(cli_rows_cell(&job->rows, c)) + 1;
    char *at = row->cells = malloc(size);
    if (!at) return cli_no_memory();
    row->schema = job->default_schema ? job->default_schema : "";
    for (size_t c = 0; c < job->columns; c++) {
        size_t length = strlen(cli_rows_cell(&job->rows, c)) + 1;
        memcpy(at, cli_rows_cell(&job->rows, c), length);
        if (c == job->name1) row->name1 = at;
        if (c == job->name2) row->name2 = at;
        if (c == job->schema && *at) row->schema = at;
        at += length;
    }
    job->pairs[job->count] = (tamiz_pair){row->name1, row->name2, row->schema};
    job->lines[job->count++] = tamiz_rows_line(job->rows.rows);
    return CLI_DONE;
}

static void drop_rows(portion *job) {
    while (job->count) free(job->kept[--job->count].cells);
}

static int finish_portion(portion *job) {
    int bad = cli_rows_score(&job->rows, job->pairs, job->lines, job->count,
                             job->scores);
    if (!bad) put_rows(job);
    drop_rows(job);
    return bad;
}

static int run(portion *job) {
    int bad = find_columns(job);
    if (bad) return bad;
    put_header(job);
    for (bool more = true; !bad && more;) {
        bad = cli_rows_next(&job->rows, &more);
        if (!bad && more) bad = keep_row(job);
        if (!bad && (job->count == PORTION || !more)) bad = finish_portion(job);
    }
    return bad;
}

int compare_file(const cli_args *args) {
    portion *all = calloc(1, sizeof *all);
    if (!all) return cli_no_memory();
    all->default_schema = args->schema;
    int code = cli_rows_open(&all->rows, args->file);
    if (!code) code = run(all);
    drop_rows(all);
    cli_rows_close(&all->rows);
    free(all);
    return code;
}
