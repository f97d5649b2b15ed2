/* SPDX-License-Identifier: Apache-2.0 */
/* The fields of the UK Sanctions List. Its CSV and its XML name them alike but
 * for case, blanks and punctuation: "Address Line 1", <AddressLine1>. */
#ifndef TAMIZ_LIST_GB_FIELD_H
#define TAMIZ_LIST_GB_FIELD_H

#include "base_span.h"

typedef enum tamiz_gb_field {
    TAMIZ_GB_LAST_UPDATED,
    TAMIZ_GB_UNIQUE_ID,
    TAMIZ_GB_OFSI_ID,
    TAMIZ_GB_UN_REFERENCE,
    TAMIZ_GB_NAME_1, /* … to NAME_6 in a row */
    TAMIZ_GB_NAME_2,
    TAMIZ_GB_NAME_3,
    TAMIZ_GB_NAME_4,
    TAMIZ_GB_NAME_5,
    TAMIZ_GB_NAME_6,
    TAMIZ_GB_NAME_TYPE,
    TAMIZ_GB_ALIAS_STRENGTH,
    TAMIZ_GB_TITLE,
    TAMIZ_GB_NON_LATIN,
    TAMIZ_GB_NON_LATIN_TYPE,
    TAMIZ_GB_NON_LATIN_LANGUAGE,
    TAMIZ_GB_REGIME,
    TAMIZ_GB_TYPE,
    TAMIZ_GB_SOURCE,
    TAMIZ_GB_SANCTIONS,
    TAMIZ_GB_OTHER_INFORMATION,
    TAMIZ_GB_REASONS,
    TAMIZ_GB_ADDRESS_1, /* … to ADDRESS_6 in a row */
    TAMIZ_GB_ADDRESS_2,
    TAMIZ_GB_ADDRESS_3,
    TAMIZ_GB_ADDRESS_4,
    TAMIZ_GB_ADDRESS_5,
    TAMIZ_GB_ADDRESS_6,
    TAMIZ_GB_POSTAL_CODE,
    TAMIZ_GB_ADDRESS_COUNTRY,
    TAMIZ_GB_PHONE,
    TAMIZ_GB_WEBSITE,
    TAMIZ_GB_EMAIL,
    TAMIZ_GB_DESIGNATED,
    TAMIZ_GB_BIRTH_DATE,
    TAMIZ_GB_NATIONALITY,
    TAMIZ_GB_NATIONAL_ID,
    TAMIZ_GB_NATIONAL_ID_INFO,
    TAMIZ_GB_PASSPORT,
    TAMIZ_GB_PASSPORT_INFO,
    TAMIZ_GB_POSITION,
    TAMIZ_GB_GENDER,
    TAMIZ_GB_BIRTH_TOWN,
    TAMIZ_GB_BIRTH_COUNTRY,
    TAMIZ_GB_ENTITY_TYPE,
    TAMIZ_GB_SUBSIDIARIES,
    TAMIZ_GB_PARENT,
    TAMIZ_GB_REGISTRATION,
    TAMIZ_GB_IMO,
    TAMIZ_GB_OWNER,
    TAMIZ_GB_PREVIOUS_OWNER,
    TAMIZ_GB_FLAG,
    TAMIZ_GB_PREVIOUS_FLAGS,
    TAMIZ_GB_SHIP_TYPE,
    TAMIZ_GB_TONNAGE,
    TAMIZ_GB_LENGTH,
    TAMIZ_GB_BUILT,
    TAMIZ_GB_HULL,
    TAMIZ_GB_FIELDS /* how many; also: no such field */
} tamiz_gb_field;

/* By the header of a column or the name of an element; TAMIZ_GB_FIELDS = not
 * known. */
tamiz_gb_field tamiz_gb_field_find(tamiz_span name);

/* As in the header of the CSV. */
const char *tamiz_gb_field_name(tamiz_gb_field field);

/* Whether a file without it must be refused: reading on would lose parties or
 * names, or take a weak alias for a strong one. */
bool tamiz_gb_field_matters(tamiz_gb_field field);

#endif
