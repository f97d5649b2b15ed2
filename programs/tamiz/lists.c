/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz lists: which lists are known, what is loaded, how old it is, and what
 * went wrong when it was updated last. */
#include "lists.h"

#include "cli_error.h"
#include "cli_lists.h"
#include "cli_open.h"
#include "cli_table.h"
#include "commands.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Where nobody knows how often a list changes. */
enum { USUAL_DAYS = 30 };

/* What is shown: a snapshot, and the home it came from. */
typedef struct view {
    const cli_args *args;
    const tamiz_snapshot *snapshot;
    const char *home; /* NULL = none, or another snapshot was asked for */
    const char *const *wanted;
    size_t wanted_count;
} view;

static int fill(const view *v, tamiz_list_info list, lists_row *row) {
    tamiz_error err;
    *row = (lists_row){.list = list, .age = -1};
    if (tamiz_home_status(v->home, list.id, &row->status, &err)) {
        if (err.code != TAMIZ_BAD_ARGUMENT) return cli_error(&err);
        row->status = (tamiz_list_status){.url = "", .licence = ""};
    }
    return CLI_DONE;
}

/* The age of the data: by the publisher's date, else by when it was read. */
static int fill_loaded(const view *v, size_t index, lists_row *row) {
    tamiz_list_info list = tamiz_snapshot_list(v->snapshot, index);
    int bad = fill(v, list, row);
    if (bad) return bad;
    enum { MOST = sizeof row->tallies / sizeof *row->tallies };
    row->tally_count =
        tamiz_snapshot_list_tally(v->snapshot, index, row->tallies, MOST);
    if (row->tally_count > MOST) row->tally_count = MOST;
    row->age = cli_age_days(*list.published ? list.published : list.fetched);
    uint32_t most =
        row->status.stale_days ? row->status.stale_days : USUAL_DAYS;
    row->stale = row->age > (long)most;
    return CLI_DONE;
}

static bool is_wanted(const view *v, const char *id) {
    for (size_t i = 0; i < v->wanted_count; i++)
        if (!strcmp(v->wanted[i], id)) return true;
    return !v->wanted_count;
}

static bool is_loaded(const tamiz_snapshot *snapshot, const char *id) {
    for (size_t i = 0; i < tamiz_snapshot_list_count(snapshot); i++)
        if (!strcmp(tamiz_snapshot_list(snapshot, i).id, id)) return true;
    return false;
}

/* Calls show with each wanted list: those loaded, then the other known ones. */
typedef void shower(void *context, const lists_row *row);
static int visit(const view *v, bool loaded, shower *show, void *context) {
    size_t count = loaded ? tamiz_snapshot_list_count(v->snapshot)
                          : tamiz_known_list_count();
    lists_row row;
    int bad = CLI_DONE;
    for (size_t i = 0; i < count && !bad; i++) {
        tamiz_list_info list =
            loaded ? tamiz_snapshot_list(v->snapshot, i) : tamiz_known_list(i);
        if (!is_wanted(v, list.id) ||
            (!loaded && is_loaded(v->snapshot, list.id)))
            continue;
        bad = loaded ? fill_loaded(v, i, &row) : fill(v, list, &row);
        if (!bad) show(context, &row);
    }
    return bad;
}

/* ---- as a table -------------------------------------------------------- */

static void add_row(void *context, const lists_row *row) {
    cli_table *table = context;
    char age[64];
    lists_age_text(row, age, sizeof age);
    cli_table_add(table, CLI_BOLD, "%s", row->list.id);
    cli_table_add(table, CLI_PLAIN, "%s", row->list.issuer);
    cli_table_add(table, CLI_PLAIN, "%" PRIu32, row->list.entities);
    cli_table_add(table, CLI_PLAIN, "%" PRIu32, row->list.names);
    cli_table_add(table, CLI_PLAIN, "%s",
                  *row->list.published ? row->list.published : "unknown");
    /* Without a date nobody knows how old the data were when they were read. */
    cli_table_add(table,
                  row->age < 0                          ? CLI_DIM
                  : row->stale || !*row->list.published ? CLI_YELLOW
                                                        : CLI_PLAIN,
                  "%s", age);
}

static void put_other(void *context, const lists_row *row) {
    bool *first = context;
    (void)printf("%s%s (%s)\n", *first ? "\nknown, not loaded:\n  " : "  ",
                 row->list.id, row->list.issuer);
    *first = false;
}

static void put_failure(void *context, const lists_row *row) {
    bool *first = context;
    if (!*row->status.failed) return;
    (void)printf("%s  %s: %s: ", *first ? "\nlast update failed:\n" : "",
                 row->list.id, row->status.failed);
    cli_put_clean(stdout, row->status.reason);
    (void)putchar('\n');
    *first = false;
}

static int print_table(const view *v) {
    static const cli_column columns[] = {
        {"list", CLI_LEFT},   {"issuer", CLI_FLEXIBLE}, {"entities", CLI_RIGHT},
        {"names", CLI_RIGHT}, {"data of", CLI_LEFT},    {"age", CLI_RIGHT},
    };
    cli_term term = cli_term_of(v->args);
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    bool others = true, failures = true;
    int bad = visit(v, true, add_row, &table);
    if (!bad) bad = cli_table_print(&table, &term);
    if (!bad) bad = visit(v, true, put_failure, &failures);
    if (!bad) bad = visit(v, false, put_failure, &failures);
    if (!bad) bad = visit(v, false, put_other, &others);
    return bad;
}

/* ---- the command ------------------------------------------------------- */

static void put_json(void *context, const lists_row *row) {
    (void)context;
    lists_put_json(row);
}

typedef struct details {
    const cli_args *args;
    bool more;
} details;

static void put_detail(void *context, const lists_row *row) {
    details *d = context;
    if (d->more) (void)putchar('\n');
    d->more = true;
    lists_put_detail(d->args, row);
}

static int show(const view *v) {
    details d = {.args = v->args};
    if (!v->args->json && !v->wanted_count) return print_table(v);
    shower *put = v->args->json ? put_json : put_detail;
    int bad = visit(v, true, put, &d);
    return bad ? bad : visit(v, false, put, &d);
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    char home[CLI_PATH] = "";
    view v = {.args = args, .wanted = operands, .wanted_count = count};
    tamiz_snapshot *snapshot = NULL;
    int code = cli_check_lists(operands, count);
    if (!code) code = cli_open(args, &snapshot);
    if (code) return code;
    /* cli_open() said already what is missing when there is no home. */
    if (!args->snapshot &&
        (args->home || getenv("TAMIZ_HOME") || getenv("HOME")))
        code = cli_home(args, home);
    if (*home) v.home = home;
    v.snapshot = snapshot;
    if (!code) code = show(&v);
    tamiz_snapshot_close(snapshot);
    return code;
}

const cli_command command_lists = {
    .name = "lists",
    .operands = "[LIST...]",
    .purpose = "Show the lists: loaded, how old, known",
    .details = "With LIST, all that is known of it: where it came from and "
               "when, what it is made\nof, and why its last update failed if "
               "it did.",
    .options = 0,
    .fewest = 0,
    .most = SIZE_MAX,
    .run = run,
};
