/* SPDX-License-Identifier: Apache-2.0 */
/* A document's bytes: a file that is mapped, or standard input that is read. */
#ifndef TAMIZ_CLI_INPUT_H
#define TAMIZ_CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_input {
    char *bytes; /* never NULL once open */
    size_t size;
    bool mapped;
} cli_input;

/* Opens the file at path, or reads standard input for "-"; at most 1 GiB.
 * Returns an exit code after saying what is wrong. */
int cli_input_open(cli_input *input, const char *path);
void cli_input_close(cli_input *input);

#endif
