/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_accept.h"

#include "format_csv.h"

#include <stdlib.h>

enum { COLUMNS = 11, CHANGES_SHOWN = 6 };

/* ---- the file ---------------------------------------------------------- */

static bool make_room(tamiz_accepted *a) {
    if (a->count < a->room) return true;
    size_t room = a->room ? 2 * a->room : 64;
    tamiz_accepted_line *lines = realloc(a->lines, room * sizeof *lines);
    if (!lines) return false;
    a->lines = lines;
    a->room = room;
    return true;
}

static tamiz_code refuse(const char *name, const tamiz_csv_row *row,
                         size_t column, const char *expected,
                         tamiz_error *err) {
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, name, row->line,
                         column < row->count ? row->fields[column].column : 0,
                         row->offset, "%s", expected);
}

static bool is_hash(const char *text) {
    return strlen(text) == TAMIZ_VERSION_TEXT - 1 &&
           strspn(text, "0123456789abcdef") == TAMIZ_VERSION_TEXT - 1;
}

static bool is_day(const char *text) {
    return strlen(text) == 10 && strspn(text, "0123456789-") == 10 &&
           text[4] == '-' && text[7] == '-';
}

static tamiz_code take_row(tamiz_accepted *a, const char *name,
                           const tamiz_csv_row *row, tamiz_error *err) {
    const char *f[COLUMNS];
    if (row->count == 1 && !row->fields[0].text.size) return TAMIZ_OK;
    if (row->count != COLUMNS)
        return refuse(name, row, row->count,
                      "expected 11 cells: when, who, decision, entity, until, "
                      "query, version, policy, asked, fields, why",
                      err);
    if (tamiz_span_is(row->fields[0].text, "when")) return TAMIZ_OK;
    for (size_t i = 0; i < COLUMNS; i++) {
        f[i] = tamiz_arena_copy(&a->arena, row->fields[i].text).data;
        if (!f[i]) return tamiz_fail_memory(err, name);
    }
    bool withdrawn = !strcmp(f[2], "withdraw");
    if (!withdrawn && strcmp(f[2], "accept") != 0)
        return refuse(name, row, 2, "expected accept or withdraw", err);
    if (!f[3][0]) return refuse(name, row, 3, "expected a party's id", err);
    if (f[4][0] && !is_day(f[4]))
        return refuse(name, row, 4, "expected a day, YYYY-MM-DD, or nothing",
                      err);
    for (size_t i = 5; i < 7; i++)
        if (!is_hash(f[i]))
            return refuse(name, row, i, "expected 32 hex digits", err);
    if (!make_room(a)) return tamiz_fail_memory(err, name);
    a->lines[a->count] = (tamiz_accepted_line){.told = {.when = f[0],
                                                        .who = f[1],
                                                        .entity = f[3],
                                                        .until = f[4],
                                                        .policy = f[7],
                                                        .query = f[8],
                                                        .why = f[10],
                                                        .withdrawn = withdrawn},
                                               .query = f[5],
                                               .version = f[6],
                                               .fields = f[9],
                                               .number = (uint32_t)a->count};
    a->count++;
    return TAMIZ_OK;
}

static int order_of_lines(const void *x, const void *y) {
    const tamiz_accepted_line *const *a = x, *const *b = y;
    int order = strcmp((*a)->told.entity, (*b)->told.entity);
    if (order) return order;
    return ((*a)->number > (*b)->number) - ((*a)->number < (*b)->number);
}

static bool is_past(const tamiz_accepted *a, const tamiz_accepted_line *line) {
    return line->told.until[0] && strcmp(line->told.until, a->day) < 0;
}

/* Whether a later line of the same party is about the same question. */
static bool is_replaced(const tamiz_accepted *a, size_t at) {
    const tamiz_accepted_line *line = a->sorted[at];
    for (size_t i = at + 1; i < a->count; i++) {
        if (strcmp(a->sorted[i]->told.entity, line->told.entity) != 0) break;
        if (!strcmp(a->sorted[i]->query, line->query)) return true;
    }
    return false;
}

/* The id stands for what counts: the lines that are not replaced, and whether
 * their day is past. */
