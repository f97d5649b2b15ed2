/* SPDX-License-Identifier: Apache-2.0 */
/* What an entity can be and what can be said of it: the schemata and
 * properties of FollowTheMoney, from data/schemata.tsv, properties.tsv and
 * reverses.tsv.
 * TAMIZ_SCHEMA_Person, TAMIZ_PROP_birthDate, TAMIZ_TYPE_date … */
#ifndef TAMIZ_ENTITY_SCHEMA_H
#define TAMIZ_ENTITY_SCHEMA_H

#include "base_span.h"
#include "entity_vocabulary.h"

#include <stdint.h>

typedef struct tamiz_schema_row {
    const char *name;
    tamiz_schema parent; /* NONE at the top */
    bool matchable;      /* screened */
    bool attached;       /* describes another entity: a Sanction, a Passport */
    tamiz_prop owner;    /* names the party that it belongs to, or NONE */
} tamiz_schema_row;

typedef struct tamiz_prop_row {
    const char *name;
    tamiz_prop_type type;
} tamiz_prop_row;

/* The name under which FtM nests an entity in the one that its property points
 * to: a Sanction stands in `sanctions` of what its `entity` is. */
typedef struct tamiz_reverse_row {
    const char *name;
    tamiz_prop prop;
} tamiz_reverse_row;

extern const tamiz_schema_row tamiz_schema_rows[TAMIZ_SCHEMA_COUNT];
extern const tamiz_prop_row tamiz_prop_rows[TAMIZ_PROP_COUNT];
extern const uint16_t tamiz_prop_ranks[TAMIZ_PROP_COUNT - 1]; /* by name */
extern const tamiz_reverse_row tamiz_reverse_rows[];
extern const size_t tamiz_reverse_count;

/* By name, exact case. NONE when there is no such schema or property. */
tamiz_schema tamiz_schema_find(tamiz_span name);
tamiz_prop tamiz_prop_find(tamiz_span name);
tamiz_prop tamiz_reverse_find(tamiz_span name);

/* Whether schema is `ancestor` or inherits from it. */
bool tamiz_schema_is(tamiz_schema schema, tamiz_schema ancestor);

/* Whether a value says to which country a party belongs. */
bool tamiz_prop_is_country(tamiz_prop prop);

/* Whether a query of schema `asked` may meet an entity of schema `listed`: one
 * inherits from the other, or (lists mix them up) both are organisations of
 * some kind. NONE meets everything. */
bool tamiz_schema_meets(tamiz_schema asked, tamiz_schema listed);

#endif
