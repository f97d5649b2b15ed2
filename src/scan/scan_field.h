/* SPDX-License-Identifier: Apache-2.0 */
/* What a field of a payment message is, and how a file of messages begins.
 * From data/message_fields.tsv. */
#ifndef TAMIZ_SCAN_FIELD_H
#define TAMIZ_SCAN_FIELD_H

#include "base_span.h"

typedef enum tamiz_field_role {
    TAMIZ_MESSAGE_TEXT, /* all that is not told */
    TAMIZ_MESSAGE_NAME,
    TAMIZ_MESSAGE_BIC,
    TAMIZ_MESSAGE_NUMBER,
    TAMIZ_MESSAGE_COUNTRY,
    TAMIZ_MESSAGE_BIRTH,
    TAMIZ_MESSAGE_AMOUNT,
    TAMIZ_MESSAGE_DATE,
    TAMIZ_MESSAGE_CODE,
    TAMIZ_MESSAGE_PARTY,  /* MT: account, name and address */
    TAMIZ_MESSAGE_PARTYF, /* MT: the same in numbered lines */
} tamiz_field_role;

typedef struct tamiz_scan_field {
    const char *key; /* "xml:Nm", "mt:50K" */
    tamiz_field_role role;
} tamiz_scan_field;

extern const tamiz_scan_field tamiz_scan_field_rows[];
extern const size_t tamiz_scan_field_count;

/* Role of an element (parent may be "") or of a tag. */
tamiz_field_role tamiz_scan_field_xml(const char *parent, const char *name);
tamiz_field_role tamiz_scan_field_mt(tamiz_span tag);

/* Whether a field of the role says nothing that could be a name: an amount of
 * digits, a date, a code of at most four letters. */
bool tamiz_scan_is_plain(tamiz_field_role role, tamiz_span text);

/* Whether a text has the form of a BIC (ISO 9362): 8 or 11 letters and digits.
 */
bool tamiz_scan_is_bic_like(tamiz_span text);

/* What a file of messages is by its beginning: 'x' ISO 20022 XML, 'm' MT, 0
 * neither. */
char tamiz_scan_is_message(tamiz_span file);

#endif