static tamiz_code settle(tamiz_accepted *a, tamiz_error *err) {
    tamiz_buffer text = {0};
    a->sorted = calloc(a->count + 1, sizeof(void *));
    if (!a->sorted) return tamiz_fail_memory(err, "accepted hits");
    for (size_t i = 0; i < a->count; i++) a->sorted[i] = &a->lines[i];
    qsort((void *)a->sorted, a->count, sizeof(void *), order_of_lines);
    for (size_t i = 0; i < a->count; i++) {
        tamiz_accepted_line *line = &a->lines[a->sorted[i]->number];
        tamiz_acceptance *t = &line->told;
        if (is_replaced(a, i)) continue;
        t->holds = !t->withdrawn && !is_past(a, line);
        tamiz_buffer_print(&text, "%s\t%s\t%s\t%s\t%s\t%s\t%d%d\n", t->when,
                           t->who, t->entity, line->query, line->version,
                           t->policy, t->withdrawn, t->holds);
        tamiz_buffer_print(&text, "%s\t%s\t%s\t%s\n", t->why, t->until,
                           t->query, line->fields);
    }
    tamiz_version_of(tamiz_buffer_view(&text), a->id);
    bool failed = text.failed;
    tamiz_buffer_clear(&text);
    return failed ? tamiz_fail_memory(err, "accepted hits") : TAMIZ_OK;
}

tamiz_code tamiz_accepted_read(tamiz_input *input, const char *name,
                               const char *day, tamiz_accepted **out,
                               tamiz_error *err) {
    tamiz_csv *csv = NULL;
    tamiz_accepted *a = calloc(1, sizeof *a);
    tamiz_csv_dialect dialect = {
        .delimiter = '\t', .no_quotes = true, .hash_comment = true};
    if (!a) return tamiz_fail_memory(err, name);
    (void)snprintf(a->day, sizeof a->day, "%s", day);
    tamiz_code code =
        input ? tamiz_csv_new(input, dialect, &csv, err) : TAMIZ_OK;
    for (bool more = input != NULL; !code && more;) {
        tamiz_csv_row row;
        code = tamiz_csv_next(csv, &row, &more, err);
        if (!code && more) code = take_row(a, name, &row, err);
    }
    tamiz_csv_free(csv);
    if (!code) code = settle(a, err);
    if (code)
        tamiz_accepted_close(a);
    else
        *out = a;
    return code;
}

void tamiz_accepted_close(tamiz_accepted *a) {
    if (!a) return;
    free(a->lines);
    free((void *)a->sorted);
    tamiz_arena_clear(&a->arena);
    free(a);
}

size_t tamiz_accepted_count(const tamiz_accepted *a) {
    return a->count;
}

const tamiz_acceptance *tamiz_accepted_row(const tamiz_accepted *a,
                                           size_t index) {
    return index < a->count ? &a->lines[index].told : NULL;
}

/* ---- what changed ------------------------------------------------------ */

/* The next "key=values" of a row of fields. */
static bool next_field(tamiz_span *rest, tamiz_span *key, tamiz_span *values) {
    while (rest->size) {
        size_t length = tamiz_span_find(*rest, TAMIZ_SPAN(";"));
        if (length == SIZE_MAX) length = rest->size;
        tamiz_span field = {rest->data, length};
        size_t at = tamiz_span_find(field, TAMIZ_SPAN("="));
        *rest = tamiz_span_from(*rest, length + 1);
        if (at == SIZE_MAX) continue;
        *key = (tamiz_span){field.data, at};
        *values = tamiz_span_from(field, at + 1);
        return true;
    }
    return false;
}

static tamiz_span values_of(tamiz_span fields, tamiz_span key) {
    tamiz_span name, values;
    while (next_field(&fields, &name, &values))
        if (tamiz_span_equal(name, key)) return values;
    return (tamiz_span){"", 0};
}

/* Whether some value of `a` is not in `b`. Values: comma-separated, no value
 * part of another one (hashes of one length; a schema stands alone). */
static bool has_more(tamiz_span a, tamiz_span b) {
    while (a.size) {
        size_t length = tamiz_span_find(a, TAMIZ_SPAN(","));
        if (length == SIZE_MAX) length = a.size;
        if (length &&
            tamiz_span_find(b, (tamiz_span){a.data, length}) == SIZE_MAX)
            return true;
        a = tamiz_span_from(a, length + 1);
    }
    return false;
}

static void add_change(tamiz_buffer *out, size_t *count, tamiz_span key,
                       const char *how) {
    if (++*count > CHANGES_SHOWN) return;
    tamiz_buffer_text(out, *count > 1 ? ", " : ": ");
    tamiz_buffer_span(out, key);
    tamiz_buffer_print(out, " %s", how);
}

