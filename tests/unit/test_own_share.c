/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "own_share.h"

#include <stdio.h>

static const int64_t P = TAMIZ_SHARE_PERCENT, ALL = TAMIZ_SHARE_WHOLE;

// clang-format off
static const struct { const char *text; int64_t low, high; } good[] = {
    {"50",                        50000000, 50000000},
    {" 50 % ",                    50000000, 50000000},
    {"0",                         0, 0},
    {"100.00",                    100000000, 100000000},
    {"33,5 %",                    33500000, 33500000}, // a decimal comma
    {"33.3333333",                33333333, 33333334}, // between two millionths
    {"33.33330000",               33333300, 33333300}, // zeros say nothing
    {"0.5",                       500000, 500000}, // per cent, no fraction
    {"25-50",                     25000000, 50000000},
    {"25 \u2013 50%",             25000000, 50000000}, // en dash
    {"75 to 100 percent",         75000000, 100000000},
    {"75-to-100-percent",         -1, -1}, // a code of a register, no text
    {"Between 25% and 50%",       25000000, 50000000},
    {">50",                       50000001, 100000000},
    {"More than 50 %",            50000001, 100000000},
    {"\u2265 50",                 50000000, 100000000},
    {">=50%",                     50000000, 100000000},
    {"at least 25",               25000000, 100000000},
    {"< 25",                      0, 24999999},
    {"less than 25%",             0, 24999999},
    {"up to 25",                  0, 25000000},
    {"no more than 10 per cent",  0, 10000000},
    {"50 or more",                50000000, 100000000},
    {"10 or less",                0, 10000000},
    {"25+",                       25000000, 100000000},
    {"50%+1",                     50000001, 100000000},
    {"50 % + 1 share",            50000001, 100000000},
    {"50% plus one share",        50000001, 100000000},
    {"more than 25 but not more than 50", 25000001, 50000000},
    {"over 25 to 50",             25000001, 50000000},
    {">25-<50",                   25000001, 49999999},
    // what is no share
    {"", -1, -1}, {"%", -1, -1}, {"half", -1, -1}, {"about 30", -1, -1},
    {"100.1", -1, -1}, {"120", -1, -1}, {"-5", -1, -1}, {"50-25", -1, -1},
    {"50+2", -1, -1}, {"1 2", -1, -1}, {"10-20-30", -1, -1}, {"<0", -1, -1},
    {"1e2", -1, -1}, {"99999999999999999999", -1, -1}, {">100", -1, -1},
    {"50+1+1+1+1+1", -1, -1}, {"\xff", -1, -1}, {"50 shares", -1, -1},
};
// clang-format on

TEST(a_share_is_read_as_registers_write_it) {
    for (size_t i = 0; i < COUNT(good); i++) {
        tamiz_share share = {-1, -1};
        bool read = tamiz_share_parse(tamiz_span_of(good[i].text), &share);
        if (read != (good[i].low >= 0) || share.low != good[i].low ||
            share.high != good[i].high)
            fail_msg("%s: %d %lld %lld", good[i].text, read,
                     (long long)share.low, (long long)share.high);
    }
}

TEST(every_number_of_six_digits_is_read_exactly) {
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        int64_t value = (int64_t)(test_random(&seed) % (uint64_t)(ALL + 1));
        char text[32];
        tamiz_share share = {0, 0};
        (void)snprintf(text, sizeof text, "%lld.%06lld", (long long)(value / P),
                       (long long)(value % P));
        assert_true(tamiz_share_parse(tamiz_span_of(text), &share));
        assert_true(share.low == value && share.high == value);
    }
}

TEST(what_was_written_is_read_as_the_same_share) {
    uint64_t seed = 2;
    for (int i = 0; i < 20000; i++) {
        /* Whole per cents, and the millionths beside them. */
        int64_t low = (int64_t)(test_random(&seed) % 101) * P;
        int64_t high = (int64_t)(test_random(&seed) % 101) * P;
        if (test_random(&seed) % 3 == 0) low += 1;
        if (test_random(&seed) % 3 == 0) high -= 1;
        if (test_random(&seed) % 4 == 0) low = high;
        tamiz_share share = {low, high}, again = {-1, -1};
        char text[TAMIZ_SHARE_TEXT];
        if (low > high || low < 0 || high > ALL) continue;
        if (tamiz_share_is_unknown(share)) continue;
        tamiz_share_print(share, text);
        bool read = tamiz_share_parse(tamiz_span_of(text), &again);
        if (!read || again.low != low || again.high != high)
            fail_msg("%lld %lld: %s", (long long)low, (long long)high, text);
    }
}

TEST(two_statements_give_what_both_allow_or_all_between_them) {
    static const struct {
        tamiz_share a, b, joined;
    } rows[] = {
        {{25, 50}, {30, 30}, {30, 30}}, /* one is more exact */
        {{25, 50}, {40, 75}, {40, 50}}, /* each knows an end */
        {{25, 25}, {60, 60}, {25, 60}}, /* a contradiction */
        {{0, 10}, {20, 30}, {0, 30}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_share ab = tamiz_share_join(rows[i].a, rows[i].b);
        tamiz_share ba = tamiz_share_join(rows[i].b, rows[i].a);
        assert_true(ab.low == rows[i].joined.low);
        assert_true(ab.high == rows[i].joined.high);
        assert_true(ab.low == ba.low && ab.high == ba.high);
    }
    tamiz_share sum =
        tamiz_share_add((tamiz_share){20, 20}, (tamiz_share){30, 40});
    assert_true(sum.low == 30 && sum.high == 60);
}

TEST(a_share_is_written_for_people) {
    static const struct {
        const char *read, *written;
    } rows[] = {
        {"50.00", "50 %"},
        {"0", "0 %"},
        {"33.330", "33.33 %"},
        {"25-50", "25 to 50 %"},
        {">50", "more than 50 %"},
        {">=50", "50 to 100 %"},
        {"<25", "less than 25 %"},
        {"up to 25", "up to 25 %"},
        {"more than 25 to 50", "more than 25 to 50 %"},
        {">25-<50", "more than 25 to less than 50 %"},
        {"33.3333333", "33.333333 to 33.333334 %"},
        {"0-100", "unknown"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_share share;
        char text[TAMIZ_SHARE_TEXT];
        assert_true(tamiz_share_parse(tamiz_span_of(rows[i].read), &share));
        tamiz_share_print(share, text);
        assert_string_equal(text, rows[i].written);
    }
    char text[TAMIZ_SHARE_TEXT];
    tamiz_share_print((tamiz_share){130 * P, 130 * P}, text);
    assert_string_equal(text, "130 %"); /* a sum may be too much */
}
