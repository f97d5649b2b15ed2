/* SPDX-License-Identifier: Apache-2.0 */
/* Candidates come from the index (or are all names, when asked to be
 * exhaustive), are scored one by one, and the best name of each entity is
 * kept. The answer is sorted last, so the order of candidates is no matter. */
#include "screen_query.h"

#include "base_error.h"
#include "screen_best.h"
#include "screen_evidence.h"
#include "screen_factor.h"
#include "screen_number.h"
#include "screen_ofac.h"
#include "screen_sift.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

tamiz_code tamiz_screener_init(tamiz_screener *s,
                               const tamiz_snapshot *snapshot,
                               const tamiz_options *options, tamiz_error *err) {
    *s = (tamiz_screener){.snapshot = snapshot};
    tamiz_code code = tamiz_gate_init(&s->policy, snapshot, options, err);
    if (!code) code = tamiz_worker_borrow(snapshot, &s->worker, err);
    if (code)
        tamiz_screener_clear(s);
    else
        s->policy.latin = s->worker->latin;
    return code;
}

tamiz_code tamiz_screener_init_with(tamiz_screener *s,
                                    const tamiz_snapshot *snapshot,
                                    const tamiz_options *options,
                                    tamiz_worker *worker, tamiz_error *err) {
    *s = (tamiz_screener){.snapshot = snapshot, .worker = worker, .lent = true};
    tamiz_code code = tamiz_gate_init(&s->policy, snapshot, options, err);
    if (!code) s->policy.latin = worker->latin;
    return code;
}

void tamiz_screener_clear(tamiz_screener *s) {
    tamiz_gate_clear(&s->policy);
    if (!s->lent) tamiz_worker_return(s->snapshot, s->worker);
    tamiz_arena_clear(&s->scratch);
    tamiz_arena_clear(&s->query);
    tamiz_buffer_clear(&s->scored);
    tamiz_buffer_clear(&s->merged);
    tamiz_buffer_clear(&s->slips);
    s->worker = NULL;
}

/* ---- scoring ----------------------------------------------------------- */

static bool is_ofac(const tamiz_screener *s) {
    return s->policy.rules && s->policy.rules->ofac;
}

/* `by` is the finder that was asked for the query, NULL = none. */
static tamiz_code compare_name(tamiz_screener *s, const tamiz_name *query,
                               const tamiz_finder *by, uint32_t number,
                               double *score, tamiz_error *err) {
    tamiz_part parts[TAMIZ_NAME_PARTS];
    uint32_t bits[TAMIZ_NAME_PARTS];
    tamiz_name listed;
    tamiz_near near;
    tamiz_snapshot_name(s->snapshot, number, parts, &listed);
    if (s->scratch.total) tamiz_arena_reset(&s->scratch);
    if (is_ofac(s))
        return tamiz_ofac_score(query, &listed, &s->scratch, score, err);
    if (by) near = tamiz_finder_near(by, number, bits);
    return tamiz_name_score_near(query, &listed, by ? &near : NULL, &s->scratch,
                                 score, err);
}

/* *score below 0 is not known yet. */
static tamiz_code score_name(tamiz_screener *s, const tamiz_name *query,
                             const tamiz_finder *by, uint32_t number,
                             double threshold, double *score,
                             tamiz_error *err) {
    const tamiz_name_record *n = &s->snapshot->names[number];
    if (!tamiz_gate_allows_name(&s->policy, number) ||
        !tamiz_gate_allows_entity(&s->policy, n->entity))
        return TAMIZ_OK;
    tamiz_code code =
        *score < 0 ? compare_name(s, query, by, number, score, err) : TAMIZ_OK;
    if (code || *score < threshold ||
        *score < tamiz_gate_threshold(&s->policy, n->entity) ||
        !tamiz_gate_allows_party(&s->policy, n->entity))
        return code;
    tamiz_scored hit = {.entity = n->entity,
                        .name = number,
                        .order = n->order,
                        .score = *score,
                        .by = TAMIZ_BY_NAME};
    tamiz_buffer_add(&s->scored, &hit, sizeof hit);
    return TAMIZ_OK;
}

