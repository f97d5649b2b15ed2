/* SPDX-License-Identifier: Apache-2.0 */
/* One party of the UN list: what each element of its record becomes. The table
 * of the elements stands in the source. */
#ifndef TAMIZ_LIST_UN_PARTY_H
#define TAMIZ_LIST_UN_PARTY_H

#include "format_xmltree.h"
#include "list_writer.h"

/* The party in work. Failures end up in the writer. */
typedef struct tamiz_un_party {
    tamiz_list_writer *writer;
    tamiz_list_subject self, sanction;
    unsigned passports, identifications, addresses; /* made so far */
} tamiz_un_party;

/* "2015-04-07" of "2015-04-07-04:00" or "2015-04-07T00:00Z"; another text as it
 * is. The zone says nothing of a day. */
tamiz_span tamiz_un_day(tamiz_span date);

/* FIRST_NAME to FOURTH_NAME of the record in one; may be empty. */
tamiz_span tamiz_un_name(tamiz_un_party *party, const tamiz_node *node);

/* States that name, and its parts when the party is a person. */
void tamiz_un_put_name(tamiz_un_party *party, tamiz_span whole,
                       const tamiz_node *node);

/* States what one child of the record says; an element that is not known
 * becomes notes. */
void tamiz_un_put_field(tamiz_un_party *party, const tamiz_node *node);

#endif
