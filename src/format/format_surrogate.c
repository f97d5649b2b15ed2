/* SPDX-License-Identifier: Apache-2.0 */
#include "format_surrogate.h"

static bool add_digit(tamiz_surrogate *s, char c) {
    unsigned digit;
    if (c >= '0' && c <= '9')
        digit = (unsigned)(c - '0');
    else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        digit = (unsigned)((c | 0x20) - 'a') + 10;
    else
        return false;
    s->value = s->value * 16 + digit;
    s->digits++;
    return true;
}

/* Four digits are there: false = they are half a pair without the other. */
static bool close_escape(tamiz_surrogate *s) {
    bool first = (s->value & 0xfc00) == 0xd800;
    bool second = (s->value & 0xfc00) == 0xdc00;
    bool right = s->half == second;
    s->half = first;
    s->state = first ? TAMIZ_SURROGATE_HALF : TAMIZ_SURROGATE_PLAIN;
    return right;
}

static bool step(tamiz_surrogate *s, char c) {
    switch (s->state) {
    case TAMIZ_SURROGATE_PLAIN:
        if (c == '\\') s->state = TAMIZ_SURROGATE_ESCAPE;
        return true;
    case TAMIZ_SURROGATE_HALF:
        s->state = TAMIZ_SURROGATE_ESCAPE;
        return c == '\\';
    case TAMIZ_SURROGATE_ESCAPE:
        s->state = c == 'u' ? TAMIZ_SURROGATE_DIGITS : TAMIZ_SURROGATE_PLAIN;
        s->digits = s->value = 0;
        return c == 'u' || !s->half;
    default:
        if (!add_digit(s, c)) s->state = TAMIZ_SURROGATE_PLAIN;
        return s->digits < 4 || close_escape(s);
    }
}

size_t tamiz_surrogate_check(tamiz_surrogate *surrogate, tamiz_span piece) {
    size_t at = 0;
    while (at < piece.size) {
        if (surrogate->state == TAMIZ_SURROGATE_PLAIN) {
            const char *escape = memchr(piece.data + at, '\\', piece.size - at);
            if (!escape) break;
            at = (size_t)(escape - piece.data);
        }
        if (!step(surrogate, piece.data[at])) return at;
        at++;
    }
    return piece.size;
}
