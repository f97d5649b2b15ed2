/* SPDX-License-Identifier: Apache-2.0 */
/* A CSV file as columns with names. The header and the current row are each
 * one block of bytes, cell after cell with a NUL between, and the places where
 * the cells start. */
#include "base_buffer.h"
#include "base_error.h"
#include "format_csv.h"

#include <stdlib.h>

typedef struct cells {
    tamiz_buffer bytes;
    size_t *starts; /* one per column */
} cells;

struct tamiz_rows {
    tamiz_input *input;
    tamiz_csv *csv;
    const char *name; /* for messages; borrowed from input */
    size_t count;     /* columns */
    cells header, row;
    uint32_t line;
};

static tamiz_code keep(const tamiz_rows *rows, cells *to,
                       const tamiz_csv_row *row, tamiz_error *err) {
    tamiz_buffer_reset(&to->bytes);
    for (size_t i = 0; i < row->count; i++) {
        to->starts[i] = to->bytes.size;
        tamiz_buffer_span(&to->bytes, row->fields[i].text);
        tamiz_buffer_byte(&to->bytes, '\0');
    }
    if (to->bytes.failed) return tamiz_fail_memory(err, rows->name);
    return TAMIZ_OK;
}

static bool is_empty(const tamiz_csv_row *row) {
    return row->count == 1 && !row->fields[0].text.size;
}

static tamiz_code next_filled(tamiz_rows *rows, tamiz_csv_row *row, bool *more,
                              tamiz_error *err) {
    tamiz_code code;
    do code = tamiz_csv_next(rows->csv, row, more, err);
    while (!code && *more && is_empty(row));
    return code;
}

static tamiz_code read_header(tamiz_rows *rows, tamiz_error *err) {
    tamiz_csv_row row;
    bool more;
    tamiz_code code = next_filled(rows, &row, &more, err);
    if (code) return code;
    if (!more)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, rows->name, 1, 0, 0,
                             "the file is empty; expected a first row with "
                             "the names of the columns");
    rows->count = row.count;
    rows->header.starts = calloc(row.count, sizeof *rows->header.starts);
    rows->row.starts = calloc(row.count, sizeof *rows->row.starts);
    if (!rows->header.starts || !rows->row.starts)
        return tamiz_fail_memory(err, rows->name);
    return keep(rows, &rows->header, &row, err);
}

tamiz_code tamiz_rows_open(const char *path, tamiz_rows **out,
                           tamiz_error *err) {
    bool standard = path[0] == '-' && !path[1];
    tamiz_rows *rows = calloc(1, sizeof *rows);
    if (!rows) return tamiz_fail_memory(err, path);
    tamiz_code code =
        tamiz_input_open(standard ? "/dev/stdin" : path, &rows->input, err);
    if (!code) {
        rows->name = tamiz_input_name(rows->input);
        code =
            tamiz_csv_new(rows->input, (tamiz_csv_dialect){0}, &rows->csv, err);
    }
    if (!code) code = read_header(rows, err);
    if (code)
        tamiz_rows_close(rows);
    else
        *out = rows;
    return code;
}

void tamiz_rows_close(tamiz_rows *rows) {
    if (!rows) return;
    tamiz_csv_free(rows->csv);
    tamiz_input_close(rows->input);
    tamiz_buffer_clear(&rows->header.bytes);
    tamiz_buffer_clear(&rows->row.bytes);
    free(rows->header.starts);
    free(rows->row.starts);
    free(rows);
}

size_t tamiz_rows_column_count(const tamiz_rows *rows) {
    return rows->count;
}

const char *tamiz_rows_column(const tamiz_rows *rows, size_t index) {
    return rows->header.bytes.data + rows->header.starts[index];
}

tamiz_code tamiz_rows_next(tamiz_rows *rows, bool *more, tamiz_error *err) {
    tamiz_csv_row row;
    bool some;
    tamiz_code code = next_filled(rows, &row, &some, err);
    if (code) return code;
    if (some && row.count != rows->count)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, rows->name, row.line, 0,
                             row.offset,
                             "the row has %zu cells, expected %zu as in the "
                             "first row",
                             row.count, rows->count);
    if (some) {
        code = keep(rows, &rows->row, &row, err);
        if (code) return code;
        rows->line = row.line;
    }
    *more = some;
    return TAMIZ_OK;
}

const char *tamiz_rows_cell(const tamiz_rows *rows, size_t index) {
    return rows->row.bytes.data + rows->row.starts[index];
}

uint32_t tamiz_rows_line(const tamiz_rows *rows) {
    return rows->line;
}
