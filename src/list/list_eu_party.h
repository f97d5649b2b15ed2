/* SPDX-License-Identifier: Apache-2.0 */
/* One party of the EU list: what each element of its record becomes. The table
 * of the elements stands in the source. */
#ifndef TAMIZ_LIST_EU_PARTY_H
#define TAMIZ_LIST_EU_PARTY_H

#include "list_tree.h"

/* The party in work. Failures end up in the writer. */
typedef struct tamiz_eu_party {
    tamiz_list_writer *writer;
    tamiz_list_subject self;
    tamiz_list_subject sanction; /* the first one */
    tamiz_date listed;           /* the earliest day the record gives */
    unsigned unnumbered;         /* attached entities without a logicalId */
} tamiz_eu_party;

/* States all that the record says. */
void tamiz_eu_put_party(tamiz_list_writer *writer,
                        const tamiz_list_subject *self, const tamiz_node *node);

/* What attaches to the party: "eu-fsf-EU.27.28/address-111053", with the
 * publisher's logicalId. */
tamiz_list_subject tamiz_eu_attach(tamiz_eu_party *party, const char *kind,
                                   const tamiz_node *node, tamiz_schema schema);

/* nameAlias: list_eu_name.c. */
void tamiz_eu_put_names(tamiz_eu_party *party, const tamiz_node *node);

/* Whether any nameAlias holds a name. */
bool tamiz_eu_has_name(const tamiz_node *node);

/* "IMO 9826902" within a text, as imoNumber. */
void tamiz_eu_put_imo(tamiz_eu_party *party, tamiz_span text);

/* birthdate, address, identification, citizenship: list_eu_fact.c. */
void tamiz_eu_put_birth(tamiz_eu_party *party, const tamiz_node *node);
void tamiz_eu_put_citizenship(tamiz_eu_party *party, const tamiz_node *node);
void tamiz_eu_put_identification(tamiz_eu_party *party, const tamiz_node *node);
void tamiz_eu_put_address(tamiz_eu_party *party, const tamiz_node *node);

#endif
