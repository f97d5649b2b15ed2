/* SPDX-License-Identifier: Apache-2.0 */
/* The half of the forge that knows names: units, parts and what leads from a
 * unit to the names that hold it. */
#ifndef TAMIZ_INDEX_FORGE_NAMES_H
#define TAMIZ_INDEX_FORGE_NAMES_H

#include "base_buffer.h"
#include "base_table.h"
#include "index_format.h"
#include "name_split.h"

/* The text section while it grows; equal strings are kept once. */
typedef struct tamiz_pool {
    tamiz_buffer bytes;
    tamiz_table table;
    tamiz_arena arena; /* keys */
    bool failed, too_large;
} tamiz_pool;

/* Offset of text in the section; failures are remembered. */
uint32_t tamiz_pool_add(tamiz_pool *pool, tamiz_span text);
void tamiz_pool_clear(tamiz_pool *pool);

/* The name sections while they grow. */
typedef struct tamiz_name_forge {
    tamiz_pool *pool;
    tamiz_latin *latin;
    tamiz_arena scratch, keys_of_units;
    tamiz_table units_by_key;
    tamiz_buffer names, parts, units, letters;
    tamiz_buffer pairs; /* unit and name number, as found */
    tamiz_buffer entity_names, postings, keys, buckets, learnt;
    bool failed;
} tamiz_name_forge;

/* Adds the `order`th name of an entity; those of one entity follow one
 * another. Errors: BAD_INPUT, TOO_LARGE, NO_MEMORY. */
tamiz_code tamiz_name_forge_add(tamiz_name_forge *forge, tamiz_span text,
                                tamiz_name_sort sort, uint32_t entity,
                                unsigned prop, uint32_t order,
                                tamiz_error *err);

/* Sorts what must be sorted, once all names are in. Errors: NO_MEMORY. */
tamiz_code tamiz_name_forge_end(tamiz_name_forge *forge, tamiz_error *err);

void tamiz_name_forge_clear(tamiz_name_forge *forge);

#endif
