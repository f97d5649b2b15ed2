/* SPDX-License-Identifier: Apache-2.0 */
/* A key clears the mark "a value was written here", so that its value takes no
 * comma, and the value sets it again: no further state is needed. */
#include "format_json.h"

#include <math.h>

/* What stands between the value before and the one to come. Values at the top
 * are separate documents: the caller writes what goes between them. */
static void separate(tamiz_json *json) {
    if (json->depth && json->some[json->depth])
        tamiz_buffer_byte(json->buffer, ',');
    json->some[json->depth] = true;
}

void tamiz_json_open(tamiz_json *json, char bracket) {
    if (json->depth + 1 >= TAMIZ_JSON_DEPTH) {
        json->buffer->failed = true;
        return;
    }
    separate(json);
    tamiz_buffer_byte(json->buffer, bracket);
    json->some[++json->depth] = false;
}

void tamiz_json_close(tamiz_json *json, char bracket) {
    if (!json->depth) {
        json->buffer->failed = true;
        return;
    }
    json->depth--;
    tamiz_buffer_byte(json->buffer, bracket);
}

/* The escape of a byte that may not stand in a string, or NULL. */
static const char *escape_of(unsigned char byte, char room[8]) {
    static const char *const brief[] = {
        ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n", ['\f'] = "\\f",
        ['\r'] = "\\r", ['"'] = "\\\"", ['\\'] = "\\\\"};
    if (byte < sizeof brief / sizeof *brief && brief[byte]) return brief[byte];
    if (byte >= 0x20) return NULL;
    (void)snprintf(room, 8, "\\u%04x", byte);
    return room;
}

/* Whether one of eight bytes may be a control, a quote or a backslash: a byte
 * that is less than what is taken from it gets its high bit, and so, rarely,
 * does the byte above it, from which it borrows: then all are looked at. */
static bool may_escape(const char *bytes) {
    const uint64_t each = UINT64_C(0x0101010101010101), high = each << 7;
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    uint64_t quote = word ^ (each * '"'), slash = word ^ (each * '\\');
    return (((word - each * 0x20) & ~word) | ((quote - each) & ~quote) |
            ((slash - each) & ~slash)) &
           high;
}

static void write_string(tamiz_json *json, tamiz_span text) {
    char room[8];
    size_t plain = 0; /* start of the bytes not yet written */
    tamiz_buffer_byte(json->buffer, '"');
    for (size_t i = 0; i < text.size;) {
        if (text.size - i >= 8 && !may_escape(text.data + i)) {
            i += 8;
            continue;
        }
        const char *escape = escape_of((unsigned char)text.data[i++], room);
        if (!escape) continue;
        tamiz_buffer_add(json->buffer, text.data + plain, i - 1 - plain);
        tamiz_buffer_text(json->buffer, escape);
        plain = i;
    }
    tamiz_buffer_span(json->buffer, tamiz_span_from(text, plain));
    tamiz_buffer_byte(json->buffer, '"');
}

void tamiz_json_key(tamiz_json *json, const char *key) {
    separate(json);
    write_string(json, tamiz_span_of(key));
    tamiz_buffer_byte(json->buffer, ':');
    json->some[json->depth] = false;
}

void tamiz_json_span(tamiz_json *json, tamiz_span text) {
    separate(json);
    write_string(json, text);
}

void tamiz_json_text(tamiz_json *json, const char *text) {
    tamiz_json_span(json, tamiz_span_of(text));
}

void tamiz_json_integer(tamiz_json *json, int64_t number) {
    separate(json);
    tamiz_buffer_print(json->buffer, "%lld", (long long)number);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* printf rounds right but writes the locale's decimal point, which may be
 * several bytes: whatever is no digit becomes one point. */
static size_t fixed_text(double number, int digits, char *text, size_t room) {
    char raw[400]; /* the longest double has 309 digits before the point */
    (void)snprintf(raw, sizeof raw, "%.*f", digits, number);
    size_t n = 0;
    bool pointed = false;
    for (const char *p = raw; *p && n + 1 < room; p++) {
        if (is_digit(*p)) {
            text[n++] = *p;
        } else if (!pointed && p > raw) {
            text[n++] = '.';
            pointed = true;
        }
    }
    while (pointed && n > 2 && text[n - 1] == '0' && text[n - 2] != '.') n--;
    text[n] = '\0';
    return n;
}

/* The number as a whole count of its last digit, where double arithmetic tells
 * it for sure. Below 10^14 a product is off by less than 1/100, so what is not
 * near a half is rounded as the exact product is, which printf rounds. */
static bool count_units(double number, int digits, uint64_t *units) {
    static const double powers[] = {1,   1e1, 1e2, 1e3,  1e4,  1e5, 1e6,
                                    1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
    if (digits >= (int)(sizeof powers / sizeof *powers)) return false;
    double product = number * powers[digits];
    if (!(product < 1e14)) return false;
    double whole = floor(product), rest = product - whole;
    if (rest > 0.48 && rest < 0.52) return false;
    *units = (uint64_t)whole + (rest > 0.5);
    return true;
}

/* The same text as fixed_text(), from the last digit to the first. */
static size_t unit_text(uint64_t units, int digits, char *text) {
    enum { ROOM = 32 };
    char turned[ROOM];
    size_t n = 0, size = 0;
    for (int i = 0; i < digits; i++, units /= 10)
        if (n || units % 10 || i + 1 == digits)
            turned[n++] = (char)('0' + units % 10);
    if (digits) turned[n++] = '.';
    do turned[n++] = (char)('0' + units % 10);
    while (units /= 10);
    while (n) text[size++] = turned[--n];
    text[size] = '\0';
    return size;
}

void tamiz_json_number(tamiz_json *json, double number, int digits) {
    enum { MOST_DIGITS = 17 };
    char text[400];
    separate(json);
    if (!isfinite(number)) {
        tamiz_buffer_text(json->buffer, "null");
        return;
    }
    if (digits < 0) digits = 0;
    if (digits > MOST_DIGITS) digits = MOST_DIGITS;
    uint64_t units;
    size_t size = count_units(fabs(number), digits, &units)
                      ? unit_text(units, digits, text)
                      : fixed_text(fabs(number), digits, text, sizeof text);
    bool zero = strspn(text, "0.") == size; /* "-0.0" is no other value */
    if (number < 0 && !zero) tamiz_buffer_byte(json->buffer, '-');
    tamiz_buffer_add(json->buffer, text, size);
}

void tamiz_json_bool(tamiz_json *json, bool value) {
    separate(json);
    tamiz_buffer_text(json->buffer, value ? "true" : "false");
}

void tamiz_json_pair(tamiz_json *json, const char *key, const char *text) {
    tamiz_json_key(json, key);
    tamiz_json_text(json, text);
}
