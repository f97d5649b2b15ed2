/* SPDX-License-Identifier: Apache-2.0 */
/* Words around a name that say what it is. From data/scan_words.tsv. */
#ifndef TAMIZ_SCAN_WORD_H
#define TAMIZ_SCAN_WORD_H

#include "scan_text.h"
#include "scan_word_rows.h"

/* The classes of a word in a-z0-9: TAMIZ_SCAN_* ored, 0 = not in the table. */
unsigned tamiz_scan_word_of(tamiz_span ascii);

/* The same of word i of a text; of none behind the last. */
unsigned tamiz_scan_word_at(const tamiz_scan_text *text, size_t i);

/* Whether it is a word of the language (data/everyday_words.tsv, and the list
 * of English that tamiz was built with), as far as a hash of 32 bits tells: one
 * other word in 100,000 is taken for such. */
bool tamiz_scan_word_is_everyday(tamiz_span ascii);

#endif
