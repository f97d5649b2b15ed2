/* SPDX-License-Identifier: Apache-2.0 */
/* What the fields of the UK Sanctions List become, whatever form they come in:
 * a row of the CSV holds all fields; of the XML, each small group of elements
 * (a Name, an Address) makes a row with the rest empty. */
#ifndef TAMIZ_LIST_GB_PARTY_H
#define TAMIZ_LIST_GB_PARTY_H

#include "list_gb_field.h"
#include "list_writer.h"

typedef struct tamiz_gb_row {
    tamiz_span cells[TAMIZ_GB_FIELDS]; /* as published; empty = not there */
} tamiz_gb_row;

/* The party in work. Failures end up in the writer. */
typedef struct tamiz_gb_party {
    tamiz_list_writer *writer;
    tamiz_list_subject self, sanction;
} tamiz_gb_party;

/* States the party's one Sanction "gb-fcdo-RUS1234/sanction-1"; once for each
 * party, before its rows. */
void tamiz_gb_put_sanction(tamiz_gb_party *party, tamiz_span unique_id);

/* States what a row says. True = it names the party. Stating the same twice
 * does no harm: ids of what is attached come from its content. */
bool tamiz_gb_put_row(tamiz_gb_party *party, const tamiz_gb_row *row);

/* The Sanction as a subject, without stating anything. */
tamiz_list_subject tamiz_gb_sanction_of(tamiz_list_writer *writer,
                                        const tamiz_list_subject *party);

/* The names and what stands with them: list_gb_name.c. */
bool tamiz_gb_put_names(tamiz_gb_party *party, const tamiz_gb_row *row);

/* Documents, numbers and addresses: list_gb_fact.c. */
void tamiz_gb_put_documents(tamiz_gb_party *party, const tamiz_gb_row *row);
void tamiz_gb_put_registration(tamiz_gb_party *party, tamiz_span text);
void tamiz_gb_put_imo(tamiz_gb_party *party, tamiz_span text);
void tamiz_gb_put_address(tamiz_gb_party *party, const tamiz_gb_row *row);

#endif
