/* SPDX-License-Identifier: Apache-2.0 */
/* How fast is a list read, and how much of that is the parser's own? The
 * reader's statements are dropped; beside it the parser that it uses passes
 * over the same bytes and tells nobody what it sees. Both unpack the file
 * where it is packed. Processor time, the rounds of both in turn.
 *
 * usage: readers LIST PATH [--rounds=5] */
#include "bench.h"

#include "format_input.h"
#include "list_reader.h"

#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

static const char usage[] = "readers LIST PATH [--rounds=5]";

enum { CHUNK = 1 << 16, MOST_ROUNDS = 99 };

static tamiz_code drop(void *context, const tamiz_statement *statement,
                       tamiz_error *err) {
    (void)statement, (void)err;
    ++*(uint64_t *)context;
    return TAMIZ_OK;
}

static uint64_t read_list(const tamiz_list_kind *kind, const char *path,
                          uint64_t *statements) {
    tamiz_list_facts facts;
    tamiz_error err;
    tamiz_sink sink = {drop, statements};
    *statements = 0;
    uint64_t start = bench_cpu();
    bench_check(kind->read(path, &sink, &facts, NULL, &err), &err);
    return bench_cpu() - start;
}

/* ---- the parsers alone ------------------------------------------------- */

static int see(void *context) {
    (void)context;
    return 1;
}

static int see_boolean(void *context, int value) {
    (void)context, (void)value;
    return 1;
}

static int see_number(void *context, const char *text, size_t size) {
    (void)context, (void)text, (void)size;
    return 1;
}

static int see_string(void *context, const unsigned char *text, size_t size) {
    (void)context, (void)text, (void)size;
    return 1;
}

static const yajl_callbacks nothing = {
    .yajl_null = see,
    .yajl_boolean = see_boolean,
    .yajl_number = see_number,
    .yajl_string = see_string,
    .yajl_start_map = see,
    .yajl_map_key = see_string,
    .yajl_end_map = see,
    .yajl_start_array = see,
    .yajl_end_array = see,
};

static void see_start(void *context, const char *name, const char **pairs) {
    (void)context, (void)name, (void)pairs;
}

static void see_end(void *context, const char *name) {
    (void)context, (void)name;
}

static void see_text(void *context, const char *text, int size) {
    (void)context, (void)text, (void)size;
}

/* One of the two is NULL. */
static void feed(yajl_handle yajl, XML_Parser expat, const char *data,
                 size_t size) {
    bool good = yajl
                    ? yajl_parse(yajl, (const unsigned char *)data, size) ==
                          yajl_status_ok
                    : XML_Parse(expat, data, (int)size, !size) == XML_STATUS_OK;
    if (!good) bench_fail("parser", "does not take the file");
}

static uint64_t pass_over(const char *path, bool json, uint64_t *bytes) {
    static char chunk[CHUNK];
    tamiz_input *input;
    tamiz_error err;
    yajl_handle yajl = json ? yajl_alloc(&nothing, NULL, NULL) : NULL;
    XML_Parser expat = json ? NULL : XML_ParserCreateNS(NULL, '\x01');
    if (!yajl && !expat) bench_fail("parser", "out of memory");
    if (yajl) (void)yajl_config(yajl, yajl_allow_multiple_values, 1);
    if (expat) XML_SetElementHandler(expat, see_start, see_end);
    if (expat) XML_SetCharacterDataHandler(expat, see_text);
    *bytes = 0;
    uint64_t start = bench_cpu();
    bench_check(tamiz_input_open(path, &input, &err), &err);
    for (size_t got = 1; got; *bytes += got) {
        bench_check(tamiz_input_read(input, chunk, CHUNK, &got, &err), &err);
        feed(yajl, expat, chunk, got);
    }
    uint64_t spent = bench_cpu() - start;
    tamiz_input_close(input);
    if (yajl) yajl_free(yajl);
    if (expat) XML_ParserFree(expat);
    return spent;
}

int main(int argc, char **argv) {
    const char *list = bench_operand(argc, argv, 1, usage);
    const char *path = bench_operand(argc, argv, 2, usage);
    size_t rounds = (size_t)bench_option(argc, argv, "rounds", 5);
    const tamiz_list_kind *kind = tamiz_list_kind_find(tamiz_span_of(list));
    if (!kind || kind->built_in) bench_fail(list, "no list that has files");
    if (!rounds || rounds > MOST_ROUNDS) rounds = 5;
    bool json = !strcmp(list, "ftm") || !strcmp(list, "senzing");
    double read[MOST_ROUNDS], plain[MOST_ROUNDS];
    uint64_t statements = 0, bytes = 0;
    for (size_t i = 0; i < rounds; i++) {
        read[i] = (double)read_list(kind, path, &statements) / 1e9;
        plain[i] = (double)pass_over(path, json, &bytes) / 1e9;
    }
    (void)printf("{\"list\":\"%s\",\"parser\":\"%s\",\"bytes\":%llu,"
                 "\"statements\":%llu,\"reader_s\":%.4f,\"parser_s\":%.4f}\n",
                 list, json ? "yajl" : "expat", (unsigned long long)bytes,
                 (unsigned long long)statements, bench_median(read, rounds),
                 bench_median(plain, rounds));
    return 0;
}
