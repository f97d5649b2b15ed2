/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "entity_date.h"

/* What the parse of text prints as; "-" = not understood. */
static const char *reprint(tamiz_arena *arena, const char *text) {
    tamiz_date_range range = {{0, 0, 0}, {0, 0, 0}, false};
    if (!tamiz_date_parse(tamiz_span_of(text), &range)) return "-";
    tamiz_span value = tamiz_date_range_print(range, arena);
    assert_non_null(value.data);
    return value.data;
}

TEST(dates_are_read_as_the_lists_write_them) {
    // clang-format off
    static const struct { const char *text, *value, *reason; } rows[] = {
        {"1962-11-23", "1962-11-23", "ISO day"},
        {"1962-11", "1962-11", "ISO month"},
        {"1962", "1962", "year"},
        {" 1962 ", "1962", "white space at both ends"},
        {"23 Nov 1962", "1962-11-23", "OFAC remark"},
        {"5 nov 1962", "1962-11-05", "one digit, lower case"},
        {"23-Nov-1962", "1962-11-23", "spreadsheet"},
        {"Nov 1962", "1962-11", "month known"},
        {"NOVEMBER 1962", "1962-11", "long name"},
        {"Sept. 1962", "1962-09", "four-letter short form"},
        {"October 8, 1997", "1997-10-08", "State Department page"},
        {"11/23/1962", "1962-11-23", "OFAC: month first"},
        {"1/2/1962", "1962-01-02", "month first, one digit"},
        {"circa 1961", "1961~", "OFAC circa"},
        {"c. 1961", "1961~", "short circa"},
        {"Approximately 1960", "1960~", "Australia"},
        {"1967 to 1969", "1967/1969", "span of years"},
        {"1967-1969", "1967/1969", "span with a hyphen"},
        {"between 1961 and 1963", "1961/1963", "UN TYPE_OF_DATE"},
        {"from Jan 1961 to Mar 1963", "1961-01/1963-03", "months"},
        {"circa 1979-1982", "1979/1982~", "circa of a span"},
        {"circa 1979 to circa 1982", "1979/1982~", "circa twice"},
        {"10 Dec 1948 to 9 Jan 1949", "1948-12-10/1949-01-09", "days"},
        {"1962-11-23/1962-12", "1962-11-23/1962-12", "our own print"},
        {"1967/1969~", "1967/1969~", "our own print"},
        {"2015-07-01-04:00", "2015-07-01", "UN: with a zone"},
        {"2015-07-01Z", "2015-07-01", "zone 0"},
        {"2015-07-01T23:59:59.5-04:00", "2015-07-01", "with time and zone"},
        {"2015-07-01-04", "-", "neither zone nor span"},
        {"2015-07-32-04:00", "-", "no such day, zone or not"},
        {"2015-07-01T", "-", "no time"},
        {"29 Feb 2000", "2000-02-29", "a leap year of 400"},
        {"29 Feb 1900", "-", "no leap year of 100"},
        {"31 Apr 1970", "-", "no such day"},
        {"1962-13", "-", "no such month, and no span of years"},
        {"1962-00", "-", "month 0"},
        {"23/11/1962", "-", "day first is refused, not guessed"},
        {"1969 to 1967", "-", "ends before it begins"},
        {"0000", "-", "there is no year 0"},
        {"19620", "-", "five digits"},
        {"62", "-", "two digits"},
        {"1962 1963", "-", "nothing joins them"},
        {"between 1962", "-", "half a span"},
        {"1962 to", "-", "half a span"},
        {"circa", "-", "no date"},
        {"", "-", "empty"},
        {"unknown", "-", "no date"},
        {"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17", "-", "too long"},
        {"1962 \xff", "-", "stray bytes"},
    };
    // clang-format on
    tamiz_arena arena = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = reprint(&arena, rows[i].text);
        if (strcmp(got, rows[i].value))
            fail_msg("'%s': %s, expected %s (%s)", rows[i].text, got,
                     rows[i].value, rows[i].reason);
    }
    tamiz_arena_clear(&arena);
}

TEST(dates_of_files_are_read_where_they_can_be_read_one_way_only) {
    // clang-format off
    static const struct { const char *text, *value, *reason; } rows[] = {
        {"1962-11-23", "1962-11-23", "ISO"},
        {" 1962-11 ", "1962-11", "a month, with white space"},
        {"19621123", "1962-11-23", "ISO without hyphens"},
        {"19621323", "-", "no such month"},
        {"23.11.1962", "1962-11-23", "dots: the day stands first"},
        {"3.5.1980", "1980-05-03", "dots, one digit"},
        {"03/05/1980", "-", "either may be the month"},
        {"03-05-1980", "-", "either may be the month"},
        {"05/05/1980", "1980-05-05", "it does not matter which"},
        {"23/11/1962", "1962-11-23", "23 is no month"},
        {"11/23/1962", "1962-11-23", "23 is no month"},
        {"31/04/1962", "-", "no such day"},
        {"1962/11/23", "1962-11-23", "year first"},
        {"1962.11.23", "1962-11-23", "year first"},
        {"1962/23/11", "-", "no such month"},
        {"23.11/1962", "-", "two signs"},
        {"23.11.62", "-", "two digits of a year"},
        {"1962-11-23T00:00:00Z", "1962-11-23", "a time behind it"},
        {"1962-11-23 04:05:06", "1962-11-23", "a time behind it"},
        {"1962-11-23 4", "-", "no time"},
        {"circa 1962", "1962~", "as lists write"},
        {"between 1960 and 1964", "1960/1964", "as lists write"},
        {"1960-1964", "1960/1964", "as lists write"},
        {"23 Nov 1962", "1962-11-23", "as lists write"},
        {"1964-1960", "-", "ends before it begins"},
        {"1.2.3.4", "-", "four numbers"},
        {"1962-02-30", "-", "no such day"},
        {"", "-", "empty"},
    };
    // clang-format on
    tamiz_arena arena = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_date_range range = {.circa = false};
        bool fine = tamiz_date_read(tamiz_span_of(rows[i].text), &range);
        tamiz_span got = tamiz_date_range_print(range, &arena);
        if (strcmp(fine ? got.data : "-", rows[i].value))
            fail_msg("'%s': %s, expected %s (%s)", rows[i].text, got.data,
                     rows[i].value, rows[i].reason);
    }
    tamiz_arena_clear(&arena);
}

