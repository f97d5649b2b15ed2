/* SPDX-License-Identifier: Apache-2.0 */
/* Proposals are taken one after another, what is surest first; each joins two
 * subjects unless some party of one contradicts a party of the other. */
#include "link_build.h"

#include "base_error.h"
#include "index_links.h"
#include "link_reason.h"

#include <stdlib.h>

/* A decision that holds, about parties that are there. */
typedef struct resolved {
    uint32_t a, b; /* a < b */
    const tamiz_link_decided *decided;
} resolved;

typedef struct builder {
    const tamiz_snapshot *s;
    const tamiz_link_decisions *decisions;
    uint32_t *subject; /* of each entity: its party with the lowest number */
    uint32_t *next;    /* the parties of a subject in a circle */
    resolved *resolved;
    size_t resolved_count;
    tamiz_buffer *links, *reasons;
    tamiz_error *err;
} builder;

/* ---- decisions --------------------------------------------------------- */

static bool is_party(const tamiz_snapshot *s, uint32_t entity) {
    return entity != UINT32_MAX && s->entities[entity].owner == entity;
}

static bool resolve(builder *w) {
    const tamiz_link_decisions *all = w->decisions;
    w->resolved = calloc(all->count + 1, sizeof *w->resolved);
    for (size_t i = 0; w->resolved && i < all->count; i++) {
        const tamiz_link_decided *d = &all->all[i];
        uint32_t a = tamiz_snapshot_entity(w->s, tamiz_span_of(d->a));
        uint32_t b = tamiz_snapshot_entity(w->s, tamiz_span_of(d->b));
        if (d->choice != TAMIZ_LINK_FORGET && is_party(w->s, a) &&
            is_party(w->s, b) && tamiz_link_decision_holds(all, i))
            w->resolved[w->resolved_count++] =
                (resolved){a < b ? a : b, a < b ? b : a, d};
    }
    return w->resolved != NULL;
}

/* The decision that holds about two parties, or NULL. */
static const tamiz_link_decided *decided_of(const builder *w, uint32_t a,
                                            uint32_t b) {
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    for (size_t i = 0; i < w->resolved_count; i++)
        if (w->resolved[i].a == low && w->resolved[i].b == high)
            return w->resolved[i].decided;
    return NULL;
}

/* ---- subjects ---------------------------------------------------------- */

static size_t size_of(const builder *w, uint32_t party) {
    size_t size = 1;
    for (uint32_t i = w->next[party]; i != party; i = w->next[i]) size++;
    return size;
}

static void join(builder *w, uint32_t a, uint32_t b) {
    uint32_t low = w->subject[a], high = w->subject[b], swap = w->next[a];
    if (low == high) return;
    if (low > high) low = w->subject[b];
    w->next[a] = w->next[b];
    w->next[b] = swap;
    uint32_t i = a;
    do {
        w->subject[i] = low;
        i = w->next[i];
    } while (i != a);
}

/* Whether two parties may be in one subject that a link of this kind makes. A
 * reference outweighs facts. Some lists have a party twice: a number may say
 * so, and a person, but not names. */
static bool may_meet(const builder *w, uint32_t a, uint32_t b,
                     tamiz_link_how how) {
    const tamiz_link_decided *d = decided_of(w, a, b);
    if (d) return d->choice == TAMIZ_LINK_FORCE;
    if (how == TAMIZ_LINKED_FORCED) return true;
    tamiz_compared facts[TAMIZ_FACT_COUNT];
    tamiz_link_compare(w->s, a, b, facts);
    tamiz_link_fact against = tamiz_link_contradiction(facts);
    if (how == TAMIZ_LINKED_REFERENCE) return against != TAMIZ_FACT_KIND;
    bool twice = w->s->entities[a].list == w->s->entities[b].list;
    return against == TAMIZ_FACT_COUNT &&
           (!twice || how == TAMIZ_LINKED_IDENTIFIER);
}

/* Finds two parties that must not meet; false = the subjects may be joined. */
static bool find_obstacle(const builder *w, uint32_t a, uint32_t b,
                          tamiz_link_how how, uint32_t *x, uint32_t *y) {
    uint32_t i = a, k = b;
    do {
        do {
            bool linked = i == a && k == b; /* judged already */
            if (!linked && !may_meet(w, i, k, how)) {
                *x = i, *y = k;
                return true;
            }
            k = w->next[k];
        } while (k != b);
        i = w->next[i];
    } while (i != a);
    return false;
}

/* ---- records ----------------------------------------------------------- */

static uint32_t begin_reason(builder *w) {
    return (uint32_t)w->reasons->size;
}

