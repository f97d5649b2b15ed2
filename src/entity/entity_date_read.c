/* SPDX-License-Identifier: Apache-2.0 */
/* Dates as people and customers' files write them: what lists write, and
 * figures alone, where these can be read one way only. */
#include "entity_date.h"

/* Three numbers with one sign between them, and nothing else. */
typedef struct triple {
    tamiz_span part[3];
    char sign;
} triple;

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool cut(tamiz_span text, triple *out) {
    for (size_t i = 0; i < 3; i++) {
        size_t n = 0;
        while (n < text.size && is_digit(text.data[n])) n++;
        if (!n || n > 4) return false;
        out->part[i] = (tamiz_span){text.data, n};
        text = tamiz_span_from(text, n);
        if (i == 2) break;
        if (!text.size || !strchr("./-", text.data[0])) return false;
        if (i && text.data[0] != out->sign) return false;
        out->sign = text.data[0];
        text = tamiz_span_from(text, 1);
    }
    return !text.size;
}

static int value_of(tamiz_span digits) {
    int value = 0;
    for (size_t i = 0; i < digits.size; i++)
        value = value * 10 + (digits.data[i] - '0');
    return value;
}

/* By way of ISO, which knows the calendar. */
static bool make(int year, int month, int day, tamiz_date *out) {
    if (month > 12 || day > 31) return false;
    char text[] = "0000-00-00";
    for (size_t i = 4; i-- > 0; year /= 10) text[i] = (char)('0' + year % 10);
    text[5] = (char)('0' + month / 10);
    text[6] = (char)('0' + month % 10);
    text[8] = (char)('0' + day / 10);
    text[9] = (char)('0' + day % 10);
    return tamiz_date_parse_iso(tamiz_span_of(text), out);
}

/* "23.11.1962": with dots the day stands first everywhere. With other signs
 * either may: the one that is no month, or both when they are equal. */
static bool read_triple(const triple *t, tamiz_date *out) {
    int a = value_of(t->part[0]), b = value_of(t->part[1]),
        c = value_of(t->part[2]);
    if (t->part[0].size == 4 && t->part[1].size <= 2 && t->part[2].size <= 2)
        return make(a, b, c, out);
    if (t->part[2].size != 4 || t->part[0].size > 2 || t->part[1].size > 2)
        return false;
    if (t->sign == '.' || a > 12 || a == b) return make(c, b, a, out);
    return b > 12 && make(c, a, b, out);
}

static bool read_basic(tamiz_span text, tamiz_date *out) {
    enum { BASIC = 8 };
    if (text.size != BASIC) return false;
    for (size_t i = 0; i < BASIC; i++)
        if (!is_digit(text.data[i])) return false;
    return make(value_of((tamiz_span){text.data, 4}),
                value_of((tamiz_span){text.data + 4, 2}),
                value_of((tamiz_span){text.data + 6, 2}), out);
}

bool tamiz_date_read(tamiz_span text, tamiz_date_range *out) {
    enum { DAY = 10 };
    tamiz_date day = {0, 0, 0};
    triple figures = {.sign = 0};
    text = tamiz_span_trim(text);
    bool timed = text.size > DAY + 3 && text.data[DAY + 3] == ':' &&
                 strchr("T ", text.data[DAY]) && is_digit(text.data[DAY + 1]);
    if (timed) text.size = DAY;
    if (cut(text, &figures)) {
        if (!read_triple(&figures, &day)) return false;
    } else if (!read_basic(text, &day)) {
        return tamiz_date_parse(text, out);
    }
    *out = (tamiz_date_range){.from = day};
    return true;
}
