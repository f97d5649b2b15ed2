/* SPDX-License-Identifier: Apache-2.0 */
/* What an answer rests on: how it was asked, the snapshot, the engine, and how
 * old each list is. */
#ifndef TAMIZ_CLI_HTML_ORIGIN_H
#define TAMIZ_CLI_HTML_ORIGIN_H

#include "cli_args.h"
#include "tamiz.h"

#include <stdio.h>

/* A section with heading <h2>. config: as tamiz_answer_config(), or "". */
void cli_html_origin(FILE *out, const cli_args *args,
                     const tamiz_options *options,
                     const tamiz_snapshot *snapshot, const char *config);

#endif
