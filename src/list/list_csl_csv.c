/* SPDX-License-Identifier: Apache-2.0 */
/* A row a party. Several values of a column stand in one field, parted by "; ",
 * which names and addresses may hold too: "; and " goes before the last one. */
#include "list_csl.h"

#include "list_csl_record.h"

#include "format_csv.h"

enum { MOST_COLUMNS = 64 };

typedef struct csv_reader {
    tamiz_csl_list list;
    tamiz_arena scratch, names; /* of a row; of the header */
    tamiz_csl_field columns[MOST_COLUMNS];
    const char *titles[MOST_COLUMNS];
    size_t count;
    bool type_first; /* ids are "type, number, country", as beside an _id */
} csv_reader;

static tamiz_code fail_row(const csv_reader *r, const tamiz_csv_row *row,
                           tamiz_error *err, const char *message,
                           const char *word) {
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, tamiz_input_name(r->list.input),
                         row->line, 1, row->offset, "%s%.60s", message, word);
}

/* ---- the header -------------------------------------------------------- */

static tamiz_code check_header(const csv_reader *r, const tamiz_csv_row *row,
                               tamiz_error *err) {
    static const char *const needed[] = {"source", "type", "name", "alt_names",
                                         "addresses"};
    for (size_t n = 0; n < sizeof needed / sizeof *needed; n++) {
        tamiz_csl_field field = tamiz_csl_field_find(tamiz_span_of(needed[n]));
        bool found = false;
        for (size_t i = 0; i < r->count; i++) found |= r->columns[i] == field;
        if (!found)
            return fail_row(r, row, err, "the first row has no column ",
                            needed[n]);
    }
    return TAMIZ_OK;
}

static tamiz_code read_header(csv_reader *r, const tamiz_csv_row *row,
                              tamiz_error *err) {
    if (row->count > MOST_COLUMNS)
        return fail_row(r, row, err, "more than 64 columns", "");
    for (size_t i = 0; i < row->count; i++) {
        tamiz_span title =
            tamiz_list_plain(&r->list.writer, row->fields[i].text);
        tamiz_csl_field field = tamiz_csl_field_find(title);
        for (size_t j = 0; j < i; j++)
            if (r->columns[j] == field) field = TAMIZ_CSL_FIELDS;
        r->columns[i] = field;
        r->titles[i] = tamiz_arena_copy(&r->names, title).data;
        if (!r->titles[i]) return tamiz_fail_memory(err, "a header");
        if (field == TAMIZ_CSL_ID) r->type_first = true;
        if (field == TAMIZ_CSL_FIELDS)
            tamiz_list_warn(&r->list.writer,
                            "unknown column \"%.60s\", kept as notes",
                            r->titles[i]);
    }
    r->count = row->count;
    return check_header(r, row, err);
}

/* ---- fields ------------------------------------------------------------ */

/* "Passport, 836238033, KP" or, before 2020, "KP, 836238033, Passport": the
 * country is there or not, a number may hold commas. */
static void part_id(const csv_reader *r, tamiz_csl_value *value) {
    tamiz_span text = value->text, first = text;
    size_t at = tamiz_span_find(text, TAMIZ_SPAN(", "));
    if (at == SIZE_MAX) {
        value->part[TAMIZ_CSL_ID_TYPE] = text;
        return;
    }
    size_t back = text.size;
    while (text.data[back - 1] != ',') back--;
    first.size = at;
    tamiz_span last = tamiz_span_trim(tamiz_span_from(text, back));
    tamiz_span number = {text.data + at + 2, 0};
    if (back > at + 2) number.size = back - 1 - (at + 2);
    bool country = number.size > 0 && (r->type_first ? last : first).size == 2;
    if (!country && r->type_first) number = tamiz_span_from(text, at + 2);
    if (!country && !r->type_first) number = (tamiz_span){text.data, back - 1};
    value->part[TAMIZ_CSL_ID_TYPE] = r->type_first ? first : last;
    value->part[TAMIZ_CSL_ID_NUMBER] = number;
    if (country)
        value->part[TAMIZ_CSL_ID_COUNTRY] = r->type_first ? last : first;
}

