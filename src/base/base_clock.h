/* SPDX-License-Identifier: Apache-2.0 */
/* A clock that only goes forward: for pauses and deadlines, not for dates. */
#ifndef TAMIZ_BASE_CLOCK_H
#define TAMIZ_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Milliseconds since some moment. */
static inline int64_t tamiz_clock_ms(void) {
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

#endif
