/* SPDX-License-Identifier: Apache-2.0 */
/* Two old measures of likeness that others publish rules in. tamiz's own score
 * uses neither. */
#ifndef TAMIZ_NAME_JARO_H
#define TAMIZ_NAME_JARO_H

#include "base_span.h"

/* Longer texts are compared by so many first bytes. */
enum { TAMIZ_JARO_BYTES = 512 };

/* Jaro's similarity (1989) with Winkler's bonus (1990) of a tenth of the rest
 * for each of up to four equal first letters, given above 0.7. 0 to 1, of
 * bytes; two empty texts give 1. Symmetric. */
double tamiz_name_jaro(tamiz_span a, tamiz_span b);

/* Soundex as the US National Archives describe it (American Soundex): a letter
 * and three digits, NUL-terminated. h and w do not part letters of one code,
 * vowels do. Of a word without a letter a-z: "". */
void tamiz_name_soundex(tamiz_span word, char code[5]);

#endif
