/* SPDX-License-Identifier: Apache-2.0 */
/* Forms of text, told by their structure. Each looks at the start of a
 * document, which may be in UTF-16. */
#ifndef TAMIZ_SCAN_DETECT_TEXT_H
#define TAMIZ_SCAN_DETECT_TEXT_H

#include "base_span.h"

#include <stdint.h>

/* The first thing in it but white space and comments is a document type, or a
 * tag, of HTML. */
bool tamiz_detect_html(tamiz_span head);

/* It starts with an XML declaration, or with a tag that has a namespace. */
bool tamiz_detect_xml(tamiz_span head);

/* It starts with header fields (RFC 5322), two of them that mail has. */
bool tamiz_detect_email(tamiz_span head);

/* Two kinds of markup, or one three times, that plain text does not have. */
bool tamiz_detect_markdown(tamiz_span head);

#endif
