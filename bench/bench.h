/* SPDX-License-Identifier: Apache-2.0 */
/* What every benchmark needs: a clock, a file of lines, numbers from a seed,
 * and percentiles. Benchmarks are programs, not library: a failure prints what
 * was wrong and ends the program. */
#ifndef TAMIZ_BENCH_H
#define TAMIZ_BENCH_H

#include <tamiz.h>

/* Nanoseconds of CLOCK_MONOTONIC. */
uint64_t bench_now(void);

/* Nanoseconds that the calling thread, or all threads of the process, were on
 * a core. On a machine that does other work too this tells what the work
 * costs; bench_now() tells how long it took. */
uint64_t bench_cpu(void);
uint64_t bench_cpu_all(void);

/* Peak resident memory of this process so far, in bytes. */
uint64_t bench_memory_peak(void);

/* Resident memory of this process now, in bytes; `own` receives the part that
 * is not a mapped file. Source: /proc/self/status (VmRSS, RssAnon). */
uint64_t bench_memory_now(uint64_t *own);

/* A number from a seed: the same on every machine (SplitMix64). */
uint64_t bench_random(uint64_t *seed);

/* Prints where and why, and ends the program with 3. */
_Noreturn void bench_fail(const char *where, const char *why);

/* Ends the program when code is not TAMIZ_OK. */
void bench_check(tamiz_code code, const tamiz_error *err);

/* Memory or the end of the program. */
void *bench_take(size_t count, size_t size);

/* A file of lines "kind<TAB>text", or "text" with kind "". Ends of lines are
 * cut; all pointers lie in one block that is kept until the program ends. */
typedef struct bench_line {
    const char *kind, *text;
    size_t size; /* bytes of text */
} bench_line;

typedef struct bench_lines {
    bench_line *lines;
    size_t count;
} bench_lines;

bench_lines bench_read(const char *path);

/* What a set of measurements comes to; values[count] is sorted by it. */
typedef struct bench_summary {
    double p50, p90, p99, most, mean;
} bench_summary;

bench_summary bench_summarize(double *values, size_t count);

/* The value in the middle; values[count] is sorted by it. */
double bench_median(double *values, size_t count);

/* The value of an option "--name=value" among the arguments, or the default.
 * A value that is no number ends the program. */
double bench_option(int argc, char **argv, const char *name, double usual);
const char *bench_option_text(int argc, char **argv, const char *name,
                              const char *usual);

/* Argument i, or the end of the program with the usage. */
const char *bench_operand(int argc, char **argv, int i, const char *usage);

/* Opens the snapshot at path or ends the program. */
tamiz_snapshot *bench_open(const char *path);

#endif
