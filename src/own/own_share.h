/* SPDX-License-Identifier: Apache-2.0 */
/* What part of a company somebody holds, as registers write it: a number, a
 * range, a bound. Counted in whole millionths of one per cent, so that shares
 * add up exactly; "more than 50 %" begins at the next millionth. */
#ifndef TAMIZ_OWN_SHARE_H
#define TAMIZ_OWN_SHARE_H

#include "base_span.h"

#include <stdint.h>

/* One per cent, and all of a company. */
#define TAMIZ_SHARE_PERCENT INT64_C(1000000)
#define TAMIZ_SHARE_WHOLE   (100 * TAMIZ_SHARE_PERCENT)

/* At least low, at most high; equal where the share is known. */
typedef struct tamiz_share {
    int64_t low, high;
} tamiz_share;

#define TAMIZ_SHARE_UNKNOWN ((tamiz_share){0, TAMIZ_SHARE_WHOLE})

static inline bool tamiz_share_is_unknown(tamiz_share share) {
    return share.low == 0 && share.high == TAMIZ_SHARE_WHOLE;
}

/* Reads "50", "33.3333", "12,5 %", "25-50", "75 to 100 percent", ">50",
 * "at least 25%", "up to 25", "50 or more", "25+", "50%+1": per cent, with a
 * point or a comma, at most 100. Digits beyond the sixth behind the point
 * widen the range by a millionth. "50 plus one share" is more than 50 and at
 * most all, since a share may be large. False = not understood, no share, or a
 * range that ends before it begins; *out is then as it was. */
bool tamiz_share_parse(tamiz_span text, tamiz_share *out);

/* Two statements of one share by those who may be wrong: what both allow, or
 * where they contradict each other all from the one to the other. */
tamiz_share tamiz_share_join(tamiz_share a, tamiz_share b);

/* Two shares that may be two statements of one, or two holdings: at least the
 * larger, at most both together. The end may lie beyond all of the company. */
tamiz_share tamiz_share_add(tamiz_share a, tamiz_share b);

/* A share for people, NUL-terminated: "50 %", "25 to 50 %", "more than 50 %",
 * "less than 25 %", "33.333333 to 33.333334 %", "unknown". Points, no commas,
 * and no zeros behind the last digit. */
enum { TAMIZ_SHARE_TEXT = 96 };
void tamiz_share_print(tamiz_share share, char text[TAMIZ_SHARE_TEXT]);

#endif
