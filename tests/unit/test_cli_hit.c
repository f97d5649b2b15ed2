/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "cli_hit.h"

#include <math.h>

// clang-format off
static const struct { double score, shown; } scores[] = {
    {1, 1}, {0, 0},
    {0.996, 0.99},       // not the 1.00 of an exact name
    {0.698, 0.69},       // did not reach 0.70
    {0.7, 0.7},          // did, whatever its last bit says
    {0.29999999999, 0.3} // the same
};
// clang-format on

TEST(a_score_is_cut_never_rounded_up) {
    for (size_t i = 0; i < COUNT(scores); i++)
        assert_float_equal(cli_cut_score(scores[i].score), scores[i].shown,
                           1e-9);
}

/* Thousandths as they are printed, added as whole numbers. */
static long shown(double value) {
    char text[32];
    (void)snprintf(text, sizeof text, "%.3f", value);
    return lround(strtod(text, NULL) * 1000);
}

TEST(the_steps_that_are_shown_add_up_to_the_sum_that_is_shown) {
    uint32_t seed = 1;
    for (int round = 0; round < 2000; round++) {
        double sum = 0;
        long steps = 0;
        for (int i = 0; i < 9; i++) {
            seed = seed * 1664525u + 1013904223u;
            double adds = ((double)(seed >> 8) / (1 << 24) - 0.3) / 3;
            double step = cli_step(&sum, adds);
            assert_true(fabs(step - adds) < 0.0011);
            steps += shown(step);
        }
        assert_int_equal(steps, shown(sum));
    }
}

TEST(a_step_of_nothing_has_no_sign) {
    double sum = 0.5;
    assert_false(signbit(cli_step(&sum, -1e-9)));
    assert_false(signbit(cli_step(&sum, 0)));
}

// clang-format off
static const struct { double bits; const char *odds, *chance; } odds[] = {
    {0, "1.0 to 1", "50 %"},
    {1.7, "3.2 to 1", "76 %"},
    {-1, "1 to 2.0", "33 %"},
    {-6.3, "1 to 79", "1 %"},
    {16.7, "106464 to 1", "over 99.9 %"},   // not 100 %
    {-16.7, "1 to 106464", "under 0.1 %"},  // not 0 %
    {40, "1.1e+12 to 1", "over 99.9 %"},
};
// clang-format on

TEST(odds_are_said_the_way_round_that_is_more_than_one) {
    for (size_t i = 0; i < COUNT(odds); i++) {
        char text[CLI_CHANCE];
        double probability = 1 / (1 + exp2(-odds[i].bits));
        assert_string_equal(cli_odds(odds[i].bits, text), odds[i].odds);
        assert_string_equal(cli_chance(probability, text), odds[i].chance);
    }
    char text[CLI_CHANCE];
    assert_string_equal(cli_chance(1, text), "100 %");
    assert_string_equal(cli_chance(0, text), "0 %");
}
