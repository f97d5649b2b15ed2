/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_time.h"

#include <stddef.h>
#include <string.h>
#include <time.h>

bool cli_time_read(const char *text, unsigned long size, uint32_t *ms) {
    static const struct {
        const char *name;
        uint64_t ms;
    } units[] = {{"ms", 1},
                 {"s", 1000},
                 {"m", UINT64_C(60000)},
                 {"h", UINT64_C(3600000)},
                 {"d", UINT64_C(86400000)}};
    uint64_t number = 0;
    unsigned long digits = 0;
    while (digits < size && text[digits] >= '0' && text[digits] <= '9') {
        number = number * 10 + (uint64_t)(text[digits++] - '0');
        if (number > UINT32_MAX) return false;
    }
    for (size_t i = 0; digits && i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i].name);
        if (size - digits != n || memcmp(text + digits, units[i].name, n) != 0)
            continue;
        if (!number || number * units[i].ms > UINT32_MAX) return false;
        *ms = (uint32_t)(number * units[i].ms);
        return true;
    }
    return false;
}

int64_t cli_clock_ms(void) {
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
