/* SPDX-License-Identifier: Apache-2.0 */
/* One record of the Consolidated Screening List, whether a CSV row or a JSON
 * object, and what its fields become. */
#ifndef TAMIZ_LIST_CSL_RECORD_H
#define TAMIZ_LIST_CSL_RECORD_H

#include "base_table.h"
#include "format_input.h"
#include "list_text.h"

/* In the order of the table of names in the source. */
typedef enum tamiz_csl_field {
    TAMIZ_CSL_ID,
    TAMIZ_CSL_SOURCE,
    TAMIZ_CSL_NUMBER,
    TAMIZ_CSL_TYPE,
    TAMIZ_CSL_PROGRAMS,
    TAMIZ_CSL_NAME,
    TAMIZ_CSL_TITLE,
    TAMIZ_CSL_ADDRESSES,
    TAMIZ_CSL_NOTICE,
    TAMIZ_CSL_START,
    TAMIZ_CSL_END,
    TAMIZ_CSL_ORDER,
    TAMIZ_CSL_REQUIREMENT,
    TAMIZ_CSL_POLICY,
    TAMIZ_CSL_CALL_SIGN,
    TAMIZ_CSL_VESSEL_TYPE,
    TAMIZ_CSL_TONNAGE,
    TAMIZ_CSL_REGISTERED,
    TAMIZ_CSL_FLAG,
    TAMIZ_CSL_OWNER,
    TAMIZ_CSL_REMARKS,
    TAMIZ_CSL_LIST_URL,
    TAMIZ_CSL_ALT_NAMES,
    TAMIZ_CSL_CITIZENSHIPS,
    TAMIZ_CSL_BORN,
    TAMIZ_CSL_NATIONALITIES,
    TAMIZ_CSL_BIRTH_PLACES,
    TAMIZ_CSL_INFO_URL,
    TAMIZ_CSL_IDS,
    TAMIZ_CSL_NATION,
    TAMIZ_CSL_OTHER,
    TAMIZ_CSL_FIELDS
} tamiz_csl_field;

/* Parts of an address, and of an identification. */
enum {
    TAMIZ_CSL_STREET,
    TAMIZ_CSL_CITY,
    TAMIZ_CSL_STATE,
    TAMIZ_CSL_ZIP,
    TAMIZ_CSL_COUNTRY,
    TAMIZ_CSL_PARTS
};
enum {
    TAMIZ_CSL_ID_TYPE,
    TAMIZ_CSL_ID_NUMBER,
    TAMIZ_CSL_ID_ISSUED,
    TAMIZ_CSL_ID_EXPIRES,
    TAMIZ_CSL_ID_COUNTRY
};

/* One of a field's values. */
typedef struct tamiz_csl_value {
    tamiz_span text;
    tamiz_span part[TAMIZ_CSL_PARTS]; /* where the file has parts */
    const char *label;                /* of OTHER: its name in the file */
    struct tamiz_csl_value *next;
} tamiz_csl_value;

/* Zero-initialised is empty. Values live in the writer's arena. */
typedef struct tamiz_csl_record {
    tamiz_csl_value *first[TAMIZ_CSL_FIELDS], *last[TAMIZ_CSL_FIELDS];
} tamiz_csl_record;

/* What is known of the whole list while reading it. Zero-initialise and set
 * writer and input. */
typedef struct tamiz_csl_list {
    tamiz_list_writer writer;
    tamiz_input *input;
    tamiz_arena arena; /* of the ids */
    tamiz_table ids;   /* id to its place in parties */
    tamiz_buffer parties;
    tamiz_date newest;  /* start date */
    uint32_t sdn, cons; /* rows left to OFAC's lists */
} tamiz_csl_list;

/* By name in the file; FIELDS = unknown. */
tamiz_csl_field tamiz_csl_field_find(tamiz_span name);

/* Adds a value; NULL = out of memory, remembered by the writer. An empty text
 * is added too. */
tamiz_csl_value *tamiz_csl_add(tamiz_csl_list *list, tamiz_csl_record *record,
                               tamiz_csl_field field, tamiz_span text);

/* States the record; *missing = the field that it lacks and must have, or NULL.
 * Returns the writer's failure. */
tamiz_code tamiz_csl_put(tamiz_csl_list *list, const tamiz_csl_record *record,
                         const char **missing);

/* To be called at the end of the file: tells what was left out. */
void tamiz_csl_finish(tamiz_csl_list *list);
void tamiz_csl_clear(tamiz_csl_list *list);

#endif
