/* SPDX-License-Identifier: Apache-2.0 */
/* All statements of the lists that go into one snapshot, grouped by entity:
 * what the readers fill and the forge reads. */
#ifndef TAMIZ_ENTITY_DATASET_H
#define TAMIZ_ENTITY_DATASET_H

#include "base_arena.h"
#include "base_buffer.h"
#include "base_pool.h"
#include "entity_statement.h"

/* What is known of a list as a whole. Strings live in the dataset's arena or
 * are static; never NULL once added. */
typedef struct tamiz_list_meta {
    const char *id, *title, *issuer, *published, *fetched, *source, *sha256;
    uint32_t rows; /* records read: lines or elements of all files */
    /* Ids that an earlier list has too are told apart (entity_id.h) instead of
     * refused: for files whose ids are not the publisher's alone. */
    bool tell_apart;
} tamiz_list_meta;

/* One stored statement. Texts are numbers of the dataset's pool, 0 = empty. */
typedef struct tamiz_stored {
    uint32_t value, lang, record;
    uint32_t first_seen, last_seen; /* ISO, set by whoever knows */
    uint32_t entity;                /* index into entities */
    uint32_t next; /* next statement of the entity, or UINT32_MAX */
    uint16_t prop; /* tamiz_prop */
} tamiz_stored;

typedef struct tamiz_grouped {
    uint32_t id;          /* text */
    uint32_t list;        /* index into lists */
    uint32_t first, last; /* statements, in the order they were put */
    tamiz_schema schema;
} tamiz_grouped;

/* A set of indices into an array, found by what the array holds there. At most
 * half of the slots are used; free ones are UINT32_MAX. */
typedef struct tamiz_index_set {
    uint32_t *slots;
    size_t room; /* a power of two, or 0 */
} tamiz_index_set;

/* Zero-initialised is empty and ready. */
typedef struct tamiz_dataset {
    tamiz_arena arena; /* of the lists */
    tamiz_pool pool;   /* of all other texts */
    tamiz_list_meta *lists;
    size_t list_count, list_room;
    tamiz_grouped *entities;
    size_t entity_count, entity_room;
    tamiz_stored *statements;
    size_t statement_count, statement_room;
    tamiz_index_set ids;      /* entities by id */
    tamiz_index_set facts;    /* statements by entity, property, value, lang */
    tamiz_buffer asked, told; /* the last id put, and what it became */
} tamiz_dataset;

/* Opens the next list: statements put from now on belong to it. meta's strings
 * are copied. Errors: NO_MEMORY. */
tamiz_code tamiz_dataset_begin(tamiz_dataset *dataset,
                               const tamiz_list_meta *meta, tamiz_error *err);

/* A sink into the list that was opened last. The same fact stated twice of the
 * same entity (property, value, lang) is kept once. Errors: NO_MEMORY,
 * BAD_INPUT when an id is used with two schemata, or by two lists of which the
 * later does not tell ids apart. */
tamiz_sink tamiz_dataset_sink(tamiz_dataset *dataset);

/* A text of a stored statement or entity; valid until the next is put. */
static inline tamiz_span tamiz_dataset_text(const tamiz_dataset *dataset,
                                            uint32_t number) {
    return tamiz_span_of(tamiz_pool_text(&dataset->pool, number));
}

/* Index of the entity with this id, or UINT32_MAX. */
uint32_t tamiz_dataset_entity(const tamiz_dataset *dataset, tamiz_span id);

/* Gives back what only putting needs: nothing may be put from now on. */
void tamiz_dataset_close(tamiz_dataset *dataset);

/* Gives back entities and statements; lists and texts stay. */
void tamiz_dataset_drop(tamiz_dataset *dataset);

void tamiz_dataset_clear(tamiz_dataset *dataset);

#endif
