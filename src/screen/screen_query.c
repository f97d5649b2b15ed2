/* SPDX-License-Identifier: Apache-2.0 */
/* Candidates come from the index (or are all names, when asked to be
 * exhaustive), are scored one by one, and the best name of each entity is
 * kept. The answer is sorted last, so the order of candidates is no matter. */
#include "screen_query.h"

#include "base_error.h"
#include "screen_evidence.h"

#include <math.h>

/* A candidate that reached the threshold. */
typedef struct scored {
    double score, bits;
    uint32_t entity, name;
    uint32_t order;     /* of the name among the entity's */
    uint32_t statement; /* the identifier that agreed, or UINT32_MAX */
} scored;

tamiz_code tamiz_screener_init(tamiz_screener *s,
                               const tamiz_snapshot *snapshot,
                               const tamiz_options *options, tamiz_error *err) {
    *s = (tamiz_screener){.snapshot = snapshot};
    tamiz_code code = tamiz_policy_init(&s->policy, snapshot, options, err);
    if (!code) code = tamiz_worker_borrow(snapshot, &s->worker, err);
    if (code) tamiz_screener_clear(s);
    return code;
}

void tamiz_screener_clear(tamiz_screener *s) {
    tamiz_policy_clear(&s->policy);
    tamiz_worker_return(s->snapshot, s->worker);
    tamiz_arena_clear(&s->scratch);
    tamiz_arena_clear(&s->query);
    tamiz_buffer_clear(&s->scored);
    s->worker = NULL;
}

/* ---- scoring ----------------------------------------------------------- */

static tamiz_code score_name(tamiz_screener *s, const tamiz_name *query,
                             uint32_t number, tamiz_error *err) {
    const tamiz_name_record *n = &s->snapshot->names[number];
    if (!tamiz_policy_allows_name(&s->policy, number) ||
        !tamiz_policy_allows_entity(&s->policy, n->entity))
        return TAMIZ_OK;
    tamiz_part parts[TAMIZ_NAME_PARTS];
    tamiz_name listed;
    scored hit = {.entity = n->entity,
                  .name = number,
                  .order = n->order,
                  .statement = UINT32_MAX};
    tamiz_snapshot_name(s->snapshot, number, parts, &listed);
    if (s->scratch.total) tamiz_arena_reset(&s->scratch);
    tamiz_code code =
        tamiz_name_score(query, &listed, &s->scratch, &hit.score, err);
    if (code || hit.score < s->policy.options->threshold) return code;
    tamiz_buffer_add(&s->scored, &hit, sizeof hit);
    return TAMIZ_OK;
}

static bool all_names(const tamiz_options *options) {
    return options->exhaustive ||
           options->threshold <= tamiz_finder_least_threshold();
}

static tamiz_code score_all(tamiz_screener *s, const tamiz_name *query,
                            tamiz_error *err) {
    if (all_names(s->policy.options)) {
        for (uint32_t i = 0; i < s->snapshot->name_count; i++) {
            tamiz_code code = score_name(s, query, i, err);
            if (code) return code;
        }
        return TAMIZ_OK;
    }
    const uint32_t *names;
    size_t count;
    tamiz_code code =
        tamiz_finder_find(s->worker->finder, query,
                          s->policy.options->threshold, &names, &count, err);
    for (size_t i = 0; !code && i < count; i++)
        code = score_name(s, query, names[i], err);
    return code;
}

/* ---- identifiers ------------------------------------------------------- */

static bool same_number(const tamiz_snapshot *s, uint32_t statement,
                        tamiz_span normal) {
    char listed[128];
    tamiz_span value = tamiz_span_of(s->text + s->statements[statement].value);
    size_t size = tamiz_number_normal(value, listed, sizeof listed);
    return tamiz_span_equal((tamiz_span){listed, size}, normal);
}

static void add_by_number(tamiz_screener *s, uint32_t statement) {
    const tamiz_snapshot *snap = s->snapshot;
    uint32_t owner = snap->entities[snap->statements[statement].entity].owner;
    const tamiz_entity_record *e = &snap->entities[owner];
    if (!tamiz_policy_allows_entity(&s->policy, owner) || !e->name_count)
        return;
    scored hit = {.score = 1,
                  .entity = owner,
                  .name = snap->entity_names[e->first_name],
                  .statement = statement};
    tamiz_buffer_add(&s->scored, &hit, sizeof hit);
}

