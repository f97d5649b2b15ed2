/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz update [LIST[=PATH]...]: store lists in the home, forge them all into
 * its current snapshot, and say what changed. */
#include "cli_error.h"
#include "cli_lists.h"
#include "cli_open.h"
#include "cli_progress.h"
#include "cli_table.h"
#include "commands.h"

#include <inttypes.h>
#include <stdlib.h>

static void print_json(const tamiz_change *changes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const tamiz_change *c = &changes[i];
        (void)printf("{\"list\":");
        cli_put_json(c->list);
        (void)putchar(',');
        cli_put_counts_json(&c->now);
        (void)printf(",\"added\":%" PRIu32 ",\"changed\":%" PRIu32
                     ",\"removed\":%" PRIu32 ",\"unchanged\":%" PRIu32
                     ",\"warnings\":%" PRIu32 "}\n",
                     c->added, c->changed, c->removed, c->unchanged,
                     c->warnings);
    }
}

static void add_change(cli_table *table, cli_style style, uint32_t count) {
    cli_table_add(table, count ? style : CLI_DIM, "%" PRIu32, count);
}

static int print_table(const cli_args *args, const tamiz_change *changes,
                       size_t count) {
    static const cli_column columns[] = {
        {"list", CLI_FLEXIBLE},     {"rows", CLI_RIGHT},
        {"entities", CLI_RIGHT},    {"names", CLI_RIGHT},
        {"identifiers", CLI_RIGHT}, {"designations", CLI_RIGHT},
        {"added", CLI_RIGHT},       {"changed", CLI_RIGHT},
        {"removed", CLI_RIGHT},
    };
    cli_term term = cli_term_of(args);
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    for (size_t i = 0; i < count; i++) {
        const tamiz_change *c = &changes[i];
        cli_table_add(&table, CLI_BOLD, "%s", c->list);
        const uint32_t counts[] = {c->now.rows, c->now.entities, c->now.names,
                                   c->now.identifiers, c->now.designations};
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
            cli_table_add(&table, CLI_PLAIN, "%" PRIu32, counts[k]);
        add_change(&table, CLI_GREEN, c->added);
        add_change(&table, CLI_YELLOW, c->changed);
        add_change(&table, CLI_RED, c->removed);
    }
    return cli_table_print(&table, &term);
}

/* Without operands everything stored was forged again: show all of it. */
static int print_all(const cli_args *args, const char *home) {
    char path[CLI_PATH];
    tamiz_snapshot *snapshot = NULL;
    tamiz_error err;
    if (tamiz_home_snapshot(home, path, sizeof path, &err) ||
        tamiz_snapshot_open(path, &snapshot, &err))
        return cli_error(&err);
    int code = cli_put_counts(args, snapshot);
    tamiz_snapshot_close(snapshot);
    return code;
}

static int update(const cli_args *args, const tamiz_source *sources,
                  size_t count, tamiz_change *changes) {
    char home[CLI_PATH];
    int code = cli_home(args, home);
    if (!code) code = cli_check_home(args, home);
    if (code) return code;
    tamiz_error err;
    cli_progress progress = cli_progress_of(args);
    tamiz_listener listener = cli_progress_listener(&progress);
    tamiz_code failed =
        tamiz_update(home, sources, count, changes, &listener, &err);
    cli_progress_end(&progress);
    if (failed) return cli_error(&err);
    if (args->quiet && !args->json) return CLI_DONE;
    if (!count) return print_all(args, home);
    if (!args->json) return print_table(args, changes, count);
    print_json(changes, count);
    return CLI_DONE;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    tamiz_source *sources = NULL;
    int code = cli_sources(operands, count, &sources);
    if (code) return code;
    tamiz_change *changes = calloc(count + 1, sizeof *changes);
    code = changes ? update(args, sources, count, changes) : cli_no_memory();
    free(changes);
    free(sources);
    return code;
}

const cli_command command_update = {
    .name = "update",
    .operands = "[LIST[=PATH]...]",
    .purpose = "Take lists in, so that answers come from them",
    .details =
        "PATH is the list's file, or the folder that holds its files; "
        ".gz and .zst are\nread too. A list that is built in needs no "
        "PATH. Lists taken in before stay.\nNothing is swapped in "
        "unless every list was read whole. Without operands all\n"
        "stored lists are forged again. What a reader does not understand "
        "is kept as a\nnote of its party and told on stderr.",
    .options = 0,
    .fewest = 0,
    .most = SIZE_MAX,
    .run = run,
};
