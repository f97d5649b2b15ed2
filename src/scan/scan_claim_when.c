/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claim_when.h"

/* 1970-01-01 as tamiz_date_from_serial() counts. */
enum { SERIAL_OF_EPOCH = 25569 };

/* Before 1900 there is no such day, and no date. */
static tamiz_date civil(int32_t day) {
    tamiz_date date = {0};
    if (day > -SERIAL_OF_EPOCH)
        (void)tamiz_date_from_serial((uint32_t)(day + SERIAL_OF_EPOCH), &date);
    return date;
}

/* 1 = Monday; 1970-01-01 was a Thursday. */
static int32_t weekday_of(int32_t day) {
    return ((day + 3) % 7 + 7) % 7 + 1;
}

void tamiz_claim_when(tamiz_date today, const char *steps, char unit,
                      tamiz_claim_token *token) {
    int32_t n = 0, day = tamiz_date_first_day(today);
    for (const char *c = steps + (steps[0] == '-'); *c; c++)
        n = n * 10 + (*c - '0');
    bool vague = n > 1;
    if (unit == 'd') {
        token->date = civil(day - n);
        token->slack = vague ? 2 : 0;
    } else if (unit == 'w') {
        int32_t monday = day - weekday_of(day) + 1 - 7 * n;
        token->date = civil(monday);
        token->until = civil(monday + 6);
        token->slack = 7;
    } else if (unit == 'm') {
        int32_t month = today.year * 12 + today.month - 1 - n;
        token->date = (tamiz_date){.year = (int16_t)(month / 12),
                                   .month = (uint8_t)(month % 12 + 1)};
        token->slack = vague ? 31 : 0;
    } else {
        token->date = (tamiz_date){.year = (int16_t)(today.year - n)};
        token->slack = vague ? 366 : 0;
    }
}

void tamiz_claim_weekday(tamiz_date today, int weekday,
                         tamiz_claim_token *token) {
    int32_t day = tamiz_date_first_day(today);
    token->date = civil(day - (weekday_of(day) - weekday + 7) % 7);
    token->slack = 7;
}
