/* SPDX-License-Identifier: Apache-2.0 */
/* Dates of the Australian list: days of a spreadsheet, several dates in a cell,
 * a date in the prose of the listing. What is no date is kept as a note. */
#ifndef TAMIZ_LIST_AU_DATE_H
#define TAMIZ_LIST_AU_DATE_H

#include "list_au_party.h"

/* Date of Birth: "a) Approximately 1955- 1958 b) 30/04/1963", 1965 or 1966. A
 * number that is a year is one, whatever its style. */
void tamiz_au_put_births(tamiz_au_party *party, const tamiz_cell *cell,
                         tamiz_span text);

/* Listing Information: all of it is kept, and the day that it begins with
 * ("Listed on: 24 Dec. 2001 (amended …)") is the day of listing. */
void tamiz_au_put_listing(tamiz_au_party *party, const tamiz_cell *cell,
                          tamiz_span text);

/* Control Date: the day of the party's last change. */
void tamiz_au_put_control(tamiz_au_party *party, const tamiz_cell *cell,
                          tamiz_span text);

/* Whether text begins with the word, any case. */
bool tamiz_au_begins(tamiz_span text, const char *word);

#endif
