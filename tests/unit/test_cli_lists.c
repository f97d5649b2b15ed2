/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "cli_lists.h"

#include <time.h>

// clang-format off
static const struct { const char *earlier, *later; long days; } spans[] = {
    {"2023-12-28", "2023-12-29", 1},
    {"2024-02-28", "2024-03-01", 2},           // a leap year
    {"2023-02-28", "2023-03-01", 1},
    {"1900-02-28", "1900-03-01", 1},           // a century is no leap year
    {"2000-02-28", "2000-03-01", 2},           // but every fourth is
    {"2023-12-31", "2024-01-01", 1},
    {"2001-09-24", "2025-02-20", 8550},        // 23 years, 149 days
    {"2024-05-06T23:59:59Z", "2024-05-07", 1}, // the time of day is left out
};
static const char *const no_dates[] = {
    "", "2024", "2024-05", "2024-13-01", "2024-00-10", "2024-05-00",
    "2024-05-32", "yesterday", "28/12/2023",
};
// clang-format on

TEST(ages_differ_by_the_days_between_the_dates) {
    for (size_t i = 0; i < COUNT(spans); i++)
        assert_int_equal(cli_age_days(spans[i].earlier) -
                             cli_age_days(spans[i].later),
                         spans[i].days);
}

TEST(the_first_day_of_the_epoch_is_as_old_as_the_clock_says) {
    long before = (long)(time(NULL) / 86400);
    long age = cli_age_days("1970-01-01");
    assert_in_range(age, before, (long)(time(NULL) / 86400));
}

TEST(a_text_that_is_no_whole_date_has_no_age) {
    for (size_t i = 0; i < COUNT(no_dates); i++)
        assert_int_equal(cli_age_days(no_dates[i]), -1);
}

TEST(a_date_to_come_is_not_old) {
    assert_int_equal(cli_age_days("9999-01-01"), 0);
}
