/* SPDX-License-Identifier: Apache-2.0 */
/* How long does it take to score two names? By tamiz_score_batch() in batches
 * (a batch's time over its pairs); by tamiz_names_score(), the names cut
 * beforehand; and by tamiz_compare() pair by pair, which explains the score
 * too.
 *
 * usage: pairs PAIRS.tsv [--rounds=5] [--batch=100]
 *
 * PAIRS.tsv holds name, tab, name. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] = "pairs PAIRS.tsv [--rounds=5] [--batch=100]";

static void score(const void *context, const bench_line *lines, size_t count) {
    (void)context;
    tamiz_pair *pairs = bench_take(count, sizeof *pairs);
    double *scores = bench_take(count, sizeof *scores);
    tamiz_error err;
    for (size_t i = 0; i < count; i++)
        pairs[i] = (tamiz_pair){lines[i].kind, lines[i].text, "Person"};
    bench_check(tamiz_score_batch(pairs, count, scores, &err), &err);
    free(pairs);
    free(scores);
}

/* The names cut beforehand, as the rivals have theirs. */
typedef struct cut_names {
    const bench_line *lines; /* the first of them */
    tamiz_names *left, *right;
} cut_names;

static void score_cut(const void *context, const bench_line *lines,
                      size_t count) {
    const cut_names *cut = context;
    uint32_t *at = bench_take(count, sizeof *at);
    double *scores = bench_take(count, sizeof *scores);
    tamiz_error err;
    for (size_t i = 0; i < count; i++)
        at[i] = (uint32_t)(lines - cut->lines + (ptrdiff_t)i);
    bench_check(
        tamiz_names_score(cut->left, at, cut->right, at, count, scores, &err),
        &err);
    free(at);
    free(scores);
}

static cut_names cut_all(const bench_lines *all) {
    const char **names = bench_take(all->count, sizeof *names);
    tamiz_error err;
    cut_names cut = {.lines = all->lines};
    for (size_t i = 0; i < all->count; i++) names[i] = all->lines[i].kind;
    bench_check(tamiz_names_new(names, all->count, "Person", &cut.left, &err),
                &err);
    for (size_t i = 0; i < all->count; i++) names[i] = all->lines[i].text;
    bench_check(tamiz_names_new(names, all->count, "Person", &cut.right, &err),
                &err);
    free(names);
    return cut;
}

static void compare(const void *context, const bench_line *lines,
                    size_t count) {
    (void)context;
    tamiz_answer *answer = NULL;
    tamiz_error err;
    for (size_t i = 0; i < count; i++) {
        bench_check(tamiz_compare(lines[i].kind, lines[i].text, "Person",
                                  &answer, &err),
                    &err);
        tamiz_answer_free(answer);
    }
}

typedef void work(const void *context, const bench_line *lines, size_t count);

/* Microseconds on a core for a pair of each batch, the median of the rounds.
 * All batches are run before one is run again: a processor that has just seen
 * the same names foretells every branch and takes half the time. */
static void measure(const char *name, work *call, const void *context,
                    const bench_lines *all, size_t batch, size_t rounds) {
    size_t batches = all->count / batch;
    double *times = bench_take(batches * rounds, sizeof *times);
    double *medians = bench_take(batches, sizeof *medians);
    call(context, all->lines, all->count); /* warms up */
    for (size_t r = 0; r < rounds; r++)
        for (size_t b = 0; b < batches; b++) {
            uint64_t start = bench_cpu();
            call(context, all->lines + b * batch, batch);
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
    cut_names cut = cut_all(&all);
    measure("tamiz_names_score", score_cut, &cut, &all, batch, rounds);
    tamiz_names_free(cut.left);
    tamiz_names_free(cut.right);
    measure("tamiz_score_batch", score, NULL, &all, batch, rounds);
    measure("tamiz_compare", compare, NULL, &all, 1, rounds);
    return 0;
}
