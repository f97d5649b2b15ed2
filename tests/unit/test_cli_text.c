/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "cli_text.h"

#include <locale.h>

static void use_utf8(void) {
    if (!setlocale(LC_CTYPE, "C.UTF-8")) skip();
}

// clang-format off
static const struct { const char *text; size_t columns; } widths[] = {
    {"", 0},
    {"Tren de Aragua", 14},
    {"Cártel", 6},               // precomposed: two bytes, one column
    {"Ca\xcc\x81rtel", 6},       // a combining accent takes no column
    {"محمد", 4},                 // letters, not bytes
    {"習近平", 6},                // wide characters take two
    {"a\xe2\x80\x8b" "b", 2},    // zero-width space
    {"\033[31m", 5},             // each unsafe byte shows as one character
    {"\xe2\x80\xae" "abc", 4},   // bidi override: replaced, so visible
    {"\xff\xfe", 2},             // not UTF-8: one replacement a byte
    {"\xc3", 1},                 // a sequence cut short
    {"\xed\xa0\x80", 3},         // a surrogate is no character
};
// clang-format on

TEST(columns_are_counted_as_a_terminal_shows_them) {
    use_utf8();
    for (size_t i = 0; i < COUNT(widths); i++)
        assert_int_equal(cli_width(widths[i].text), widths[i].columns);
}

// clang-format off
static const struct { const char *text; bool safe; size_t size; } characters[] = {
    {"a", true, 1},
    {" ", true, 1},
    {"\x7f", false, 1},             // delete
    {"\033", false, 1},             // escape: starts a command to the terminal
    {"\n", false, 1},               // would forge a line of output
    {"\xc2\x9b", false, 2},         // C1 CSI: the same as ESC [
    {"\xc2\xa0", true, 2},          // no-break space
    {"\xe2\x80\xa8", false, 3},     // line separator
    {"\xe2\x80\xae", false, 3},     // right-to-left override
    {"\xe2\x81\xa6", false, 3},     // left-to-right isolate
    {"\xf0\x9f\x9a\xa2", true, 4},  // a ship
    {"\xf4\x90\x80\x80", false, 1}, // beyond U+10FFFF
    {"\xc0\xaf", false, 1},         // an overlong slash
};
// clang-format on

TEST(what_could_steer_a_terminal_is_not_safe_to_print) {
    use_utf8();
    for (size_t i = 0; i < COUNT(characters); i++) {
        const char *text = characters[i].text;
        size_t size = 0, columns = 0;
        bool safe = cli_character(text, text + strlen(text), &size, &columns);
        assert_int_equal(safe, characters[i].safe);
        assert_int_equal(size, characters[i].size);
    }
}

TEST(any_bytes_are_walked_to_their_end) {
    use_utf8();
    uint64_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        char bytes[24];
        size_t length = test_random(&seed) % sizeof bytes;
        for (size_t i = 0; i < length; i++) bytes[i] = (char)test_random(&seed);
        const char *at = bytes, *end = bytes + length;
        size_t size = 0, columns = 0;
        for (; at < end; at += size) {
            (void)cli_character(at, end, &size, &columns);
            assert_in_range(size, 1, end - at);
            assert_in_range(columns, 0, 2);
        }
    }
}
