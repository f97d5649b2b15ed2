/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz diff OLD NEW: which parties were added, changed, removed. */
#include "diff.h"

#include "cli_error.h"
#include "cli_text.h"
#include "commands.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The ids of the lists of both sides, by name, each once. */
typedef struct list_ids {
    const char **ids;
    size_t count;
} list_ids;

static int order_of_ids(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_wanted(const cli_args *args, const char *id) {
    for (size_t i = 0; i < args->list_count; i++)
        if (!strcmp(args->lists[i], id)) return true;
    return !args->list_count;
}

static int find_lists(const cli_args *args, const diff_side *sides,
                      list_ids *out) {
    size_t most = 1;
    for (size_t i = 0; i < 2; i++)
        most += tamiz_snapshot_list_count(sides[i].snapshot);
    out->count = 0;
    out->ids = calloc(most, sizeof *out->ids);
    if (!out->ids) return cli_no_memory();
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < tamiz_snapshot_list_count(sides[i].snapshot);
             k++) {
            const char *id = tamiz_snapshot_list(sides[i].snapshot, k).id;
            if (is_wanted(args, id)) out->ids[out->count++] = id;
        }
    qsort(out->ids, out->count, sizeof *out->ids, order_of_ids);
    size_t kept = 0;
    for (size_t i = 0; i < out->count; i++)
        if (!kept || strcmp(out->ids[kept - 1], out->ids[i]) != 0)
            out->ids[kept++] = out->ids[i];
    out->count = kept;
    return CLI_DONE;
}

/* A list that neither side has would be a difference that nobody sees. */
static int check_wanted(const cli_args *args, const list_ids *lists) {
    for (size_t i = 0; i < args->list_count; i++) {
        const char *id = args->lists[i];
        if (!bsearch(&id, lists->ids, lists->count, sizeof *lists->ids,
                     order_of_ids))
            return cli_bad(id, "no such list in OLD or NEW");
    }
    return CLI_DONE;
}

/* ---- one list ---------------------------------------------------------- */

/* Counts all; with JSON, prints each as it comes. */
static int count(const cli_args *args, tamiz_diff *diff, diff_counts *out) {
    const tamiz_difference *now;
    tamiz_error err;
    uint64_t printed = 0;
    for (;;) {
        if (tamiz_diff_next(diff, &now, &err)) return cli_error(&err);
        if (!now) break;
        out->by_kind[now->kind]++;
        if (!args->json ||
            ((args->given & CLI_LIMIT) && printed >= args->limit))
            continue;
        const char *json = tamiz_diff_json(diff);
        if (!json) return cli_no_memory();
        (void)puts(json);
        printed++;
    }
    out->unchanged = tamiz_diff_unchanged(diff);
    return CLI_DONE;
}

static void print_counts_json(const char *list, const diff_counts *counts) {
    (void)printf("{\"change\":\"counts\",\"list\":");
    cli_put_json(list);
    (void)printf(",\"added\":%" PRIu64 ",\"changed\":%" PRIu64
                 ",\"removed\":%" PRIu64 ",\"unchanged\":%" PRIu64 "}\n",
                 counts->by_kind[TAMIZ_ADDED], counts->by_kind[TAMIZ_CHANGED],
                 counts->by_kind[TAMIZ_REMOVED], counts->unchanged);
}

static int tell_list(const cli_args *args, const diff_side *sides,
                     const char *list, bool *differs) {
    tamiz_diff *diff = NULL;
    tamiz_error err;
    diff_counts counts = {.unchanged = 0};
    if (tamiz_diff_new(sides[0].snapshot, sides[1].snapshot, list, &diff, &err))
        return cli_error(&err);
    int code = count(args, diff, &counts);
    tamiz_diff_free(diff);
    for (size_t i = 0; i < sizeof counts.by_kind / sizeof *counts.by_kind; i++)
        if (counts.by_kind[i]) *differs = true;
    if (code) return code;
    if (!args->json)
        return diff_print(args, &sides[0], &sides[1], list, &counts);
    print_counts_json(list, &counts);
    return CLI_DONE;
}

static int tell(const cli_args *args, const diff_side *sides) {
    list_ids lists;
    bool differs = false;
    int code = find_lists(args, sides, &lists);
    if (!code) code = check_wanted(args, &lists);
    for (size_t i = 0; i < lists.count && !code; i++) {
        if (i && !args->json) (void)putchar('\n');
        code = tell_list(args, sides, lists.ids[i], &differs);
    }
    free(lists.ids);
    return code ? code : differs ? CLI_HITS : CLI_DONE;
}

static int run(const cli_args *args, const char *const *operands,
               size_t operand_count) {
    (void)operand_count;
    diff_side sides[2] = {{.snapshot = NULL}, {.snapshot = NULL}};
    int code = diff_side_open(args, operands[0], &sides[0]);
    if (!code) code = diff_side_open(args, operands[1], &sides[1]);
    if (!code) code = tell(args, sides);
    diff_side_close(&sides[0]);
    diff_side_close(&sides[1]);
    return code;
}

const cli_command command_diff = {
    .name = "diff",
    .operands = "OLD NEW",
    .purpose = "Tell what was added, changed and removed",
    .details =
        "OLD and NEW are each a snapshot, a list's file or the folder that "
        "holds its files\n(LIST=PATH, or PATH alone where the list can be "
        "told), or a day, YYYY-MM-DD:\nwhat the home knew then.\n"
        "Values are compared as sets, property by property. Exit status: 0 no "
        "difference,\n1 differences.",
    .options = CLI_LIMIT | CLI_LIST,
    .fewest = 2,
    .most = 2,
    .run = run,
};
