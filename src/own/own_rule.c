/* SPDX-License-Identifier: Apache-2.0 */
/* Each set grows from the listed ones. Whoever comes in is queued; whoever
 * leaves the queue adds its shares to what it owns, once. */
#include "own_rule.h"

#include "base_error.h"

#include <stdlib.h>

typedef struct rule {
    tamiz_own_node *nodes;
    uint32_t node_count;
    const tamiz_holding *holdings;
    uint32_t holding_count;
    int64_t needed;
    uint32_t *first; /* per node: of its holdings in `held`; one more ends */
    uint32_t *held;  /* numbers of holdings, by owner */
    uint32_t *queue;
    uint32_t queued;
    /* Of the second set: what its members may hold of each node, and at least
     * hold. The others' share is what is known less the latter. */
    int64_t *may_hold, *surely_hold;
} rule;

static bool counts(const tamiz_holding *h) {
    return h->owner != h->asset;
}

/* Sorts the holdings by owner, by counting. */
static void group(rule *r) {
    for (uint32_t i = 0; i < r->holding_count; i++)
        r->first[r->holdings[i].owner + 1]++;
    for (uint32_t i = 0; i < r->node_count; i++) r->first[i + 1] += r->first[i];
    /* The queue is not needed yet: it holds how far each owner has come. */
    for (uint32_t i = 0; i < r->node_count; i++) r->queue[i] = r->first[i];
    for (uint32_t i = 0; i < r->holding_count; i++)
        r->held[r->queue[r->holdings[i].owner]++] = i;
}

static void start(rule *r) {
    for (uint32_t i = 0; i < r->node_count; i++) {
        tamiz_own_node *n = &r->nodes[i];
        *n = (tamiz_own_node){.seed = n->seed,
                              .since = TAMIZ_OWN_NEVER,
                              .maybe_since = TAMIZ_OWN_NEVER};
    }
    for (uint32_t i = 0; i < r->holding_count; i++) {
        const tamiz_holding *h = &r->holdings[i];
        if (counts(h)) r->nodes[h->asset].known += h->share.low;
    }
}

/* ---- for sure ---------------------------------------------------------- */

static void take_surely(rule *r, uint32_t node) {
    r->nodes[node].since = r->queued;
    r->queue[r->queued++] = node;
}

static void find_sure(rule *r) {
    r->queued = 0;
    for (uint32_t i = 0; i < r->node_count; i++)
        if (r->nodes[i].seed == TAMIZ_OWN_LISTED) take_surely(r, i);
    for (uint32_t at = 0; at < r->queued; at++) {
        uint32_t owner = r->queue[at];
        for (uint32_t i = r->first[owner]; i < r->first[owner + 1]; i++) {
            const tamiz_holding *h = &r->holdings[r->held[i]];
            tamiz_own_node *asset = &r->nodes[h->asset];
            if (!counts(h)) continue;
            asset->low += h->share.low;
            if (asset->low >= r->needed && !tamiz_own_is_blocked(asset))
                take_surely(r, h->asset);
        }
    }
}

/* ---- perhaps ----------------------------------------------------------- */

static void take_perhaps(rule *r, uint32_t node) {
    r->nodes[node].maybe_since = r->queued;
    r->queue[r->queued++] = node;
}

/* The most that members of the set can hold of a node. Both bounds grow with
 * the set, so the order in which it grows does not matter. */
static int64_t most_held(const rule *r, uint32_t node) {
    int64_t known = r->nodes[node].known;
    int64_t left = TAMIZ_SHARE_WHOLE;
    if (known <= TAMIZ_SHARE_WHOLE) left -= known - r->surely_hold[node];
    if (left < r->nodes[node].low) left = r->nodes[node].low;
    return r->may_hold[node] < left ? r->may_hold[node] : left;
}

static void find_possible(rule *r) {
    r->queued = 0;
    for (uint32_t i = 0; i < r->node_count; i++)
        if (r->nodes[i].seed != TAMIZ_OWN_UNLISTED) take_perhaps(r, i);
    for (uint32_t at = 0; at < r->queued; at++) {
        uint32_t owner = r->queue[at];
        for (uint32_t i = r->first[owner]; i < r->first[owner + 1]; i++) {
            const tamiz_holding *h = &r->holdings[r->held[i]];
            tamiz_own_node *asset = &r->nodes[h->asset];
            if (!counts(h)) continue;
            r->may_hold[h->asset] += h->share.high;
            r->surely_hold[h->asset] += h->share.low;
            asset->high = most_held(r, h->asset);
            if (asset->high >= r->needed && !tamiz_own_may_be_blocked(asset))
                take_perhaps(r, h->asset);
        }
    }
}

/* ---- both -------------------------------------------------------------- */

tamiz_code tamiz_own_rule(tamiz_own_node *nodes, uint32_t node_count,
                          const tamiz_holding *holdings, uint32_t holding_count,
                          int64_t needed, tamiz_error *err) {
    size_t n = node_count;
    rule r = {.nodes = nodes,
              .node_count = node_count,
              .holdings = holdings,
              .holding_count = holding_count,
              .needed = needed,
              .first = calloc(n + 2, sizeof *r.first),
              .held = calloc((size_t)holding_count + 1, sizeof *r.held),
              .queue = calloc(n + 1, sizeof *r.queue),
              .may_hold = calloc(n + 1, sizeof *r.may_hold),
              .surely_hold = calloc(n + 1, sizeof *r.surely_hold)};
    bool whole = r.first && r.held && r.queue && r.may_hold && r.surely_hold;
    if (whole) {
        group(&r);
        start(&r);
        find_sure(&r);
        find_possible(&r);
    }
    free(r.first);
    free(r.held);
    free(r.queue);
    free(r.may_hold);
    free(r.surely_hold);
    return whole ? TAMIZ_OK : tamiz_fail_memory(err, "ownership");
}

/* ---- multiplied -------------------------------------------------------- */

enum { MOST_ROUNDS = 100 };

static double part_of(int64_t share) {
    return (double)share / (double)TAMIZ_SHARE_WHOLE;
}

/* One more link of every chain: parts as they were, next as they are then.
 * Returns the largest change. */
static double lengthen(const tamiz_own_node *nodes, uint32_t node_count,
                       const tamiz_holding *holdings, uint32_t holding_count,
                       double *parts, double *next) {
    double change = 0;
    for (uint32_t i = 0; i < node_count; i++) next[i] = 0;
    for (uint32_t i = 0; i < holding_count; i++) {
        const tamiz_holding *h = &holdings[i];
        if (counts(h))
            next[h->asset] += part_of(h->share.low) * parts[h->owner];
    }
    for (uint32_t i = 0; i < node_count; i++) {
        bool whole = nodes[i].seed == TAMIZ_OWN_LISTED || next[i] > 1;
        double part = whole ? 1 : next[i];
        if (part - parts[i] > change) change = part - parts[i];
        parts[i] = part;
    }
    return change;
}

tamiz_code tamiz_own_multiply(const tamiz_own_node *nodes, uint32_t node_count,
                              const tamiz_holding *holdings,
                              uint32_t holding_count, double *parts,
                              tamiz_error *err) {
    double *next = calloc((size_t)node_count + 1, sizeof *next);
    if (!next) return tamiz_fail_memory(err, "ownership");
    for (uint32_t i = 0; i < node_count; i++) parts[i] = 0;
    double change = 1;
    for (int round = 0; round < MOST_ROUNDS && change > 1e-9; round++)
        change =
            lengthen(nodes, node_count, holdings, holding_count, parts, next);
    free(next);
    return TAMIZ_OK;
}
