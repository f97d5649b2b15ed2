/* SPDX-License-Identifier: Apache-2.0 */
/* Which units a query can be linked to, by unit: so that a name that was met
 * can be looked at part by part, without walking postings for it. */
#ifndef TAMIZ_INDEX_REFINE_H
#define TAMIZ_INDEX_REFINE_H

#include "index_probe.h"

/* One unit with one of the query's parts, by the bit of index_entry.h. */
typedef struct tamiz_unit_link {
    uint32_t unit;
    uint32_t next; /* the unit's next link + 1, 0 = none */
    float similarity;
    bool aside; /* the unit's weight is (name_compare.h) */
    uint32_t bits;
} tamiz_unit_link;

/* Zero-initialised is empty. */
typedef struct tamiz_unit_links {
    tamiz_unit_link *links; /* in the order they were added */
    size_t count, room;
    uint32_t *slots; /* unit to its first link + 1, open addressing */
    uint32_t *stamps;
    size_t slot_count;
    uint32_t round;
} tamiz_unit_links;

/* Forgets all links. */
void tamiz_unit_links_reset(tamiz_unit_links *links);
void tamiz_unit_links_clear(tamiz_unit_links *links);

/* Adds what was found for the parts of the query that `bits` stand for. False
 * = out of memory. */
bool tamiz_unit_links_add(tamiz_unit_links *links,
                          const tamiz_found_units *found, uint32_t bits);

/* The unit's first link, or NULL; the next one by tamiz_unit_links_next(). */
const tamiz_unit_link *tamiz_unit_links_find(const tamiz_unit_links *links,
                                             uint32_t unit);
const tamiz_unit_link *tamiz_unit_links_next(const tamiz_unit_links *links,
                                             const tamiz_unit_link *link);

#endif
