/* SPDX-License-Identifier: Apache-2.0 */
/* A text becomes a row of signs, one for each number and each word that is
 * known: "more than 25 to 50 %" is ">n-n". A table says what each row means. */
#include "own_share.h"

#include <stdio.h>

/* ---- words ------------------------------------------------------------- */

typedef struct word {
    const char *text; /* lower case */
    char sign;        /* ' ' says nothing */
} word;

/* Of two that begin alike the longer one stands first. */
static const word words[] = {
    {"not more than", 'l'},
    {"no more than", 'l'},
    {"not less than", 'g'},
    {"no less than", 'g'},
    {"more than", '>'},
    {"less than", '<'},
    {"greater than", '>'},
    {"at least", 'g'},
    {"at most", 'l'},
    {"up to", 'l'},
    {"or more", 'G'},
    {"or above", 'G'},
    {"or less", 'L'},
    {"or below", 'L'},
    {"one share", '1'},
    {"1 share", '1'},
    {"per cent", ' '},
    {"percent", ' '},
    {"pct", ' '},
    {"between", ' '},
    {"from", ' '},
    {"minimum", 'g'},
    {"maximum", 'l'},
    {"over", '>'},
    {"above", '>'},
    {"under", '<'},
    {"below", '<'},
    {"plus", '+'},
    {"but", ' '},
    {"and", '-'},
    {"to", '-'},
    {"..", '-'},
    {">=", 'g'},
    {"=>", 'g'},
    {"<=", 'l'},
    {"=<", 'l'},
    {"\u2265", 'g'},
    {"\u2264", 'l'},
    {"\u2013", '-'},
    {"\u2014", '-'},
    {"\u00a0", ' '},
    {"\u202f", ' '},
    {">", '>'},
    {"<", '<'},
    {"-", '-'},
    {"+", '+'},
    {"%", ' '},
    {" ", ' '},
};

/* Bounds of a meaning: a and b are the numbers, A and B the millionth above
 * the first and below the last, z below the first, 0 nothing, 1 all. */
typedef struct meaning {
    const char *signs;
    char low, high;
} meaning;

static const meaning meanings[] = {
    {"n", 'a', 'a'},     {">n", 'A', '1'},   {"gn", 'a', '1'},
    {"<n", '0', 'z'},    {"ln", '0', 'a'},   {"n-n", 'a', 'b'},
    {"n-<n", 'a', 'B'},  {">n-n", 'A', 'b'}, {">n-ln", 'A', 'b'},
    {">n-<n", 'A', 'B'}, {">nln", 'A', 'b'}, {">n<n", 'A', 'B'},
    {"gn-ln", 'a', 'b'}, {"gnln", 'a', 'b'}, {"gn-<n", 'a', 'B'},
    {"gn<n", 'a', 'B'},  {"n+", 'a', '1'},   {"nG", 'a', '1'},
    {"nL", '0', 'a'},    {"n+1", 'A', '1'},
};

enum { MOST_SIGNS = 8, DIGITS = 6, MOST_WHOLE = 100 };

typedef struct reader {
    tamiz_span rest;
    char signs[MOST_SIGNS + 1];
    size_t count;
    tamiz_share numbers[2];
    size_t number_count;
} reader;

static bool add_sign(reader *r, char sign) {
    if (sign == ' ') return true;
    if (r->count == MOST_SIGNS) return false;
    r->signs[r->count++] = sign;
    return true;
}

static bool starts_with(tamiz_span text, const char *lower) {
    size_t i = 0;
    for (; lower[i]; i++) {
        if (i == text.size) return false;
        char c = text.data[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (c != lower[i]) return false;
    }
    return true;
}

static bool read_word(reader *r) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!starts_with(r->rest, words[i].text)) continue;
        r->rest = tamiz_span_from(r->rest, strlen(words[i].text));
        return add_sign(r, words[i].sign);
    }
    return false;
}

/* ---- numbers ----------------------------------------------------------- */