static void add_link(builder *w, uint32_t a, uint32_t b, tamiz_link_how how,
                     double bits, uint32_t reason) {
    tamiz_link_record there = {a, b, reason, (float)bits, how};
    tamiz_link_record back = {b, a, reason, (float)bits, how};
    tamiz_buffer_byte(w->reasons, '\0');
    tamiz_buffer_add(w->links, &there, sizeof there);
    tamiz_buffer_add(w->links, &back, sizeof back);
}

/* Joins two subjects; or says what stands in the way and leaves them apart. */
static tamiz_link_how try_join(builder *w, uint32_t a, uint32_t b,
                               tamiz_link_how how) {
    uint32_t x = a, y = b;
    const char *text = w->s->text;
    if (w->subject[a] == w->subject[b]) return how;
    if (size_of(w, a) + size_of(w, b) > TAMIZ_SUBJECT_MOST) {
        tamiz_buffer_text(w->reasons, "; the subject would be too large");
        return TAMIZ_APART_CONFLICT;
    }
    if (find_obstacle(w, a, b, how, &x, &y)) {
        tamiz_buffer_print(w->reasons, "; would join %s and %s",
                           text + w->s->entities[x].id,
                           text + w->s->entities[y].id);
        return TAMIZ_APART_CONFLICT;
    }
    join(w, a, b);
    return how;
}

static void take_proposal(builder *w, const tamiz_link_proposal *p) {
    uint32_t a = p->names.a, b = p->names.b;
    tamiz_link_how how = p->how;
    bool joined = w->subject[a] == w->subject[b];
    if (decided_of(w, a, b)) return; /* written with its decision */
    if (how == TAMIZ_APART_AMBIGUOUS && joined) return;
    uint32_t reason = begin_reason(w);
    tamiz_link_reason(w->s, p, w->reasons);
    if (how <= TAMIZ_LINKED_NAME) how = try_join(w, a, b, how);
    add_link(w, a, b, how, p->bits, reason);
}

static void take_decision(builder *w, const resolved *r) {
    bool forced = r->decided->choice == TAMIZ_LINK_FORCE;
    uint32_t reason = begin_reason(w);
    tamiz_link_how how = TAMIZ_APART_FORBIDDEN;
    tamiz_link_reason_decided(r->decided, w->reasons);
    if (forced) how = try_join(w, r->a, r->b, TAMIZ_LINKED_FORCED);
    add_link(w, r->a, r->b, how, 0, reason);
}

static int order_of_links(const void *x, const void *y) {
    const tamiz_link_record *p = x, *q = y;
    if (p->from != q->from) return p->from < q->from ? -1 : 1;
    return (p->to > q->to) - (p->to < q->to);
}

static tamiz_code take_all(builder *w, const tamiz_buffer *proposals) {
    const tamiz_link_proposal *all = (const void *)proposals->data;
    tamiz_buffer_byte(w->reasons, '\0');
    for (size_t i = 0; i < w->resolved_count; i++)
        take_decision(w, &w->resolved[i]);
    for (size_t i = 0; i < proposals->size / sizeof *all; i++) {
        take_proposal(w, &all[i]);
        if (w->reasons->size > UINT32_MAX)
            return tamiz_fail(w->err, TAMIZ_TOO_LARGE, "links",
                              "over 4 GiB of reasons");
    }
    if (w->links->failed || w->reasons->failed)
        return tamiz_fail_memory(w->err, "links");
    if (w->links->size)
        qsort(w->links->data, w->links->size / sizeof(tamiz_link_record),
              sizeof(tamiz_link_record), order_of_links);
    else
        tamiz_buffer_reset(w->reasons);
    return TAMIZ_OK;
}

static tamiz_code build(builder *w, const tamiz_buffer *proposals) {
    uint32_t count = w->s->entity_count;
    w->subject = calloc((size_t)count + 1, sizeof *w->subject);
    w->next = calloc((size_t)count + 1, sizeof *w->next);
    tamiz_code code = TAMIZ_OK;
    if (w->subject && w->next && resolve(w)) {
        for (uint32_t i = 0; i < count; i++) w->subject[i] = w->next[i] = i;
        code = take_all(w, proposals);
    } else {
        code = tamiz_fail_memory(w->err, "links");
    }
    free(w->subject);
    free(w->next);
    free(w->resolved);
    return code;
}

tamiz_code tamiz_link_build(const tamiz_snapshot *s,
                            const tamiz_link_decisions *decisions,
                            tamiz_link_sections *out, tamiz_progress *progress,
                            void *context, tamiz_error *err) {
    tamiz_buffer proposals = {0};
    builder w = {.s = s,
                 .decisions = decisions,
                 .links = &out->links,
                 .reasons = &out->reasons,
                 .err = err};
    if (s->list_count < 2) return TAMIZ_OK;
    tamiz_code code = tamiz_link_propose(s, &proposals, progress, context, err);
    if (!code) code = build(&w, &proposals);
    tamiz_buffer_clear(&proposals);
    return code;
}
