/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_table.h"
#include "eval_report.h"

#include <math.h>

static double share(size_t part, size_t whole) {
    return whole ? (double)part / (double)whole : NAN;
}

/* ---- JSON -------------------------------------------------------------- */

static void put_number(const char *key, double value) {
    if (isfinite(value))
        (void)printf(",\"%s\":%.6g", key, value);
    else
        (void)printf(",\"%s\":null", key);
}

static void put_found(const eval_found *f) {
    (void)printf("\"names\":%zu,\"expected\":%zu,\"found\":%zu", f->names,
                 f->expected, f->found);
    put_number("recall_at_1", share(f->first, f->expected));
    put_number("recall_at_10", share(f->ten, f->expected));
    put_number("mrr", f->mrr);
    (void)printf(",\"alerts\":%zu,\"clean\":%zu,\"clean_alerts\":%zu",
                 f->alerts, f->clean, f->clean_alerts);
    put_number("clean_alerts_per_1000",
               1000 * share(f->clean_alerts, f->clean));
}

/* Alerts of clean names that a bank may be willing to look at. */
static const size_t rates[] = {0, 1, 5};
enum { RATES = sizeof rates / sizeof *rates };

/* The thresholds of all rates; the set in order of score. False = there are no
 * clean names, or nothing to find. */
static bool find_rates(const eval_set *set, eval_rate out[RATES]) {
    eval_found f = eval_find(set->cases, set->count);
    for (size_t i = 0; i < RATES; i++)
        out[i] = eval_rate_at(set->cases, set->count, rates[i]);
    return f.clean && f.expected;
}

static void put_json_rates(const eval_case *cases, size_t count,
                           const eval_rate at[RATES]) {
    size_t expected = eval_find(cases, count).expected;
    (void)printf(",\"at_rates\":[");
    for (size_t i = 0; i < RATES; i++) {
        size_t found = eval_found_at(cases, count, at[i]);
        eval_interval ci = eval_wilson(found, expected);
        (void)printf("%s{\"per_1000\":%zu,\"allowed\":%zu,\"found\":%zu",
                     i ? "," : "", rates[i], at[i].allowed, found);
        put_number("above", at[i].threshold);
        put_number("share", share(found, expected));
        put_number("low", ci.low);
        put_number("high", ci.high);
        (void)putchar('}');
    }
    (void)putchar(']');
}

/* A name is a mistake when its party is no hit, or when it has no party and
 * hits. */
static bool is_mistake(const eval_case *c) {
    return c->is_match ? !c->found : c->score > 0;
}

static void put_json_errors(const eval_set *set, uint32_t most) {
    bool first = true;
    (void)printf(",\"errors\":[");
    for (size_t i = 0; i < set->count && most; i++) {
        const eval_case *c = &set->cases[i];
        if (!is_mistake(c)) continue;
        (void)printf("%s{\"line\":%u,\"score\":%.6f,\"name\":",
                     first ? "" : ",", c->line, c->score);
        cli_put_json(c->name1);
        (void)printf(",\"expect_id\":");
        cli_put_json(c->name2);
        (void)printf(",\"group\":");
        cli_put_json(c->group);
        (void)putchar('}');
        first = false;
        most--;
    }
    (void)putchar(']');
}

static void put_json(const cli_args *args, double threshold, eval_set *set) {
    eval_rate at[RATES];
    bool rated = find_rates(set, at);
    eval_found f = eval_find(set->cases, set->count);
    (void)printf("{\"kind\":\"names\"");
    put_number("threshold", threshold);
    (void)putchar(',');
    put_found(&f);
    if (rated) put_json_rates(set->cases, set->count, at);
    if (args->errors) put_json_errors(set, args->errors);
    (void)printf(",\"groups\":[");
    eval_sort_groups(set);
    for (size_t at_group = 0, size; at_group < set->count; at_group += size) {
        size = eval_group_size(set, at_group);
        f = eval_find(&set->cases[at_group], size);
        (void)printf("%s{\"group\":", at_group ? "," : "");
        cli_put_json(set->cases[at_group].group);
        (void)putchar(',');
        put_found(&f);
        if (rated && f.expected)
            put_json_rates(&set->cases[at_group], size, at);
        (void)putchar('}');
    }
    (void)puts("]}");
}

/* ---- text -------------------------------------------------------------- */

static const cli_column columns[] = {
    {"group", CLI_FLEXIBLE},  {"names", CLI_RIGHT},
    {"expected", CLI_RIGHT},  {"found", CLI_RIGHT},
    {"recall@1", CLI_RIGHT},  {"recall@10", CLI_RIGHT},
    {"MRR", CLI_RIGHT},       {"alerts", CLI_RIGHT},
    {"clean", CLI_RIGHT},     {"clean alerts", CLI_RIGHT},
    {"per 1,000", CLI_RIGHT},
};

static void add_share(cli_table *table, double value, int digits) {
    if (isfinite(value))
        cli_table_add(table, CLI_PLAIN, "%.*f", digits, value);
    else
        cli_table_add(table, CLI_DIM, "-");
}

