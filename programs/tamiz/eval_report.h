/* SPDX-License-Identifier: Apache-2.0 */
/* What an evaluation came to, for people and as one JSON object. */
#ifndef TAMIZ_EVAL_REPORT_H
#define TAMIZ_EVAL_REPORT_H

#include "cli_args.h"
#include "eval_case.h"

/* The set's order is changed. Return an exit code (out of memory). */
int eval_report_pairs(const cli_args *args, double threshold, eval_set *set);
int eval_report_names(const cli_args *args, double threshold, eval_set *set);

#endif
