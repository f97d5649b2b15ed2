/* SPDX-License-Identifier: Apache-2.0 */
/* One target of SECO's list: its names, and what else an identity says. */
#ifndef TAMIZ_LIST_CH_PARTY_H
#define TAMIZ_LIST_CH_PARTY_H

#include "format_xmltree.h"
#include "list_text.h"

/* Something that names a place by its id, kept until all places are known. */
typedef struct tamiz_ch_pending {
    tamiz_list_subject self;
    tamiz_span place;   /* its ssid */
    unsigned address;   /* number of the Address, or 0: a place of birth */
    tamiz_span details; /* of an address: street and the like */
    tamiz_span box, zip, remark;
    uint32_t line;
} tamiz_ch_pending;

typedef struct tamiz_ch_party {
    tamiz_list_writer *writer;
    tamiz_arena *kept;      /* lives as long as the list */
    tamiz_buffer *pendings; /* of tamiz_ch_pending */
    tamiz_list_subject self;
    unsigned passports, identifications, addresses, links; /* made so far */
    bool has_name;
} tamiz_ch_party;

/* States the names of an <identity>. Parts are put into the order in which
 * names are spoken; their spelling variants, a product of all parts for each
 * script, are aliases. */
void tamiz_ch_put_names(tamiz_ch_party *party, const tamiz_node *identity);

/* States one child of <identity>, <individual>, <entity> or <object>; false =
 * not an element that is known here. */
bool tamiz_ch_put_field(tamiz_ch_party *party, const tamiz_node *node);

/* Notes of an element that is not known, and of all in it; a warning. */
void tamiz_ch_put_unknown(tamiz_ch_party *party, const tamiz_node *node);

#endif
