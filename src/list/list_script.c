/* SPDX-License-Identifier: Apache-2.0 */
#include "list_script.h"

#include <stdint.h>

typedef struct block {
    uint32_t first, last;
    const char *lang; /* "" = a script of many languages */
} block;

// clang-format off
/* In order. What no row holds is Latin, a digit or punctuation. */
static const block blocks[] = {
    {0x0370, 0x03ff, "ell"},
    {0x0400, 0x052f, ""},    // Cyrillic
    {0x0530, 0x058f, "hye"},
    {0x0590, 0x05ff, "heb"},
    {0x0600, 0x08ff, ""},    // Arabic, Syriac, Thaana …
    {0x0900, 0x097f, ""},    // Devanagari
    {0x0980, 0x0dff, ""},    // Bengali to Sinhala
    {0x0e00, 0x0e7f, "tha"},
    {0x0e80, 0x0eff, "lao"},
    {0x0f00, 0x0fff, ""},    // Tibetan
    {0x1000, 0x109f, "mya"},
    {0x10a0, 0x10ff, "kat"},
    {0x1100, 0x11ff, "kor"},
    {0x1200, 0x139f, ""},    // Ethiopic
    {0x1780, 0x17ff, "khm"},
    {0x1800, 0x18af, ""},    // Mongolian
    {0x3040, 0x30ff, "jpn"},
    {0x3400, 0x9fff, "zho"},
    {0xac00, 0xd7af, "kor"},
    {0xf900, 0xfaff, "zho"},
    {0xfb50, 0xfdff, ""},    // Arabic forms
    {0xfe70, 0xfeff, ""},
    {0x20000, 0x323af, "zho"},
};
// clang-format on

/* The character at the start of well-formed UTF-8; *size = its bytes. */
static uint32_t character(tamiz_span text, size_t *size) {
    const unsigned char *b = (const unsigned char *)text.data;
    size_t need = b[0] < 0x80 ? 1 : b[0] < 0xe0 ? 2 : b[0] < 0xf0 ? 3 : 4;
    if (need > text.size) need = 1;
    uint32_t c = need == 1 ? b[0] : b[0] & (0x7fu >> need);
    for (size_t i = 1; i < need; i++) c = c << 6 | (b[i] & 0x3fu);
    *size = need;
    return c;
}

static const block *find_block(uint32_t c) {
    if (c < blocks[0].first) return NULL;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (c >= blocks[i].first && c <= blocks[i].last) return &blocks[i];
    return NULL;
}

tamiz_span tamiz_list_script_lang(tamiz_span text) {
    const char *lang = NULL;
    for (size_t at = 0, size = 0; at < text.size; at += size) {
        const block *b =
            find_block(character(tamiz_span_from(text, at), &size));
        if (!b || (lang && !strcmp(lang, b->lang))) continue;
        bool kanji = lang && !strcmp(lang, "jpn") && !strcmp(b->lang, "zho");
        bool kana = lang && !strcmp(lang, "zho") && !strcmp(b->lang, "jpn");
        if (kanji) continue;
        if (lang && !kana) return (tamiz_span){"", 0};
        lang = b->lang;
    }
    return tamiz_span_of(lang ? lang : "");
}

bool tamiz_list_script_is_latin(tamiz_span text) {
    for (size_t at = 0, size = 0; at < text.size; at += size)
        if (find_block(character(tamiz_span_from(text, at), &size)))
            return false;
    return true;
}
