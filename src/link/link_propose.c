/* SPDX-License-Identifier: Apache-2.0 */
#include "link_propose.h"

#include "base_error.h"
#include "link_build.h"

#include <stdlib.h>

typedef struct proposer {
    const tamiz_snapshot *s;
    tamiz_buffer numbered, named; /* tamiz_numbered_pair[], _named_pair[] */
    tamiz_buffer rivals;          /* rival[] */
    tamiz_buffer *out;
    tamiz_arena scratch;
} proposer;

/* ---- by numbers -------------------------------------------------------- */

/* A reference is a statement of the list's that outweighs other facts; a
 * document's number is not. */
static tamiz_link_how judge_number(const tamiz_link_proposal *p) {
    tamiz_link_fact against = tamiz_link_contradiction(p->facts);
    if (p->names.score < TAMIZ_LINK_NUMBER_SCORE) return TAMIZ_APART_CONFLICT;
    if (p->number.reference)
        return against == TAMIZ_FACT_KIND ? TAMIZ_APART_CONFLICT
                                          : TAMIZ_LINKED_REFERENCE;
    return against == TAMIZ_FACT_COUNT ? TAMIZ_LINKED_IDENTIFIER
                                       : TAMIZ_APART_CONFLICT;
}

static tamiz_code weigh_number(const tamiz_snapshot *s,
                               const tamiz_numbered_pair *number,
                               tamiz_arena *scratch, tamiz_link_proposal *out,
                               tamiz_error *err) {
    *out = (tamiz_link_proposal){.numbered = true, .number = *number};
    tamiz_link_compare(s, number->a, number->b, out->facts);
    tamiz_code code = tamiz_link_best_names(s, number->a, number->b, true,
                                            scratch, &out->names, err);
    out->bits = out->names.bits + tamiz_link_bits(out->facts);
    out->how = judge_number(out);
    return code;
}

static tamiz_code propose_numbers(proposer *w, tamiz_error *err) {
    const tamiz_numbered_pair *all = (const void *)w->numbered.data;
    size_t count = w->numbered.size / sizeof *all;
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < count; i++) {
        tamiz_link_proposal p;
        code = weigh_number(w->s, &all[i], &w->scratch, &p, err);
        if (!code) tamiz_buffer_add(w->out, &p, sizeof p);
    }
    return code;
}

/* ---- by names ---------------------------------------------------------- */

/* A party of a list that may be the one of another list: those of one party
 * and list together, best first. */
typedef struct rival {
    uint32_t party, list, other;
    double bits;
} rival;

static int order_of_rivals(const void *x, const void *y) {
    const rival *p = x, *q = y;
    if (p->party != q->party) return p->party < q->party ? -1 : 1;
    if (p->list != q->list) return p->list < q->list ? -1 : 1;
    if (p->bits > q->bits || p->bits < q->bits)
        return p->bits > q->bits ? -1 : 1;
    return (p->other > q->other) - (p->other < q->other);
}

static void add_rivals(proposer *w, uint32_t a, uint32_t b, double bits) {
    rival there = {a, w->s->entities[b].list, b, bits};
    rival back = {b, w->s->entities[a].list, a, bits};
    tamiz_buffer_add(&w->rivals, &there, sizeof there);
    tamiz_buffer_add(&w->rivals, &back, sizeof back);
}

/* A counterpart by number leaves no room for one by name. */
enum { SETTLED = 1000000 };

/* The first rival of the party in the list. */
static const rival *rivals_of(const proposer *w, uint32_t party,
                              uint32_t list) {
    const rival *all = (const void *)w->rivals.data;
    size_t low = 0, high = w->rivals.size / sizeof *all;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (all[mid].party < party ||
            (all[mid].party == party && all[mid].list < list))
            low = mid + 1;
        else
            high = mid;
    }
    return all + low;
}

typedef enum standing { BEST, CLOSE, BEATEN } standing;

/* How b stands among the parties of its list that may be a. */
static standing stand(const proposer *w, uint32_t a, uint32_t b, double bits) {
    uint32_t list = w->s->entities[b].list;
    const rival *end = (const rival *)(const void *)w->rivals.data +
                       w->rivals.size / sizeof *end;
    const rival *first = rivals_of(w, a, list);
    if (first->bits > bits + TAMIZ_LINK_MARGIN) return BEATEN;
    if (first->other != b) return CLOSE;
    const rival *second = first + 1;
    bool close = second < end && second->party == a && second->list == list &&
                 second->bits > bits - TAMIZ_LINK_MARGIN;
    return close ? CLOSE : BEST;
}

static tamiz_code find_rivals(proposer *w, tamiz_error *err) {
    const tamiz_named_pair *all = (const void *)w->named.data;
    const tamiz_link_proposal *linked = (const void *)w->out->data;
    for (size_t i = 0; i < w->out->size / sizeof *linked; i++)
        if (linked[i].how <= TAMIZ_LINKED_NAME)
            add_rivals(w, linked[i].names.a, linked[i].names.b, SETTLED);
    for (size_t i = 0; i < w->named.size / sizeof *all; i++) {
        tamiz_compared facts[TAMIZ_FACT_COUNT];
        tamiz_link_compare(w->s, all[i].a, all[i].b, facts);
        double bits = all[i].bits + tamiz_link_bits(facts);
        if (tamiz_link_contradiction(facts) == TAMIZ_FACT_COUNT &&
            bits >= TAMIZ_LINK_LEAST_BITS - TAMIZ_LINK_MARGIN)
            add_rivals(w, all[i].a, all[i].b, bits);
    }
    if (w->rivals.failed) return tamiz_fail_memory(err, "links");
    if (w->rivals.size)
        qsort(w->rivals.data, w->rivals.size / sizeof(rival), sizeof(rival),
              order_of_rivals);
    return TAMIZ_OK;
}

