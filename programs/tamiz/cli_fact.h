/* SPDX-License-Identifier: Apache-2.0 */
/* What --fact says: facts of the party that is asked, by their names in
 * FollowTheMoney, each as often as one likes. */
#ifndef TAMIZ_CLI_FACT_H
#define TAMIZ_CLI_FACT_H

#include "cli_args.h"
#include "tamiz.h"

/* Arrays that the query borrows; zero-initialised is empty. */
typedef struct cli_facts {
    const char **values; /* of all kinds, one behind the other */
} cli_facts;

/* Takes --fact into the query, whose birth_date and country are set already:
 * further ones stand behind them. CLI_DONE, or the exit code after having said
 * what is wrong. Clear in both cases, after the query is done with. */
int cli_facts_take(cli_facts *facts, const cli_args *args, tamiz_query *query);
void cli_facts_clear(cli_facts *facts);

#endif
