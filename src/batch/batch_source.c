/* SPDX-License-Identifier: Apache-2.0 */
/* A quote that is never closed must not swallow the rows behind it. A row of
 * several lines is taken as one only when it is a good row: its quotes close
 * where they may and it has as many cells as the first row. Else its first
 * line is a row by itself, which will be rejected, and reading goes on with the
 * next line. No row is over TAMIZ_BATCH_LARGEST, so little is read twice. */
#include "batch_source.h"

#include "batch_cells.h"

#include <stdlib.h>

enum { BLOCK = 64 * 1024, WINDOW = 2 * TAMIZ_BATCH_LARGEST };

static const char *name_of(const tamiz_batch_source *s) {
    return tamiz_input_name(s->input);
}

/* ---- the window -------------------------------------------------------- */

static tamiz_code refill(tamiz_batch_source *s, tamiz_error *err) {
    size_t got = 0;
    if (s->start && WINDOW - s->end < BLOCK) {
        memmove(s->data, s->data + s->start, s->end - s->start);
        s->end -= s->start;
        s->start = 0;
    }
    tamiz_code code =
        tamiz_input_read(s->input, s->data + s->end, BLOCK, &got, err);
    if (code) return code;
    s->end += got;
    s->ended = got == 0;
    return TAMIZ_OK;
}

/* Bytes that are done with: they count for the digest. */
static void pass(tamiz_batch_source *s, size_t size) {
    tamiz_hasher_add(&s->hasher, (tamiz_span){s->data + s->start, size});
    s->start += size;
    s->bytes += size;
}

/* ---- where a row ends -------------------------------------------------- */

/* A row in search of its end, from the window's start. */
typedef struct search {
    size_t at;         /* looked at so far */
    size_t first_line; /* size of the first line with its end, 0 = no end yet */
    size_t lines, cells;
    bool quoted, after_quote, fresh; /* fresh: a cell starts here */
    bool broken;                     /* a byte behind a closing quote */
} search;

static void step(search *f, char c) {
    if (f->quoted) {
        f->quoted = c != '"';
        f->after_quote = c == '"';
        return;
    }
    bool again = f->after_quote && c == '"'; /* "" within quotes */
    if (f->after_quote && !again && c != ',' && c != '\r' && c != '\n')
        f->broken = true;
    f->quoted = again || (f->fresh && c == '"');
    f->fresh = c == ',';
    f->cells += c == ',';
    f->after_quote = false;
}

/* Goes on to the end of the row; false = not in the window. */
static bool find_end(tamiz_batch_source *s, search *f) {
    const char *row = s->data + s->start;
    size_t size = s->end - s->start;
    while (f->at < size) {
        char c = row[f->at++];
        if (c == '\n') {
            f->lines++;
            if (!f->first_line) f->first_line = f->at;
            if (!f->quoted) return true;
        }
        if (!s->json) step(f, c);
        if (f->broken && f->first_line) return true;
    }
    return false;
}

/* Looks for the end, reading on as far as a row may go. */
static tamiz_code search_row(tamiz_batch_source *s, search *f, bool *found,
                             tamiz_error *err) {
    *f = (search){.fresh = true, .cells = 1};
    for (;;) {
        *found = find_end(s, f);
        if (*found || s->ended || f->at > TAMIZ_BATCH_LARGEST) return TAMIZ_OK;
        tamiz_code code = refill(s, err);
        if (code) return code;
    }
}

/* A row of several lines that is no good row ends with its first line. */
static void cut_short(const tamiz_batch_source *s, search *f, bool *found) {
    if (!f->first_line || f->at == f->first_line) return;
    bool wrong = (s->column_count && f->cells != s->column_count) ||
                 f->at > TAMIZ_BATCH_LARGEST;
    if (*found && !f->broken && !wrong && !f->quoted) return;
    f->at = f->first_line;
    f->lines = 1;
    *found = true;
}

