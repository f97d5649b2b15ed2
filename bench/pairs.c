/* SPDX-License-Identifier: Apache-2.0 */
/* How long does it take to score two names? Through tamiz_compare(), which
 * also splits both names and explains the score, pair by pair.
 *
 * usage: pairs PAIRS.tsv [--rounds=5]
 *
 * PAIRS.tsv holds name, tab, name. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] = "pairs PAIRS.tsv [--rounds=5]";

static double compare(const bench_line *pair) {
    tamiz_answer *answer = NULL;
    tamiz_error err;
    bench_check(tamiz_compare(pair->kind, pair->text, "Person", &answer, &err),
                &err);
    double score = tamiz_answer_hit(answer, 0)->score;
    tamiz_answer_free(answer);
    return score;
}

int main(int argc, char **argv) {
    bench_lines all = bench_read(bench_operand(argc, argv, 1, usage));
    size_t rounds = (size_t)bench_option(argc, argv, "rounds", 5);
    double *times = bench_take(all.count * rounds, sizeof *times);
    double *medians = bench_take(all.count, sizeof *medians);
    double *one = bench_take(rounds, sizeof *one);
    double sum = 0;
    for (size_t i = 0; i < all.count; i++) sum += compare(&all.lines[i]);
    for (size_t r = 0; r < rounds; r++)
        for (size_t i = 0; i < all.count; i++) {
            uint64_t start = bench_now();
            (void)compare(&all.lines[i]);
            times[r * all.count + i] = (double)(bench_now() - start) / 1e3;
        }
    for (size_t i = 0; i < all.count; i++) {
        for (size_t r = 0; r < rounds; r++) one[r] = times[r * all.count + i];
        medians[i] = bench_median(one, rounds);
    }
    bench_summary s = bench_summarize(medians, all.count);
    (void)printf("{\"call\":\"tamiz_compare\",\"pairs\":%zu,\"p50\":%.3f,"
                 "\"p99\":%.3f,\"mean\":%.3f,\"mean_score\":%.6f}\n",
                 all.count, s.p50, s.p99, s.mean, sum / (double)all.count);
    free(times);
    free(medians);
    free(one);
    return 0;
}
