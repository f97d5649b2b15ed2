/* SPDX-License-Identifier: Apache-2.0 */
/* A hit as HTML: who, how alike and why, and the acts that listed the party. */
#ifndef TAMIZ_CLI_HTML_HIT_H
#define TAMIZ_CLI_HTML_HIT_H

#include "tamiz.h"

#include <stdio.h>

/* The matched name, score, probability, evidence and arithmetic. `before` is a
 * hit told just above or NULL: evidence that is the same is not told twice. */
void cli_html_evidence(FILE *out, const tamiz_hit *hit,
                       const tamiz_hit *before);

/* Schema, id, the parties that are the same one, and what was decided. */
void cli_html_party(FILE *out, const tamiz_hit *hit);

/* The designations, in order of time. */
void cli_html_timeline(FILE *out, const tamiz_hit *hit);

/* One designation in a line, without markup around it. */
void cli_html_designation(FILE *out, const tamiz_designation *designation);

#endif
