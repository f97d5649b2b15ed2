/* SPDX-License-Identifier: Apache-2.0 */
/* A quote that is never closed must not swallow the rows behind it. A row of
 * several lines is taken as one only when it is a good row: its quotes close
 * where they may and it has as many cells as the first row. Else its first
 * line is a row by itself, which will be rejected, and reading goes on with the
 * next line. No row is over TAMIZ_BATCH_LARGEST, so little is read twice. */
#include "batch_source.h"

#include "batch_cells.h"

#include <stdlib.h>
#include <sys/stat.h>

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
    if (s->json && f->at < size) { /* every line feed ends a row */
        const char *stop = memchr(row + f->at, '\n', size - f->at);
        f->at = stop ? (size_t)(stop - row) + 1 : size;
        f->lines = stop != NULL;
        return stop != NULL;
    }
    while (f->at < size) {
        char c = row[f->at++];
        if (c == '\n') {
            f->lines++;
            if (!f->first_line) f->first_line = f->at;
            if (!f->quoted) return true;
        }
        step(f, c);
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
    tamiz_batch_links links; /* of JSON, as far as anybody asks */
    bool follows;            /* it says more of the row before it */
} fresh_row;

static tamiz_code pass_row(tamiz_batch_source *s, const fresh_row *row,
                           tamiz_error *err) {
    if (row->too_large && !row->lines) return pass_line(s, err);
    pass(s, row->whole);
    s->lines += row->lines;
    return TAMIZ_OK;
}

static bool names_address(const tamiz_batch_links *party, const char *id) {
    for (size_t i = 0; i < party->address_count; i++)
        if (!strcmp(party->addresses[i], id)) return true;
    return false;
}

/* Whether the row says more of the party right before it. */
static tamiz_code look_back(tamiz_batch_source *s, fresh_row *row,
                            tamiz_error *err) {
    tamiz_batch_links last;
    if (!s->last.size || s->last_more > TAMIZ_BATCH_LARGEST) return TAMIZ_OK;
    tamiz_code code = tamiz_batch_links_read(
        &s->last_links, tamiz_buffer_view(&s->last), &last, err);
    if (code) return code;
    const char *holder = row->links.holder;
    row->follows =
        holder ? !strcmp(last.id, holder) : names_address(&last, row->links.id);
    return TAMIZ_OK;
}

static tamiz_code look_for_links(tamiz_batch_source *s, fresh_row *row,
                                 tamiz_error *err) {
    row->links = (tamiz_batch_links){.id = ""};
    if (!s->json || row->too_large) return TAMIZ_OK;
    bool some = s->beside.count > 0;
    if (!some && (s->gathered || !tamiz_batch_may_be_beside(row->text)))
        return TAMIZ_OK;
    tamiz_code code =
        tamiz_batch_links_read(&s->links, row->text, &row->links, err);
    if (code || s->gathered || !tamiz_batch_is_beside(&row->links)) return code;
    return look_back(s, row, err);
}

