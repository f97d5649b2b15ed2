/* SPDX-License-Identifier: Apache-2.0 */
#include "list_ofac_advanced.h"

bool tamiz_ofac_flag(const tamiz_node *node, const char *attribute) {
    tamiz_span value = tamiz_node_attribute(node, attribute);
    return tamiz_span_is(value, "true") || tamiz_span_is(value, "1");
}

/* Digits only, at most four; -1 otherwise. */
static int number_of(tamiz_span text) {
    int number = 0;
    if (!text.size || text.size > 4) return -1;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return -1;
        number = number * 10 + (text.data[i] - '0');
    }
    return number;
}

bool tamiz_ofac_date(const tamiz_node *node, tamiz_date *date) {
    int year = number_of(tamiz_node_text(node, "Year"));
    int month = number_of(tamiz_node_text(node, "Month"));
    int day = number_of(tamiz_node_text(node, "Day"));
    if (year <= 0 || month > 12 || day > 31) return false;
    char iso[TAMIZ_DATE_TEXT];
    tamiz_date whole = {(int16_t)year, (uint8_t)(month > 0 ? month : 0),
                        (uint8_t)(month > 0 && day > 0 ? day : 0)};
    tamiz_date_print(whole, iso);
    return tamiz_date_parse_iso(tamiz_span_of(iso), date);
}

static bool is_same(tamiz_date a, tamiz_date b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool is_year_start(tamiz_date d) {
    return d.month == 1 && d.day == 1;
}
static bool is_year_end(tamiz_date d) {
    return d.month == 12 && d.day == 31;
}

/* Whether from to to is exactly one calendar month. */
static bool is_month(tamiz_date from, tamiz_date to) {
    tamiz_date month = {from.year, from.month, 0};
    return from.day == 1 && from.year == to.year && from.month == to.month &&
           tamiz_date_last_day(month) == tamiz_date_first_day(to);
}

/* Full days become the partial date they stand for. */
static void shorten(tamiz_date_range *range) {
    tamiz_date *from = &range->from, *to = &range->to;
    if (is_same(*from, *to)) {
        *to = (tamiz_date){0};
    } else if (is_year_start(*from) && is_year_end(*to)) {
        *from = (tamiz_date){from->year, 0, 0};
        if (from->year == to->year)
            *to = (tamiz_date){0};
        else
            *to = (tamiz_date){to->year, 0, 0};
    } else if (is_month(*from, *to)) {
        from->day = 0;
        *to = (tamiz_date){0};
    }
}

/* The first of the nodes that holds a date. */
static bool first_date(const tamiz_node *const *nodes, size_t count,
                       tamiz_date *date) {
    for (size_t i = 0; i < count; i++)
        if (nodes[i] && tamiz_ofac_date(nodes[i], date)) return true;
    return false;
}

bool tamiz_ofac_period(const tamiz_ofac_advanced *advanced,
                       const tamiz_node *period, tamiz_date_range *range) {
    tamiz_span calendar =
        tamiz_ofac_text_of(advanced, period, "CalendarType", "CalendarTypeID");
    if (calendar.size && !tamiz_list_same(calendar, "Gregorian")) return false;
    const tamiz_node *start = tamiz_node_child(period, "Start");
    const tamiz_node *end = tamiz_node_child(period, "End");
    const tamiz_node *first[] = {
        tamiz_node_child(start, "From"), tamiz_node_child(start, "To"),
        tamiz_node_child(end, "From"), tamiz_node_child(end, "To")};
    const tamiz_node *last[] = {first[3], first[2], first[1], first[0]};
    tamiz_date_range found = {0};
    if (!first_date(first, 4, &found.from) || !first_date(last, 4, &found.to))
        return false;
    found.circa = tamiz_ofac_flag(start, "Approximate") ||
                  tamiz_ofac_flag(end, "Approximate");
    shorten(&found);
    *range = found;
    return true;
}
