/* SPDX-License-Identifier: Apache-2.0 */
/* The command: reads the command line and hands over to a subcommand. */
#include "cli_error.h"
#include "cli_open.h"
#include "cli_text.h"
#include "commands.h"

const cli_command *const cli_commands[] = {
    &command_update,  &command_forge,  &command_lists,    &command_screen,
    &command_compare, &command_eval,   &command_testpack, &command_scan,
    &command_show,    &command_diff,   &command_export,   &command_link,
    &command_owned,   &command_keygen, &command_sign,     &command_verify,
    &command_policy,  &command_accept,
};
const size_t cli_command_count = sizeof cli_commands / sizeof *cli_commands;

static int run(const cli_args *args) {
    if (args->version) {
        (void)printf("tamiz %s\n", tamiz_version());
        return CLI_DONE;
    }
    if (!args->word_count) {
        if (args->help) {
            cli_help();
            return CLI_DONE;
        }
        return cli_bad(NULL, "a command is missing; see tamiz --help");
    }
    const cli_command *command = cli_command_find(args->words[0]);
    if (!command) return cli_unknown_command(args->words[0]);
    if (args->help) {
        cli_help_command(command);
        return CLI_DONE;
    }
    int bad = cli_args_check(args, command);
    if (bad) return bad;
    return command->run(args, args->words + 1, args->word_count - 1);
}

int main(int argc, char **argv) {
    cli_args args;
    cli_locale();
    int code = cli_args_read(&args, argc, argv);
    if (!code) code = cli_finish(run(&args));
    cli_args_clear(&args);
    return code;
}
