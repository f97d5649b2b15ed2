/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_table.h"
#include "eval_report.h"

#include <inttypes.h>
#include <math.h>

/* The curve: 0.50, 0.51 … 0.99. */
enum { CURVE_FROM = 50, CURVE_TO = 99, CURVE_SHOWN = 5 };

/* ---- JSON -------------------------------------------------------------- */

static void put_number(const char *key, double value) {
    if (isfinite(value))
        (void)printf(",\"%s\":%.6g", key, value);
    else
        (void)printf(",\"%s\":null", key);
}

static void put_counts(const eval_counts *c) {
    (void)printf(",\"true_positives\":%zu,\"false_positives\":%zu,"
                 "\"false_negatives\":%zu,\"true_negatives\":%zu",
                 c->true_positives, c->false_positives, c->false_negatives,
                 c->true_negatives);
    put_number("precision", eval_precision(c));
    put_number("recall", eval_recall(c));
    put_number("f1", eval_f1(c));
}

static void put_json_curve(const eval_set *set) {
    (void)printf(",\"curve\":[");
    for (int i = CURVE_FROM; i <= CURVE_TO; i++) {
        eval_counts c = eval_count(set->cases, set->count, i / 100.0);
        (void)printf("%s{\"threshold\":0.%d", i > CURVE_FROM ? "," : "", i);
        put_counts(&c);
        (void)putchar('}');
    }
    (void)putchar(']');
}

static void put_json_error(const eval_case *c, bool first) {
    (void)printf("%s{\"line\":%u,\"kind\":\"%s\",\"score\":%.6f,\"schema\":",
                 first ? "" : ",", c->line,
                 c->is_match ? "false negative" : "false positive", c->score);
    cli_put_json(c->schema);
    (void)printf(",\"name1\":");
    cli_put_json(c->name1);
    (void)printf(",\"name2\":");
    cli_put_json(c->name2);
    (void)printf(",\"group\":");
    cli_put_json(c->group);
    (void)putchar('}');
}

static void put_json_groups(eval_set *set, double threshold) {
    (void)printf(",\"groups\":[");
    eval_sort_groups(set);
    for (size_t at = 0, size; at < set->count; at += size) {
        size = eval_group_size(set, at);
        eval_counts c = eval_count(&set->cases[at], size, threshold);
        (void)printf("%s{\"group\":", at ? "," : "");
        cli_put_json(set->cases[at].group);
        (void)printf(",\"pairs\":%zu", size);
        put_counts(&c);
        (void)putchar('}');
    }
    (void)putchar(']');
}

/* ---- mistakes ---------------------------------------------------------- */

/* The next mistake of a kind from *at on: false alarms from the highest score
 * down, misses from the lowest up. NULL = no more. */
static const eval_case *next_mistake(const eval_set *set, bool missed,
                                     double threshold, size_t *at) {
    while (*at < set->count) {
        size_t i = missed ? set->count - 1 - *at : *at;
        const eval_case *c = &set->cases[i];
        ++*at;
        if (c->is_match == missed && (c->score < threshold) == missed) return c;
    }
    return NULL;
}

static void put_json_errors(const eval_set *set, uint32_t most,
                            double threshold) {
    bool first = true;
    (void)printf(",\"errors\":[");
    for (int missed = 0; missed < 2; missed++) {
        size_t at = 0;
        for (uint32_t n = 0; n < most; n++) {
            const eval_case *c = next_mistake(set, missed, threshold, &at);
            if (!c) break;
            put_json_error(c, first);
            first = false;
        }
    }
    (void)putchar(']');
}

static void put_json_names(eval_set *set) {
    eval_ranking r = eval_rank_names(set);
    put_number("names_average_precision", r.average_precision);
    put_number("names_auc", r.auc);
    (void)printf(",\"skipped\":%" PRIu64, set->skipped);
}

static void put_json(const cli_args *args, double threshold, eval_set *set) {
    eval_ranking r = eval_rank(set->cases, set->count);
    eval_counts c = eval_count(set->cases, set->count, threshold);
    (void)printf("{\"kind\":\"pairs\",\"pairs\":%zu,\"matches\":%zu",
                 set->count, c.true_positives + c.false_negatives);
    put_number("threshold", threshold);
    put_counts(&c);
    put_number("best_threshold", r.best_threshold);
    put_number("best_f1", r.best_f1);
    put_number("average_precision", r.average_precision);
    put_number("auc", r.auc);
    if (set->entities) put_json_names(set);
    put_json_curve(set);
    if (args->errors) put_json_errors(set, args->errors, threshold);
    put_json_groups(set, threshold);
    (void)puts("}");
}

/* ---- text -------------------------------------------------------------- */

static void add_share(cli_table *table, double value) {
    if (isfinite(value))
        cli_table_add(table, CLI_PLAIN, "%.3f", value);
    else
        cli_table_add(table, CLI_DIM, "-");
}