static bool has_several(tamiz_csl_field field) {
    switch (field) {
    case TAMIZ_CSL_PROGRAMS:
    case TAMIZ_CSL_ADDRESSES:
    case TAMIZ_CSL_NOTICE:
    case TAMIZ_CSL_ALT_NAMES:
    case TAMIZ_CSL_CITIZENSHIPS:
    case TAMIZ_CSL_BORN:
    case TAMIZ_CSL_NATIONALITIES:
    case TAMIZ_CSL_BIRTH_PLACES:
    case TAMIZ_CSL_IDS:
        return true;
    default:
        return false;
    }
}

static void add_values(csv_reader *r, tamiz_csl_record *record,
                       tamiz_csl_field field, tamiz_span text) {
    while (text.size && !r->list.writer.code) {
        size_t end = has_several(field) ? tamiz_span_find(text, TAMIZ_SPAN(";"))
                                        : SIZE_MAX;
        tamiz_span one = text;
        if (end != SIZE_MAX) one.size = end;
        text = tamiz_span_from(text, end == SIZE_MAX ? text.size : end + 1);
        if (!tamiz_span_trim(one).size) continue;
        tamiz_csl_value *value = tamiz_csl_add(&r->list, record, field, one);
        if (value && field == TAMIZ_CSL_IDS) part_id(r, value);
    }
}

static tamiz_code read_record(csv_reader *r, const tamiz_csv_row *row,
                              tamiz_error *err) {
    tamiz_csl_record record = {.first = {NULL}};
    const char *missing = NULL;
    if (row->count != r->count)
        return fail_row(r, row, err,
                        "the row and the header differ in their columns", "");
    for (size_t i = 0; i < row->count; i++) {
        tamiz_span text = tamiz_span_trim(row->fields[i].text);
        bool known = r->columns[i] != TAMIZ_CSL_FIELDS;
        if (known) add_values(r, &record, r->columns[i], text);
        if (known || !text.size) continue;
        tamiz_csl_value *other =
            tamiz_csl_add(&r->list, &record, TAMIZ_CSL_OTHER, text);
        if (other) other->label = r->titles[i];
    }
    tamiz_code code = tamiz_csl_put(&r->list, &record, &missing);
    return missing && !code ? fail_row(r, row, err, "a row without ", missing)
                            : code;
}

/* ---- the file ---------------------------------------------------------- */

static bool is_blank(const tamiz_csv_row *row) {
    return row->count == 1 && !tamiz_span_trim(row->fields[0].text).size;
}

static tamiz_code read_rows(csv_reader *r, tamiz_csv *csv, tamiz_error *err) {
    bool more = true;
    tamiz_csv_row row;
    tamiz_code code = TAMIZ_OK;
    while (!code && more) {
        code = tamiz_csv_next(csv, &row, &more, err);
        if (code || !more || is_blank(&row)) continue;
        tamiz_arena_reset(&r->scratch);
        r->list.writer.line = row.line;
        code = r->count ? read_record(r, &row, err) : read_header(r, &row, err);
    }
    if (!code && !r->count)
        return fail_row(r, &(tamiz_csv_row){.line = 1}, err,
                        "the file is empty: not the Consolidated Screening "
                        "List",
                        "");
    return code;
}

tamiz_code tamiz_list_csl_parse_csv(tamiz_input *input, const tamiz_sink *sink,
                                    tamiz_list_facts *facts,
                                    const tamiz_list_progress *progress,
                                    tamiz_error *err) {
    csv_reader *r = calloc(1, sizeof *r);
    tamiz_csv *csv = NULL;
    if (!r) return tamiz_fail_memory(err, "reading a screening list");
    *facts = (tamiz_list_facts){0};
    r->list.input = input;
    r->list.writer = (tamiz_list_writer){.sink = sink,
                                         .file = tamiz_input_name(input),
                                         .arena = &r->scratch,
                                         .err = err,
                                         .facts = facts,
                                         .progress = progress};
    tamiz_code code =
        tamiz_csv_new(input, (tamiz_csv_dialect){.delimiter = ','}, &csv, err);
    if (!code) code = read_rows(r, csv, err);
    if (!code) tamiz_csl_finish(&r->list);
    tamiz_csv_free(csv);
    tamiz_csl_clear(&r->list);
    tamiz_arena_clear(&r->scratch);
    tamiz_arena_clear(&r->names);
    free(r);
    return code;
}