static void propose_name(proposer *w, const tamiz_named_pair *names) {
    tamiz_link_proposal p = {.names = *names};
    tamiz_link_compare(w->s, names->a, names->b, p.facts);
    p.bits = names->bits + tamiz_link_bits(p.facts);
    if (p.bits < TAMIZ_LINK_LEAST_BITS ||
        tamiz_link_contradiction(p.facts) != TAMIZ_FACT_COUNT)
        return;
    standing there = stand(w, names->a, names->b, p.bits);
    standing back = stand(w, names->b, names->a, p.bits);
    if (there == BEATEN || back == BEATEN) return;
    bool best = there == BEST && back == BEST;
    p.how = best ? TAMIZ_LINKED_NAME : TAMIZ_APART_AMBIGUOUS;
    tamiz_buffer_add(w->out, &p, sizeof p);
}

/* ---- all of them ------------------------------------------------------- */

static int order_of_proposals(const void *x, const void *y) {
    const tamiz_link_proposal *p = x, *q = y;
    if (p->how != q->how) return p->how < q->how ? -1 : 1;
    if (p->bits > q->bits || p->bits < q->bits)
        return p->bits > q->bits ? -1 : 1;
    if (p->names.a != q->names.a) return p->names.a < q->names.a ? -1 : 1;
    return (p->names.b > q->names.b) - (p->names.b < q->names.b);
}

/* A pair that a number was found wrong for may be one by its names, too. */
static int order_of_pairs(const void *x, const void *y) {
    const tamiz_link_proposal *p = x, *q = y;
    if (p->names.a != q->names.a) return p->names.a < q->names.a ? -1 : 1;
    if (p->names.b != q->names.b) return p->names.b < q->names.b ? -1 : 1;
    return order_of_proposals(x, y);
}

static void drop_repeated(tamiz_buffer *out) {
    tamiz_link_proposal *all = (tamiz_link_proposal *)(void *)out->data;
    size_t count = out->size / sizeof *all, kept = 0;
    if (count > 1) qsort(all, count, sizeof *all, order_of_pairs);
    for (size_t i = 0; i < count; i++)
        if (!kept || all[kept - 1].names.a != all[i].names.a ||
            all[kept - 1].names.b != all[i].names.b)
            all[kept++] = all[i];
    out->size = kept * sizeof *all;
    if (kept > 1) qsort(all, kept, sizeof *all, order_of_proposals);
}

static tamiz_code propose(proposer *w, tamiz_progress *progress, void *context,
                          tamiz_error *err) {
    tamiz_code code = tamiz_link_by_numbers(w->s, &w->numbered, err);
    if (!code) code = propose_numbers(w, err);
    if (!code)
        code = tamiz_link_by_names(w->s, &w->named, progress, context, err);
    if (!code) code = find_rivals(w, err);
    if (code) return code;
    const tamiz_named_pair *named = (const void *)w->named.data;
    for (size_t i = 0; i < w->named.size / sizeof *named; i++)
        propose_name(w, &named[i]);
    drop_repeated(w->out);
    return w->out->failed ? tamiz_fail_memory(err, "links") : TAMIZ_OK;
}

tamiz_code tamiz_link_propose(const tamiz_snapshot *s, tamiz_buffer *proposals,
                              tamiz_progress *progress, void *context,
                              tamiz_error *err) {
    proposer w = {.s = s, .out = proposals};
    tamiz_code code = propose(&w, progress, context, err);
    tamiz_buffer_clear(&w.numbered);
    tamiz_buffer_clear(&w.named);
    tamiz_buffer_clear(&w.rivals);
    tamiz_arena_clear(&w.scratch);
    return code;
}

/* ---- two of them ------------------------------------------------------- */

static tamiz_code weigh_names(const tamiz_snapshot *s, uint32_t a, uint32_t b,
                              tamiz_arena *scratch, tamiz_link_proposal *out,
                              tamiz_error *err) {
    *out = (tamiz_link_proposal){.how = TAMIZ_APART_CONFLICT};
    tamiz_link_compare(s, a, b, out->facts);
    tamiz_code code =
        tamiz_link_best_names(s, a, b, false, scratch, &out->names, err);
    out->bits = out->names.bits + tamiz_link_bits(out->facts);
    if (out->names.score >= TAMIZ_LINK_LEAST_SCORE &&
        out->bits >= TAMIZ_LINK_LEAST_BITS &&
        tamiz_link_contradiction(out->facts) == TAMIZ_FACT_COUNT)
        out->how = TAMIZ_LINKED_NAME;
    return code;
}

tamiz_code tamiz_link_weigh(const tamiz_snapshot *s, uint32_t a, uint32_t b,
                            tamiz_link_proposal *out, tamiz_error *err) {
    tamiz_buffer numbered = {0};
    tamiz_arena scratch = {0};
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    tamiz_code code = tamiz_link_by_numbers(s, &numbered, err);
    const tamiz_numbered_pair *all = (const void *)numbered.data;
    size_t i = 0, count = numbered.size / sizeof *all;
    while (i < count && (all[i].a != low || all[i].b != high)) i++;
    if (!code)
        code = i < count ? weigh_number(s, &all[i], &scratch, out, err)
                         : weigh_names(s, low, high, &scratch, out, err);
    tamiz_buffer_clear(&numbered);
    tamiz_arena_clear(&scratch);
    return code;
}
