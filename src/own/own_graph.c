/* SPDX-License-Identifier: Apache-2.0 */
#include "own_graph.h"

#include "base_error.h"
#include "entity_id.h"
#include "index_links.h"
#include "own_edge.h"
#include "screen_policy.h"

#include <stdlib.h>

/* ---- who is listed ----------------------------------------------------- */

bool tamiz_own_list_counts(const tamiz_own_terms *terms, const char *list) {
    for (size_t i = 0; i < terms->list_count; i++)
        if (!strcmp(terms->lists[i], list)) return true;
    return !terms->list_count;
}

static bool entity_is_listed(const tamiz_own_terms *terms,
                             const tamiz_snapshot *s, uint32_t entity) {
    const tamiz_entity_record *e = &s->entities[entity];
    for (uint32_t i = 0; i < e->designation_count; i++) {
        const tamiz_designation_record *d =
            &s->designations[e->first_designation + i];
        if (tamiz_own_list_counts(terms, s->text + s->lists[d->list].id) &&
            tamiz_dates_in_force(s->text + d->since, s->text + d->until,
                                 terms->day))
            return true;
    }
    const tamiz_list_record *list = &s->lists[e->list];
    return !list->designations && terms->list_count &&
           tamiz_own_list_counts(terms, s->text + list->id);
}

bool tamiz_own_is_listed(const tamiz_own_terms *terms, const tamiz_snapshot *s,
                         uint32_t entity) {
    uint32_t members[TAMIZ_SUBJECT_MOST];
    size_t count = tamiz_subject_of(s, entity, members);
    for (size_t i = 0; i < count; i++)
        if (entity_is_listed(terms, s, members[i])) return true;
    return false;
}

/* ---- nodes ------------------------------------------------------------- */

static void *grow(void *items, uint32_t *room, size_t size) {
    size_t more = *room ? 2 * (size_t)*room : 64;
    if (more > UINT32_MAX) return NULL;
    void *grown = realloc(items, more * size);
    if (grown) *room = (uint32_t)more;
    return grown;
}

/* The number of a new node, or NEVER when out of memory. */
static uint32_t add_party(tamiz_own_graph *g, tamiz_own_party party) {
    if (g->party_count == g->party_room) {
        tamiz_own_party *grown =
            grow(g->parties, &g->party_room, sizeof *grown);
        if (!grown) return TAMIZ_OWN_NEVER;
        g->parties = grown;
    }
    g->parties[g->party_count] = party;
    return g->party_count++;
}

/* Links stand in the first snapshot alone, or in each for itself. */
static uint32_t first_of_subject(const tamiz_snapshot *s, uint32_t entity) {
    uint32_t members[TAMIZ_SUBJECT_MOST];
    size_t count = tamiz_subject_of(s, entity, members);
    for (size_t i = 0; i < count; i++)
        if (members[i] < entity) entity = members[i];
    return entity;
}

static uint32_t number_of_entity(tamiz_own_graph *g, size_t side,
                                 uint32_t entity) {
    const tamiz_snapshot *s = g->snapshots[side];
    entity = first_of_subject(s, entity);
    uint32_t *number = &g->numbers[side][entity];
    if (*number == TAMIZ_OWN_NEVER)
        *number = add_party(
            g, (tamiz_own_party){.id = s->text + s->entities[entity].id,
                                 .snapshot = s,
                                 .entity = entity});
    return *number;
}

static uint32_t number_of_stranger(tamiz_own_graph *g, tamiz_span id) {
    uint32_t *known = tamiz_table_find(&g->strangers, id);
    if (known) return *known;
    tamiz_span copy = tamiz_arena_copy(&g->arena, id);
    uint32_t number = TAMIZ_OWN_NEVER;
    if (copy.data) number = add_party(g, (tamiz_own_party){.id = copy.data});
    if (number == TAMIZ_OWN_NEVER ||
        !tamiz_table_add(&g->strangers, copy, number, NULL))
        return TAMIZ_OWN_NEVER;
    return number;
}

/* The entity that a reference of a list means: one of that list before one of
 * another. */
static uint32_t find_entity(const tamiz_snapshot *s, tamiz_span kept,
                            const char *list) {
    tamiz_buffer apart = {0};
    uint32_t found = UINT32_MAX;
    tamiz_id_tell_apart(kept, list, &apart);
    if (!apart.failed)
        found = tamiz_snapshot_entity(s, tamiz_buffer_view(&apart));
    tamiz_buffer_clear(&apart);
    return found != UINT32_MAX ? found : tamiz_snapshot_entity(s, kept);
}

