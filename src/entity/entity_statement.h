/* SPDX-License-Identifier: Apache-2.0 */
/* Statements: single sourced facts, the only thing a list reader makes.
 *
 * An entity of a list is the set of statements with its id. A party has a
 * matchable schema (Person, Company, Vessel …). What is attached to it is an
 * entity of its own that points back, as in FollowTheMoney:
 *   Sanction        property `entity`  = the party's id
 *   Identification,
 *   Passport        property `holder`
 *   CryptoWallet    property `holder`  (matchable too: its publicKey)
 *   UnknownLink     properties `subject`, `object`
 *   Address         the party's property `addressEntity` points to it
 * Ids of attached entities start with the party's id: "ofac-36/sanction-1". */
#ifndef TAMIZ_ENTITY_STATEMENT_H
#define TAMIZ_ENTITY_STATEMENT_H

#include "base_error.h"
#include "base_span.h"
#include "entity_schema.h"

typedef struct tamiz_statement {
    tamiz_span entity; /* id of the entity it is about: "ofac-36" */
    tamiz_schema schema;
    tamiz_prop prop;
    tamiz_span value;  /* UTF-8, trimmed, never empty */
    tamiz_span lang;   /* ISO 639-3 of the value, or empty */
    tamiz_span record; /* where it was read: "sdn.csv:36" (file:line) */
} tamiz_statement;

/* Where a reader puts its statements. The spans are valid during the call
 * only. A code other than 0 stops the reader, which returns it. */
typedef struct tamiz_sink {
    tamiz_code (*put)(void *context, const tamiz_statement *statement,
                      tamiz_error *err);
    void *context;
} tamiz_sink;

#endif
