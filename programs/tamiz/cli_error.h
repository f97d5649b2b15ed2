/* SPDX-License-Identifier: Apache-2.0 */
/* Failures as the user sees them, on stderr:
 *     tamiz: where:line:column: what, and what was expected */
#ifndef TAMIZ_CLI_ERROR_H
#define TAMIZ_CLI_ERROR_H

#include "tamiz.h"

/* Prints the library's error; returns the exit code that belongs to it. */
int cli_error(const tamiz_error *err);

/* Prints a mistake of the user; returns CLI_BAD. where may be NULL. */
int cli_bad(const char *where, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints a refusal of the system with errno's text; returns CLI_BROKEN. */
int cli_broken(const char *where);

/* Out of memory; returns CLI_BROKEN. */
int cli_no_memory(void);

/* The nearest of the candidates, or NULL when none is near enough to have been
 * meant: a third of the letters may differ (optimal string alignment, so two
 * swapped neighbours count as one), or the word starts the candidate. */
typedef const char *cli_candidate(size_t index);
const char *cli_nearest(const char *word, cli_candidate *candidate,
                        size_t count);

#endif
