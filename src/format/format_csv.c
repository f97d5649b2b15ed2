/* SPDX-License-Identifier: Apache-2.0 */
/* A window of raw bytes always holds the row in work whole. Three passes over
 * a row: find its end (a small automaton that survives a refill), check its
 * bytes, cut it into fields, unquoting in place. Each byte is looked at a
 * fixed number of times, so time is linear in the file; memory is that of the
 * longest row. */
#include "format_csv.h"

#include "base_utf8.h"

enum {
    BLOCK = 64 * 1024,
    LARGEST_ROW = 16 * 1024 * 1024,
    MOST_FIELDS = 4096,
};

typedef enum scan_state {
    ROW_START,
    FIELD_START,
    PLAIN,
    IN_QUOTES,
    AFTER_QUOTE, /* it closed the field, or a second one follows */
    COMMENT,
} scan_state;

struct tamiz_csv {
    tamiz_input *input;
    tamiz_csv_dialect dialect;
    char *data; /* the window */
    size_t room, end;
    size_t start; /* of the row in work */
    size_t scan;  /* the automaton has seen everything before it */
    scan_state state;
    uint64_t base; /* offset of data[0] in the content */
    uint32_t line; /* on which the row in work starts */
    bool ended;    /* the input has nothing more */
    tamiz_csv_field *fields;
    size_t field_count, field_room;
};

/* A row in work: where it starts and how far line counting has come. */
typedef struct row_text {
    char *bytes;
    size_t size;
    uint64_t offset;
    uint32_t line;
    size_t line_start; /* index of the first byte of `line` */
} row_text;

static uint32_t column_of(const row_text *row, size_t at) {
    return (uint32_t)(at - row->line_start + 1);
}

static tamiz_code fail_in_row(const tamiz_csv *csv, const row_text *row,
                              size_t at, tamiz_error *err,
                              const char *message) {
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, tamiz_input_name(csv->input),
                         row->line, column_of(row, at), row->offset + at, "%s",
                         message);
}

static tamiz_code fail_too_large(const tamiz_csv *csv, uint64_t offset,
                                 tamiz_error *err, const char *message) {
    return tamiz_fail_at(err, TAMIZ_TOO_LARGE, tamiz_input_name(csv->input),
                         csv->line, 1, offset, "%s", message);
}

/* ---- the window -------------------------------------------------------- */

static tamiz_code make_room(tamiz_csv *csv, tamiz_error *err) {
    if (csv->start) {
        memmove(csv->data, csv->data + csv->start, csv->end - csv->start);
        csv->base += csv->start;
        csv->scan -= csv->start;
        csv->end -= csv->start;
        csv->start = 0;
    }
    if (csv->end > LARGEST_ROW)
        return fail_too_large(csv, csv->base, err,
                              "a row over 16 MiB; is a quote left open?");
    if (csv->room - csv->end >= BLOCK) return TAMIZ_OK;
    size_t room = csv->room * 2;
    char *data = realloc(csv->data, room);
    if (!data) return tamiz_fail_memory(err, tamiz_input_name(csv->input));
    csv->data = data;
    csv->room = room;
    return TAMIZ_OK;
}

static tamiz_code refill(tamiz_csv *csv, tamiz_error *err) {
    size_t got = 0;
    tamiz_code code = make_room(csv, err);
    if (!code)
        code = tamiz_input_read(csv->input, csv->data + csv->end, BLOCK, &got,
                                err);
    if (code) return code;
    csv->end += got;
    csv->ended = got == 0;
    return TAMIZ_OK;
}

static tamiz_code skip_mark(tamiz_csv *csv, tamiz_error *err) {
    enum { MARK = 3 };
    tamiz_code code = TAMIZ_OK;
    while (!code && !csv->ended && csv->end < MARK) code = refill(csv, err);
    if (code) return code;
    if (csv->end >= MARK && !memcmp(csv->data, "\xef\xbb\xbf", MARK))
        csv->start = csv->scan = MARK;
    return TAMIZ_OK;
}

/* ---- first pass: where the row ends ------------------------------------ */

