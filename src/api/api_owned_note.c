/* SPDX-License-Identifier: Apache-2.0 */
/* What is odd about the record of a party's owners: more than all of it, and
 * owners that own one another. */
#include "api_owned.h"
#include "base_error.h"

/* So many owners of owners are looked at for a ring. */
enum { MOST_LOOKED = 2000, MOST_NOTES = 4 };

/* Owners of owners, breadth first: each with the one that it owns. */
typedef struct climb {
    const tamiz_own_graph *graph;
    uint32_t nodes[MOST_LOOKED];
    uint32_t below[MOST_LOOKED]; /* index in nodes */
    size_t count;
    tamiz_table met; /* nodes, by their number's bytes */
    bool failed;     /* out of memory */
} climb;

/* Adds the owners of nodes[at]. True when `node` is among them. */
static bool climb_on(climb *c, size_t at, uint32_t node) {
    const tamiz_own_graph *g = c->graph;
    uint32_t n, first = tamiz_own_graph_owners(g, c->nodes[at], &n);
    for (uint32_t i = first; i < first + n; i++) {
        const tamiz_holding *h = &g->holdings[i];
        tamiz_span key = {(const char *)&h->owner, sizeof h->owner};
        bool fresh = false;
        if (h->owner == h->asset || h->share.high == 0) continue;
        if (h->owner == node) return true;
        c->failed |= !tamiz_table_add(&c->met, key, 0, &fresh);
        if (c->failed || !fresh || c->count == MOST_LOOKED) continue;
        c->nodes[c->count] = h->owner;
        c->below[c->count++] = (uint32_t)at;
    }
    return false;
}

/* "A > B > A": each holds the next. */
static const char *ring_text(tamiz_ownership *o, const climb *c, size_t top) {
    tamiz_buffer text = {0};
    const char *kept = NULL;
    tamiz_buffer_print(&text, "a ring of owners: %s",
                       tamiz_own_caption(c->graph, c->nodes[0]));
    for (size_t at = top; at; at = c->below[at])
        tamiz_buffer_print(&text, " > %s",
                           tamiz_own_caption(c->graph, c->nodes[at]));
    tamiz_buffer_print(&text,
                       " > %s (each holds part of the next); a ring by "
                       "itself blocks nobody",
                       tamiz_own_caption(c->graph, c->nodes[0]));
    if (!text.failed)
        kept = tamiz_arena_copy(&o->answer, tamiz_buffer_view(&text)).data;
    tamiz_buffer_clear(&text);
    return kept;
}

/* Adds a note of the shortest ring that the party is in. False = out of
 * memory. */
static bool note_ring(tamiz_ownership *o, uint32_t node, const char **notes) {
    climb *c = calloc(1, sizeof *c);
    if (!c) return false;
    c->graph = &o->graph;
    c->nodes[c->count++] = node;
    for (size_t at = 0; at < c->count && !c->failed; at++) {
        if (!climb_on(c, at, node)) continue;
        notes[o->owned.note_count] = ring_text(o, c, at);
        c->failed |= !notes[o->owned.note_count++];
        break;
    }
    bool whole = !c->failed;
    tamiz_table_clear(&c->met);
    free(c);
    return whole;
}

static bool note_over(tamiz_ownership *o, uint32_t node, const char **notes) {
    int64_t known = o->graph.nodes[node].known;
    if (known <= TAMIZ_SHARE_WHOLE) return true;
    const char *text = tamiz_own_words(o, (tamiz_share){known, known});
    const char **note = &notes[o->owned.note_count++];
    *note = text ? tamiz_arena_print(
                       &o->answer,
                       "%s of it is recorded as owned, more than all: some "
                       "share is wrong; all are taken as published",
                       text)
                 : NULL;
    return *note;
}

static void note_no_owner(tamiz_ownership *o, const char **notes) {
    bool listed = !strcmp(o->owned.standing, "listed");
    if (!o->owned.owner_count && !listed)
        notes[o->owned.note_count++] = "no owner is recorded";
}

tamiz_code tamiz_own_tell_notes(tamiz_ownership *o, uint32_t node,
                                tamiz_error *err) {
    const char **notes =
        tamiz_arena_array(&o->answer, MOST_NOTES, sizeof *notes);
    if (!notes) return tamiz_fail_memory(err, "ownership");
    o->owned.notes = notes;
    note_no_owner(o, notes);
    if (!note_over(o, node, notes) || !note_ring(o, node, notes))
        return tamiz_fail_memory(err, "ownership");
    return TAMIZ_OK;
}
