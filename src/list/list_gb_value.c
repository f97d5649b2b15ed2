/* SPDX-License-Identifier: Apache-2.0 */
#include "list_gb_value.h"

#include "list_writer.h"

#include <ctype.h>

/* ---- several values in one --------------------------------------------- */

/* Length of "(12)" at the start of text when its number is the expected one;
 * 0 = it is none. */
static size_t mark_size(tamiz_span text, unsigned expected) {
    char mark[16];
    int size = snprintf(mark, sizeof mark, "(%u)", expected);
    return tamiz_span_starts(text, mark) ? (size_t)size : 0;
}

/* "(1) 415 555 0100" is a telephone number. */
static bool has_second(tamiz_span text) {
    return tamiz_span_find(text, TAMIZ_SPAN("(2)")) != SIZE_MAX;
}

static size_t value_end(tamiz_span text, unsigned number) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '|') return i;
        if (number && text.data[i] == '(' &&
            mark_size(tamiz_span_from(text, i), number + 1))
            return i;
    }
    return text.size;
}

/* Length of the mark that the rest starts with. The start of the cell decides
 * once whether its values are numbered. */
static size_t take_mark(tamiz_gb_values *values) {
    if (values->plain) return 0;
    size_t mark = mark_size(values->rest, values->number + 1);
    if (!values->number && !(mark && has_second(values->rest))) {
        values->plain = true;
        return 0;
    }
    if (mark) values->number++;
    return mark;
}

bool tamiz_gb_next_value(tamiz_gb_values *values, tamiz_span *value) {
    tamiz_span *rest = &values->rest;
    for (*rest = tamiz_span_trim(*rest); rest->size;
         *rest = tamiz_span_trim(*rest)) {
        size_t mark = take_mark(values);
        tamiz_span text = tamiz_span_from(*rest, mark);
        size_t end = value_end(text, values->number);
        *value = tamiz_span_trim((tamiz_span){text.data, end});
        bool bar = end < text.size && text.data[end] == '|';
        *rest = tamiz_span_from(text, end + bar);
        if (value->size) return true;
    }
    return false;
}

/* ---- dates ------------------------------------------------------------- */

/* A number of one to `most` digits, or 0 for a placeholder: letters only
 * ("dd", "MM") or zeros. */
static bool read_part(tamiz_span part, size_t most, unsigned *out) {
    unsigned number = 0, letters = 0;
    part = tamiz_span_trim(part);
    if (!part.size || part.size > most) return false;
    for (size_t i = 0; i < part.size; i++) {
        unsigned char c = (unsigned char)part.data[i];
        if (strchr("dDmMyYxX", c) && c)
            letters++;
        else if (isdigit(c))
            number = number * 10 + (c - '0');
        else
            return false;
    }
    if (letters && letters != part.size) return false;
    *out = number;
    return true;
}

/* "dd/mm/1965": day, month, year. */
static bool read_slashes(tamiz_span text, tamiz_date *out) {
    size_t first = tamiz_span_find(text, TAMIZ_SPAN("/"));
    if (first == SIZE_MAX) return false;
    tamiz_span rest = tamiz_span_from(text, first + 1);
    size_t second = tamiz_span_find(rest, TAMIZ_SPAN("/"));
    unsigned day = 0, month = 0, year = 0;
    if (second == SIZE_MAX ||
        !read_part((tamiz_span){text.data, first}, 2, &day) ||
        !read_part((tamiz_span){rest.data, second}, 2, &month) ||
        !read_part(tamiz_span_from(rest, second + 1), 4, &year))
        return false;
    enum { YEAR_DIGITS = 4 };
    if (tamiz_span_trim(tamiz_span_from(rest, second + 1)).size != YEAR_DIGITS)
        return false; /* "70" may be any century */
    char iso[32];
    (void)snprintf(iso, sizeof iso,
                   day && month ? "%04u-%02u-%02u"
                   : month      ? "%04u-%02u"
                                : "%04u",
                   year, month, day);
    /* A day of an unknown month says nothing that an ISO date can hold. */
    return !(day && !month) && tamiz_date_parse_iso(tamiz_span_of(iso), out);
}

static bool read_end(tamiz_span text, tamiz_date *out) {
    tamiz_date_range range = {0};
    text = tamiz_span_trim(text);
    if (read_slashes(text, out)) return true;
    if (!text.size || memchr(text.data, '/', text.size)) return false;
    if (!tamiz_date_parse(text, &range) || range.to.year) return false;
    *out = range.from;
    return true;
}