static void find_number(tamiz_screener *s, const char *identifier) {
    const tamiz_snapshot *snap = s->snapshot;
    char normal[128];
    size_t size =
        tamiz_number_normal(tamiz_span_of(identifier), normal, sizeof normal);
    uint64_t hash = tamiz_hash((tamiz_span){normal, size});
    uint32_t low = 0, high = snap->number_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (snap->numbers[mid].hash < hash)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < snap->number_count && snap->numbers[low].hash == hash; low++)
        if (same_number(snap, snap->numbers[low].statement,
                        (tamiz_span){normal, size}))
            add_by_number(s, snap->numbers[low].statement);
}

/* ---- the answer -------------------------------------------------------- */

static int compare_doubles(double a, double b) {
    return (a < b) - (a > b);
}

/* Best first within an entity; ties to the identifier, then the name that
 * stands first in the list. */
static int order_within(const void *x, const void *y) {
    const scored *p = x, *q = y;
    if (p->entity != q->entity) return p->entity < q->entity ? -1 : 1;
    int order = compare_doubles(p->score, q->score);
    if (!order)
        order = (p->statement > q->statement) - (p->statement < q->statement);
    return order ? order : (p->order > q->order) - (p->order < q->order);
}

static int order_of_hits(const void *x, const void *y) {
    const scored *p = x, *q = y;
    int order = compare_doubles(p->score, q->score);
    if (!order) order = compare_doubles(p->bits, q->bits);
    return order ? order : (p->entity > q->entity) - (p->entity < q->entity);
}

static tamiz_code compare_name(tamiz_screener *s, const tamiz_name *query,
                               uint32_t number, tamiz_part *parts,
                               tamiz_name *listed, tamiz_comparison *result,
                               tamiz_arena *arena, tamiz_error *err) {
    tamiz_snapshot_name(s->snapshot, number, parts, listed);
    return tamiz_name_compare(query, listed, arena, result, err);
}

static tamiz_code weigh_hit(tamiz_screener *s, const tamiz_name *query,
                            scored *hit, tamiz_error *err) {
    const tamiz_snapshot *snap = s->snapshot;
    tamiz_part parts[TAMIZ_NAME_PARTS];
    tamiz_name listed;
    tamiz_comparison result;
    hit->bits = tamiz_odds_of_facts(snap, hit->entity, &s->policy.facts);
    if (hit->statement != UINT32_MAX) {
        hit->bits += log2((double)snap->entity_count + 1);
        return TAMIZ_OK;
    }
    if (s->scratch.total) tamiz_arena_reset(&s->scratch);
    tamiz_code code = compare_name(s, query, hit->name, parts, &listed, &result,
                                   &s->scratch, err);
    if (!code) hit->bits += tamiz_odds_of_name(snap, hit->name, &result);
    return code;
}

/* Leaves the best of each entity, with the bits of all evidence. */
static tamiz_code keep_best(tamiz_screener *s, const tamiz_name *query,
                            size_t *kept, tamiz_error *err) {
    scored *all = (scored *)(void *)s->scored.data;
    size_t count = s->scored.size / sizeof(scored);
    *kept = 0;
    if (!count) return TAMIZ_OK;
    qsort(all, count, sizeof *all, order_within);
    for (size_t i = 0; i < count; i++) {
        if (*kept && all[*kept - 1].entity == all[i].entity) continue;
        all[*kept] = all[i];
        tamiz_code code = weigh_hit(s, query, &all[(*kept)++], err);
        if (code) return code;
    }
    qsort(all, *kept, sizeof *all, order_of_hits);
    return TAMIZ_OK;
}

static tamiz_code explain_number(const tamiz_screener *s, const scored *from,
                                 tamiz_answer *answer, tamiz_hit *hit,
                                 tamiz_error *err) {
    tamiz_evidence *item = tamiz_arena_take(&answer->arena, sizeof *item);
    if (!item) return tamiz_fail_memory(err, "evidence");
    const tamiz_statement_record *t = &s->snapshot->statements[from->statement];
    *item = (tamiz_evidence){
        .kind = "identifier",
        .query = answer->query.identifier,
        .listed = s->snapshot->text + t->value,
        .reason = "the same number",
        .similarity = 1,
        .weight = 1,
        .contribution = 1,
    };
    hit->evidence = item;
    hit->evidence_count = 1;
    return TAMIZ_OK;
}

