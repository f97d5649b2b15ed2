/* SPDX-License-Identifier: Apache-2.0 */
#include "index_links.h"

#include <stdlib.h>

/* ---- finding ----------------------------------------------------------- */

/* The first record that does not come before (from, to). */
static const tamiz_link_record *find(const tamiz_snapshot *s, uint32_t from,
                                     uint32_t to) {
    uint32_t low = 0, high = s->link_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const tamiz_link_record *l = &s->links[mid];
        if (l->from < from || (l->from == from && l->to < to))
            low = mid + 1;
        else
            high = mid;
    }
    return s->links + low;
}

const tamiz_link_record *tamiz_links_of(const tamiz_snapshot *s, uint32_t party,
                                        uint32_t *count) {
    const tamiz_link_record *first = find(s, party, 0);
    uint32_t n = 0;
    while (first + n < s->links + s->link_count && first[n].from == party) n++;
    *count = n;
    return first;
}

const tamiz_link_record *tamiz_link_between(const tamiz_snapshot *s,
                                            uint32_t from, uint32_t to) {
    const tamiz_link_record *l = find(s, from, to);
    bool found = l < s->links + s->link_count && l->from == from && l->to == to;
    return found ? l : NULL;
}

/* ---- checking ---------------------------------------------------------- */

static bool is_party(const tamiz_snapshot *s, uint32_t entity) {
    return entity < s->entity_count && s->entities[entity].owner == entity;
}

static bool record_is_sound(const tamiz_snapshot *s,
                            const tamiz_link_record *l) {
    return is_party(s, l->from) && is_party(s, l->to) && l->from != l->to &&
           l->reason < s->reasons_size && l->how < TAMIZ_LINK_HOW_COUNT &&
           l->bits > -1e6F && l->bits < 1e6F;
}

static bool is_before(const tamiz_link_record *a, const tamiz_link_record *b) {
    return a->from < b->from || (a->from == b->from && a->to < b->to);
}

bool tamiz_links_are_sound(const tamiz_snapshot *s) {
    if (s->reasons_size && s->reasons[s->reasons_size - 1]) return false;
    for (uint32_t i = 0; i < s->link_count; i++) {
        if (!record_is_sound(s, &s->links[i])) return false;
        if (i && !is_before(&s->links[i - 1], &s->links[i])) return false;
    }
    for (uint32_t i = 0; i < s->link_count; i++) {
        const tamiz_link_record *l = &s->links[i];
        const tamiz_link_record *back = tamiz_link_between(s, l->to, l->from);
        if (!back || back->how != l->how) return false;
    }
    return true;
}

/* ---- subjects ---------------------------------------------------------- */

static bool holds(const uint32_t *members, size_t count, uint32_t party) {
    for (size_t i = 0; i < count; i++)
        if (members[i] == party) return true;
    return false;
}

static int order_of_numbers(const void *x, const void *y) {
    const uint32_t *p = x, *q = y;
    return (*p > *q) - (*p < *q);
}

size_t tamiz_subject_of(const tamiz_snapshot *s, uint32_t party,
                        uint32_t members[TAMIZ_SUBJECT_MOST]) {
    size_t count = 1;
    members[0] = party;
    for (size_t i = 0; i < count; i++) {
        uint32_t links;
        const tamiz_link_record *l = tamiz_links_of(s, members[i], &links);
        for (uint32_t k = 0; k < links && count < TAMIZ_SUBJECT_MOST; k++)
            if (tamiz_link_joins(&l[k]) && !holds(members, count, l[k].to))
                members[count++] = l[k].to;
    }
    qsort(members + 1, count - 1, sizeof *members, order_of_numbers);
    return count;
}
