/* SPDX-License-Identifier: Apache-2.0 */
/* What a number is a number of: families of identifiers, wide enough that two
 * publishers put the same paper into the same one or into neighbours. */
#ifndef TAMIZ_ENTITY_NUMBER_H
#define TAMIZ_ENTITY_NUMBER_H

#include "entity_check.h"
#include "entity_schema.h"

typedef enum tamiz_number_family {
    TAMIZ_NUMBER_ANY,      /* nobody says, or it tells nothing */
    TAMIZ_NUMBER_DOCUMENT, /* some paper */
    TAMIZ_NUMBER_PASSPORT,
    TAMIZ_NUMBER_IDENTITY,
    TAMIZ_NUMBER_TAX,
    TAMIZ_NUMBER_REGISTER,
    TAMIZ_NUMBER_LICENCE,
    TAMIZ_NUMBER_UN, /* a reference of the Security Council */
    TAMIZ_NUMBER_IMO,
    TAMIZ_NUMBER_MMSI,
    TAMIZ_NUMBER_LEI,
    TAMIZ_NUMBER_BIC,
    TAMIZ_NUMBER_ISIN,
    TAMIZ_NUMBER_DUNS,
    TAMIZ_NUMBER_WALLET,
    TAMIZ_NUMBER_ACCOUNT,
    TAMIZ_NUMBER_CALL_SIGN,
    TAMIZ_NUMBER_SERIAL, /* of an aircraft, by its maker */
    TAMIZ_NUMBER_ICAO,   /* the address of an aircraft's transponder */
    TAMIZ_NUMBER_OKPO,   /* Russia, statistics */
    TAMIZ_NUMBER_BIK,    /* Russia, banks */
    TAMIZ_NUMBER_FAMILY_COUNT
} tamiz_number_family;

typedef struct tamiz_number_type {
    tamiz_number_family family;
    tamiz_identifier_kind kind; /* whose check digits it has, or NONE */
    const char *country;        /* ISO code of who issues it, or NULL */
} tamiz_number_type;

/* How what two sides say of a number fits together. */
typedef enum tamiz_fit {
    TAMIZ_FIT_SAME,
    TAMIZ_FIT_OPEN, /* a side is silent, or both words are used for one thing */
    TAMIZ_FIT_OTHER,
} tamiz_fit;

/* By a kind of entity_check.h ("inn"), a family ("passport", "tax") or a
 * property of FollowTheMoney ("passportNumber"). Kinds and families in any
 * case. False = no such word. */
bool tamiz_number_type_find(tamiz_span word, tamiz_number_type *out);

/* What a property of an entity of that schema holds. */
tamiz_number_type tamiz_number_type_of(tamiz_schema schema, tamiz_prop prop);

/* Whether both may be one number. OPEN are those that lists mix: of 2,678
 * pairs of parties of seven lists that shared a number, 100 had it under two
 * families, and at least 95 of these were one party (docs/scoring.md, 6). */
tamiz_fit tamiz_number_families_fit(tamiz_number_family a,
                                    tamiz_number_family b);

/* The same of families with their kinds. OPEN are two chains of one address: it
 * comes from one key, whatever the chain is called. */
tamiz_fit tamiz_number_types_fit(const tamiz_number_type *a,
                                 const tamiz_number_type *b);

/* The kind of a wallet by what it holds ("XBT", "ETH"), NONE = some other. */
tamiz_identifier_kind tamiz_number_wallet_kind(tamiz_span currency);

/* The same of ISO codes, NULL = not said. */
tamiz_fit tamiz_number_countries_fit(const char *a, const char *b);

/* For people: "tax number", "btc wallet". Static. */
const char *tamiz_number_type_name(const tamiz_number_type *type);
const char *tamiz_number_family_name(tamiz_number_family family);

/* Whose check digits a number of this type has: its kind, or what its family
 * and country come to. */
tamiz_identifier_kind tamiz_number_kind_of(const tamiz_number_type *type);

#endif
