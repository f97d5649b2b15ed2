/* SPDX-License-Identifier: Apache-2.0 */
/* What is understood as a date survives being written and read again. */
#include "entity_date.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool fine) {
    if (!fine) abort();
}

static bool same_date(tamiz_date a, tamiz_date b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void check_end(tamiz_date date) {
    char text[TAMIZ_DATE_TEXT];
    tamiz_date again = {0, 0, 0};
    tamiz_date_print(date, text);
    if (!date.year) return;
    require(tamiz_date_parse_iso(tamiz_span_of(text), &again));
    require(same_date(date, again));
    require(tamiz_date_first_day(date) <= tamiz_date_last_day(date));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_date_range range, again;
    if (!tamiz_date_parse((tamiz_span){(const char *)data, size}, &range))
        return 0;
    tamiz_arena arena = {0};
    tamiz_span value = tamiz_date_range_print(range, &arena);
    require(value.data && tamiz_date_parse(value, &again));
    require(same_date(range.from, again.from));
    require(same_date(range.to, again.to) && range.circa == again.circa);
    check_end(range.from);
    check_end(range.to);
    tamiz_arena_clear(&arena);
    return 0;
}
