/* SPDX-License-Identifier: Apache-2.0 */
/* How long does one name take? Each query is one call of tamiz_screen(), timed
 * by itself in every round; its time is the median of the rounds, and the
 * percentiles are over the queries.
 *
 * usage: latency SNAPSHOT QUERIES.tsv [--exhaustive=1] [--rounds=5]
 *            [--most=N] [--threshold=0.70] [--hits=FILE]
 *
 * --hits writes every hit (number of the query, score, id, listed name), found
 * in a round of its own that is not timed. */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static const char usage[] = "latency SNAPSHOT QUERIES.tsv [--exhaustive=1] "
                            "[--rounds=5] [--most=N] [--hits=FILE]";

static tamiz_answer *ask(const tamiz_snapshot *snapshot, const bench_line *line,
                         const tamiz_options *options) {
    tamiz_query query = {.name = line->text, .name_size = line->size};
    tamiz_answer *answer = NULL;
    tamiz_error err;
    bench_check(tamiz_screen(snapshot, &query, options, &answer, &err), &err);
    return answer;
}

static void write_hits(const tamiz_snapshot *snapshot, const bench_lines *all,
                       tamiz_options options, const char *path) {
    FILE *out = fopen(path, "w");
    if (!out) bench_fail(path, "cannot be written");
    options.limit = 1000;
    for (size_t i = 0; i < all->count; i++) {
        tamiz_answer *answer = ask(snapshot, &all->lines[i], &options);
        for (size_t k = 0; k < tamiz_answer_count(answer); k++) {
            const tamiz_hit *hit = tamiz_answer_hit(answer, k);
            (void)fprintf(out, "%zu\t%.6f\t%s\t%s\n", i, hit->score,
                          hit->entity_id, hit->name);
        }
        tamiz_answer_free(answer);
    }
    if (fclose(out)) bench_fail(path, "cannot be written");
}

/* times[round * count + query], in microseconds. */
static size_t run_round(const tamiz_snapshot *snapshot, const bench_lines *all,
                        const tamiz_options *options, double *times) {
    size_t hits = 0;
    for (size_t i = 0; i < all->count; i++) {
        uint64_t start = bench_now();
        tamiz_answer *answer = ask(snapshot, &all->lines[i], options);
        size_t count = tamiz_answer_count(answer);
        tamiz_answer_free(answer);
        times[i] = (double)(bench_now() - start) / 1e3;
        hits += count;
    }
    return hits;
}

static void print(const char *what, const bench_lines *all,
                  const double *medians, const char *kind) {
    double *chosen = bench_take(all->count, sizeof *chosen);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (!strncmp(all->lines[i].kind, kind, strlen(kind)))
            chosen[count++] = medians[i];
    bench_summary s = bench_summarize(chosen, count);
    (void)printf("\"%s\":{\"queries\":%zu,\"p50\":%.2f,\"p90\":%.2f,"
                 "\"p99\":%.2f,\"max\":%.2f,\"mean\":%.2f},",
                 what, count, s.p50, s.p90, s.p99, s.most, s.mean);
}

int main(int argc, char **argv) {
    const char *path = bench_operand(argc, argv, 1, usage);
    bench_lines all = bench_read(bench_operand(argc, argv, 2, usage));
    size_t rounds = (size_t)bench_option(argc, argv, "rounds", 5);
    size_t most = (size_t)bench_option(argc, argv, "most", 1e9);
    const char *hits_path = bench_option_text(argc, argv, "hits", NULL);
    tamiz_options options = tamiz_options_default();
    options.exhaustive = bench_option(argc, argv, "exhaustive", 0) > 0;
    options.threshold =
        bench_option(argc, argv, "threshold", options.threshold);
    if (all.count > most) all.count = most;
    tamiz_snapshot *snapshot = bench_open(path);
    double *times = bench_take(all.count * rounds, sizeof *times);
    double *medians = bench_take(all.count, sizeof *medians);
    double *one = bench_take(rounds, sizeof *one);
    size_t hits = 0;
    if (!options.exhaustive)
        hits = run_round(snapshot, &all, &options, times); /* warms up */
    for (size_t r = 0; r < rounds; r++)
        hits = run_round(snapshot, &all, &options, times + r * all.count);
    for (size_t i = 0; i < all.count; i++) {
        for (size_t r = 0; r < rounds; r++) one[r] = times[r * all.count + i];
        medians[i] = bench_median(one, rounds);
    }
    (void)printf("{");
    print("all", &all, medians, "");
    print("clean", &all, medians, "clean");
    (void)printf("\"hits\":%zu,\"rounds\":%zu,\"unit\":\"us\"}\n", hits,
                 rounds);
    if (hits_path) write_hits(snapshot, &all, options, hits_path);
    tamiz_snapshot_close(snapshot);
    return 0;
}
