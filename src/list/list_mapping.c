/* SPDX-License-Identifier: Apache-2.0 */
#include "list_mapping.h"

#include "base_error.h"
#include "entity_date.h"
#include "format_csv.h"

#include <stdarg.h>

static const char *const columns[] = {"target", "column", "separator", "date"};
enum { TARGET, COLUMN, SEPARATOR, DATE, COLUMNS, MOST_RULES = 256 };

static const struct {
    const char *name;
    tamiz_mapping_target target;
} words[] = {
    {"id", TAMIZ_MAPPING_ID},
    {"schema", TAMIZ_MAPPING_SCHEMA},
    {"-", TAMIZ_MAPPING_NOTHING},
    {"list.title", TAMIZ_MAPPING_TITLE},
    {"list.issuer", TAMIZ_MAPPING_ISSUER},
    {"list.licence", TAMIZ_MAPPING_LICENCE},
    {"list.published", TAMIZ_MAPPING_PUBLISHED},
    {"file.delimiter", TAMIZ_MAPPING_DELIMITER},
};

typedef struct reading {
    tamiz_csv *csv;
    tamiz_arena *arena;
    tamiz_mapping *mapping;
    tamiz_error *err;
} reading;

static tamiz_code refuse(const reading *in, const tamiz_csv_row *row,
                         size_t column, const char *what) {
    uint32_t at = column < row->count ? row->fields[column].column : 1;
    return tamiz_fail_at(in->err, TAMIZ_BAD_INPUT, in->mapping->file,
                         row->line ? row->line : 1, at, row->offset, "%s",
                         what);
}

static tamiz_span cell(const tamiz_csv_row *row, size_t column) {
    if (column >= row->count) return (tamiz_span){"", 0};
    return row->fields[column].text;
}

/* A separator may be a blank. */
static tamiz_span trimmed(const tamiz_csv_row *row, size_t column) {
    tamiz_span text = cell(row, column);
    return column == SEPARATOR ? text : tamiz_span_trim(text);
}

static bool find_target(tamiz_span name, tamiz_mapping_rule *rule) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!tamiz_span_is(name, words[i].name)) continue;
        rule->target = words[i].target;
        return true;
    }
    rule->target = TAMIZ_MAPPING_PROP;
    rule->prop = tamiz_prop_find(name);
    return rule->prop != TAMIZ_PROP_NONE;
}

/* %d, %m and %Y at most once each, the year always; other text between. */
static bool is_date_form(tamiz_span text) {
    static const char kinds[] = "dmY";
    bool seen[sizeof kinds] = {false};
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '%') continue;
        if (++i == text.size) return false;
        const char *kind = memchr(kinds, text.data[i], sizeof kinds - 1);
        if (!kind || seen[kind - kinds]) return false;
        seen[kind - kinds] = true;
    }
    return seen[2];
}

static const char *judge(const tamiz_mapping_rule *rule) {
    bool own = rule->target >= TAMIZ_MAPPING_TITLE;
    if (own && !rule->constant) return "expected a constant: =TEXT";
    if (rule->target == TAMIZ_MAPPING_DELIMITER && rule->text.size != 1)
        return "expected one character: =;";
    if (rule->constant && !rule->text.size) return "expected a text after =";
    if (rule->target == TAMIZ_MAPPING_SCHEMA && rule->constant &&
        !tamiz_schema_find(rule->text))
        return "unknown schema; expected Person, Organization, Company, "
               "Vessel ...";
    if (!rule->text.size) return "expected a column's name, or =TEXT";
    tamiz_date date;
    if (rule->target == TAMIZ_MAPPING_PUBLISHED &&
        !tamiz_date_parse_iso(rule->text, &date))
        return "expected a date: =2026-01-31";
    return NULL;
}

