/* SPDX-License-Identifier: Apache-2.0 */
#include "base_table.h"

#include "base_hash.h"

/* The slot that holds key, or the free one where it would go. There is always
 * a free slot: tables are kept at most two thirds full. */
static tamiz_table_slot *slot_of(const tamiz_table *table, tamiz_span key,
                                 uint64_t hash) {
    size_t mask = table->room - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        tamiz_table_slot *slot = &table->slots[i];
        if (!slot->used) return slot;
        if (slot->hash == hash && tamiz_span_equal(slot->key, key)) return slot;
    }
}

static bool grow(tamiz_table *table) {
    size_t room = table->room ? table->room * 2 : 64;
    tamiz_table bigger = {calloc(room, sizeof(tamiz_table_slot)), room,
                          table->count};
    if (!bigger.slots) return false;
    for (size_t i = 0; i < table->room; i++) {
        const tamiz_table_slot *slot = &table->slots[i];
        if (slot->used) *slot_of(&bigger, slot->key, slot->hash) = *slot;
    }
    free(table->slots);
    *table = bigger;
    return true;
}

uint32_t *tamiz_table_find(const tamiz_table *table, tamiz_span key) {
    if (!table->room) return NULL;
    tamiz_table_slot *slot = slot_of(table, key, tamiz_hash(key));
    return slot->used ? &slot->value : NULL;
}

uint32_t *tamiz_table_add(tamiz_table *table, tamiz_span key, uint32_t value,
                          bool *fresh) {
    if ((table->count + 1) * 3 > table->room * 2 && !grow(table)) return NULL;
    uint64_t hash = tamiz_hash(key);
    tamiz_table_slot *slot = slot_of(table, key, hash);
    if (fresh) *fresh = !slot->used;
    if (!slot->used) {
        *slot = (tamiz_table_slot){key, hash, value, true};
        table->count++;
    }
    return &slot->value;
}

void tamiz_table_clear(tamiz_table *table) {
    free(table->slots);
    *table = (tamiz_table){0};
}
