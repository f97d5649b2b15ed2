/* SPDX-License-Identifier: Apache-2.0 */
/* The table of Han letters against ICU itself, and letters whose reading is
 * well known. */
#include "test.h"

#include "text_han.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

static void ask_icu(const UTransliterator *icu, UChar letter, char *out) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[16] = {letter};
    int32_t size = 1, limit = 1, n = 0;
    utrans_transUChars(icu, text, &size, 16, 0, &limit, &status);
    assert_true(U_SUCCESS(status));
    for (int32_t i = 0; i < size; i++)
        if ((text[i] >= 'a' && text[i] <= 'z') ||
            (text[i] >= '0' && text[i] <= '9'))
            out[n++] = (char)text[i];
    out[n] = '\0';
}

TEST(the_table_has_what_icu_writes) {
    enum { STEP = 13 };
    static const char id[] = TAMIZ_HAN_TRANSLIT;
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[sizeof id];
    u_charsToUChars(id, wide, sizeof id);
    UTransliterator *icu =
        utrans_openU(wide, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    assert_true(U_SUCCESS(status));
    for (unsigned c = 0x4e00; c <= TAMIZ_HAN_LAST; c += STEP) {
        char latin[17];
        ask_icu(icu, (UChar)c, latin);
        assert_string_equal(tamiz_han_rows[c - TAMIZ_HAN_FIRST], latin);
    }
    utrans_close(icu);
}

TEST(letters_are_read_in_pinyin) {
    static const struct {
        unsigned letter;
        const char *latin;
    } rows[] =
        {
            {0x5317, "bei"}, {0x4eac, "jing"},  {0x738b, "wang"},
            {0x4e00, "yi"},  {0x5f20, "zhang"}, {0x3400, "qiu"},
            {0x4dc0, ""}, /* a hexagram, no Han letter */
        };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(tamiz_han_rows[rows[i].letter - TAMIZ_HAN_FIRST],
                            rows[i].latin);
}
