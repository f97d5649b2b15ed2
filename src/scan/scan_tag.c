/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_tag.h"

#include <strings.h>

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (unsigned char)c >= 0x80;
}

bool tamiz_tag_is_span(tamiz_span name, tamiz_span other) {
    return name.size == other.size &&
           (!name.size || !strncasecmp(name.data, other.data, name.size));
}

bool tamiz_tag_is(tamiz_span name, const char *other) {
    return tamiz_tag_is_span(name, tamiz_span_of(other));
}

bool tamiz_tag_is_any(tamiz_span name, const char *const *names) {
    for (; *names; names++)
        if (tamiz_tag_is(name, *names)) return true;
    return false;
}

/* One past the '>' that is in no quoted value; 0 = there is none. */
static size_t end_of_tag(tamiz_span text, size_t at) {
    char last = 0;
    while (at < text.size) {
        char c = text.data[at++];
        if (c == '>') return at;
        if (last == '=' && (c == '"' || c == '\'')) {
            const char *end = memchr(text.data + at, c, text.size - at);
            if (!end) return 0;
            at = (size_t)(end - text.data) + 1;
        }
        if (!is_space(c)) last = c;
    }
    return 0;
}

bool tamiz_tag_read(tamiz_span text, size_t start, int *tries, tamiz_tag *out) {
    tamiz_tag tag = {.start = start};
    size_t at = start + 1;
    if (at < text.size && text.data[at] == '/') tag.closing = true, at++;
    if (at >= text.size || !starts_name(text.data[at])) return false;
    size_t name = at;
    for (; at < text.size && !is_space(text.data[at]); at++) {
        if (text.data[at] == '/' || text.data[at] == '>') break;
        if (text.data[at] == '<') return false;
        if (text.data[at] == ':') name = at + 1;
    }
    tag.name = (tamiz_span){text.data + name, at - name};
    if (*tries > 0) {
        tag.end = end_of_tag(text, at);
        if (!tag.end) --*tries;
    }
    if (!tag.end && *tries > -TAMIZ_TAG_TRIES) {
        const char *end = memchr(text.data + at, '>', text.size - at);
        if (!end) *tries = -TAMIZ_TAG_TRIES; /* there are no more tags */
        tag.end = end ? (size_t)(end - text.data) + 1 : 0;
    }
    if (!tag.end) return false;
    tag.empty = text.data[tag.end - 2] == '/';
    *out = tag;
    return true;
}

/* ---- attributes -------------------------------------------------------- */

/* The value behind a '=', quoted or not; *at moves past it. */
static void read_value(tamiz_span text, size_t end, size_t *at, size_t *from,
                       size_t *to) {
    while (*at < end && is_space(text.data[*at])) ++*at;
    char quote = '\0';
    if (*at < end) quote = text.data[*at];
    if (quote == '"' || quote == '\'') {
        *from = ++*at;
        while (*at < end && text.data[*at] != quote) ++*at;
        *to = *at;
        if (*at < end) ++*at;
        return;
    }
    *from = *at;
    while (*at < end && !is_space(text.data[*at])) ++*at;
    *to = *at;
}

bool tamiz_tag_attribute(tamiz_span text, const tamiz_tag *tag,
                         const char *name, size_t *from, size_t *to) {
    size_t at = (size_t)(tag->name.data - text.data) + tag->name.size;
    size_t end = tag->end - 1;
    while (at < end) {
        while (at < end && (is_space(text.data[at]) || text.data[at] == '/'))
            at++;
        size_t start = at;
        while (at < end && !is_space(text.data[at]) && text.data[at] != '=' &&
               (at == start || text.data[at] != '/'))
            at++;
        if (at == start && at < end) at++; /* a '=' without a name */
        tamiz_span found = {text.data + start, at - start};
        while (at < end && is_space(text.data[at])) at++;
        if (at >= end || text.data[at] != '=') continue;
        at++;
        read_value(text, end, &at, from, to);
        if (tamiz_tag_is(found, name)) return true;
    }
    return false;
}
