/* SPDX-License-Identifier: Apache-2.0 */
/* Why a party is blocked by ownership, told to a person: its owners, the chain
 * from the listed ones down to it, and what is odd about the record. */
#include "api_owned.h"
#include "base_error.h"
#include "base_sort.h"
#include "index_links.h"
#include "screen_answer.h"
#include "screen_policy.h"

#include <stdlib.h>

/* So much of a chain is told. */
enum { MOST_STEPS = 200 };

static double percent(int64_t share) {
    return (double)share / (double)TAMIZ_SHARE_PERCENT;
}

/* ---- owners ------------------------------------------------------------ */

/* What of the edges behind a holding could not be read as a share, or NULL. */
static const char *unread_of(const tamiz_own_graph *g,
                             const tamiz_own_bond *bond) {
    const tamiz_own_edge *edge = &g->edges[bond->first_edge];
    for (uint32_t i = 0; i < bond->edge_count; i++)
        if (edge[i].unread && edge[i].time == TAMIZ_OWN_CURRENT)
            return edge[i].says;
    return NULL;
}

static const char *note_of_past(tamiz_ownership *o,
                                const tamiz_own_edge *edge) {
    bool ended = edge->time == TAMIZ_OWN_ENDED;
    return tamiz_arena_print(&o->answer, "%s %s, does not count",
                             ended ? "ended" : "begins",
                             ended ? edge->until : edge->since);
}

/* The edges behind a holding, where there is something to say of them. */
static const char *note_of_bond(tamiz_ownership *o, uint32_t holding) {
    const tamiz_own_bond *bond = &o->graph.bonds[holding];
    bool unknown = tamiz_share_is_unknown(o->graph.holdings[holding].share);
    const char *unread = unread_of(&o->graph, bond);
    tamiz_arena *arena = &o->answer;
    if (bond->past) return note_of_past(o, &o->graph.edges[bond->first_edge]);
    if (unread)
        return tamiz_arena_print(arena, "%s not understood: \"%s\"",
                                 unknown ? "share" : "one statement of it",
                                 unread);
    if (unknown) return "share not said";
    if (bond->disagree) return "lists contradict each other";
    if (bond->several) return "several shares: one holding, or together";
    if (bond->edge_count > 1)
        return tamiz_arena_print(arena, "stated %u times, counted once",
                                 bond->edge_count);
    return "";
}

static const char *note_of(tamiz_ownership *o, uint32_t holding) {
    const tamiz_holding *h = &o->graph.holdings[holding];
    const tamiz_own_party *p = &o->graph.parties[h->owner];
    if (h->owner == h->asset) return "its own shares do not count";
    const char *note = note_of_bond(o, holding);
    if (!note || !p->match) return note;
    return tamiz_arena_print(&o->answer, "may be %s by its name (%.2f)%s%s",
                             p->match, p->match_score, *note ? "; " : "", note);
}

static bool tell_owner(tamiz_ownership *o, uint32_t holding, tamiz_owner *out) {
    const tamiz_own_graph *g = &o->graph;
    const tamiz_holding *h = &g->holdings[holding];
    bool past = g->bonds[holding].past;
    tamiz_share share = h->share;
    if (past) share = g->edges[g->bonds[holding].first_edge].share;
    *out = (tamiz_owner){.id = g->parties[h->owner].id,
                         .caption = tamiz_own_caption(g, h->owner),
                         .standing = tamiz_own_standing(&g->nodes[h->owner]),
                         .low = percent(share.low),
                         .high = percent(share.high),
                         .share = tamiz_own_words(o, share),
                         .note = note_of(o, holding),
                         .match = g->parties[h->owner].match,
                         .match_score = g->parties[h->owner].match_score,
                         .past = past};
    return out->share && out->note;
}

/* Listed, blocked, unclear, clear, past; the larger share first. */
static int order_of_owners(const void *x, const void *y) {
    static const char *const ranks[] = {"listed", "blocked", "unclear"};
    const tamiz_owner *a = x, *b = y;
    if (a->past != b->past) return a->past ? 1 : -1;
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        bool left = !strcmp(a->standing, ranks[i]);
        bool right = !strcmp(b->standing, ranks[i]);
        if (left != right) return left ? -1 : 1;
    }
    if (a->low != b->low) return a->low < b->low ? 1 : -1;
    if (a->high != b->high) return a->high < b->high ? 1 : -1;
    return strcmp(a->id, b->id);
}

