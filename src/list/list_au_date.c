/* SPDX-License-Identifier: Apache-2.0 */
#include "list_au_date.h"

#include <ctype.h>

bool tamiz_au_begins(tamiz_span text, const char *word) {
    size_t size = strlen(word);
    return text.size >= size &&
           tamiz_list_same((tamiz_span){text.data, size}, word);
}

/* "30/04/1963", "05.09.1990", "03/1965": day first. */
static bool parse_day_first(tamiz_list_writer *w, tamiz_span text,
                            tamiz_date_range *range) {
    int part[3] = {0, 0, 0};
    size_t i = 0;
    for (size_t at = 0; at < text.size && i < 3; at++) {
        char c = text.data[at];
        bool after_sign = at && strchr("/.", text.data[at - 1]);
        if (c == ' ' && after_sign) continue;
        if (c == '/' || c == '.')
            i++;
        else if (!isdigit((unsigned char)c) || part[i] > 999)
            return false;
        else
            part[i] = part[i] * 10 + (c - '0');
    }
    if (i == 1 && part[1] > 999)
        text = tamiz_list_print(w, "%04d-%02d", part[1], part[0]);
    else if (i == 2 && part[2] > 999)
        text = tamiz_list_print(w, "%04d-%02d-%02d", part[2], part[1], part[0]);
    else
        return false;
    return tamiz_date_parse(text, range);
}

/* One date with what stands around it: "alt DOB: 09/05/1981", "8 Aug. 1980
 * (false passport)". *rest = the bracket, or empty. */
static bool parse_birth(tamiz_list_writer *w, tamiz_span text, tamiz_span *rest,
                        tamiz_date_range *range) {
    size_t colon = tamiz_span_find(text, TAMIZ_SPAN("DOB:"));
    if (colon != SIZE_MAX) text = tamiz_span_from(text, colon + 4);
    text = tamiz_span_trim(text);
    if (text.size > 1 && *text.data == '(' && text.data[text.size - 1] == ')')
        text = (tamiz_span){text.data + 1, text.size - 2};
    size_t open = tamiz_span_find(text, TAMIZ_SPAN("("));
    *rest = (tamiz_span){"", 0};
    if (open != SIZE_MAX) {
        *rest = tamiz_span_from(text, open);
        text.size = open;
        if (tamiz_span_find(*rest, TAMIZ_SPAN("Hijri")) != SIZE_MAX)
            return false;
    }
    text = tamiz_span_trim(text);
    return parse_day_first(w, text, range) || tamiz_date_parse(text, range) ||
           tamiz_list_short_date(w, text, range);
}

/* "01/10/1983,15/10/1983" and "5/06/1953 15/06/1953". False = not only days. */
static bool put_days(tamiz_au_party *p, tamiz_span text, bool state) {
    tamiz_date_range range;
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && !strchr(", ", text.data[end])) end++;
        tamiz_span day = {text.data + at, end - at};
        at = end + 1;
        if (!day.size) continue;
        if (!parse_day_first(p->writer, day, &range)) return false;
        if (state)
            tamiz_list_put_range(p->writer, &p->self, TAMIZ_PROP_birthDate,
                                 range);
    }
    return true;
}

static void put_birth(tamiz_au_party *p, tamiz_span text) {
    tamiz_date_range range;
    tamiz_span rest;
    bool read = parse_birth(p->writer, text, &rest, &range);
    if (read)
        tamiz_list_put_range(p->writer, &p->self, TAMIZ_PROP_birthDate, range);
    else if (put_days(p, text, false))
        read = put_days(p, text, true);
    else
        tamiz_list_warn(p->writer, "birth date \"%.*s\", kept as a note",
                        (int)(text.size < 60 ? text.size : 60), text.data);
    if (!read || rest.size)
        tamiz_list_put_note(p->writer, &p->self, "Birth date", text);
}

/* Items, each parted by " or " once more. */
void tamiz_au_put_births(tamiz_au_party *p, const tamiz_cell *cell,
                         tamiz_span text) {
    enum { FIRST_YEAR = 1850, LAST_YEAR = 2100 };
    tamiz_date date;
    tamiz_span item;
    if (!tamiz_au_is_person(p)) {
        tamiz_list_put_note(p->writer, &p->self, "Date of Birth", text);
        return;
    }
    bool year = cell->serial >= FIRST_YEAR && cell->serial <= LAST_YEAR;
    if (!year && cell->serial && tamiz_date_from_serial(cell->serial, &date)) {
        tamiz_list_put_range(p->writer, &p->self, TAMIZ_PROP_birthDate,
                             (tamiz_date_range){.from = date});
        return;
    }
    for (size_t at = 0; tamiz_list_next_item(text, &at, &item);) {
        for (size_t end = 0;
             (end = tamiz_span_find(item, TAMIZ_SPAN(" or "))) != SIZE_MAX;
             item = tamiz_span_from(item, end + 4))
            put_birth(p, (tamiz_span){item.data, end});
        put_birth(p, item);
    }
}

/* The first day that a text names with its month in letters: "Listed on 2 Sep.
 * 2014 (relisted …)". */
static bool find_day(tamiz_span text, tamiz_date_range *range) {
    enum { LONGEST = 18 }; /* "23 September 2014" with a stop */
    for (size_t i = 0; i < text.size; i++) {
        bool starts = !i || !isalnum((unsigned char)text.data[i - 1]);
        if (!starts || !isdigit((unsigned char)text.data[i])) continue;
        size_t end = i;
        while (end < text.size && end - i < LONGEST &&
               !strchr("(),;", text.data[end]))
            end++;
        for (; end > i + 8; end--) {
            tamiz_span day = {text.data + i, end - i};
            bool letters = tamiz_date_parse(day, range) && range->from.day &&
                           !range->to.year && !memchr(day.data, '/', day.size);
            if (letters) return true;
        }
    }
    return false;
}

/* The date of listing where the text begins with it; all of it is kept. */
void tamiz_au_put_listing(tamiz_au_party *p, const tamiz_cell *cell,
                          tamiz_span text) {
    tamiz_date_range range = {.circa = false};
    tamiz_span words = tamiz_list_clean(p->writer, text);
    bool found =
        cell->serial && tamiz_date_from_serial(cell->serial, &range.from);
    if (!found && (tamiz_au_begins(words, "listed") ||
                   tamiz_au_begins(words, "first listed") ||
                   tamiz_au_begins(words, "designated")))
        found = find_day(words, &range);
    if (found) {
        tamiz_list_put_range(p->writer, &p->sanction, TAMIZ_PROP_listingDate,
                             range);
        tamiz_list_put_range(p->writer, &p->sanction, TAMIZ_PROP_startDate,
                             range);
    }
    if (!cell->serial)
        tamiz_list_put(p->writer, &p->sanction, TAMIZ_PROP_summary, text);
}

void tamiz_au_put_control(tamiz_au_party *p, const tamiz_cell *cell,
                          tamiz_span text) {
    tamiz_date_range range = {.circa = false};
    bool found =
        cell->serial && tamiz_date_from_serial(cell->serial, &range.from);
    if (!found && !parse_day_first(p->writer, text, &range) &&
        !tamiz_date_parse(text, &range)) {
        tamiz_list_put_note(p->writer, &p->sanction, "Control Date", text);
        return;
    }
    tamiz_list_put_range(p->writer, &p->sanction, TAMIZ_PROP_modifiedAt, range);
    if (tamiz_date_last_day(range.from) > tamiz_date_last_day(*p->newest) ||
        !p->newest->year)
        *p->newest = range.from;
}
