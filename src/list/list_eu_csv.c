/* SPDX-License-Identifier: Apache-2.0 */
/* csvFullSanctionsList_1_1: semicolons, a header, and rows that each repeat
 * the party and bring one of its names, addresses, births, documents or
 * citizenships, or several side by side. A column's name is the element of the
 * XML and its attribute, "NameAlias_WholeName"; so the rows of a party are put
 * together into the tree that the XML would give, and read as that. Columns
 * that nobody knows become attributes and elements that nobody knows: notes,
 * with a warning. */
#include "list_eu.h"

#include "base_buffer.h"
#include "format_csv.h"
#include "list_eu_reading.h"

#include <ctype.h>

enum {
    MOST_COLUMNS = 256,
    MOST_RECORD = 16 << 20 /* bytes of a party's tree, as of the XML's */
};

// clang-format off
/* By the columns' prefix; the longer of two comes first. */
static const struct { const char *prefix, *name; } elements[] = {
    {"Entity_Regulation_", "regulation"},
    {"Entity_SubjectType", "subjectType"},
    {"Entity_",            "sanctionEntity"},
    {"NameAlias_",         "nameAlias"},
    {"Address_",           "address"},
    {"BirthDate_",         "birthdate"},
    {"Identification_",    "identification"},
    {"Citizenship_",       "citizenship"},
};
enum { RECORD = 2, NAME = 3, ELEMENTS = 8, OTHER = ELEMENTS };

/* The rest of a column's name is the attribute's, but for its first letter;
 * these are not. */
static const struct { const char *column, *attribute; } renamed[] = {
    {"EU_ReferenceNumber", "euReferenceNumber"},
    {"",                   "code"}, // of a subjectType
    {"_ClassificationCode","classificationCode"},
    {"Type",               "regulationType"}, // of a regulation
    {"BirthDate",          "birthdate"},
    {"Day",                "dayOfMonth"},
    {"Month",              "monthOfYear"},
    {"TypeCode",           "identificationTypeCode"},
    {"TypeDescription",    "identificationTypeDescription"},
};

/* What is an element within the element, not an attribute. */
static const char *const children[] = {"remark", "publicationUrl",
                                       "contactInfo", NULL};
// clang-format on

typedef struct column {
    unsigned element;      /* of elements[], or OTHER */
    bool act;              /* of the regulation that brought the element */
    bool child;            /* an element within, not an attribute */
    const char *attribute; /* the whole name of an OTHER */
} column;

typedef struct csv_reader {
    tamiz_eu_reading reading;
    tamiz_arena scratch;                   /* of the party in work */
    tamiz_table seen;                      /* its elements so far, as texts */
    tamiz_node *record;                    /* NULL = none */
    size_t columns, reference, generation; /* SIZE_MAX = no such column */
    column column[MOST_COLUMNS];
} csv_reader;

static tamiz_code fail_row(const csv_reader *r, const tamiz_csv_row *row,
                           tamiz_error *err, const char *message) {
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->reading.writer.file,
                         row->line, 1, row->offset, "%s", message);
}

/* ---- the header -------------------------------------------------------- */

/* "WholeName" as the XML writes it. NULL = out of memory. */
static const char *attribute_of(csv_reader *r, tamiz_span rest) {
    for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
        if (tamiz_span_is(rest, renamed[i].column)) return renamed[i].attribute;
    char *name =
        tamiz_arena_print(&r->reading.arena, "%.*s", (int)rest.size, rest.data);
    if (name) *name = (char)tolower((unsigned char)*name);
    return name;
}

static bool read_column(csv_reader *r, column *c, tamiz_span name) {
    static const char act[] = "Regulation_";
    for (c->element = 0; c->element < ELEMENTS; c->element++)
        if (tamiz_span_starts(name, elements[c->element].prefix)) break;
    if (c->element == OTHER) {
        c->attribute = tamiz_arena_copy(&r->reading.arena, name).data;
        return c->attribute != NULL;
    }
    tamiz_span rest =
        tamiz_span_from(name, strlen(elements[c->element].prefix));
    c->act = tamiz_span_starts(rest, act);
    if (c->act) rest = tamiz_span_from(rest, sizeof act - 1);
    c->attribute = attribute_of(r, rest);
    c->child =
        c->attribute && !c->act && tamiz_list_is_among(c->attribute, children);
    return c->attribute != NULL;
}