uint32_t tamiz_own_node_of(tamiz_own_graph *g, size_t side, const char *list,
                           tamiz_span reference) {
    tamiz_buffer kept = {0};
    uint32_t number = TAMIZ_OWN_NEVER;
    tamiz_id_keep(TAMIZ_SCHEMA_LegalEntity, (tamiz_span){"", 0}, reference,
                  &kept);
    tamiz_span id = tamiz_buffer_view(&kept);
    uint32_t other = UINT32_MAX, found = UINT32_MAX;
    if (!kept.failed) {
        found = find_entity(g->snapshots[side], id, list);
        if (side) other = tamiz_snapshot_entity(g->snapshots[0], id);
        number = other != UINT32_MAX   ? number_of_entity(g, 0, other)
                 : found != UINT32_MAX ? number_of_entity(g, side, found)
                                       : number_of_stranger(g, id);
    }
    tamiz_buffer_clear(&kept);
    return number;
}

uint32_t tamiz_own_graph_find(const tamiz_own_graph *g, tamiz_span id) {
    for (size_t side = 0; side < 2; side++) {
        const tamiz_snapshot *s = g->snapshots[side];
        uint32_t entity = s ? tamiz_snapshot_entity(s, id) : UINT32_MAX;
        if (entity == UINT32_MAX) continue;
        return g->numbers[side][first_of_subject(s, entity)];
    }
    const uint32_t *stranger = tamiz_table_find(&g->strangers, id);
    return stranger ? *stranger : TAMIZ_OWN_NEVER;
}

/* ---- edges ------------------------------------------------------------- */

bool tamiz_own_edge_add(tamiz_own_graph *g, const tamiz_own_edge *edge) {
    if (g->edge_count == g->edge_room) {
        tamiz_own_edge *grown = grow(g->edges, &g->edge_room, sizeof *grown);
        if (!grown) return false;
        g->edges = grown;
    }
    g->edges[g->edge_count++] = *edge;
    return true;
}

static tamiz_code read_side(tamiz_own_graph *g, size_t side, tamiz_error *err) {
    const tamiz_snapshot *s = g->snapshots[side];
    if (!s) return TAMIZ_OK;
    g->numbers[side] =
        calloc((size_t)s->entity_count + 1, sizeof *g->numbers[side]);
    if (!g->numbers[side]) return tamiz_fail_memory(err, "ownership");
    for (uint32_t i = 0; i < s->entity_count; i++)
        g->numbers[side][i] = TAMIZ_OWN_NEVER;
    tamiz_code code = TAMIZ_OK;
    for (uint32_t i = 0; i < s->entity_count && !code; i++)
        if (s->entities[i].schema == TAMIZ_SCHEMA_Ownership)
            code = tamiz_own_edges_read(g, side, i, err);
    return code;
}

static tamiz_code make_nodes(tamiz_own_graph *g, tamiz_error *err) {
    g->nodes = calloc((size_t)g->party_count + 1, sizeof *g->nodes);
    if (!g->nodes) return tamiz_fail_memory(err, "ownership");
    for (uint32_t i = 0; i < g->party_count; i++) {
        const tamiz_own_party *p = &g->parties[i];
        bool listed = p->snapshot &&
                      tamiz_own_is_listed(&g->terms, p->snapshot, p->entity);
        if (listed) g->nodes[i].seed = TAMIZ_OWN_LISTED;
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_own_graph_build(tamiz_own_graph *g, const tamiz_snapshot *s,
                                 const tamiz_snapshot *own,
                                 const tamiz_own_terms *terms,
                                 tamiz_error *err) {
    g->snapshots[0] = s;
    g->snapshots[1] = own;
    g->terms = *terms;
    tamiz_code code = TAMIZ_OK;
    for (size_t side = 0; side < 2 && !code; side++)
        code = read_side(g, side, err);
    if (!code) code = make_nodes(g, err);
    if (!code) code = tamiz_own_edges_merge(g, err);
    return code;
}

void tamiz_own_graph_clear(tamiz_own_graph *g) {
    for (size_t side = 0; side < 2; side++) free(g->numbers[side]);
    tamiz_table_clear(&g->strangers);
    tamiz_arena_clear(&g->arena);
    free(g->parties);
    free(g->nodes);
    free(g->edges);
    free(g->holdings);
    free(g->bonds);
    *g = (tamiz_own_graph){.parties = NULL};
}

uint32_t tamiz_own_graph_owners(const tamiz_own_graph *g, uint32_t asset,
                                uint32_t *count) {
    uint32_t from = 0, to = g->holding_count;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (g->holdings[middle].asset < asset)
            from = middle + 1;
        else
            to = middle;
    }
    *count = 0;
    while (from + *count < g->holding_count &&
           g->holdings[from + *count].asset == asset)
        ++*count;
    return from;
}
