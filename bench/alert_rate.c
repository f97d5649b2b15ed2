/* SPDX-License-Identifier: Apache-2.0 */
/* How often do these names hit, and whom? Screens every row of a CSV file with
 * the columns name and (if known) schema in batches, prints a line per hit:
 *     row (from 0) TAB entity id TAB score
 * and on standard error how long it took. tools/accuracy.py makes rates of it.
 *
 * usage: alert_rate SNAPSHOT NAMES.csv THRESHOLD LIMIT */
#include "tamiz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 512 };

typedef struct batch {
    char *texts[BATCH][2]; /* name, schema; owned */
    tamiz_query queries[BATCH];
    tamiz_answer *answers[BATCH];
    size_t count, first; /* first = number of its first row */
} batch;

static int fail(const tamiz_error *err) {
    (void)fprintf(stderr, "alert_rate: %s:%u: %s\n", err->where, err->line,
                  err->message);
    return 1;
}

static size_t find_column(const tamiz_rows *rows, const char *name) {
    size_t count = tamiz_rows_column_count(rows);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(tamiz_rows_column(rows, i), name)) return i;
    return SIZE_MAX;
}

static char *copy(const char *text) {
    size_t size = strlen(text) + 1;
    char *new = malloc(size);
    if (new) memcpy(new, text, size);
    return new;
}

static void print_hits(const batch *b) {
    for (size_t i = 0; i < b->count; i++) {
        size_t count = tamiz_answer_count(b->answers[i]);
        for (size_t k = 0; k < count; k++) {
            const tamiz_hit *hit = tamiz_answer_hit(b->answers[i], k);
            (void)printf("%zu\t%s\t%.6f\n", b->first + i, hit->entity_id,
                         hit->score);
        }
    }
}

static void clear(batch *b) {
    for (size_t i = 0; i < b->count; i++) {
        tamiz_answer_free(b->answers[i]);
        b->answers[i] = NULL;
        free(b->texts[i][0]);
        free(b->texts[i][1]);
    }
    b->first += b->count;
    b->count = 0;
}

static int ask(batch *b, const tamiz_snapshot *snapshot,
               const tamiz_options *options) {
    tamiz_error err;
    if (tamiz_screen_batch(snapshot, b->queries, b->count, options, b->answers,
                           &err))
        return fail(&err);
    print_hits(b);
    clear(b);
    return 0;
}

static int add(batch *b, const char *name, const char *schema) {
    char **texts = b->texts[b->count];
    texts[0] = copy(name);
    texts[1] = copy(schema);
    tamiz_query *query = &b->queries[b->count];
    *query = (tamiz_query){.name = texts[0], .name_size = SIZE_MAX};
    b->count++;
    if (!texts[0] || !texts[1]) return 1;
    if (*texts[1]) query->schema = texts[1];
    return 0;
}

static int run(batch *b, const tamiz_snapshot *snapshot, tamiz_rows *rows,
               const tamiz_options *options) {
    size_t name = find_column(rows, "name");
    size_t schema = find_column(rows, "schema");
    if (name == SIZE_MAX) return 1;
    tamiz_error err;
    for (bool more = true; more;) {
        if (tamiz_rows_next(rows, &more, &err)) return fail(&err);
        if (more &&
            add(b, tamiz_rows_cell(rows, name),
                schema == SIZE_MAX ? "" : tamiz_rows_cell(rows, schema)))
            return 1;
        if (b->count == BATCH || !more) {
            int bad = ask(b, snapshot, options);
            if (bad) return bad;
        }
    }
    return 0;
}

static double now(void) {
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        (void)fputs("usage: alert_rate SNAPSHOT NAMES.csv THRESHOLD LIMIT\n",
                    stderr);
        return 2;
    }
    tamiz_error err;
    tamiz_snapshot *snapshot = NULL;
    tamiz_rows *rows = NULL;
    batch *b = calloc(1, sizeof *b);
    tamiz_options options = tamiz_options_default();
    options.threshold = strtod(argv[3], NULL);
    options.limit = (uint32_t)strtoul(argv[4], NULL, 10);
    int bad = !b;
    if (!bad && (tamiz_snapshot_open(argv[1], &snapshot, &err) ||
                 tamiz_rows_open(argv[2], &rows, &err)))
        bad = fail(&err);
    double start = now();
    if (!bad) bad = run(b, snapshot, rows, &options);
    if (b)
        (void)fprintf(stderr, "%zu names in %.3f s\n", b->first, now() - start);
    if (b) clear(b);
    free(b);
    tamiz_rows_close(rows);
    tamiz_snapshot_close(snapshot);
    return bad;
}