static tamiz_code take_row(const reading *in, const tamiz_csv_row *row) {
    tamiz_mapping *m = in->mapping;
    tamiz_mapping_rule *rule = &m->rules[m->count];
    if (row->count == 1 && !tamiz_span_trim(cell(row, 0)).size) return TAMIZ_OK;
    if (m->count == MOST_RULES) return refuse(in, row, 0, "over 256 rows");
    if (row->count > COLUMNS)
        return refuse(in, row, COLUMNS, "expected at most four cells");
    tamiz_span texts[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        texts[i] = tamiz_arena_copy(in->arena, trimmed(row, i));
        if (!texts[i].data) return tamiz_fail_memory(in->err, m->file);
    }
    if (!find_target(texts[TARGET], rule))
        return refuse(
            in, row, TARGET,
            "unknown target; expected a property of FollowTheMoney "
            "(name, alias, birthDate ...), id, schema, -, list.title, "
            "list.issuer, list.licence, list.published or "
            "file.delimiter");
    rule->text = texts[COLUMN];
    rule->constant = rule->text.size && rule->text.data[0] == '=';
    if (rule->constant)
        rule->text = tamiz_span_trim(tamiz_span_from(rule->text, 1));
    rule->separator = texts[SEPARATOR];
    rule->date = texts[DATE];
    rule->line = row->line;
    rule->column = COLUMN < row->count ? row->fields[COLUMN].column : 1;
    rule->offset = row->offset;
    const char *wrong = judge(rule);
    if (wrong) return refuse(in, row, COLUMN, wrong);
    if (rule->date.size && !is_date_form(rule->date))
        return refuse(in, row, DATE, "expected %d, %m and %Y, e.g. %d.%m.%Y");
    m->count++;
    return TAMIZ_OK;
}

static tamiz_code check_header(const reading *in, const tamiz_csv_row *row) {
    for (size_t i = 0; i < COLUMNS && i < row->count; i++)
        if (!tamiz_span_is(tamiz_span_trim(cell(row, i)), columns[i]))
            return refuse(in, row, i,
                          "expected the columns target, column, separator, "
                          "date");
    if (row->count < 2)
        return refuse(in, row, 0, "expected the columns target and column");
    return TAMIZ_OK;
}

static tamiz_code read_rows(const reading *in) {
    tamiz_csv_row row;
    bool more = true;
    tamiz_code code = tamiz_csv_next(in->csv, &row, &more, in->err);
    if (!code) code = check_header(in, &row);
    while (!code) {
        code = tamiz_csv_next(in->csv, &row, &more, in->err);
        if (code || !more) break;
        code = take_row(in, &row);
    }
    return code;
}

tamiz_code tamiz_mapping_read(tamiz_input *input, tamiz_arena *arena,
                              tamiz_mapping *out, tamiz_error *err) {
    const tamiz_csv_dialect dialect = {
        .delimiter = '\t', .no_quotes = true, .hash_comment = true};
    *out = (tamiz_mapping){
        .file = tamiz_arena_print(arena, "%s", tamiz_input_name(input)),
        .rules = tamiz_arena_array(arena, MOST_RULES + 1, sizeof *out->rules)};
    if (!out->file || !out->rules) return tamiz_fail_memory(err, "mapping.tsv");
    reading in = {.arena = arena, .mapping = out, .err = err};
    tamiz_code code = tamiz_csv_new(input, dialect, &in.csv, err);
    if (!code) code = read_rows(&in);
    tamiz_csv_free(in.csv);
    return code;
}

tamiz_span tamiz_mapping_constant(const tamiz_mapping *mapping,
                                  tamiz_mapping_target target) {
    for (size_t i = 0; i < mapping->count; i++)
        if (mapping->rules[i].target == target && mapping->rules[i].constant)
            return mapping->rules[i].text;
    return (tamiz_span){"", 0};
}

tamiz_code tamiz_mapping_fail(const tamiz_mapping *mapping,
                              const tamiz_mapping_rule *rule, tamiz_error *err,
                              const char *format, ...) {
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, mapping->file, rule->line,
                         rule->column, rule->offset, "%s", message);
}
