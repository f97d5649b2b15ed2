/* SPDX-License-Identifier: Apache-2.0 */
/* Who is told of answers. */
#include "test.h"

#include "tamiz.h"

#include <stdio.h>
#include <unistd.h>

enum { TOLD_ROWS = 600 }; /* several portions */

typedef struct told {
    uint64_t line; /* of the last row */
    size_t count, hits, warnings;
    const char *why;
} told;

static void hear_row(void *context, const tamiz_batch_answered *row) {
    told *t = context;
    char id[16];
    t->count++;
    (void)snprintf(id, sizeof id, "r%u", (unsigned)t->count);
    bool listed = t->count % 3 == 1;
    if (row->line != t->line + 1) t->why = "the order of the lines";
    if (strcmp(row->id, id) != 0) t->why = "the id";
    if (tamiz_answer_count(row->answer) != (size_t)listed) t->why = "the hits";
    if (strcmp(tamiz_answer_query(row->answer)->name,
               listed ? "Tren de Aragua" : "Jane Ordinary") != 0)
        t->why = "the name";
    if (strlen(tamiz_answer_config(row->answer)) != 16) t->why = "the config";
    if (row->warning_count == 1 &&
        strncmp(row->warnings[0], "birthDate \"19x0\": ", 18) != 0)
        t->why = row->warnings[0];
    t->line = row->line;
    t->hits += tamiz_answer_count(row->answer);
    t->warnings += row->warning_count;
}

/* Every second row warns, every third one hits. */
static void write_rows(char path[32]) {
    int file = mkstemp(path);
    FILE *out = file < 0 ? NULL : fdopen(file, "w");
    assert_non_null(out);
    (void)fputs("id,name,birthDate\n", out);
    for (int i = 1; i <= TOLD_ROWS; i++)
        (void)fprintf(out, "r%d,%s,%s\n", i,
                      i % 3 == 1 ? "Tren de Aragua" : "Jane Ordinary",
                      i % 2 ? "19x0" : "");
    assert_int_equal(fclose(out), 0);
}

TEST(each_answer_is_told_in_the_order_of_the_rows) {
    char path[32] = "/tmp/tamiz_told_XXXXXX";
    tamiz_snapshot *snapshot;
    write_rows(path);
    assert_int_equal(tamiz_snapshot_builtin(&snapshot, NULL), TAMIZ_OK);
    for (uint32_t threads = 1; threads <= 4; threads += 3) {
        told t = {.line = 1};
        tamiz_batch_options options = tamiz_batch_options_default();
        const tamiz_batch_listener listener = {.context = &t,
                                               .answered = hear_row};
        tamiz_batch_counts counts;
        options.threads = threads;
        assert_int_equal(tamiz_screen_file(snapshot, path, &options, &listener,
                                           &counts, NULL),
                         TAMIZ_OK);
        if (t.why) fail_msg("%u threads, row %zu: %s", threads, t.count, t.why);
        assert_int_equal(t.count, TOLD_ROWS);
        assert_int_equal(t.hits, TOLD_ROWS / 3);
        assert_int_equal(t.warnings, TOLD_ROWS / 2);
        assert_int_equal(counts.rows, TOLD_ROWS);
        assert_int_equal(counts.rows_hit, TOLD_ROWS / 3);
        assert_int_equal(counts.rows_warned, TOLD_ROWS / 2);
    }
    tamiz_snapshot_close(snapshot);
    (void)unlink(path);
}
