/* SPDX-License-Identifier: Apache-2.0 */
/* The State Department's page of Foreign Terrorist Organizations: a table of
 * those designated and one of those delisted, told apart by the titles of their
 * columns. A cell holds a name with its aliases and amendments. */
#include "list_fto.h"

#include "list_fto_cell.h"

#include "base_table.h"
#include "format_html.h"

#include <ctype.h>

enum { MOST_COLUMNS = 16 };

/* What a column holds. The first word found in a title decides. */
typedef enum column { OTHER, NAME, START, END } column;

typedef struct fto_reader {
    tamiz_list_writer writer;
    tamiz_arena arena, scratch; /* of the ids; of a row */
    tamiz_table ids;            /* id to the number of its Sanctions */
    uint32_t table;             /* the one in work, 0 = none of ours */
    column columns[MOST_COLUMNS];
    tamiz_span titles[MOST_COLUMNS];
    size_t count;
    bool has_designated, has_delisted;
    tamiz_date newest;
} fto_reader;

/* ---- ids --------------------------------------------------------------- */

/* Latin-1 letters from U+00C0 on without their marks. */
static char plain_letter(unsigned code) {
    static const char letters[] = "aaaaaaaceeeeiiiidnooooo-ouuuuypsaaaaaaaceeee"
                                  "iiiidnooooo-ouuuuypy";
    if (code < 0xc0 || code > 0xff) return '\0';
    return letters[code - 0xc0];
}

/* "us-fto-abu-sayyaf-group"; a name without Latin letters is hashed. */
static tamiz_span id_of(fto_reader *r, tamiz_span name) {
    tamiz_buffer slug = {0};
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        char letter = '-';
        if (isalnum(c)) letter = (char)tolower(c);
        if ((c & 0xe0) == 0xc0 && i + 1 < name.size)
            letter = plain_letter((c & 0x1fu) << 6 |
                                  ((unsigned char)name.data[i + 1] & 0x3fu));
        if (c == '\'' || c == '`' || (c >= 0x80 && letter == '-')) continue;
        bool dash = letter == '-';
        if (letter &&
            !(dash && (!slug.size || slug.data[slug.size - 1] == '-')))
            tamiz_buffer_byte(&slug, letter);
    }
    while (slug.size && slug.data[slug.size - 1] == '-') slug.size--;
    tamiz_span id =
        slug.size
            ? tamiz_list_print(&r->writer, "us-fto-%.*s", (int)slug.size,
                               slug.data)
            : tamiz_list_print(&r->writer, "us-fto-%s",
                               tamiz_list_hash(&r->writer, &name, 1).data);
    if (slug.failed) tamiz_list_out_of_memory(&r->writer);
    tamiz_buffer_clear(&slug);
    return id;
}

/* ---- rows -------------------------------------------------------------- */

static column column_of(tamiz_span title) {
    // clang-format off
    static const struct { const char *word; column column; } rows[] = {
        {"removed", END}, {"delisted", END}, {"revo", END},
        {"designat", START},
        {"name", NAME}, {"organization", NAME}, {"group", NAME},
    };
    // clang-format on
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        size_t size = strlen(rows[r].word);
        for (size_t i = 0; i + size <= title.size; i++)
            if (tamiz_list_same((tamiz_span){title.data + i, size},
                                rows[r].word))
                return rows[r].column;
    }
    return OTHER;
}

/* The first row of a table. What has no name and no date of designation is a
 * table of something else. */