tamiz_code tamiz_own_tell_owners(tamiz_ownership *o, uint32_t node,
                                 tamiz_error *err) {
    uint32_t count;
    uint32_t first = tamiz_own_graph_owners(&o->graph, node, &count);
    tamiz_owner *owners = tamiz_arena_array(&o->answer, count, sizeof *owners);
    for (uint32_t i = 0; owners && i < count; i++)
        if (!tell_owner(o, first + i, &owners[i])) owners = NULL;
    if (!owners) return tamiz_fail_memory(err, "ownership");
    qsort(owners, count, sizeof *owners, order_of_owners);
    o->owned.owners = owners;
    o->owned.owner_count = count;
    return TAMIZ_OK;
}

/* ---- steps ------------------------------------------------------------- */

typedef struct telling {
    tamiz_ownership *o;
    tamiz_buffer text;
    tamiz_table met; /* nodes, by their number's bytes */
} telling;

/* The order in which verdicts follow from one another: what is sure first. */
static uint32_t place_of(const tamiz_own_graph *g, uint32_t node) {
    const tamiz_own_node *n = &g->nodes[node];
    return tamiz_own_is_blocked(n) ? n->since : g->party_count + n->maybe_since;
}

/* Whether the holding is one that its asset's verdict follows from. */
static bool carries(const tamiz_own_graph *g, const tamiz_holding *h) {
    return h->owner != h->asset && h->share.high > 0 &&
           tamiz_own_may_be_blocked(&g->nodes[h->owner]) &&
           place_of(g, h->owner) < place_of(g, h->asset);
}

/* Whether a party is where it is by itself, whoever owns it. */
static bool is_source(const tamiz_own_graph *g, uint32_t node) {
    const tamiz_own_node *n = &g->nodes[node];
    return n->seed == TAMIZ_OWN_LISTED ||
           (n->seed == TAMIZ_OWN_MAYBE_LISTED && !tamiz_own_is_blocked(n));
}

static const char *kept_text(telling *t) {
    if (t->text.failed) return NULL;
    return tamiz_arena_copy(&t->o->answer, tamiz_buffer_view(&t->text)).data;
}

static const char *listed_text(telling *t, uint32_t node) {
    const tamiz_own_graph *g = &t->o->graph;
    const tamiz_own_party *p = &g->parties[node];
    uint32_t members[TAMIZ_SUBJECT_MOST];
    size_t parties = tamiz_subject_of(p->snapshot, p->entity, members), count;
    tamiz_designation *all = tamiz_designations_of(
        p->snapshot, members, parties, &t->o->answer, &count);
    if (!all) return NULL;
    tamiz_buffer_print(&t->text, "%s (%s) is listed",
                       tamiz_own_caption(g, node), p->id);
    for (size_t i = 0; i < count; i++) {
        const tamiz_designation *d = &all[i];
        if (!tamiz_dates_in_force(d->since, d->until, g->terms.day) ||
            !tamiz_own_list_counts(&g->terms, d->list))
            continue;
        tamiz_buffer_print(&t->text, ": %s", d->list);
        if (*d->since) tamiz_buffer_print(&t->text, " since %s", d->since);
        break;
    }
    return kept_text(t);
}

static const char *maybe_text(telling *t, uint32_t node) {
    const tamiz_own_party *p = &t->o->graph.parties[node];
    tamiz_buffer_print(
        &t->text, "%s (%s) may be %s, which is listed: names %.2f",
        tamiz_own_caption(&t->o->graph, node), p->id, p->match, p->match_score);
    return kept_text(t);
}

static const char *conclusion(const telling *t, uint32_t node) {
    if (tamiz_own_is_blocked(&t->o->graph.nodes[node])) return "blocked";
    return "may be blocked";
}

