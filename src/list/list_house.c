/* SPDX-License-Identifier: Apache-2.0 */
/* Rules are found for the columns once, then applied to row after row. */
#include "list_house.h"

#include "base_hash.h"
#include "format_csv.h"
#include "list_files.h"
#include "list_foreign.h"
#include "list_ftm.h"

typedef struct house_reader {
    tamiz_list_foreign foreign;
    const tamiz_mapping *given;
    tamiz_mapping mapping; /* one rule at least for each column */
    tamiz_arena arena;     /* of the names of columns, and of added rules */
    tamiz_arena scratch;   /* of one row */
    tamiz_span *columns;
    size_t column_count;
    tamiz_csv *csv;
    tamiz_input *input;
    tamiz_error *err;
} house_reader;

/* ---- columns ----------------------------------------------------------- */

/* A column named as tamiz names it; false = it is not. */
static bool name_rule(tamiz_span name, tamiz_mapping_rule *rule) {
    rule->separator = TAMIZ_SPAN(";");
    rule->quoted = true;
    rule->target = TAMIZ_MAPPING_PROP;
    rule->prop = tamiz_prop_find(name);
    for (size_t i = 0; i < TAMIZ_FTM_MEMBERS; i++)
        if (tamiz_span_is(name, tamiz_ftm_members[i].name))
            rule->prop = tamiz_ftm_members[i].prop;
    if (tamiz_span_is(name, "id")) rule->target = TAMIZ_MAPPING_ID;
    if (tamiz_span_is(name, "schema")) rule->target = TAMIZ_MAPPING_SCHEMA;
    return rule->prop != TAMIZ_PROP_NONE || rule->target != TAMIZ_MAPPING_PROP;
}

static bool is_mapped(const house_reader *r, size_t column) {
    for (size_t i = 0; i < r->mapping.count; i++)
        if (!r->mapping.rules[i].constant &&
            r->mapping.rules[i].index == column)
            return true;
    return false;
}

/* A column that nothing maps: prop NONE = notes. */
static void add_rule(house_reader *r, size_t column) {
    tamiz_mapping_rule rule = {.target = TAMIZ_MAPPING_PROP,
                               .text = r->columns[column],
                               .index = column};
    if (is_mapped(r, column)) return;
    if (r->given || !name_rule(r->columns[column], &rule)) {
        rule = (tamiz_mapping_rule){.target = TAMIZ_MAPPING_PROP,
                                    .text = r->columns[column],
                                    .index = column};
        tamiz_list_warn(r->foreign.writer,
                        "column %.80s has no meaning here, kept as notes",
                        rule.text.data);
    }
    r->mapping.rules[r->mapping.count++] = rule;
}

static tamiz_code find_columns(house_reader *r) {
    tamiz_mapping *m = &r->mapping;
    for (size_t i = 0; i < m->count; i++) {
        tamiz_mapping_rule *rule = &m->rules[i];
        if (rule->constant) continue;
        rule->index = 0;
        while (rule->index < r->column_count &&
               !tamiz_span_equal(r->columns[rule->index], rule->text))
            rule->index++;
        if (rule->index == r->column_count)
            return tamiz_mapping_fail(m, rule, r->err, "%s has no column %.80s",
                                      tamiz_input_name(r->input),
                                      rule->text.data);
    }
    for (size_t i = 0; i < r->column_count; i++) add_rule(r, i);
    return TAMIZ_OK;
}

static tamiz_code take_header(house_reader *r, const tamiz_csv_row *row) {
    size_t given = r->given ? r->given->count : 0;
    r->column_count = row->count;
    r->columns = tamiz_arena_array(&r->arena, row->count, sizeof *r->columns);
    r->mapping.rules = tamiz_arena_array(&r->arena, given + row->count,
                                         sizeof *r->mapping.rules);
    r->mapping.file = r->given ? r->given->file : "";
    r->mapping.count = given;
    if (!r->columns || !r->mapping.rules)
        return tamiz_fail_memory(r->err, "reading a list");
    if (r->given)
        memcpy(r->mapping.rules, r->given->rules,
               given * sizeof *r->mapping.rules);
    for (size_t i = 0; i < row->count; i++) {
        r->columns[i] =
            tamiz_arena_copy(&r->arena, tamiz_span_trim(row->fields[i].text));
        if (!r->columns[i].data)
            return tamiz_fail_memory(r->err, "reading a list");
    }
    return find_columns(r);
}

/* ---- values ------------------------------------------------------------ */

