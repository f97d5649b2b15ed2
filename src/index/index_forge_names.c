/* SPDX-License-Identifier: Apache-2.0 */
#include "index_forge_names.h"

#include "name_compare.h"
#include "name_sound.h"

/* ---- text -------------------------------------------------------------- */

uint32_t tamiz_pool_add(tamiz_pool *pool, tamiz_span text) {
    if (!pool->bytes.size) tamiz_buffer_byte(&pool->bytes, '\0');
    if (!text.size) return 0;
    uint32_t *found = tamiz_table_find(&pool->table, text);
    if (found) return *found;
    tamiz_span key = tamiz_arena_copy(&pool->arena, text);
    if (pool->bytes.size + text.size + 1 > UINT32_MAX) pool->too_large = true;
    uint32_t offset = (uint32_t)pool->bytes.size;
    if (!key.data || !tamiz_table_add(&pool->table, key, offset, NULL))
        pool->failed = true;
    tamiz_buffer_span(&pool->bytes, text);
    tamiz_buffer_byte(&pool->bytes, '\0');
    return offset;
}

void tamiz_pool_clear(tamiz_pool *pool) {
    tamiz_buffer_clear(&pool->bytes);
    tamiz_table_clear(&pool->table);
    tamiz_arena_clear(&pool->arena);
}

/* ---- units ------------------------------------------------------------- */

typedef struct pair {
    uint32_t unit, name;
} pair;

/* What makes a unit a unit: its letters and all that similarity looks at. */
static tamiz_span key_of(tamiz_arena *arena, const tamiz_part *part,
                         unsigned run) {
    char *key = tamiz_arena_print(arena, "%.*s %u %u %u %u",
                                  (int)part->ascii.size, part->ascii.data,
                                  run, part->kind, part->concept, part->flags);
    return tamiz_span_of(key);
}

static uint32_t add_unit(tamiz_name_forge *f, const tamiz_part *part,
                         unsigned run) {
    uint32_t fresh_number =
        (uint32_t)(f->units.size / sizeof(tamiz_unit_record));
    tamiz_span key = key_of(&f->scratch, part, run);
    uint32_t *found = key.data ? tamiz_table_find(&f->units_by_key, key) : NULL;
    if (found) return *found;
    tamiz_span kept = tamiz_arena_copy(&f->keys, key);
    if (!kept.data || !key.data ||
        !tamiz_table_add(&f->units_by_key, kept, fresh_number, NULL)) {
        f->failed = true;
        return 0;
    }
    tamiz_unit_record unit = {
        .ascii = tamiz_pool_add(f->pool, part->ascii),
        .sound = tamiz_pool_add(f->pool, part->sound),
        .letters = part->letters,
        .concept = part->concept,
        .ascii_size = (uint16_t)part->ascii.size,
        .sound_size = (uint16_t)part->sound.size,
        .kind = part->kind,
        .flags = part->flags,
        .run = (uint8_t)run,
        .sound_hash = (uint32_t)tamiz_hash(part->sound),
    };
    tamiz_buffer_add(&f->units, &unit, sizeof unit);
    return fresh_number;
}

static void add_pair(tamiz_name_forge *f, uint32_t unit, uint32_t name) {
    pair found = {unit, name};
    tamiz_buffer_add(&f->pairs, &found, sizeof found);
}

static void add_parts(tamiz_name_forge *f, const tamiz_name *name,
                      uint32_t number) {
    for (size_t i = 0; i < name->count; i++) {
        const tamiz_part *part = &name->parts[i];
        tamiz_part_record record = {
            .unit = add_unit(f, part, 1),
            .weight = part->weight,
            .start = (uint16_t)part->start,
            .end = (uint16_t)part->end,
        };
        tamiz_buffer_add(&f->parts, &record, sizeof record);
        add_pair(f, record.unit, number);
    }
}

static void add_run(tamiz_name_forge *f, const tamiz_name *name, size_t first,
                    size_t count, uint32_t number) {
    tamiz_name window = {.parts = name->parts + first, .count = count};
    for (size_t i = 0; i < count; i++)
        window.letters += window.parts[i].ascii.size;
    char *text = tamiz_arena_take(&f->scratch, window.letters + 1);
    if (!text) {
        f->failed = true;
        return;
    }
    tamiz_name_squash(&window, 0, text);
    tamiz_part part = {.ascii = {text, window.letters}};
    part.letters = tamiz_name_letters(part.ascii);
    part.sound = tamiz_name_sound(part.ascii, &f->scratch);
    if (!part.sound.data) f->failed = true;
    else add_pair(f, add_unit(f, &part, (unsigned)count), number);
}

