/* SPDX-License-Identifier: Apache-2.0 */
#include "diff.h"

#include "cli_error.h"
#include "cli_text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_LIMIT = 10 };

typedef struct kind_style {
    const char *title, *mark;
    cli_style style;
} kind_style;

static const kind_style kinds[] = {
    [TAMIZ_ADDED] = {"added", "+", CLI_GREEN},
    [TAMIZ_CHANGED] = {"changed", "~", CLI_YELLOW},
    [TAMIZ_REMOVED] = {"removed", "-", CLI_RED},
};

typedef struct printing {
    cli_term term;
    uint32_t limit;
} printing;

static void put_more(const printing *p, size_t indent, uint64_t more,
                     const char *what) {
    cli_spaces(indent);
    (void)printf("%s and %" PRIu64 " more%s\n",
                 cli_shape_text(&p->term, CLI_ELLIPSIS), more, what);
}

/* ---- values ------------------------------------------------------------ */

static void put_values(const printing *p, size_t indent, bool is_new,
                       const tamiz_value *values, size_t count) {
    for (size_t i = 0; i < count && i < p->limit; i++) {
        cli_spaces(indent);
        cli_put(&p->term, is_new ? CLI_GREEN : CLI_RED, is_new ? "+" : "-");
        (void)putchar(' ');
        cli_put_wrapped(&p->term, CLI_PLAIN, values[i].text, indent + 2);
        if (*values[i].lang) {
            cli_put(&p->term, CLI_DIM, " (");
            cli_put(&p->term, CLI_DIM, values[i].lang);
            cli_put(&p->term, CLI_DIM, ")");
        }
        (void)putchar('\n');
    }
    if (count > p->limit) put_more(p, indent, count - p->limit, "");
}

/* ---- one long text for another ----------------------------------------- */

enum { LONG = 160, AROUND = 32 };

/* Bytes that both begin with, up to a word of some more that stands before the
 * difference. */
static size_t same_start(const char *a, const char *b) {
    size_t size = 0;
    while (a[size] && a[size] == b[size]) size++;
    size = size > AROUND ? size - AROUND : 0;
    while (size && a[size - 1] != ' ') size--;
    return size;
}

/* The same of their ends, behind `start`. */
static size_t same_end(const char *a, const char *b, size_t start) {
    size_t m = strlen(a), n = strlen(b);
    size_t most = (m < n ? m : n) - start, size = 0;
    while (size < most && a[m - size - 1] == b[n - size - 1]) size++;
    size = size > AROUND ? size - AROUND : 0;
    while (size && a[m - size] != ' ') size--;
    return size;
}

/* What is left between the two, with signs that there was more. */
static void put_middle(const printing *p, size_t indent, bool is_new,
                       const tamiz_value *whole, size_t start, size_t end) {
    const char *text = whole->text;
    const char *more = cli_shape_text(&p->term, CLI_ELLIPSIS);
    size_t size = strlen(text) - start - end;
    size_t room = size + 2 * strlen(more) + 3;
    char *middle = malloc(room);
    tamiz_value value = *whole;
    if (middle) {
        (void)snprintf(middle, room, "%s%s%.*s%s%s", start ? more : "",
                       start ? " " : "", (int)size, text + start,
                       end ? " " : "", end ? more : "");
        value.text = middle;
    }
    put_values(p, indent, is_new, &value, 1);
    free(middle);
}

/* A remark of many lines that changed in one word is shown around it. */
static bool put_long_pair(const printing *p, size_t indent,
                          const tamiz_field *field) {
    if (field->old_count != 1 || field->new_count != 1) return false;
    const char *a = field->old_values->text, *b = field->new_values->text;
    size_t m = strlen(a), n = strlen(b);
    if (m < LONG || n < LONG || m > INT32_MAX || n > INT32_MAX) return false;
    size_t start = same_start(a, b), end = same_end(a, b, start);
    put_middle(p, indent, false, field->old_values, start, end);
    put_middle(p, indent, true, field->new_values, start, end);
    return true;
}

/* ---- a field ----------------------------------------------------------- */

/* Whether the field is of the same thing as the one before it. What is gone
 * may have had the id that something new has now. */
static bool goes_on(const tamiz_difference *d, size_t number) {
    const tamiz_field *field = &d->fields[number];
    return number && field[-1].subject_kind == field->subject_kind &&
           !strcmp(field[-1].subject, field->subject);
}

static void put_subject(const printing *p, const tamiz_field *field) {
    const kind_style *kind = &kinds[field->subject_kind];
    cli_spaces(6);
    if (field->subject_kind != TAMIZ_CHANGED) {
        cli_put(&p->term, kind->style, kind->mark);
        (void)putchar(' ');
    }
    cli_put(&p->term, CLI_PLAIN, field->schema);
    (void)putchar(' ');
    cli_put(&p->term, CLI_DIM, field->subject);
    (void)putchar('\n');
}

