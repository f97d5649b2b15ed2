/* SPDX-License-Identifier: Apache-2.0 */
/* Code points of checked UTF-8 (base_utf8.h says what is valid). */
#ifndef TAMIZ_TEXT_UTF8_H
#define TAMIZ_TEXT_UTF8_H

#include "base_buffer.h"

/* The code point at *at, which moves past it. text must be valid UTF-8 and
 * *at < text.size. */
static inline uint32_t tamiz_utf8_next(tamiz_span text, size_t *at) {
    const unsigned char *p = (const unsigned char *)text.data + *at;
    if (p[0] < 0x80) return *at += 1, p[0];
    if (p[0] < 0xe0) {
        *at += 2;
        return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3fu);
    }
    if (p[0] < 0xf0) {
        *at += 3;
        return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 |
               (p[2] & 0x3fu);
    }
    *at += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 |
           (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3fu);
}

/* Appends a code point as UTF-8. */
static inline void tamiz_utf8_add(tamiz_buffer *out, uint32_t c) {
    char bytes[4];
    size_t n = 0;
    if (c < 0x80) {
        bytes[n++] = (char)c;
    } else if (c < 0x800) {
        bytes[n++] = (char)(0xc0 | c >> 6);
        bytes[n++] = (char)(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        bytes[n++] = (char)(0xe0 | c >> 12);
        bytes[n++] = (char)(0x80 | (c >> 6 & 0x3f));
        bytes[n++] = (char)(0x80 | (c & 0x3f));
    } else {
        bytes[n++] = (char)(0xf0 | c >> 18);
        bytes[n++] = (char)(0x80 | (c >> 12 & 0x3f));
        bytes[n++] = (char)(0x80 | (c >> 6 & 0x3f));
        bytes[n++] = (char)(0x80 | (c & 0x3f));
    }
    tamiz_buffer_add(out, bytes, n);
}

#endif
