/* SPDX-License-Identifier: Apache-2.0 */
/* All statements of the lists that go into one snapshot, grouped by entity:
 * what the readers fill and the forge reads. */
#ifndef TAMIZ_ENTITY_DATASET_H
#define TAMIZ_ENTITY_DATASET_H

#include "base_arena.h"
#include "base_table.h"
#include "entity_statement.h"

/* What is known of a list as a whole. Strings live in the dataset's arena or
 * are static; never NULL once added. */
typedef struct tamiz_list_meta {
    const char *id, *title, *issuer, *published, *fetched, *source, *sha256;
    uint32_t rows; /* records read: lines or elements of all files */
} tamiz_list_meta;

/* One stored statement; strings are NUL-terminated in the arena. */
typedef struct tamiz_stored {
    tamiz_span value, lang, record;
    uint32_t entity; /* index into entities */
    uint32_t next;   /* next statement of the entity, or UINT32_MAX */
    uint16_t prop;   /* tamiz_prop */
    tamiz_span first_seen, last_seen; /* ISO, set by whoever knows */
} tamiz_stored;

typedef struct tamiz_grouped {
    tamiz_span id;
    tamiz_schema schema;
    uint32_t list;        /* index into lists */
    uint32_t first, last; /* statements, in the order they were put */
} tamiz_grouped;

/* Zero-initialised is empty and ready. */
typedef struct tamiz_dataset {
    tamiz_arena arena;
    tamiz_table by_id;
    tamiz_list_meta *lists;
    size_t list_count, list_room;
    tamiz_grouped *entities;
    size_t entity_count, entity_room;
    tamiz_stored *statements;
    size_t statement_count, statement_room;
    uint32_t *facts; /* set of statements by content, open addressing */
    size_t fact_room;
} tamiz_dataset;

/* Opens the next list: statements put from now on belong to it. meta's strings
 * are copied. Errors: NO_MEMORY. */
tamiz_code tamiz_dataset_begin(tamiz_dataset *dataset,
                               const tamiz_list_meta *meta, tamiz_error *err);

/* A sink into the list that was opened last. The same fact stated twice of the
 * same entity (property, value, lang) is kept once. Errors: NO_MEMORY,
 * BAD_INPUT when an id is used by two lists or with two schemata. */
tamiz_sink tamiz_dataset_sink(tamiz_dataset *dataset);

void tamiz_dataset_clear(tamiz_dataset *dataset);

#endif
