/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_column.h"

#include "entity_schema.h"

/* What the type of a property does not tell. */
static const struct {
    const char *name;
    tamiz_batch_role role;
} rows[] = {
    {"id", TAMIZ_ROLE_ID},
    {"schema", TAMIZ_ROLE_SCHEMA},
    {"name", TAMIZ_ROLE_NAME},
    {"alias", TAMIZ_ROLE_NAME},
    {"weakAlias", TAMIZ_ROLE_WEAK},
    {"previousName", TAMIZ_ROLE_NAME},
    {"abbreviation", TAMIZ_ROLE_NAME},
    {"firstName", TAMIZ_ROLE_FIRST},
    {"secondName", TAMIZ_ROLE_SECOND},
    {"middleName", TAMIZ_ROLE_MIDDLE},
    {"fatherName", TAMIZ_ROLE_FATHER},
    {"lastName", TAMIZ_ROLE_LAST},
    {"birthDate", TAMIZ_ROLE_BIRTH_DATE},
    {"deathDate", TAMIZ_ROLE_DEATH_DATE},
    {"dissolutionDate", TAMIZ_ROLE_DEATH_DATE},
    {"incorporationDate", TAMIZ_ROLE_FOUNDED},
    {"buildDate", TAMIZ_ROLE_FOUNDED},
    {"birthPlace", TAMIZ_ROLE_BIRTH_PLACE},
    {"position", TAMIZ_ROLE_POSITION},
    {"address", TAMIZ_ROLE_ADDRESS},
    {"addresses", TAMIZ_ROLE_ADDRESS},
    {"full", TAMIZ_ROLE_ADDRESS},
    {"street", TAMIZ_ROLE_ADDRESS_PART},
    {"street2", TAMIZ_ROLE_ADDRESS_PART},
    {"city", TAMIZ_ROLE_ADDRESS_PART},
    {"region", TAMIZ_ROLE_ADDRESS_PART},
    {"state", TAMIZ_ROLE_ADDRESS_PART},
    {"postalCode", TAMIZ_ROLE_ADDRESS_PART},
    {"postOfficeBox", TAMIZ_ROLE_ADDRESS_PART},
    {"gender", TAMIZ_ROLE_GENDER},
    {"aliases", TAMIZ_ROLE_NAME},
    {"birth_date", TAMIZ_ROLE_BIRTH_DATE},
    {"countries", TAMIZ_ROLE_COUNTRY},
    {"nationalities", TAMIZ_ROLE_COUNTRY},
    {"identifier", TAMIZ_ROLE_IDENTIFIER},
    {"identifiers", TAMIZ_ROLE_IDENTIFIER},
};

/* "passportNumber/country" */
static bool is_issuer(tamiz_span name) {
    static const char end[] = "/country";
    size_t size = name.size > strlen(end) ? name.size - strlen(end) : 0;
    tamiz_prop prop = tamiz_prop_find((tamiz_span){name.data, size});
    return size && tamiz_span_is(tamiz_span_from(name, size), end) &&
           prop != TAMIZ_PROP_NONE &&
           tamiz_prop_rows[prop].type == TAMIZ_TYPE_identifier;
}

tamiz_batch_role tamiz_batch_role_of(tamiz_span name) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_span_is(name, rows[i].name)) return rows[i].role;
    if (is_issuer(name)) return TAMIZ_ROLE_ISSUER;
    tamiz_prop prop = tamiz_prop_find(name);
    if (prop == TAMIZ_PROP_NONE) return TAMIZ_ROLE_UNKNOWN;
    switch (tamiz_prop_rows[prop].type) {
    case TAMIZ_TYPE_country:
        return TAMIZ_ROLE_COUNTRY;
    case TAMIZ_TYPE_identifier:
        return TAMIZ_ROLE_IDENTIFIER;
    default:
        return TAMIZ_ROLE_UNUSED;
    }
}
