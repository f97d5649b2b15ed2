/* SPDX-License-Identifier: Apache-2.0 */
/* Ownership: the whole, what the edges come to, and one party as JSON. */
#include "api_owned.h"

#include "api_read.h"
#include "base_error.h"
#include "format_json.h"
#include "screen_answer.h"
#include "screen_policy.h"

#include <math.h>
#include <stdlib.h>

tamiz_ownership_options tamiz_ownership_options_default(void) {
    return (tamiz_ownership_options){.share = 50};
}

/* ---- options ----------------------------------------------------------- */

static bool has_list(const tamiz_snapshot *s, const char *list) {
    for (uint32_t i = 0; s && i < s->list_count; i++)
        if (!strcmp(s->text + s->lists[i].id, list)) return true;
    return false;
}

static tamiz_code check(const tamiz_snapshot *s, const tamiz_snapshot *own,
                        const tamiz_ownership_options *o, tamiz_error *err) {
    tamiz_code code = tamiz_day_check(o->day, err);
    if (!code && !(o->share > 0 && o->share <= 100))
        code = tamiz_fail(err, TAMIZ_BAD_ARGUMENT, "share",
                          "expected more than 0 and at most 100 per cent");
    if (!code && !(o->name_threshold >= 0 && o->name_threshold <= 1))
        code = tamiz_fail(err, TAMIZ_BAD_ARGUMENT, "threshold",
                          "expected a score from 0 to 1");
    for (size_t i = 0; i < o->list_count && !code; i++)
        if (!has_list(s, o->lists[i]) && !has_list(own, o->lists[i]))
            code = tamiz_fail(err, TAMIZ_BAD_ARGUMENT, o->lists[i],
                              "no such list in the snapshot");
    return code;
}

static tamiz_code keep_options(tamiz_ownership *o,
                               const tamiz_ownership_options *options,
                               tamiz_error *err) {
    enum { DAY = 10 };
    char now[TAMIZ_API_TIME];
    tamiz_api_now(now);
    const char *day = options->day && *options->day ? options->day : now;
    o->options = *options;
    o->options.day = tamiz_arena_print(&o->arena, "%.*s", DAY, day);
    const char **lists =
        tamiz_arena_array(&o->arena, options->list_count, sizeof *lists);
    if (!o->options.day || !lists) return tamiz_fail_memory(err, "ownership");
    for (size_t i = 0; i < options->list_count; i++) {
        lists[i] = tamiz_arena_print(&o->arena, "%s", options->lists[i]);
        if (!lists[i]) return tamiz_fail_memory(err, "ownership");
    }
    o->options.lists = lists;
    o->needed = llround(options->share * (double)TAMIZ_SHARE_PERCENT) +
                options->more_than;
    if (o->needed < 1) o->needed = 1;
    return TAMIZ_OK;
}

/* ---- the whole --------------------------------------------------------- */

/* Clear 0, unclear 1, blocked 2, listed 3. */
static int rank_of(const tamiz_own_node *node) {
    if (node->seed == TAMIZ_OWN_LISTED) return 3;
    if (tamiz_own_is_blocked(node)) return 2;
    return tamiz_own_may_be_blocked(node);
}

const char *tamiz_own_standing(const tamiz_own_node *node) {
    static const char *const names[] = {"clear", "unclear", "blocked",
                                        "listed"};
    return names[rank_of(node)];
}

/* A node and what orders it. */
typedef struct placed {
    const char *id;
    uint32_t node;
    int rank;
} placed;

static int order_of_places(const void *x, const void *y) {
    const placed *a = x, *b = y;
    if (a->rank != b->rank) return b->rank - a->rank;
    int order = strcmp(a->id, b->id);
    return order ? order : (a->node > b->node) - (a->node < b->node);
}

static tamiz_code find_affected(tamiz_ownership *o, tamiz_error *err) {
    const tamiz_own_graph *g = &o->graph;
    placed *all = calloc((size_t)g->party_count + 1, sizeof *all);
    o->affected =
        tamiz_arena_array(&o->arena, g->party_count, sizeof *o->affected);
    if (all && o->affected) {
        for (uint32_t i = 0; i < g->party_count; i++) {
            int rank = rank_of(&g->nodes[i]);
            if (rank == 1 || rank == 2)
                all[o->affected_count++] = (placed){g->parties[i].id, i, rank};
        }
        qsort(all, o->affected_count, sizeof *all, order_of_places);
        for (size_t i = 0; i < o->affected_count; i++)
            o->affected[i] = all[i].node;
    }
    free(all);
    return all && o->affected ? TAMIZ_OK : tamiz_fail_memory(err, "ownership");
}

