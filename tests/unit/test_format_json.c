/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_random.h"
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

/* What printf writes, without zeros at the end but the one behind the point. */
static void expected_number(double number, int digits, char text[64]) {
    size_t size = (size_t)snprintf(text, 64, "%.*f", digits, number);
    while (size > 2 && text[size - 1] == '0' && text[size - 2] != '.')
        text[--size] = '\0';
    if (strspn(text, "-0.") == size) (void)snprintf(text, 64, "0.0");
}

TEST(any_number_is_rounded_as_printf_rounds_it) {
    uint64_t seed = 1;
    tamiz_buffer buffer = {0};
    for (int i = 0; i < 200000; i++) {
        int digits = 1 + (int)tamiz_random_below(&seed, 14);
        double number = (double)tamiz_random(&seed);
        number = ldexp(number, -64 + (int)tamiz_random_below(&seed, 20));
        double power = 1;
        for (int k = 0; k < digits; k++) power *= 10;
        if (i % 3 == 0) /* at or beside a half of the last digit */
            number = (floor(number * power) + 0.5) / power;
        if (i % 2) number = -number;
        char expected[64];
        expected_number(number, digits, expected);
        tamiz_buffer_reset(&buffer);
        tamiz_json json = {.buffer = &buffer};
        tamiz_json_number(&json, number, digits);
        assert_string_equal(buffer.data, expected);
    }
    tamiz_buffer_clear(&buffer);
}

TEST(a_byte_is_escaped_wherever_it_stands) {
    tamiz_buffer buffer = {0};
    for (int byte = 0; byte < 256; byte++)
        for (size_t at = 0; at < 24; at++) {
            char text[25] = "!!!!!!!!!!!! \x7f\xc3\xbc~#[]z";
            size_t size = strlen(text);
            if (at < size) text[at] = (char)byte;
            char expected[64] = "\"";
            size_t n = 1;
            for (size_t i = 0; i < size; i++) {
                unsigned char c = (unsigned char)text[i];
                const char *brief = strchr("\b\t\n\f\r\"\\", c);
                if (c && brief)
                    n += (size_t)snprintf(
                        expected + n, sizeof expected - n, "\\%c",
                        "btnfr\"\\"[strcspn("\b\t\n\f\r\"\\",
                                            (char[2]){(char)c, '\0'})]);
                else if (c < 0x20)
                    n += (size_t)snprintf(expected + n, sizeof expected - n,
                                          "\\u%04x", c);
                else
                    expected[n++] = (char)c;
            }
            expected[n++] = '"';
            tamiz_buffer_reset(&buffer);
            tamiz_json json = {.buffer = &buffer};
            tamiz_json_span(&json, (tamiz_span){text, size});
            assert_int_equal(buffer.size, n);
            assert_memory_equal(buffer.data, expected, n);
        }
    tamiz_buffer_clear(&buffer);
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