/* A line that is too long goes by, up to its end. */
static tamiz_code pass_line(tamiz_batch_source *s, tamiz_error *err) {
    for (;;) {
        size_t size = s->end - s->start;
        const char *stop = size ? memchr(s->data + s->start, '\n', size) : NULL;
        pass(s, stop ? (size_t)(stop - (s->data + s->start)) + 1 : size);
        if (stop) s->lines++;
        if (stop || s->ended) return TAMIZ_OK;
        tamiz_code code = refill(s, err);
        if (code) return code;
    }
}

/* The next row, empty ones too, as a span of the window; *more = false at the
 * end. The row is to be passed by the caller: *whole bytes, *lines lines. */
static tamiz_code next_row(tamiz_batch_source *s, tamiz_span *row,
                           size_t *whole, size_t *lines, bool *more,
                           tamiz_error *err) {
    search f;
    bool found;
    tamiz_code code = search_row(s, &f, &found, err);
    if (code) return code;
    cut_short(s, &f, &found);
    *more = f.at > 0;
    *whole = f.at;
    *lines = f.lines;
    *row = (tamiz_span){s->data + s->start, f.at};
    if (found) row->size--;
    if (row->size && row->data[row->size - 1] == '\r') row->size--;
    return TAMIZ_OK;
}

/* ---- portions ---------------------------------------------------------- */

static tamiz_batch_place place_of(const tamiz_batch_source *s) {
    tamiz_hasher copy = s->hasher;
    return (tamiz_batch_place){s->bytes, s->lines, tamiz_hasher_end(&copy)};
}

/* A row at hand, not yet passed. */
typedef struct fresh_row {
    tamiz_span text;
    size_t whole, lines;
    bool too_large;
    const char *holder; /* of JSON: it is a paper of that party, or NULL */
    bool follows;       /* and that one's row is the last one */
} fresh_row;

static tamiz_code pass_row(tamiz_batch_source *s, const fresh_row *row,
                           tamiz_error *err) {
    if (row->too_large && !row->lines) return pass_line(s, err);
    pass(s, row->whole);
    s->lines += row->lines;
    return TAMIZ_OK;
}

/* Whose paper the row is, if it is one. */
static tamiz_code look_for_holder(tamiz_batch_source *s, fresh_row *row,
                                  tamiz_error *err) {
    const char *id;
    if (!s->json || row->too_large) return TAMIZ_OK;
    tamiz_code code =
        tamiz_batch_paper_holder(s->waiting, row->text, &row->holder, err);
    if (code || !row->holder || !s->last.size ||
        s->last_papers > TAMIZ_BATCH_LARGEST)
        return code;
    code =
        tamiz_batch_row_id(s->waiting, tamiz_buffer_view(&s->last), &id, err);
    row->follows = !code && !strcmp(id, row->holder);
    return code;
}

static tamiz_code look_at(tamiz_batch_source *s, fresh_row *row, bool *more,
                          tamiz_error *err) {
    *row = (fresh_row){.holder = NULL};
    tamiz_code code =
        next_row(s, &row->text, &row->whole, &row->lines, more, err);
    if (code) return code;
    row->too_large = row->text.size > TAMIZ_BATCH_LARGEST;
    return look_for_holder(s, row, err);
}

/* The portion may be NULL: rows that were answered before are only seen. */
static tamiz_batch_row *add_row(tamiz_batch_portion *p, tamiz_span text,
                                uint64_t line, bool too_large) {
    if (!p) return NULL;
    tamiz_batch_row *row = &p->rows[p->count++];
    *row = (tamiz_batch_row){.start = p->bytes.size,
                             .size = too_large ? 0 : text.size,
                             .line = line,
                             .too_large = too_large};
    if (!too_large) tamiz_buffer_span(&p->bytes, text);
    return row;
}

static void add_orphan(tamiz_batch_source *s, tamiz_batch_portion *p,
                       tamiz_span text, uint64_t line) {
    tamiz_batch_row *row = add_row(p, text, line, false);
    if (row) row->orphan = true;
    tamiz_buffer_reset(&s->last);
}