static void add_row(cli_table *table, const char *name, const eval_case *cases,
                    size_t count) {
    eval_found f = eval_find(cases, count);
    cli_table_add(table, CLI_BOLD, "%s", name);
    cli_table_add(table, CLI_PLAIN, "%zu", f.names);
    cli_table_add(table, CLI_PLAIN, "%zu", f.expected);
    cli_table_add(table, CLI_PLAIN, "%zu", f.found);
    add_share(table, share(f.first, f.expected), 3);
    add_share(table, share(f.ten, f.expected), 3);
    add_share(table, f.mrr, 3);
    cli_table_add(table, CLI_PLAIN, "%zu", f.alerts);
    cli_table_add(table, CLI_PLAIN, "%zu", f.clean);
    cli_table_add(table, CLI_PLAIN, "%zu", f.clean_alerts);
    add_share(table, 1000 * share(f.clean_alerts, f.clean), 1);
}

/* "93.1 (92.0-94.1)": per cent, with its interval. */
static void add_rates(cli_table *table, const char *name,
                      const eval_case *cases, size_t count,
                      const eval_rate at[RATES]) {
    size_t expected = eval_find(cases, count).expected;
    if (!expected) return;
    cli_table_add(table, CLI_BOLD, "%s", name);
    cli_table_add(table, CLI_PLAIN, "%zu", expected);
    for (size_t i = 0; i < RATES; i++) {
        size_t found = eval_found_at(cases, count, at[i]);
        eval_interval ci = eval_wilson(found, expected);
        cli_table_add(table, CLI_PLAIN, "%.1f (%.1f-%.1f)",
                      100 * share(found, expected), 100 * ci.low,
                      100 * ci.high);
    }
}

/* How much of each group is found when so many clean names may hit. The set is
 * in order of score, then of group. */
static int put_rates(const cli_term *term, eval_set *set) {
    static const cli_column heads[] = {{"found, % (95 %)", CLI_FLEXIBLE},
                                       {"expected", CLI_RIGHT},
                                       {"0 per 1,000", CLI_RIGHT},
                                       {"1 per 1,000", CLI_RIGHT},
                                       {"5 per 1,000", CLI_RIGHT}};
    eval_rate at[RATES];
    cli_table table = {.columns = heads,
                       .column_count = sizeof heads / sizeof *heads};
    if (!find_rates(set, at)) return CLI_DONE;
    add_rates(&table, "all", set->cases, set->count, at);
    cli_table_add(&table, CLI_DIM, "scores above");
    cli_table_add(&table, CLI_DIM, "%s", "");
    for (size_t i = 0; i < RATES; i++)
        cli_table_add(&table, CLI_DIM, "%.3f", at[i].threshold);
    eval_sort_groups(set);
    for (size_t first = 0, size; first < set->count; first += size) {
        size = eval_group_size(set, first);
        if (size < set->count)
            add_rates(&table, set->cases[first].group, &set->cases[first], size,
                      at);
    }
    (void)putchar('\n');
    return cli_table_print(&table, term);
}

static int put_errors(const cli_term *term, const eval_set *set,
                      uint32_t most) {
    static const cli_column heads[] = {{"line", CLI_RIGHT},
                                       {"best score", CLI_RIGHT},
                                       {"name", CLI_FLEXIBLE},
                                       {"expected", CLI_LEFT},
                                       {"group", CLI_LEFT}};
    cli_table table = {.columns = heads,
                       .column_count = sizeof heads / sizeof *heads};
    (void)printf("\nparties that are no hit, clean names that hit\n");
    for (size_t i = 0; i < set->count && most; i++) {
        const eval_case *c = &set->cases[i];
        if (!is_mistake(c)) continue;
        cli_table_add(&table, CLI_DIM, "%u", c->line);
        cli_table_add(&table, CLI_PLAIN, "%.3f", c->score);
        cli_table_add(&table, CLI_PLAIN, "%s", c->name1);
        cli_table_add(&table, CLI_PLAIN, "%s", c->is_match ? c->name2 : "-");
        cli_table_add(&table, CLI_DIM, "%s", c->group);
        most--;
    }
    return cli_table_print(&table, term);
}

static int put_groups(const cli_term *term, eval_set *set) {
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    eval_sort_groups(set);
    if (eval_group_size(set, 0) == set->count) return CLI_DONE;
    for (size_t at = 0, size; at < set->count; at += size) {
        size = eval_group_size(set, at);
        add_row(&table, set->cases[at].group, &set->cases[at], size);
    }
    (void)putchar('\n');
    return cli_table_print(&table, term);
}

int eval_report_names(const cli_args *args, double threshold, eval_set *set) {
    eval_sort_scores(set);
    if (args->json) {
        put_json(args, threshold, set);
        return CLI_DONE;
    }
    cli_term term = cli_term_of(args);
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    (void)printf("%zu names, hits at %.2f or more\n\n", set->count, threshold);
    add_row(&table, "all", set->cases, set->count);
    int bad = cli_table_print(&table, &term);
    if (!bad && args->errors) bad = put_errors(&term, set, args->errors);
    if (!bad) bad = put_rates(&term, set);
    if (!bad) bad = put_groups(&term, set);
    return bad;
}
