/* SPDX-License-Identifier: Apache-2.0 */
/* UK-Sanctions-List.csv: a line of metadata ("Report Date: 08-Oct-2026"), a
 * header, and rows whose columns are found by the header. */
#include "list_gb.h"

#include "format_csv.h"
#include "list_gb_party.h"
#include "list_gb_value.h"

enum { MOST_COLUMNS = 256 };

typedef struct csv_reader {
    tamiz_gb_reading reading;
    tamiz_arena scratch; /* of the row in work */
    size_t columns;
    tamiz_gb_field fields[MOST_COLUMNS]; /* of each column */
    tamiz_span unknown[MOST_COLUMNS];    /* headers of the others */
} csv_reader;

static tamiz_code fail_row(const csv_reader *r, const tamiz_csv_row *row,
                           tamiz_error *err, const char *message) {
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->reading.writer.file,
                         row->line, 1, row->offset, "%s", message);
}

/* ---- the header -------------------------------------------------------- */

static bool has_column(const tamiz_csv_row *row, const char *name) {
    for (size_t i = 0; i < row->count; i++)
        if (tamiz_list_same(tamiz_span_trim(row->fields[i].text), name))
            return true;
    return false;
}

static bool is_header(const tamiz_csv_row *row) {
    return has_column(row, "Unique ID") || has_column(row, "Name 6");
}

/* "Report Date: 08-Oct-2026" */
static void read_published(csv_reader *r, tamiz_span text) {
    size_t colon = tamiz_span_find(text, TAMIZ_SPAN(":"));
    tamiz_date_range range;
    if (colon != SIZE_MAX &&
        tamiz_gb_date(tamiz_span_from(text, colon + 1), &range))
        tamiz_date_print(range.from, r->reading.writer.facts->published);
}

static tamiz_code check_columns(csv_reader *r, const tamiz_csv_row *row,
                                tamiz_error *err) {
    bool there[TAMIZ_GB_FIELDS + 1] = {false};
    for (size_t i = 0; i < row->count; i++) {
        tamiz_gb_field field = r->fields[i];
        if (field < TAMIZ_GB_FIELDS && there[field])
            return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->reading.writer.file,
                                 row->line, row->fields[i].column, row->offset,
                                 "the column \"%s\" is there twice",
                                 tamiz_gb_field_name(field));
        there[field] = true;
    }
    for (int f = 0; f < TAMIZ_GB_FIELDS; f++) {
        const char *name = tamiz_gb_field_name((tamiz_gb_field)f);
        if (there[f]) continue;
        if (tamiz_gb_field_matters((tamiz_gb_field)f))
            return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->reading.writer.file,
                                 row->line, 1, row->offset,
                                 "the header has no column \"%s\"", name);
        tamiz_list_warn(&r->reading.writer, "the header has no column \"%s\"",
                        name);
    }
    return TAMIZ_OK;
}

static tamiz_code read_header(csv_reader *r, const tamiz_csv_row *row,
                              tamiz_error *err) {
    if (has_column(row, "Group ID") && !has_column(row, "Unique ID"))
        return fail_row(r, row, err, TAMIZ_GB_CLOSED);
    if (row->count > MOST_COLUMNS)
        return fail_row(r, row, err, "more than 256 columns");
    r->columns = row->count;
    for (size_t i = 0; i < row->count; i++) {
        tamiz_span name = tamiz_span_trim(row->fields[i].text);
        r->fields[i] = tamiz_gb_field_find(name);
        if (r->fields[i] != TAMIZ_GB_FIELDS) continue;
        r->unknown[i] = tamiz_arena_copy(&r->reading.arena, name);
        if (!r->unknown[i].data) return tamiz_fail_memory(err, "the header");
        tamiz_list_warn(&r->reading.writer,
                        "unknown column \"%s\", kept as notes",
                        r->unknown[i].data);
    }
    return check_columns(r, row, err);
}