/* A paper goes to its holder when that one's row stands before it, with other
 * papers of the same between, or anywhere behind. */
static tamiz_code take_paper(tamiz_batch_source *s, tamiz_batch_portion *p,
                             const fresh_row *row, tamiz_error *err) {
    bool full = false;
    if (!row->follows) {
        tamiz_code code = tamiz_batch_waiting_add(
            s->waiting, row->text, s->lines + 1, row->holder, &full, err);
        if (!code && full) add_orphan(s, p, row->text, s->lines + 1);
        return code;
    }
    s->last_papers += row->text.size + 1;
    if (!p) return TAMIZ_OK;
    tamiz_buffer_byte(&p->bytes, '\n');
    tamiz_buffer_span(&p->bytes, row->text);
    p->rows[p->count - 1].papers = s->last_papers;
    return TAMIZ_OK;
}

/* The papers that waited for this row. */
static tamiz_code give_papers(tamiz_batch_source *s, tamiz_batch_portion *p,
                              tamiz_batch_row *row, tamiz_error *err) {
    const char *id;
    tamiz_buffer none = {0};
    tamiz_buffer *out = p ? &p->bytes : &none;
    size_t before = out->size;
    tamiz_code code =
        tamiz_batch_row_id(s->waiting, tamiz_buffer_view(&s->last), &id, err);
    if (!code && *id) tamiz_batch_waiting_take(s->waiting, id, out);
    s->last_papers = out->size - before;
    if (row) row->papers = s->last_papers;
    if (!code && out->failed) code = tamiz_fail_memory(err, "papers");
    tamiz_buffer_clear(&none);
    return code;
}

static tamiz_code take_row(tamiz_batch_source *s, tamiz_batch_portion *p,
                           const fresh_row *row, tamiz_error *err) {
    if (!row->text.size) return TAMIZ_OK;
    if (row->holder) return take_paper(s, p, row, err);
    tamiz_batch_row *added =
        add_row(p, row->text, s->lines + 1, row->too_large);
    if (!s->json) return TAMIZ_OK;
    tamiz_buffer_reset(&s->last);
    s->last_papers = 0;
    if (row->too_large) return TAMIZ_OK;
    tamiz_buffer_span(&s->last, row->text);
    if (s->last.failed) return tamiz_fail_memory(err, "rows");
    return s->waiting->count ? give_papers(s, p, added, err) : TAMIZ_OK;
}

/* Papers that nobody came for. Behind the last line another one begins, so
 * that the place tells that they are done with. */
static void end_waiting(tamiz_batch_source *s, tamiz_batch_portion *p) {
    tamiz_batch_waiting *w = s->waiting;
    if (!w || !w->count) return;
    for (size_t i = 0; i < w->count; i++)
        add_orphan(s, p, (tamiz_span){w->papers[i].text, w->papers[i].size},
                   w->papers[i].line);
    tamiz_batch_waiting_clear(w);
    s->lines++;
}

static bool is_full(const tamiz_batch_portion *p) {
    return p->count >= TAMIZ_BATCH_ROWS || p->bytes.size >= TAMIZ_BATCH_BYTES;
}

tamiz_code tamiz_batch_source_next(tamiz_batch_source *s,
                                   tamiz_batch_portion *p, tamiz_error *err) {
    p->count = 0;
    tamiz_buffer_reset(&p->bytes);
    while (s->json || !is_full(p)) {
        fresh_row row;
        bool more;
        tamiz_code code = look_at(s, &row, &more, err);
        if (code) return code;
        if (!more) end_waiting(s, p);
        if (!more || (is_full(p) && !row.follows)) break;
        code = take_row(s, p, &row, err);
        if (!code) code = pass_row(s, &row, err);
        if (code) return code;
    }
    p->end = place_of(s);
    return p->bytes.failed ? tamiz_fail_memory(err, "rows") : TAMIZ_OK;
}