static bool is_digit(tamiz_span text, size_t at) {
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

static bool read_number(reader *r) {
    int64_t value = 0, unit = TAMIZ_SHARE_PERCENT;
    bool more = false; /* digits beyond the last that counts */
    size_t at = 0;
    for (; is_digit(r->rest, at); at++) {
        value = 10 * value + (r->rest.data[at] - '0');
        if (value > MOST_WHOLE) return false;
    }
    value *= TAMIZ_SHARE_PERCENT;
    bool point = at < r->rest.size &&
                 (r->rest.data[at] == '.' || r->rest.data[at] == ',') &&
                 is_digit(r->rest, at + 1);
    for (at += point; point && is_digit(r->rest, at); at++) {
        int64_t digit = r->rest.data[at] - '0';
        unit /= 10;
        value += digit * unit;
        more |= !unit && digit;
    }
    if (value + more > TAMIZ_SHARE_WHOLE || r->number_count == 2) return false;
    r->numbers[r->number_count++] = (tamiz_share){value, value + more};
    r->rest = tamiz_span_from(r->rest, at);
    return add_sign(r, 'n');
}

/* "50%+1": the number behind a plus is one share. */
static bool read_one(reader *r) {
    bool plus = r->count && r->signs[r->count - 1] == '+';
    if (!plus || r->rest.data[0] != '1' || is_digit(r->rest, 1)) return false;
    r->rest = tamiz_span_from(r->rest, 1);
    r->rest = tamiz_span_trim(r->rest);
    if (starts_with(r->rest, "share"))
        r->rest = tamiz_span_from(r->rest, strlen("share"));
    return add_sign(r, '1');
}

/* ---- both -------------------------------------------------------------- */

static int64_t bound(char sign, const reader *r, bool upper) {
    const tamiz_share *a = &r->numbers[0], *b = &r->numbers[1];
    switch (sign) {
    case 'a':
        return upper ? a->high : a->low;
    case 'A':
        return a->low + 1;
    case 'z':
        return a->high - 1;
    case 'b':
        return b->high;
    case 'B':
        return b->high - 1;
    case '1':
        return TAMIZ_SHARE_WHOLE;
    default:
        return 0;
    }
}

static bool find_meaning(const reader *r, tamiz_share *out) {
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        const meaning *m = &meanings[i];
        if (strcmp(m->signs, r->signs) != 0) continue;
        tamiz_share share = {bound(m->low, r, false), bound(m->high, r, true)};
        if (share.low > share.high || share.high < 0) return false;
        *out = share;
        return true;
    }
    return false;
}

bool tamiz_share_parse(tamiz_span text, tamiz_share *out) {
    reader r = {.rest = tamiz_span_trim(text)};
    while (r.rest.size) {
        bool one = read_one(&r);
        bool number = !one && is_digit(r.rest, 0);
        if (number && !read_number(&r)) return false;
        if (!one && !number && !read_word(&r)) return false;
    }
    return find_meaning(&r, out);
}

static int64_t least(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static int64_t most(int64_t a, int64_t b) {
    return a > b ? a : b;
}

tamiz_share tamiz_share_join(tamiz_share a, tamiz_share b) {
    tamiz_share both = {most(a.low, b.low), least(a.high, b.high)};
    if (both.low <= both.high) return both;
    return (tamiz_share){least(a.low, b.low), most(a.high, b.high)};
}

tamiz_share tamiz_share_add(tamiz_share a, tamiz_share b) {
    return (tamiz_share){most(a.low, b.low), a.high + b.high};
}

/* ---- written ----------------------------------------------------------- */

enum { NUMBER_TEXT = 28 };

static void print_number(int64_t value, char text[NUMBER_TEXT]) {
    int size = snprintf(text, NUMBER_TEXT, "%lld.%06lld",
                        (long long)(value / TAMIZ_SHARE_PERCENT),
                        (long long)(value % TAMIZ_SHARE_PERCENT));
    while (size > 0 && text[size - 1] == '0') size--;
    if (size > 0 && text[size - 1] == '.') size--;
    text[size > 0 ? size : 0] = 0;
}

void tamiz_share_print(tamiz_share share, char text[TAMIZ_SHARE_TEXT]) {
    char low[NUMBER_TEXT], high[NUMBER_TEXT];
    bool exact = share.low == share.high;
    bool above = !exact && share.low % TAMIZ_SHARE_PERCENT == 1;
    bool below = !exact && (share.high + 1) % TAMIZ_SHARE_PERCENT == 0;
    bool open = share.high >= TAMIZ_SHARE_WHOLE;
    print_number(share.low - above, low);
    print_number(share.high + below, high);
    const char *than = above ? "more than " : "";
    if (tamiz_share_is_unknown(share))
        (void)snprintf(text, TAMIZ_SHARE_TEXT, "unknown");
    else if (exact)
        (void)snprintf(text, TAMIZ_SHARE_TEXT, "%s %%", low);
    else if (open && above)
        (void)snprintf(text, TAMIZ_SHARE_TEXT, "more than %s %%", low);
    else if (!share.low)
        (void)snprintf(text, TAMIZ_SHARE_TEXT, "%s %s %%",
                       below ? "less than" : "up to", high);
    else
        (void)snprintf(text, TAMIZ_SHARE_TEXT, "%s%s to %s%s %%", than, low,
                       below ? "less than " : "", high);
}
