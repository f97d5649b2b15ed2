/* SPDX-License-Identifier: Apache-2.0 */
/* Text for -o FILE or standard output. A file is written beside its place and
 * renamed when it is whole, so nothing half-written is left. */
#ifndef TAMIZ_CLI_OUTPUT_H
#define TAMIZ_CLI_OUTPUT_H

#include <stdio.h>

typedef struct cli_output {
    FILE *file;
    const char *path; /* NULL = standard output */
    char *draft;      /* where the file stands until it is whole */
} cli_output;

/* Opens path, or standard output for NULL. Returns an exit code after saying
 * what is wrong. */
int cli_output_open(cli_output *output, const char *path);

/* The same, where nobody else writes the file at the same time: the draft has a
 * fixed name, so one that a killed run left is written over. */
int cli_output_open_alone(cli_output *output, const char *path);

/* Returns CLI_DONE, or CLI_BROKEN after saying what the system refused. */
int cli_output_put(cli_output *output, const char *text, size_t size);

/* Keeps what was written when code is CLI_DONE, else drops it. Returns code,
 * or CLI_BROKEN after saying why the file could not be kept. */
int cli_output_close(cli_output *output, int code);

#endif
