/* SPDX-License-Identifier: Apache-2.0 */
/* What do names that are screened have in common with those they hit? Prints
 * the features that the weights of data/odds.tsv are multiplied with, for
 * tools/odds.py to fit.
 *
 * usage: odds NAMES.tsv THRESHOLD
 *
 * NAMES.tsv holds a list and queries, all listed names of a party together:
 *     listed TAB id TAB schema TAB property TAB name
 *     asked TAB schema TAB name
 * A line is printed for every party that a query hits, by its best name:
 *     query (from 0) TAB id TAB score TAB bits TAB features TAB name
 * and first a line with the features' names.
 * It looks below the library's door: features are no part of the contract. */
#include "bench.h"
#include "index_forge.h"
#include "screen_query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS = 5 };

/* A line cut at its tabs. */
typedef struct row {
    tamiz_span cells[CELLS];
    size_t count;
} row;

static row cut(const bench_line *line) {
    row out = {.cells = {tamiz_span_of(line->kind)}, .count = 1};
    const char *at = line->text, *end = line->text + line->size;
    while (out.count < CELLS) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        const char *stop = tab ? tab : end;
        out.cells[out.count++] = (tamiz_span){at, (size_t)(stop - at)};
        if (!tab) return out;
        at = tab + 1;
    }
    bench_fail(line->text, "has too many cells");
}

static void put_listed(tamiz_dataset *data, const row *r, const char *line) {
    tamiz_sink sink = tamiz_dataset_sink(data);
    if (r->count != 5) bench_fail(line, "expected id, schema, property, name");
    tamiz_statement s = {.entity = r->cells[1],
                         .schema = tamiz_schema_find(r->cells[2]),
                         .prop = tamiz_prop_find(r->cells[3]),
                         .value = r->cells[4]};
    if (!s.schema || !s.prop) bench_fail(line, "unknown schema or property");
    tamiz_error err;
    bench_check(sink.put(sink.context, &s, &err), &err);
}

static tamiz_snapshot *forge(const bench_lines *in) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_meta meta = {.id = "list"};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *snapshot;
    tamiz_error err;
    bench_check(tamiz_dataset_begin(&data, &meta, &err), &err);
    for (size_t i = 0; i < in->count; i++) {
        if (strcmp(in->lines[i].kind, "listed") != 0) continue;
        row r = cut(&in->lines[i]);
        put_listed(&data, &r, in->lines[i].text);
    }
    bench_check(tamiz_index_forge(&data, &bytes, NULL, NULL, &err), &err);
    bench_check(tamiz_snapshot_adopt(&bytes, &snapshot, &err), &err);
    tamiz_dataset_clear(&data);
    return snapshot;
}

static void print_head(void) {
    for (size_t i = 0; i < TAMIZ_ODDS_FITTED; i++)
        (void)printf("%s%s", i ? "\t" : "", tamiz_odds_names[i]);
    (void)putchar('\n');
}

/* The number of the entity's name that a hit shows; hits borrow its text. */
static uint32_t number_of(const tamiz_snapshot *s, uint32_t entity,
                          const char *text) {
    const tamiz_entity_record *e = &s->entities[entity];
    for (uint32_t i = 0; i < e->name_count; i++) {
        uint32_t name = s->entity_names[e->first_name + i];
        if (s->text + s->names[name].text == text) return name;
    }
    bench_fail(text, "is no name of its party");
}

/* s->policy and s->query are those of the query that was just answered. */
static void print_hit(tamiz_screener *s, size_t query, const tamiz_name *asked,
                      uint32_t entity, const tamiz_hit *hit) {
    tamiz_part parts[TAMIZ_NAME_PARTS];
    tamiz_name listed;
    tamiz_comparison result;
    tamiz_error err;
    double features[TAMIZ_ODDS_FITTED];
    uint32_t number = number_of(s->snapshot, entity, hit->name);
    tamiz_snapshot_name(s->snapshot, number, parts, &listed);
    tamiz_arena_reset(&s->scratch);
    bench_check(tamiz_name_compare(asked, &listed, &s->scratch, &result, &err),
                &err);
    tamiz_odds_features(s->snapshot, number, &result, features);
    (void)printf("%zu\t%s\t%.6f\t%.4f", query, hit->entity_id, hit->score,
                 hit->odds_bits);
    for (size_t i = 0; i < TAMIZ_ODDS_FITTED; i++)
        (void)printf("\t%.5g", features[i]);
    (void)printf("\t%s\n", hit->name);
}

static void ask(tamiz_screener *s, size_t number, const row *r) {
    tamiz_arena arena = {0};
    tamiz_name asked;
    tamiz_answer *answer;
    tamiz_error err;
    char schema[64];
    if (r->count != 3 || r->cells[1].size >= sizeof schema)
        bench_fail(r->cells[1].data, "expected schema, name");
    memcpy(schema, r->cells[1].data, r->cells[1].size);
    schema[r->cells[1].size] = '\0';
    tamiz_query query = {.name = r->cells[2].data,
                         .name_size = r->cells[2].size,
                         .schema = schema};
    bench_check(tamiz_screener_ask(s, &query, &answer, &err), &err);
    bench_check(tamiz_name_split(s->worker->latin, r->cells[2],
                                 tamiz_name_sort_of(s->policy.schema), &arena,
                                 &asked, &err),
                &err);
    size_t count = tamiz_answer_count(answer);
    for (size_t i = 0; i < count; i++)
        print_hit(s, number, &asked, answer->entities[i],
                  tamiz_answer_hit(answer, i));
    tamiz_answer_free(answer);
    tamiz_arena_clear(&arena);
}

int main(int argc, char **argv) {
    static const char usage[] = "odds NAMES.tsv THRESHOLD";
    bench_lines in = bench_read(bench_operand(argc, argv, 1, usage));
    tamiz_options options = tamiz_options_default();
    options.threshold = strtod(bench_operand(argc, argv, 2, usage), NULL);
    options.limit = UINT32_MAX;
    tamiz_snapshot *snapshot = forge(&in);
    tamiz_screener screener;
    tamiz_error err;
    bench_check(tamiz_screener_init(&screener, snapshot, &options, &err), &err);
    print_head();
    size_t number = 0;
    for (size_t i = 0; i < in.count; i++) {
        if (strcmp(in.lines[i].kind, "asked") != 0) continue;
        row r = cut(&in.lines[i]);
        ask(&screener, number++, &r);
    }
    tamiz_screener_clear(&screener);
    tamiz_snapshot_close(snapshot);
    return 0;
}
