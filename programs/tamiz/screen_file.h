/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz screen --file: a row per party in, a line of JSON per row out. */
#ifndef TAMIZ_SCREEN_FILE_H
#define TAMIZ_SCREEN_FILE_H

#include "cli_args.h"

/* Returns an exit code after saying what is wrong. */
int screen_file(const cli_args *args);

#endif
