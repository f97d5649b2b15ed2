/* SPDX-License-Identifier: Apache-2.0 */
/* Spans of time as they are typed: 500ms, 30s, 15m, 6h, 1d; and as they go
 * by. */
#ifndef TAMIZ_CLI_TIME_H
#define TAMIZ_CLI_TIME_H

#include <stdbool.h>
#include <stdint.h>

/* Milliseconds of a text of `size` bytes, a whole number and a unit; at least
 * 1, at most 49 days (what 32 bits hold). False = it is none. */
bool cli_time_read(const char *text, unsigned long size, uint32_t *ms);

/* Milliseconds since some moment, by a clock that only goes forward. */
int64_t cli_clock_ms(void);

#endif
