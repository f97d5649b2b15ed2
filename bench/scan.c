/* SPDX-License-Identifier: Apache-2.0 */
/* How many megabytes of text a second? One thread, all mentions, from text to
 * answers.
 *
 * usage: scan SNAPSHOT TEXT [--rounds=5] [--most=BYTES] [--exhaustive=0]
 *            [--show=0] */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] = "scan SNAPSHOT TEXT [--rounds=5] [--most=BYTES] "
                            "[--exhaustive=0] [--show=0]";

static char *read_text(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) bench_fail(path, "cannot be read");
    long end = ftell(file);
    rewind(file);
    *size = end > 0 ? (size_t)end : 0;
    char *text = bench_take(*size + 1, 1);
    if (fread(text, 1, *size, file) != *size) bench_fail(path, "is cut short");
    (void)fclose(file);
    return text;
}

static size_t whole_characters(const char *text, size_t size, size_t most) {
    if (size <= most) return size;
    while (most > 0 && ((unsigned char)text[most] & 0xc0) == 0x80) most--;
    return most;
}

static void show(const char *text, const tamiz_document *document) {
    for (size_t i = 0; i < tamiz_document_mention_count(document); i++) {
        const tamiz_mention *m = tamiz_document_mention(document, i);
        const tamiz_hit *hit = tamiz_answer_hit(m->answer, 0);
        if (!hit) continue; /* a shorter name */
        (void)fprintf(stderr, "%.3f\t%.*s\t%s\t%s\n", hit->score,
                      (int)(m->end - m->start), text + m->start, hit->name,
                      hit->entity_id);
    }
}

int main(int argc, char **argv) {
    const char *path = bench_operand(argc, argv, 1, usage);
    size_t size, rounds = (size_t)bench_option(argc, argv, "rounds", 5);
    char *text = read_text(bench_operand(argc, argv, 2, usage), &size);
    size = whole_characters(text, size,
                            (size_t)bench_option(argc, argv, "most", 1e12));
    tamiz_snapshot *snapshot = bench_open(path);
    tamiz_options options = tamiz_options_default();
    options.exhaustive = bench_option(argc, argv, "exhaustive", 0) > 0;
    double *wall = bench_take(rounds, sizeof *wall);
    double *core = bench_take(rounds, sizeof *core);
    size_t mentions = 0;
    tamiz_error err;
    for (size_t r = 0; r < rounds; r++) {
        tamiz_document *document;
        uint64_t start = bench_now(), cpu = bench_cpu();
        bench_check(
            tamiz_scan(snapshot, "text", text, size, &options, &document, &err),
            &err);
        wall[r] = (double)(bench_now() - start) / 1e9;
        core[r] = (double)(bench_cpu() - cpu) / 1e9;
        mentions = tamiz_document_mention_count(document);
        if (!r && bench_option(argc, argv, "show", 0) > 0) show(text, document);
        tamiz_document_free(document);
    }
    double first = core[0];
    (void)printf("{\"bytes\":%zu,\"mentions\":%zu,\"rounds\":%zu,"
                 "\"first_s\":%.6f,\"wall_s\":%.6f,\"core_s\":%.6f,"
                 "\"mb_per_core_s\":%.3f,\"peak_bytes\":%llu}\n",
                 size, mentions, rounds, first, bench_median(wall, rounds),
                 bench_median(core, rounds),
                 (double)size / 1e6 / bench_median(core, rounds),
                 (unsigned long long)bench_memory_peak());
    tamiz_snapshot_close(snapshot);
    free(text);
    return 0;
}
