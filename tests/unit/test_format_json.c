/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "format_json.h"

#include <locale.h>
#include <math.h>

TEST(commas_and_brackets_fall_into_place) {
    tamiz_buffer buffer = {0};
    tamiz_json json = {.buffer = &buffer};
    tamiz_json_open(&json, '{');
    tamiz_json_pair(&json, "a", "b");
    tamiz_json_key(&json, "list");
    tamiz_json_open(&json, '[');
    tamiz_json_integer(&json, INT64_MIN);
    tamiz_json_bool(&json, true);
    tamiz_json_open(&json, '{');
    tamiz_json_close(&json, '}');
    tamiz_json_open(&json, '[');
    tamiz_json_close(&json, ']');
    tamiz_json_text(&json, NULL);
    tamiz_json_close(&json, ']');
    tamiz_json_key(&json, "no");
    tamiz_json_bool(&json, false);
    tamiz_json_close(&json, '}');
    tamiz_buffer_byte(&buffer, '\n');
    tamiz_json_number(&json, 0.5, 2);
    assert_false(buffer.failed);
    assert_string_equal(buffer.data,
                        "{\"a\":\"b\",\"list\":[-9223372036854775808,true,{},"
                        "[],\"\"],\"no\":false}\n0.5");
    tamiz_buffer_clear(&buffer);
}

TEST(strings_are_escaped_where_they_must_be_and_nowhere_else) {
    // clang-format off
    static const struct { tamiz_span text; const char *json; } rows[] = {
        {TAMIZ_SPAN("Müller Ж 王"), "\"Müller Ж 王\""},
        {TAMIZ_SPAN("a\"b\\c/d"), "\"a\\\"b\\\\c/d\""},
        {TAMIZ_SPAN("\b\t\n\f\r"), "\"\\b\\t\\n\\f\\r\""},
        {TAMIZ_SPAN("\x01\x1f\x00z"), "\"\\u0001\\u001f\\u0000z\""},
        {TAMIZ_SPAN("\x7f\xe2\x80\xa8"), "\"\x7f\xe2\x80\xa8\""},
        {TAMIZ_SPAN(""), "\"\""},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer buffer = {0};
        tamiz_json json = {.buffer = &buffer};
        tamiz_json_span(&json, rows[i].text);
        assert_string_equal(buffer.data, rows[i].json);
        tamiz_buffer_clear(&buffer);
    }
}

// clang-format off
static const struct { double number; int digits; const char *json; } numbers[] = {
    {0.93, 4, "0.93"}, {1, 4, "1.0"}, {0, 4, "0.0"}, {0.125, 2, "0.12"},
    {0.99999, 4, "1.0"}, {-0.00001, 4, "0.0"}, {-0.0, 4, "0.0"},
    {-1.5, 4, "-1.5"}, {100, 4, "100.0"}, {100, 0, "100"}, {17.25, 1, "17.2"},
    {1e21, 2, "1000000000000000000000.0"}, {0.1, 99, "0.10000000000000001"},
    {NAN, 4, "null"}, {INFINITY, 4, "null"}, {-INFINITY, 4, "null"},
};
// clang-format on

static void check_numbers(void) {
    for (size_t i = 0; i < COUNT(numbers); i++) {
        tamiz_buffer buffer = {0};
        tamiz_json json = {.buffer = &buffer};
        tamiz_json_number(&json, numbers[i].number, numbers[i].digits);
        assert_string_equal(buffer.data, numbers[i].json);
        tamiz_buffer_clear(&buffer);
    }
}

TEST(numbers_are_short_and_fixed) {
    check_numbers();
}

TEST(numbers_do_not_depend_on_the_locale) {
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE"};
    const char *set = NULL;
    for (size_t i = 0; !set && i < COUNT(names); i++)
        set = setlocale(LC_NUMERIC, names[i]);
    if (!set) skip();
    check_numbers();
    (void)setlocale(LC_NUMERIC, "C");
}

TEST(the_largest_number_is_written_whole) {
    tamiz_buffer buffer = {0};
    tamiz_json json = {.buffer = &buffer};
    tamiz_json_number(&json, -1.7976931348623157e308, 17);
    assert_int_equal(buffer.size, 1 + 309 + 2);
    assert_int_equal(strtod(buffer.data, NULL) == -1.7976931348623157e308, 1);
    tamiz_buffer_clear(&buffer);
}

TEST(nesting_beyond_the_bound_fails_instead_of_writing_wrong_json) {
    tamiz_buffer buffer = {0};
    tamiz_json json = {.buffer = &buffer};
    for (int i = 1; i < TAMIZ_JSON_DEPTH; i++) tamiz_json_open(&json, '[');
    assert_false(buffer.failed);
    tamiz_json_open(&json, '[');
    assert_true(buffer.failed);
    tamiz_buffer_clear(&buffer);
    json = (tamiz_json){.buffer = &buffer};
    tamiz_json_close(&json, ']');
    assert_true(buffer.failed);
    tamiz_buffer_clear(&buffer);
}