static void add_counts(cli_table *table, const eval_counts *c) {
    add_share(table, eval_precision(c));
    add_share(table, eval_recall(c));
    add_share(table, eval_f1(c));
    cli_table_add(table, CLI_PLAIN, "%zu", c->true_positives);
    cli_table_add(table, CLI_PLAIN, "%zu", c->false_negatives);
    cli_table_add(table, CLI_PLAIN, "%zu", c->false_positives);
}

static void add_threshold(cli_table *table, const eval_set *set,
                          const char *name, double threshold) {
    eval_counts c = eval_count(set->cases, set->count, threshold);
    cli_table_add(table, CLI_BOLD, "%s", name);
    cli_table_add(table, CLI_PLAIN, "%.2f", threshold);
    add_counts(table, &c);
}

static int put_curve(const cli_term *term, const eval_set *set,
                     double threshold, const eval_ranking *r) {
    static const cli_column columns[] = {
        {"", CLI_LEFT},           {"threshold", CLI_RIGHT},
        {"precision", CLI_RIGHT}, {"recall", CLI_RIGHT},
        {"F1", CLI_RIGHT},        {"found", CLI_RIGHT},
        {"missed", CLI_RIGHT},    {"false", CLI_RIGHT},
    };
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    add_threshold(&table, set, "asked", threshold);
    if (isfinite(r->best_f1))
        add_threshold(&table, set, "best F1", r->best_threshold);
    for (int i = CURVE_FROM; i <= CURVE_TO; i += CURVE_SHOWN)
        add_threshold(&table, set, "", i / 100.0);
    return cli_table_print(&table, term);
}

static int put_groups(const cli_term *term, eval_set *set, double threshold) {
    static const cli_column columns[] = {
        {"group", CLI_FLEXIBLE}, {"pairs", CLI_RIGHT}, {"precision", CLI_RIGHT},
        {"recall", CLI_RIGHT},   {"F1", CLI_RIGHT},    {"found", CLI_RIGHT},
        {"missed", CLI_RIGHT},   {"false", CLI_RIGHT},
    };
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    eval_sort_groups(set);
    if (!set->count || eval_group_size(set, 0) == set->count) return CLI_DONE;
    for (size_t at = 0, size; at < set->count; at += size) {
        size = eval_group_size(set, at);
        eval_counts c = eval_count(&set->cases[at], size, threshold);
        cli_table_add(&table, CLI_BOLD, "%s", set->cases[at].group);
        cli_table_add(&table, CLI_PLAIN, "%zu", size);
        add_counts(&table, &c);
    }
    (void)putchar('\n');
    return cli_table_print(&table, term);
}

static int put_errors(const cli_term *term, const eval_set *set, bool missed,
                      uint32_t most, double threshold) {
    static const cli_column columns[] = {{"line", CLI_RIGHT},
                                         {"score", CLI_RIGHT},
                                         {"name1", CLI_FLEXIBLE},
                                         {"name2", CLI_FLEXIBLE},
                                         {"group", CLI_LEFT}};
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    size_t at = 0;
    const eval_case *c = next_mistake(set, missed, threshold, &at);
    if (!c) return CLI_DONE;
    (void)printf("\n%s\n", missed ? "matches that were missed, worst first"
                                  : "false alarms, worst first");
    for (uint32_t n = 0; c && n < most; n++) {
        cli_table_add(&table, CLI_DIM, "%u", c->line);
        cli_table_add(&table, CLI_PLAIN, "%.3f", c->score);
        cli_table_add(&table, CLI_PLAIN, "%s", c->name1);
        cli_table_add(&table, CLI_PLAIN, "%s", c->name2);
        cli_table_add(&table, CLI_DIM, "%s", c->group);
        c = next_mistake(set, missed, threshold, &at);
    }
    return cli_table_print(&table, term);
}

/* What dates, countries and numbers add to the names. */
static void put_names_alone(eval_set *set) {
    eval_ranking r = eval_rank_names(set);
    if (isfinite(r.auc))
        (void)printf("\nby names alone: average precision %.3f, AUC %.3f",
                     r.average_precision, r.auc);
    if (set->skipped)
        (void)printf("\n%" PRIu64 " more are not judged, or no parties",
                     set->skipped);
}

int eval_report_pairs(const cli_args *args, double threshold, eval_set *set) {
    eval_sort_scores(set);
    if (args->json) {
        put_json(args, threshold, set);
        return CLI_DONE;
    }
    cli_term term = cli_term_of(args);
    eval_ranking r = eval_rank(set->cases, set->count);
    eval_counts c = eval_count(set->cases, set->count, threshold);
    (void)printf("%zu pairs, %zu of them matches", set->count,
                 c.true_positives + c.false_negatives);
    if (isfinite(r.auc))
        (void)printf("; average precision %.3f, AUC %.3f", r.average_precision,
                     r.auc);
    if (set->entities) put_names_alone(set);
    (void)printf("\n\n");
    int bad = put_curve(&term, set, threshold, &r);
    for (int missed = 0; !bad && args->errors && missed < 2; missed++)
        bad = put_errors(&term, set, missed, args->errors, threshold);
    if (!bad) bad = put_groups(&term, set, threshold);
    return bad;
}
