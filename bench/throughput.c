/* SPDX-License-Identifier: Apache-2.0 */
/* How many names a second? Each thread makes its own batch calls on one open
 * snapshot that all share.
 *
 * usage: throughput SNAPSHOT QUERIES.tsv [--threads=1] [--batch=1000]
 *            [--rounds=5] */
#include "bench.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static const char usage[] = "throughput SNAPSHOT QUERIES.tsv [--threads=1] "
                            "[--batch=1000] [--rounds=5]";

typedef struct worker {
    pthread_t thread;
    const tamiz_snapshot *snapshot;
    const tamiz_query *queries;
    size_t count, batch, hits;
} worker;

static void *work(void *context) {
    worker *w = context;
    tamiz_options options = tamiz_options_default();
    tamiz_answer **answers = bench_take(w->batch, sizeof *answers);
    tamiz_error err;
    w->hits = 0;
    for (size_t i = 0; i < w->count; i += w->batch) {
        size_t n = w->count - i < w->batch ? w->count - i : w->batch;
        bench_check(tamiz_screen_batch(w->snapshot, w->queries + i, n, &options,
                                       answers, &err),
                    &err);
        for (size_t k = 0; k < n; k++) {
            w->hits += tamiz_answer_count(answers[k]);
            tamiz_answer_free(answers[k]);
        }
    }
    free(answers);
    return NULL;
}

/* Seconds that passed until all threads had done their shares, and seconds
 * that they were on a core, added up. */
static double run_round(worker *workers, size_t threads, double *spent) {
    uint64_t start = bench_now(), cpu = bench_cpu_all();
    for (size_t i = 0; i < threads; i++)
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]))
            bench_fail("thread", "cannot be started");
    for (size_t i = 0; i < threads; i++)
        (void)pthread_join(workers[i].thread, NULL);
    *spent = (double)(bench_cpu_all() - cpu) / 1e9;
    return (double)(bench_now() - start) / 1e9;
}

int main(int argc, char **argv) {
    const char *path = bench_operand(argc, argv, 1, usage);
    bench_lines all = bench_read(bench_operand(argc, argv, 2, usage));
    size_t threads = (size_t)bench_option(argc, argv, "threads", 1);
    size_t rounds = (size_t)bench_option(argc, argv, "rounds", 5);
    size_t batch = (size_t)bench_option(argc, argv, "batch", 1000);
    tamiz_snapshot *snapshot = bench_open(path);
    tamiz_query *queries = bench_take(all.count, sizeof *queries);
    worker *workers = bench_take(threads, sizeof *workers);
    double *rates = bench_take(rounds, sizeof *rates);
    double *cores = bench_take(rounds, sizeof *cores), spent;
    for (size_t i = 0; i < all.count; i++)
        queries[i] = (tamiz_query){.name = all.lines[i].text,
                                   .name_size = all.lines[i].size};
    for (size_t i = 0, from = 0; i < threads; i++) {
        size_t to = all.count * (i + 1) / threads;
        workers[i] = (worker){.snapshot = snapshot,
                              .queries = queries + from,
                              .count = to - from,
                              .batch = batch};
        from = to;
    }
    (void)run_round(workers, threads, &spent); /* warms up */
    for (size_t r = 0; r < rounds; r++) {
        rates[r] = (double)all.count / run_round(workers, threads, &spent);
        cores[r] = (double)all.count / spent;
    }
    size_t hits = 0;
    for (size_t i = 0; i < threads; i++) hits += workers[i].hits;
    (void)printf("{\"threads\":%zu,\"queries\":%zu,\"names_per_s\":%.1f,"
                 "\"per_core_s\":%.1f,\"hits\":%zu,\"rounds\":%zu}\n",
                 threads, all.count, bench_median(rates, rounds),
                 bench_median(cores, rounds), hits, rounds);
    tamiz_snapshot_close(snapshot);
    return 0;
}