static scan_state step(const tamiz_csv *csv, scan_state state, char c) {
    if (state == COMMENT) return COMMENT;
    if (state == IN_QUOTES) return c == '"' ? AFTER_QUOTE : IN_QUOTES;
    if (state == AFTER_QUOTE && c == '"') return IN_QUOTES;
    if (state == ROW_START && c == '#' && csv->dialect.hash_comment)
        return COMMENT;
    if (c == csv->dialect.delimiter) return FIELD_START;
    bool opens = state == ROW_START || state == FIELD_START;
    return opens && c == '"' && !csv->dialect.no_quotes ? IN_QUOTES : PLAIN;
}

/* Goes on to the line feed that ends the row; false = not in the window yet.
 * scan then stands behind the line feed. */
static bool scan_row(tamiz_csv *csv) {
    scan_state state = csv->state;
    size_t i = csv->scan;
    bool found = false;
    while (i < csv->end && !found) {
        char c = csv->data[i++];
        found = c == '\n' && state != IN_QUOTES;
        if (!found) state = step(csv, state, c);
    }
    csv->state = state;
    csv->scan = i;
    return found;
}

/* The next row without its line end; *more = false when there is none. */
static tamiz_code take_row(tamiz_csv *csv, row_text *row, bool *more,
                           tamiz_error *err) {
    bool found;
    while (!(found = scan_row(csv)) && !csv->ended) {
        tamiz_code code = refill(csv, err);
        if (code) return code;
    }
    *more = csv->scan > csv->start;
    size_t size = csv->scan - csv->start - found;
    *row = (row_text){csv->data + csv->start, size, csv->base + csv->start,
                      csv->line, 0};
    if (row->size > LARGEST_ROW)
        return fail_too_large(csv, row->offset, err, "a row over 16 MiB");
    if (row->size && row->bytes[row->size - 1] == '\r') row->size--;
    csv->start = csv->scan;
    return TAMIZ_OK;
}

/* ---- second pass: bytes that no row may hold --------------------------- */

static tamiz_code check_bytes(const tamiz_csv *csv, const row_text *row,
                              tamiz_error *err) {
    if (!row->size) return TAMIZ_OK;
    const char *nul = memchr(row->bytes, '\0', row->size);
    size_t at = nul ? (size_t)(nul - row->bytes) : SIZE_MAX;
    size_t bad = tamiz_utf8_check((tamiz_span){row->bytes, row->size});
    if (at == SIZE_MAX && bad == SIZE_MAX) return TAMIZ_OK;
    row_text place = *row;
    size_t first = bad < at ? bad : at;
    for (size_t i = 0; i < first; i++)
        if (row->bytes[i] == '\n') {
            place.line++;
            place.line_start = i + 1;
        }
    return fail_in_row(csv, &place, first, err,
                       bad < at ? "invalid UTF-8; expected UTF-8 text"
                                : "a NUL byte; expected text");
}

/* ---- third pass: fields ------------------------------------------------ */

static tamiz_csv_field *add_field(tamiz_csv *csv, const row_text *row,
                                  tamiz_code *code, tamiz_error *err) {
    if (csv->field_count == MOST_FIELDS) {
        *code = fail_too_large(csv, row->offset, err,
                               "a row of more than 4096 fields");
        return NULL;
    }
    if (csv->field_count == csv->field_room) {
        size_t room = csv->field_room ? csv->field_room * 2 : 16;
        void *fields = realloc(csv->fields, room * sizeof *csv->fields);
        if (!fields) {
            *code = tamiz_fail_memory(err, tamiz_input_name(csv->input));
            return NULL;
        }
        csv->fields = fields;
        csv->field_room = room;
    }
    return &csv->fields[csv->field_count++];
}

/* Moves the text between the quotes together, "" becoming ". *at stands on
 * the opening quote, then behind the closing one. Counts lines on the way. */
