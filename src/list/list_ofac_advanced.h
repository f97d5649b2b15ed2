/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the reader of OFAC's advanced files: what is kept while the rest
 * streams. Everything in a file points by number into value sets that stand at
 * its start; places and documents stand before the parties that own them,
 * designations and relations after. So value sets, places, unclaimed documents
 * and one small row for each party are held, in the reading's arena.
 *
 * What the elements become:
 *   DistinctParty     the party, "ofac-" and its FixedRef; Person, Vessel …
 *                     by PartySubType and PartyType, LegalEntity where these
 *                     say nothing
 *   Alias             the first Latin form of the primary one is the name,
 *                     its other forms aliases; LowQuality: weakAlias; F.K.A.:
 *                     previousName; else alias
 *   Feature           what a remark with its label would become
 *                     (list_ofac_labels.h); Location: an Address; a type that
 *                     is not known: notes
 *   IDRegDocument     as the numbers of the classic files, with authority
 *   SanctionsEntry    a Sanction for each measure of type Program; other
 *                     measures are its provisions; EntryEvent: listingDate and
 *                     legalBasis
 *   ProfileRelationship, SanctionsEntryLink   an UnknownLink
 * Source: sdn_advanced_schema_un-1.0.xsd. */
#ifndef TAMIZ_LIST_OFAC_ADVANCED_H
#define TAMIZ_LIST_OFAC_ADVANCED_H

#include "base_buffer.h"
#include "base_table.h"
#include "list_ofac_xml.h"

/* One value of a set: <Country ID="11" ISO2="PA">Panama</Country>. */
typedef struct tamiz_ofac_value {
    tamiz_span text;
    tamiz_span extra; /* the one other attribute that is used, or empty */
} tamiz_ofac_value;

typedef struct tamiz_ofac_document {
    tamiz_ofac_fact fact;
    tamiz_span identity;
    uint32_t line;
    uint32_t next; /* the next one of the same identity, or UINT32_MAX */
    uint32_t last; /* of the first of an identity: its last one so far */
    bool put;
} tamiz_ofac_document;

/* Arrays in buffers, each with a table from number to index. */
struct tamiz_ofac_advanced {
    tamiz_ofac_reading *reading;
    tamiz_table value_ids;    /* "Country/11" */
    tamiz_table location_ids; /* "2501" */
    tamiz_table identity_ids; /* "4001", of parties already read */
    tamiz_table profile_ids;
    tamiz_table entry_ids; /* sanctions entries, to their parties */
    tamiz_table waiting;   /* identity to its first unclaimed document */
    tamiz_buffer values, locations, parties, documents;
};

/* The value that an attribute of node points to: set "Country", attribute
 * "CountryID". NULL when the attribute is not there or points nowhere. */
const tamiz_ofac_value *tamiz_ofac_value_of(const tamiz_ofac_advanced *advanced,
                                            const tamiz_node *node,
                                            const char *set,
                                            const char *attribute);

/* Its text, or the empty span. */
tamiz_span tamiz_ofac_text_of(const tamiz_ofac_advanced *advanced,
                              const tamiz_node *node, const char *set,
                              const char *attribute);

/* NULL when there is no such place. */
const tamiz_ofac_address *
tamiz_ofac_location(const tamiz_ofac_advanced *advanced, tamiz_span id);

/* Remembers key -> number; the key is copied. False = out of memory. */
bool tamiz_ofac_remember(tamiz_ofac_advanced *advanced, tamiz_table *table,
                         tamiz_span key, uint32_t number);

/* The party at an index; valid until the next one is added. */
tamiz_ofac_listed *tamiz_ofac_party_at(const tamiz_ofac_advanced *advanced,
                                       uint32_t index);

/* Puts the documents that were waiting for the identity of this party. */
void tamiz_ofac_claim_documents(tamiz_ofac_advanced *advanced,
                                tamiz_ofac_listed *party, tamiz_span identity);

/* A DistinctParty: list_ofac_profile.c. */
tamiz_code tamiz_ofac_read_party(tamiz_ofac_advanced *advanced,
                                 const tamiz_xml *xml, const tamiz_node *node,
                                 tamiz_error *err);

/* What a DatePeriod says: first possible day to last. A whole year or month
 * becomes a partial date, "approximate" becomes circa. False = it says
 * nothing, or no Gregorian date. */
bool tamiz_ofac_period(const tamiz_ofac_advanced *advanced,
                       const tamiz_node *period, tamiz_date_range *range);

/* <Year>, <Month> and <Day> below node. False = no date. */
bool tamiz_ofac_date(const tamiz_node *node, tamiz_date *date);

/* True for "true" and "1". */
bool tamiz_ofac_flag(const tamiz_node *node, const char *attribute);

#endif
