/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_utf8.h"

/* The plain oracle: decode by shifting, then judge the number. Returns the
 * size of the character or 0. */
static size_t decode_slowly(const unsigned char *at, size_t left) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t size = at[0] < 0x80             ? 1
                  : (at[0] & 0xE0) == 0xC0 ? 2
                  : (at[0] & 0xF0) == 0xE0 ? 3
                  : (at[0] & 0xF8) == 0xF0 ? 4
                                           : 0;
    if (size == 1) return 1;
    if (!size || size > left) return 0;
    uint32_t number = at[0] & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++) {
        if ((at[i] & 0xC0) != 0x80) return 0;
        number = number << 6 | (at[i] & 0x3F);
    }
    if (number < least[size] || number > 0x10FFFF) return 0;
    return number >= 0xD800 && number <= 0xDFFF ? 0 : size;
}

static size_t check_slowly(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i < size;) {
        size_t step = decode_slowly(bytes + i, size - i);
        if (!step) return i;
        i += step;
    }
    return SIZE_MAX;
}

static size_t check(const unsigned char *bytes, size_t size) {
    return tamiz_utf8_check((tamiz_span){(const char *)bytes, size});
}

TEST(the_first_bad_byte_is_found) {
    // clang-format off
    static const struct { const char *text; size_t want; } rows[] = {
        {"", SIZE_MAX},                       /* nothing is fine */
        {"plain ascii, longer than eight", SIZE_MAX},
        {"Joaqu\xC3\xADn \xE2\x82\xAC \xF0\x9F\x98\x80", SIZE_MAX},
        {"abcdefgh\x80", 8},                  /* a lone trailing byte */
        {"\xC0\x80", 0},                      /* overlong NUL */
        {"a\xC1\xBF", 1},                     /* overlong DEL */
        {"\xE0\x9F\xBF", 0},                  /* overlong U+07FF */
        {"\xF0\x8F\xBF\xBF", 0},              /* overlong U+FFFF */
        {"\xED\x9F\xBF", SIZE_MAX},           /* U+D7FF, the last before … */
        {"\xED\xA0\x80", 0},                  /* … the surrogates */
        {"\xF4\x8F\xBF\xBF", SIZE_MAX},       /* U+10FFFF, the last */
        {"\xF4\x90\x80\x80", 0},              /* U+110000 */
        {"\xF5\x80\x80\x80", 0},
        {"\xFF", 0},
        {"abc\xE2\x82", 3},                   /* cut at the end */
        {"\xE2\x82" "abcdefgh", 0},           /* cut in the middle */
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(tamiz_utf8_check(tamiz_span_of(rows[i].text)),
                         rows[i].want);
}

TEST(pairs_and_a_sample_of_triples_agree_with_the_oracle) {
    unsigned char b[4] = {0};
    for (unsigned n = 0; n < 1u << 24; n += n < 1u << 16 ? 1 : 251) {
        for (size_t i = 0; i < 3; i++) b[i] = (unsigned char)(n >> (8 * i));
        for (size_t size = 1; size <= 3; size++)
            assert_int_equal(check(b, size), check_slowly(b, size));
    }
}

TEST(random_mixtures_agree_with_the_oracle) {
    static const unsigned char likely[] = {0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0,
                                           0x9F, 0x98, 0x80, 0xED, 0xA0, 0xF4};
    uint64_t seed = 7;
    for (int round = 0; round < 200000; round++) {
        unsigned char b[24];
        size_t size = test_random(&seed) % sizeof b;
        for (size_t i = 0; i < size; i++) {
            uint64_t dice = test_random(&seed);
            b[i] = dice % 3 ? likely[dice / 3 % sizeof likely]
                            : (unsigned char)(dice / 3 % 128);
        }
        assert_int_equal(check(b, size), check_slowly(b, size));
    }
}
