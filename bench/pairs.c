/* SPDX-License-Identifier: Apache-2.0 */
/* How long does it take to score two names? By tamiz_score_batch() in batches
 * (a batch's time over its pairs), and by tamiz_compare() pair by pair, which
 * explains the score too.
 *
 * usage: pairs PAIRS.tsv [--rounds=5] [--batch=100]
 *
 * PAIRS.tsv holds name, tab, name. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] = "pairs PAIRS.tsv [--rounds=5] [--batch=100]";

static void score(const bench_line *lines, size_t count) {
    tamiz_pair *pairs = bench_take(count, sizeof *pairs);
    double *scores = bench_take(count, sizeof *scores);
    tamiz_error err;
    for (size_t i = 0; i < count; i++)
        pairs[i] = (tamiz_pair){lines[i].kind, lines[i].text, "Person"};
    bench_check(tamiz_score_batch(pairs, count, scores, &err), &err);
    free(pairs);
    free(scores);
}

static void compare(const bench_line *lines, size_t count) {
    tamiz_answer *answer = NULL;
    tamiz_error err;
    for (size_t i = 0; i < count; i++) {
        bench_check(tamiz_compare(lines[i].kind, lines[i].text, "Person",
                                  &answer, &err),
                    &err);
        tamiz_answer_free(answer);
    }
}

typedef void work(const bench_line *lines, size_t count);

/* Microseconds on a core for a pair of each batch, the median of the rounds.
 * All batches are run before one is run again: a processor that has just seen
 * the same names foretells every branch and takes half the time. */
static void measure(const char *name, work *call, const bench_lines *all,
                    size_t batch, size_t rounds) {
    size_t batches = all->count / batch;
    double *times = bench_take(batches * rounds, sizeof *times);
    double *medians = bench_take(batches, sizeof *medians);
    call(all->lines, all->count); /* warms up */
    for (size_t r = 0; r < rounds; r++)
        for (size_t b = 0; b < batches; b++) {
            uint64_t start = bench_cpu();
            call(all->lines + b * batch, batch);
            times[b * rounds + r] =
                (double)(bench_cpu() - start) / 1e3 / (double)batch;
        }
    for (size_t b = 0; b < batches; b++)
        medians[b] = bench_median(times + b * rounds, rounds);
    bench_summary s = bench_summarize(medians, batches);
    (void)printf("{\"call\":\"%s\",\"batch\":%zu,\"pairs\":%zu,"
                 "\"p50\":%.3f,\"p99\":%.3f,\"mean\":%.3f}\n",
                 name, batch, batches * batch, s.p50, s.p99, s.mean);
    free(times);
    free(medians);
}

int main(int argc, char **argv) {
    bench_lines all = bench_read(bench_operand(argc, argv, 1, usage));
    size_t rounds = (size_t)bench_option(argc, argv, "rounds", 5);
    size_t batch = (size_t)bench_option(argc, argv, "batch", 100);
    measure("tamiz_score_batch", score, &all, batch, rounds);
    measure("tamiz_compare", compare, &all, 1, rounds);
    return 0;
}
