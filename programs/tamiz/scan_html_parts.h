/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of a document in a page. Identifiers in the page begin with the
 * number of the document, as several may stand in one page. */
#ifndef TAMIZ_SCAN_HTML_PARTS_H
#define TAMIZ_SCAN_HTML_PARTS_H

#include "scan_html_groups.h"

#include <stdio.h>

typedef struct scan_part {
    FILE *out;
    const tamiz_document *document;
    size_t number; /* of the document in the page */
    scan_groups groups;
} scan_part;

/* The text with its mentions marked, each with its evidence beside it. */
void scan_html_text(const scan_part *part);

/* Evidence of each group of mentions, with the places where they stand. */
void scan_html_findings(const scan_part *part);

/* Each listed party once, with its timeline. */
void scan_html_parties(const scan_part *part);

/* What the text claims, and what is on record. */
void scan_html_claims(const scan_part *part);

/* Payment messages, verdict and fields. */
void scan_html_messages(const scan_part *part);

/* A sentence around its mention, which is marked; cut when it is long. */
void scan_html_quote(FILE *out, const tamiz_mention *mention);

/* "left LIST between DAY and DAY". */
void scan_html_left(FILE *out, const char *list, const char *after,
                    const char *by);

/* The mention of a party that is listed no more; NULL = the hit's is listed. */
const tamiz_mention *scan_html_gone(const scan_part *part,
                                    const tamiz_hit *hit);

#endif
