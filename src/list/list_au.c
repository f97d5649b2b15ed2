/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of one party repeat its facts beside each name. So that a fact, and an
 * address above all, is stated once, the cells of a party that were read are
 * remembered. Memory: the distinct cells of the list. */
#include "list_au.h"

#include "list_au_party.h"

#include "base_table.h"

#include <ctype.h>

enum { MOST_COLUMNS = 64 };

/* What is kept of a party between its rows. */
typedef struct group {
    tamiz_au_party party;
    uint32_t row; /* the first one */
} group;

typedef struct au_reader {
    tamiz_list_writer writer;
    tamiz_list_facts *facts;
    tamiz_input *input;
    tamiz_arena arena, scratch; /* of the whole list; of a row */
    tamiz_table groups, cells;
    tamiz_buffer parties;         /* of group */
    size_t columns[MOST_COLUMNS]; /* what each is; SIZE_MAX = unknown */
    tamiz_span titles[MOST_COLUMNS];
    size_t column_count; /* 0 = no header yet */
    tamiz_date newest;
} au_reader;

static tamiz_code fail_row(const au_reader *r, uint32_t row, size_t column,
                           tamiz_error *err, const char *message,
                           const char *word) {
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, tamiz_input_name(r->input), row,
                         (uint32_t)column + 1, 0, "%s%.60s", message, word);
}

/* ---- the header -------------------------------------------------------- */

static tamiz_code check_header(const au_reader *r, uint32_t row,
                               tamiz_error *err) {
    for (size_t c = 0; c < tamiz_au_column_count(); c++) {
        const char *title = tamiz_au_column_needed(c);
        bool found = !title;
        for (size_t i = 0; i < r->column_count; i++)
            found |= r->columns[i] == c;
        if (!found)
            return fail_row(r, row, 0, err, "the first row has no column ",
                            title);
    }
    return TAMIZ_OK;
}

static tamiz_code read_header(au_reader *r, const tamiz_sheet_row *row,
                              tamiz_error *err) {
    if (row->count > MOST_COLUMNS)
        return fail_row(r, row->number, MOST_COLUMNS, err,
                        "more than 64 columns: not the Australian list", "");
    for (size_t i = 0; i < row->count; i++) {
        tamiz_span title = tamiz_list_plain(&r->writer, row->cells[i].text);
        size_t column = tamiz_au_column_find(title);
        for (size_t j = 0; j < i; j++)
            if (r->columns[j] == column) column = SIZE_MAX;
        r->columns[i] = column;
        r->titles[i] = tamiz_arena_copy(&r->arena, title);
        if (!r->titles[i].data) return tamiz_fail_memory(err, "a header");
        if (column == SIZE_MAX && title.size)
            tamiz_list_warn(&r->writer,
                            "unknown column \"%.60s\", kept as notes",
                            r->titles[i].data);
    }
    r->column_count = row->count;
    return check_header(r, row->number, err);
}

/* ---- parties ----------------------------------------------------------- */

static tamiz_span cell_of(au_reader *r, const tamiz_sheet_row *row,
                          size_t column) {
    for (size_t i = 0; i < row->count && i < r->column_count; i++)
        if (r->columns[i] == column)
            return tamiz_list_plain(&r->writer, row->cells[i].text);
    return (tamiz_span){"", 0};
}

static group *group_at(const au_reader *r, size_t i) {
    return &((group *)(void *)r->parties.data)[i];
}

static void open_party(au_reader *r, group *g, tamiz_span number,
                       tamiz_span type) {
    tamiz_au_party *p = &g->party;
    tamiz_list_writer *w = &r->writer;
    w->arena = &r->arena; /* the ids outlive the row */
    p->writer = w;
    p->newest = &r->newest;
    p->self.id =
        tamiz_list_print(w, "au-dfat-%.*s", (int)number.size, number.data);
    p->self.schema = tamiz_au_schema(type);
    bool known = p->self.schema != TAMIZ_SCHEMA_NONE;
    if (!known) p->self.schema = TAMIZ_SCHEMA_LegalEntity;
    p->sanction =
        tamiz_list_attached(w, &p->self, "sanction", 1, TAMIZ_SCHEMA_Sanction);
    w->arena = &r->scratch;
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_entity, p->self.id);
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_authority,
                   TAMIZ_SPAN("Australian Department of Foreign Affairs and "
                              "Trade"));
    if (known) return;
    tamiz_list_warn(w, "type \"%.*s\", taken as a legal entity",
                    (int)(type.size < 40 ? type.size : 40), type.data);
    tamiz_list_put_note(w, &p->self, "Type", type);
}

/* The party with the number at the start of the reference, new or known. NULL
 * = out of memory. */
static group *find_group(au_reader *r, tamiz_span number, tamiz_span type,
                         uint32_t row) {
    size_t count = r->parties.size / sizeof(group);
    const uint32_t *known = tamiz_table_find(&r->groups, number);
    if (known) return group_at(r, *known);
    tamiz_span key = tamiz_arena_copy(&r->arena, number);
    group fresh = {.row = row};
    open_party(r, &fresh, number, type);
    tamiz_buffer_add(&r->parties, &fresh, sizeof fresh);
    if (!key.data || r->parties.failed ||
        !tamiz_table_add(&r->groups, key, (uint32_t)count, NULL))
        return NULL;
    return group_at(r, count);
}

