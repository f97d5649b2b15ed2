/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz testpack -o DIR: listed names to test a screening system with. */
#include "cli_error.h"
#include "cli_open.h"
#include "cli_text.h"
#include "commands.h"

#include <inttypes.h>

static void print(const cli_args *args, const tamiz_testpack_options *options,
                  const tamiz_testpack_counts *counts) {
    if (args->json) {
        (void)printf("{\"control\":%" PRIu64 ",\"varied\":%" PRIu64
                     ",\"clean\":%" PRIu64 ",\"folder\":",
                     counts->control, counts->varied, counts->clean);
        cli_put_json(args->output);
        (void)puts("}");
        return;
    }
    if (args->quiet) return;
    (void)printf("%" PRIu64 " names as listed, %" PRIu64 " changed, %" PRIu64
                 " clean, in ",
                 counts->control, counts->varied, counts->clean);
    cli_put_clean(stdout, args->output);
    (void)putchar('\n');
    if (counts->control < options->names)
        (void)printf("fewer than %" PRIu32 ": no more names are in Latin "
                     "letters and of two words\n",
                     options->names);
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    (void)operands;
    (void)count;
    if (!args->output)
        return cli_bad("testpack", "-o DIR is missing: where to write");
    tamiz_testpack_options options = tamiz_testpack_options_default();
    options.lists = args->lists;
    options.list_count = args->list_count;
    options.clean_path = args->file;
    if (args->given & CLI_NAMES) options.names = args->names;
    if (args->given & CLI_SEED) options.seed = args->seed;
    tamiz_snapshot *snapshot = NULL;
    tamiz_testpack_counts counts;
    tamiz_error err;
    int code = cli_open(args, &snapshot);
    if (code) return code;
    if (tamiz_testpack_write(snapshot, &options, args->output, &counts, &err))
        code = cli_error(&err);
    else
        print(args, &options, &counts);
    tamiz_snapshot_close(snapshot);
    return code;
}

const cli_command command_testpack = {
    .name = "testpack",
    .operands = "",
    .purpose = "Write names to test a screening system with",
    .details =
        "Into the folder: control.csv, names as they are listed; varied.csv, "
        "each changed in\n15 to 20 ways, with the kind of change; clean.csv, "
        "names of nobody, made of words\nof listed names, or those of --file "
        "(a column \"name\") that are not listed;\nmanifest.json, from what. "
        "Each row says which id must be found. The same snapshot\nand seed "
        "give the same bytes. tamiz eval DIR/*.csv measures with them.",
    .options =
        CLI_OUTPUT | CLI_LIST | CLI_FILE | CLI_NAMES | CLI_SEED | CLI_KNOWN_ON,
    .fewest = 0,
    .most = 0,
    .run = run,
};
