/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "screen_factor_date.h"

static tamiz_date_range read(const char *text) {
    tamiz_date_range range = {.circa = false};
    if (!tamiz_date_read(tamiz_span_of(text), &range)) fail_msg("%s", text);
    return range;
}

TEST(two_dates_of_birth_are_the_same_a_slip_apart_or_others) {
    // clang-format off
    static const struct { const char *a, *b; tamiz_odds_weight outcome; } rows[] = {
        {"1962-11-23", "1962-11-23", TAMIZ_ODDS_day_agrees},
        {"1962-11", "1962-11-23", TAMIZ_ODDS_month_agrees},
        {"1962", "1962-11-23", TAMIZ_ODDS_year_agrees},
        {"1962-05-03", "1962-03-05", TAMIZ_ODDS_day_swapped},
        {"1962-11-23", "1962-11-24", TAMIZ_ODDS_day_beside},
        {"1962-11-30", "1962-12-01", TAMIZ_ODDS_day_beside},
        {"1962-11-23", "1962-11-25", TAMIZ_ODDS_day_differs},
        {"1962-10", "1962-11-23", TAMIZ_ODDS_day_differs},
        {"1962-11-23", "1963-11-23", TAMIZ_ODDS_year_slips},
        {"1962-11-23", "1972-11-23", TAMIZ_ODDS_year_slips}, /* a digit */
        {"1975-11-23", "1957-11-23", TAMIZ_ODDS_year_slips}, /* turned */
        {"1959-11-23", "1960-11-23", TAMIZ_ODDS_year_slips}, /* beside */
        {"1950-11-23", "1963-11-23", TAMIZ_ODDS_year_differs}, /* no slip */
        {"1962-01-01", "1972-01-01", TAMIZ_ODDS_year_differs}, /* all have it */
        {"1962-01-01", "1963-01-01", TAMIZ_ODDS_year_beside},
        {"1962", "1963", TAMIZ_ODDS_year_beside},
        {"1962-12-31", "1963-01-01", TAMIZ_ODDS_year_beside},
        {"1962", "1964", TAMIZ_ODDS_year_differs},
        {"circa 1962", "1964-05-05", TAMIZ_ODDS_year_agrees},
        {"circa 1962", "1965", TAMIZ_ODDS_year_beside},
        {"circa 1962", "circa 1966", TAMIZ_ODDS_year_differs},
        {"1960 to 1964", "1962-11-23", TAMIZ_ODDS_year_agrees},
        {"1960 to 1964", "1964 to 1970", TAMIZ_ODDS_year_agrees},
        {"1960 to 1964", "1965", TAMIZ_ODDS_year_beside},
        {"1960 to 1964", "1967", TAMIZ_ODDS_year_differs},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_date_range a = read(rows[i].a), b = read(rows[i].b);
        tamiz_odds_weight one = tamiz_dates_compare(&a, &b);
        tamiz_odds_weight two = tamiz_dates_compare(&b, &a);
        if (one != rows[i].outcome || two != one)
            fail_msg("%s, %s: %s and %s, expected %s", rows[i].a, rows[i].b,
                     tamiz_odds_names[one], tamiz_odds_names[two],
                     tamiz_odds_names[rows[i].outcome]);
    }
}

TEST(years_apart_are_counted_from_the_ends) {
    tamiz_date_range span = read("1960 to 1964"), later = read("1970"),
                     about = read("circa 1968");
    assert_int_equal(tamiz_dates_years_apart(&span, &later), 6);
    assert_int_equal(tamiz_dates_years_apart(&later, &span), 6);
    assert_int_equal(tamiz_dates_years_apart(&span, &about), 2);
    assert_int_equal(tamiz_dates_years_apart(&about, &later), 0);
}
