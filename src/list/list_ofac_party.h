/* SPDX-License-Identifier: Apache-2.0 */
/* The party that is being read from OFAC's CSV files, and the way its facts
 * are put. As with tamiz_buffer, a failure is remembered: put a hundred facts
 * and look at `code` once. */
#ifndef TAMIZ_LIST_OFAC_PARTY_H
#define TAMIZ_LIST_OFAC_PARTY_H

#include "base_arena.h"
#include "base_buffer.h"
#include "base_table.h"
#include "entity_statement.h"

/* ---- the roster: who is on the list ------------------------------------ */

typedef struct tamiz_ofac_member {
    tamiz_span number; /* ent_num, decimal digits */
    tamiz_span name;   /* primary name as published */
    tamiz_schema schema;
    tamiz_buffer overflow; /* remarks that did not fit into sdn.csv */
} tamiz_ofac_member;

/* Zero-initialised is empty and ready. */
typedef struct tamiz_ofac_roster {
    tamiz_arena arena;
    tamiz_table by_number, by_name; /* values: index into members */
    tamiz_ofac_member *members;
    size_t count, room;
} tamiz_ofac_roster;

/* Adds a party; *fresh = false when its number is there already (nothing is
 * changed then). Errors: NO_MEMORY. */
tamiz_code tamiz_list_ofac_roster_add(tamiz_ofac_roster *roster,
                                      tamiz_span number, tamiz_span name,
                                      tamiz_schema schema, bool *fresh,
                                      tamiz_error *err);

/* NULL = not on the list. Valid until the next add. */
tamiz_ofac_member *tamiz_list_ofac_roster_find(const tamiz_ofac_roster *roster,
                                               tamiz_span number);

/* The party with this primary name, byte for byte. NULL = none, or several:
 * a link to one of two namesakes must not be guessed. */
const tamiz_ofac_member *
tamiz_list_ofac_roster_named(const tamiz_ofac_roster *roster, tamiz_span name);

void tamiz_list_ofac_roster_clear(tamiz_ofac_roster *roster);

/* ---- the party in work ------------------------------------------------- */

typedef struct tamiz_ofac_party {
    tamiz_span id; /* "ofac-36" */
    tamiz_schema schema;
    tamiz_span record; /* of the row in work: "sdn.csv:36" */
    const tamiz_sink *sink;
    const tamiz_ofac_roster *roster;
    tamiz_arena *arena; /* for ids and values; the caller resets it */
    unsigned sanctions, documents, passports, wallets, links; /* made so far */
    tamiz_code code; /* the first failure */
    tamiz_error *err;
} tamiz_ofac_party;

/* An entity attached to the party: "ofac-36/passport-1". */
typedef struct tamiz_ofac_attached {
    tamiz_span id;
    tamiz_schema schema;
} tamiz_ofac_attached;

/* States one fact of the party, or of what is attached to it. The value is
 * trimmed; an empty one states nothing. */
void tamiz_list_ofac_put(tamiz_ofac_party *party, tamiz_prop prop,
                         tamiz_span value);
void tamiz_list_ofac_put_attached(tamiz_ofac_party *party,
                                  const tamiz_ofac_attached *attached,
                                  tamiz_prop prop, tamiz_span value);

/* A country by its code where we know it, else as published. */
void tamiz_list_ofac_put_country(tamiz_ofac_party *party,
                                 const tamiz_ofac_attached *attached,
                                 tamiz_prop prop, tamiz_span value);

/* Names an attached entity, e.g. with kind "passport" and number 1. */
tamiz_ofac_attached tamiz_list_ofac_attach(tamiz_ofac_party *party,
                                           tamiz_schema schema,
                                           const char *kind, tamiz_span number);

/* The same with the next number of a counter of the party. */
tamiz_ofac_attached tamiz_list_ofac_attach_next(tamiz_ofac_party *party,
                                                tamiz_schema schema,
                                                const char *kind,
                                                unsigned *counter);

/* A Sanction "ofac-36/sanction-1" under a programme, with the executive order
 * in the programme's tag ("RUSSIA-EO14024") as legalBasis; without programme
 * when that is empty. */
tamiz_ofac_attached tamiz_list_ofac_put_sanction(tamiz_ofac_party *party,
                                                 tamiz_span programme);

/* "ofac-36" in the party's arena; empty after a failure. */
tamiz_span tamiz_list_ofac_id(tamiz_ofac_party *party, tamiz_span number);

#endif
