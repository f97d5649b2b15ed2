/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a text in a page: no element begins or ends but those that show
 * a control character, and no attribute ends. */
#include "cli_html.h"
#include "cli_text.h"

#include <stdlib.h>
#include <string.h>

/* Markup of the writer's own, at `at`; 0 = none. */
static size_t own_markup(const char *at) {
    static const char *const own[] = {"<b class=\"control\">U+",
                                      "<b class=\"control\">byte ", "</b>"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (!strncmp(at, own[i], strlen(own[i]))) return strlen(own[i]);
    return 0;
}

static void check_content(const char *text) {
    for (const char *at = text; *at; at++) {
        size_t own = own_markup(at);
        if (own) at += own - 1;
        if (!own && strchr("<>\"'", *at)) abort();
        if ((unsigned char)*at < 32 && *at != '\n' && *at != '\t') abort();
    }
}

static void check_value(const char *text) {
    for (const char *at = text; *at; at++)
        if (strchr("<>\"'", *at) || (unsigned char)*at < 32) abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    static char page[1 << 16]; /* a byte becomes 32 at most */
    char text[1025];
    if (size > sizeof text - 1) size = sizeof text - 1;
    memcpy(text, data, size);
    text[size] = '\0';
    for (size_t i = 0; i < size; i++)
        if (!text[i]) text[i] = '<';
    for (int inside = 0; inside < 2; inside++) {
        FILE *out = fmemopen(page, sizeof page, "w");
        if (!out) return 0;
        cli_html(out, inside ? "<p title=\"%s\">" : "%s", text);
        (void)fputc('\0', out);
        (void)fclose(out);
        if (!inside) {
            check_content(page);
            continue;
        }
        size_t length = strlen(page);
        if (memcmp(page, "<p title=\"", 10) != 0 ||
            strcmp(page + length - 2, "\">") != 0)
            abort();
        page[length - 2] = '\0';
        check_value(page + 10);
    }
    return 0;
}
