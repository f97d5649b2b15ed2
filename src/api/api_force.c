/* SPDX-License-Identifier: Apache-2.0 */
/* How much of a list was in force on a day. */
#include "base_error.h"
#include "entity_date.h"
#include "index_snapshot.h"
#include "screen_policy.h"

static const char *text_of(const tamiz_snapshot *s, uint32_t text) {
    return s->text + text;
}

/* Counts the designations of a party that were in force; *dated = of one of
 * them it is known since when. */
static uint32_t count_designations(const tamiz_snapshot *s,
                                   const tamiz_entity_record *e,
                                   const char *as_of, bool *dated) {
    uint32_t count = 0;
    *dated = false;
    for (uint32_t i = 0; i < e->designation_count; i++) {
        const tamiz_designation_record *d =
            &s->designations[e->first_designation + i];
        tamiz_date date;
        const char *since = text_of(s, d->since);
        if (!tamiz_dates_in_force(since, text_of(s, d->until), as_of)) continue;
        count++;
        if (tamiz_date_parse_iso(tamiz_span_of(since), &date)) *dated = true;
    }
    return count;
}

tamiz_code tamiz_snapshot_list_as_of(const tamiz_snapshot *s, size_t index,
                                     const char *as_of, tamiz_in_force *out,
                                     tamiz_error *err) {
    tamiz_in_force in_force = {0};
    const char *day = as_of ? as_of : "";
    tamiz_code code = tamiz_day_check(as_of, err);
    if (code) return code;
    if (index >= s->list_count)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, "list",
                          "the snapshot has %u lists", s->list_count);
    for (uint32_t i = 0; i < s->entity_count; i++) {
        const tamiz_entity_record *e = &s->entities[i];
        bool dated;
        if (e->list != index || e->owner != i) continue;
        if (!tamiz_entity_in_force(s, i, day)) continue;
        in_force.entities++;
        in_force.names += e->name_count;
        in_force.designations += count_designations(s, e, day, &dated);
        in_force.undated += !dated;
    }
    *out = in_force;
    return TAMIZ_OK;
}
