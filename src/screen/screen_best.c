/* SPDX-License-Identifier: Apache-2.0 */
/* Bits take a comparison each, and only order hits of one score: they are
 * weighed for the hits that can be among the best, and for no others. */
#include "screen_best.h"

#include <math.h>

static int compare_doubles(double a, double b) {
    return (a < b) - (a > b);
}

/* Best first within an entity; ties to the identifier, then the name that
 * stands first in the query, then the one that does in the list. */
static int order_within(const void *x, const void *y) {
    const tamiz_scored *p = x, *q = y;
    if (p->entity != q->entity) return p->entity < q->entity ? -1 : 1;
    int order = compare_doubles(p->score, q->score);
    if (!order) order = p->by - q->by;
    if (!order) order = p->open - q->open;
    if (!order)
        order = (p->statement > q->statement) - (p->statement < q->statement);
    if (!order) order = (p->number > q->number) - (p->number < q->number);
    if (!order) order = (p->asked > q->asked) - (p->asked < q->asked);
    return order ? order : (p->order > q->order) - (p->order < q->order);
}

static int order_by_score(const void *x, const void *y) {
    const tamiz_scored *p = x, *q = y;
    return compare_doubles(p->score, q->score);
}

static int order_of_hits(const void *x, const void *y) {
    const tamiz_scored *p = x, *q = y;
    int order = compare_doubles(p->score, q->score);
    if (!order) order = compare_doubles(p->bits, q->bits);
    return order ? order : (p->entity > q->entity) - (p->entity < q->entity);
}

static tamiz_scored *all_of(tamiz_buffer *scored) {
    return (tamiz_scored *)(void *)scored->data;
}

size_t tamiz_best_count(tamiz_buffer *scored) {
    tamiz_scored *all = all_of(scored);
    size_t count = scored->size / sizeof *all, kept = 0;
    if (count > 1) qsort(all, count, sizeof *all, order_within);
    for (size_t i = 0; i < count; i++)
        if (!kept || all[kept - 1].entity != all[i].entity)
            all[kept++] = all[i];
    scored->size = kept * sizeof *all;
    return kept;
}

tamiz_code tamiz_best_weigh(const tamiz_gate *policy, const tamiz_name *names,
                            const tamiz_finder *by, tamiz_scored *hit,
                            tamiz_arena *arena, tamiz_error *err) {
    const tamiz_snapshot *snap = policy->snapshot;
    hit->compared = NULL;
    tamiz_code code =
        tamiz_odds_of_facts(snap, hit->entity, &policy->facts, &hit->bits, err);
    if (code) return code;
    if (hit->by == TAMIZ_BY_NUMBER) {
        hit->bits += log2((double)snap->entity_count + 1);
        if (hit->open & 1) hit->bits += tamiz_odds_bits[TAMIZ_ODDS_number_type];
        if (hit->open & 2)
            hit->bits += tamiz_odds_bits[TAMIZ_ODDS_number_country];
        return TAMIZ_OK;
    }
    if (tamiz_slip_find(&policy->facts, hit->entity))
        hit->bits += tamiz_odds_bits[TAMIZ_ODDS_number_slip];
    if (hit->by == TAMIZ_BY_SLIP && !hit->named) return TAMIZ_OK;
    tamiz_part parts[TAMIZ_NAME_PARTS];
    uint32_t bits[TAMIZ_NAME_PARTS];
    tamiz_name listed;
    tamiz_near near;
    tamiz_comparison *result = tamiz_arena_take(arena, sizeof *result);
    if (!result) return tamiz_fail_memory(err, "comparison");
    tamiz_snapshot_name(snap, hit->name, parts, &listed);
    if (by) near = tamiz_finder_near(by, hit->name, bits);
    code = tamiz_name_compare_near(&names[hit->asked], &listed,
                                   by ? &near : NULL, arena, result, err);
    if (code) return code;
    hit->bits += tamiz_odds_of_name(snap, hit->name, result);
    hit->compared = result;
    return TAMIZ_OK;
}

tamiz_code tamiz_best_keep(tamiz_buffer *scored, const tamiz_gate *policy,
                           const tamiz_name *names, const tamiz_finder *by,
                           tamiz_arena *arena, size_t *kept, tamiz_error *err) {
    size_t count = tamiz_best_count(scored), limit = policy->limit;
    tamiz_scored *all = all_of(scored);
    *kept = count < limit ? count : limit;
    if (!*kept) return TAMIZ_OK;
    if (count > limit) {
        qsort(all, count, sizeof *all, order_by_score);
        double last = all[limit - 1].score;
        while (count > limit && all[count - 1].score < last) count--;
    }
    for (size_t i = 0; i < count; i++) {
        tamiz_code code =
            tamiz_best_weigh(policy, names, by, &all[i], arena, err);
        if (code) return code;
    }
    qsort(all, count, sizeof *all, order_of_hits);
    return TAMIZ_OK;
}
