/* SPDX-License-Identifier: Apache-2.0 */
/* A piece of bytes that somebody else owns. Not NUL-terminated. */
#ifndef TAMIZ_BASE_SPAN_H
#define TAMIZ_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct tamiz_span {
    const char *data; /* may be NULL when size is 0 */
    size_t size;      /* bytes */
} tamiz_span;

/* A span over a string literal. */
#define TAMIZ_SPAN(literal) ((tamiz_span){(literal), sizeof(literal) - 1})

/* A span over a NUL-terminated string; NULL gives the empty span. */
static inline tamiz_span tamiz_span_of(const char *text) {
    return (tamiz_span){text, text ? strlen(text) : 0};
}

static inline bool tamiz_span_equal(tamiz_span a, tamiz_span b) {
    if (a.size != b.size) return false;
    return !b.size || !memcmp(a.data, b.data, b.size);
}

static inline bool tamiz_span_is(tamiz_span a, const char *text) {
    if (!a.size || a.data[0] != text[0]) return !a.size && !text[0];
    return tamiz_span_equal(a, tamiz_span_of(text));
}

/* Byte order, shorter first among equals: negative, 0 or positive. */
static inline int tamiz_span_order(tamiz_span a, tamiz_span b) {
    size_t n = a.size < b.size ? a.size : b.size;
    int c = n ? memcmp(a.data, b.data, n) : 0;
    if (c) return c;
    return (a.size > b.size) - (a.size < b.size);
}

static inline bool tamiz_span_starts(tamiz_span a, const char *prefix) {
    size_t n = strlen(prefix);
    return a.size >= n && !memcmp(a.data, prefix, n);
}

/* Bytes from `start` on; empty when start is past the end. */
static inline tamiz_span tamiz_span_from(tamiz_span a, size_t start) {
    if (start >= a.size) return (tamiz_span){a.data, 0};
    return (tamiz_span){a.data + start, a.size - start};
}

/* Without ASCII white space and control bytes at both ends. */
static inline tamiz_span tamiz_span_trim(tamiz_span a) {
    while (a.size && (unsigned char)a.data[0] <= ' ') a.data++, a.size--;
    while (a.size && (unsigned char)a.data[a.size - 1] <= ' ') a.size--;
    return a;
}

/* Where `needle` first stands in a, or SIZE_MAX. */
static inline size_t tamiz_span_find(tamiz_span a, tamiz_span needle) {
    if (!needle.size || needle.size > a.size) return (size_t)-1;
    for (size_t i = 0; i + needle.size <= a.size; i++)
        if (!memcmp(a.data + i, needle.data, needle.size)) return i;
    return (size_t)-1;
}

#endif
