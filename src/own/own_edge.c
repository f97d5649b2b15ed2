/* SPDX-License-Identifier: Apache-2.0 */
#include "own_edge.h"

#include "base_error.h"
#include "entity_date.h"

#include <stdlib.h>

enum { MOST_PAIRS = 10000 };

/* ---- reading ----------------------------------------------------------- */

typedef struct edge_reader {
    tamiz_own_graph *graph;
    const tamiz_snapshot *snapshot;
    const tamiz_entity_record *entity;
    size_t side;
    const char *list;
} edge_reader;

static const tamiz_statement_record *statement(const edge_reader *r,
                                               uint32_t i) {
    return &r->snapshot->statements[r->entity->first_statement + i];
}

static const char *value_of(const edge_reader *r, uint32_t i) {
    return r->snapshot->text + statement(r, i)->value;
}

static size_t count_of(const edge_reader *r, tamiz_prop prop) {
    size_t count = 0;
    for (uint32_t i = 0; i < r->entity->statement_count; i++)
        count += statement(r, i)->prop == prop;
    return count;
}

/* Several values are told of one share by several sources. */
static bool read_share(const edge_reader *r, tamiz_own_edge *edge) {
    bool some = false;
    edge->share = TAMIZ_SHARE_UNKNOWN;
    edge->says = "";
    for (uint32_t i = 0; i < r->entity->statement_count; i++) {
        tamiz_share share;
        const char *value = value_of(r, i);
        if (statement(r, i)->prop != TAMIZ_PROP_percentage) continue;
        edge->says = *edge->says ? tamiz_arena_print(&r->graph->arena, "%s; %s",
                                                     edge->says, value)
                                 : value;
        if (!edge->says) return false;
        bool understood = tamiz_share_parse(tamiz_span_of(value), &share);
        edge->unread |= !understood;
        if (!understood) continue;
        edge->share = some ? tamiz_share_join(edge->share, share) : share;
        some = true;
    }
    return true;
}

/* The earliest beginning and the latest end. */
static void read_dates(const edge_reader *r, tamiz_own_edge *edge) {
    edge->since = edge->until = "";
    for (uint32_t i = 0; i < r->entity->statement_count; i++) {
        const char *value = value_of(r, i);
        uint32_t prop = statement(r, i)->prop;
        if (prop == TAMIZ_PROP_startDate &&
            (!*edge->since || strcmp(value, edge->since) < 0))
            edge->since = value;
        if (prop == TAMIZ_PROP_endDate && strcmp(value, edge->until) > 0)
            edge->until = value;
    }
}

/* Of partial dates the first begins as early and the last ends as late as it
 * may, as for designations. */
static tamiz_own_time time_of(const tamiz_own_edge *edge, const char *day) {
    tamiz_date now, date;
    if (!tamiz_date_parse_iso(tamiz_span_of(day), &now))
        return TAMIZ_OWN_CURRENT;
    int32_t today = tamiz_date_first_day(now);
    if (tamiz_date_parse_iso(tamiz_span_of(edge->until), &date) &&
        today >= tamiz_date_last_day(date))
        return TAMIZ_OWN_ENDED;
    if (tamiz_date_parse_iso(tamiz_span_of(edge->since), &date) &&
        today < tamiz_date_first_day(date))
        return TAMIZ_OWN_FUTURE;
    return TAMIZ_OWN_CURRENT;
}

static bool add_assets(const edge_reader *r, tamiz_own_edge *edge) {
    for (uint32_t i = 0; i < r->entity->statement_count; i++) {
        if (statement(r, i)->prop != TAMIZ_PROP_asset) continue;
        edge->asset = tamiz_own_node_of(r->graph, r->side, r->list,
                                        tamiz_span_of(value_of(r, i)));
        if (edge->asset == TAMIZ_OWN_NEVER ||
            !tamiz_own_edge_add(r->graph, edge))
            return false;
    }
    return true;
}

static bool add_pairs(const edge_reader *r, tamiz_own_edge *edge) {
    for (uint32_t i = 0; i < r->entity->statement_count; i++) {
        if (statement(r, i)->prop != TAMIZ_PROP_owner) continue;
        edge->owner = tamiz_own_node_of(r->graph, r->side, r->list,
                                        tamiz_span_of(value_of(r, i)));
        if (edge->owner == TAMIZ_OWN_NEVER || !add_assets(r, edge))
            return false;
    }
    return true;
}