static tamiz_code apply(tamiz_ownership *o, const tamiz_snapshot *s,
                        const tamiz_snapshot *own, tamiz_error *err) {
    tamiz_own_graph *g = &o->graph;
    const tamiz_own_terms terms = {o->options.day, o->options.lists,
                                   o->options.list_count};
    tamiz_code code = tamiz_own_graph_build(g, s, own, &terms, err);
    if (!code && o->options.name_threshold > 0)
        code = tamiz_own_names(g, o->options.name_threshold, err);
    if (!code)
        code = tamiz_own_rule(g->nodes, g->party_count, g->holdings,
                              g->holding_count, o->needed, err);
    if (code) return code;
    o->products =
        tamiz_arena_array(&o->arena, g->party_count, sizeof *o->products);
    if (!o->products) return tamiz_fail_memory(err, "ownership");
    code = tamiz_own_multiply(g->nodes, g->party_count, g->holdings,
                              g->holding_count, o->products, err);
    return code ? code : find_affected(o, err);
}

tamiz_code tamiz_ownership_new(const tamiz_snapshot *snapshot,
                               const tamiz_snapshot *own,
                               const tamiz_ownership_options *options,
                               tamiz_ownership **out, tamiz_error *err) {
    tamiz_ownership_options standard = tamiz_ownership_options_default();
    if (!options) options = &standard;
    tamiz_code code = check(snapshot, own, options, err);
    if (code) return code;
    tamiz_ownership *o = calloc(1, sizeof *o);
    if (!o) return tamiz_fail_memory(err, "ownership");
    code = keep_options(o, options, err);
    if (!code) code = apply(o, snapshot, own, err);
    if (code)
        tamiz_ownership_free(o);
    else
        *out = o;
    return code;
}

void tamiz_ownership_free(tamiz_ownership *o) {
    if (!o) return;
    tamiz_own_graph_clear(&o->graph);
    tamiz_arena_clear(&o->arena);
    tamiz_arena_clear(&o->answer);
    tamiz_buffer_clear(&o->json);
    free(o);
}

tamiz_ownership_info tamiz_ownership_info_of(const tamiz_ownership *o) {
    const tamiz_own_graph *g = &o->graph;
    tamiz_ownership_info info = {
        .edges = g->edge_count, .loose = g->loose, .parties = g->party_count};
    for (uint32_t i = 0; i < g->edge_count; i++) {
        bool current = g->edges[i].time == TAMIZ_OWN_CURRENT;
        info.past += !current;
        info.unknown += current && tamiz_share_is_unknown(g->edges[i].share);
    }
    for (uint32_t i = 0; i < g->party_count; i++) {
        int rank = rank_of(&g->nodes[i]);
        info.listed += rank == 3;
        info.blocked += rank == 2;
        info.unclear += rank == 1;
        info.over += g->nodes[i].known > TAMIZ_SHARE_WHOLE;
    }
    return info;
}

size_t tamiz_ownership_count(const tamiz_ownership *o) {
    return o->affected_count;
}

const char *tamiz_ownership_id(const tamiz_ownership *o, size_t index) {
    return index < o->affected_count ? o->graph.parties[o->affected[index]].id
                                     : NULL;
}

/* ---- one party --------------------------------------------------------- */

const char *tamiz_own_caption(const tamiz_own_graph *g, uint32_t node) {
    const tamiz_own_party *p = &g->parties[node];
    if (!p->snapshot) return p->id;
    const char *caption =
        p->snapshot->text + p->snapshot->entities[p->entity].caption;
    return *caption ? caption : p->id;
}

const char *tamiz_own_words(tamiz_ownership *o, tamiz_share share) {
    char text[TAMIZ_SHARE_TEXT];
    tamiz_share_print(share, text);
    return tamiz_arena_print(&o->answer, "%s", text);
}

static double percent(int64_t share) {
    return (double)share / (double)TAMIZ_SHARE_PERCENT;
}

static void tell_entity(tamiz_owned *owned, const tamiz_snapshot *s,
                        uint32_t entity) {
    const tamiz_entity_record *e = &s->entities[entity];
    owned->id = s->text + e->id;
    owned->caption = s->text + e->caption;
    owned->schema = tamiz_schema_rows[e->schema].name;
    owned->list = s->text + s->lists[e->list].id;
}

/* A party that neither owns nor is owned. Errors: NOT_FOUND, BAD_ARGUMENT. */
static tamiz_code tell_alone(tamiz_ownership *o, const char *id,
                             tamiz_error *err) {
    static const char *const notes[] = {"no owner and no holding is recorded"};
    for (size_t side = 0; side < 2; side++) {
        const tamiz_snapshot *s = o->graph.snapshots[side];
        uint32_t entity =
            s ? tamiz_snapshot_entity(s, tamiz_span_of(id)) : UINT32_MAX;
        if (entity == UINT32_MAX) continue;
        if (s->entities[entity].owner != entity)
            return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, id,
                              "attached to %s, expected the id of a party",
                              s->text +
                                  s->entities[s->entities[entity].owner].id);
        bool listed = tamiz_own_is_listed(&o->graph.terms, s, entity);
        o->owned = (tamiz_owned){.standing = listed ? "listed" : "clear",
                                 .held = "0 %",
                                 .product = listed ? 100 : 0,
                                 .notes = notes,
                                 .note_count = 1};
        tell_entity(&o->owned, s, entity);
        return TAMIZ_OK;
    }
    return tamiz_fail(err, TAMIZ_NOT_FOUND, id,
                      "no such party, in the snapshot or in the file");
}

