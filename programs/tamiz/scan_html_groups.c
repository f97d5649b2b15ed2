/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_html_groups.h"

#include "cli_args.h"
#include "cli_error.h"

#include <stdlib.h>
#include <string.h>

/* One mention while they are sorted. */
typedef struct place {
    const tamiz_mention *mention;
    size_t index;
} place;

/* One hit while they are sorted. */
typedef struct found {
    const tamiz_hit *hit;
    size_t order;
} found;

size_t scan_hit_count(const tamiz_mention *mention) {
    return mention->answer ? tamiz_answer_count(mention->answer) : 0;
}

const tamiz_hit *scan_hit(const tamiz_mention *mention, size_t index) {
    return tamiz_answer_hit(mention->answer, index);
}

bool scan_is_short(const tamiz_mention *m, size_t *full) {
    *full =
        m->refers_to != TAMIZ_NO_MENTION ? m->refers_to : m->may_refer_to[0];
    return *full != TAMIZ_NO_MENTION;
}

/* ---- mentions that are alike ------------------------------------------- */

static int order_of_numbers(double a, double b) {
    return (a > b) - (a < b);
}

static int order_of_hits(const tamiz_mention *a, const tamiz_mention *b) {
    size_t count = scan_hit_count(a), other = scan_hit_count(b);
    int order = (count > other) - (count < other);
    for (size_t i = 0; !order && i < count; i++) {
        const tamiz_hit *x = scan_hit(a, i), *y = scan_hit(b, i);
        order = strcmp(x->entity_id, y->entity_id);
        if (!order) order = strcmp(x->name, y->name);
        if (!order) order = order_of_numbers(x->score, y->score);
    }
    return order;
}

static int order_of_mentions(const tamiz_mention *a, const tamiz_mention *b) {
    size_t least =
        (size_t)(a->text_size < b->text_size ? a->text_size : b->text_size);
    int order = memcmp(a->text, b->text, least);
    if (!order)
        order = (a->text_size > b->text_size) - (a->text_size < b->text_size);
    if (!order) order = strcmp(a->term ? a->term : "", b->term ? b->term : "");
    return order ? order : order_of_hits(a, b);
}

static int order_of_places(const void *x, const void *y) {
    const place *a = x, *b = y;
    int order = order_of_mentions(a->mention, b->mention);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* group_of holds the first mention alike to each; here it becomes a number. */
static void number_groups(scan_groups *g, const tamiz_document *d,
                          size_t count) {
    for (size_t i = 0, full; i < count; i++) {
        if (scan_is_short(tamiz_document_mention(d, i), &full)) {
            g->group_of[i] = g->group_of[full];
        } else if (g->group_of[i] == i) {
            g->first[g->count] = i;
            g->shorter[g->count] = count;
            g->group_of[i] = g->count++;
        } else {
            g->group_of[i] = g->group_of[g->group_of[i]];
        }
    }
}

/* From the last to the first, so that they follow each other in order. */
static void chain_shorter(scan_groups *g, const tamiz_document *d,
                          size_t count) {
    for (size_t i = count; i-- > 0;) {
        if (tamiz_document_mention(d, i)->refers_to == TAMIZ_NO_MENTION)
            continue;
        g->next[i] = g->shorter[g->group_of[i]];
        g->shorter[g->group_of[i]] = i;
    }
}

static void find_groups(scan_groups *g, const tamiz_document *d, place *places,
                        size_t count, size_t all) {
    if (count) qsort(places, count, sizeof *places, order_of_places);
    for (size_t i = 0, start = 0; i < count; i++) {
        bool alike =
            !order_of_mentions(places[start].mention, places[i].mention);
        if (!alike) start = i;
        if (alike && i) g->next[places[i - 1].index] = places[i].index;
        g->next[places[i].index] = all;
        g->group_of[places[i].index] = places[start].index;
    }
    number_groups(g, d, all);
    chain_shorter(g, d, all);
}

/* ---- parties ----------------------------------------------------------- */

static int order_of_ids(const void *x, const void *y) {
    const found *a = x, *b = y;
    int order = strcmp(a->hit->entity_id, b->hit->entity_id);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static int order_found(const void *x, const void *y) {
    const found *a = x, *b = y;
    return (a->order > b->order) - (a->order < b->order);
}

static size_t keep_first(found *all, size_t count) {
    size_t kept = 0;
    if (count) qsort(all, count, sizeof *all, order_of_ids);
    for (size_t i = 0; i < count; i++)
        if (!kept ||
            strcmp(all[kept - 1].hit->entity_id, all[i].hit->entity_id) != 0)
            all[kept++] = all[i];
    if (kept) qsort(all, kept, sizeof *all, order_found);
    return kept;
}

static size_t count_hits(const tamiz_document *d, const scan_groups *g) {
    size_t count = 0;
    for (size_t i = 0; i < g->count; i++)
        count += scan_hit_count(tamiz_document_mention(d, g->first[i]));
    return count;
}

static bool find_parties(scan_groups *g, const tamiz_document *d) {
    size_t most = count_hits(d, g), n = 0;
    found *all = calloc(most + 1, sizeof *all);
    g->parties = calloc(most + 1, sizeof *g->parties);
    if (all && g->parties) {
        for (size_t i = 0; i < g->count; i++) {
            const tamiz_mention *m = tamiz_document_mention(d, g->first[i]);
            for (size_t k = 0; k < scan_hit_count(m); k++, n++)
                all[n] = (found){scan_hit(m, k), n};
        }
        g->party_count = keep_first(all, n);
        for (size_t i = 0; i < g->party_count; i++) g->parties[i] = all[i].hit;
    }
    free(all);
    return all && g->parties;
}

/* ---- both -------------------------------------------------------------- */

int scan_groups_make(scan_groups *g, const tamiz_document *document) {
    size_t count = tamiz_document_mention_count(document);
    *g = (scan_groups){.count = 0};
    place *places = calloc(count + 1, sizeof *places);
    g->group_of = calloc(count + 1, sizeof *g->group_of);
    g->first = calloc(count + 1, sizeof *g->first);
    g->next = calloc(count + 1, sizeof *g->next);
    g->shorter = calloc(count + 1, sizeof *g->shorter);
    bool good = places && g->group_of && g->first && g->next && g->shorter;
    if (good) {
        size_t own = 0, full;
        for (size_t i = 0; i < count; i++) {
            const tamiz_mention *m = tamiz_document_mention(document, i);
            if (!scan_is_short(m, &full)) places[own++] = (place){m, i};
        }
        find_groups(g, document, places, own, count);
        good = find_parties(g, document);
    }
    free(places);
    return good ? CLI_DONE : cli_no_memory();
}

void scan_groups_clear(scan_groups *g) {
    free(g->group_of);
    free(g->first);
    free(g->next);
    free(g->shorter);
    free(g->parties);
    *g = (scan_groups){.count = 0};
}

size_t scan_groups_party(const scan_groups *g, const char *id) {
    size_t i = 0;
    while (i < g->party_count && strcmp(g->parties[i]->entity_id, id) != 0) i++;
    return i;
}
