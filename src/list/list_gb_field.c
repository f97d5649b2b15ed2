/* SPDX-License-Identifier: Apache-2.0 */
#include "list_gb_field.h"

#include <ctype.h>

typedef struct field_row {
    const char *name;
    const char *others; /* other spellings, normal, between blanks */
    bool matters;
} field_row;

/* The header of 8 October 2026. The other spellings are those of the XML's
 * elements and of earlier headers. */
// clang-format off
static const field_row rows[TAMIZ_GB_FIELDS] = {
    [TAMIZ_GB_LAST_UPDATED] = {"Last Updated", "", true},
    [TAMIZ_GB_UNIQUE_ID] = {"Unique ID", "", true},
    [TAMIZ_GB_OFSI_ID] = {"OFSI Group ID", "", false},
    [TAMIZ_GB_UN_REFERENCE] = {"UN Reference Number", "", false},
    [TAMIZ_GB_NAME_1] = {"Name 1", "", true},
    [TAMIZ_GB_NAME_2] = {"Name 2", "", true},
    [TAMIZ_GB_NAME_3] = {"Name 3", "", true},
    [TAMIZ_GB_NAME_4] = {"Name 4", "", true},
    [TAMIZ_GB_NAME_5] = {"Name 5", "", true},
    [TAMIZ_GB_NAME_6] = {"Name 6", "", true},
    [TAMIZ_GB_NAME_TYPE] = {"Name type", "", true},
    [TAMIZ_GB_ALIAS_STRENGTH] = {"Alias strength", "", true},
    [TAMIZ_GB_TITLE] = {"Title", "", false},
    [TAMIZ_GB_NON_LATIN] = {"Name non-latin script", "", true},
    [TAMIZ_GB_NON_LATIN_TYPE] = {"Non-latin script type", "", false},
    [TAMIZ_GB_NON_LATIN_LANGUAGE] = {"Non-latin script language", "", false},
    [TAMIZ_GB_REGIME] = {"Regime Name", " regime ", true},
    [TAMIZ_GB_TYPE] = {"Designation Type",
                       " individualentityship entitytypes grouptype ", true},
    [TAMIZ_GB_SOURCE] = {"Designation source", "", false},
    [TAMIZ_GB_SANCTIONS] = {"Sanctions Imposed", "", true},
    [TAMIZ_GB_OTHER_INFORMATION] = {"Other Information", "", false},
    [TAMIZ_GB_REASONS] = {"UK Statement of Reasons", "", false},
    [TAMIZ_GB_ADDRESS_1] = {"Address Line 1", "", false},
    [TAMIZ_GB_ADDRESS_2] = {"Address Line 2", "", false},
    [TAMIZ_GB_ADDRESS_3] = {"Address Line 3", "", false},
    [TAMIZ_GB_ADDRESS_4] = {"Address Line 4", "", false},
    [TAMIZ_GB_ADDRESS_5] = {"Address Line 5", "", false},
    [TAMIZ_GB_ADDRESS_6] = {"Address Line 6", "", false},
    [TAMIZ_GB_POSTAL_CODE] = {"Address Postal Code", " addresspostcode ",
                              false},
    [TAMIZ_GB_ADDRESS_COUNTRY] = {"Address Country", "", false},
    [TAMIZ_GB_PHONE] = {"Phone number", "", false},
    [TAMIZ_GB_WEBSITE] = {"Website", "", false},
    [TAMIZ_GB_EMAIL] = {"Email address", " email ", false},
    [TAMIZ_GB_DESIGNATED] = {"Date Designated", "", true},
    [TAMIZ_GB_BIRTH_DATE] = {"D.O.B", " dateofbirth ", true},
    [TAMIZ_GB_NATIONALITY] = {"Nationality(/ies)",
                              " nationality nationalities ", false},
    [TAMIZ_GB_NATIONAL_ID] = {"National Identifier number", "", false},
    [TAMIZ_GB_NATIONAL_ID_INFO] = {
        "National Identifier additional information", "", false},
    [TAMIZ_GB_PASSPORT] = {"Passport number", "", false},
    [TAMIZ_GB_PASSPORT_INFO] = {"Passport additional information", "", false},
    [TAMIZ_GB_POSITION] = {"Position", "", false},
    [TAMIZ_GB_GENDER] = {"Gender", "", false},
    [TAMIZ_GB_BIRTH_TOWN] = {"Town of birth", "", false},
    [TAMIZ_GB_BIRTH_COUNTRY] = {"Country of birth", "", false},
    [TAMIZ_GB_ENTITY_TYPE] = {"Type of entity", "", false},
    [TAMIZ_GB_SUBSIDIARIES] = {"Subsidiaries", " subsidiary ", false},
    [TAMIZ_GB_PARENT] = {"Parent company", "", false},
    [TAMIZ_GB_REGISTRATION] = {"Business registration number (s)",
                               " businessregistrationnumber ", false},
    [TAMIZ_GB_IMO] = {"IMO number", "", true},
    [TAMIZ_GB_OWNER] = {"Current owner/operator (s)",
                        " currentowneroperator ", false},
    [TAMIZ_GB_PREVIOUS_OWNER] = {"Previous owner/operator (s)",
                                 " previousowneroperator ", false},
    [TAMIZ_GB_FLAG] = {"Current believed flag of ship", "", false},
    [TAMIZ_GB_PREVIOUS_FLAGS] = {"Previous flags", " previousflag ", false},
    [TAMIZ_GB_SHIP_TYPE] = {"Type of ship", "", false},
    [TAMIZ_GB_TONNAGE] = {"Tonnage of ship", "", false},
    [TAMIZ_GB_LENGTH] = {"Length of ship", "", false},
    [TAMIZ_GB_BUILT] = {"Year Built", "", false},
    [TAMIZ_GB_HULL] = {"Hull identification number (HIN)",
                       " hullidentificationnumber hin ", false},
};
// clang-format on

enum { LONGEST = 64 };

/* Letters and digits in lower case: "addressline1". False = too long. */
static bool normalise(tamiz_span name, char out[LONGEST]) {
    size_t size = 0;
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        if (c < 0x80 && !isalnum(c)) continue;
        if (size == LONGEST - 1) return false;
        out[size++] = (char)tolower(c);
    }
    out[size] = '\0';
    return size > 0;
}

static bool is_other(const field_row *row, const char *normal) {
    size_t size = strlen(normal);
    const char *at = strstr(row->others, normal);
    return at && at > row->others && at[-1] == ' ' && at[size] == ' ';
}

tamiz_gb_field tamiz_gb_field_find(tamiz_span name) {
    char asked[LONGEST], known[LONGEST];
    if (!normalise(name, asked)) return TAMIZ_GB_FIELDS;
    for (int i = 0; i < TAMIZ_GB_FIELDS; i++) {
        bool same = normalise(tamiz_span_of(rows[i].name), known) &&
                    !strcmp(asked, known);
        if (same || is_other(&rows[i], asked)) return (tamiz_gb_field)i;
    }
    return TAMIZ_GB_FIELDS;
}

const char *tamiz_gb_field_name(tamiz_gb_field field) {
    return rows[field].name;
}

bool tamiz_gb_field_matters(tamiz_gb_field field) {
    return rows[field].matters;
}
