/* SPDX-License-Identifier: Apache-2.0 */
/* The policy of the command line, and what the home has accepted. */
#ifndef TAMIZ_CLI_POLICY_H
#define TAMIZ_CLI_POLICY_H

#include "cli_args.h"
#include "tamiz.h"

typedef struct cli_policy {
    tamiz_policy *policy;
    tamiz_accepted *accepted;
} cli_policy;

/* Opens what --policy names, a preset or a file, and tells each mistake in it.
 * *out = NULL without --policy. */
int cli_policy_read(const char *name, bool tell_all, tamiz_policy **out);

/* Puts the policy, the use (usual_use when none is given) and the home's
 * decisions into options. Close in both cases. */
int cli_policy_open(cli_policy *policy, const cli_args *args,
                    const char *usual_use, tamiz_options *options);
void cli_policy_close(cli_policy *policy);

/* Who decides: --by, or the user. */
const char *cli_who(const cli_args *args);

#endif
