/* SPDX-License-Identifier: Apache-2.0 */
/* What a column of a table, or a member of an object, says of a party. */
#ifndef TAMIZ_BATCH_COLUMN_H
#define TAMIZ_BATCH_COLUMN_H

#include "base_span.h"

typedef enum tamiz_batch_role {
    TAMIZ_ROLE_UNKNOWN, /* nothing we know */
    TAMIZ_ROLE_UNUSED,  /* FollowTheMoney has it; screening does not ask it */
    TAMIZ_ROLE_ID,
    TAMIZ_ROLE_SCHEMA,
    TAMIZ_ROLE_NAME,  /* name, alias, previousName, abbreviation */
    TAMIZ_ROLE_WEAK,  /* weakAlias: asked where weak aliases may be hits */
    TAMIZ_ROLE_FIRST, /* parts of a name, in the order they are put together */
    TAMIZ_ROLE_SECOND,
    TAMIZ_ROLE_MIDDLE,
    TAMIZ_ROLE_FATHER,
    TAMIZ_ROLE_LAST,
    TAMIZ_ROLE_BIRTH_DATE,
    TAMIZ_ROLE_DEATH_DATE,
    TAMIZ_ROLE_COUNTRY,
    TAMIZ_ROLE_GENDER,
    TAMIZ_ROLE_IDENTIFIER,
    TAMIZ_ROLE_ISSUER,  /* "passportNumber/country": who issued it */
    TAMIZ_ROLE_FOUNDED, /* incorporationDate, buildDate */
    TAMIZ_ROLE_BIRTH_PLACE,
    TAMIZ_ROLE_ADDRESS,      /* a whole one */
    TAMIZ_ROLE_ADDRESS_PART, /* street, city ...: of one address */
    TAMIZ_ROLE_POSITION,
} tamiz_batch_role;

enum { TAMIZ_ROLE_PARTS = TAMIZ_ROLE_LAST - TAMIZ_ROLE_FIRST + 1 };

/* By FollowTheMoney's name of the property, exact case, and a few words that
 * flat tables use for the same: "aliases", "birth_date", "countries",
 * "nationalities", "identifiers", "identifier", "addresses". A property of
 * numbers with "/country" behind it is who issued them. */
tamiz_batch_role tamiz_batch_role_of(tamiz_span name);

#endif
