/* SPDX-License-Identifier: Apache-2.0 */
/* The subcommands, each in the file of its name. */
#ifndef TAMIZ_COMMANDS_H
#define TAMIZ_COMMANDS_H

#include "cli_args.h"

extern const cli_command command_update;
extern const cli_command command_forge;
extern const cli_command command_lists;
extern const cli_command command_screen;
extern const cli_command command_compare;
extern const cli_command command_eval;
extern const cli_command command_testpack;
extern const cli_command command_scan;
extern const cli_command command_show;
extern const cli_command command_diff;
extern const cli_command command_link;
extern const cli_command command_owned;
extern const cli_command command_keygen;
extern const cli_command command_sign;
extern const cli_command command_verify;
extern const cli_command command_export;
extern const cli_command command_policy;
extern const cli_command command_accept;

#endif
