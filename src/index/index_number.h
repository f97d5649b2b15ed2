/* SPDX-License-Identifier: Apache-2.0 */
/* Listed numbers: passports, tax and register numbers, ships, wallets. */
#ifndef TAMIZ_INDEX_NUMBER_H
#define TAMIZ_INDEX_NUMBER_H

#include "entity_number.h"
#include "index_snapshot.h"

enum { TAMIZ_NUMBER_TEXT = 128 }; /* a normal form, cut there */

/* A number reduced to what identifies it: ASCII letters and digits in upper
 * case, without "IMO" before seven digits and the "XXX" of a bank's head office
 * behind a BIC. Writes at most `room` bytes, returns how many. */
size_t tamiz_number_normal(tamiz_span number, char *out, size_t room);

/* Some of a snapshot's numbers, side by side. */
typedef struct tamiz_number_run {
    const tamiz_number_record *records;
    uint32_t count;
} tamiz_number_run;

/* All listed numbers with the hash of this normal form (see
 * tamiz_number_normal()): its own, or by a rare chance others too. By rising
 * statements, so those of one party stand together. */
tamiz_number_run tamiz_number_find(const tamiz_snapshot *snapshot,
                                   tamiz_span normal);

/* The records in front that belong to the party of the first one. */
tamiz_number_run tamiz_number_run_of_party(const tamiz_snapshot *snapshot,
                                           tamiz_number_run run);

/* The normal form of a statement's value, in out; its size. */
size_t tamiz_number_of(const tamiz_snapshot *snapshot, uint32_t statement,
                       char out[TAMIZ_NUMBER_TEXT]);

/* The party that the statement is about, itself or by what hangs on it. */
uint32_t tamiz_number_owner(const tamiz_snapshot *snapshot, uint32_t statement);

/* What the statement's property says that it is. */
tamiz_number_type tamiz_number_type_at(const tamiz_snapshot *snapshot,
                                       uint32_t statement);

/* ISO code of the country that issued the document whose number it is, or
 * NULL: a party's countries are not those of its papers. */
const char *tamiz_number_country(const tamiz_snapshot *snapshot,
                                 uint32_t statement);

#endif
