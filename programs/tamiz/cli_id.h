/* SPDX-License-Identifier: Apache-2.0 */
/* What --id says: a number, or its kind, who issued it, and a number. */
#ifndef TAMIZ_CLI_ID_H
#define TAMIZ_CLI_ID_H

#include "cli_args.h"
#include "tamiz.h"

typedef struct cli_id {
    tamiz_identifier value;
    char kind[32], country[32];
} cli_id;

/* Takes --id into the query: "passport/ir:A123", "imo:9074729", or all of a
 * text whose prefix names no kind as a bare number. id lives as long as the
 * query. */
void cli_id_take(cli_id *id, const cli_args *args, tamiz_query *query);

#endif
