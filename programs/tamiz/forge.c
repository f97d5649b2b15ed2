/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz forge LIST[=PATH]... -o FILE: a snapshot from exactly these lists. */
#include "cli_error.h"
#include "cli_lists.h"
#include "cli_open.h"
#include "cli_progress.h"
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* The customers' file as one more source, called `name`. */
static int add_entities(const cli_args *args, char *name, size_t room,
                        tamiz_source *source) {
    const char *end = strrchr(args->entities, '/');
    bool csv = strstr(end ? end : args->entities, ".csv") != NULL;
    int size = snprintf(name, room, "%s:%s", csv ? "csv" : "ftm",
                        args->as ? args->as : "customers");
    if (size < 0 || (size_t)size >= room)
        return cli_bad(args->as, "--as expects at most 63 letters");
    *source = (tamiz_source){.list = name, .path = args->entities};
    return CLI_DONE;
}

static int forge(const cli_args *args, const tamiz_source *sources,
                 size_t count) {
    tamiz_snapshot *teacher = NULL;
    tamiz_error err;
    int bad = args->like ? cli_open_file(args, args->like, &teacher) : CLI_DONE;
    if (bad) return bad;
    cli_progress progress = cli_progress_of(args);
    tamiz_listener listener = cli_progress_listener(&progress);
    tamiz_code failed = tamiz_forge_like(sources, count, args->output, NULL,
                                         teacher, &listener, &err);
    cli_progress_end(&progress);
    tamiz_snapshot_close(teacher);
    return failed ? cli_error(&err) : print(args);
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    enum { NAME = 96 };
    char name[NAME];
    if (!args->output)
        return cli_bad("forge", "-o FILE is missing: where to write");
    if (!count && !args->entities)
        return cli_bad("forge", "LIST[=PATH]... is missing; see tamiz forge "
                                "--help");
    if (args->as && !args->entities)
        return cli_bad("--as", "expected --entities with it");
    tamiz_source *sources = NULL;
    int code = cli_sources(operands, count, &sources);
    if (code) return code;
    /* cli_sources() leaves room for one more. */
    if (args->entities)
        code = add_entities(args, name, sizeof name, &sources[count++]);
    if (!code) code = forge(args, sources, count);
    free(sources);
    return code;
}

const cli_command command_forge = {
    .name = "forge",
    .operands = "LIST[=PATH]...",
    .purpose = "Write one snapshot file from exactly these lists",
    .details = "PATH is the list's file, or the folder that holds its files; "
               ".gz and .zst are\nread too. A list that is built in needs no "
               "PATH.",
    .options = CLI_OUTPUT | CLI_ENTITIES | CLI_AS | CLI_LIKE,
    .fewest = 0,
    .most = SIZE_MAX,
    .run = run,
};
