/* SPDX-License-Identifier: Apache-2.0 */
#include "eval_read.h"

#include "cli_error.h"
#include "cli_open.h"
#include "cli_rows.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Cases handed to the engine at once. */
enum { PORTION = 1024, TEN = 10 };

typedef struct reader {
    cli_rows rows;
    size_t schema, name1, name2, label, group; /* columns */
    bool names;
} reader;

static int find_columns(reader *r) {
    r->schema = cli_rows_find(&r->rows, "schema");
    r->group = cli_rows_find(&r->rows, "group");
    r->name1 = cli_rows_find(&r->rows, "name1");
    r->name2 = cli_rows_find(&r->rows, "name2");
    r->label = cli_rows_find(&r->rows, "is_match");
    if (r->name1 != CLI_NO_COLUMN && r->name2 != CLI_NO_COLUMN &&
        r->label != CLI_NO_COLUMN)
        return CLI_DONE;
    r->names = true;
    r->name1 = cli_rows_find(&r->rows, "name");
    r->name2 = cli_rows_find(&r->rows, "expect_id");
    if (r->name1 != CLI_NO_COLUMN && r->name2 != CLI_NO_COLUMN) return CLI_DONE;
    return cli_rows_bad(&r->rows, 1,
                        "expected the columns schema,name1,name2,is_match or "
                        "schema,name,expect_id (and group)");
}

// clang-format off
static const struct { const char *word; bool value; } labels[] = {
    {"true", true}, {"1", true}, {"yes", true},
    {"false", false}, {"0", false}, {"no", false},
};
// clang-format on

static bool same_word(const char *a, const char *b) {
    for (; *a && *b; a++, b++)
        if (tolower((unsigned char)*a) != *b) return false;
    return !*a && !*b;
}

static int read_label(const reader *r, bool *value) {
    const char *text = cli_rows_cell(&r->rows, r->label);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (!same_word(text, labels[i].word)) continue;
        *value = labels[i].value;
        return CLI_DONE;
    }
    return cli_rows_bad(&r->rows, tamiz_rows_line(r->rows.rows),
                        "is_match is neither true, 1, yes nor false, 0, no");
}

static int read_case(const reader *r, eval_set *set) {
    eval_case c = {
        .schema = cli_rows_cell(&r->rows, r->schema),
        .group = cli_rows_cell(&r->rows, r->group),
        .name1 = cli_rows_cell(&r->rows, r->name1),
        .name2 = cli_rows_cell(&r->rows, r->name2),
        .line = tamiz_rows_line(r->rows.rows),
    };
    int bad = CLI_DONE;
    if (r->names)
        c.is_match = *c.name2;
    else
        bad = read_label(r, &c.is_match);
    if (!bad && !eval_add(set, &c)) bad = cli_no_memory();
    return bad;
}

/* ---- pairs ------------------------------------------------------------- */

static int score_pairs(const reader *r, eval_case *cases, size_t count) {
    tamiz_pair pairs[PORTION];
    uint32_t lines[PORTION];
    double scores[PORTION];
    for (size_t i = 0; i < count; i++) {
        const eval_case *c = &cases[i];
        pairs[i] = (tamiz_pair){c->name1, c->name2, c->schema};
        lines[i] = c->line;
    }
    int bad = cli_rows_score(&r->rows, pairs, lines, count, scores);
    for (size_t i = 0; !bad && i < count; i++) cases[i].score = scores[i];
    return bad;
}

/* ---- names ------------------------------------------------------------- */

static void judge(eval_case *c, const tamiz_answer *answer) {
    size_t count = tamiz_answer_count(answer);
    if (count) c->score = tamiz_answer_hit(answer, 0)->score;
    for (size_t i = 0; i < count && c->is_match && !c->rank; i++) {
        const tamiz_hit *hit = tamiz_answer_hit(answer, i);
        if (strcmp(hit->entity_id, c->name2) != 0) continue;
        c->rank = (uint32_t)(i + 1);
        c->id_score = hit->score;
    }
    c->found = c->rank > 0;
}

