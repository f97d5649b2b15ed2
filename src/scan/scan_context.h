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

/* Whether more than a space, a dot or a hyphen stands before word i > 0. */
bool tamiz_context_is_parted(const tamiz_scan_text *text, size_t i);

/* Whether words first..last are part of what a place, a team or a work is
 * called: "Aragua Train Museum", "Calle Los Lobos". */
bool tamiz_context_is_site(const tamiz_scan_text *text, size_t first,
                           size_t last);

#endif
