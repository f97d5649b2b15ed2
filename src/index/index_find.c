/* SPDX-License-Identifier: Apache-2.0 */
#include "index_find.h"

#include "base_table.h"
#include "name_compare.h"
#include "name_sound.h"

/* What was found for one word of a query. */
typedef struct found {
    const uint32_t *units;
    size_t count;
} found;

struct tamiz_finder {
    const tamiz_snapshot *snapshot;
    uint32_t *round_of; /* per name: the round in which it was last found */
    uint32_t round;
    uint32_t *names;
    size_t name_count;
    tamiz_table known; /* word to index of founds */
    tamiz_buffer founds;
    tamiz_arena arena;  /* keys and unit lists */
    tamiz_buffer units; /* scratch */
};

/* The memory of words is dropped when it holds more than this. */
enum { REMEMBERED_BYTES = 64 * 1024 * 1024 };

tamiz_code tamiz_finder_new(const tamiz_snapshot *snapshot, tamiz_finder **out,
                            tamiz_error *err) {
    tamiz_finder *f = calloc(1, sizeof *f);
    if (!f) return tamiz_fail_memory(err, "search");
    f->snapshot = snapshot;
    f->round_of = calloc(snapshot->name_count + 1, sizeof *f->round_of);
    f->names = calloc(snapshot->name_count + 1, sizeof *f->names);
    if (!f->round_of || !f->names) {
        tamiz_finder_free(f);
        return tamiz_fail_memory(err, "search");
    }
    *out = f;
    return TAMIZ_OK;
}

static void forget(tamiz_finder *f) {
    tamiz_table_clear(&f->known);
    tamiz_buffer_clear(&f->founds);
    tamiz_arena_clear(&f->arena);
}

void tamiz_finder_free(tamiz_finder *f) {
    if (!f) return;
    forget(f);
    tamiz_buffer_clear(&f->units);
    free(f->round_of);
    free(f->names);
    free(f);
}

/* ---- units ------------------------------------------------------------- */

/* A word of the query, or a run of its words written together. */
typedef struct probe {
    tamiz_part part;
    size_t run; /* number of parts; 1 = a part */
    uint32_t sound_hash;
} probe;

/* Cheap and never wrong when it says no: see tamiz_part_similarity() and
 * tamiz_run_similarity(). A pair that is linked is the same word, of one
 * meaning, of one sound, an initial, or at most three slips apart. */
static bool may_link(const probe *p, const tamiz_unit_record *u) {
    if (p->sound_hash == u->sound_hash) return true;
    if (p->part.concept && p->part.concept == u->concept) return true;
    if (p->part.ascii.size == 1 || u->ascii_size == 1) return true;
    return __builtin_popcountll(p->part.letters & ~u->letters) <= 3 &&
           __builtin_popcountll(u->letters & ~p->part.letters) <= 3;
}

static bool links(const tamiz_snapshot *s, const probe *p, uint32_t number) {
    const tamiz_unit_record *u = &s->units[number];
    if (p->run > 1 && u->run > 1) return false;
    if (!may_link(p, u)) return false;
    tamiz_part unit;
    tamiz_link_kind kind;
    tamiz_snapshot_unit(s, number, &unit);
    if (p->run > 1)
        return tamiz_run_similarity(&unit, p->part.ascii, p->part.sound,
                                    p->part.letters, p->run) > 0;
    if (u->run > 1)
        return tamiz_run_similarity(&p->part, unit.ascii, unit.sound,
                                    unit.letters, u->run) > 0;
    return tamiz_part_similarity(&p->part, &unit, &kind) > 0;
}

static bool look_up(tamiz_finder *f, const probe *p, tamiz_span key,
                    found *out) {
    tamiz_buffer_reset(&f->units);
    for (uint32_t i = 0; i < f->snapshot->unit_count; i++)
        if (links(f->snapshot, p, i))
            tamiz_buffer_add(&f->units, &i, sizeof i);
    tamiz_span units = tamiz_arena_copy(&f->arena,
                                        tamiz_buffer_view(&f->units));
    tamiz_span kept = tamiz_arena_copy(&f->arena, key);
    if (f->units.failed || !units.data || !kept.data) return false;
    *out = (found){(const uint32_t *)(const void *)units.data,
                   units.size / sizeof(uint32_t)};
    uint32_t index = (uint32_t)(f->founds.size / sizeof(found));
    tamiz_buffer_add(&f->founds, out, sizeof *out);
    return !f->founds.failed && tamiz_table_add(&f->known, kept, index, NULL);
}

