/* SPDX-License-Identifier: Apache-2.0 */
#include "link_decision.h"

#include "base_buffer.h"
#include "base_file.h"
#include "format_csv.h"

#include <stdlib.h>

static const char *const words[] = {[TAMIZ_LINK_FORCE] = "force",
                                    [TAMIZ_LINK_FORBID] = "forbid",
                                    [TAMIZ_LINK_FORGET] = "forget"};
enum { COLUMNS = 6, WORD_COUNT = sizeof words / sizeof *words };

static const char header[] =
    "# What people decided about links: the last line about two parties "
    "holds.\nwhen\twho\tdecision\tid\tid\twhy\n";

/* ---- in memory --------------------------------------------------------- */

/* A text that is one field of one line. */
static const char *copy(tamiz_arena *arena, const char *text) {
    tamiz_span span = tamiz_span_trim(tamiz_span_of(text ? text : ""));
    char *line = tamiz_arena_take(arena, span.size + 1);
    for (size_t i = 0; line && i < span.size; i++) {
        bool control = (unsigned char)span.data[i] < ' ';
        line[i] = span.data[i];
        if (control) line[i] = ' ';
    }
    return line;
}

static bool make_room(tamiz_link_decisions *d) {
    if (d->count < d->room) return true;
    size_t room = d->room ? 2 * d->room : 16;
    tamiz_link_decided *all = realloc(d->all, room * sizeof *all);
    if (!all) return false;
    d->all = all;
    d->room = room;
    return true;
}

tamiz_code tamiz_link_decisions_add(tamiz_link_decisions *d,
                                    const tamiz_link_decided *decided,
                                    tamiz_error *err) {
    tamiz_link_decided own = {.choice = decided->choice,
                              .a = copy(&d->arena, decided->a),
                              .b = copy(&d->arena, decided->b),
                              .who = copy(&d->arena, decided->who),
                              .when = copy(&d->arena, decided->when),
                              .why = copy(&d->arena, decided->why)};
    if (!own.a || !own.b || !own.who || !own.when || !own.why || !make_room(d))
        return tamiz_fail_memory(err, "links");
    if (!own.a[0] || !own.b[0] || !strcmp(own.a, own.b))
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, own.b,
                          "expected the ids of two parties");
    if (strcmp(own.a, own.b) > 0) {
        const char *swap = own.a;
        own.a = own.b;
        own.b = swap;
    }
    d->all[d->count++] = own;
    return TAMIZ_OK;
}

bool tamiz_link_decision_holds(const tamiz_link_decisions *d, size_t index) {
    for (size_t i = index + 1; i < d->count; i++)
        if (!strcmp(d->all[i].a, d->all[index].a) &&
            !strcmp(d->all[i].b, d->all[index].b))
            return false;
    return true;
}

void tamiz_link_decisions_clear(tamiz_link_decisions *d) {
    free(d->all);
    tamiz_arena_clear(&d->arena);
    *d = (tamiz_link_decisions){0};
}

/* ---- in the file ------------------------------------------------------- */

static tamiz_code refuse(const char *path, const tamiz_csv_row *row,
                         const char *expected, tamiz_error *err) {
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, path, row->line, 0, row->offset,
                         "%s", expected);
}

static tamiz_code take_row(tamiz_link_decisions *d, const char *path,
                           const tamiz_csv_row *row, tamiz_error *err) {
    const char *field[COLUMNS];
    if (row->count == 1 && !row->fields[0].text.size) return TAMIZ_OK;
    if (row->count != COLUMNS)
        return refuse(path, row, "expected when, who, decision, id, id, why",
                      err);
    for (size_t i = 0; i < COLUMNS; i++) {
        field[i] = tamiz_arena_copy(&d->arena, row->fields[i].text).data;
        if (!field[i]) return tamiz_fail_memory(err, path);
    }
    if (!strcmp(field[0], "when") && !strcmp(field[2], "decision"))
        return TAMIZ_OK;
    size_t choice = 0;
    while (choice < WORD_COUNT && strcmp(words[choice], field[2]) != 0)
        choice++;
    if (choice == WORD_COUNT)
        return refuse(path, row, "expected force, forbid or forget", err);
    tamiz_error why = {0};
    tamiz_code code = tamiz_link_decisions_add(
        d,
        &(tamiz_link_decided){(tamiz_link_choice)choice, field[3], field[4],
                              field[1], field[0], field[5]},
        &why);
    if (code == TAMIZ_BAD_ARGUMENT) return refuse(path, row, why.message, err);
    if (code && err) *err = why;
    return code;
}

tamiz_code tamiz_link_decisions_take(tamiz_link_decisions *d,
                                     tamiz_input *input, const char *name,
                                     tamiz_error *err) {
    tamiz_csv *csv = NULL;
    tamiz_csv_dialect dialect = {
        .delimiter = '\t', .no_quotes = true, .hash_comment = true};
    tamiz_code code = tamiz_csv_new(input, dialect, &csv, err);
    for (bool more = true; !code && more;) {
        tamiz_csv_row row;
        code = tamiz_csv_next(csv, &row, &more, err);
        if (!code && more) code = take_row(d, name, &row, err);
    }
    tamiz_csv_free(csv);
    return code;
}

tamiz_code tamiz_link_decisions_read(tamiz_link_decisions *d, const char *path,
                                     tamiz_error *err) {
    tamiz_input *input;
    tamiz_error why = {0};
    tamiz_code code = tamiz_input_open(path, &input, &why);
    if (code == TAMIZ_NOT_FOUND) return TAMIZ_OK;
    if (code) {
        if (err) *err = why;
        return code;
    }
    code = tamiz_link_decisions_take(d, input, path, err);
    tamiz_input_close(input);
    return code;
}

tamiz_code tamiz_link_decisions_write(const tamiz_link_decisions *d,
                                      const char *path, tamiz_error *err) {
    tamiz_buffer text = {0};
    tamiz_buffer_text(&text, header);
    for (size_t i = 0; i < d->count; i++)
        tamiz_buffer_print(&text, "%s\t%s\t%s\t%s\t%s\t%s\n", d->all[i].when,
                           d->all[i].who, words[d->all[i].choice], d->all[i].a,
                           d->all[i].b, d->all[i].why);
    tamiz_code code =
        text.failed ? tamiz_fail_memory(err, path)
                    : tamiz_file_write(path, tamiz_buffer_view(&text), err);
    tamiz_buffer_clear(&text);
    return code;
}
