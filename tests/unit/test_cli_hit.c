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