TEST(iso_is_read_strictly) {
    // clang-format off
    static const struct { const char *text; bool fine; } rows[] = {
        {"1962-11-23", true}, {"1962-11", true}, {"1962", true},
        {"1962-2-3", false}, {"1962/11/23", false}, {"1962-11-31", false},
        {"1962-11-", false}, {"196a", false}, {"", false},
        {" 1962", false}, {"1962-00-00", false}, {"1962-11-00", false},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_date date = {7, 7, 7};
        bool fine = tamiz_date_parse_iso(tamiz_span_of(rows[i].text), &date);
        if (fine != rows[i].fine) fail_msg("%s", rows[i].text);
        if (!fine) assert_int_equal(date.year * 100 + date.day, 707);
    }
}

TEST(a_text_that_is_no_date_leaves_the_result_as_it_was) {
    tamiz_date_range range = {{1, 2, 3}, {4, 5, 6}, true};
    assert_false(tamiz_date_parse(TAMIZ_SPAN("1962 to 19xx"), &range));
    assert_true(range.from.year == 1 && range.to.day == 6 && range.circa);
}

TEST(days_are_counted_one_by_one_over_eight_hundred_years) {
    int32_t day = tamiz_date_first_day((tamiz_date){1600, 1, 1});
    assert_int_equal(tamiz_date_first_day((tamiz_date){1970, 1, 1}), 0);
    assert_int_equal(tamiz_date_first_day((tamiz_date){1, 1, 1}), -719162);
    for (int year = 1600; year < 2400; year++)
        for (int month = 1; month <= 12; month++)
            for (int d = 1; d <= 31; d++) {
                char text[16];
                (void)snprintf(text, sizeof text, "%d-%02d-%02d", year, month,
                               d);
                tamiz_date date;
                if (!tamiz_date_parse_iso(tamiz_span_of(text), &date)) continue;
                assert_int_equal(tamiz_date_first_day(date), day);
                assert_int_equal(tamiz_date_last_day(date), day++);
            }
    assert_int_equal(day, tamiz_date_first_day((tamiz_date){2400, 1, 1}));
}

TEST(a_partial_date_spans_its_month_or_year) {
    tamiz_date year = {1972, 0, 0}, month = {1972, 2, 0}, none = {0, 0, 0};
    assert_int_equal(tamiz_date_last_day(year) - tamiz_date_first_day(year) + 1,
                     366);
    assert_int_equal(
        tamiz_date_last_day(month) - tamiz_date_first_day(month) + 1, 29);
    assert_int_equal(tamiz_date_first_day(none), INT32_MIN);
    assert_int_equal(tamiz_date_last_day(none), INT32_MAX);
}

// clang-format off
static const struct { uint32_t serial; const char *day; } serials[] = {
    {0, ""}, {1, "1900-01-01"}, {59, "1900-02-28"},
    {60, ""}, // spreadsheets know a 29 February of 1900
    {61, "1900-03-01"}, {23132, "1963-05-01"}, {41988, "2014-12-15"},
    {45351, "2024-02-29"}, {2958465, "9999-12-31"}, {2958466, ""},
};
// clang-format on

TEST(the_days_of_spreadsheets_are_read) {
    for (size_t i = 0; i < COUNT(serials); i++) {
        tamiz_date date = {7, 7, 7};
        char text[TAMIZ_DATE_TEXT] = "";
        if (tamiz_date_from_serial(serials[i].serial, &date))
            tamiz_date_print(date, text);
        assert_string_equal(text, serials[i].day);
    }
}

TEST(the_days_of_spreadsheets_follow_each_other) {
    tamiz_date date;
    for (uint32_t serial = 61; serial <= 2958465; serial++) {
        assert_true(tamiz_date_from_serial(serial, &date));
        assert_int_equal(tamiz_date_first_day(date), (int32_t)serial - 25569);
    }
}

TEST(a_year_is_found_where_four_digits_stand_alone) {
    // clang-format off
    static const struct { const char *text; int year; } rows[] = {
        {"1985-02-30", 1985}, {"30.2.1985", 1985}, {"born 1985?", 1985},
        {"1985", 1985}, {"19850230", 0}, {"198", 0}, {"02/30/85", 0},
        {"12345 1985", 1985}, {"", 0}, {"0000", 0},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_date date = {0};
        assert_int_equal(
            tamiz_date_find_year(tamiz_span_of(rows[i].text), &date),
            rows[i].year != 0);
        assert_int_equal(date.year, rows[i].year);
        assert_true(!date.month && !date.day);
    }
}