static bool is_same_column(const column *a, const column *b) {
    return a->element == b->element && a->act == b->act &&
           !strcmp(a->attribute, b->attribute);
}

static size_t find_column(const csv_reader *r, unsigned element,
                          const char *attribute) {
    const column wanted = {.element = element, .attribute = attribute};
    for (size_t i = 0; i < r->columns; i++)
        if (is_same_column(&r->column[i], &wanted)) return i;
    return SIZE_MAX;
}

static bool has_element(const csv_reader *r, unsigned element) {
    for (size_t i = 0; i < r->columns; i++)
        if (r->column[i].element == element) return true;
    return false;
}

static tamiz_code check_columns(csv_reader *r, const tamiz_csv_row *row,
                                tamiz_error *err) {
    r->generation = find_column(r, OTHER, "fileGenerationDate");
    r->reference = find_column(r, RECORD, "euReferenceNumber");
    if (r->reference == SIZE_MAX ||
        find_column(r, NAME, "wholeName") == SIZE_MAX)
        return fail_row(r, row, err,
                        "expected the header of csvFullSanctionsList_1_1, with "
                        "Entity_EU_ReferenceNumber and NameAlias_WholeName "
                        "between semicolons, or xmlFullSanctionsList_1_1");
    for (size_t i = 0; i < r->columns; i++)
        for (size_t k = 0; k < i && r->column[i].attribute[0]; k++)
            if (is_same_column(&r->column[i], &r->column[k]))
                return tamiz_fail_at(err, TAMIZ_BAD_INPUT,
                                     r->reading.writer.file, row->line,
                                     row->fields[i].column, row->offset,
                                     "the column is there twice");
    for (unsigned e = 0; e < ELEMENTS; e++)
        if (!has_element(r, e))
            tamiz_list_warn(&r->reading.writer,
                            "the header has no column \"%s…\"",
                            elements[e].prefix);
    return TAMIZ_OK;
}

static tamiz_code read_header(csv_reader *r, tamiz_csv *csv, tamiz_error *err) {
    tamiz_csv_row row;
    bool more = false;
    tamiz_code code = tamiz_csv_next(csv, &row, &more, err);
    if (code) return code;
    r->reading.writer.arena = &r->scratch;
    r->reading.writer.line = row.line;
    if (row.count > MOST_COLUMNS)
        return fail_row(r, &row, err, "more than 256 columns");
    r->columns = row.count;
    for (size_t i = 0; i < row.count; i++)
        if (!read_column(r, &r->column[i], tamiz_span_trim(row.fields[i].text)))
            return tamiz_fail_memory(err, "reading the EU list");
    return check_columns(r, &row, err);
}

/* "28/10/2022", day first, or ISO: the year is the longer one. */
static bool read_day(tamiz_span text, tamiz_date *date) {
    char iso[] = "yyyy-mm-dd";
    if (text.size > 10) text.size = 10; /* the time says nothing of the day */
    if (text.size != 10 || text.data[2] != '/' || text.data[5] != '/')
        return tamiz_date_parse_iso(text, date);
    memcpy(iso, text.data + 6, 4);
    memcpy(iso + 5, text.data + 3, 2);
    memcpy(iso + 8, text.data, 2);
    return tamiz_date_parse_iso(tamiz_span_of(iso), date);
}

/* The day of the list, the same in every row. */
static void read_generation(csv_reader *r, tamiz_span text) {
    tamiz_date date;
    char *published = r->reading.writer.facts->published;
    if (*published || !text.size) return;
    if (read_day(text, &date))
        tamiz_date_print(date, published);
    else
        tamiz_list_warn(&r->reading.writer, "fileGenerationDate is no date");
}

/* ---- the tree ---------------------------------------------------------- */

