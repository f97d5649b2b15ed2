/* SPDX-License-Identifier: Apache-2.0 */
#include "base_arena.h"

#include <stdalign.h>
#include <stdarg.h>

struct tamiz_arena_block {
    tamiz_arena_block *older;
    size_t size;
    alignas(max_align_t) char bytes[];
};

enum { FIRST_BLOCK = 1024, LARGEST_BLOCK = 4 * 1024 * 1024 };

static size_t round_up(size_t size) {
    size_t mask = alignof(max_align_t) - 1;
    return (size + mask) & ~mask;
}

/* Blocks double, so the number of blocks stays small; a request larger than
 * the next block gets one of its own size. */
static bool add_block(tamiz_arena *arena, size_t need) {
    size_t size = arena->block ? arena->block->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
    if (size < need) size = need;
    if (size > SIZE_MAX - sizeof(tamiz_arena_block)) return false;
    tamiz_arena_block *block = malloc(sizeof *block + size);
    if (!block) return false;
    block->older = arena->block;
    block->size = size;
    arena->block = block;
    arena->used = 0;
    return true;
}

void *tamiz_arena_room(tamiz_arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) return NULL;
    size_t need = round_up(size ? size : 1);
    if (!arena->block || arena->block->size - arena->used < need)
        if (!add_block(arena, need)) return NULL;
    void *piece = arena->block->bytes + arena->used;
    arena->used += need;
    arena->total += need;
    return piece;
}

void *tamiz_arena_take(tamiz_arena *arena, size_t size) {
    void *piece = tamiz_arena_room(arena, size);
    return piece ? memset(piece, 0, size) : NULL;
}

void *tamiz_arena_array(tamiz_arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) return NULL;
    return tamiz_arena_take(arena, count * size);
}

tamiz_span tamiz_arena_copy(tamiz_arena *arena, tamiz_span text) {
    if (text.size == SIZE_MAX) return (tamiz_span){NULL, 0};
    char *copy = tamiz_arena_room(arena, text.size + 1);
    if (!copy) return (tamiz_span){NULL, 0};
    if (text.size) memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    return (tamiz_span){copy, text.size};
}

/* Short texts are formatted once. */
char *tamiz_arena_print(tamiz_arena *arena, const char *format, ...) {
    char room[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(room, sizeof room, format, args);
    va_end(args);
    char *text = size < 0 ? NULL : tamiz_arena_room(arena, (size_t)size + 1);
    if (text && (size_t)size < sizeof room)
        memcpy(text, room, (size_t)size + 1);
    else if (text)
        (void)vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    return text;
}

static void free_older(tamiz_arena_block *block) {
    while (block) {
        tamiz_arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void tamiz_arena_reset(tamiz_arena *arena) {
    if (arena->block) {
        free_older(arena->block->older);
        arena->block->older = NULL;
    }
    arena->used = arena->total = 0;
}

void tamiz_arena_clear(tamiz_arena *arena) {
    free_older(arena->block);
    *arena = (tamiz_arena){0};
}
