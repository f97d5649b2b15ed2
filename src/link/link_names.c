/* SPDX-License-Identifier: Apache-2.0 */
/* Scores are the same from either side, so the names of the list with most
 * names need not be asked: whoever has a name in common with it asks. */
#include "link_names.h"

#include "base_error.h"
#include "entity_schema.h"
#include "index_crew.h"
#include "name_compare.h"
#include "screen_odds.h"

#include <stdlib.h>

/* Names of two parties that agree. */
typedef struct met {
    uint32_t asking, party; /* who asked, and whose name was met */
    uint32_t own, other;    /* their names */
    double score;
} met;

typedef struct search {
    const tamiz_snapshot *s;
    tamiz_worker *worker;
    tamiz_arena scratch;
    tamiz_buffer met; /* met[] */
    tamiz_buffer *pairs;
    uint32_t silent; /* list whose names are not asked */
} search;

static bool is_party(const tamiz_snapshot *s, uint32_t entity) {
    const tamiz_entity_record *e = &s->entities[entity];
    return e->owner == entity && tamiz_schema_rows[e->schema].matchable;
}

static bool is_weak(const tamiz_snapshot *s, uint32_t name) {
    return s->names[name].prop == TAMIZ_PROP_weakAlias;
}

/* ---- how telling two names are ----------------------------------------- */

/* A word may be rarer beside the aliases of one party than of the other; the
 * lesser number is the careful one. */
static tamiz_code weigh(const tamiz_snapshot *s, uint32_t a, uint32_t b,
                        tamiz_arena *scratch, double *bits, tamiz_error *err) {
    tamiz_part x[TAMIZ_NAME_PARTS], y[TAMIZ_NAME_PARTS];
    tamiz_name one, other;
    tamiz_comparison c;
    if (scratch->total) tamiz_arena_reset(scratch);
    tamiz_snapshot_name(s, a, x, &one);
    tamiz_snapshot_name(s, b, y, &other);
    tamiz_code code = tamiz_name_compare(&one, &other, scratch, &c, err);
    if (code) return code;
    double there = tamiz_odds_of_name(s, b, &c);
    tamiz_comparison_turn(&c);
    double back = tamiz_odds_of_name(s, a, &c);
    *bits = there < back ? there : back;
    return TAMIZ_OK;
}

/* Takes the names a and b into the pair when they tell more. */
static tamiz_code take_names(const tamiz_snapshot *s, uint32_t a, uint32_t b,
                             double score, tamiz_arena *scratch,
                             tamiz_named_pair *out, tamiz_error *err) {
    double bits = 0;
    bool high = score >= TAMIZ_LINK_LEAST_SCORE,
         was_high = out->score >= TAMIZ_LINK_LEAST_SCORE;
    bool first = out->a_name == UINT32_MAX || (high && !was_high);
    if (!high && !first && (was_high || score <= out->score)) return TAMIZ_OK;
    tamiz_code code = weigh(s, a, b, scratch, &bits, err);
    if (code) return code;
    if (high && !first &&
        (bits < out->bits || (bits <= out->bits && score <= out->score)))
        return TAMIZ_OK;
    out->a_name = a;
    out->b_name = b;
    out->score = score;
    out->bits = bits;
    return TAMIZ_OK;
}

tamiz_code tamiz_link_best_names(const tamiz_snapshot *s, uint32_t a,
                                 uint32_t b, bool weak, tamiz_arena *scratch,
                                 tamiz_named_pair *out, tamiz_error *err) {
    const tamiz_entity_record *p = &s->entities[a], *q = &s->entities[b];
    *out = (tamiz_named_pair){
        .a = a, .b = b, .a_name = UINT32_MAX, .b_name = UINT32_MAX};
    tamiz_part x[TAMIZ_NAME_PARTS], y[TAMIZ_NAME_PARTS];
    for (uint32_t i = 0; i < p->name_count; i++) {
        uint32_t m = s->entity_names[p->first_name + i];
        if (!weak && is_weak(s, m)) continue;
        for (uint32_t k = 0; k < q->name_count; k++) {
            uint32_t n = s->entity_names[q->first_name + k];
            if (!weak && is_weak(s, n)) continue;
            tamiz_name one, other;
            double score = 0;
            tamiz_snapshot_name(s, m, x, &one);
            tamiz_snapshot_name(s, n, y, &other);
            if (scratch->total) tamiz_arena_reset(scratch);
            tamiz_code code =
                tamiz_name_score(&one, &other, scratch, &score, err);
            if (!code) code = take_names(s, m, n, score, scratch, out, err);
            if (code) return code;
        }
    }
    return TAMIZ_OK;
}

/* ---- all pairs --------------------------------------------------------- */

static uint32_t largest_list(const tamiz_snapshot *s) {
    uint32_t found = 0;
    for (uint32_t i = 1; i < s->list_count; i++)
        if (s->lists[i].names > s->lists[found].names) found = i;
    return found;
}

/* Whether `other` is met from here: of two lists that both ask, only the party
 * with the lower number keeps the pair. */
static bool is_wanted(const search *w, uint32_t party, uint32_t other) {
    const tamiz_entity_record *p = &w->s->entities[party],
                              *q = &w->s->entities[other];
    return p->list != q->list && is_party(w->s, other) &&
           (q->list == w->silent || party < other) &&
           tamiz_schema_meets(p->schema, q->schema);
}