/* A node below parent; NULL = out of memory. */
static tamiz_node *new_node(csv_reader *r, tamiz_node *parent, const char *name,
                            const tamiz_csv_row *row) {
    static const char *const none[] = {NULL};
    tamiz_node *n = tamiz_arena_take(&r->scratch, sizeof *n);
    if (!n) return NULL;
    *n = (tamiz_node){.name = name,
                      .text = {"", 0},
                      .attributes = none,
                      .parent = parent,
                      .line = row->line,
                      .column = 1,
                      .offset = row->offset};
    if (!parent) return n;
    if (parent->last)
        parent->last->next = n;
    else
        parent->first = n;
    parent->last = n;
    return n;
}

static bool is_of(const csv_reader *r, size_t i, unsigned element, bool act) {
    return r->column[i].element == element && r->column[i].act == act;
}

static tamiz_span cell(const tamiz_csv_row *row, size_t i) {
    return i < row->count ? tamiz_span_trim(row->fields[i].text)
                          : (tamiz_span){"", 0};
}

/* The cells of an element, or of the act that brought it. */
static bool fill_node(csv_reader *r, tamiz_node *n, unsigned element, bool act,
                      const tamiz_csv_row *row) {
    size_t count = 0;
    const char **attributes =
        tamiz_arena_array(&r->scratch, 2 * r->columns + 1, sizeof *attributes);
    if (!attributes) return false;
    for (size_t i = 0; i < r->columns; i++) {
        tamiz_span text = cell(row, i);
        if (!is_of(r, i, element, act) || !text.size) continue;
        tamiz_span value = tamiz_arena_copy(&r->scratch, text);
        if (!value.data) return false;
        if (r->column[i].child) {
            tamiz_node *c = new_node(r, n, r->column[i].attribute, row);
            if (!c) return false;
            c->text = value;
            continue;
        }
        attributes[count++] = r->column[i].attribute;
        attributes[count++] = value.data;
    }
    n->attributes = attributes;
    return true;
}

/* All that the row says of an element, as one text. False = nothing. */
static bool print_key(const csv_reader *r, unsigned element,
                      const tamiz_csv_row *row, tamiz_buffer *key) {
    bool any = false;
    tamiz_buffer_print(key, "%u", element);
    for (size_t i = 0; i < r->columns; i++) {
        if (r->column[i].element != element) continue;
        tamiz_span text = cell(row, i);
        any |= text.size > 0;
        tamiz_buffer_print(key, "\n%.*s", (int)text.size, text.data);
    }
    return any;
}

/* Whether the party has this already: rows repeat what they do not bring. */
static tamiz_code is_news(csv_reader *r, unsigned element,
                          const tamiz_csv_row *row, bool *news,
                          tamiz_error *err) {
    tamiz_buffer key = {0};
    tamiz_code code = TAMIZ_OK;
    *news = print_key(r, element, row, &key);
    if (key.failed) {
        code = tamiz_fail_memory(err, "reading the EU list");
    } else if (*news) {
        tamiz_span text =
            tamiz_arena_copy(&r->scratch, tamiz_buffer_view(&key));
        if (!text.data || !tamiz_table_add(&r->seen, text, element, news))
            code = tamiz_fail_memory(err, "reading the EU list");
    }
    tamiz_buffer_clear(&key);
    return code;
}

static bool add_element(csv_reader *r, unsigned element,
                        const tamiz_csv_row *row) {
    tamiz_node *n = new_node(r, r->record, elements[element].name, row);
    if (!n || !fill_node(r, n, element, false, row)) return false;
    for (size_t i = 0; i < r->columns; i++) {
        if (!is_of(r, i, element, true) || !cell(row, i).size) continue;
        tamiz_node *act = new_node(r, n, "regulationSummary", row);
        return act && fill_node(r, act, element, true, row);
    }
    return true;
}

/* Columns of no element that is known, each an element of its own. */
static bool add_others(csv_reader *r, const tamiz_csv_row *row) {
    for (size_t i = 0; i < r->columns; i++) {
        tamiz_span text = cell(row, i);
        if (r->column[i].element != OTHER || i == r->generation || !text.size)
            continue;
        const char *name = r->column[i].attribute;
        tamiz_node *n =
            new_node(r, r->record, *name ? name : "Without column name", row);
        if (!n) return false;
        n->text = tamiz_arena_copy(&r->scratch, text);
        if (!n->text.data) return false;
    }
    return true;
}