static tamiz_code tell(tamiz_ownership *o, uint32_t node, bool whole,
                       tamiz_error *err) {
    const tamiz_own_graph *g = &o->graph;
    const tamiz_own_node *n = &g->nodes[node];
    const tamiz_own_party *p = &g->parties[node];
    o->owned = (tamiz_owned){
        .id = p->id,
        .caption = p->id,
        .schema = "",
        .list = "",
        .standing = tamiz_own_standing(n),
        .low = percent(n->low),
        .high = percent(n->high),
        .held = tamiz_own_words(o, (tamiz_share){n->low, n->high}),
        .known = percent(n->known),
        .product = 100 * o->products[node],
    };
    if (!o->owned.held) return tamiz_fail_memory(err, p->id);
    if (p->snapshot) tell_entity(&o->owned, p->snapshot, p->entity);
    tamiz_code code = tamiz_own_tell_owners(o, node, err);
    if (!code && whole) code = tamiz_own_tell_steps(o, node, err);
    if (!code && whole) code = tamiz_own_tell_notes(o, node, err);
    return code;
}

static tamiz_code find(tamiz_ownership *o, const char *id, bool whole,
                       const tamiz_owned **out, tamiz_error *err) {
    uint32_t node = tamiz_own_graph_find(&o->graph, tamiz_span_of(id));
    tamiz_arena_reset(&o->answer);
    o->explained = false;
    tamiz_code code = node == TAMIZ_OWN_NEVER ? tell_alone(o, id, err)
                                              : tell(o, node, whole, err);
    o->explained = !code;
    if (!code) *out = &o->owned;
    return code;
}

tamiz_code tamiz_ownership_explain(tamiz_ownership *o, const char *id,
                                   const tamiz_owned **out, tamiz_error *err) {
    return find(o, id, true, out, err);
}

tamiz_code tamiz_ownership_owners(tamiz_ownership *o, const char *id,
                                  const tamiz_owned **out, tamiz_error *err) {
    return find(o, id, false, out, err);
}

/* ---- JSON -------------------------------------------------------------- */

static void write_percent(tamiz_json *json, const char *key, double number) {
    enum { DIGITS = 6 };
    tamiz_json_key(json, key);
    tamiz_json_number(json, number, DIGITS);
}

static void write_owner(tamiz_json *json, const tamiz_owner *owner) {
    tamiz_json_open(json, '{');
    tamiz_json_pair(json, "id", owner->id);
    tamiz_json_pair(json, "caption", owner->caption);
    tamiz_json_pair(json, "standing", owner->standing);
    write_percent(json, "low", owner->low);
    write_percent(json, "high", owner->high);
    tamiz_json_pair(json, "note", owner->note);
    if (owner->match) {
        tamiz_json_pair(json, "match", owner->match);
        write_percent(json, "match_score", owner->match_score);
    }
    tamiz_json_key(json, "past");
    tamiz_json_bool(json, owner->past);
    tamiz_json_close(json, '}');
}

static void write_texts(tamiz_json *json, const char *key,
                        const char *const *texts, size_t count) {
    tamiz_json_key(json, key);
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < count; i++) tamiz_json_text(json, texts[i]);
    tamiz_json_close(json, ']');
}

static void write_owned(tamiz_json *json, const tamiz_owned *owned) {
    tamiz_json_pair(json, "id", owned->id);
    tamiz_json_pair(json, "caption", owned->caption);
    tamiz_json_pair(json, "schema", owned->schema);
    tamiz_json_pair(json, "list", owned->list);
    tamiz_json_pair(json, "standing", owned->standing);
    tamiz_json_key(json, "held");
    tamiz_json_open(json, '{');
    write_percent(json, "low", owned->low);
    write_percent(json, "high", owned->high);
    tamiz_json_close(json, '}');
    write_percent(json, "known", owned->known);
    write_percent(json, "product", owned->product);
    tamiz_json_key(json, "owners");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < owned->owner_count; i++)
        write_owner(json, &owned->owners[i]);
    tamiz_json_close(json, ']');
    write_texts(json, "steps", owned->steps, owned->step_count);
    write_texts(json, "notes", owned->notes, owned->note_count);
}

const char *tamiz_ownership_json(tamiz_ownership *o) {
    if (!o->explained) return NULL;
    tamiz_buffer_reset(&o->json);
    tamiz_json json = {.buffer = &o->json};
    tamiz_json_open(&json, '{');
    write_owned(&json, &o->owned);
    tamiz_json_pair(&json, "day", o->options.day);
    write_percent(&json, "share", o->options.share);
    tamiz_json_key(&json, "more_than");
    tamiz_json_bool(&json, o->options.more_than);
    tamiz_json_pair(&json, "snapshot", o->graph.snapshots[0]->id);
    tamiz_json_pair(&json, "engine", tamiz_version());
    tamiz_json_close(&json, '}');
    return o->json.failed ? NULL : o->json.data;
}
