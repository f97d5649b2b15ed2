/* SPDX-License-Identifier: Apache-2.0 */
/* How ICU writes each Han letter in Latin letters (pinyin by Unihan), found out
 * when tamiz is built: text_han_make.c. */
#ifndef TAMIZ_TEXT_HAN_H
#define TAMIZ_TEXT_HAN_H

/* What a word of any script goes through that has no table of ours. */
#define TAMIZ_HAN_TRANSLIT "Any-Latin; Latin-ASCII; Lower"

enum {
    TAMIZ_HAN_FIRST = 0x3400, /* extension A, then the common letters */
    TAMIZ_HAN_LAST = 0x9fff,
    TAMIZ_HAN_SIZE =
        8, /* bytes of the longest reading, "zhuang", and the end */
};

/* By letter from TAMIZ_HAN_FIRST on; "" = none. */
extern const char tamiz_han_rows[][TAMIZ_HAN_SIZE];

#endif