static void read_header(fto_reader *r, const tamiz_html_row *row) {
    bool has[END + 1] = {false};
    r->table = row->table;
    r->count = 0;
    for (size_t i = 0; i < row->count && i < MOST_COLUMNS; i++) {
        tamiz_span title = tamiz_list_plain(&r->writer, row->cells[i].text);
        r->columns[i] = column_of(title);
        if (r->columns[i] != OTHER && has[r->columns[i]]) r->columns[i] = OTHER;
        has[r->columns[i]] = true;
        r->titles[i] = tamiz_arena_copy(&r->arena, title);
        if (!r->titles[i].data) tamiz_list_out_of_memory(&r->writer);
    }
    bool ours = has[NAME] && (has[START] || has[END]);
    if (ours) r->count = row->count < MOST_COLUMNS ? row->count : MOST_COLUMNS;
    for (size_t i = 0; i < r->count; i++)
        if (r->columns[i] == OTHER && r->titles[i].size)
            tamiz_list_warn(&r->writer,
                            "unknown column \"%.60s\", kept as notes",
                            r->titles[i].data);
    r->has_designated |= ours && !has[END];
    r->has_delisted |= ours && has[END];
}

static void put_day(fto_reader *r, tamiz_fto_party *p, column what,
                    tamiz_span text) {
    tamiz_list_writer *w = p->writer;
    tamiz_date_range range;
    text = tamiz_fto_bare(text);
    if (!tamiz_date_parse(text, &range)) {
        if (text.size)
            tamiz_list_warn(w, "the date \"%.*s\", kept as a note",
                            (int)(text.size < 60 ? text.size : 60), text.data);
        tamiz_list_put_note(w, &p->sanction,
                            what == END ? "Removed" : "Designated", text);
        return;
    }
    if (what == END) {
        tamiz_list_put_range(w, &p->sanction, TAMIZ_PROP_endDate, range);
    } else {
        tamiz_list_put_range(w, &p->sanction, TAMIZ_PROP_listingDate, range);
        tamiz_list_put_range(w, &p->sanction, TAMIZ_PROP_startDate, range);
    }
    tamiz_date *newest = &r->newest;
    if (!newest->year ||
        tamiz_date_last_day(range.from) > tamiz_date_last_day(*newest))
        *newest = range.from;
}

/* An organization that was delisted and designated again has a Sanction for
 * each row. */
static void open_party(fto_reader *r, tamiz_fto_party *p, tamiz_span name) {
    tamiz_list_writer *w = p->writer;
    tamiz_span id = tamiz_arena_copy(&r->arena, id_of(r, name));
    uint32_t *number = id.data ? tamiz_table_add(&r->ids, id, 0, NULL) : NULL;
    if (!number) tamiz_list_out_of_memory(w);
    p->self = (tamiz_list_subject){id, TAMIZ_SCHEMA_Organization};
    p->sanction = tamiz_list_attached(
        w, &p->self, "sanction", number ? ++*number : 0, TAMIZ_SCHEMA_Sanction);
    tamiz_list_put(w, &p->self, TAMIZ_PROP_name, name);
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_entity, id);
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_authority,
                   TAMIZ_SPAN("US Department of State"));
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_program,
                   TAMIZ_SPAN("Foreign Terrorist Organizations"));
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_programId, TAMIZ_SPAN("FTO"));
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_legalBasis,
                   TAMIZ_SPAN("Immigration and Nationality Act, section 219 "
                              "(8 U.S.C. 1189)"));
}

/* The cell's text line by line, each as tamiz_list_plain() has it. */
static tamiz_span plain_lines(fto_reader *r, tamiz_span text) {
    tamiz_span all = {"", 0};
    while (text.size) {
        size_t end = tamiz_span_find(text, TAMIZ_SPAN("\n"));
        tamiz_span line = text;
        if (end != SIZE_MAX) line.size = end;
        text = tamiz_span_from(text, end == SIZE_MAX ? text.size : end + 1);
        line = tamiz_list_plain(&r->writer, line);
        if (line.size)
            all = tamiz_list_print(&r->writer, "%.*s%s%.*s", (int)all.size,
                                   all.data, all.size ? "\n" : "",
                                   (int)line.size, line.data);
    }
    return all;
}