static void add_runs(tamiz_name_forge *f, const tamiz_name *name,
                     uint32_t number) {
    for (size_t i = 0; i < name->count; i++)
        for (size_t n = 2; n <= TAMIZ_RUN_MOST && i + n <= name->count; n++)
            add_run(f, name, i, n, number);
}

static void add_reading(tamiz_name_forge *f, const tamiz_name *name,
                        size_t first, uint32_t number) {
    char *text = tamiz_arena_take(&f->scratch, name->letters + 1);
    if (!text) {
        f->failed = true;
        return;
    }
    tamiz_name_squash(name, first, text);
    tamiz_letters_record record = {
        .hash = tamiz_hash((tamiz_span){text, name->letters}), .name = number};
    tamiz_buffer_add(&f->letters, &record, sizeof record);
}

tamiz_code tamiz_name_forge_add(tamiz_name_forge *f, tamiz_span text,
                                bool is_person, uint32_t entity, unsigned prop,
                                tamiz_error *err) {
    tamiz_arena_reset(&f->scratch);
    tamiz_name name;
    tamiz_code code = tamiz_name_split(f->latin, text, is_person, &f->scratch,
                                       &name, err);
    if (code) return code;
    uint32_t number = (uint32_t)(f->names.size / sizeof(tamiz_name_record));
    tamiz_name_record record = {
        .text = tamiz_pool_add(f->pool, text),
        .entity = entity,
        .first_part = (uint32_t)(f->parts.size / sizeof(tamiz_part_record)),
        .part_count = (uint16_t)name.count,
        .comma = (uint16_t)name.comma,
        .letters = (uint16_t)name.letters,
        .prop = (uint16_t)prop,
    };
    if (name.letters > UINT16_MAX)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, "name",
                          "%zu letters, expected at most %u", name.letters,
                          UINT16_MAX);
    tamiz_buffer_add(&f->names, &record, sizeof record);
    add_parts(f, &name, number);
    add_runs(f, &name, number);
    if (name.count) add_reading(f, &name, 0, number);
    if (name.comma) add_reading(f, &name, name.comma, number);
    return f->failed ? tamiz_fail_memory(err, "names") : TAMIZ_OK;
}

/* ---- the end ----------------------------------------------------------- */

static int order_of_pairs(const void *x, const void *y) {
    const pair *p = x, *q = y;
    if (p->unit != q->unit) return p->unit < q->unit ? -1 : 1;
    return (p->name > q->name) - (p->name < q->name);
}

static int order_of_letters(const void *x, const void *y) {
    const tamiz_letters_record *p = x, *q = y;
    if (p->hash != q->hash) return p->hash < q->hash ? -1 : 1;
    return (p->name > q->name) - (p->name < q->name);
}

static void write_postings(tamiz_name_forge *f) {
    const pair *pairs = (const pair *)(const void *)f->pairs.data;
    size_t count = f->pairs.size / sizeof(pair);
    tamiz_unit_record *units = (tamiz_unit_record *)(void *)f->units.data;
    for (size_t i = 0; i < count; i++) {
        bool again = i && pairs[i].unit == pairs[i - 1].unit;
        tamiz_unit_record *unit = &units[pairs[i].unit];
        if (!again)
            unit->first_posting =
                (uint32_t)(f->postings.size / sizeof(uint32_t));
        if (again && pairs[i].name == pairs[i - 1].name) continue;
        unit->posting_count++;
        tamiz_buffer_add(&f->postings, &pairs[i].name, sizeof(uint32_t));
    }
}

tamiz_code tamiz_name_forge_end(tamiz_name_forge *f, tamiz_error *err) {
    if (f->pairs.size)
        qsort(f->pairs.data, f->pairs.size / sizeof(pair), sizeof(pair),
              order_of_pairs);
    if (f->letters.size)
        qsort(f->letters.data,
              f->letters.size / sizeof(tamiz_letters_record),
              sizeof(tamiz_letters_record), order_of_letters);
    write_postings(f);
    bool failed = f->failed || f->names.failed || f->parts.failed ||
                  f->units.failed || f->letters.failed || f->pairs.failed ||
                  f->postings.failed;
    return failed ? tamiz_fail_memory(err, "names") : TAMIZ_OK;
}

void tamiz_name_forge_clear(tamiz_name_forge *f) {
    tamiz_arena_clear(&f->scratch);
    tamiz_arena_clear(&f->keys);
    tamiz_table_clear(&f->units_by_key);
    tamiz_buffer_clear(&f->names);
    tamiz_buffer_clear(&f->parts);
    tamiz_buffer_clear(&f->units);
    tamiz_buffer_clear(&f->letters);
    tamiz_buffer_clear(&f->pairs);
    tamiz_buffer_clear(&f->postings);
}