static tamiz_code explain_name(tamiz_screener *s, const scored *from,
                               const tamiz_name *query, tamiz_answer *answer,
                               tamiz_hit *hit, tamiz_error *err) {
    tamiz_part parts[TAMIZ_NAME_PARTS];
    tamiz_name listed;
    tamiz_comparison result;
    tamiz_code code = compare_name(s, query, from->name, parts, &listed,
                                   &result, &answer->arena, err);
    if (code) return code;
    return tamiz_evidence_of_names(query, &listed, &result, &answer->arena, hit,
                                   err);
}

static tamiz_code fill_hit(tamiz_screener *s, const scored *from,
                           const tamiz_name *query, tamiz_answer *answer,
                           tamiz_hit *hit, tamiz_error *err) {
    const tamiz_snapshot *snap = s->snapshot;
    const tamiz_entity_record *e = &snap->entities[from->entity];
    const tamiz_name_record *n = &snap->names[from->name];
    *hit = (tamiz_hit){
        .entity_id = snap->text + e->id,
        .caption = snap->text + e->caption,
        .schema = tamiz_schema_rows[e->schema].name,
        .score = from->score,
        .odds_bits = from->bits,
        .probability = tamiz_odds_probability(from->bits),
        .name = snap->text + n->text,
        .name_kind = tamiz_prop_rows[n->prop].name,
        .designations =
            tamiz_designations_of(snap, from->entity, &answer->arena),
        .designation_count = e->designation_count,
    };
    if (!hit->designations) return tamiz_fail_memory(err, "designations");
    if (from->statement != UINT32_MAX)
        return explain_number(s, from, answer, hit, err);
    return explain_name(s, from, query, answer, hit, err);
}

static tamiz_code fill_answer(tamiz_screener *s, const tamiz_name *query,
                              tamiz_answer *answer, tamiz_error *err) {
    size_t count;
    tamiz_code code = keep_best(s, query, &count, err);
    if (code) return code;
    if (count > s->policy.options->limit) count = s->policy.options->limit;
    const scored *best = (const scored *)(const void *)s->scored.data;
    answer->hits =
        tamiz_arena_array(&answer->arena, count, sizeof *answer->hits);
    answer->entities =
        tamiz_arena_array(&answer->arena, count, sizeof *answer->entities);
    answer->config = tamiz_arena_print(&answer->arena, "%s", s->policy.config);
    if (!answer->hits || !answer->entities || !answer->config)
        return tamiz_fail_memory(err, "answer");
    for (size_t i = 0; i < count; i++) {
        code = fill_hit(s, &best[i], query, answer, &answer->hits[i], err);
        if (code) return code;
        answer->entities[i] = best[i].entity;
        answer->hit_count++;
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_screener_ask_name(tamiz_screener *s, const tamiz_query *query,
                                   const tamiz_name *name, tamiz_answer **out,
                                   tamiz_error *err) {
    tamiz_buffer_reset(&s->scored);
    tamiz_snapshot_learn(s->snapshot, name);
    tamiz_code code = score_all(s, name, err);
    if (code) return code;
    if (query->identifier && query->identifier[0])
        find_number(s, query->identifier);
    if (s->scored.failed) return tamiz_fail_memory(err, "candidates");
    tamiz_answer *answer;
    code = tamiz_answer_new(s->snapshot, query, &answer, err);
    if (code) return code;
    code = fill_answer(s, name, answer, err);
    if (code)
        tamiz_answer_free(answer);
    else
        *out = answer;
    return code;
}

tamiz_code tamiz_screener_ask(tamiz_screener *s, const tamiz_query *query,
                              tamiz_answer **out, tamiz_error *err) {
    tamiz_code code = tamiz_policy_query(&s->policy, query, err);
    if (code) return code;
    tamiz_arena_reset(&s->query);
    tamiz_name_sort sort = tamiz_name_sort_of(s->policy.schema);
    tamiz_name name;
    code = tamiz_name_split(s->worker->latin, tamiz_query_name(query), sort,
                            &s->query, &name, err);
    if (code) return code;
    if (!tamiz_name_hear(&name, &s->query))
        return tamiz_fail_memory(err, "query");
    return tamiz_screener_ask_name(s, query, &name, out, err);
}