static void put_other(fto_reader *r, const tamiz_fto_party *p, size_t i,
                      tamiz_span text) {
    bool titled = i < r->count && r->titles[i].size;
    if (!titled && text.size)
        tamiz_list_warn(&r->writer, "a cell without a title, kept as a note");
    tamiz_list_put_note(&r->writer, &p->self,
                        titled ? r->titles[i].data : "Column without title",
                        text);
}

static tamiz_code read_party(fto_reader *r, const tamiz_html_row *row,
                             tamiz_error *err) {
    tamiz_fto_party p = {.writer = &r->writer};
    tamiz_span cell = {"", 0};
    size_t at = 0;
    for (size_t i = 0; i < row->count && i < r->count; i++)
        if (r->columns[i] == NAME) cell = plain_lines(r, row->cells[i].text);
    tamiz_span name = tamiz_fto_name(cell, &at);
    if (!name.size && !r->writer.code)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->writer.file, row->line, 0,
                             0, "a row without the name of an organization");
    r->writer.facts->rows++;
    open_party(r, &p, name);
    tamiz_fto_put_cell(&p, cell, at);
    if (name.size != cell.size)
        tamiz_list_put_note(&r->writer, &p.self, "Name", cell);
    for (size_t i = 0; i < row->count && !r->writer.code; i++) {
        column what = i < r->count ? r->columns[i] : OTHER;
        tamiz_span text = tamiz_list_plain(&r->writer, row->cells[i].text);
        if (what == START || what == END)
            put_day(r, &p, what, text);
        else if (what == OTHER)
            put_other(r, &p, i, text);
    }
    return r->writer.code;
}

static tamiz_code on_row(void *context, const tamiz_html_row *row,
                         tamiz_error *err) {
    fto_reader *r = context;
    tamiz_arena_reset(&r->scratch);
    r->writer.line = row->line;
    bool empty = true;
    for (size_t i = 0; i < row->count; i++)
        empty &= !tamiz_list_plain(&r->writer, row->cells[i].text).size;
    if (empty) return r->writer.code;
    if (row->table < r->table)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->writer.file, row->line, 0,
                             0,
                             "a table inside a table, which this page never "
                             "had");
    if (row->table != r->table) {
        read_header(r, row);
        return r->writer.code;
    }
    return r->count ? read_party(r, row, err) : TAMIZ_OK;
}

/* ---- the page ---------------------------------------------------------- */

static tamiz_code check_page(const fto_reader *r, bool whole,
                             tamiz_error *err) {
    const char *lacks =
        !whole               ? "it is cut off: there is no </html>"
        : !r->has_designated ? "no table with columns for a name and the date "
                               "of its designation"
        : !r->has_delisted   ? "no table with columns for a name and the date "
                               "of its removal"
                             : NULL;
    if (!lacks) return TAMIZ_OK;
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->writer.file, 0, 0, 0,
                         "not the page of Foreign Terrorist Organizations: %s",
                         lacks);
}

tamiz_code tamiz_list_fto_parse(tamiz_input *input, const tamiz_sink *sink,
                                tamiz_list_facts *facts,
                                const tamiz_list_progress *progress,
                                tamiz_error *err) {
    fto_reader r = {.table = 0};
    bool whole = false;
    *facts = (tamiz_list_facts){0};
    r.writer = (tamiz_list_writer){.sink = sink,
                                   .file = tamiz_input_name(input),
                                   .arena = &r.scratch,
                                   .err = err,
                                   .facts = facts,
                                   .progress = progress};
    const tamiz_html_handler handler = {&r, on_row};
    tamiz_code code = tamiz_html_tables(input, &handler, &whole, err);
    if (!code) code = check_page(&r, whole, err);
    tamiz_date_print(r.newest, facts->published);
    tamiz_table_clear(&r.ids);
    tamiz_arena_clear(&r.scratch);
    tamiz_arena_clear(&r.arena);
    return code;
}

tamiz_code tamiz_list_fto_read(const char *path, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = tamiz_list_fto_parse(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
