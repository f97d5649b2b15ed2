/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_sift.h"

#include "base_error.h"

/* ---- required evidence ------------------------------------------------- */

/* The query's facts with only one of them said, in tamiz_fact_keys' order. */
static tamiz_query_facts only_fact(const tamiz_query_facts *all, size_t which) {
    tamiz_query_facts one = {0};
    if (which == 0) {
        one.birth = all->birth;
        one.more_births = all->more_births;
        one.more_birth_count = all->more_birth_count;
    } else if (which == 1) {
        one.country = all->country;
        one.more_countries = all->more_countries;
        one.more_country_count = all->more_country_count;
    } else {
        one.gender = all->gender;
    }
    return one;
}

/* Bits tell: below 0 it contradicts, above 0 it agrees, 0 is silence. */
static tamiz_code facts_agree(const tamiz_gate *gate, uint32_t entity,
                              const tamiz_demand *demand, bool *fine,
                              tamiz_error *err) {
    *fine = true;
    for (size_t i = 0; *fine && i < TAMIZ_FACTS; i++) {
        if (!demand->facts[i]) continue;
        tamiz_query_facts one = only_fact(&gate->facts, i);
        double bits;
        tamiz_code code =
            tamiz_odds_of_facts(gate->snapshot, entity, &one, &bits, err);
        if (code) return code;
        bool agrees = demand->facts[i] == TAMIZ_WANT_AGREEMENT;
        *fine = agrees ? bits > 0 : bits >= 0;
    }
    return TAMIZ_OK;
}

static bool concerns(const tamiz_gate *gate, const tamiz_demand *demand,
                     uint32_t entity) {
    const tamiz_snapshot *s = gate->snapshot;
    const tamiz_entity_record *e = &s->entities[entity];
    if (demand->schema &&
        !tamiz_schema_is((tamiz_schema)e->schema, demand->schema))
        return false;
    return !demand->list ||
           !strcmp(demand->list, s->text + s->lists[e->list].id);
}

/* An exact number needs nothing beside it. */
static tamiz_code meets(tamiz_screener *s, const tamiz_name *names,
                        tamiz_scored *hit, bool *fine, tamiz_error *err) {
    const tamiz_rules *rules = s->policy.rules;
    *fine = true;
    if (!rules || hit->by == TAMIZ_BY_NUMBER) return TAMIZ_OK;
    for (size_t i = 0; *fine && i < rules->demand_count; i++) {
        const tamiz_demand *demand = &rules->demands[i];
        if (!concerns(&s->policy, demand, hit->entity)) continue;
        tamiz_code code =
            facts_agree(&s->policy, hit->entity, demand, fine, err);
        if (code) return code;
        if (!*fine || demand->probability <= 0) continue;
        if (s->scratch.total) tamiz_arena_reset(&s->scratch);
        code = tamiz_best_weigh(&s->policy, names, s->found_by, hit,
                                &s->scratch, err);
        if (code) return code;
        *fine = tamiz_odds_probability(hit->bits) >= demand->probability;
    }
    return TAMIZ_OK;
}

/* ---- decisions --------------------------------------------------------- */

static tamiz_code ask(tamiz_screener *s, const tamiz_query *query,
                      tamiz_arena *arena, tamiz_accept_question *question,
                      tamiz_error *err) {
    tamiz_buffer text = {0};
    tamiz_code code =
        tamiz_query_print(s->worker->latin, query, arena, &text, err);
    if (!code) {
        tamiz_version_of(tamiz_buffer_view(&text), question->query);
        question->asked =
            tamiz_arena_print(arena, "%s", text.data ? text.data : "");
        if (!question->asked) code = tamiz_fail_memory(err, "query");
    }
    tamiz_buffer_clear(&text);
    return code;
}

static tamiz_code is_accepted(tamiz_screener *s,
                              const tamiz_accept_question *question,
                              uint32_t entity, bool *out, tamiz_error *err) {
    tamiz_accept_verdict verdict;
    if (s->scratch.total) tamiz_arena_reset(&s->scratch);
    tamiz_code code = tamiz_accept_judge(s->policy.options->accepted, question,
                                         s->policy.policy, s->snapshot, entity,
                                         &s->scratch, &verdict, err);
    if (!code) *out = verdict.accepted != NULL;
    return code;
}

/* ---- both -------------------------------------------------------------- */

tamiz_code tamiz_sift(tamiz_screener *s, const tamiz_query *query,
                      const tamiz_name *names, tamiz_arena *arena,
                      tamiz_accept_question *question, tamiz_error *err) {
    const tamiz_options *options = s->policy.options;
    s->accepted = 0;
    if (!tamiz_gate_sifts(&s->policy)) return TAMIZ_OK;
    size_t count = tamiz_best_count(&s->scored), kept = 0;
    tamiz_scored *all = (tamiz_scored *)(void *)s->scored.data;
    tamiz_code code = TAMIZ_OK;
    if (options->accepted && count) code = ask(s, query, arena, question, err);
    for (size_t i = 0; !code && i < count; i++) {
        bool stays, accepted = false;
        code = meets(s, names, &all[i], &stays, err);
        if (!code && stays && options->accepted)
            code = is_accepted(s, question, all[i].entity, &accepted, err);
        s->accepted += accepted;
        if (stays && (!accepted || options->show_accepted))
            all[kept++] = all[i];
    }
    s->scored.size = kept * sizeof *all;
    return code;
}

tamiz_code tamiz_sift_tell(const tamiz_screener *s,
                           const tamiz_accept_question *question,
                           uint32_t entity, tamiz_arena *arena, tamiz_hit *hit,
                           tamiz_error *err) {
    tamiz_accept_verdict verdict;
    const tamiz_options *options = s->policy.options;
    if (!options->accepted) return TAMIZ_OK;
    tamiz_code code =
        tamiz_accept_judge(options->accepted, question, s->policy.policy,
                           s->snapshot, entity, arena, &verdict, err);
    if (code) return code;
    hit->accepted = verdict.accepted;
    hit->earlier = verdict.earlier;
    hit->raised_again = verdict.why;
    return TAMIZ_OK;
}
