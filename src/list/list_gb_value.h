/* SPDX-License-Identifier: Apache-2.0 */
/* How the UK Sanctions List writes values: several in one cell, dates with
 * placeholders, numbers within text. */
#ifndef TAMIZ_LIST_GB_VALUE_H
#define TAMIZ_LIST_GB_VALUE_H

#include "entity_date.h"
#include "entity_schema.h"

/* The values in a cell: set apart by '|', or numbered "(1) … (2) …" from one
 * on, at least two ("(495) 123-45-67" is one value). Start with {.rest = cell}.
 */
typedef struct tamiz_gb_values {
    tamiz_span rest;
    unsigned number; /* of the value taken last; 0 = not numbered */
    bool plain;      /* not numbered, it was seen */
} tamiz_gb_values;

/* The next value that is not empty. False = no more. */
bool tamiz_gb_next_value(tamiz_gb_values *values, tamiz_span *value);

/* Reads "12/05/1970" (day first), "dd/mm/1965" and "00/05/1970" (what is not
 * known), "circa 1965", "1960 to 1963", "01/02/1960 - 03/04/1963", and what
 * tamiz_date_parse() reads besides month-first days. False = no date; *out is
 * then as it was. */
bool tamiz_gb_date(tamiz_span text, tamiz_date_range *out);

/* A number within a text, and what the word before it says it is. */
typedef struct tamiz_gb_number {
    tamiz_span number;
    tamiz_prop prop; /* innCode …; registrationNumber if nothing is said */
} tamiz_gb_number;

/* Takes the next number off *rest: "INN: 7707083893, OGRN 1027700132195" holds
 * two. A number has five digits or more among its letters, digits, '-', '/'
 * and '.'. False = no more. */
bool tamiz_gb_next_number(tamiz_span *rest, tamiz_gb_number *number);

#endif