static bool find_units(tamiz_finder *f, const probe *p, tamiz_arena *scratch,
                       found *out) {
    char *key = tamiz_arena_print(scratch, "%.*s %zu %u %u %u",
                                  (int)p->part.ascii.size, p->part.ascii.data,
                                  p->run, p->part.kind, p->part.concept,
                                  p->part.flags);
    if (!key) return false;
    const uint32_t *index = tamiz_table_find(&f->known, tamiz_span_of(key));
    if (!index) return look_up(f, p, tamiz_span_of(key), out);
    *out = ((const found *)(const void *)f->founds.data)[*index];
    return true;
}

/* ---- names ------------------------------------------------------------- */

static void add_name(tamiz_finder *f, uint32_t name) {
    if (f->round_of[name] == f->round) return;
    f->round_of[name] = f->round;
    f->names[f->name_count++] = name;
}

static bool add_names_of(tamiz_finder *f, const probe *p,
                         tamiz_arena *scratch) {
    found units;
    if (!find_units(f, p, scratch, &units)) return false;
    for (size_t i = 0; i < units.count; i++) {
        const tamiz_unit_record *u = &f->snapshot->units[units.units[i]];
        for (uint32_t k = 0; k < u->posting_count; k++)
            add_name(f, f->snapshot->postings[u->first_posting + k]);
    }
    return true;
}

static bool add_names_of_run(tamiz_finder *f, const tamiz_name *query,
                             size_t first, size_t count,
                             tamiz_arena *scratch) {
    tamiz_name window = {.parts = query->parts + first, .count = count};
    for (size_t i = 0; i < count; i++)
        window.letters += window.parts[i].ascii.size;
    char *text = tamiz_arena_take(scratch, window.letters);
    if (!text) return false;
    tamiz_name_squash(&window, 0, text);
    probe p = {.part = {.ascii = {text, window.letters}}, .run = count};
    p.part.letters = tamiz_name_letters(p.part.ascii);
    p.part.sound = tamiz_name_sound(p.part.ascii, scratch);
    if (!p.part.sound.data) return false;
    p.sound_hash = (uint32_t)tamiz_hash(p.part.sound);
    return add_names_of(f, &p, scratch);
}

static void add_names_by_letters(tamiz_finder *f, const char *text,
                                 size_t size) {
    const tamiz_snapshot *s = f->snapshot;
    uint64_t hash = tamiz_hash((tamiz_span){text, size});
    uint32_t low = 0, high = s->letters_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (s->letters[mid].hash < hash) low = mid + 1;
        else high = mid;
    }
    for (; low < s->letters_count && s->letters[low].hash == hash; low++)
        add_name(f, s->letters[low].name);
}

static bool add_readings(tamiz_finder *f, const tamiz_name *query,
                         tamiz_arena *scratch) {
    char *text = tamiz_arena_take(scratch, query->letters);
    if (!text) return false;
    tamiz_name_squash(query, 0, text);
    add_names_by_letters(f, text, query->letters);
    tamiz_name_squash(query, query->comma, text);
    add_names_by_letters(f, text, query->letters);
    return true;
}

static bool find_all(tamiz_finder *f, const tamiz_name *query,
                     tamiz_arena *scratch) {
    for (size_t i = 0; i < query->count; i++) {
        probe p = {.part = query->parts[i], .run = 1};
        p.sound_hash = (uint32_t)tamiz_hash(p.part.sound);
        if (!add_names_of(f, &p, scratch)) return false;
        for (size_t n = 2; n <= TAMIZ_RUN_MOST && i + n <= query->count; n++)
            if (!add_names_of_run(f, query, i, n, scratch)) return false;
    }
    return add_readings(f, query, scratch);
}

tamiz_code tamiz_finder_find(tamiz_finder *f, const tamiz_name *query,
                             const uint32_t **names, size_t *count,
                             tamiz_error *err) {
    if (f->arena.total > REMEMBERED_BYTES) forget(f);
    f->round++;
    f->name_count = 0;
    tamiz_arena scratch = {0};
    bool fine = query->count == 0 || find_all(f, query, &scratch);
    tamiz_arena_clear(&scratch);
    if (!fine) return tamiz_fail_memory(err, "search");
    *names = f->names;
    *count = f->name_count;
    return TAMIZ_OK;
}
