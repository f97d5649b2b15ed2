/* SPDX-License-Identifier: Apache-2.0 */
#include "list_check.h"

static uint32_t count_of(const tamiz_list_counts *counts, const char *schema) {
    if (!schema) return counts->entities;
    tamiz_schema wanted = tamiz_schema_find(tamiz_span_of(schema));
    return wanted < TAMIZ_SCHEMA_COUNT ? counts->schemata[wanted] : 0;
}

tamiz_code tamiz_list_check_floors(const tamiz_list_kind *kind,
                                   const tamiz_list_counts *counts,
                                   tamiz_error *err) {
    for (size_t i = 0; i < TAMIZ_LIST_FLOORS; i++) {
        const tamiz_list_floor *floor = &kind->floors[i];
        if (!floor->entities) break;
        uint32_t got = count_of(counts, floor->schema);
        if (got < floor->entities)
            return tamiz_fail(err, TAMIZ_BAD_INPUT, kind->id,
                              "%u %s; the whole list has at least %u", got,
                              floor->schema ? floor->schema : "entities",
                              floor->entities);
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_list_check_fuse(const tamiz_list_kind *kind,
                                 const tamiz_list_counts *counts,
                                 uint32_t before, double fuse,
                                 tamiz_error *err) {
    double least = (double)before * (1 - fuse);
    if ((double)counts->entities < least)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, kind->id,
                          "%u entities; the version in use has %u, and more "
                          "than %.0f %% fewer blow the fuse; --force %s takes "
                          "it in all the same",
                          counts->entities, before, fuse * 100, kind->id);
    return TAMIZ_OK;
}
