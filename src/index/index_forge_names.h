/* SPDX-License-Identifier: Apache-2.0 */
/* The half of the forge that knows names: units, parts and what leads from a
 * unit to the names that hold it. */
#ifndef TAMIZ_INDEX_FORGE_NAMES_H
#define TAMIZ_INDEX_FORGE_NAMES_H

#include "base_pool.h"
#include "index_format.h"
#include "name_split.h"

/* The name sections while they grow. */
typedef struct tamiz_name_forge {
    tamiz_pool *pool; /* the text section */
    tamiz_latin *latin;
    tamiz_arena scratch;
    uint32_t *unit_slots; /* units by content; UINT32_MAX = free */
    size_t unit_room;     /* of them; a power of two, or 0 */
    tamiz_buffer names, parts, units, letters;
    tamiz_buffer pairs; /* unit and name number, as found */
    tamiz_buffer entity_names, postings, keys, buckets, learnt;
    const struct tamiz_snapshot *teacher; /* whose variants hold; NULL = what
                                           * the names themselves teach */
    bool failed;
} tamiz_name_forge;

/* Adds the `order`th name of an entity, which is in the pool; those of one
 * entity follow one another. Errors: BAD_INPUT, TOO_LARGE, NO_MEMORY. */
tamiz_code tamiz_name_forge_add(tamiz_name_forge *forge, uint32_t text,
                                tamiz_name_sort sort, uint32_t entity,
                                unsigned prop, uint32_t order,
                                tamiz_error *err);

/* Sorts what must be sorted, once all names are in. Errors: NO_MEMORY. */
tamiz_code tamiz_name_forge_end(tamiz_name_forge *forge, tamiz_error *err);

void tamiz_name_forge_clear(tamiz_name_forge *forge);

#endif
