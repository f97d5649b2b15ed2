/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz forge LIST[=PATH]... -o FILE: a snapshot from exactly these lists. */
#include "cli_error.h"
#include "cli_lists.h"
#include "cli_open.h"
#include "cli_progress.h"
#include "commands.h"

#include <stdlib.h>

static int print(const cli_args *args) {
    tamiz_snapshot *snapshot = NULL;
    tamiz_error err;
    if (tamiz_snapshot_open(args->output, &snapshot, &err))
        return cli_error(&err);
    int code = CLI_DONE;
    if (args->json || !args->quiet) code = cli_put_counts(args, snapshot);
    if (!args->json && !args->quiet) {
        (void)printf("\nwritten to ");
        cli_put_clean(stdout, args->output);
        (void)printf("\nsnapshot %s\n", tamiz_snapshot_id(snapshot));
    }
    tamiz_snapshot_close(snapshot);
    return code;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    if (!args->output)
        return cli_bad("forge", "-o FILE is missing: where to write");
    tamiz_source *sources = NULL;
    int code = cli_sources(operands, count, &sources);
    if (code) return code;
    tamiz_error err;
    cli_progress progress = cli_progress_of(args);
    tamiz_listener listener = cli_progress_listener(&progress);
    tamiz_code failed =
        tamiz_forge(sources, count, args->output, NULL, &listener, &err);
    cli_progress_end(&progress);
    free(sources);
    return failed ? cli_error(&err) : print(args);
}

const cli_command command_forge = {
    .name = "forge",
    .operands = "LIST[=PATH]...",
    .purpose = "Write one snapshot file from exactly these lists",
    .details = "PATH is the list's file, or the folder that holds its files; "
               ".gz and .zst are\nread too. A list that is built in needs no "
               "PATH.",
    .options = CLI_OUTPUT,
    .fewest = 1,
    .most = SIZE_MAX,
    .run = run,
};