/* False = this cell of the party was read before. */
static bool is_fresh(au_reader *r, tamiz_span number, size_t column,
                     tamiz_span text) {
    bool fresh = false;
    const char *key =
        tamiz_arena_print(&r->arena, "%.*s %zu %.*s", (int)number.size,
                          number.data, column, (int)text.size, text.data);
    if (!key || !tamiz_table_add(&r->cells, tamiz_span_of(key), 0, &fresh))
        tamiz_list_out_of_memory(&r->writer);
    return fresh;
}

static void put_cell(au_reader *r, group *g, tamiz_span number, size_t i,
                     const tamiz_cell *cell) {
    size_t column = i < r->column_count ? r->columns[i] : SIZE_MAX;
    if (column < TAMIZ_AU_OTHERS) return;
    tamiz_span text = tamiz_list_plain(&r->writer, cell->text);
    if (tamiz_au_is_nothing(text) || !is_fresh(r, number, i, text)) return;
    if (column != SIZE_MAX) {
        tamiz_au_put_column(&g->party, column, cell, text);
        return;
    }
    bool titled = i < r->column_count && r->titles[i].size;
    if (!titled)
        tamiz_list_warn(&r->writer, "a cell without a title, kept as a note");
    tamiz_list_put_note(&r->writer, &g->party.self,
                        titled ? r->titles[i].data : "Column without title",
                        text);
}

static void check_type(au_reader *r, const group *g, tamiz_span type) {
    tamiz_schema schema = tamiz_au_schema(type);
    if (!schema || schema == g->party.self.schema) return;
    tamiz_list_warn(&r->writer,
                    "type \"%.*s\", but row %u of this party "
                    "says otherwise: kept as a note",
                    (int)type.size, type.data, g->row);
    tamiz_list_put_note(&r->writer, &g->party.self, "Type", type);
}

static tamiz_code read_party(au_reader *r, const tamiz_sheet_row *row,
                             tamiz_error *err) {
    tamiz_span reference = cell_of(r, row, TAMIZ_AU_REFERENCE),
               name = cell_of(r, row, TAMIZ_AU_NAME),
               type = cell_of(r, row, TAMIZ_AU_TYPE), number = reference;
    number.size = 0;
    while (number.size < reference.size &&
           isdigit((unsigned char)reference.data[number.size]))
        number.size++;
    if (r->writer.code) return r->writer.code;
    if (!number.size)
        return fail_row(r, row->number, 0, err,
                        "no Reference that begins with a number", "");
    if (!name.size)
        return fail_row(r, row->number, 0, err,
                        "no Name of Individual or Entity", "");
    r->facts->rows++;
    group *g = find_group(r, number, type, row->number);
    if (!g) return tamiz_fail_memory(err, "reading the Australian list");
    check_type(r, g, type);
    tamiz_au_put_name(&g->party, name, cell_of(r, row, TAMIZ_AU_NAME_TYPE),
                      cell_of(r, row, TAMIZ_AU_STRENGTH));
    for (size_t i = 0; i < row->count && !r->writer.code; i++)
        put_cell(r, g, number, i, &row->cells[i]);
    return r->writer.code;
}

/* ---- the file ---------------------------------------------------------- */

static tamiz_code on_row(void *context, const tamiz_sheet_row *row,
                         tamiz_error *err) {
    au_reader *r = context;
    const tamiz_list_progress *progress = r->writer.progress;
    bool empty = true;
    tamiz_arena_reset(&r->scratch);
    r->writer.line = row->number;
    for (size_t i = 0; i < row->count && empty; i++)
        empty = !tamiz_list_plain(&r->writer, row->cells[i].text).size;
    if (empty) return r->writer.code;
    if (!r->column_count) return read_header(r, row, err);
    if (progress && progress->report)
        progress->report(progress->context, progress->stage, row->number, 0);
    return read_party(r, row, err);
}

static tamiz_code finish(au_reader *r, uint32_t sheets, tamiz_error *err) {
    if (!r->column_count)
        return fail_row(r, 1, 0, err,
                        "the first sheet is empty: not the Australian list",
                        "");
    for (size_t i = 0; i < r->parties.size / sizeof(group); i++) {
        r->writer.line = group_at(r, i)->row;
        if (!group_at(r, i)->party.has_name)
            tamiz_list_warn(&r->writer, "a party without a Primary Name");
    }
    if (sheets > 1) {
        r->writer.line = 0;
        tamiz_list_warn(&r->writer, "%u more sheets, which are not read",
                        sheets - 1);
    }
    tamiz_date_print(r->newest, r->facts->published);
    return r->writer.code;
}

tamiz_code tamiz_list_au_parse(tamiz_input *input, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err) {
    au_reader *r = calloc(1, sizeof *r);
    if (!r) return tamiz_fail_memory(err, "reading the Australian list");
    *facts = (tamiz_list_facts){0};
    r->facts = facts;
    r->input = input;
    r->writer = (tamiz_list_writer){.sink = sink,
                                    .file = tamiz_input_name(input),
                                    .arena = &r->scratch,
                                    .err = err,
                                    .facts = facts,
                                    .progress = progress};
    const tamiz_xlsx_handler handler = {r, on_row};
    uint32_t sheets = 0;
    tamiz_code code = tamiz_xlsx_parse(input, &handler, &sheets, err);
    if (!code) code = finish(r, sheets, err);
    tamiz_table_clear(&r->groups);
    tamiz_table_clear(&r->cells);
    tamiz_buffer_clear(&r->parties);
    tamiz_arena_clear(&r->scratch);
    tamiz_arena_clear(&r->arena);
    free(r);
    return code;
}

tamiz_code tamiz_list_au_read(const char *path, const tamiz_sink *sink,
                              tamiz_list_facts *facts,
                              const tamiz_list_progress *progress,
                              tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = tamiz_list_au_parse(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
