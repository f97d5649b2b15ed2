/* SPDX-License-Identifier: Apache-2.0 */
/* Which writing system a letter belongs to, and what a code point does to the
 * word it stands in. */
#ifndef TAMIZ_TEXT_SCRIPT_H
#define TAMIZ_TEXT_SCRIPT_H

#include <stdint.h>

typedef enum tamiz_script {
    TAMIZ_SCRIPT_COMMON, /* digits and marks: any script */
    TAMIZ_SCRIPT_LATIN,
    TAMIZ_SCRIPT_CYRILLIC,
    TAMIZ_SCRIPT_GREEK,
    TAMIZ_SCRIPT_ARABIC,
    TAMIZ_SCRIPT_HEBREW,
    TAMIZ_SCRIPT_ARMENIAN,
    TAMIZ_SCRIPT_GEORGIAN,
    TAMIZ_SCRIPT_HAN,
    TAMIZ_SCRIPT_HANGUL,
    TAMIZ_SCRIPT_KANA, /* Hiragana and Katakana */
    TAMIZ_SCRIPT_THAI,
    TAMIZ_SCRIPT_OTHER,
} tamiz_script;

typedef enum tamiz_char_class {
    TAMIZ_CHAR_BREAK,  /* ends a word: spaces, most punctuation, symbols */
    TAMIZ_CHAR_LETTER, /* letters, digits, and their marks */
    TAMIZ_CHAR_LINK,   /* apostrophes: dropped inside a word */
    TAMIZ_CHAR_IGNORE, /* zero-width, bidi controls, soft hyphen: dropped */
} tamiz_char_class;

/* Unicode Script property (UAX #24), by ICU. */
tamiz_script tamiz_script_of(uint32_t code_point);

/* General category and Default_Ignorable_Code_Point, by ICU. Apostrophes: the
 * ASCII one, quotation marks 2018-201B, modifiers 02B9-02BF, accents used so.
 */
tamiz_char_class tamiz_char_class_of(uint32_t code_point);

/* Whether the scripts may stand in one word: Latin, Cyrillic and Greek do, as
 * their letters are used for one another to deceive. */
int tamiz_script_mixes(tamiz_script a, tamiz_script b);

/* ISO 15924 code, "Latn". Static. */
const char *tamiz_script_code(tamiz_script script);

#endif
