/* SPDX-License-Identifier: Apache-2.0 */
/* The words of Senzing's specification and what they are here. Writing takes
 * the first row of a property. */
#include "list_senzing.h"

#define SINGLE(name, prop)                                                     \
    { name, TAMIZ_SENZING_SINGLE, TAMIZ_PROP_##prop }
#define NAME(name, prop)                                                       \
    { name, TAMIZ_SENZING_NAME, TAMIZ_PROP_##prop }
#define ADDR(name, prop)                                                       \
    { name, TAMIZ_SENZING_ADDRESS, TAMIZ_PROP_##prop }
#define ID(name, family)                                                       \
    {name "_NUMBER", TAMIZ_SENZING_##family, TAMIZ_PROP_number},               \
        {name "_TYPE", TAMIZ_SENZING_##family, TAMIZ_PROP_type},               \
        {name "_COUNTRY", TAMIZ_SENZING_##family, TAMIZ_PROP_country},         \
        {name "_STATE", TAMIZ_SENZING_##family, TAMIZ_PROP_summary},           \
        {name "_DOMAIN", TAMIZ_SENZING_##family, TAMIZ_PROP_type}, {           \
        name "_ISSUE_DT", TAMIZ_SENZING_##family, TAMIZ_PROP_startDate         \
    }

const tamiz_senzing_word tamiz_senzing_words[] = {
    {"DATA_SOURCE", TAMIZ_SENZING_RECORD, TAMIZ_PROP_NONE},
    {"RECORD_ID", TAMIZ_SENZING_RECORD, TAMIZ_PROP_NONE},
    {"RECORD_TYPE", TAMIZ_SENZING_RECORD, TAMIZ_PROP_NONE},
    {"REL_ANCHOR_DOMAIN", TAMIZ_SENZING_RECORD, TAMIZ_PROP_NONE},
    {"REL_ANCHOR_KEY", TAMIZ_SENZING_RECORD, TAMIZ_PROP_NONE},
    NAME("NAME_TYPE", NONE),
    NAME("NAME_FULL", name),
    NAME("NAME_ORG", name),
    NAME("NAME_FIRST", firstName),
    NAME("NAME_MIDDLE", middleName),
    NAME("NAME_LAST", lastName),
    NAME("NAME_PREFIX", title),
    NAME("NAME_SUFFIX", nameSuffix),
    ADDR("ADDR_TYPE", remarks),
    ADDR("ADDR_FULL", full),
    ADDR("ADDR_LINE1", street),
    ADDR("ADDR_LINE2", street2),
    ADDR("ADDR_LINE3", street2),
    ADDR("ADDR_LINE4", street2),
    ADDR("ADDR_LINE5", street2),
    ADDR("ADDR_LINE6", street2),
    ADDR("ADDR_CITY", city),
    ADDR("ADDR_STATE", state),
    ADDR("ADDR_POSTAL_CODE", postalCode),
    ADDR("ADDR_COUNTRY", country),
    ID("PASSPORT", PASSPORT),
    ID("NATIONAL_ID", NATIONAL_ID),
    ID("TAX_ID", TAX_ID),
    ID("SSN", SSN),
    ID("DRIVERS_LICENSE", LICENCE),
    ID("DRLIC", LICENCE),
    ID("ACCOUNT", ACCOUNT),
    ID("OTHER_ID", OTHER_ID),
    {"REL_POINTER_DOMAIN", TAMIZ_SENZING_POINTER, TAMIZ_PROP_summary},
    {"REL_POINTER_KEY", TAMIZ_SENZING_POINTER, TAMIZ_PROP_object},
    {"REL_POINTER_ROLE", TAMIZ_SENZING_POINTER, TAMIZ_PROP_role},
    SINGLE("DATE_OF_BIRTH", birthDate),
    SINGLE("DATE_OF_DEATH", deathDate),
    SINGLE("PLACE_OF_BIRTH", birthPlace),
    SINGLE("GENDER", gender),
    SINGLE("NATIONALITY", nationality),
    SINGLE("CITIZENSHIP", citizenship),
    SINGLE("COUNTRY_OF_ASSOCIATION", country),
    SINGLE("REGISTRATION_DATE", incorporationDate),
    SINGLE("REGISTRATION_COUNTRY", jurisdiction),
    SINGLE("PHONE_NUMBER", phone),
    SINGLE("EMAIL_ADDRESS", email),
    SINGLE("WEBSITE_ADDRESS", website),
    SINGLE("LEI_NUMBER", leiCode),
    SINGLE("DUNS_NUMBER", dunsCode),
    SINGLE("NPI_NUMBER", npiCode),
    SINGLE("IMO_NUMBER", imoNumber),
    SINGLE("MMSI_NUMBER", mmsi),
    SINGLE("CALL_SIGN", callSign),
    SINGLE("LAST_CHANGE", modifiedAt),
    SINGLE("URL", sourceUrl),
};
const size_t tamiz_senzing_word_count =
    sizeof tamiz_senzing_words / sizeof *tamiz_senzing_words;

const tamiz_senzing_document tamiz_senzing_documents[] = {
    {TAMIZ_SENZING_PASSPORT, TAMIZ_SCHEMA_Passport, "",
     TAMIZ_PROP_passportNumber},
    {TAMIZ_SENZING_NATIONAL_ID, TAMIZ_SCHEMA_Identification, "national id",
     TAMIZ_PROP_idNumber},
    {TAMIZ_SENZING_TAX_ID, TAMIZ_SCHEMA_Identification, "tax id",
     TAMIZ_PROP_taxNumber},
    {TAMIZ_SENZING_SSN, TAMIZ_SCHEMA_Identification, "social security number",
     TAMIZ_PROP_socialSecurityNumber},
    {TAMIZ_SENZING_LICENCE, TAMIZ_SCHEMA_Identification, "driver's licence",
     TAMIZ_PROP_NONE},
    {TAMIZ_SENZING_ACCOUNT, TAMIZ_SCHEMA_Identification, "account",
     TAMIZ_PROP_NONE},
    {TAMIZ_SENZING_OTHER_ID, TAMIZ_SCHEMA_Identification, "", TAMIZ_PROP_NONE},
};
const size_t tamiz_senzing_document_count =
    sizeof tamiz_senzing_documents / sizeof *tamiz_senzing_documents;

const tamiz_senzing_type tamiz_senzing_types[] = {
    {"PERSON", TAMIZ_SCHEMA_Person},
    {"COMPANY", TAMIZ_SCHEMA_Company},
    {"ORGANIZATION", TAMIZ_SCHEMA_Organization},
    {"VESSEL", TAMIZ_SCHEMA_Vessel},
    {"AIRCRAFT", TAMIZ_SCHEMA_Airplane},
    {"VEHICLE", TAMIZ_SCHEMA_Vehicle},
    {"GENERIC", TAMIZ_SCHEMA_LegalEntity},
};
const size_t tamiz_senzing_type_count =
    sizeof tamiz_senzing_types / sizeof *tamiz_senzing_types;
