/* SPDX-License-Identifier: Apache-2.0 */
/* What people see of a document's claims. */
#ifndef TAMIZ_SCAN_CLAIMS_H
#define TAMIZ_SCAN_CLAIMS_H

#include "cli_text.h"

#include <tamiz.h>

/* A heading and some lines for each claim; nothing when there is none. */
void scan_claims_put(const cli_term *term, const tamiz_document *document);

/* A line that says so of a party that left its list; list NULL = nothing. */
void scan_claims_put_left(const cli_term *term, const char *list,
                          const char *after, const char *by);

#endif
