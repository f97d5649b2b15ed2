/* SPDX-License-Identifier: Apache-2.0 */
/* Runs of ASCII, which is most of every list, are passed eight bytes at a
 * time; other characters go through the table of RFC 3629, section 4. */
#include "base_utf8.h"

/* Lead bytes from `first` on (up to the next row) start a character of `size`
 * bytes whose second byte is low to high; later bytes are 80 to BF. The bounds
 * on the second byte are what rules out overlong forms, surrogates and
 * everything above U+10FFFF. size 0: never a lead byte. */
typedef struct lead_row {
    unsigned char first, size, low, high;
} lead_row;

// clang-format off
static const lead_row lead_rows[] = {
    {0xF5, 0, 0,    0},
    {0xF4, 4, 0x80, 0x8F}, /* up to U+10FFFF */
    {0xF1, 4, 0x80, 0xBF},
    {0xF0, 4, 0x90, 0xBF}, /* from U+10000 */
    {0xEE, 3, 0x80, 0xBF},
    {0xED, 3, 0x80, 0x9F}, /* up to U+D7FF */
    {0xE1, 3, 0x80, 0xBF},
    {0xE0, 3, 0xA0, 0xBF}, /* from U+0800 */
    {0xC2, 2, 0x80, 0xBF},
    {0x80, 0, 0,    0},    /* trailing bytes, and overlong C0 C1 */
    {0x00, 1, 0,    0},
};
// clang-format on

static const lead_row *row_of(unsigned char lead) {
    const lead_row *row = lead_rows;
    while (lead < row->first) row++;
    return row;
}

/* Size of the character at the start of `at`, 0 = malformed or cut. */
static size_t character_size(const unsigned char *at, size_t left) {
    const lead_row *row = row_of(at[0]);
    if (row->size > left) return 0;
    if (row->size > 1 && (at[1] < row->low || at[1] > row->high)) return 0;
    for (size_t i = 2; i < row->size; i++)
        if ((at[i] & 0xC0) != 0x80) return 0;
    return row->size;
}

static bool eight_are_ascii(const unsigned char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return !(word & 0x8080808080808080u);
}

size_t tamiz_utf8_check(tamiz_span text) {
    const unsigned char *bytes = (const unsigned char *)text.data;
    size_t i = 0;
    while (i < text.size) {
        if (text.size - i >= 8 && eight_are_ascii(bytes + i)) {
            i += 8;
            continue;
        }
        size_t size = character_size(bytes + i, text.size - i);
        if (!size) return i;
        i += size;
    }
    return SIZE_MAX;
}