/* Whether it has the parts of the name before. */
static bool repeats(const tamiz_snapshot *s, uint32_t name) {
    return s->names[name].marks & TAMIZ_NAME_REPEATS;
}

static bool asks(const search *w, uint32_t name) {
    uint32_t party = w->s->names[name].entity;
    return !is_weak(w->s, name) && w->s->entities[party].list != w->silent &&
           is_party(w->s, party);
}

/* Names that are cut into the same parts, and have the same scores. */
typedef struct group {
    uint32_t first, end;
    tamiz_name name;
} group;

static tamiz_code score_of(search *w, const tamiz_name *name, uint32_t other,
                           double *score, tamiz_error *err) {
    tamiz_part parts[TAMIZ_NAME_PARTS];
    uint32_t bits[TAMIZ_NAME_PARTS];
    tamiz_name listed;
    tamiz_snapshot_name(w->s, other, parts, &listed);
    tamiz_near near = tamiz_finder_near(w->worker->finder, other, bits);
    if (w->scratch.total) tamiz_arena_reset(&w->scratch);
    return tamiz_name_score_near(name, &listed, &near, &w->scratch, score, err);
}

/* *score below 0 is not known yet. */
static tamiz_code meet(search *w, const group *g, uint32_t other, double *score,
                       tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    met m = {.party = w->s->names[other].entity, .other = other};
    for (m.own = g->first; !code && m.own < g->end; m.own++) {
        m.asking = w->s->names[m.own].entity;
        if (!asks(w, m.own) || !is_wanted(w, m.asking, m.party)) continue;
        if (*score < 0) code = score_of(w, &g->name, other, score, err);
        m.score = *score;
        if (!code && m.score >= TAMIZ_LINK_LEAST_SCORE)
            tamiz_buffer_add(&w->met, &m, sizeof m);
    }
    return code;
}

static tamiz_code ask(search *w, group *g, tamiz_error *err) {
    tamiz_part parts[TAMIZ_NAME_PARTS];
    const uint32_t *found;
    double score = -1;
    tamiz_snapshot_name(w->s, g->first, parts, &g->name);
    tamiz_code code = tamiz_finder_ask(w->worker->finder, &g->name, err);
    if (code) return code;
    size_t count =
        tamiz_finder_find(w->worker->finder, TAMIZ_LINK_LEAST_SCORE, &found);
    for (size_t i = 0; !code && i < count; i++) {
        if (!repeats(w->s, found[i])) score = -1;
        if (!is_weak(w->s, found[i])) code = meet(w, g, found[i], &score, err);
    }
    if (!code && w->met.failed) code = tamiz_fail_memory(err, "links");
    return code;
}

static tamiz_code ask_all(search *w, tamiz_progress *progress, void *context,
                          tamiz_error *err) {
    uint32_t count = w->s->name_count;
    group g;
    for (g.first = 0; g.first < count; g.first = g.end) {
        bool wanted = asks(w, g.first);
        for (g.end = g.first + 1; g.end < count && repeats(w->s, g.end);
             g.end++)
            wanted |= asks(w, g.end);
        if (progress && g.first / 1024 != g.end / 1024)
            progress(context, "linking", g.end, count);
        tamiz_code code = wanted ? ask(w, &g, err) : TAMIZ_OK;
        if (code) return code;
    }
    return TAMIZ_OK;
}

/* ---- one pair of two parties ------------------------------------------- */

static int order_of_met(const void *x, const void *y) {
    const met *p = x, *q = y;
    if (p->asking != q->asking) return p->asking < q->asking ? -1 : 1;
    if (p->party != q->party) return p->party < q->party ? -1 : 1;
    if (p->own != q->own) return p->own < q->own ? -1 : 1;
    return (p->other > q->other) - (p->other < q->other);
}

/* One pair for all names that a party has in common with another. */
static tamiz_code pair_up(search *w, tamiz_error *err) {
    met *all = (met *)(void *)w->met.data;
    size_t count = w->met.size / sizeof *all;
    if (count > 1) qsort(all, count, sizeof *all, order_of_met);
    for (size_t i = 0; i < count;) {
        uint32_t party = all[i].asking, other = all[i].party;
        bool first = party < other;
        tamiz_named_pair pair = {.a = first ? party : other,
                                 .b = first ? other : party,
                                 .a_name = UINT32_MAX,
                                 .b_name = UINT32_MAX};
        for (; i < count && all[i].asking == party && all[i].party == other;
             i++) {
            tamiz_code code =
                take_names(w->s, first ? all[i].own : all[i].other,
                           first ? all[i].other : all[i].own, all[i].score,
                           &w->scratch, &pair, err);
            if (code) return code;
        }
        tamiz_buffer_add(w->pairs, &pair, sizeof pair);
    }
    return w->pairs->failed ? tamiz_fail_memory(err, "links") : TAMIZ_OK;
}

tamiz_code tamiz_link_by_names(const tamiz_snapshot *s, tamiz_buffer *pairs,
                               tamiz_progress *progress, void *context,
                               tamiz_error *err) {
    search w = {.s = s, .pairs = pairs, .silent = largest_list(s)};
    tamiz_code code = tamiz_worker_borrow(s, &w.worker, err);
    if (!code) code = ask_all(&w, progress, context, err);
    if (!code) code = pair_up(&w, err);
    if (progress && !code)
        progress(context, "linking", s->name_count, s->name_count);
    tamiz_worker_return(s, w.worker);
    tamiz_arena_clear(&w.scratch);
    tamiz_buffer_clear(&w.met);
    return code;
}