static tamiz_code unquote(const tamiz_csv *csv, row_text *row, size_t *at,
                          tamiz_span *text, tamiz_error *err) {
    row_text opening = *row;
    char *bytes = row->bytes;
    size_t from = *at + 1, to = *at;
    for (; from < row->size; from++) {
        if (bytes[from] == '"') {
            if (from + 1 == row->size || bytes[from + 1] != '"') break;
            from++;
        }
        bytes[to++] = bytes[from];
        if (bytes[from] != '\n') continue;
        row->line++;
        row->line_start = from + 1;
    }
    if (from == row->size)
        return fail_in_row(csv, &opening, *at, err,
                           "a quote is opened here and never closed");
    *text = (tamiz_span){bytes + *at, to - *at};
    *at = from + 1;
    if (*at < row->size && bytes[*at] != csv->dialect.delimiter)
        return fail_in_row(csv, row, *at, err,
                           "a byte after a closing quote; expected a "
                           "delimiter, a line end or a second quote");
    return TAMIZ_OK;
}

static tamiz_span take_plain(const tamiz_csv *csv, const row_text *row,
                             size_t *at) {
    size_t start = *at, left = row->size - start;
    const char *text = row->bytes + start;
    const char *stop = left ? memchr(text, csv->dialect.delimiter, left) : NULL;
    size_t size = stop ? (size_t)(stop - text) : left;
    *at = start + size;
    return (tamiz_span){text, size};
}

static tamiz_code cut_fields(tamiz_csv *csv, row_text *row, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    csv->field_count = 0;
    for (size_t at = 0;; at++) {
        tamiz_csv_field *field = add_field(csv, row, &code, err);
        if (!field) return code;
        field->column = column_of(row, at);
        bool quoted = at < row->size && row->bytes[at] == '"';
        if (quoted && !csv->dialect.no_quotes)
            code = unquote(csv, row, &at, &field->text, err);
        else
            field->text = take_plain(csv, row, &at);
        if (code || at >= row->size) return code;
    }
}

/* ---- the reader -------------------------------------------------------- */

tamiz_code tamiz_csv_new(tamiz_input *input, tamiz_csv_dialect dialect,
                         tamiz_csv **out, tamiz_error *err) {
    tamiz_csv *csv = calloc(1, sizeof *csv);
    char *data = malloc((size_t)2 * BLOCK);
    if (!csv || !data) {
        free(csv);
        free(data);
        return tamiz_fail_memory(err, tamiz_input_name(input));
    }
    if (!dialect.delimiter) dialect.delimiter = ',';
    *csv = (tamiz_csv){.input = input,
                       .dialect = dialect,
                       .data = data,
                       .room = (size_t)2 * BLOCK,
                       .line = 1};
    *out = csv;
    return TAMIZ_OK;
}

/* One line of any kind: a row, a comment or the end. */
static tamiz_code next_line(tamiz_csv *csv, tamiz_csv_row *row, bool *more,
                            bool *comment, tamiz_error *err) {
    row_text text;
    csv->state = ROW_START;
    tamiz_code code = take_row(csv, &text, more, err);
    if (!code) code = check_bytes(csv, &text, err);
    if (code || !*more) return code;
    *comment = csv->state == COMMENT;
    if (!*comment) code = cut_fields(csv, &text, err);
    if (code) return code;
    *row =
        (tamiz_csv_row){csv->fields, csv->field_count, csv->line, text.offset};
    csv->line = text.line + 1;
    return TAMIZ_OK;
}

tamiz_code tamiz_csv_next(tamiz_csv *csv, tamiz_csv_row *row, bool *more,
                          tamiz_error *err) {
    tamiz_csv_row next = {0};
    bool some = false, comment = false;
    tamiz_code code = csv->base || csv->end ? TAMIZ_OK : skip_mark(csv, err);
    do code = code ? code : next_line(csv, &next, &some, &comment, err);
    while (!code && some && comment);
    if (code) return code;
    *row = some ? next : (tamiz_csv_row){0};
    *more = some;
    return TAMIZ_OK;
}

void tamiz_csv_free(tamiz_csv *csv) {
    if (!csv) return;
    free(csv->data);
    free(csv->fields);
    free(csv);
}
