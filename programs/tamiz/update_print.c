/* SPDX-License-Identifier: Apache-2.0 */
/* What an update says: what changed, and what went wrong. */
#include "cli_error.h"
#include "cli_lists.h"
#include "cli_table.h"
#include "update.h"

#include <inttypes.h>

static const char *outcome_name(const tamiz_change *c) {
    switch (c->outcome) {
    case TAMIZ_OUTCOME_NEW:
        return "new";
    case TAMIZ_OUTCOME_UNCHANGED:
        return "unchanged";
    case TAMIZ_OUTCOME_FAILED:
        return c->kept ? "failed, kept" : "failed";
    }
    return "";
}

/* ---- JSON -------------------------------------------------------------- */

static void put_examples_json(const tamiz_change *c) {
    (void)printf(",\"examples\":[");
    for (uint32_t i = 0; i < c->example_count && !c->first; i++) {
        const tamiz_change_example *e = &c->examples[i];
        (void)printf("%s{\"change\":\"%s\",\"id\":", i ? "," : "",
                     e->kind == '+'   ? "added"
                     : e->kind == '-' ? "removed"
                                      : "changed");
        cli_put_json(e->id);
        (void)printf(",\"caption\":");
        cli_put_json(e->caption);
        (void)putchar('}');
    }
    (void)putchar(']');
}

static void put_json(const tamiz_change *c) {
    (void)printf("{\"list\":");
    cli_put_json(c->list);
    (void)putchar(',');
    cli_put_counts_json(&c->now);
    (void)printf(",\"added\":%" PRIu32 ",\"changed\":%" PRIu32
                 ",\"removed\":%" PRIu32 ",\"unchanged\":%" PRIu32
                 ",\"warnings\":%" PRIu32 ",\"outcome\":\"%s\"",
                 c->added, c->changed, c->removed, c->unchanged, c->warnings,
                 c->outcome == TAMIZ_OUTCOME_FAILED ? "failed"
                                                    : outcome_name(c));
    put_examples_json(c);
    if (c->failure.code) {
        (void)printf(",\"kept\":%s,\"failure\":{\"where\":",
                     c->kept ? "true" : "false");
        cli_put_json(c->failure.where);
        (void)printf(",\"line\":%" PRIu32 ",\"message\":", c->failure.line);
        cli_put_json(c->failure.message);
        (void)putchar('}');
    }
    (void)printf("}\n");
}

/* ---- a table ----------------------------------------------------------- */

static void add_count(cli_table *table, cli_style style, uint32_t count) {
    cli_table_add(table, count ? style : CLI_DIM, "%" PRIu32, count);
}

static int print_table(const cli_term *term, const tamiz_change *changes,
                       size_t count) {
    static const cli_column columns[] = {
        {"list", CLI_FLEXIBLE}, {"outcome", CLI_LEFT}, {"entities", CLI_RIGHT},
        {"names", CLI_RIGHT},   {"added", CLI_RIGHT},  {"changed", CLI_RIGHT},
        {"removed", CLI_RIGHT},
    };
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    for (size_t i = 0; i < count; i++) {
        const tamiz_change *c = &changes[i];
        cli_table_add(&table, CLI_BOLD, "%s", c->list);
        cli_table_add(&table, c->failure.code ? CLI_RED : CLI_PLAIN, "%s",
                      outcome_name(c));
        cli_table_add(&table, CLI_PLAIN, "%" PRIu32, c->now.entities);
        cli_table_add(&table, CLI_PLAIN, "%" PRIu32, c->now.names);
        add_count(&table, CLI_GREEN, c->added);
        add_count(&table, CLI_YELLOW, c->changed);
        add_count(&table, CLI_RED, c->removed);
    }
    return cli_table_print(&table, term);
}

/* A few of those that changed in a list that was there before. */
static void print_examples(const cli_term *term, const tamiz_change *c) {
    if (c->first || !c->example_count) return;
    (void)putchar('\n');
    cli_put(term, CLI_BOLD, c->list);
    (void)putchar('\n');
    for (uint32_t i = 0; i < c->example_count; i++) {
        const tamiz_change_example *e = &c->examples[i];
        (void)printf("  %c ", e->kind);
        cli_put(term, CLI_PLAIN, e->caption);
        (void)printf(" - ");
        cli_put(term, CLI_DIM, e->id);
        (void)putchar('\n');
        uint32_t all = e->kind == '+'   ? c->added
                       : e->kind == '-' ? c->removed
                                        : c->changed;
        bool last =
            i + 1 == c->example_count || c->examples[i + 1].kind != e->kind;
        if (last && all > TAMIZ_EXAMPLES)
            (void)printf("  %c and %" PRIu32 " more\n", e->kind,
                         all - TAMIZ_EXAMPLES);
    }
}

/* ---- what failed ------------------------------------------------------- */

/* Says it; a download that fails is the environment's doing, whatever came. */
static int say_failure(const tamiz_change *c) {
    int code = cli_error(&c->failure);
    (void)fprintf(stderr, "tamiz: %s: %s\n", c->list,
                  c->kept ? "not updated; the version stored before stays in "
                            "use"
                          : "not taken in; no version of it is stored");
    return c->downloaded ? CLI_BROKEN : code;
}

int update_print(const cli_args *args, const tamiz_change *changes,
                 size_t count) {
    cli_term term = cli_term_of(args);
    int code = CLI_DONE;
    for (size_t i = 0; args->json && i < count; i++) put_json(&changes[i]);
    if (!args->json && !args->quiet) {
        code = print_table(&term, changes, count);
        for (size_t i = 0; i < count; i++) print_examples(&term, &changes[i]);
    }
    (void)fflush(stdout);
    for (size_t i = 0; i < count; i++) {
        int failed = changes[i].failure.code ? say_failure(&changes[i]) : 0;
        if (failed > code) code = failed;
    }
    return code;
}
