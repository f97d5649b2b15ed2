/* SPDX-License-Identifier: Apache-2.0 */
/* How long does opening take, and how much memory stays resident after 10,000
 * queries? `own` is memory of the process itself, without the mapped file.
 *
 * usage: memory SNAPSHOT QUERIES.tsv [--rounds=5] [--count=10000]
 *            [--batch=1000] */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
    "memory SNAPSHOT QUERIES.tsv [--rounds=5] [--count=10000] [--batch=1000]";

/* Milliseconds, on the clock or on a core. */
static double open_time(const char *path, size_t rounds,
                        uint64_t (*clock)(void)) {
    double *times = bench_take(rounds, sizeof *times);
    for (size_t i = 0; i < rounds; i++) {
        uint64_t start = clock();
        tamiz_snapshot *snapshot = bench_open(path);
        times[i] = (double)(clock() - start) / 1e6;
        tamiz_snapshot_close(snapshot);
    }
    double median = bench_median(times, rounds);
    free(times);
    return median;
}

static void ask(const tamiz_snapshot *snapshot, const bench_lines *all,
                size_t count, size_t batch) {
    tamiz_query *queries = bench_take(batch, sizeof *queries);
    tamiz_answer **answers = bench_take(batch, sizeof *answers);
    tamiz_options options = tamiz_options_default();
    tamiz_error err;
    for (size_t i = 0; i < count; i += batch) {
        size_t n = count - i < batch ? count - i : batch;
        for (size_t k = 0; k < n; k++) {
            const bench_line *line = &all->lines[(i + k) % all->count];
            queries[k] =
                (tamiz_query){.name = line->text, .name_size = line->size};
        }
        bench_check(
            tamiz_screen_batch(snapshot, queries, n, &options, answers, &err),
            &err);
        for (size_t k = 0; k < n; k++) tamiz_answer_free(answers[k]);
    }
    free(queries);
    free(answers);
}

int main(int argc, char **argv) {
    const char *path = bench_operand(argc, argv, 1, usage);
    bench_lines all = bench_read(bench_operand(argc, argv, 2, usage));
    size_t rounds = (size_t)bench_option(argc, argv, "rounds", 5);
    size_t count = (size_t)bench_option(argc, argv, "count", 10000);
    size_t batch = (size_t)bench_option(argc, argv, "batch", 1000);
    double passed = open_time(path, rounds, bench_now);
    double spent = open_time(path, rounds, bench_cpu);
    tamiz_snapshot *snapshot = bench_open(path);
    uint64_t own, opened = bench_memory_now(&own);
    ask(snapshot, &all, count, batch);
    uint64_t after = bench_memory_now(&own);
    (void)printf("{\"open_ms\":%.3f,\"open_cpu_ms\":%.3f,\"queries\":%zu,"
                 "\"opened_bytes\":%llu,"
                 "\"resident_bytes\":%llu,\"own_bytes\":%llu,"
                 "\"peak_bytes\":%llu}\n",
                 passed, spent, count, (unsigned long long)opened,
                 (unsigned long long)after, (unsigned long long)own,
                 (unsigned long long)bench_memory_peak());
    tamiz_snapshot_close(snapshot);
    return 0;
}
