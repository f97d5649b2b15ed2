/* SPDX-License-Identifier: Apache-2.0 */
#include "list_headers.h"

#include <strings.h>

static void take(tamiz_span line, const char *name, char *out, size_t room) {
    size_t size = strlen(name);
    if (line.size <= size || line.data[size] != ':' ||
        strncasecmp(line.data, name, size) != 0)
        return;
    tamiz_span value = tamiz_span_trim(tamiz_span_from(line, size + 1));
    out[0] = '\0';
    if (value.size >= room) return;
    for (size_t i = 0; i < value.size; i++)
        if ((unsigned char)value.data[i] < ' ' || value.data[i] == 0x7f) return;
    memcpy(out, value.data, value.size);
    out[value.size] = '\0';
}

void tamiz_headers_add(tamiz_headers *h, tamiz_span line) {
    if (tamiz_span_starts(line, "HTTP/")) *h = (tamiz_headers){.etag = ""};
    take(line, "ETag", h->etag, sizeof h->etag);
    take(line, "Last-Modified", h->modified, sizeof h->modified);
    take(line, "Content-Encoding", h->encoding, sizeof h->encoding);
    take(line, "Content-Range", h->range, sizeof h->range);
}

/* Reads digits and moves past them; false = none, or beyond 2^63. */
static bool read_number(const char **text, uint64_t *out) {
    const char *start = *text;
    uint64_t number = 0;
    for (; **text >= '0' && **text <= '9'; ++*text) {
        if (number > (UINT64_MAX >> 1) / 10) return false;
        number = number * 10 + (uint64_t)(**text - '0');
    }
    *out = number;
    return *text > start;
}

bool tamiz_headers_first(const tamiz_headers *h, uint64_t *first) {
    const char *text = h->range;
    uint64_t from = 0, to = 0;
    if (strncasecmp(text, "bytes ", 6) != 0) return false;
    text += 6;
    if (!read_number(&text, &from) || *text++ != '-' ||
        !read_number(&text, &to) || *text != '/' || to < from)
        return false;
    *first = from;
    return true;
}

bool tamiz_headers_is_known_encoding(const tamiz_headers *h) {
    const char *encoding = h->encoding;
    return !*encoding || !strcasecmp(encoding, "gzip") ||
           !strcasecmp(encoding, "x-gzip") || !strcasecmp(encoding, "identity");
}

const char *tamiz_headers_proof(const tamiz_headers *h) {
    if (*h->etag == '"') return h->etag;
    if (!*h->etag && *h->modified && !*h->encoding) return h->modified;
    return NULL;
}