static bool all_names(const tamiz_screener *s) {
    return s->policy.options->exhaustive || is_ofac(s) ||
           s->policy.threshold <= tamiz_finder_least_threshold();
}

/* Where a search starts that may have to look at many names: when enough hits
 * are that good, worse ones cannot be among the best. */
static const double high_thresholds[] = {0.95, 0.85};
enum { MANY_NAMES = 16384 };

/* Has the score of the name before, which was found with it. */
static bool repeats(const tamiz_screener *s, uint32_t name) {
    return s->snapshot->names[name].marks & TAMIZ_NAME_REPEATS;
}

static tamiz_code score_found(tamiz_screener *s, const tamiz_name *query,
                              double threshold, tamiz_error *err) {
    const uint32_t *names;
    tamiz_code code = TAMIZ_OK;
    tamiz_buffer_reset(&s->scored);
    size_t count = tamiz_finder_find(s->worker->finder, threshold, &names);
    double score = -1;
    for (size_t i = 0; !code && i < count; i++) {
        if (!repeats(s, names[i])) score = -1;
        code = score_name(s, query, s->worker->finder, names[i], threshold,
                          &score, err);
    }
    return code;
}

static tamiz_code score_exhaustively(tamiz_screener *s, const tamiz_name *query,
                                     tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    for (uint32_t i = 0; !code && i < s->snapshot->name_count; i++) {
        double score = -1;
        code = score_name(s, query, NULL, i, s->policy.threshold, &score, err);
    }
    return code;
}

static tamiz_code score_all(tamiz_screener *s, const tamiz_name *query,
                            tamiz_error *err) {
    const tamiz_gate *gate = &s->policy;
    if (all_names(s)) return score_exhaustively(s, query, err);
    tamiz_code code = tamiz_finder_ask(s->worker->finder, query, err);
    bool many = !code && !tamiz_gate_sifts(gate) &&
                gate->limit < s->snapshot->entity_count &&
                tamiz_finder_reach(s->worker->finder) > MANY_NAMES;
    for (size_t i = 0; many && i < COUNT(high_thresholds); i++) {
        if (high_thresholds[i] <= gate->threshold) continue;
        code = score_found(s, query, high_thresholds[i], err);
        if (code || tamiz_best_count(&s->scored) >= gate->limit) return code;
    }
    return code ? code : score_found(s, query, gate->threshold, err);
}

/* A name after the other; what each found is kept under its number. Stopping
 * early at a high threshold stays right: the parties that are better by that
 * name are better than those left out, by whatever name. */
static tamiz_code score_each(tamiz_screener *s, const tamiz_name *names,
                             size_t count, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    tamiz_buffer_reset(&s->merged);
    for (size_t i = 0; !code && i < count; i++) {
        tamiz_buffer_reset(&s->scored);
        code = score_all(s, &names[i], err);
        tamiz_scored *found = (tamiz_scored *)(void *)s->scored.data;
        for (size_t k = 0; k < s->scored.size / sizeof *found; k++)
            found[k].asked = (uint32_t)i;
        if (s->scored.failed) return tamiz_fail_memory(err, "candidates");
        tamiz_buffer_span(&s->merged, tamiz_buffer_view(&s->scored));
    }
    tamiz_buffer all = s->merged;
    s->merged = s->scored;
    s->scored = all;
    return code;
}

static const char *name_of(const tamiz_query *query, uint32_t asked) {
    return asked ? query->more_names[asked - 1] : query->name;
}

/* ---- the answer -------------------------------------------------------- */

