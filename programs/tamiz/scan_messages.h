/* SPDX-License-Identifier: Apache-2.0 */
/* What people and programs see of payment messages. */
#ifndef TAMIZ_SCAN_MESSAGES_H
#define TAMIZ_SCAN_MESSAGES_H

#include "cli_text.h"

#include <tamiz.h>

/* The field of a mention and what it says. */
void scan_messages_put_place(const cli_term *term,
                             const tamiz_mention *mention);

/* A line for each message that is not clear, and how many are. */
void scan_messages_put_verdicts(const cli_term *term,
                                const tamiz_document *document);

/* A line of JSON for each message. Returns an exit code. */
int scan_messages_print(tamiz_document *document);

/* Whether there is a message in which nothing was found and which was not read
 * in full. */
bool scan_messages_incomplete(const tamiz_document *document);

#endif
