/* SPDX-License-Identifier: Apache-2.0 */
/* How downloads are waited for, from $TAMIZ_NETWORK. */
#ifndef TAMIZ_CLI_NETWORK_H
#define TAMIZ_CLI_NETWORK_H

#include "tamiz.h"

/* Changes what the variable names, e.g. "tries=3,idle=2m,bytes=500000000":
 * connect, idle, total and backoff take a time, tries and bytes a number.
 * Returns CLI_DONE, or CLI_BAD after having said what is wrong. */
int cli_network(tamiz_network *network);

#endif
