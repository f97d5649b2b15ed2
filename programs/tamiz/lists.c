/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz lists: which lists are known, what is loaded, how old it is. */
#include "cli_lists.h"
#include "cli_open.h"
#include "cli_table.h"
#include "commands.h"

#include <inttypes.h>
#include <string.h>

/* The age of the data: by the publisher's date, else by when it was read. */
static long age_of(const tamiz_list_info *list) {
    return cli_age_days(*list->published ? list->published : list->fetched);
}

static void print_json(const tamiz_list_info *list) {
    (void)printf("{\"id\":");
    cli_put_json(list->id);
    (void)printf(",\"issuer\":");
    cli_put_json(list->issuer);
    (void)printf(",\"title\":");
    cli_put_json(list->title);
    (void)putchar(',');
    cli_put_counts_json(list);
    (void)printf(",\"published\":");
    cli_put_json(list->published);
    (void)printf(",\"fetched\":");
    cli_put_json(list->fetched);
    long age = age_of(list);
    if (age < 0)
        (void)printf(",\"age_days\":null}\n");
    else
        (void)printf(",\"age_days\":%ld}\n", age);
}

static void add_row(cli_table *table, const tamiz_list_info *list) {
    long age = age_of(list);
    cli_table_add(table, CLI_BOLD, "%s", list->id);
    cli_table_add(table, CLI_PLAIN, "%s", list->issuer);
    cli_table_add(table, CLI_PLAIN, "%" PRIu32, list->entities);
    cli_table_add(table, CLI_PLAIN, "%" PRIu32, list->names);
    cli_table_add(table, CLI_PLAIN, "%s",
                  *list->published ? list->published : "unknown");
    if (age < 0)
        cli_table_add(table, CLI_DIM, "unknown");
    else if (*list->published)
        cli_table_add(table, age > 30 ? CLI_YELLOW : CLI_PLAIN, "%ld day%s",
                      age, age == 1 ? "" : "s");
    else /* nobody knows how old the data were when they were read */
        cli_table_add(table, CLI_YELLOW, "read %ld day%s ago", age,
                      age == 1 ? "" : "s");
}

static int print_table(const cli_args *args, const tamiz_snapshot *snapshot) {
    static const cli_column columns[] = {
        {"list", CLI_LEFT},   {"issuer", CLI_FLEXIBLE}, {"entities", CLI_RIGHT},
        {"names", CLI_RIGHT}, {"data of", CLI_LEFT},    {"age", CLI_RIGHT},
    };
    cli_term term = cli_term_of(args);
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    for (size_t i = 0; i < tamiz_snapshot_list_count(snapshot); i++) {
        tamiz_list_info list = tamiz_snapshot_list(snapshot, i);
        add_row(&table, &list);
    }
    return cli_table_print(&table, &term);
}

static bool is_loaded(const tamiz_snapshot *snapshot, const char *id) {
    for (size_t i = 0; i < tamiz_snapshot_list_count(snapshot); i++)
        if (!strcmp(tamiz_snapshot_list(snapshot, i).id, id)) return true;
    return false;
}

/* The lists this build can read but the snapshot does not hold. */
static void print_others(const cli_args *args, const tamiz_snapshot *snapshot) {
    bool first = true;
    for (size_t i = 0; i < tamiz_known_list_count(); i++) {
        tamiz_list_info list = tamiz_known_list(i);
        if (is_loaded(snapshot, list.id)) continue;
        if (args->json) {
            print_json(&list);
            continue;
        }
        (void)printf("%s%s (%s)\n", first ? "\nknown, not loaded:\n  " : "  ",
                     list.id, list.issuer);
        first = false;
    }
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    (void)operands;
    (void)count;
    tamiz_snapshot *snapshot = NULL;
    int code = cli_open(args, &snapshot);
    if (code) return code;
    for (size_t i = 0; args->json && i < tamiz_snapshot_list_count(snapshot);
         i++) {
        tamiz_list_info list = tamiz_snapshot_list(snapshot, i);
        print_json(&list);
    }
    if (!args->json) code = print_table(args, snapshot);
    if (!code) print_others(args, snapshot);
    tamiz_snapshot_close(snapshot);
    return code;
}

const cli_command command_lists = {
    .name = "lists",
    .operands = "",
    .purpose = "Show the lists: loaded, how old, known",
    .options = 0,
    .fewest = 0,
    .most = 0,
    .run = run,
};
