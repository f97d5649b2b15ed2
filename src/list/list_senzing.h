/* SPDX-License-Identifier: Apache-2.0 */
/* Records of Senzing's generic entity specification: one JSON object a line,
 * with attributes of its own (NAME_FULL, DATE_OF_BIRTH), in a list FEATURES, or
 * in other lists (NAMES, ADDRESSES …). */
#ifndef TAMIZ_LIST_SENZING_H
#define TAMIZ_LIST_SENZING_H

#include "list_reader.h"

/* What attributes belong together: one name, one address, one document. */
typedef enum tamiz_senzing_family {
    TAMIZ_SENZING_SINGLE, /* says all by itself */
    TAMIZ_SENZING_NAME,
    TAMIZ_SENZING_ADDRESS,
    TAMIZ_SENZING_PASSPORT,
    TAMIZ_SENZING_NATIONAL_ID,
    TAMIZ_SENZING_TAX_ID,
    TAMIZ_SENZING_SSN,
    TAMIZ_SENZING_LICENCE,
    TAMIZ_SENZING_ACCOUNT,
    TAMIZ_SENZING_OTHER_ID,
    TAMIZ_SENZING_POINTER, /* a relationship to another record */
    TAMIZ_SENZING_RECORD,  /* of the record itself */
} tamiz_senzing_family;

/* One attribute and the property that it is: of the party, or of the Address,
 * Passport, Identification or link that its family makes. */
typedef struct tamiz_senzing_word {
    const char *attribute;
    tamiz_senzing_family family;
    tamiz_prop prop; /* NONE where the reader knows what to do */
} tamiz_senzing_word;

extern const tamiz_senzing_word tamiz_senzing_words[];
extern const size_t tamiz_senzing_word_count;

/* What a document of the family is: schema, its `type`, and the property of
 * the party that has its number too, or NONE. */
typedef struct tamiz_senzing_document {
    tamiz_senzing_family family;
    tamiz_schema schema;
    const char *type;
    tamiz_prop number;
} tamiz_senzing_document;

extern const tamiz_senzing_document tamiz_senzing_documents[];
extern const size_t tamiz_senzing_document_count;

/* RECORD_TYPE and what it is here. */
typedef struct tamiz_senzing_type {
    const char *name;
    tamiz_schema schema;
} tamiz_senzing_type;

extern const tamiz_senzing_type tamiz_senzing_types[];
extern const size_t tamiz_senzing_type_count;

/* Reads the records of an open input. A party's id is "DATA_SOURCE-RECORD_ID",
 * or the source and a hash of the record where it has no id. An attribute may
 * have a usage in front (HOME_ADDR_CITY). Attributes named like a property of
 * FollowTheMoney are that; what else is not known is a note and a
 * warning. Source: the Generic Entity Specification and
 * the attributes that OpenSanctions writes, of 2025. Errors: as
 * tamiz_list_read; BAD_INPUT for a line that is no object or has no
 * DATA_SOURCE. */
tamiz_code tamiz_list_senzing_parse(tamiz_input *input, const tamiz_sink *sink,
                                    tamiz_list_facts *facts,
                                    const tamiz_list_progress *progress,
                                    tamiz_error *err);

#endif
