/* SPDX-License-Identifier: Apache-2.0 */
/* What the OFAC readers of XML have in common: which property a label of the
 * publisher means, and the entities that hang on a party. */
#ifndef TAMIZ_LIST_OFAC_FACT_H
#define TAMIZ_LIST_OFAC_FACT_H

#include "list_ofac_party.h"
#include "list_writer.h"

/* A party and how much hangs on it so far: the numbers of the next ids. */
typedef struct tamiz_ofac_listed {
    tamiz_list_subject self;
    unsigned sanctions, documents, passports, wallets, links, addresses;
} tamiz_ofac_listed;

/* One number or fact with the publisher's label; empty where not said. */
typedef struct tamiz_ofac_fact {
    tamiz_span label; /* "Passport", "Email Address", "Secondary sanctions …" */
    tamiz_span value;
    tamiz_span country, issued, expires; /* what the remarks can say too */
    tamiz_span authority, remarks;       /* what only the XML says */
} tamiz_ofac_fact;

/* One designation. */
typedef struct tamiz_ofac_sanction {
    tamiz_span program, listed, legal_basis, provisions, notes;
} tamiz_ofac_sanction;

typedef struct tamiz_ofac_address {
    tamiz_span number; /* the publisher's, for the id */
    tamiz_span street, street2, street3, city, state, region, postal_code,
        country, remarks;
} tamiz_ofac_address;

/* Individual, Entity, Vessel, Aircraft in any case; NONE for others. */
tamiz_schema tamiz_ofac_schema(tamiz_span type);

/* "a.k.a.", "f.k.a.", "n.k.a." with the quality: weak names are weak aliases,
 * whatever else they are. */
tamiz_prop tamiz_ofac_alias_prop(tamiz_span type, bool weak);

/* "LAST, First", as the CSV files write persons; or the one that is there. */
tamiz_span tamiz_ofac_name(tamiz_list_writer *writer, tamiz_span last,
                           tamiz_span first);

/* States the fact as if it stood in the remarks of sdn.csv, "Passport A1 (Peru)
 * issued 3 May 2001", so that both forms of the list make the same statements;
 * see list_ofac_labels.h. */
void tamiz_ofac_put_fact(tamiz_list_writer *writer, tamiz_ofac_listed *party,
                         const tamiz_ofac_fact *fact);

/* The same for a text of remarks, which the XML puts into brackets: "(Linked
 * To: NAME)". The roster finds the party of that name. */
void tamiz_ofac_put_remarks(tamiz_list_writer *writer, tamiz_ofac_listed *party,
                            const tamiz_ofac_roster *roster,
                            tamiz_span remarks);

void tamiz_ofac_put_sanction(tamiz_list_writer *writer,
                             tamiz_ofac_listed *party,
                             const tamiz_ofac_sanction *sanction);

/* The address in one line, in the order of an envelope; country last. */
tamiz_span tamiz_ofac_whole_address(tamiz_list_writer *writer,
                                    const tamiz_ofac_address *address);

void tamiz_ofac_put_address(tamiz_list_writer *writer, tamiz_ofac_listed *party,
                            const tamiz_ofac_address *address);

#endif
