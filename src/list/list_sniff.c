/* SPDX-License-Identifier: Apache-2.0 */
#include "list_sniff.h"

#include <ctype.h>
#include <strings.h>

enum { LOOK = 4096, TITLE = 80 };

/* The start of a file in lower case, NUL-terminated. */
typedef struct look {
    char plain[LOOK + 1], lower[LOOK + 1];
    size_t size;
} look;

static tamiz_code read_start(tamiz_input *input, look *out, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    while (!code && out->size < LOOK) {
        size_t got = 0;
        code = tamiz_input_read(input, out->plain + out->size, LOOK - out->size,
                                &got, err);
        if (code || !got) break;
        out->size += got;
    }
    for (size_t i = 0; i < out->size; i++) {
        if (!out->plain[i]) out->plain[i] = ' ';
        out->lower[i] = (char)tolower((unsigned char)out->plain[i]);
    }
    return code;
}

static bool ends_in(const char *name, const char *end) {
    size_t size = strlen(name), n = strlen(end);
    return size > n && !strcasecmp(name + size - n, end);
}

static const char *first_sign(const char *text) {
    if (!strncmp(text, "\xef\xbb\xbf", 3)) text += 3;
    return text + strspn(text, " \t\r\n");
}

/* The page's title in one line, or "". */
static void take_title(const look *page, char title[TITLE]) {
    title[0] = '\0';
    const char *at = strstr(page->lower, "<title");
    const char *start = at ? strchr(at, '>') : NULL;
    if (!start) return;
    const char *from = page->plain + (start + 1 - page->lower);
    size_t size = strcspn(from, "<"), used = 0;
    for (size_t i = 0; i < size && used + 1 < TITLE; i++) {
        char c = from[i];
        if ((unsigned char)c <= ' ') c = ' ';
        if (c == ' ' && (!used || title[used - 1] == ' ')) continue;
        title[used++] = c;
    }
    title[used] = '\0';
}

static tamiz_code refuse_page(const char *path, const look *page,
                              tamiz_error *err) {
    char title[TITLE];
    take_title(page, title);
    return tamiz_fail(err, TAMIZ_BAD_INPUT, path,
                      "a web page came instead of the list%s%s%s",
                      *title ? ": \"" : "", title, *title ? "\"" : "");
}

/* XHTML has its XML declaration first, so the mark may stand a little later.
 * Lists in XML have other roots. */
static bool is_page(const look *page) {
    const char *start = first_sign(page->lower);
    if (*start != '<') return false;
    const char *mark = strstr(start, "<html");
    const char *kind = strstr(start, "<!doctype html");
    return (mark && mark - start < 1024) || (kind && kind - start < 1024);
}

tamiz_code tamiz_list_sniff_input(tamiz_input *input, const char *name,
                                  const char *path, tamiz_error *err) {
    look start = {.size = 0};
    tamiz_code code = read_start(input, &start, err);
    if (code) return code;
    const char *sign = first_sign(start.plain);
    if (!*sign)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, path,
                          "the file is empty; expected the list");
    bool page = ends_in(name, ".html") || ends_in(name, ".htm");
    bool json = ends_in(name, ".json") || ends_in(name, ".jsonl") ||
                ends_in(name, ".ndjson");
    if (!page && is_page(&start)) return refuse_page(path, &start, err);
    if (!json && (*sign == '{' || !strncmp(sign, "[{", 2))) {
        int shown = (int)strcspn(sign, "\r\n");
        return tamiz_fail(err, TAMIZ_BAD_INPUT, path,
                          "JSON came instead of the list: %.*s",
                          shown > 120 ? 120 : shown, sign);
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_list_sniff(const tamiz_list_file *file, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(file->path, &input, err);
    if (!code)
        code = tamiz_list_sniff_input(input, file->name, file->path, err);
    tamiz_input_close(input);
    return code;
}
