/* SPDX-License-Identifier: Apache-2.0 */
/* The files of tamiz owned. */
#ifndef TAMIZ_OWNED_H
#define TAMIZ_OWNED_H

#include "cli_args.h"
#include "tamiz.h"

/* One entity for a person: standing, owners, chain, notes. Returns an exit
 * code. */
int owned_print(const cli_args *args, const tamiz_owned *owned);

#endif
