/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static uint64_t read_clock(clockid_t clock) {
    struct timespec t;
    (void)clock_gettime(clock, &t);
    return (uint64_t)t.tv_sec * UINT64_C(1000000000) + (uint64_t)t.tv_nsec;
}

uint64_t bench_now(void) {
    return read_clock(CLOCK_MONOTONIC);
}
uint64_t bench_cpu(void) {
    return read_clock(CLOCK_THREAD_CPUTIME_ID);
}
uint64_t bench_cpu_all(void) {
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

uint64_t bench_memory_peak(void) {
    struct rusage usage;
    if (getrusage(RUSAGE_SELF, &usage)) return 0;
    return (uint64_t)usage.ru_maxrss * 1024; /* Linux counts KiB */
}

uint64_t bench_memory_now(uint64_t *own) {
    char line[256];
    uint64_t all = 0;
    FILE *file = fopen("/proc/self/status", "r");
    *own = 0;
    if (!file) return 0;
    while (fgets(line, sizeof line, file)) {
        if (!strncmp(line, "VmRSS:", 6))
            all = strtoull(line + 6, NULL, 10) * 1024;
        if (!strncmp(line, "RssAnon:", 8))
            *own = strtoull(line + 8, NULL, 10) * 1024;
    }
    (void)fclose(file);
    return all;
}

uint64_t bench_random(uint64_t *seed) {
    uint64_t x = (*seed += 0x9e3779b97f4a7c15u);
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

void bench_fail(const char *where, const char *why) {
    (void)fprintf(stderr, "bench: %s: %s\n", where, why);
    exit(3);
}

void bench_check(tamiz_code code, const tamiz_error *err) {
    if (code) bench_fail(err->where, err->message);
}

void *bench_take(size_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size);
    if (!memory) bench_fail("memory", "there is no more");
    return memory;
}

/* ---- lines ------------------------------------------------------------- */

static char *read_all(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) bench_fail(path, "cannot be opened");
    if (fseek(file, 0, SEEK_END)) bench_fail(path, "cannot be read");
    long end = ftell(file);
    if (end < 0) bench_fail(path, "cannot be read");
    rewind(file);
    char *text = bench_take((size_t)end + 1, 1);
    *size = fread(text, 1, (size_t)end, file);
    if (*size != (size_t)end) bench_fail(path, "cannot be read");
    (void)fclose(file);
    return text;
}

static bench_line line_of(char *start) {
    char *tab = strchr(start, '\t');
    if (tab) *tab = 0;
    const char *text = tab ? tab + 1 : start;
    return (bench_line){tab ? start : "", text, strlen(text)};
}

bench_lines bench_read(const char *path) {
    size_t size, count = 0;
    char *text = read_all(path, &size);
    for (size_t i = 0; i < size; i++) count += text[i] == '\n';
    bench_lines all = {bench_take(count + 1, sizeof *all.lines), 0};
    for (char *at = text; *at;) {
        char *end = strchr(at, '\n');
        if (end) *end = 0;
        if (*at) all.lines[all.count++] = line_of(at);
        if (!end) break;
        at = end + 1;
    }
    return all;
}

/* ---- numbers ----------------------------------------------------------- */

static int order(const void *x, const void *y) {
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

double bench_median(double *values, size_t count) {
    if (!count) return 0;
    qsort(values, count, sizeof *values, order);
    return values[count / 2];
}

bench_summary bench_summarize(double *values, size_t count) {
    bench_summary s = {0};
    if (!count) return s;
    qsort(values, count, sizeof *values, order);
    for (size_t i = 0; i < count; i++) s.mean += values[i] / (double)count;
    s.p50 = values[count / 2];
    s.p90 = values[count * 9 / 10];
    s.p99 = values[count * 99 / 100];
    s.most = values[count - 1];
    return s;
}

/* ---- arguments --------------------------------------------------------- */

const char *bench_option_text(int argc, char **argv, const char *name,
                              const char *usual) {
    size_t size = strlen(name);
    for (int i = 1; i < argc; i++)
        if (strncmp(argv[i], "--", 2) == 0 &&
            strncmp(argv[i] + 2, name, size) == 0 && argv[i][2 + size] == '=')
            return argv[i] + 3 + size;
    return usual;
}

double bench_option(int argc, char **argv, const char *name, double usual) {
    const char *text = bench_option_text(argc, argv, name, NULL);
    if (!text) return usual;
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end) bench_fail(name, "is not a number");
    return value;
}

const char *bench_operand(int argc, char **argv, int i, const char *usage) {
    if (i < argc && strncmp(argv[i], "--", 2) != 0) return argv[i];
    (void)fprintf(stderr, "usage: %s\n", usage);
    exit(2);
}

tamiz_snapshot *bench_open(const char *path) {
    tamiz_snapshot *snapshot = NULL;
    tamiz_error err;
    bench_check(tamiz_snapshot_open(path, &snapshot, &err), &err);
    return snapshot;
}
