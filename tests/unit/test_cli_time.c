/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "cli_args.h"
#include "cli_network.h"
#include "cli_time.h"

#include <stdlib.h>

TEST(a_span_of_time_is_a_number_and_a_unit) {
    // clang-format off
    static const struct { const char *text; uint32_t ms; } rows[] = {
        {"500ms", 500}, {"1s", 1000}, {"15m", 900000}, {"6h", 21600000},
        {"1d", 86400000}, {"49d", 4233600000u},
        {"50d", 0}, /* beyond 32 bits */
        {"0s", 0}, {"6", 0}, {"h", 0}, {"", 0}, {"6 h", 0}, {"-6h", 0},
        {"6hours", 0}, {"1.5h", 0}, {"99999999999999999999ms", 0},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t ms = 0;
        bool fine = cli_time_read(rows[i].text, strlen(rows[i].text), &ms);
        if (fine != (rows[i].ms != 0) || ms != rows[i].ms)
            fail_msg("%s: %u", rows[i].text, ms);
    }
}

TEST(the_network_is_waited_for_as_the_variable_says) {
    tamiz_network n = {.connect_ms = 7, .tries = 5};
    assert_int_equal(unsetenv("TAMIZ_NETWORK"), 0);
    assert_int_equal(cli_network(&n), CLI_DONE);
    assert_int_equal(n.connect_ms, 7);
    assert_int_equal(setenv("TAMIZ_NETWORK",
                            "idle=2m,tries=3,bytes=123,total=1h,backoff=1ms",
                            1),
                     0);
    assert_int_equal(cli_network(&n), CLI_DONE);
    assert_int_equal(n.connect_ms, 7);
    assert_int_equal(n.idle_ms, 120000);
    assert_int_equal(n.tries, 3);
    assert_int_equal(n.most_bytes, 123);
    assert_int_equal(n.total_ms, 3600000);
    assert_int_equal(n.backoff_ms, 1);
    static const char *const bad[] = {
        "tries=0", "tries=101", "tries",           "x=1",
        "idle=2",  ",",         "tries=3,,idle=1s"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_int_equal(setenv("TAMIZ_NETWORK", bad[i], 1), 0);
        if (cli_network(&n) != CLI_BAD) fail_msg("%s", bad[i]);
    }
}
