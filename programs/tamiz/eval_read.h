/* SPDX-License-Identifier: Apache-2.0 */
/* The cases of a CSV file, judged by the engine. */
#ifndef TAMIZ_EVAL_READ_H
#define TAMIZ_EVAL_READ_H

#include "cli_args.h"
#include "eval_case.h"

/* Appends the cases of a file and scores its pairs, or asks the snapshot for
 * its names: *names tells which, from the columns; all files of a set are of
 * one kind. A file called *.json or *.jsonl (.gz, .zst) holds pairs of
 * entities. Returns an exit code after saying what is wrong; the set is the
 * caller's to clear in both cases. */
int eval_read(const cli_args *args, const char *path, eval_set *set,
              bool *names);

#endif
