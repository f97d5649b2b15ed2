/* SPDX-License-Identifier: Apache-2.0 */
/* Dates as lists write them: a day, a month, a year, about a year, between two
 * years. Written out in ISO 8601, partial where the source is partial. */
#ifndef TAMIZ_ENTITY_DATE_H
#define TAMIZ_ENTITY_DATE_H

#include "base_arena.h"
#include "base_span.h"

#include <stdint.h>

/* One calendar date; month and day are 0 where unknown. year 0 = no date. */
typedef struct tamiz_date {
    int16_t year;
    uint8_t month, day;
} tamiz_date;

/* What a list says about a date. A single date has to.year = 0. */
typedef struct tamiz_date_range {
    tamiz_date from, to;
    bool circa; /* "circa", "approximately" */
} tamiz_date_range;

/* Reads "1962-11-23", "1962-11", "1962" (and nothing else). Impossible days
 * are refused. False = not such a date; *out is then as it was. */
bool tamiz_date_parse_iso(tamiz_span text, tamiz_date *out);

/* The first four digits in a text that no other digit touches, as a year: what
 * is left of "1985-02-30". False = none; *out is then as it was. */
bool tamiz_date_find_year(tamiz_span text, tamiz_date *out);

/* Reads what the lists write: ISO, "23 Nov 1962", "Nov 1962", "1962",
 * "11/23/1962" (month first, as OFAC), "circa 1961", "1967 to 1969",
 * "between 1961 and 1963", "1962-1963". Month names English, long or short,
 * any case; also "October 8, 1997", "23-Nov-1962", a day with the time or zone
 * of XML Schema, as the UN writes some ("2015-07-01-04:00"), and what
 * tamiz_date_range_print() writes. Ends may be days or months too; a range
 * that ends before it begins is refused. False = not understood; *out is then
 * as it was. */
bool tamiz_date_parse(tamiz_span text, tamiz_date_range *out);

/* Reads what people and customers' files write: all of tamiz_date_parse() but
 * figures that can be read two ways ("03/05/1980"), and "19621123",
 * "23.11.1962", "23/11/1962", "1962/11/23", a day with a time behind it. False
 * = not understood; *out is then as it was. */
bool tamiz_date_read(tamiz_span text, tamiz_date_range *out);

/* The day that spreadsheets number so: 1 = 1900-01-01, and 60 is the 29
 * February that 1900 did not have. False = no day of the years 1900 to 9999;
 * *out is then as it was. Source: ECMA-376 part 1, 18.17.4.1 (the 1900 date
 * system). */
bool tamiz_date_from_serial(uint32_t serial, tamiz_date *out);

/* ISO text, NUL-terminated: "1962-11-23", "1962-11", "1962"; "" for none. */
enum { TAMIZ_DATE_TEXT = 12 };
void tamiz_date_print(tamiz_date date, char text[TAMIZ_DATE_TEXT]);

/* FtM value of a range: the ISO date, for a span of years each end joined by
 * "/" ("1967/1969", ISO 8601 interval), "~" after it for circa (EDTF). Copied
 * into the arena; data NULL = out of memory. */
tamiz_span tamiz_date_range_print(tamiz_date_range range, tamiz_arena *arena);

/* The last year that it may be in. */
static inline int tamiz_date_last_year(const tamiz_date_range *range) {
    return range->to.year ? range->to.year : range->from.year;
}

/* The first or last day the date may mean, as days since 1970-01-01 (negative
 * before). Used to compare partial dates. No date may mean any day: INT32_MIN
 * and INT32_MAX. */
int32_t tamiz_date_first_day(tamiz_date date);
int32_t tamiz_date_last_day(tamiz_date date);

#endif
