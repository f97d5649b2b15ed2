/* SPDX-License-Identifier: Apache-2.0 */
/* Which parties of different lists have a number in common. */
#ifndef TAMIZ_LINK_NUMBERS_H
#define TAMIZ_LINK_NUMBERS_H

#include "base_buffer.h"
#include "index_snapshot.h"

/* Two parties that state the same number. */
typedef struct tamiz_numbered_pair {
    uint32_t a, b;                     /* parties, a < b */
    uint32_t a_statement, b_statement; /* that state it */
    bool reference; /* a number under which one list has the party, quoted by
                     * the other; else a document's, a ship's, a wallet's */
} tamiz_numbered_pair;

/* Appends to pairs (tamiz_numbered_pair[]) every two parties of different lists
 * that share a number of one type, each pair once, references first; both
 * sides of a document's number name the same country or one names none.
 * Numbers shorter than five letters and digits, and those that more than
 * eight parties (or sixty-four statements) share, identify nobody. Errors:
 * NO_MEMORY. */
tamiz_code tamiz_link_by_numbers(const tamiz_snapshot *snapshot,
                                 tamiz_buffer *pairs, tamiz_error *err);

/* What a statement's number is: "UN reference", "passport". Static; NULL = a
 * number that does not identify a party. */
const char *tamiz_link_number_type(const tamiz_snapshot *snapshot,
                                   uint32_t statement);

#endif