static void put_field(const printing *p, const tamiz_difference *d,
                      size_t number) {
    const tamiz_field *field = &d->fields[number];
    bool attached = strcmp(field->subject, d->id) != 0;
    size_t indent = attached ? 8 : 6;
    char words[64];
    if (attached && !goes_on(d, number)) put_subject(p, field);
    cli_spaces(indent);
    cli_put(&p->term, CLI_CYAN,
            cli_words(field->property, words, sizeof words));
    (void)putchar('\n');
    if (put_long_pair(p, indent + 2, field)) return;
    put_values(p, indent + 2, false, field->old_values, field->old_count);
    put_values(p, indent + 2, true, field->new_values, field->new_count);
}

/* ---- a party ----------------------------------------------------------- */

/* Of a new or gone party: under what it is or was designated. */
static void put_programmes(const printing *p, const tamiz_difference *d) {
    bool first = true;
    for (size_t i = 0; i < d->field_count; i++) {
        const tamiz_field *f = &d->fields[i];
        if (strcmp(f->property, "program") != 0) continue;
        const tamiz_value *value = f->new_count ? f->new_values : f->old_values;
        cli_put(&p->term, CLI_DIM, first ? "  " : ", ");
        cli_put(&p->term, CLI_DIM, value->text);
        first = false;
    }
}

static void put_party(const printing *p, const tamiz_difference *d) {
    const kind_style *kind = &kinds[d->kind];
    cli_spaces(2);
    cli_put(&p->term, kind->style, kind->mark);
    (void)putchar(' ');
    cli_put(&p->term, CLI_PLAIN, d->id);
    (void)putchar(' ');
    cli_put(&p->term, CLI_CYAN, d->schema);
    (void)putchar(' ');
    cli_put(&p->term, CLI_BOLD, d->caption);
    if (d->kind != TAMIZ_CHANGED) put_programmes(p, d);
    (void)putchar('\n');
    if (d->kind != TAMIZ_CHANGED) return;
    for (size_t i = 0; i < d->field_count && i < p->limit; i++)
        put_field(p, d, i);
    if (d->field_count > p->limit)
        put_more(p, 6, d->field_count - p->limit,
                 d->field_count - p->limit == 1 ? " property" : " properties");
}

/* ---- a list ------------------------------------------------------------ */

/* One walk for each kind: the differences themselves are never kept. */
static int put_kind(const printing *p, tamiz_diff *diff,
                    tamiz_difference_kind kind, uint64_t count) {
    const tamiz_difference *now;
    tamiz_error err;
    uint64_t shown = 0;
    uint64_t wanted = count < p->limit ? count : p->limit;
    (void)putchar('\n');
    while (shown < wanted) {
        if (tamiz_diff_next(diff, &now, &err)) return cli_error(&err);
        if (!now) break;
        if (now->kind != kind) continue;
        put_party(p, now);
        shown++;
    }
    if (count > shown) put_more(p, 2, count - shown, "");
    return CLI_DONE;
}

static void put_dates(const printing *p, const diff_side *side,
                      const char *list) {
    for (size_t i = 0; i < tamiz_snapshot_list_count(side->snapshot); i++) {
        tamiz_list_info info = tamiz_snapshot_list(side->snapshot, i);
        if (strcmp(info.id, list) != 0) continue;
        cli_put(&p->term, CLI_DIM,
                *info.published ? info.published : "undated");
        return;
    }
    cli_put(&p->term, CLI_DIM, "not there");
}

static void put_head(const printing *p, const diff_side *older,
                     const diff_side *newer, const char *list,
                     const diff_counts *counts) {
    cli_put(&p->term, CLI_BOLD, list);
    (void)fputs(" (", stdout);
    put_dates(p, older, list);
    (void)fputs(" to ", stdout);
    put_dates(p, newer, list);
    (void)fputs("): ", stdout);
    for (int kind = TAMIZ_ADDED; kind <= TAMIZ_REMOVED; kind++) {
        char text[64];
        uint64_t count = counts->by_kind[kind];
        (void)snprintf(text, sizeof text, "%" PRIu64 " %s", count,
                       kinds[kind].title);
        cli_put(&p->term, count ? kinds[kind].style : CLI_DIM, text);
        (void)fputs(", ", stdout);
    }
    (void)printf("%" PRIu64 " unchanged\n", counts->unchanged);
}

int diff_print(const cli_args *args, const diff_side *older,
               const diff_side *newer, const char *list,
               const diff_counts *counts) {
    printing p = {cli_term_of(args),
                  args->given & CLI_LIMIT ? args->limit : USUAL_LIMIT};
    tamiz_error err;
    int code = CLI_DONE;
    put_head(&p, older, newer, list, counts);
    for (int kind = TAMIZ_ADDED; kind <= TAMIZ_REMOVED && !code; kind++) {
        tamiz_diff *diff = NULL;
        if (!counts->by_kind[kind] || args->quiet) continue;
        if (tamiz_diff_new(older->snapshot, newer->snapshot, list, &diff, &err))
            return cli_error(&err);
        code = put_kind(&p, diff, (tamiz_difference_kind)kind,
                        counts->by_kind[kind]);
        tamiz_diff_free(diff);
    }
    return code;
}