/* "the entity changed since 2026-03-01: alias added, birthDate changed" */
static void tell_entity(const tamiz_accepted_line *line, const char *now,
                        tamiz_buffer *out) {
    tamiz_span before = tamiz_span_of(line->fields), after = tamiz_span_of(now);
    tamiz_span rest = after, key, values;
    size_t count = 0;
    tamiz_buffer_print(out, "the entity changed since %.10s", line->told.when);
    if (!before.size || !after.size) return;
    while (next_field(&rest, &key, &values)) {
        tamiz_span old = values_of(before, key);
        bool added = has_more(values, old), removed = has_more(old, values);
        if (added || removed)
            add_change(out, &count, key,
                       !removed ? "added"
                       : !added ? "removed"
                                : "changed");
    }
    rest = before;
    while (next_field(&rest, &key, &values))
        if (!values_of(after, key).size)
            add_change(out, &count, key, "removed");
    if (count > CHANGES_SHOWN)
        tamiz_buffer_print(out, " and %zu more", count - CHANGES_SHOWN);
}

static void part(tamiz_buffer *out) {
    if (out->size) tamiz_buffer_text(out, "; ");
}

static void tell_query(tamiz_span before, tamiz_span now, tamiz_buffer *out) {
    for (size_t i = 0; tamiz_query_keys[i][0]; i++) {
        tamiz_span old = tamiz_query_value(before, tamiz_query_keys[i][0]);
        tamiz_span new = tamiz_query_value(now, tamiz_query_keys[i][0]);
        if (tamiz_span_equal(old, new)) continue;
        part(out);
        tamiz_buffer_print(out, "the query's %s %s", tamiz_query_keys[i][1],
                           !old.size   ? "was added"
                           : !new.size ? "was left out"
                                       : "changed");
    }
}

/* ---- judging ----------------------------------------------------------- */

static size_t first_of(const tamiz_accepted *a, const char *entity) {
    size_t low = 0, high = a->count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (strcmp(a->sorted[mid]->told.entity, entity) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The line that has a say: the last one about this very question; else the
 * last that was accepted of the same names and holds but for what changed.
 * NULL = none. */
static const tamiz_accepted_line *find_line(const tamiz_accepted *a,
                                            const tamiz_accept_question *q,
                                            const char *entity) {
    const tamiz_accepted_line *near = NULL, *same = NULL;
    tamiz_span name = tamiz_query_value(tamiz_span_of(q->asked), "name");
    for (size_t i = first_of(a, entity); i < a->count; i++) {
        const tamiz_accepted_line *line = a->sorted[i];
        if (strcmp(line->told.entity, entity) != 0) break;
        tamiz_span asked = tamiz_span_of(line->told.query);
        if (!strcmp(line->query, q->query))
            same = line;
        else if (!line->told.withdrawn && !is_replaced(a, i) &&
                 tamiz_span_equal(name, tamiz_query_value(asked, "name")))
            near = line;
    }
    return same ? same : near;
}

tamiz_code tamiz_accept_judge(const tamiz_accepted *a,
                              const tamiz_accept_question *q,
                              const char *policy, const tamiz_snapshot *s,
                              uint32_t entity, tamiz_arena *arena,
                              tamiz_accept_verdict *out, tamiz_error *err) {
    char version[TAMIZ_VERSION_TEXT];
    const char *fields;
    tamiz_buffer why = {0};
    *out = (tamiz_accept_verdict){NULL, NULL, NULL};
    const tamiz_accepted_line *line =
        find_line(a, q, s->text + s->entities[entity].id);
    if (!line || line->told.withdrawn) return TAMIZ_OK;
    tamiz_code code =
        tamiz_party_version(s, entity, arena, version, &fields, err);
    if (code) return code;
    tell_query(tamiz_span_of(line->told.query), tamiz_span_of(q->asked), &why);
    if (strcmp(version, line->version) != 0) {
        part(&why);
        tell_entity(line, fields, &why);
    }
    if (strcmp(policy, line->told.policy) != 0) {
        part(&why);
        tamiz_buffer_text(&why, "the policy changed");
    }
    if (is_past(a, line)) {
        part(&why);
        tamiz_buffer_print(&why, "accepted until %s only", line->told.until);
    }
    if (!why.size) {
        out->accepted = &line->told;
    } else {
        out->earlier = &line->told;
        out->why = tamiz_arena_print(arena, "%s", why.data);
        if (!out->why || why.failed) code = tamiz_fail_memory(err, "hit");
    }
    tamiz_buffer_clear(&why);
    return code;
}
