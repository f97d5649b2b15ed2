/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "list_gb_field.h"
#include "list_gb_value.h"
#include "list_language.h"

// clang-format off
static const struct { const char *text, *date; } dates[] = {
    {"12/05/1970", "1970-05-12"},       // the day comes first
    {"1/2/1970", "1970-02-01"},
    {"dd/mm/1965", "1965"},
    {"DD/MM/1965", "1965"},
    {"dd/05/1970", "1970-05"},
    {"00/00/1965", "1965"},
    {"00/05/1970", "1970-05"},
    {"1965", "1965"},
    {"2012-06-29", "2012-06-29"},
    {"08-Oct-2026", "2026-10-08"},
    {"circa 1965", "1965~"},
    {"Circa dd/mm/1965", "1965~"},
    {"c. 1965", "1965~"},
    {"approximately 1965", "1965~"},
    {"1960 to 1963", "1960/1963"},
    {"1960-1963", "1960/1963"},
    {"between 1960 and 1963", "1960/1963"},
    {"dd/mm/1960 - dd/mm/1963", "1960/1963"},
    {"01/02/1960 to 03/04/1963", "1960-02-01/1963-04-03"},
    {"circa dd/mm/1960 to dd/mm/1963", "1960/1963~"},
    {" 1965 ", "1965"},
    // no date: kept as a note by the caller
    {"15/00/1965", "?"}, {"32/01/1965", "?"}, {"05/13/1970", "?"},
    {"29/02/1971", "?"}, {"d1/mm/1965", "?"}, {"1963 to 1960", "?"},
    {"12/05/70", "?"}, {"12/05", "?"}, {"/", "?"}, {"//", "?"}, {"", "?"},
    {"unknown", "?"}, {"12/05/1970 or later", "?"},
};
// clang-format on

TEST(days_come_first_and_placeholders_say_nothing) {
    for (size_t i = 0; i < COUNT(dates); i++) {
        tamiz_arena arena = {0};
        tamiz_date_range range = {0};
        bool read = tamiz_gb_date(tamiz_span_of(dates[i].text), &range);
        tamiz_span got =
            read ? tamiz_date_range_print(range, &arena) : TAMIZ_SPAN("?");
        if (!tamiz_span_is(got, dates[i].date))
            fail_msg("'%s': '%.*s', not '%s'", dates[i].text, (int)got.size,
                     got.data, dates[i].date);
        tamiz_arena_clear(&arena);
    }
}

// clang-format off
static const struct { const char *text, *values; } cells[] = {
    {"one", "one;"},
    {"one|two", "one;two;"},
    {"|one||two|", "one;two;"},
    {"(1) one (2) two", "one;two;"},
    {"(1)one(2)two", "one;two;"},
    {"(1) one | (2) two", "one;two;"},
    {"Bank (1) and (2)", "Bank (1) and (2);"}, // no mark at the start
    {"(a) one", "(a) one;"},
    {"(1234) one", "(1234) one;"},
    {"(495) 123-45-67", "(495) 123-45-67;"}, // no number of a value
    {"(2) one (3) two", "(2) one (3) two;"},
    {"(1) (495) 123 (2) (1) 4", "(495) 123;(1) 4;"},
    {"(1) one (3) three (2) two", "one (3) three;two;"},
    {"(1", "(1;"},
    {"(1) 415 555 0100", "(1) 415 555 0100;"},
    {"(1)", "(1);"}, {"(1)(2)", ""}, {"", ""}, {" | ", ""},
};
// clang-format on

TEST(a_cell_may_hold_several_values) {
    for (size_t i = 0; i < COUNT(cells); i++) {
        tamiz_buffer got = {0};
        tamiz_gb_values values = {.rest = tamiz_span_of(cells[i].text)};
        tamiz_span value;
        tamiz_buffer_text(&got, "");
        while (tamiz_gb_next_value(&values, &value))
            tamiz_buffer_print(&got, "%.*s;", (int)value.size, value.data);
        assert_string_equal(got.data, cells[i].values);
        tamiz_buffer_clear(&got);
    }
}

// clang-format off
static const struct { const char *text, *numbers; } texts[] = {
    {"INN: 7707083893, OGRN 1027700132195, KPP: 773601001",
     "innCode 7707083893;ogrnCode 1027700132195;kppCode 773601001;"},
    {"Tax ID number: 7707083893 (Russia)", "taxNumber 7707083893;"},
    {"Company number 04643632.", "registrationNumber 04643632;"},
    {"HRB 12345-A/7", "registrationNumber 12345-A/7;"},
    {"INN 7707083893 INN 500100732259",
     "innCode 7707083893;innCode 500100732259;"},
    {"winn 7707083893", "registrationNumber 7707083893;"}, // another word
    {"since 1999", ""}, {"", ""}, {"-/.", ""},
};
// clang-format on

TEST(numbers_in_text_are_told_by_the_word_before_them) {
    for (size_t i = 0; i < COUNT(texts); i++) {
        tamiz_buffer got = {0};
        tamiz_span rest = tamiz_span_of(texts[i].text);
        tamiz_gb_number number;
        tamiz_buffer_text(&got, "");
        while (tamiz_gb_next_number(&rest, &number))
            tamiz_buffer_print(&got, "%s %.*s;",
                               tamiz_prop_rows[number.prop].name,
                               (int)number.number.size, number.number.data);
        assert_string_equal(got.data, texts[i].numbers);
        tamiz_buffer_clear(&got);
    }
}

TEST(columns_and_elements_have_one_name) {
    // clang-format off
    static const struct { const char *name; tamiz_gb_field field; } names[] = {
        {"Name 6", TAMIZ_GB_NAME_6}, {"Name6", TAMIZ_GB_NAME_6},
        {"name  6 ", TAMIZ_GB_NAME_6},
        {"Nationality(/ies)", TAMIZ_GB_NATIONALITY},
        {"Nationality", TAMIZ_GB_NATIONALITY},
        {"UKStatementofReasons", TAMIZ_GB_REASONS},
        {"IndividualEntityShip", TAMIZ_GB_TYPE},
        {"D.O.B", TAMIZ_GB_BIRTH_DATE}, {"DOB", TAMIZ_GB_BIRTH_DATE},
        {"HIN", TAMIZ_GB_HULL}, {"flag", TAMIZ_GB_FIELDS},
        {"", TAMIZ_GB_FIELDS}, {"--", TAMIZ_GB_FIELDS},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(names); i++)
        assert_int_equal(tamiz_gb_field_find(tamiz_span_of(names[i].name)),
                         names[i].field);
    for (int f = 0; f < TAMIZ_GB_FIELDS; f++)
        assert_int_equal(tamiz_gb_field_find(tamiz_span_of(
                             tamiz_gb_field_name((tamiz_gb_field)f))),
                         f);
}

TEST(languages_are_known_by_code_and_name) {
    // clang-format off
    static const struct { const char *text, *code; } rows[] = {
        {"EN", "eng"}, {"el", "ell"}, {"Persian", "fas"}, {"farsi", "fas"},
        {" RU ", "rus"}, {"MO", "ron"}, {"Klingon", ""}, {"", ""},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_true(tamiz_span_is(
            tamiz_list_language(tamiz_span_of(rows[i].text)), rows[i].code));
}