static bool read_digits(tamiz_span *text, size_t most, int *out) {
    size_t n = 0;
    int number = 0;
    for (; n < most && n < text->size && text->data[n] >= '0' &&
           text->data[n] <= '9';
         n++)
        number = number * 10 + (text->data[n] - '0');
    *text = tamiz_span_from(*text, n);
    *out = number;
    return n > 0;
}

/* The date in the form %d.%m.%Y; false = it is written otherwise. */
static bool read_date(tamiz_span text, tamiz_span form, tamiz_date *out) {
    int year = 0, month = 0, day = 0;
    enum { ISO = 32 };
    char iso[ISO];
    for (size_t i = 0; i < form.size; i++) {
        if (form.data[i] != '%') {
            if (!text.size || text.data[0] != form.data[i]) return false;
            text = tamiz_span_from(text, 1);
            continue;
        }
        char kind = form.data[++i];
        int *to = kind == 'd' ? &day : kind == 'm' ? &month : &year;
        if (!read_digits(&text, kind == 'Y' ? 4 : 2, to)) return false;
    }
    if (text.size) return false;
    (void)snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
    size_t size = day ? 10 : month ? 7 : 4; /* as much as is known */
    return tamiz_date_parse_iso((tamiz_span){iso, size}, out);
}

static void put_date(house_reader *r, const tamiz_list_subject *subject,
                     const tamiz_mapping_rule *rule, tamiz_span value) {
    tamiz_list_writer *w = r->foreign.writer;
    tamiz_date_range range = {.circa = false};
    if (!rule->date.size)
        tamiz_list_put_date(w, subject, rule->prop, value);
    else if (read_date(value, rule->date, &range.from) ||
             tamiz_date_parse_iso(value, &range.from))
        tamiz_list_put_range(w, subject, rule->prop, range);
    else if (value.size) {
        tamiz_list_warn(
            w, "%s %.80s is not written %s, kept as a note", rule->text.data,
            tamiz_list_print(w, "%.*s", (int)value.size, value.data).data,
            rule->date.data);
        tamiz_list_put_note(w, subject, rule->text.data, value);
    }
}

static void put_value(house_reader *r, const tamiz_list_subject *subject,
                      const tamiz_mapping_rule *rule, tamiz_span value) {
    tamiz_list_writer *w = r->foreign.writer;
    value = tamiz_span_trim(value);
    if (rule->prop == TAMIZ_PROP_NONE) {
        tamiz_list_put_note(w, subject, rule->text.data, value);
        return;
    }
    switch (tamiz_prop_rows[rule->prop].type) {
    case TAMIZ_TYPE_date:
        if (rule->quoted) break;
        put_date(r, subject, rule, value);
        return;
    case TAMIZ_TYPE_country:
        if (rule->quoted) break;
        tamiz_list_put_country(w, subject, rule->prop, value);
        return;
    case TAMIZ_TYPE_gender:
        if (rule->quoted) break;
        tamiz_list_put_gender(w, subject, value);
        return;
    default:
        break;
    }
    /* What tamiz wrote itself stays as it is. */
    tamiz_list_put_whole(w, subject, rule->prop, value);
}

/* A value in quotes at the start of text, quotes within written twice; moves
 * text behind it. */
static tamiz_span take_quoted(house_reader *r, tamiz_span *text) {
    char *copy = tamiz_arena_take(&r->scratch, text->size + 1);
    size_t size = 0, i = 1;
    if (!copy) {
        tamiz_list_out_of_memory(r->foreign.writer);
        *text = (tamiz_span){"", 0};
        return *text;
    }
    for (; i < text->size; i++) {
        if (text->data[i] == '"') {
            if (i + 1 == text->size || text->data[i + 1] != '"') break;
            i++;
        }
        copy[size++] = text->data[i];
    }
    *text = tamiz_span_from(*text, i + 1);
    return (tamiz_span){copy, size};
}

static void put_cell(house_reader *r, const tamiz_list_subject *subject,
                     const tamiz_mapping_rule *rule, tamiz_span cell) {
    if (!rule->separator.size) {
        put_value(r, subject, rule, cell);
        return;
    }
    while (cell.size && !r->foreign.writer->code) {
        tamiz_span value = {"", 0};
        if (rule->quoted && cell.data[0] == '"') value = take_quoted(r, &cell);
        size_t end = tamiz_span_find(cell, rule->separator);
        size_t size = end == SIZE_MAX ? cell.size : end;
        if (!value.size) value = (tamiz_span){cell.data, size};
        put_value(r, subject, rule, value);
        cell = end == SIZE_MAX
                   ? (tamiz_span){"", 0}
                   : tamiz_span_from(cell, end + rule->separator.size);
    }
}