/* Of CSV the bytes tell all. */
static tamiz_code skip_bytes(tamiz_batch_source *s, uint64_t bytes,
                             tamiz_error *err) {
    while (s->bytes < bytes) {
        uint64_t left = bytes - s->bytes;
        size_t size = s->end - s->start;
        if (!size && s->ended) return TAMIZ_OK;
        pass(s, left < size ? (size_t)left : size);
        if (s->bytes == bytes) break;
        tamiz_code code = refill(s, err);
        if (code) return code;
    }
    return TAMIZ_OK;
}

/* Of JSON the papers that wait have to be found again. */
static tamiz_code skip_rows(tamiz_batch_source *s, uint64_t bytes,
                            tamiz_error *err) {
    bool more = true;
    while (more && s->bytes < bytes) {
        fresh_row row;
        tamiz_code code = look_at(s, &row, &more, err);
        if (!code && more) code = take_row(s, NULL, &row, err);
        if (!code && more) code = pass_row(s, &row, err);
        if (code) return code;
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_batch_source_skip(tamiz_batch_source *s,
                                   const tamiz_batch_place *place, bool *same,
                                   tamiz_error *err) {
    *same = false;
    tamiz_code code = s->json ? skip_rows(s, place->bytes, err)
                              : skip_bytes(s, place->bytes, err);
    if (code) return code;
    if (s->json && s->lines < place->lines)
        tamiz_batch_waiting_clear(s->waiting);
    s->lines = place->lines;
    tamiz_batch_place here = place_of(s);
    *same = s->bytes == place->bytes &&
            !memcmp(&here.digest, &place->digest, sizeof here.digest);
    return TAMIZ_OK;
}

/* ---- the first row ----------------------------------------------------- */

static tamiz_code fail_file(const tamiz_batch_source *s, uint64_t line,
                            tamiz_error *err, const char *message) {
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, name_of(s), (uint32_t)line, 0,
                         s->bytes, "%s", message);
}

static tamiz_code check_columns(const tamiz_batch_source *s,
                                tamiz_batch_unknown *unknown,
                                tamiz_error *err) {
    size_t names = 0, ids = 0, schemata = 0;
    for (size_t i = 0; i < s->column_count; i++) {
        tamiz_batch_role role = s->roles[i];
        names += role == TAMIZ_ROLE_NAME || role == TAMIZ_ROLE_WEAK ||
                 (role >= TAMIZ_ROLE_FIRST && role <= TAMIZ_ROLE_LAST);
        ids += role == TAMIZ_ROLE_ID;
        schemata += role == TAMIZ_ROLE_SCHEMA;
        if (role == TAMIZ_ROLE_UNKNOWN || role == TAMIZ_ROLE_UNUSED)
            tamiz_batch_unknown_add(unknown, s->columns[i]);
    }
    if (!names)
        return fail_file(s, 1, err,
                         "no column for names; expected a first row with the "
                         "names of the columns, name among them");
    if (ids > 1 || schemata > 1)
        return fail_file(s, 1, err,
                         ids > 1 ? "the column id stands there twice"
                                 : "the column schema stands there twice");
    return TAMIZ_OK;
}

/* The names stay, the row does not. */
static tamiz_code keep_columns(tamiz_batch_source *s,
                               const tamiz_batch_cells *cells,
                               tamiz_error *err) {
    s->roles = calloc(cells->count, sizeof *s->roles);
    s->columns = calloc(cells->count, sizeof *s->columns);
    if (!s->roles || !s->columns) return tamiz_fail_memory(err, "columns");
    for (size_t i = 0; i < cells->count; i++) {
        s->columns[i] =
            tamiz_arena_copy(&s->names, tamiz_span_trim(cells->cells[i]));
        if (!s->columns[i].data) return tamiz_fail_memory(err, "columns");
        s->roles[i] = tamiz_batch_role_of(s->columns[i]);
    }
    s->column_count = cells->count;
    return TAMIZ_OK;
}

static tamiz_code read_columns(tamiz_batch_source *s, tamiz_error *err) {
    tamiz_span row = {NULL, 0};
    size_t whole = 0, lines = 0;
    bool more = true;
    while (more && !row.size) {
        pass(s, whole);
        s->lines += lines;
        tamiz_code code = next_row(s, &row, &whole, &lines, &more, err);
        if (code) return code;
    }
    if (!more)
        return fail_file(s, 1, err,
                         "the file is empty; expected a first row with the "
                         "names of the columns");
    tamiz_batch_cells cells = {calloc(TAMIZ_BATCH_CELLS, sizeof *cells.cells),
                               0};
    if (!cells.cells) return tamiz_fail_memory(err, "columns");
    const char *wrong = row.size > TAMIZ_BATCH_LARGEST
                            ? "a first row over 1 MiB; expected the names of "
                              "the columns"
                            : tamiz_batch_cut(row, &cells, &s->names);
    tamiz_code code = wrong ? fail_file(s, s->lines + 1, err, wrong)
                            : keep_columns(s, &cells, err);
    free(cells.cells);
    if (code) return code;
    pass(s, whole);
    s->lines += lines;
    return TAMIZ_OK;
}

/* ---- which format ------------------------------------------------------ */

static bool ends_with(const char *name, const char *end) {
    size_t size = strlen(name), tail = strlen(end);
    return size >= tail && !strcmp(name + size - tail, end);
}

static tamiz_code find_format(tamiz_batch_source *s, tamiz_error *err) {
    static const char *const names[] = {".jsonl", ".ndjson", ".json"};
    tamiz_span text = {s->data, s->end};
    if (tamiz_span_starts(text, "\xff\xfe") ||
        tamiz_span_starts(text, "\xfe\xff"))
        return fail_file(s, 1, err, "UTF-16 text; expected UTF-8");
    if (tamiz_span_starts(text, "\xef\xbb\xbf")) {
        pass(s, 3);
        text = tamiz_span_from(text, 3);
    }
    text = tamiz_span_trim(text);
    s->json = text.size && (*text.data == '{' || *text.data == '[') &&
              !ends_with(name_of(s), ".csv");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (ends_with(name_of(s), names[i])) s->json = true;
    if (s->json && text.size && *text.data == '[')
        return fail_file(s, 1, err,
                         "a JSON array; expected an object on each line");
    return TAMIZ_OK;
}

tamiz_code tamiz_batch_source_open(tamiz_batch_source *s, const char *path,
                                   tamiz_batch_unknown *unknown,
                                   tamiz_error *err) {
    bool standard = path[0] == '-' && !path[1];
    tamiz_input *input = NULL;
    *s = (tamiz_batch_source){.input = NULL};
    tamiz_code code =
        tamiz_input_open(standard ? "/dev/stdin" : path, &input, err);
    return code ? code : tamiz_batch_source_init(s, input, unknown, err);
}

tamiz_code tamiz_batch_source_init(tamiz_batch_source *s, tamiz_input *input,
                                   tamiz_batch_unknown *unknown,
                                   tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    *s = (tamiz_batch_source){.input = input, .data = malloc(WINDOW + BLOCK)};
    tamiz_hasher_init(&s->hasher);
    if (!s->data) return tamiz_fail_memory(err, name_of(s));
    while (!code && !s->ended && s->end < BLOCK) code = refill(s, err);
    if (!code) code = find_format(s, err);
    if (!code && s->json) s->waiting = calloc(1, sizeof *s->waiting);
    if (!code && s->json && !s->waiting) code = tamiz_fail_memory(err, "rows");
    if (code || s->json) return code;
    code = read_columns(s, err);
    return code ? code : check_columns(s, unknown, err);
}

void tamiz_batch_source_clear(tamiz_batch_source *s) {
    tamiz_input_close(s->input);
    tamiz_arena_clear(&s->names);
    if (s->waiting) tamiz_batch_waiting_clear(s->waiting);
    free(s->waiting);
    tamiz_buffer_clear(&s->last);
    free(s->roles);
    free(s->columns);
    free(s->data);
    s->input = NULL;
    s->waiting = NULL;
    s->roles = NULL;
    s->columns = NULL;
    s->data = NULL;
}
