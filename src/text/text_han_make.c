/* SPDX-License-Identifier: Apache-2.0 */
/* Writes text_han.c: how ICU writes each Han letter in Latin letters. It reads
 * some hundred thousand rules before the first one, which takes longer than any
 * name; so it is asked while tamiz is built.
 *
 * usage: text_han_make OUTPUT */
#include "text_han.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { LONGEST = 16, COUNT = TAMIZ_HAN_LAST - TAMIZ_HAN_FIRST + 1 };

static void fail(const char *what, const char *why) {
    (void)fprintf(stderr, "text_han_make: %s: %s\n", what, why);
    exit(1);
}

static UTransliterator *open_translit(void) {
    static const char id[] = TAMIZ_HAN_TRANSLIT;
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[sizeof id];
    u_charsToUChars(id, wide, sizeof id);
    UTransliterator *t =
        utrans_openU(wide, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status)) fail("ICU", u_errorName(status));
    return t;
}

/* The a-z0-9 of what ICU makes of the letter. */
static void write_letter(const UTransliterator *t, UChar letter, char *out) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[LONGEST] = {letter};
    int32_t size = 1, limit = 1, n = 0;
    utrans_transUChars(t, text, &size, LONGEST, 0, &limit, &status);
    if (U_FAILURE(status)) fail("ICU", u_errorName(status));
    for (int32_t i = 0; i < size; i++)
        if ((text[i] >= 'a' && text[i] <= 'z') ||
            (text[i] >= '0' && text[i] <= '9'))
            out[n++] = (char)text[i];
    out[n] = '\0';
}

static void write_rows(FILE *file) {
    UTransliterator *t = open_translit();
    (void)fprintf(file, "/* Made by text_han_make.c. */\n"
                        "#include \"text_han.h\"\n\n"
                        "const char tamiz_han_rows[][TAMIZ_HAN_SIZE] = {\n");
    for (size_t i = 0; i < COUNT; i++) {
        char latin[LONGEST + 1] = "";
        UChar letter = (UChar)(TAMIZ_HAN_FIRST + i);
        UErrorCode status = U_ZERO_ERROR;
        if (uscript_getScript(letter, &status) == USCRIPT_HAN)
            write_letter(t, letter, latin);
        if (strlen(latin) >= TAMIZ_HAN_SIZE) fail(latin, "too long");
        (void)fprintf(file, "    \"%s\",\n", latin);
    }
    (void)fprintf(file, "};\n");
    utrans_close(t);
}

int main(int argc, char **argv) {
    if (argc != 2) fail("usage", "text_han_make OUTPUT");
    FILE *file = fopen(argv[1], "w");
    if (!file) fail(argv[1], "cannot be written");
    write_rows(file);
    if (fclose(file)) fail(argv[1], "cannot be written");
    return 0;
}