/* ---- rows -------------------------------------------------------------- */

static tamiz_span text_of(const tamiz_mapping_rule *rule,
                          const tamiz_csv_row *row) {
    if (rule->constant) return rule->text;
    if (rule->index >= row->count) return (tamiz_span){"", 0};
    return row->fields[rule->index].text;
}

static const tamiz_mapping_rule *rule_of(const house_reader *r,
                                         tamiz_mapping_target target) {
    for (size_t i = 0; i < r->mapping.count; i++)
        if (r->mapping.rules[i].target == target) return &r->mapping.rules[i];
    return NULL;
}

static tamiz_span owner_of(const house_reader *r, const tamiz_csv_row *row,
                           tamiz_schema schema) {
    tamiz_prop prop = tamiz_schema_rows[schema].owner;
    for (size_t i = 0; prop && i < r->mapping.count; i++) {
        const tamiz_mapping_rule *rule = &r->mapping.rules[i];
        if (rule->target != TAMIZ_MAPPING_PROP || rule->prop != prop) continue;
        tamiz_span text = text_of(rule, row);
        size_t end = tamiz_span_find(text, rule->separator);
        if (end != SIZE_MAX) text.size = end;
        return tamiz_span_trim(text);
    }
    return (tamiz_span){"", 0};
}

static tamiz_code id_of(house_reader *r, const tamiz_csv_row *row,
                        tamiz_span *out) {
    const tamiz_mapping_rule *rule = rule_of(r, TAMIZ_MAPPING_ID);
    if (rule) {
        *out = tamiz_span_trim(text_of(rule, row));
        if (out->size) return TAMIZ_OK;
        return tamiz_fail_at(
            r->err, TAMIZ_BAD_INPUT, tamiz_input_name(r->input), row->line, 1,
            row->offset, "the id in column %.80s is empty", rule->text.data);
    }
    uint64_t hash = row->count;
    for (size_t i = 0; i < row->count; i++)
        hash = tamiz_hash_mix(hash, tamiz_hash(row->fields[i].text));
    *out = tamiz_list_print(r->foreign.writer, "row-%016llx",
                            (unsigned long long)hash);
    return r->foreign.writer->code;
}

static tamiz_schema schema_of(house_reader *r, const tamiz_csv_row *row,
                              tamiz_span *unknown) {
    const tamiz_mapping_rule *rule = rule_of(r, TAMIZ_MAPPING_SCHEMA);
    if (!rule) return TAMIZ_SCHEMA_LegalEntity;
    tamiz_span name = tamiz_span_trim(text_of(rule, row));
    tamiz_schema schema = tamiz_schema_find(name);
    if (schema) return schema;
    *unknown = name;
    return TAMIZ_SCHEMA_LegalEntity;
}

static tamiz_code take_row(house_reader *r, const tamiz_csv_row *row) {
    tamiz_list_writer *w = r->foreign.writer;
    tamiz_span id, unknown = {"", 0};
    if (row->count == 1 && !row->fields[0].text.size) return TAMIZ_OK;
    if (row->count > r->column_count)
        return tamiz_fail_at(r->err, TAMIZ_BAD_INPUT, w->file, row->line,
                             row->fields[r->column_count].column, row->offset,
                             "more cells than the first row has columns");
    tamiz_arena_reset(&r->scratch);
    w->line = row->line;
    w->facts->rows++;
    tamiz_code code = id_of(r, row, &id);
    if (code) return code;
    tamiz_schema schema = schema_of(r, row, &unknown);
    tamiz_list_subject subject = tamiz_list_foreign_subject(
        &r->foreign, schema, owner_of(r, row, schema), id);
    tamiz_list_foreign_unknown(&r->foreign, &subject, "schema", unknown);
    uint64_t before = w->put;
    for (size_t i = 0; i < r->mapping.count && !w->code; i++) {
        const tamiz_mapping_rule *rule = &r->mapping.rules[i];
        if (rule->target != TAMIZ_MAPPING_PROP) continue;
        if (rule->constant)
            put_value(r, &subject, rule, rule->text);
        else
            put_cell(r, &subject, rule, text_of(rule, row));
    }
    if (w->put == before) /* nothing is said of it but that it is */
        tamiz_list_put_whole(w, &subject, TAMIZ_PROP_ftmId, id);
    return w->code;
}