tamiz_code tamiz_own_edges_read(tamiz_own_graph *graph, size_t side,
                                uint32_t entity, tamiz_error *err) {
    const tamiz_snapshot *s = graph->snapshots[side];
    const tamiz_entity_record *e = &s->entities[entity];
    edge_reader r = {graph, s, e, side, s->text + s->lists[e->list].id};
    size_t owners = count_of(&r, TAMIZ_PROP_owner);
    size_t assets = count_of(&r, TAMIZ_PROP_asset);
    if (!owners || !assets) {
        graph->loose++;
        return TAMIZ_OK;
    }
    if (assets > MOST_PAIRS / owners)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, s->text + e->id,
                          "an Ownership of more than %d pairs of owner and "
                          "asset",
                          MOST_PAIRS);
    tamiz_own_edge edge = {.list = r.list, .id = s->text + e->id};
    if (!read_share(&r, &edge)) return tamiz_fail_memory(err, edge.id);
    read_dates(&r, &edge);
    edge.time = time_of(&edge, graph->terms.day);
    return add_pairs(&r, &edge) ? TAMIZ_OK : tamiz_fail_memory(err, edge.id);
}

/* ---- merging ----------------------------------------------------------- */

static int order_of_numbers(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

/* By pair, current ones first, list, share, id. */
static int order_of_edges(const void *x, const void *y) {
    const tamiz_own_edge *a = x, *b = y;
    int order = order_of_numbers(a->asset, b->asset);
    if (!order) order = order_of_numbers(a->owner, b->owner);
    if (!order) order = order_of_numbers(a->time, b->time);
    if (!order) order = strcmp(a->list, b->list);
    if (!order) order = order_of_numbers(a->share.low, b->share.low);
    if (!order) order = order_of_numbers(a->share.high, b->share.high);
    return order ? order : strcmp(a->id, b->id);
}

static bool is_same_pair(const tamiz_own_edge *a, const tamiz_own_edge *b) {
    return a->asset == b->asset && a->owner == b->owner;
}

static bool is_same_share(tamiz_share a, tamiz_share b) {
    return a.low == b.low && a.high == b.high;
}

/* What one list says of a pair: `count` current edges in order of share. */
static tamiz_share merge_list(const tamiz_own_edge *edges, size_t count,
                              bool *several) {
    tamiz_share sum = TAMIZ_SHARE_UNKNOWN, last = sum;
    bool some = false;
    for (size_t i = 0; i < count; i++) {
        tamiz_share share = edges[i].share;
        if (tamiz_share_is_unknown(share)) continue;
        if (some && is_same_share(share, last)) continue;
        *several |= some;
        sum = some ? tamiz_share_add(sum, share) : share;
        last = share;
        some = true;
    }
    return sum;
}

static bool contradict(tamiz_share a, tamiz_share b) {
    return a.low > b.high || b.low > a.high;
}

static tamiz_share merge_pair(const tamiz_own_edge *edges,
                              tamiz_own_bond *bond) {
    tamiz_share all = {0, 0};
    size_t count = 0;
    while (count < bond->edge_count && edges[count].time == TAMIZ_OWN_CURRENT)
        count++;
    bond->past = !count;
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1;
             to < count && !strcmp(edges[to].list, edges[from].list);)
            to++;
        tamiz_share one = merge_list(edges + from, to - from, &bond->several);
        bond->disagree |= from && contradict(all, one);
        all = from ? tamiz_share_join(all, one) : one;
    }
    return all;
}

tamiz_code tamiz_own_edges_merge(tamiz_own_graph *g, tamiz_error *err) {
    g->holdings = calloc((size_t)g->edge_count + 1, sizeof *g->holdings);
    g->bonds = calloc((size_t)g->edge_count + 1, sizeof *g->bonds);
    if (!g->holdings || !g->bonds) return tamiz_fail_memory(err, "ownership");
    if (g->edge_count)
        qsort(g->edges, g->edge_count, sizeof *g->edges, order_of_edges);
    for (uint32_t from = 0, to; from < g->edge_count; from = to) {
        const tamiz_own_edge *edge = &g->edges[from];
        for (to = from + 1;
             to < g->edge_count && is_same_pair(edge, &g->edges[to]);)
            to++;
        tamiz_own_bond *bond = &g->bonds[g->holding_count];
        *bond = (tamiz_own_bond){.first_edge = from, .edge_count = to - from};
        g->holdings[g->holding_count++] =
            (tamiz_holding){edge->owner, edge->asset, merge_pair(edge, bond)};
    }
    return TAMIZ_OK;
}
