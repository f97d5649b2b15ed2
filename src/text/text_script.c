/* SPDX-License-Identifier: Apache-2.0 */
#include "text_script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

static tamiz_script of_icu(UScriptCode code) {
    switch (code) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
        return TAMIZ_SCRIPT_COMMON;
    case USCRIPT_LATIN:
        return TAMIZ_SCRIPT_LATIN;
    case USCRIPT_CYRILLIC:
        return TAMIZ_SCRIPT_CYRILLIC;
    case USCRIPT_GREEK:
        return TAMIZ_SCRIPT_GREEK;
    case USCRIPT_ARABIC:
        return TAMIZ_SCRIPT_ARABIC;
    case USCRIPT_HEBREW:
        return TAMIZ_SCRIPT_HEBREW;
    case USCRIPT_ARMENIAN:
        return TAMIZ_SCRIPT_ARMENIAN;
    case USCRIPT_GEORGIAN:
        return TAMIZ_SCRIPT_GEORGIAN;
    case USCRIPT_HAN:
        return TAMIZ_SCRIPT_HAN;
    case USCRIPT_HANGUL:
        return TAMIZ_SCRIPT_HANGUL;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_KATAKANA_OR_HIRAGANA:
        return TAMIZ_SCRIPT_KANA;
    case USCRIPT_THAI:
        return TAMIZ_SCRIPT_THAI;
    default:
        return TAMIZ_SCRIPT_OTHER;
    }
}

tamiz_script tamiz_script_of(uint32_t c) {
    if (c < 0x80) {
        uint32_t lower = c | 0x20;
        return lower >= 'a' && lower <= 'z' ? TAMIZ_SCRIPT_LATIN
                                            : TAMIZ_SCRIPT_COMMON;
    }
    if (c == 0x30fc) return TAMIZ_SCRIPT_KANA; /* the long vowel mark */
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode code = uscript_getScript((UChar32)c, &status);
    return U_FAILURE(status) ? TAMIZ_SCRIPT_OTHER : of_icu(code);
}

static int is_apostrophe(uint32_t c) {
    return c == '\'' || c == '`' || c == 0xb4 || (c >= 0x2b9 && c <= 0x2bf) ||
           (c >= 0x2018 && c <= 0x201b) || c == 0x2032 || c == 0xff07 ||
           c == 0x5f3 || c == 0x5f4;
}

/* Enclosed letters are symbols to Unicode, and letters to a reader. */
static int is_enclosed_letter(uint32_t c) {
    return (c >= 0x24b6 && c <= 0x24e9) || (c >= 0x1f130 && c <= 0x1f189);
}

static tamiz_char_class class_of_ascii(uint32_t c) {
    uint32_t lower = c | 0x20;
    if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9'))
        return TAMIZ_CHAR_LETTER;
    return c == '\'' || c == '`' ? TAMIZ_CHAR_LINK : TAMIZ_CHAR_BREAK;
}

tamiz_char_class tamiz_char_class_of(uint32_t c) {
    if (c < 0x80) return class_of_ascii(c);
    if (is_apostrophe(c)) return TAMIZ_CHAR_LINK;
    if (u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
        u_charType((UChar32)c) == U_FORMAT_CHAR)
        return TAMIZ_CHAR_IGNORE;
    uint32_t mask = U_GET_GC_MASK((UChar32)c);
    if (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK))
        return TAMIZ_CHAR_LETTER;
    return is_enclosed_letter(c) ? TAMIZ_CHAR_LETTER : TAMIZ_CHAR_BREAK;
}

int tamiz_script_mixes(tamiz_script a, tamiz_script b) {
    if (a == b || a == TAMIZ_SCRIPT_COMMON || b == TAMIZ_SCRIPT_COMMON)
        return 1;
    return a <= TAMIZ_SCRIPT_GREEK && b <= TAMIZ_SCRIPT_GREEK;
}

const char *tamiz_script_code(tamiz_script script) {
    static const char *const codes[] = {"Zyyy", "Latn", "Cyrl", "Grek", "Arab",
                                        "Hebr", "Armn", "Geor", "Hani", "Hang",
                                        "Kana", "Thai", "Zzzz"};
    return codes[script];
}
