/* SPDX-License-Identifier: Apache-2.0 */
/* An entity as it was over time. */
#ifndef TAMIZ_SHOW_H
#define TAMIZ_SHOW_H

#include "cli_args.h"

/* Prints what the versions kept in the home said of the party, as tables or as
 * a JSON line each. Returns the exit code. */
int show_history(const cli_args *args, const char *id);

#endif
