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

static void add_row(tamiz_batch_portion *p, tamiz_span text, uint64_t line,
                    bool too_large) {
    p->rows[p->count++] = (tamiz_batch_row){
        p->bytes.size, too_large ? 0 : text.size, line, too_large};
    if (!too_large) tamiz_buffer_span(&p->bytes, text);
}

static tamiz_batch_place place_of(const tamiz_batch_source *s) {
    tamiz_hasher copy = s->hasher;
    return (tamiz_batch_place){s->bytes, s->lines, tamiz_hasher_end(&copy)};
}

tamiz_code tamiz_batch_source_next(tamiz_batch_source *s,
                                   tamiz_batch_portion *p, tamiz_error *err) {
    p->count = 0;
    tamiz_buffer_reset(&p->bytes);
    while (p->count < TAMIZ_BATCH_ROWS && p->bytes.size < TAMIZ_BATCH_BYTES) {
        tamiz_span row;
        size_t whole, lines;
        bool more;
        tamiz_code code = next_row(s, &row, &whole, &lines, &more, err);
        if (code) return code;
        if (!more) break;
        bool too_large = row.size > TAMIZ_BATCH_LARGEST;
        uint64_t line = s->lines + 1;
        if (row.size) add_row(p, row, line, too_large);
        if (too_large && !lines) {
            code = pass_line(s, err);
            if (code) return code;
        } else {
            pass(s, whole);
            s->lines += lines;
        }
    }
    p->end = place_of(s);
    return p->bytes.failed ? tamiz_fail_memory(err, "rows") : TAMIZ_OK;
}

tamiz_code tamiz_batch_source_skip(tamiz_batch_source *s,
                                   const tamiz_batch_place *place, bool *same,
                                   tamiz_error *err) {
    *same = false;
    while (s->bytes < place->bytes) {
        uint64_t left = place->bytes - s->bytes;
        size_t size = s->end - s->start;
        if (!size && s->ended) return TAMIZ_OK;
        pass(s, left < size ? (size_t)left : size);
        if (s->bytes == place->bytes) break;
        tamiz_code code = refill(s, err);
        if (code) return code;
    }
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
    if (code || s->json) return code;
    code = read_columns(s, err);
    return code ? code : check_columns(s, unknown, err);
}

void tamiz_batch_source_clear(tamiz_batch_source *s) {
    tamiz_input_close(s->input);
    tamiz_arena_clear(&s->names);
    free(s->roles);
    free(s->columns);
    free(s->data);
    s->input = NULL;
    s->roles = NULL;
    s->columns = NULL;
    s->data = NULL;
}
