/* SPDX-License-Identifier: Apache-2.0 */
#include "entity_schema.h"

tamiz_schema tamiz_schema_find(tamiz_span name) {
    for (int i = 1; i < TAMIZ_SCHEMA_COUNT; i++)
        if (tamiz_span_is(name, tamiz_schema_rows[i].name))
            return (tamiz_schema)i;
    return TAMIZ_SCHEMA_NONE;
}

/* In order of bytes, as tamiz_prop_ranks is. */
tamiz_prop tamiz_prop_find(tamiz_span name) {
    size_t low = 0, high = TAMIZ_PROP_COUNT - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        unsigned prop = tamiz_prop_ranks[middle];
        int order =
            tamiz_span_order(name, tamiz_span_of(tamiz_prop_rows[prop].name));
        if (!order) return (tamiz_prop)prop;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return TAMIZ_PROP_NONE;
}

tamiz_prop tamiz_reverse_find(tamiz_span name) {
    for (size_t i = 0; i < tamiz_reverse_count; i++)
        if (tamiz_span_is(name, tamiz_reverse_rows[i].name))
            return tamiz_reverse_rows[i].prop;
    return TAMIZ_PROP_NONE;
}

bool tamiz_schema_is(tamiz_schema schema, tamiz_schema ancestor) {
    while (schema != TAMIZ_SCHEMA_NONE) {
        if (schema == ancestor) return true;
        schema = tamiz_schema_rows[schema].parent;
    }
    return false;
}

bool tamiz_schema_meets(tamiz_schema asked, tamiz_schema listed) {
    if (!asked || !listed) return true;
    return tamiz_schema_is(asked, listed) || tamiz_schema_is(listed, asked) ||
           (tamiz_schema_is(asked, TAMIZ_SCHEMA_Organization) &&
            tamiz_schema_is(listed, TAMIZ_SCHEMA_Organization));
}

bool tamiz_prop_is_country(tamiz_prop prop) {
    return prop == TAMIZ_PROP_country || prop == TAMIZ_PROP_nationality ||
           prop == TAMIZ_PROP_citizenship || prop == TAMIZ_PROP_birthCountry ||
           prop == TAMIZ_PROP_jurisdiction || prop == TAMIZ_PROP_flag;
}
