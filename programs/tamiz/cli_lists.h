/* SPDX-License-Identifier: Apache-2.0 */
/* Lists and their counts, as tables and as JSON. */
#ifndef TAMIZ_CLI_LISTS_H
#define TAMIZ_CLI_LISTS_H

#include "cli_text.h"
#include "tamiz.h"

/* Days from an ISO date (or date and time) to today, UTC; -1 = no date. */
long cli_age_days(const char *date);

/* The counts of a list as JSON members, without braces. */
void cli_put_counts_json(const tamiz_list_info *list);

/* The counts of every list of a snapshot: a table, or a JSON line each. */
int cli_put_counts(const cli_args *args, const tamiz_snapshot *snapshot);

#endif
