/* SPDX-License-Identifier: Apache-2.0 */
/* Two sides of a difference, and how it is shown. */
#ifndef TAMIZ_DIFF_H
#define TAMIZ_DIFF_H

#include "cli_args.h"
#include "tamiz.h"

/* What the user named: a snapshot, a list's file or folder, or a day of the
 * home. */
typedef struct diff_side {
    const char *operand;
    tamiz_snapshot *snapshot;
} diff_side;

/* Opens what the operand names. Returns an exit code; close in any case. */
int diff_side_open(const cli_args *args, const char *operand, diff_side *side);
void diff_side_close(diff_side *side);

/* Of one list. */
typedef struct diff_counts {
    uint64_t by_kind[TAMIZ_REMOVED + 1]; /* by tamiz_difference_kind */
    uint64_t unchanged;
} diff_counts;

/* Prints what differs in a list, for a person: the counts, then up to
 * args->limit parties of each kind. Returns an exit code. */
int diff_print(const cli_args *args, const diff_side *older,
               const diff_side *newer, const char *list,
               const diff_counts *counts);

#endif