/* Cuts a word and what follows it of blanks and dots off the start. */
static bool cut_word(tamiz_span *text, const char *word) {
    size_t size = strlen(word);
    if (text->size <= size ||
        !tamiz_list_same((tamiz_span){text->data, size}, word))
        return false;
    *text = tamiz_span_from(*text, size);
    while (text->size && strchr(" .:", text->data[0]))
        *text = tamiz_span_from(*text, 1);
    return true;
}

static bool read_range(tamiz_span text, tamiz_date_range *out) {
    static const char *const between[] = {" to ", " and ", " - ",
                                          " \xe2\x80\x93 ", "-"};
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        size_t at = tamiz_span_find(text, tamiz_span_of(between[i]));
        tamiz_date_range range = {0};
        if (at == SIZE_MAX ||
            !read_end((tamiz_span){text.data, at}, &range.from) ||
            !read_end(tamiz_span_from(text, at + strlen(between[i])),
                      &range.to))
            continue;
        if (tamiz_date_last_day(range.to) < tamiz_date_first_day(range.from))
            return false;
        *out = range;
        return true;
    }
    return false;
}

bool tamiz_gb_date(tamiz_span text, tamiz_date_range *out) {
    static const char *const about[] = {"circa ", "approximately ", "approx",
                                        "about ", "around ",        "c."};
    tamiz_date_range range = {0};
    bool circa = false;
    text = tamiz_span_trim(text);
    for (size_t i = 0; i < sizeof about / sizeof *about && !circa; i++)
        circa = cut_word(&text, about[i]);
    (void)cut_word(&text, "between ");
    bool slashes = text.size && memchr(text.data, '/', text.size);
    bool read = read_end(text, &range.from) || read_range(text, &range);
    if (!read && (slashes || !tamiz_date_parse(text, &range))) return false;
    range.circa |= circa;
    *out = range;
    return true;
}

/* ---- numbers within text ----------------------------------------------- */

static bool is_letter_or_digit(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* What the last word before a number says. */
static tamiz_prop prop_of(tamiz_span before) {
    // clang-format off
    static const struct { const char *word; tamiz_prop prop; } rows[] = {
        {"INN",   TAMIZ_PROP_innCode},  {"OGRN", TAMIZ_PROP_ogrnCode},
        {"OGRNIP", TAMIZ_PROP_ogrnCode}, {"KPP", TAMIZ_PROP_kppCode},
        {"OKPO",  TAMIZ_PROP_okpoCode}, {"LEI",  TAMIZ_PROP_leiCode},
        {"TIN",   TAMIZ_PROP_taxNumber}, {"tax", TAMIZ_PROP_taxNumber},
        {"VAT",   TAMIZ_PROP_vatCode},  {"UNP",  TAMIZ_PROP_taxNumber},
        {"DUNS",  TAMIZ_PROP_dunsCode},
    };
    // clang-format on
    static const char *const fillers[] = {"number", "no", "id", "code", "is"};
    size_t end = before.size;
    for (;;) {
        while (end && !is_letter_or_digit(before.data[end - 1])) end--;
        size_t start = end;
        while (start && is_letter_or_digit(before.data[start - 1])) start--;
        tamiz_span word = {before.data + start, end - start};
        bool filler = false;
        for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
            filler |= tamiz_list_same(word, fillers[i]);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            if (tamiz_list_same(word, rows[i].word)) return rows[i].prop;
        if (!filler) return TAMIZ_PROP_registrationNumber;
        end = start;
    }
}

bool tamiz_gb_next_number(tamiz_span *rest, tamiz_gb_number *number) {
    enum { FEWEST_DIGITS = 5 };
    size_t i = 0;
    while (i < rest->size) {
        size_t start = i, digits = 0;
        while (i < rest->size &&
               (is_letter_or_digit(rest->data[i]) ||
                (i > start && strchr("-/.", rest->data[i]) && rest->data[i])))
            digits += isdigit((unsigned char)rest->data[i++]) != 0;
        size_t end = i;
        while (end > start && strchr("-/.", rest->data[end - 1])) end--;
        if (i == start) i++;
        if (digits < FEWEST_DIGITS) continue;
        number->number = (tamiz_span){rest->data + start, end - start};
        number->prop = prop_of((tamiz_span){rest->data, start});
        *rest = tamiz_span_from(*rest, i);
        return true;
    }
    *rest = (tamiz_span){"", 0};
    return false;
}
