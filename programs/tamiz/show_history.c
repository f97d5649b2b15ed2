/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz show ID --history: when each fact was seen first and last. */
#include "show.h"

#include "cli_error.h"
#include "cli_open.h"
#include "cli_progress.h"
#include "cli_table.h"

#include <string.h>

static void put_head(const cli_term *term, const tamiz_sighting *s) {
    (void)putchar('\n');
    cli_put(term, CLI_BOLD, s->schema);
    cli_put(term, CLI_DIM, s->attached ? " (attached), " : ", ");
    cli_put(term, CLI_DIM, s->list);
    (void)putchar('\n');
}

static void add_row(cli_table *table, const tamiz_sighting *s, bool repeated) {
    char words[64];
    bool gone = *s->gone;
    cli_table_add(table, CLI_CYAN, "%s",
                  repeated ? "" : cli_words(s->property, words, sizeof words));
    cli_table_add(table, gone ? CLI_DIM : CLI_PLAIN, "%.10s", s->first_seen);
    cli_table_add(table, gone ? CLI_DIM : CLI_PLAIN, "%.10s", s->last_seen);
    cli_table_add(table, CLI_RED, "%.10s", s->gone);
    cli_table_add(table, gone ? CLI_DIM : CLI_PLAIN, "%s", s->value);
}

/* Rows of one list and schema; returns how many. */
static size_t put_group(const cli_term *term, const tamiz_history *history,
                        size_t from, int *code) {
    static const cli_column columns[] = {
        {"property", CLI_LEFT},  {"first seen", CLI_LEFT},
        {"last seen", CLI_LEFT}, {"gone by", CLI_LEFT},
        {"value", CLI_WRAPPED},
    };
    const tamiz_sighting *first = tamiz_history_sighting(history, from);
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns,
                       .indent = 2};
    const char *before = "";
    size_t count = 0;
    for (;; count++) {
        const tamiz_sighting *s = tamiz_history_sighting(history, from + count);
        if (!s || s->attached != first->attached ||
            strcmp(s->schema, first->schema) != 0 ||
            strcmp(s->list, first->list) != 0)
            break;
        add_row(&table, s, !strcmp(before, s->property));
        before = s->property;
    }
    put_head(term, first);
    *code = cli_table_print(&table, term);
    return count;
}

static int print(const cli_args *args, const char *id,
                 const tamiz_history *history) {
    cli_term term = cli_term_of(args);
    int code = CLI_DONE;
    cli_put(&term, CLI_BOLD, id);
    (void)putchar('\n');
    for (size_t i = 0; i < tamiz_history_count(history) && !code;)
        i += put_group(&term, history, i, &code);
    return code;
}

static int print_json(tamiz_history *history) {
    for (size_t i = 0; i < tamiz_history_count(history); i++) {
        const char *json = tamiz_history_json(history, i);
        if (!json) return cli_no_memory();
        (void)puts(json);
    }
    return CLI_DONE;
}

int show_history(const cli_args *args, const char *id) {
    char home[CLI_PATH];
    tamiz_history *history = NULL;
    tamiz_error err;
    int code = cli_home(args, home);
    if (code) return code;
    if (args->snapshot || args->as_of)
        return cli_bad("--history", "expected neither --snapshot nor --as-of "
                                    "with it; it asks all that the home kept");
    cli_progress progress = cli_progress_of(args);
    tamiz_listener listener = cli_progress_listener(&progress);
    tamiz_code failed =
        tamiz_history_read(home, id, args->known_on, &listener, &history, &err);
    cli_progress_end(&progress);
    if (failed) return cli_error(&err);
    code = args->json ? print_json(history) : print(args, id, history);
    tamiz_history_free(history);
    return code;
}
