/* SPDX-License-Identifier: Apache-2.0 */
/* Where a word is two or three that are as often written apart: "Abdulkarim",
 * "Abdul Karim"; and the article that Arabic writes as part of its word. */
#ifndef TAMIZ_TEXT_COMPOUND_H
#define TAMIZ_TEXT_COMPOUND_H

#include "base_span.h"
#include "text_script.h"

enum { TAMIZ_COMPOUND_CUTS = 2 };

/* Writes the bytes at which the word is to be cut, ascending, and returns how
 * many there are; 0 = it is one word. word: UTF-8 as it stands in the text;
 * script: its main script. */
size_t tamiz_compound_cuts(tamiz_span word, tamiz_script script,
                           size_t cuts[TAMIZ_COMPOUND_CUTS]);

#endif
