/* SPDX-License-Identifier: Apache-2.0 */
/* Open addressing over the strings' numbers. A slot keeps half of the hash, so
 * that growing and most misses never look at a string. */
#include "base_pool.h"

#include "base_hash.h"

#include <stdlib.h>

enum { FIRST_ROOM = 256 };

static uint32_t hash_of(tamiz_span text) {
    return (uint32_t)tamiz_hash(text);
}

static bool is_at(const tamiz_pool *pool, uint32_t offset, tamiz_span text) {
    const tamiz_buffer *bytes = &pool->bytes;
    return bytes->size - offset > text.size &&
           !memcmp(bytes->data + offset, text.data, text.size) &&
           !bytes->data[offset + text.size];
}

/* The slot of the text, or the free one where it would go. There is a free one
 * always. */
static tamiz_pool_slot *slot_of(const tamiz_pool *pool, tamiz_span text,
                                uint32_t hash) {
    size_t mask = pool->room - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        tamiz_pool_slot *slot = &pool->slots[i];
        if (!slot->offset ||
            (slot->hash == hash && is_at(pool, slot->offset, text)))
            return slot;
    }
}

/* Room for one more: at most seven of ten slots are used. */
static bool make_room(tamiz_pool *pool) {
    if ((pool->count + 1) * 10 <= pool->room * 7) return true;
    size_t room = pool->room ? pool->room * 2 : FIRST_ROOM;
    if (room > SIZE_MAX / sizeof *pool->slots) return false;
    tamiz_pool_slot *slots = calloc(room, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < pool->room; i++) {
        if (!pool->slots[i].offset) continue;
        size_t at = pool->slots[i].hash & (room - 1);
        while (slots[at].offset) at = (at + 1) & (room - 1);
        slots[at] = pool->slots[i];
    }
    free(pool->slots);
    pool->slots = slots;
    pool->room = room;
    return true;
}

uint32_t tamiz_pool_find(const tamiz_pool *pool, tamiz_span text) {
    if (!text.size) return 0;
    if (!pool->room) return UINT32_MAX;
    uint32_t offset = slot_of(pool, text, hash_of(text))->offset;
    return offset ? offset : UINT32_MAX;
}

uint32_t tamiz_pool_add(tamiz_pool *pool, tamiz_span text) {
    if (!pool->bytes.size) tamiz_buffer_byte(&pool->bytes, '\0');
    if (!text.size || pool->failed) return 0;
    if (!make_room(pool)) return pool->failed = true, 0;
    uint32_t hash = hash_of(text);
    tamiz_pool_slot *slot = slot_of(pool, text, hash);
    if (slot->offset) return slot->offset;
    if (text.size >= UINT32_MAX - pool->bytes.size)
        return pool->failed = pool->too_large = true, 0;
    *slot = (tamiz_pool_slot){(uint32_t)pool->bytes.size, hash};
    pool->count++;
    tamiz_buffer_span(&pool->bytes, text);
    tamiz_buffer_byte(&pool->bytes, '\0');
    if (pool->bytes.failed) return pool->failed = true, 0;
    return slot->offset;
}

void tamiz_pool_close(tamiz_pool *pool) {
    free(pool->slots);
    pool->slots = NULL;
    pool->room = pool->count = 0;
}

void tamiz_pool_clear(tamiz_pool *pool) {
    tamiz_pool_close(pool);
    tamiz_buffer_clear(&pool->bytes);
    *pool = (tamiz_pool){.room = 0};
}
