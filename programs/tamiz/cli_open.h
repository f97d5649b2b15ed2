/* SPDX-License-Identifier: Apache-2.0 */
/* What a subcommand works on: the home, its snapshot, the sources named. */
#ifndef TAMIZ_CLI_OPEN_H
#define TAMIZ_CLI_OPEN_H

#include "cli_args.h"
#include "tamiz.h"

/* Longest path that is handled. */
enum { CLI_PATH = 4096 };

/* Writes --home, $TAMIZ_HOME or ~/.local/share/tamiz into path. Returns an
 * exit code after saying what is missing. */
int cli_home(const cli_args *args, char path[CLI_PATH]);

/* Opens what the home knew on a day, forged when it is asked for first. Returns
 * an exit code. */
int cli_open_known(const cli_args *args, const char *day, tamiz_snapshot **out);

/* Opens what --known-on asks for, or --snapshot, else the home's current one,
 * else the built-in list, and then says so on stderr (not with --quiet or
 * --json). Close with tamiz_snapshot_close(). Returns an exit code. */
int cli_open(const cli_args *args, tamiz_snapshot **out);

/* Opens what --gone names, else the parties that left the lists of the home's
 * current snapshot, which `snapshot` is when neither --snapshot nor --known-on
 * was given. *out stays NULL when nothing is known of any, and where only what
 * is signed may answer. Returns an exit code. */
int cli_open_gone(const cli_args *args, const tamiz_snapshot *snapshot,
                  tamiz_snapshot **out);

/* How to answer, from the options typed. Borrows from args. */
tamiz_options cli_options(const cli_args *args);

/* Whether all are ids of known lists; returns CLI_BAD after saying which is
 * not. */
int cli_check_lists(const char *const *names, size_t count);

/* Operands LIST or LIST=PATH as sources, which borrow from operands; release
 * with free(). There is room for one more source behind them. Returns an exit
 * code. */
int cli_sources(const char *const *operands, size_t count,
                tamiz_source **sources);

/* Prints what standard output refused, if anything; else returns code. */
int cli_finish(int code);

/* The public key file that must have signed what is opened, or NULL. */
const char *cli_trusted_key(const cli_args *args);

/* Opens the snapshot at path, which must be signed when a key is trusted.
 * Returns an exit code after saying what is wrong. */
int cli_open_file(const cli_args *args, const char *path, tamiz_snapshot **out);

/* Says so and returns CLI_BAD when a key is trusted and the home's current
 * snapshot is not signed by it: nothing is built on it then. */
int cli_check_home(const cli_args *args, const char *home);

/* The same when a key is trusted at all: for a snapshot that is forged here and
 * now of what is called `what`, which nobody signed. */
int cli_refuse_unsigned(const cli_args *args, const char *what);

#endif