static tamiz_code explain_name(tamiz_screener *s, const tamiz_scored *from,
                               const tamiz_name *query, tamiz_answer *answer,
                               tamiz_hit *hit, tamiz_error *err) {
    tamiz_part parts[TAMIZ_NAME_PARTS];
    tamiz_name listed;
    tamiz_snapshot_name_in_full(s->snapshot, from->name, parts, &listed);
    if (is_ofac(s))
        return tamiz_ofac_explain(query, &listed, &answer->arena, hit, err);
    return tamiz_evidence_of_names(query, &listed, from->compared,
                                   &answer->arena, hit, err);
}

/* A hit on a day has the designations of that day. */
static void keep_in_force(tamiz_hit *hit, const char *as_of) {
    tamiz_designation *all = (tamiz_designation *)hit->designations;
    size_t kept = 0;
    for (size_t i = 0; i < hit->designation_count; i++)
        if (tamiz_dates_in_force(all[i].since, all[i].until, as_of))
            all[kept++] = all[i];
    hit->designation_count = kept;
}

static tamiz_code fill_hit(tamiz_screener *s, const tamiz_scored *from,
                           const tamiz_name *names, tamiz_answer *answer,
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
    };
    hit->designations = tamiz_designations_of(
        snap, &from->entity, 1, &answer->arena, &hit->designation_count);
    hit->linked =
        tamiz_linked_of(snap, from->entity, &answer->arena, &hit->linked_count);
    if (!hit->designations || !hit->linked)
        return tamiz_fail_memory(err, "designations");
    keep_in_force(hit, s->policy.as_of);
    if (from->by == TAMIZ_BY_NAME || from->named)
        hit->query_name = name_of(&answer->query, from->asked);
    tamiz_code code = tamiz_factors_tell(snap, from->entity, &s->policy.facts,
                                         &answer->arena, hit, err);
    if (code) return code;
    code = from->by == TAMIZ_BY_NAME
               ? explain_name(s, from, &names[from->asked], answer, hit, err)
               : tamiz_number_explain(s, from, answer, hit, err);
    if (code || from->by == TAMIZ_BY_NUMBER) return code;
    return tamiz_number_tell(s, from, answer, hit, err);
}

/* Accepted hits that are shown must not push out those that are open. */
static tamiz_code keep_best(tamiz_screener *s, const tamiz_name *names,
                            tamiz_arena *arena, size_t *count,
                            tamiz_error *err) {
    uint32_t limit = s->policy.limit;
    uint32_t shown =
        s->policy.options->show_accepted ? (uint32_t)s->accepted : 0;
    s->policy.limit = shown < UINT32_MAX - limit ? limit + shown : UINT32_MAX;
    tamiz_code code = tamiz_best_keep(&s->scored, &s->policy, names,
                                      s->found_by, arena, count, err);
    s->policy.limit = limit;
    return code;
}

static tamiz_code fill_answer(tamiz_screener *s, const tamiz_name *names,
                              tamiz_answer *answer, tamiz_error *err) {
    size_t count;
    tamiz_accept_question question = {.gate = &s->policy};
    tamiz_code code =
        tamiz_sift(s, &answer->query, names, &answer->arena, &question, err);
    if (!code) code = keep_best(s, names, &answer->arena, &count, err);
    if (code) return code;
    const tamiz_scored *best =
        (const tamiz_scored *)(const void *)s->scored.data;
    answer->hits =
        tamiz_arena_array(&answer->arena, count, sizeof *answer->hits);
    answer->entities =
        tamiz_arena_array(&answer->arena, count, sizeof *answer->entities);
    answer->config =
        tamiz_arena_copy(&answer->arena, tamiz_span_of(s->policy.config)).data;
    if (s->policy.rules)
        answer->policy =
            tamiz_arena_copy(&answer->arena, tamiz_span_of(s->policy.policy))
                .data;
    if (!answer->hits || !answer->entities || !answer->config ||
        (s->policy.rules && !answer->policy))
        return tamiz_fail_memory(err, "answer");
    answer->warnings = s->policy.warnings;
    if (!tamiz_warnings_copy(&answer->warnings, &answer->arena))
        return tamiz_fail_memory(err, "warnings");
    answer->decided = s->policy.options->accepted != NULL;
    answer->accepted = s->accepted;
    answer->accepted_shown = s->policy.options->show_accepted;
    for (size_t i = 0; i < count; i++) {
        code = fill_hit(s, &best[i], names, answer, &answer->hits[i], err);
        if (!code)
            code = tamiz_sift_tell(s, &question, best[i].entity, &answer->arena,
                                   &answer->hits[i], err);
        if (code) return code;
        answer->entities[i] = best[i].entity;
        answer->hit_count++;
    }
    return TAMIZ_OK;
}

