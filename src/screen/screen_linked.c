/* SPDX-License-Identifier: Apache-2.0 */
/* The other parties of a subject, and the designations of several parties. */
#include "index_links.h"
#include "screen_answer.h"

#include <stdlib.h>

tamiz_linked *tamiz_linked_of(const tamiz_snapshot *s, uint32_t entity,
                              tamiz_arena *arena, size_t *count) {
    uint32_t members[TAMIZ_SUBJECT_MOST];
    *count = tamiz_subject_of(s, entity, members) - 1;
    tamiz_linked *out = tamiz_arena_array(arena, *count, sizeof *out);
    for (size_t i = 0; out && i < *count; i++) {
        const tamiz_entity_record *e = &s->entities[members[i + 1]];
        out[i] = (tamiz_linked){
            .id = s->text + e->id,
            .list = s->text + s->lists[e->list].id,
            .caption = s->text + e->caption,
            .schema = tamiz_schema_rows[e->schema].name,
        };
    }
    return out;
}

/* ---- designations ------------------------------------------------------ */

static int order_of_designations(const void *x, const void *y) {
    const tamiz_designation *p = x, *q = y;
    int order = strcmp(p->since, q->since);
    if (!order) order = strcmp(p->list, q->list);
    return order ? order : strcmp(p->programme, q->programme);
}

static tamiz_designation designation_of(const tamiz_snapshot *s,
                                        uint32_t number) {
    const tamiz_designation_record *d = &s->designations[number];
    return (tamiz_designation){
        .list = s->text + s->lists[d->list].id,
        .authority = s->text + d->authority,
        .programme = s->text + d->programme,
        .legal_basis = s->text + d->legal_basis,
        .since = s->text + d->since,
        .until = s->text + d->until,
        .source = s->text + d->source,
        .disputed_by = s->text + d->disputed_by,
    };
}

tamiz_designation *tamiz_designations_of(const tamiz_snapshot *s,
                                         const uint32_t *parties,
                                         size_t party_count, tamiz_arena *arena,
                                         size_t *count) {
    size_t all = 0, n = 0;
    for (size_t i = 0; i < party_count; i++)
        all += s->entities[parties[i]].designation_count;
    tamiz_designation *out = tamiz_arena_array(arena, all, sizeof *out);
    for (size_t i = 0; out && i < party_count; i++) {
        const tamiz_entity_record *e = &s->entities[parties[i]];
        for (uint32_t k = 0; k < e->designation_count; k++)
            out[n++] = designation_of(s, e->first_designation + k);
    }
    if (out && n) qsort(out, n, sizeof *out, order_of_designations);
    *count = n;
    return out;
}
