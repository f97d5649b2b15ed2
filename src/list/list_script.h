/* SPDX-License-Identifier: Apache-2.0 */
/* What the letters of a name say of its language. */
#ifndef TAMIZ_LIST_SCRIPT_H
#define TAMIZ_LIST_SCRIPT_H

#include "base_span.h"

/* ISO 639-3 of the one living language that is written in the script of the
 * text ("kor" for Hangul, "jpn" where there is kana, "zho" for Han alone), or
 * empty: Latin, Cyrillic, Arabic and other scripts serve many. Static. Source:
 * Unicode 15 blocks. */
tamiz_span tamiz_list_script_lang(tamiz_span text);

/* Whether the text has letters of the Latin script only (or none). */
bool tamiz_list_script_is_latin(tamiz_span text);

#endif