static tamiz_code read_rows(house_reader *r) {
    const tamiz_list_progress *progress = r->foreign.writer->progress;
    tamiz_csv_row row;
    bool more = true;
    tamiz_code code = tamiz_csv_next(r->csv, &row, &more, r->err);
    if (!code && !more)
        return tamiz_fail_at(r->err, TAMIZ_BAD_INPUT,
                             tamiz_input_name(r->input), 1, 1, 0,
                             "the file is empty; expected the columns' names");
    if (!code) code = take_header(r, &row);
    while (!code) {
        code = tamiz_csv_next(r->csv, &row, &more, r->err);
        if (code || !more) break;
        code = take_row(r, &row);
        if (progress && progress->report)
            progress->report(progress->context, progress->stage,
                             tamiz_input_done(r->input),
                             tamiz_input_total(r->input));
    }
    return code;
}

static void copy_text(char *to, size_t size, tamiz_span text) {
    if (text.size)
        (void)snprintf(to, size, "%.*s",
                       (int)(text.size < 150 ? text.size : 150), text.data);
}

static void take_constants(const tamiz_mapping *m, tamiz_list_facts *facts) {
    copy_text(facts->title, sizeof facts->title,
              tamiz_mapping_constant(m, TAMIZ_MAPPING_TITLE));
    copy_text(facts->issuer, sizeof facts->issuer,
              tamiz_mapping_constant(m, TAMIZ_MAPPING_ISSUER));
    copy_text(facts->published, sizeof facts->published,
              tamiz_mapping_constant(m, TAMIZ_MAPPING_PUBLISHED));
    tamiz_span licence = tamiz_mapping_constant(m, TAMIZ_MAPPING_LICENCE);
    size_t used = strlen(facts->issuer);
    if (licence.size)
        (void)snprintf(facts->issuer + used, sizeof facts->issuer - used,
                       "%slicence %.*s", used ? ", " : "",
                       (int)(licence.size < 80 ? licence.size : 80),
                       licence.data);
}

tamiz_code
tamiz_list_house_parse(tamiz_input *input, const tamiz_mapping *mapping,
                       const tamiz_sink *sink, tamiz_list_facts *facts,
                       const tamiz_list_progress *progress, tamiz_error *err) {
    tamiz_list_writer writer = {.sink = sink,
                                .file = tamiz_input_name(input),
                                .line = 1,
                                .err = err,
                                .facts = facts,
                                .progress = progress};
    house_reader r = {.foreign = {.writer = &writer},
                      .given = mapping,
                      .input = input,
                      .err = err};
    writer.arena = &r.scratch;
    *facts = (tamiz_list_facts){.rows = 0};
    tamiz_csv_dialect dialect = {.delimiter = ','};
    if (mapping) {
        take_constants(mapping, facts);
        tamiz_span delimiter =
            tamiz_mapping_constant(mapping, TAMIZ_MAPPING_DELIMITER);
        if (delimiter.size) dialect.delimiter = delimiter.data[0];
    }
    tamiz_code code = tamiz_csv_new(input, dialect, &r.csv, err);
    if (!code) code = read_rows(&r);
    tamiz_csv_free(r.csv);
    tamiz_arena_clear(&r.scratch);
    tamiz_arena_clear(&r.arena);
    return code;
}

/* ---- files ------------------------------------------------------------- */

static tamiz_code read_mapping(const char *path, tamiz_arena *arena,
                               tamiz_mapping *out, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = tamiz_mapping_read(input, arena, out, err);
    tamiz_input_close(input);
    return code;
}

tamiz_code tamiz_list_house_read(const char *path, const tamiz_sink *sink,
                                 tamiz_list_facts *facts,
                                 const tamiz_list_progress *progress,
                                 tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_list_file files[TAMIZ_LIST_FORM_FILES];
    size_t count = 0;
    tamiz_mapping mapping;
    tamiz_input *input = NULL;
    const tamiz_list_kind *kind = tamiz_list_kind_find(TAMIZ_SPAN("csv"));
    tamiz_code code =
        tamiz_list_files_find(kind, path, &arena, files, &count, err);
    if (!code && count > 1)
        code = read_mapping(files[1].path, &arena, &mapping, err);
    if (!code) code = tamiz_input_open(files[0].path, &input, err);
    if (!code)
        code = tamiz_list_house_parse(input, count > 1 ? &mapping : NULL, sink,
                                      facts, progress, err);
    tamiz_input_close(input);
    tamiz_arena_clear(&arena);
    return code;
}