/* "A 40 % + B 25 % = 65 %, 50 % or more: blocked". */
static const char *sum_text(telling *t, uint32_t node) {
    tamiz_ownership *o = t->o;
    const tamiz_own_graph *g = &o->graph;
    const tamiz_own_node *n = &g->nodes[node];
    tamiz_share sum = {0, 0};
    const char *sign = "";
    uint32_t count, first = tamiz_own_graph_owners(g, node, &count);
    char text[TAMIZ_SHARE_TEXT];
    tamiz_buffer_print(&t->text, "%s (%s): ", tamiz_own_caption(g, node),
                       g->parties[node].id);
    for (uint32_t i = first; i < first + count; i++) {
        const tamiz_holding *h = &g->holdings[i];
        if (!carries(g, h)) continue;
        bool unknown = tamiz_share_is_unknown(h->share);
        tamiz_share_print(h->share, text);
        tamiz_buffer_print(&t->text, "%s%s %s", sign,
                           tamiz_own_caption(g, h->owner),
                           unknown ? "(share unknown)" : text);
        sign = " + ";
        if (tamiz_own_is_blocked(&g->nodes[h->owner])) sum.low += h->share.low;
        sum.high += h->share.high;
    }
    if (sum.high > n->high) sum.high = n->high;
    if (sum.high < sum.low) sum.high = sum.low;
    tamiz_share_print(sum, text);
    tamiz_buffer_print(&t->text, " = %s; %s%g %%%s: %s", text,
                       o->options.more_than ? "more than " : "",
                       o->options.share,
                       o->options.more_than ? " is needed" : " is enough",
                       conclusion(t, node));
    return kept_text(t);
}

static const char *step_text(telling *t, uint32_t node) {
    const tamiz_own_graph *g = &t->o->graph;
    tamiz_buffer_reset(&t->text);
    if (!is_source(g, node)) return sum_text(t, node);
    return g->nodes[node].seed == TAMIZ_OWN_LISTED ? listed_text(t, node)
                                                   : maybe_text(t, node);
}

/* Adds the owners that the verdict of a node follows from. False = out of
 * memory. */
static bool gather_owners(telling *t, uint32_t node, tamiz_pair32 *steps,
                          size_t *count, bool *more) {
    const tamiz_own_graph *g = &t->o->graph;
    uint32_t n, first = tamiz_own_graph_owners(g, node, &n);
    for (uint32_t i = first; i < first + n; i++) {
        const tamiz_holding *h = &g->holdings[i];
        tamiz_span key = {(const char *)&h->owner, sizeof h->owner};
        bool fresh = false;
        if (!carries(g, h)) continue;
        if (!tamiz_table_add(&t->met, key, 0, &fresh)) return false;
        if (!fresh) continue;
        *more |= *count == MOST_STEPS;
        if (*count < MOST_STEPS)
            steps[(*count)++] = (tamiz_pair32){place_of(g, h->owner), h->owner};
    }
    return true;
}

/* The node and all that its verdict follows from; *count of them, at most
 * MOST_STEPS, and whether there are more. False = out of memory. */
static bool gather(telling *t, uint32_t node, tamiz_pair32 *steps,
                   size_t *count, bool *more) {
    const tamiz_own_graph *g = &t->o->graph;
    steps[0] = (tamiz_pair32){place_of(g, node), node};
    *count = 1;
    for (size_t at = 0; at < *count; at++)
        if (!is_source(g, steps[at].second) &&
            !gather_owners(t, steps[at].second, steps, count, more))
            return false;
    return true;
}

static bool write_steps(telling *t, uint32_t node) {
    tamiz_pair32 order[MOST_STEPS];
    size_t count = 0;
    bool more = false;
    if (!gather(t, node, order, &count, &more)) return false;
    tamiz_sort_pairs(order, count);
    const char **steps =
        tamiz_arena_array(&t->o->answer, count + more, sizeof *steps);
    if (!steps) return false;
    if (more) steps[0] = "the chain is longer than is told here";
    for (size_t i = 0; i < count; i++) {
        steps[i + more] = step_text(t, order[i].second);
        if (!steps[i + more]) return false;
    }
    t->o->owned.steps = steps;
    t->o->owned.step_count = count + more;
    return true;
}

tamiz_code tamiz_own_tell_steps(tamiz_ownership *o, uint32_t node,
                                tamiz_error *err) {
    telling t = {.o = o};
    if (!tamiz_own_may_be_blocked(&o->graph.nodes[node])) return TAMIZ_OK;
    bool whole = write_steps(&t, node);
    tamiz_buffer_clear(&t.text);
    tamiz_table_clear(&t.met);
    return whole ? TAMIZ_OK : tamiz_fail_memory(err, "ownership");
}