/* ---- rows -------------------------------------------------------------- */

static tamiz_code close_record(csv_reader *r, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    if (r->record)
        code = tamiz_eu_put_record(&r->reading, r->record, &r->scratch, err);
    r->record = NULL;
    tamiz_table_clear(&r->seen);
    tamiz_arena_reset(&r->scratch);
    return code;
}

static tamiz_code open_record(csv_reader *r, const tamiz_csv_row *row,
                              tamiz_error *err) {
    r->record = new_node(r, NULL, elements[RECORD].name, row);
    if (!r->record || !fill_node(r, r->record, RECORD, false, row))
        return tamiz_fail_memory(err, "reading the EU list");
    return TAMIZ_OK;
}

static tamiz_code add_row(csv_reader *r, const tamiz_csv_row *row,
                          tamiz_error *err) {
    bool news = false;
    tamiz_code code = TAMIZ_OK;
    for (unsigned e = 0; e <= OTHER && !code; e++) {
        if (e == RECORD) continue;
        code = is_news(r, e, row, &news, err);
        if (!code && news &&
            !(e == OTHER ? add_others(r, row) : add_element(r, e, row)))
            code = tamiz_fail_memory(err, "reading the EU list");
    }
    if (!code && r->scratch.total > MOST_RECORD)
        code = tamiz_fail_at(err, TAMIZ_TOO_LARGE, r->reading.writer.file,
                             row->line, 1, row->offset,
                             "the rows of one party are over 16 MiB");
    return code;
}

/* As long as the header; cells beyond it must be empty. */
static tamiz_code check_length(const csv_reader *r, const tamiz_csv_row *row,
                               tamiz_error *err) {
    size_t count = row->count;
    while (count > r->columns && !cell(row, count - 1).size) count--;
    if (count == r->columns) return TAMIZ_OK;
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->reading.writer.file,
                         row->line, 1, row->offset,
                         "the row has %zu columns, expected %zu as in the "
                         "header",
                         row->count, r->columns);
}

static tamiz_code put_row(csv_reader *r, const tamiz_csv_row *row,
                          tamiz_error *err) {
    tamiz_span reference = cell(row, r->reference);
    tamiz_code code = check_length(r, row, err);
    if (code) return code;
    if (!reference.size)
        return fail_row(r, row, err,
                        "the row has no Entity_EU_ReferenceNumber");
    if (!r->record ||
        !tamiz_span_equal(
            reference, tamiz_node_attribute(r->record, "euReferenceNumber"))) {
        code = close_record(r, err);
        if (!code) code = open_record(r, row, err);
    }
    if (code) return code;
    read_generation(r, cell(row, r->generation));
    return add_row(r, row, err);
}

static bool is_blank(const tamiz_csv_row *row) {
    return row->count == 1 && !cell(row, 0).size;
}

static tamiz_code read_rows(csv_reader *r, tamiz_csv *csv, tamiz_error *err) {
    tamiz_csv_row row;
    bool more = true;
    tamiz_code code = read_header(r, csv, err);
    while (!code) {
        code = tamiz_csv_next(csv, &row, &more, err);
        if (code || !more) break;
        r->reading.writer.line = row.line;
        if (!is_blank(&row)) code = put_row(r, &row, err);
    }
    return code ? code : close_record(r, err);
}

tamiz_code tamiz_list_eu_csv_parse(tamiz_input *input, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err) {
    csv_reader *r = calloc(1, sizeof *r);
    tamiz_csv *csv = NULL;
    if (!r) return tamiz_fail_memory(err, "reading the EU list");
    tamiz_eu_reading_init(&r->reading, input, sink, facts, progress, err);
    tamiz_code code =
        tamiz_csv_new(input, (tamiz_csv_dialect){.delimiter = ';'}, &csv, err);
    if (!code) code = read_rows(r, csv, err);
    tamiz_csv_free(csv);
    tamiz_table_clear(&r->seen);
    tamiz_arena_clear(&r->scratch);
    tamiz_eu_reading_clear(&r->reading);
    free(r);
    return code;
}