static tamiz_code ask_names(tamiz_screener *s, const tamiz_query *query,
                            const tamiz_name *names, size_t count,
                            tamiz_answer **out, tamiz_error *err) {
    tamiz_buffer_reset(&s->scored);
    for (size_t i = 0; i < count; i++)
        tamiz_snapshot_learn(s->snapshot, &names[i]);
    s->found_by = count == 1 && !all_names(s) ? s->worker->finder : NULL;
    tamiz_code code = count == 1 ? score_all(s, names, err)
                                 : score_each(s, names, count, err);
    if (code) return code;
    code = tamiz_numbers_search(s, names, count, err);
    if (code) return code;
    if (s->scored.failed) return tamiz_fail_memory(err, "candidates");
    if (s->only_hits && !s->scored.size) {
        *out = NULL;
        return TAMIZ_OK;
    }
    tamiz_answer *answer;
    code = tamiz_answer_new(s->snapshot, query, &answer, err);
    if (code) return code;
    code = fill_answer(s, names, answer, err);
    if (code)
        tamiz_answer_free(answer);
    else
        *out = answer;
    return code;
}

tamiz_code tamiz_screener_ask_name(tamiz_screener *s, const tamiz_query *query,
                                   const tamiz_name *name, tamiz_answer **out,
                                   tamiz_error *err) {
    return ask_names(s, query, name, 1, out, err);
}

static tamiz_code cut_name(tamiz_screener *s, tamiz_span text, tamiz_name *name,
                           tamiz_error *err) {
    tamiz_name_sort sort = tamiz_name_sort_of(s->policy.schema);
    tamiz_code code =
        tamiz_name_split(s->worker->latin, text, sort, &s->query, name, err);
    if (code) return code;
    s->silent += !name->count;
    return tamiz_name_hear(name, &s->query) ? TAMIZ_OK
                                            : tamiz_fail_memory(err, "query");
}

static tamiz_code ask_many(tamiz_screener *s, const tamiz_query *query,
                           tamiz_answer **out, tamiz_error *err) {
    size_t count = query->more_name_count + 1;
    if (count > TAMIZ_QUERY_NAMES) count = TAMIZ_QUERY_NAMES;
    tamiz_name *names = tamiz_arena_array(&s->query, count, sizeof *names);
    if (!names) return tamiz_fail_memory(err, "query");
    tamiz_code code = cut_name(s, tamiz_query_name(query), &names[0], err);
    for (size_t i = 1; !code && i < count; i++)
        code = cut_name(s, tamiz_span_of(query->more_names[i - 1]), &names[i],
                        err);
    return code ? code : ask_names(s, query, names, count, out, err);
}

tamiz_code tamiz_screener_ask(tamiz_screener *s, const tamiz_query *query,
                              tamiz_answer **out, tamiz_error *err) {
    tamiz_code code = tamiz_gate_query(&s->policy, query, err);
    if (code) return code;
    tamiz_arena_reset(&s->query);
    s->silent = 0;
    if (query->more_name_count) return ask_many(s, query, out, err);
    tamiz_name name;
    code = cut_name(s, tamiz_query_name(query), &name, err);
    return code ? code : ask_names(s, query, &name, 1, out, err);
}
