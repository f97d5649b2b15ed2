/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz export --format F: the lists of a snapshot in a format that other
 * programs read. */
#include "cli_error.h"
#include "cli_open.h"
#include "cli_output.h"
#include "commands.h"

static int write_all(tamiz_export *exported, cli_output *output) {
    for (;;) {
        const char *text;
        size_t size;
        tamiz_error err;
        if (tamiz_export_next(exported, &text, &size, &err))
            return cli_error(&err);
        if (!size) return CLI_DONE;
        int code = cli_output_put(output, text, size);
        if (code) return code;
    }
}

static int export_lists(const cli_args *args, const tamiz_snapshot *snapshot) {
    tamiz_export *exported = NULL;
    tamiz_error err;
    if (tamiz_export_open(snapshot, args->format,
                          args->list_count ? args->lists : NULL,
                          args->list_count, &exported, &err))
        return cli_error(&err);
    cli_output output;
    int code = cli_output_open(&output, args->output);
    if (!code) code = cli_output_close(&output, write_all(exported, &output));
    tamiz_export_close(exported);
    return code;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    (void)operands, (void)count;
    if (!args->format)
        return cli_bad("export", "--format F is missing: ftm, senzing or csv");
    tamiz_snapshot *snapshot = NULL;
    int code = cli_open(args, &snapshot);
    if (code) return code;
    code = export_lists(args, snapshot);
    tamiz_snapshot_close(snapshot);
    return code;
}

const cli_command command_export = {
    .name = "export",
    .operands = "",
    .purpose = "Write the lists in a format that other programs read",
    .details =
        "F is ftm (FollowTheMoney, a JSON object for each entity; tamiz\n"
        "update ftm=FILE reads it again), senzing (a JSON object for each "
        "party) or\ncsv (a row for each entity).",
    .options = CLI_FORMAT | CLI_OUTPUT | CLI_LIST,
    .fewest = 0,
    .most = 0,
    .run = run,
};
