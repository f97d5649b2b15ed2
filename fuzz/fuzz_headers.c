/* SPDX-License-Identifier: Apache-2.0 */
/* Header lines of a server's answer. What is kept of them is short, one line,
 * and stays the same when it is said again. */
#include <assert.h>

#include "list_headers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text, size_t room) {
    size_t size = strnlen(text, room);
    assert(size < room);
    for (size_t i = 0; i < size; i++) assert((unsigned char)text[i] >= ' ');
}

static void say_again(tamiz_headers *out, const char *name, const char *value) {
    char line[400];
    if (!*value) return;
    int n = snprintf(line, sizeof line, "%s: %s\r\n", name, value);
    tamiz_headers_add(out, (tamiz_span){line, (size_t)n});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_headers h = {.etag = ""}, again = {.etag = ""};
    tamiz_span rest = {(const char *)data, size};
    while (rest.size) {
        size_t end = tamiz_span_find(rest, TAMIZ_SPAN("\n"));
        size_t line = end == (size_t)-1 ? rest.size : end + 1;
        tamiz_headers_add(&h, (tamiz_span){rest.data, line});
        rest = tamiz_span_from(rest, line);
    }
    check_text(h.etag, sizeof h.etag);
    check_text(h.modified, sizeof h.modified);
    check_text(h.encoding, sizeof h.encoding);
    check_text(h.range, sizeof h.range);
    uint64_t first = 0;
    if (tamiz_headers_first(&h, &first)) assert(first <= UINT64_MAX / 2);
    (void)tamiz_headers_proof(&h);
    (void)tamiz_headers_is_known_encoding(&h);
    say_again(&again, "etag", h.etag);
    say_again(&again, "LAST-MODIFIED", h.modified);
    say_again(&again, "content-encoding", h.encoding);
    say_again(&again, "Content-Range", h.range);
    assert(!strcmp(h.etag, again.etag) && !strcmp(h.modified, again.modified));
    assert(!strcmp(h.encoding, again.encoding) &&
           !strcmp(h.range, again.range));
    return 0;
}
