/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz compare --file: pairs in, the same rows and a score out. */
#ifndef TAMIZ_COMPARE_FILE_H
#define TAMIZ_COMPARE_FILE_H

#include "cli_args.h"

/* Returns an exit code after saying what is wrong. */
int compare_file(const cli_args *args);

#endif