static tamiz_code look_at(tamiz_batch_source *s, fresh_row *row, bool *more,
                          tamiz_error *err) {
    *row = (fresh_row){.follows = false};
    tamiz_code code =
        next_row(s, &row->text, &row->whole, &row->lines, more, err);
    if (code) return code;
    row->too_large = row->text.size > TAMIZ_BATCH_LARGEST;
    return look_for_links(s, row, err);
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

static tamiz_code keep_beside(tamiz_batch_source *s, const fresh_row *row,
                              tamiz_error *err) {
    const char *holder = row->links.holder;
    return tamiz_batch_beside_add(
        &s->beside, holder ? TAMIZ_BATCH_PAPER : TAMIZ_BATCH_ADDRESS,
        holder ? holder : row->links.id, row->text, s->lines + 1, err);
}

/* A row that says more of a party. An Address counts here, a paper when its
 * holder has it. */
static tamiz_code take_beside(tamiz_batch_source *s, tamiz_batch_portion *p,
                              const fresh_row *row, tamiz_error *err) {
    if (p) p->beside += row->links.address || row->follows;
    if (s->gathered) return TAMIZ_OK;
    if (!row->follows || row->links.address) {
        tamiz_code code = keep_beside(s, row, err);
        if (code || !row->follows) return code;
    }
    s->last_more += row->text.size + 1;
    if (!p || !p->count) return TAMIZ_OK;
    tamiz_buffer_byte(&p->bytes, '\n');
    tamiz_buffer_span(&p->bytes, row->text);
    p->rows[p->count - 1].more = s->last_more;
    return TAMIZ_OK;
}

/* What stands elsewhere of this party. */
static tamiz_code give_more(tamiz_batch_source *s, tamiz_batch_portion *p,
                            tamiz_batch_row *row,
                            const tamiz_batch_links *links, tamiz_error *err) {
    tamiz_buffer none = {0};
    tamiz_buffer *out = p ? &p->bytes : &none;
    size_t before = out->size, most = before + TAMIZ_BATCH_LARGEST, count = 0;
    tamiz_code code = TAMIZ_OK;
    if (*links->id)
        code = tamiz_batch_beside_take(&s->beside, TAMIZ_BATCH_PAPER, links->id,
                                       most, out, &count, err);
    if (p) p->beside += count;
    for (size_t i = 0; !code && i < links->address_count; i++)
        code = tamiz_batch_beside_take(&s->beside, TAMIZ_BATCH_ADDRESS,
                                       links->addresses[i], most, out, &count,
                                       err);
    s->last_more = out->size - before;
    if (row) row->more = s->last_more;
    if (!code && out->failed) code = tamiz_fail_memory(err, "rows");
    tamiz_buffer_clear(&none);
    return code;
}

static tamiz_code take_row(tamiz_batch_source *s, tamiz_batch_portion *p,
                           const fresh_row *row, tamiz_error *err) {
    if (!row->text.size) return TAMIZ_OK;
    if (tamiz_batch_is_beside(&row->links)) return take_beside(s, p, row, err);
    tamiz_batch_row *added =
        add_row(p, row->text, s->lines + 1, row->too_large);
    if (!s->json) return TAMIZ_OK;
    tamiz_buffer_reset(&s->last);
    s->last_more = 0;
    if (row->too_large) return TAMIZ_OK;
    if (!s->gathered) tamiz_buffer_span(&s->last, row->text);
    if (s->last.failed) return tamiz_fail_memory(err, "rows");
    return s->beside.count ? give_more(s, p, added, &row->links, err)
                           : TAMIZ_OK;
}

static bool is_full(const tamiz_batch_portion *p) {
    return p->count >= TAMIZ_BATCH_ROWS || p->bytes.size >= TAMIZ_BATCH_BYTES;
}

/* The next paper that nobody came for. Each counts as a line more, so that the
 * place tells how many were told. */
static tamiz_code next_left(tamiz_batch_source *s, tamiz_buffer *text,
                            uint64_t *line, bool *found, tamiz_error *err) {
    tamiz_code code = tamiz_batch_beside_left(&s->beside, &s->left_at, text,
                                              line, found, err);
    if (!code && text->failed) code = tamiz_fail_memory(err, "rows");
    s->lines += *found;
    return code;
}

static tamiz_code tell_left(tamiz_batch_source *s, tamiz_batch_portion *p,
                            tamiz_error *err) {
    bool found = true;
    while (!is_full(p)) {
        size_t start = p->bytes.size;
        uint64_t line = 0;
        tamiz_code code = next_left(s, &p->bytes, &line, &found, err);
        if (code || !found) return code;
        p->rows[p->count++] = (tamiz_batch_row){.start = start,
                                                .size = p->bytes.size - start,
                                                .line = line,
                                                .orphan = true};
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_batch_source_next(tamiz_batch_source *s,
                                   tamiz_batch_portion *p, tamiz_error *err) {
    bool waits = s->json && !s->gathered; /* for rows right behind the last */
    bool more = true;
    p->count = 0;
    p->beside = 0;
    tamiz_buffer_reset(&p->bytes);
    while (waits || !is_full(p)) {
        fresh_row row;
        tamiz_code code = look_at(s, &row, &more, err);
        if (code) return code;
        if (!more || (is_full(p) && !row.follows)) break;
        code = take_row(s, p, &row, err);
        if (!code) code = pass_row(s, &row, err);
        if (code) return code;
    }
    tamiz_code code = more ? TAMIZ_OK : tell_left(s, p, err);
    p->end = place_of(s);
    if (code) return code;
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

/* Of JSON it has to be found out again who had which rows. */
static tamiz_code skip_rows(tamiz_batch_source *s,
                            const tamiz_batch_place *place, tamiz_error *err) {
    bool more = true, found = true;
    tamiz_buffer text = {.size = 0};
    tamiz_code code = TAMIZ_OK;
    while (more && s->bytes < place->bytes) {
        fresh_row row;
        code = look_at(s, &row, &more, err);
        if (!code && more) code = take_row(s, NULL, &row, err);
        if (!code && more) code = pass_row(s, &row, err);
        if (code) return code;
    }
    while (!code && found && s->lines < place->lines) {
        uint64_t line;
        tamiz_buffer_reset(&text);
        code = next_left(s, &text, &line, &found, err);
    }
    tamiz_buffer_clear(&text);
    return code;
}

tamiz_code tamiz_batch_source_skip(tamiz_batch_source *s,
                                   const tamiz_batch_place *place, bool *same,
                                   tamiz_error *err) {
    *same = false;
    tamiz_code code =
        s->json ? skip_rows(s, place, err) : skip_bytes(s, place->bytes, err);
    if (code) return code;
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

/* The input in a window, its format known. */
static tamiz_code init_window(tamiz_batch_source *s, tamiz_input *input,
                              tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    *s = (tamiz_batch_source){.input = input, .data = malloc(WINDOW + BLOCK)};
    tamiz_hasher_init(&s->hasher);
    if (!s->data) return tamiz_fail_memory(err, name_of(s));
    while (!code && !s->ended && s->end < BLOCK) code = refill(s, err);
    return code ? code : find_format(s, err);
}

static bool is_regular(const char *path) {
    struct stat st;
    return !stat(path, &st) && S_ISREG(st.st_mode);
}

tamiz_code tamiz_batch_source_open(tamiz_batch_source *s, const char *path,
                                   tamiz_batch_unknown *unknown,
                                   tamiz_error *err) {
    bool standard = path[0] == '-' && !path[1];
    tamiz_input *input = NULL;
    *s = (tamiz_batch_source){.input = NULL};
    tamiz_code code =
        tamiz_input_open(standard ? "/dev/stdin" : path, &input, err);
    if (!code) code = tamiz_batch_source_init(s, input, unknown, err);
    if (code || standard || !s->json || !is_regular(path)) return code;
    code = tamiz_input_open(path, &input, err);
    return code ? code : tamiz_batch_source_gather(s, input, err);
}

static tamiz_code gather_row(tamiz_batch_source *s, fresh_row *row,
                             tamiz_error *err) {
    row->too_large = row->text.size > TAMIZ_BATCH_LARGEST;
    if (row->too_large || !tamiz_batch_may_be_beside(row->text))
        return TAMIZ_OK;
    tamiz_code code =
        tamiz_batch_links_read(&s->links, row->text, &row->links, err);
    if (code || !tamiz_batch_is_beside(&row->links)) return code;
    return keep_beside(s, row, err);
}

/* An input that cannot be read on is told of when it is read for good: then
 * what was read of it is answered. */
static tamiz_code gather_rows(tamiz_batch_source *s, tamiz_error *err) {
    for (;;) {
        fresh_row row = {.whole = 0};
        bool more;
        if (next_row(s, &row.text, &row.whole, &row.lines, &more, NULL) ||
            !more)
            return TAMIZ_OK;
        tamiz_code code = gather_row(s, &row, err);
        if (code) return code;
        if (pass_row(s, &row, NULL)) return TAMIZ_OK;
    }
}

tamiz_code tamiz_batch_source_gather(tamiz_batch_source *s, tamiz_input *input,
                                     tamiz_error *err) {
    tamiz_batch_source all;
    tamiz_code code = init_window(&all, input, err);
    if (!code && s->json) code = gather_rows(&all, err);
    s->beside = all.beside;
    all.beside = (tamiz_batch_beside){.file = NULL};
    s->gathered = s->json;
    tamiz_batch_source_clear(&all);
    return code;
}

tamiz_code tamiz_batch_source_init(tamiz_batch_source *s, tamiz_input *input,
                                   tamiz_batch_unknown *unknown,
                                   tamiz_error *err) {
    tamiz_code code = init_window(s, input, err);
    if (code || s->json) return code;
    code = read_columns(s, err);
    return code ? code : check_columns(s, unknown, err);
}

void tamiz_batch_source_clear(tamiz_batch_source *s) {
    tamiz_input_close(s->input);
    tamiz_arena_clear(&s->names);
    tamiz_batch_beside_clear(&s->beside);
    tamiz_arena_clear(&s->links);
    tamiz_arena_clear(&s->last_links);
    tamiz_buffer_clear(&s->last);
    free(s->roles);
    free(s->columns);
    free(s->data);
    s->input = NULL;
    s->roles = NULL;
    s->columns = NULL;
    s->data = NULL;
}
