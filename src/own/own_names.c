/* SPDX-License-Identifier: Apache-2.0 */
/* Owners that a file of customers knows by name only, looked for on the lists.
 * A name is no proof: who is found may be listed. */
#include "own_graph.h"

#include "base_error.h"
#include "tamiz.h"

enum { PORTION = 64 };

/* Owners to be asked, a portion of them at a time. */
typedef struct asking {
    tamiz_own_graph *graph;
    tamiz_options options;
    tamiz_arena arena;
    tamiz_query queries[PORTION];
    uint32_t nodes[PORTION];
    size_t count;
} asking;

static const char *name_at(const tamiz_snapshot *s, uint32_t i) {
    return s->text + s->names[s->entity_names[i]].text;
}

/* False = out of memory. */
static bool add_query(asking *a, uint32_t node) {
    const tamiz_own_party *p = &a->graph->parties[node];
    const tamiz_snapshot *s = p->snapshot;
    const tamiz_entity_record *e = &s->entities[p->entity];
    size_t more = e->name_count - 1;
    const char **names = tamiz_arena_array(&a->arena, more, sizeof *names);
    if (!names) return false;
    for (uint32_t i = 0; i < more; i++)
        names[i] = name_at(s, e->first_name + 1 + i);
    a->nodes[a->count] = node;
    a->queries[a->count++] =
        (tamiz_query){.name = name_at(s, e->first_name),
                      .name_size = SIZE_MAX,
                      .schema = tamiz_schema_rows[e->schema].name,
                      .more_names = names,
                      .more_name_count = more};
    return true;
}

/* The best hit that counts as listed. */
static void take_answer(const asking *a, uint32_t node,
                        const tamiz_answer *answer) {
    tamiz_own_graph *g = a->graph;
    const tamiz_snapshot *s = g->snapshots[0];
    for (size_t i = 0; i < tamiz_answer_count(answer); i++) {
        const tamiz_hit *hit = tamiz_answer_hit(answer, i);
        uint32_t entity =
            tamiz_snapshot_entity(s, tamiz_span_of(hit->entity_id));
        if (entity == UINT32_MAX || !tamiz_own_is_listed(&g->terms, s, entity))
            continue;
        g->parties[node].match = s->text + s->entities[entity].id;
        g->parties[node].match_score = hit->score;
        g->nodes[node].seed = TAMIZ_OWN_MAYBE_LISTED;
        return;
    }
}

static tamiz_code ask(asking *a, tamiz_error *err) {
    tamiz_answer *answers[PORTION];
    if (!a->count) return TAMIZ_OK;
    tamiz_code code = tamiz_screen_batch(a->graph->snapshots[0], a->queries,
                                         a->count, &a->options, answers, err);
    for (size_t i = 0; i < a->count && !code; i++) {
        take_answer(a, a->nodes[i], answers[i]);
        tamiz_answer_free(answers[i]);
    }
    a->count = 0;
    tamiz_arena_reset(&a->arena);
    return code;
}

static bool is_asked(const tamiz_own_graph *g, uint32_t node) {
    const tamiz_own_party *p = &g->parties[node];
    return p->snapshot && p->snapshot == g->snapshots[1] &&
           g->nodes[node].seed == TAMIZ_OWN_UNLISTED &&
           p->snapshot->entities[p->entity].name_count;
}

/* True for each node that holds something. NULL = out of memory. */
static bool *find_owners(asking *a) {
    const tamiz_own_graph *g = a->graph;
    bool *owns = calloc((size_t)g->party_count + 1, sizeof *owns);
    for (uint32_t i = 0; owns && i < g->holding_count; i++)
        owns[g->holdings[i].owner] = true;
    return owns;
}

tamiz_code tamiz_own_names(tamiz_own_graph *g, double threshold,
                           tamiz_error *err) {
    asking a = {.graph = g, .options = tamiz_options_default()};
    a.options.threshold = threshold;
    a.options.lists = g->terms.lists;
    a.options.list_count = g->terms.list_count;
    a.options.as_of = g->terms.day;
    if (!g->snapshots[1]) return TAMIZ_OK;
    bool *owns = find_owners(&a);
    if (!owns) return tamiz_fail_memory(err, "ownership");
    tamiz_code code = TAMIZ_OK;
    for (uint32_t i = 0; i < g->party_count && !code; i++) {
        if (!owns[i] || !is_asked(g, i)) continue;
        if (!add_query(&a, i)) code = tamiz_fail_memory(err, "ownership");
        if (!code && a.count == PORTION) code = ask(&a, err);
    }
    if (!code) code = ask(&a, err);
    free(owns);
    tamiz_arena_clear(&a.arena);
    return code;
}
