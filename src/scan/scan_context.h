/* SPDX-License-Identifier: Apache-2.0 */
/* What the words around a single word say about it. */
#ifndef TAMIZ_SCAN_CONTEXT_H
#define TAMIZ_SCAN_CONTEXT_H

#include "scan_text.h"

/* Whether the word stands in a sentence about what a party of this schema does
 * ("gang", "sanctions"; of a vessel, "tanker", "crew"), and is not one word of
 * a longer name. */
bool tamiz_context_tells(const tamiz_scan_text *text, size_t word, bool vessel);

/* Whether it is one word of a longer name: next to it, without a comma
 * between, stands another word with a capital. */
bool tamiz_context_is_in_a_name(const tamiz_scan_text *text, size_t word);

#endif
