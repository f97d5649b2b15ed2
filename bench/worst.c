/* SPDX-License-Identifier: Apache-2.0 */
/* What do the worst queries cost, and what is the answer? Each is one call of
 * tamiz_screen(), the median of the rounds in time on a core.
 *
 * usage: worst SNAPSHOT NAMES.tsv [--rounds=5]
 *
 * NAMES.tsv (from lists.py) tells which tokens are the most common. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] = "worst SNAPSHOT NAMES.tsv [--rounds=5]";

/* ---- queries ----------------------------------------------------------- */

/* Room for size bytes and the end. */
static char *repeat(const char *part, size_t count) {
    size_t size = strlen(part);
    char *text = bench_take(count * size + 1, 1);
    for (size_t i = 0; i < count * size; i++) text[i] = part[i % size];
    return text;
}

static int order_of_words(const void *x, const void *y) {
    return strcmp(*(char *const *)x, *(char *const *)y);
}

typedef struct tally {
    const char *word;
    size_t count;
} tally;

static int order_of_tallies(const void *x, const void *y) {
    const tally *p = x, *q = y;
    return (p->count < q->count) - (p->count > q->count);
}

/* Cuts the names into words, in place. */
static char **words_of(const bench_lines *names, size_t *count) {
    static const char between[] = " ,.\"()";
    size_t room = 0;
    for (size_t i = 0; i < names->count; i++) room += names->lines[i].size;
    char **words = bench_take(room, sizeof *words);
    *count = 0;
    for (size_t i = 0; i < names->count; i++) {
        char *at = strrchr(names->lines[i].text, '\t');
        if (!at) bench_fail("names", "expected five columns");
        for (at += 1; at += strspn(at, between), *at;) {
            words[(*count)++] = at;
            at += strcspn(at, between);
            if (*at) *at++ = 0;
        }
    }
    return words;
}

/* The most common words, with spaces between them. */
static char *common_words(const bench_lines *names, size_t most) {
    size_t count, kinds = 0;
    char **words = words_of(names, &count);
    qsort(words, count, sizeof *words, order_of_words);
    tally *tallies = bench_take(count, sizeof *tallies);
    for (size_t i = 0; i < count; i++) {
        if (!i || strcmp(words[i], words[i - 1]) != 0)
            tallies[kinds++].word = words[i];
        tallies[kinds - 1].count++;
    }
    qsort(tallies, kinds, sizeof *tallies, order_of_tallies);
    char *text = bench_take(4096, 1);
    for (size_t i = 0, at = 0; i < most && i < kinds && at < 4096; i++)
        at += (size_t)snprintf(text + at, 4096 - at, "%s%s", i ? " " : "",
                               tallies[i].word);
    free(tallies);
    free(words);
    return text;
}

static char *initials(size_t count) {
    char *text = bench_take(count * 3 + 1, 1);
    for (size_t i = 0; i < count; i++) {
        text[i * 3] = (char)('A' + i % 26);
        text[i * 3 + 1] = '.';
        text[i * 3 + 2] = ' ';
    }
    return text;
}

/* ---- asking ------------------------------------------------------------ */

typedef struct result {
    double milliseconds;
    tamiz_code code;
    size_t hits;
    tamiz_error err;
} result;

static result ask(const tamiz_snapshot *snapshot, const char *name,
                  size_t rounds) {
    result r = {0};
    double *times = bench_take(rounds, sizeof *times);
    tamiz_options options = tamiz_options_default();
    tamiz_query query = {.name = name, .name_size = SIZE_MAX};
    for (size_t i = 0; i < rounds; i++) {
        tamiz_answer *answer = NULL;
        uint64_t start = bench_cpu();
        r.code = tamiz_screen(snapshot, &query, &options, &answer, &r.err);
        r.hits = r.code ? 0 : tamiz_answer_count(answer);
        tamiz_answer_free(answer);
        times[i] = (double)(bench_cpu() - start) / 1e6;
    }
    r.milliseconds = bench_median(times, rounds);
    free(times);
    return r;
}

static void put_text(const char *text) {
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') (void)putchar('\\');
        (void)putchar(*text < ' ' && *text >= 0 ? ' ' : *text);
    }
}

int main(int argc, char **argv) {
    const char *path = bench_operand(argc, argv, 1, usage);
    bench_lines names = bench_read(bench_operand(argc, argv, 2, usage));
    size_t rounds = (size_t)bench_option(argc, argv, "rounds", 5);
    tamiz_snapshot *snapshot = bench_open(path);
    char *common = common_words(&names, 10);
    char *twenty = common_words(&names, 20);
    const struct {
        const char *what, *name;
    } queries[] = {
        {"the ten most common words", common},
        {"the twenty most common words", twenty},
        {"the commonest word alone", common_words(&names, 1)},
        {"ten initials", initials(10)},
        {"a hundred initials", initials(100)},
        {"256 times the same initial", repeat("A. ", 256)},
        {"one letter, 4,000 times", repeat("a", 4000)},
        {"one letter, a million times", repeat("a", 1000000)},
        {"a short word, 200 times", repeat("ali ", 200)},
        {"100,000 words", repeat("ali ", 100000)},
        {"a megabyte of common words", repeat("mohammed company ", 60000)},
        {"10,000 combining marks", repeat("\xcc\x81", 10000)},
        {"only punctuation", repeat(".,-", 1000)},
        {"only digits", repeat("7", 4000)},
        {"unassigned code points", repeat("\xf0\x9f\xbf\xbf", 900)},
        {"invalid UTF-8", "ab\xff"
                          "cd"},
        {"nothing", ""},
    };
    size_t count = sizeof queries / sizeof *queries;
    for (size_t i = 0; i < count; i++) {
        result r = ask(snapshot, queries[i].name, rounds);
        (void)printf("{\"query\":\"%s\",\"bytes\":%zu,\"ms\":%.4f,"
                     "\"hits\":%zu,\"code\":\"%s\",\"message\":\"",
                     queries[i].what, strlen(queries[i].name), r.milliseconds,
                     r.hits, tamiz_code_name(r.code));
        if (r.code) put_text(r.err.message);
        (void)printf("\"}\n");
    }
    tamiz_snapshot_close(snapshot);
    return 0;
}