/* The header is the first row, or the second below the metadata. */
static tamiz_code find_header(csv_reader *r, tamiz_csv *csv, tamiz_error *err) {
    tamiz_csv_row row;
    bool more = true;
    tamiz_code code = TAMIZ_OK;
    enum { LINES_BEFORE = 1 };
    for (int i = 0; i <= LINES_BEFORE; i++) {
        code = tamiz_csv_next(csv, &row, &more, err);
        if (code || !more) break;
        r->reading.writer.line = row.line;
        if (is_header(&row)) {
            code = read_header(r, &row, err);
            if (!code && !*r->reading.writer.facts->published)
                tamiz_list_warn(&r->reading.writer,
                                "no line \"Report Date: DATE\" above the "
                                "header: the day of the list is not known");
            return code;
        }
        if (i < LINES_BEFORE) read_published(r, row.fields[0].text);
    }
    if (code) return code;
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->reading.writer.file,
                         more ? row.line : 1, 1, more ? row.offset : 0,
                         "expected the header of the UK Sanctions List, "
                         "\"Last Updated,Unique ID,…\", in line 1 or 2");
}

/* ---- rows -------------------------------------------------------------- */

static void put_unknown(csv_reader *r, tamiz_gb_party *p,
                        const tamiz_csv_row *row) {
    for (size_t i = 0; i < r->columns; i++)
        if (r->fields[i] == TAMIZ_GB_FIELDS)
            tamiz_list_put_note(p->writer, &p->self,
                                r->unknown[i].size ? r->unknown[i].data
                                                   : "Without column name",
                                row->fields[i].text);
}

static tamiz_code put_row(csv_reader *r, const tamiz_csv_row *row,
                          tamiz_error *err) {
    tamiz_list_writer *w = &r->reading.writer;
    tamiz_gb_row cells = {0};
    bool fresh = false;
    for (size_t i = 0; i < r->columns; i++)
        if (r->fields[i] < TAMIZ_GB_FIELDS)
            cells.cells[r->fields[i]] = row->fields[i].text;
    tamiz_span id = tamiz_list_clean(w, cells.cells[TAMIZ_GB_UNIQUE_ID]);
    if (!id.size && !w->code)
        return fail_row(r, row, err, "a row without Unique ID");
    tamiz_gb_party p = {.writer = w};
    p.self = tamiz_gb_open(&r->reading, id, cells.cells[TAMIZ_GB_TYPE], &fresh);
    p.sanction = tamiz_gb_sanction_of(w, &p.self);
    if (w->code) return w->code;
    if (fresh) tamiz_gb_put_sanction(&p, id);
    if (tamiz_gb_put_row(&p, &cells)) tamiz_gb_named(&r->reading, id);
    put_unknown(r, &p, row);
    return w->code;
}

static bool is_blank(const tamiz_csv_row *row) {
    return row->count == 1 && !tamiz_span_trim(row->fields[0].text).size;
}

static tamiz_code check_length(const csv_reader *r, const tamiz_csv_row *row,
                               tamiz_error *err) {
    if (row->count == r->columns) return TAMIZ_OK;
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->reading.writer.file,
                         row->line, 1, row->offset,
                         "the row has %zu columns, expected %zu as in the "
                         "header",
                         row->count, r->columns);
}

static tamiz_code read_rows(csv_reader *r, tamiz_csv *csv, tamiz_error *err) {
    tamiz_csv_row row;
    bool more = true;
    tamiz_code code = find_header(r, csv, err);
    r->reading.writer.arena = &r->scratch;
    while (!code) {
        code = tamiz_csv_next(csv, &row, &more, err);
        if (code || !more) break;
        if (is_blank(&row)) continue;
        tamiz_arena_reset(&r->scratch);
        r->reading.writer.line = row.line;
        r->reading.writer.facts->rows++;
        code = check_length(r, &row, err);
        if (!code) code = put_row(r, &row, err);
        tamiz_gb_report(&r->reading);
    }
    return code;
}

tamiz_code tamiz_list_gb_csv_parse(tamiz_input *input, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err) {
    csv_reader *r = calloc(1, sizeof *r);
    tamiz_csv *csv = NULL;
    if (!r) return tamiz_fail_memory(err, "reading the UK list");
    *facts = (tamiz_list_facts){0};
    r->reading.input = input;
    r->reading.writer = (tamiz_list_writer){.sink = sink,
                                            .file = tamiz_input_name(input),
                                            .arena = &r->scratch,
                                            .err = err,
                                            .facts = facts,
                                            .progress = progress};
    tamiz_code code = tamiz_csv_new(input, (tamiz_csv_dialect){0}, &csv, err);
    if (!code) code = read_rows(r, csv, err);
    tamiz_csv_free(csv);
    if (code) r->reading.writer.code = code;
    tamiz_gb_close(&r->reading);
    tamiz_arena_clear(&r->scratch);
    free(r);
    return code;
}
