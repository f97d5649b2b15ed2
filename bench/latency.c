/* SPDX-License-Identifier: Apache-2.0 */
/* How long does one name take? Each query is one call of tamiz_screen(), timed
 * by itself in every round; its time is the median of the rounds, and the
 * percentiles are over the queries. The same in time on a core ("cpu").
 *
 * usage: latency SNAPSHOT QUERIES.tsv [--exhaustive=1] [--rounds=5]
 *            [--most=N] [--threshold=0.70] [--hits=FILE] [--slow=N]
 *
 * --hits writes every hit (number of the query, score, id, listed name), found
 * in a round of its own that is not timed. --slow shows the N slowest queries
 * on stderr. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] = "latency SNAPSHOT QUERIES.tsv [--exhaustive=1] "
                            "[--rounds=5] [--most=N] [--hits=FILE] [--slow=N]";

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

/* Of each query in one round, in microseconds. */
typedef struct timed {
    double *passed; /* on the clock */
    double *spent;  /* on a core */
} timed;

static size_t run_round(const tamiz_snapshot *snapshot, const bench_lines *all,
                        const tamiz_options *options, timed times) {
    size_t hits = 0;
    for (size_t i = 0; i < all->count; i++) {
        uint64_t cpu = bench_cpu(), start = bench_now();
        tamiz_answer *answer = ask(snapshot, &all->lines[i], options);
        size_t count = tamiz_answer_count(answer);
        tamiz_answer_free(answer);
        times.passed[i] = (double)(bench_now() - start) / 1e3;
        times.spent[i] = (double)(bench_cpu() - cpu) / 1e3;
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
    free(chosen);
    (void)printf("\"%s\":{\"queries\":%zu,\"p50\":%.2f,\"p90\":%.2f,"
                 "\"p99\":%.2f,\"max\":%.2f,\"mean\":%.2f},",
                 what, count, s.p50, s.p90, s.p99, s.most, s.mean);
}

/* Leaves in times[0..count) the median of each query's rounds. */
static void take_medians(double *times, size_t count, size_t rounds) {
    double *one = bench_take(rounds, sizeof *one);
    for (size_t i = 0; i < count; i++) {
        for (size_t r = 0; r < rounds; r++) one[r] = times[r * count + i];
        times[i] = bench_median(one, rounds);
    }
    free(one);
}

static size_t run(const tamiz_snapshot *snapshot, const bench_lines *all,
                  const tamiz_options *options, size_t rounds, timed times) {
    size_t hits = 0;
    if (!options->exhaustive)
        hits = run_round(snapshot, all, options, times); /* warms up */
    for (size_t r = 0; r < rounds; r++) {
        timed round = {times.passed + r * all->count,
                       times.spent + r * all->count};
        hits = run_round(snapshot, all, options, round);
    }
    take_medians(times.passed, all->count, rounds);
    take_medians(times.spent, all->count, rounds);
    return hits;
}

/* The slowest queries, one by one; their times are set to 0. */
static void show_slow(const bench_lines *all, double *times, size_t most) {
    for (size_t n = 0; n < most && n < all->count; n++) {
        size_t slow = 0;
        for (size_t i = 1; i < all->count; i++)
            if (times[i] > times[slow]) slow = i;
        (void)fprintf(stderr, "%10.1f us  %s  %s\n", times[slow],
                      all->lines[slow].kind, all->lines[slow].text);
        times[slow] = 0;
    }
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
    if (!rounds) bench_fail("rounds", "is not above 0");
    tamiz_snapshot *snapshot = bench_open(path);
    timed times = {bench_take(all.count * rounds, sizeof(double)),
                   bench_take(all.count * rounds, sizeof(double))};
    size_t hits = run(snapshot, &all, &options, rounds, times);
    (void)printf("{");
    print("all", &all, times.passed, "");
    print("clean", &all, times.passed, "clean");
    print("all_cpu", &all, times.spent, "");
    print("clean_cpu", &all, times.spent, "clean");
    (void)printf("\"hits\":%zu,\"rounds\":%zu,\"unit\":\"us\"}\n", hits,
                 rounds);
    if (hits_path) write_hits(snapshot, &all, options, hits_path);
    show_slow(&all, times.spent, (size_t)bench_option(argc, argv, "slow", 0));
    free(times.passed);
    free(times.spent);
    tamiz_snapshot_close(snapshot);
    return 0;
}