/* One by one, so that a mistake is told with its line. */
static int ask_again(const reader *r, const tamiz_snapshot *snapshot,
                     const tamiz_query *queries, const eval_case *cases,
                     size_t count, const tamiz_options *options) {
    tamiz_error err;
    for (size_t i = 0; i < count; i++) {
        tamiz_answer *answer = NULL;
        if (tamiz_screen(snapshot, &queries[i], options, &answer, &err))
            return cli_rows_bad(&r->rows, cases[i].line, err.message);
        tamiz_answer_free(answer);
    }
    return CLI_DONE;
}

static int ask_names(const reader *r, const tamiz_snapshot *snapshot,
                     const tamiz_options *options, eval_case *cases,
                     size_t count) {
    tamiz_query queries[PORTION];
    tamiz_answer *answers[PORTION];
    tamiz_error err;
    for (size_t i = 0; i < count; i++)
        queries[i] =
            (tamiz_query){.name = cases[i].name1,
                          .name_size = SIZE_MAX,
                          .schema = *cases[i].schema ? cases[i].schema : NULL};
    if (tamiz_screen_batch(snapshot, queries, count, options, answers, &err)) {
        int bad = ask_again(r, snapshot, queries, cases, count, options);
        return bad ? bad : cli_error(&err);
    }
    for (size_t i = 0; i < count; i++) {
        judge(&cases[i], answers[i]);
        tamiz_answer_free(answers[i]);
    }
    return CLI_DONE;
}

static int ask_all(const cli_args *args, const reader *r, eval_set *set,
                   size_t first) {
    tamiz_snapshot *snapshot = NULL;
    tamiz_options options = cli_options(args);
    if (options.limit < TEN) options.limit = TEN;
    int bad = cli_open(args, &snapshot);
    for (size_t i = first; !bad && i < set->count; i += PORTION) {
        size_t left = set->count - i;
        bad = ask_names(r, snapshot, &options, &set->cases[i],
                        left < PORTION ? left : PORTION);
    }
    tamiz_snapshot_close(snapshot);
    return bad;
}

static int score_all(const reader *r, eval_set *set, size_t first) {
    int bad = CLI_DONE;
    for (size_t i = first; !bad && i < set->count; i += PORTION) {
        size_t left = set->count - i;
        bad = score_pairs(r, &set->cases[i], left < PORTION ? left : PORTION);
    }
    return bad;
}

static int read_rows(const cli_args *args, const char *path, eval_set *set,
                     bool *names) {
    reader r = {0};
    size_t first = set->count;
    int bad = cli_rows_open(&r.rows, path);
    if (!bad) bad = find_columns(&r);
    if (!bad && first && (*names != r.names || set->entities))
        bad = cli_rows_bad(&r.rows, 1,
                           "other columns than the file before it; expected "
                           "cases of one kind");
    for (bool more = true; !bad && more;) {
        bad = cli_rows_next(&r.rows, &more);
        if (!bad && more) bad = read_case(&r, set);
    }
    if (!bad && set->count == first)
        bad = cli_rows_bad(&r.rows, 0, "no case in it");
    if (!bad)
        bad =
            r.names ? ask_all(args, &r, set, first) : score_all(&r, set, first);
    *names = r.names;
    cli_rows_close(&r.rows);
    return bad;
}

/* ---- entities ---------------------------------------------------------- */

/* Groups of entities are their schemata. */
static bool add_entities(void *context, const tamiz_labelled *pair) {
    const eval_case c = {.group = pair->schema,
                         .schema = pair->schema,
                         .name1 = pair->name1,
                         .name2 = pair->name2,
                         .score = pair->score,
                         .name_score = pair->name_score,
                         .line = pair->line,
                         .is_match = pair->is_match};
    return eval_add(context, &c);
}

static int read_entities(const char *path, eval_set *set) {
    tamiz_error err;
    uint64_t skipped = 0;
    if (set->count && !set->entities)
        return cli_bad(path, "other cases than the file before it; expected "
                             "cases of one kind");
    set->entities = true;
    if (tamiz_labelled_read(path, add_entities, set, &skipped, &err))
        return cli_error(&err);
    set->skipped += skipped;
    if (!set->count) return cli_bad(path, "no case in it");
    return CLI_DONE;
}

int eval_read(const cli_args *args, const char *path, eval_set *set,
              bool *names) {
    const char *slash = strrchr(path, '/');
    bool json = strstr(slash ? slash : path, ".json") != NULL;
    return json ? read_entities(path, set) : read_rows(args, path, set, names);
}
