/* SPDX-License-Identifier: Apache-2.0 */
/* A text is cut into at most MOST_TOKENS tokens (numbers, words, signs); the
 * forms of a date are then a table of token patterns, longest first, and a
 * range is two dates with a joining token between them. */
#include "entity_date.h"

enum { MOST_TOKENS = 16 };

typedef enum kind { END, NUMBER, WORD, SIGN } kind;

typedef struct token {
    kind kind;
    tamiz_span text;
    int number; /* value of a NUMBER of at most four digits, else -1 */
} token;

/* ---- the calendar ------------------------------------------------------ */

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30,
                                   31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Fills *out when such a day exists; month and day 0 = unknown. */
static bool make_date(int year, int month, int day, tamiz_date *out) {
    if (year < 1 || year > 9999 || month < 0 || month > 12) return false;
    if (day < 0 || (day && (!month || day > days_in(year, month))))
        return false;
    *out = (tamiz_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

/* Days since 1970-01-01 in the Gregorian calendar carried back to year 1.
 * Source: H. Hinnant, "chrono-compatible low-level date algorithms" (2021),
 * days_from_civil, for years that are never negative. */
static int32_t day_number(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int of_era = y - era * 400;
    int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + days - 719468;
}

int32_t tamiz_date_first_day(tamiz_date date) {
    if (!date.year) return INT32_MIN;
    return day_number(date.year, date.month ? date.month : 1,
                      date.day ? date.day : 1);
}

int32_t tamiz_date_last_day(tamiz_date date) {
    if (!date.year) return INT32_MAX;
    int month = date.month ? date.month : 12;
    return day_number(date.year, month,
                      date.day ? date.day : days_in(date.year, month));
}

/* The way back. Source: as day_number(), civil_from_days. */
static bool date_of(int32_t number, tamiz_date *out) {
    int days = number + 719468;
    int era = days / 146097;
    int of_era = days - era * 146097;
    int year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153; /* from March */
    int day = of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    return make_date(era * 400 + year + (month <= 2), month, day, out);
}

bool tamiz_date_from_serial(uint32_t serial, tamiz_date *out) {
    enum { LAST = 2958465, BEFORE_1900 = -25568, LEAP_DAY = 60 };
    if (!serial || serial > LAST || serial == LEAP_DAY) return false;
    int32_t number = BEFORE_1900 + (int32_t)serial;
    return date_of(serial > LEAP_DAY ? number - 1 : number, out);
}

/* ---- ISO --------------------------------------------------------------- */

/* Value of `count` digits at data, or -1. */
static int digits(const char *data, size_t count) {
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        if (data[i] < '0' || data[i] > '9') return -1;
        value = value * 10 + (data[i] - '0');
    }
    return value;
}

bool tamiz_date_parse_iso(tamiz_span text, tamiz_date *out) {
    if (text.size != 4 && text.size != 7 && text.size != 10) return false;
    int part[3] = {digits(text.data, 4), 0, 0};
    if (part[0] < 0) return false;
    for (size_t i = 1; 3 * i + 1 < text.size; i++) {
        const char *sign = text.data + 3 * i + 1;
        part[i] = digits(sign + 1, 2);
        if (*sign != '-' || part[i] < 1) return false;
    }
    return make_date(part[0], part[1], part[2], out);
}

/* ---- what the lists write ---------------------------------------------- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t run_of(tamiz_span text, bool (*is)(char)) {
    size_t n = 0;
    while (n < text.size && is(text.data[n])) n++;
    return n;
}

/* The next token of *text, which is moved on. A full stop and a comma only
 * end words ("c.", "Nov. 23, 1962") and are left out. */
static token next_token(tamiz_span *text) {
    size_t n = 0;
    while (n < text->size && text->data[n] &&
           strchr(" \t\r\n.,", text->data[n]))
        n++;
    *text = tamiz_span_from(*text, n);
    token next = {END, {text->data, 0}, -1};
    if (!text->size) return next;
    next.kind = NUMBER;
    next.text.size = run_of(*text, is_digit);
    if (next.text.size && next.text.size <= 4)
        next.number = digits(next.text.data, next.text.size);
    if (!next.text.size) {
        next.kind = WORD;
        next.text.size = run_of(*text, is_letter);
    }
    if (!next.text.size) {
        next.kind = SIGN;
        next.text.size = 1;
    }
    *text = tamiz_span_from(*text, next.text.size);
    return next;
}

/* The last token is END. False = too many: no date is that long. */
static bool tokenise(tamiz_span text, token tokens[MOST_TOKENS]) {
    for (size_t i = 0; i < MOST_TOKENS; i++) {
        tokens[i] = next_token(&text);
        if (tokens[i].kind == END) return true;
    }
    return false;
}

/* ASCII letters in any case against a lower-case word. */
static bool is_word(tamiz_span text, const char *word) {
    if (text.size != strlen(word)) return false;
    for (size_t i = 0; i < text.size; i++)
        if ((text.data[i] | 0x20) != word[i]) return false;
    return true;
}

static bool is_any_word(const token *at, const char *const *words) {
    if (at->kind != WORD) return false;
    for (; *words; words++)
        if (is_word(at->text, *words)) return true;
    return false;
}

/* 1 to 12 for "Nov" or "november", 0 for other words. */
static int month_of(tamiz_span text) {
    static const char *const names[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    if (is_word(text, "sept")) return 9;
    for (int i = 0; i < 12; i++) {
        if (is_word(text, names[i])) return i + 1;
        char brief[4] = {names[i][0], names[i][1], names[i][2], '\0'};
        if (is_word(text, brief)) return i + 1;
    }
    return 0;
}

/* A pattern's letters: y four digits, M and D exactly two digits, m and d one
 * or two, n the name of a month, anything else that sign. Longest first, since
 * "1962" begins "1962-11-23" too. */
static const char *const patterns[] = {"y-M-D", "m/d/y", "dny", "d-n-y",
                                       "ndy",   "y-M",   "ny",  "y"};

static bool match_letter(char letter, const token *at, int part[3]) {
    if (letter == 'n') {
        part[1] = at->kind == WORD ? month_of(at->text) : 0;
        return part[1] > 0;
    }
    if (!is_letter(letter))
        return at->kind == SIGN && at->text.data[0] == letter;
    if (at->kind != NUMBER) return false;
    size_t size = at->text.size;
    part[letter == 'y' ? 0 : (letter | 0x20) == 'm' ? 1 : 2] = at->number;
    if (letter == 'y') return size == 4 && at->number > 0;
    bool exact = letter == 'M' || letter == 'D';
    return at->number > 0 && (exact ? size == 2 : size <= 2);
}

/* Tokens that the pattern covers, 0 = it does not fit. */
static size_t match_pattern(const char *pattern, const token *at,
                            tamiz_date *out) {
    int part[3] = {0, 0, 0};
    size_t i = 0;
    for (; pattern[i]; i++)
        if (!match_letter(pattern[i], &at[i], part)) return 0;
    return make_date(part[0], part[1], part[2], out) ? i : 0;
}

/* One date at *at, which is moved past it. */
static bool take_date(const token **at, tamiz_date *out) {
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        size_t covered = match_pattern(patterns[i], *at, out);
        *at += covered;
        if (covered) return true;
    }
    return false;
}

static bool take_circa(const token **at) {
    static const char *const words[] = {
        "circa", "c", "ca", "about", "approx", "approximately", NULL};
    bool found = is_any_word(*at, words);
    *at += found;
    return found;
}

static bool take_join(const token **at) {
    static const char *const words[] = {"to", "and", NULL};
    const token *join = *at;
    bool found = is_any_word(join, words);
    if (join->kind == SIGN) found = strchr("-/", join->text.data[0]) != NULL;
    *at += found;
    return found;
}

/* [between|from] [circa] date [join [circa] date] [~] */
static bool take_range(const token *at, tamiz_date_range *out) {
    static const char *const opening[] = {"between", "from", NULL};
    tamiz_date_range range = {{0, 0, 0}, {0, 0, 0}, false};
    bool opened = is_any_word(at, opening);
    at += opened;
    range.circa = take_circa(&at);
    if (!take_date(&at, &range.from)) return false;
    bool joined = take_join(&at);
    if (opened && !joined) return false;
    if (joined) {
        range.circa |= take_circa(&at);
        if (!take_date(&at, &range.to)) return false;
        if (tamiz_date_last_day(range.to) < tamiz_date_first_day(range.from))
            return false;
    }
    if (at->kind == SIGN && at->text.data[0] == '~') {
        range.circa = true;
        at++;
    }
    if (at->kind != END) return false;
    *out = range;
    return true;
}

static bool is_time_sign(char c) {
    return c && strchr(":.+-Z", c);
}

/* Whether text is what XML Schema lets follow a day: a time of day, a zone, or
 * both ("-04:00", "Z", "T00:00:00"). The day stays the one that is written. */
static bool is_time_or_zone(tamiz_span text) {
    if (text.size < 1 || text.size > 24) return false;
    for (size_t i = 1; i < text.size; i++)
        if (!is_digit(text.data[i]) && !is_time_sign(text.data[i]))
            return false;
    if (text.data[0] == 'Z') return text.size == 1;
    if (text.data[0] == 'T') return text.size >= 6 && text.data[3] == ':';
    bool sign = text.data[0] == '-' || text.data[0] == '+';
    return sign && text.size == 6 && text.data[3] == ':';
}

bool tamiz_date_parse(tamiz_span text, tamiz_date_range *out) {
    token tokens[MOST_TOKENS];
    text = tamiz_span_trim(text);
    tamiz_date day = {0, 0, 0};
    if (text.size > 10 && is_time_or_zone(tamiz_span_from(text, 10)) &&
        tamiz_date_parse_iso((tamiz_span){text.data, 10}, &day)) {
        *out = (tamiz_date_range){.from = day};
        return true;
    }
    return tokenise(text, tokens) && take_range(tokens, out);
}

/* ---- writing ----------------------------------------------------------- */

/* The last `count` decimal digits of number. */
static char *put_digits(char *text, unsigned number, size_t count) {
    for (size_t i = count; i-- > 0; number /= 10)
        text[i] = (char)('0' + number % 10);
    return text + count;
}

void tamiz_date_print(tamiz_date date, char text[TAMIZ_DATE_TEXT]) {
    const uint8_t part[] = {date.month, date.day};
    if (date.year) text = put_digits(text, (unsigned)date.year, 4);
    for (size_t i = 0; date.year && i < 2 && part[i]; i++) {
        *text++ = '-';
        text = put_digits(text, part[i], 2);
    }
    *text = '\0';
}

tamiz_span tamiz_date_range_print(tamiz_date_range range, tamiz_arena *arena) {
    char from[TAMIZ_DATE_TEXT], to[TAMIZ_DATE_TEXT];
    tamiz_date_print(range.from, from);
    tamiz_date_print(range.to, to);
    return tamiz_span_of(tamiz_arena_print(arena, "%s%s%s%s", from,
                                           range.to.year ? "/" : "", to,
                                           range.circa ? "~" : ""));
}

bool tamiz_date_find_year(tamiz_span text, tamiz_date *out) {
    enum { YEAR = 4 };
    for (size_t at = 0; at + YEAR <= text.size; at++) {
        size_t digits = 0;
        while (at + digits < text.size && is_digit(text.data[at + digits]))
            digits++;
        if (digits == YEAR)
            return tamiz_date_parse_iso((tamiz_span){text.data + at, YEAR},
                                        out);
        at += digits;
    }
    return false;
}
