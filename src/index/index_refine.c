/* SPDX-License-Identifier: Apache-2.0 */
#include "index_refine.h"

void tamiz_unit_links_clear(tamiz_unit_links *l) {
    free(l->links);
    free(l->slots);
    free(l->stamps);
    *l = (tamiz_unit_links){0};
}

void tamiz_unit_links_reset(tamiz_unit_links *l) {
    l->count = 0;
    l->round++;
}

static size_t slot_of(const tamiz_unit_links *l, uint32_t unit) {
    size_t mask = l->slot_count - 1;
    size_t i = (unit * 0x9e3779b1u) >> 7 & mask;
    while (l->stamps[i] == l->round && l->links[l->slots[i] - 1].unit != unit)
        i = (i + 1) & mask;
    return i;
}

static void put(tamiz_unit_links *l, uint32_t number) {
    size_t slot = slot_of(l, l->links[number].unit);
    bool is_used = l->stamps[slot] == l->round;
    l->links[number].next = is_used ? l->slots[slot] : 0;
    l->slots[slot] = number + 1;
    l->stamps[slot] = l->round;
}

/* At most half of the slots are used, so a search always ends. */
static bool make_room(tamiz_unit_links *l, size_t more) {
    size_t need = l->count + more;
    if (need > l->room) {
        size_t room = need * 2 > 256 ? need * 2 : 256;
        tamiz_unit_link *links = realloc(l->links, room * sizeof *links);
        if (!links) return false;
        l->links = links;
        l->room = room;
    }
    if (need * 2 <= l->slot_count) return true;
    size_t slots = 512;
    while (slots < need * 2) slots *= 2;
    free(l->slots);
    free(l->stamps);
    l->slots = calloc(slots, sizeof *l->slots);
    l->stamps = calloc(slots, sizeof *l->stamps);
    l->slot_count = l->slots && l->stamps ? slots : 0;
    if (!l->slot_count) return false;
    if (l->round == 0) l->round = 1;
    for (uint32_t i = 0; i < l->count; i++) put(l, i);
    return true;
}

bool tamiz_unit_links_add(tamiz_unit_links *l, const tamiz_found_units *found,
                          uint32_t bits) {
    if (!make_room(l, found->count)) return false;
    for (uint32_t i = 0; i < found->count; i++) {
        l->links[l->count] =
            (tamiz_unit_link){.unit = found->units[i].unit,
                              .similarity = found->units[i].similarity,
                              .aside = found->units[i].aside,
                              .bits = bits};
        put(l, (uint32_t)l->count++);
    }
    return true;
}

const tamiz_unit_link *tamiz_unit_links_find(const tamiz_unit_links *l,
                                             uint32_t unit) {
    if (!l->count) return NULL;
    size_t slot = slot_of(l, unit);
    return l->stamps[slot] == l->round ? &l->links[l->slots[slot] - 1] : NULL;
}

const tamiz_unit_link *tamiz_unit_links_next(const tamiz_unit_links *l,
                                             const tamiz_unit_link *link) {
    return link->next ? &l->links[link->next - 1] : NULL;
}
