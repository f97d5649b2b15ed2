/* SPDX-License-Identifier: Apache-2.0 */
#include "index_forge_names.h"

#include "base_sort.h"
#include "index_key.h"
#include "index_learn.h"
#include "index_snapshot.h"
#include "name_acronym.h"
#include "name_compare.h"
#include "name_sound.h"

/* ---- units ------------------------------------------------------------- */

/* What makes a unit a unit: its letters and all that similarity looks at. The
 * sound of a run depends on where it is cut: "moh amed", "mo hamed". */
static bool same_unit(const tamiz_unit_record *a, const tamiz_unit_record *b) {
    return a->ascii == b->ascii && a->sound == b->sound && a->run == b->run &&
           a->kind == b->kind && a->concept == b->concept &&
           a->flags == b->flags;
}

static size_t unit_start(const tamiz_name_forge *f,
                         const tamiz_unit_record *u) {
    uint64_t texts = (uint64_t)u->ascii << 32 | u->sound;
    uint64_t rest = (uint64_t)u->concept << 24 | (uint64_t)u->run << 16 |
                    (uint64_t)u->kind << 8 | u->flags;
    return (size_t)tamiz_hash_mix(texts, rest) & (f->unit_room - 1);
}

static tamiz_unit_record *units_of(const tamiz_name_forge *f) {
    return (tamiz_unit_record *)(void *)f->units.data;
}

static size_t unit_count(const tamiz_name_forge *f) {
    return f->units.size / sizeof(tamiz_unit_record);
}

/* The slot of the unit, or the free one where it would go. */
static uint32_t *unit_slot(const tamiz_name_forge *f,
                           const tamiz_unit_record *u) {
    size_t i = unit_start(f, u);
    while (f->unit_slots[i] != UINT32_MAX &&
           !same_unit(&units_of(f)[f->unit_slots[i]], u))
        i = (i + 1) & (f->unit_room - 1);
    return &f->unit_slots[i];
}

/* Room for one more: at most half of the slots are used. */
static bool make_unit_room(tamiz_name_forge *f) {
    size_t count = unit_count(f);
    if ((count + 1) * 2 <= f->unit_room) return true;
    size_t room = f->unit_room ? f->unit_room * 2 : 1024;
    free(f->unit_slots);
    f->unit_slots = malloc(room * sizeof *f->unit_slots);
    f->unit_room = f->unit_slots ? room : 0;
    if (!f->unit_slots) return false;
    memset(f->unit_slots, 0xff, room * sizeof *f->unit_slots);
    for (uint32_t i = 0; i < count; i++) *unit_slot(f, &units_of(f)[i]) = i;
    return true;
}

static uint32_t add_unit(tamiz_name_forge *f, const tamiz_part *part,
                         unsigned run) {
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
        .weight = part->weight,
    };
    if (f->units.failed || !make_unit_room(f)) return f->failed = true, 0;
    uint32_t *slot = unit_slot(f, &unit);
    if (*slot == UINT32_MAX) {
        *slot = (uint32_t)unit_count(f);
        tamiz_buffer_add(&f->units, &unit, sizeof unit);
    } else if (units_of(f)[*slot].weight < unit.weight) {
        units_of(f)[*slot].weight = unit.weight;
    }
    return *slot;
}

static void add_pair(tamiz_name_forge *f, uint32_t unit, uint32_t name) {
    tamiz_pair32 found = {unit, name};
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
    bool inexact = tamiz_run_is_inexact(window.parts, count,
                                        name->comma > first &&
                                            name->comma < first + count);
    tamiz_part part = {.kind = inexact ? TAMIZ_PART_PLAIN : TAMIZ_PART_LEGAL};
    for (size_t i = 0; i < count; i++) {
        window.letters += window.parts[i].ascii.size;
        part.letters |= window.parts[i].letters;
        part.flags |= window.parts[i].flags;
        part.weight += window.parts[i].weight;
    }
    char *text = tamiz_arena_take(&f->scratch, window.letters);
    char *sound = tamiz_arena_take(&f->scratch, window.letters);
    if (!text || !sound) {
        f->failed = true;
        return;
    }
    tamiz_name_squash(&window, 0, text);
    part.ascii = (tamiz_span){text, window.letters};
    part.sound.data = sound;
    if (inexact)
        part.sound.size = tamiz_name_sound_join(window.parts[0].sound,
                                                window.parts[1].sound, sound);
    add_pair(f, add_unit(f, &part, (unsigned)count), number);
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

static void add_own(tamiz_name_forge *f, const tamiz_name *name,
                    uint32_t number) {
    for (size_t i = 0; i < 2; i++) {
        if (!name->own[i]) continue;
        tamiz_letters_record record = {.hash = tamiz_hash_of_own(name->own[i]),
                                       .name = number};
        tamiz_buffer_add(&f->letters, &record, sizeof record);
    }
}

/* The salt tells initials from the letters of a name. */
static void add_initials(tamiz_name_forge *f, const tamiz_name *name,
                         uint32_t number) {
    char initials[TAMIZ_NAME_PARTS];
    size_t n = tamiz_name_initials(name, initials);
    if (!n) return;
    tamiz_letters_record record = {
        .hash = tamiz_hash_of_initials((tamiz_span){initials, n}),
        .name = number};
    tamiz_buffer_add(&f->letters, &record, sizeof record);
}

/* An acronym is found by the letters of the part that is one, which are not
 * the letters of the name when a legal form stands beside it. */
static void add_acronym(tamiz_name_forge *f, const tamiz_name *name,
                        uint32_t number) {
    size_t part = tamiz_name_acronym(name);
    if (part == SIZE_MAX || name->count == 1) return;
    tamiz_letters_record record = {.hash = tamiz_hash(name->parts[part].ascii),
                                   .name = number};
    tamiz_buffer_add(&f->letters, &record, sizeof record);
}

static void weigh(const tamiz_name *name, tamiz_name_record *record) {
    double weight = 0, aside = 0;
    for (size_t i = 0; i < name->count; i++) {
        const tamiz_part *part = &name->parts[i];
        if (tamiz_part_is_aside(part))
            aside += (double)part->weight;
        else
            weight += (double)part->weight;
        if (part->kind == TAMIZ_PART_INITIAL && record->initials < UINT8_MAX)
            record->initials++;
        if (part->flags & TAMIZ_PART_ALIEN) record->marks |= TAMIZ_NAME_ALIEN;
    }
    record->weight = (float)weight;
    record->aside = (float)aside;
}

/* The pool moves while units are added to it. */
static tamiz_span copy_of(tamiz_name_forge *f, uint32_t text) {
    return tamiz_arena_copy(&f->scratch,
                            tamiz_span_of(tamiz_pool_text(f->pool, text)));
}

tamiz_code tamiz_name_forge_add(tamiz_name_forge *f, uint32_t text,
                                tamiz_name_sort sort, uint32_t entity,
                                unsigned prop, uint32_t order,
                                tamiz_error *err) {
    tamiz_arena_reset(&f->scratch);
    tamiz_name name;
    tamiz_span copy = copy_of(f, text);
    if (!copy.data) return tamiz_fail_memory(err, "name");
    tamiz_code code =
        tamiz_name_split(f->latin, copy, sort, &f->scratch, &name, err);
    if (code) return code;
    if (!tamiz_name_hear(&name, &f->scratch))
        return tamiz_fail_memory(err, "name");
    uint32_t number = (uint32_t)(f->names.size / sizeof(tamiz_name_record));
    if (name.letters > UINT16_MAX || order > UINT16_MAX)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, "name",
                          "%zu letters, %u names; expected at most %u each",
                          name.letters, order, UINT16_MAX);
    tamiz_name_record record = {
        .text = text,
        .entity = entity,
        .first_part = (uint32_t)(f->parts.size / sizeof(tamiz_part_record)),
        .part_count = (uint16_t)name.count,
        .comma = (uint16_t)name.comma,
        .letters = (uint16_t)name.letters,
        .prop = (uint16_t)prop,
        .order = (uint16_t)order,
        .own = {name.own[0], name.own[1]},
    };
    weigh(&name, &record);
    tamiz_buffer_add(&f->names, &record, sizeof record);
    add_parts(f, &name, number);
    add_runs(f, &name, number);
    if (name.count) add_reading(f, &name, 0, number);
    if (name.comma) add_reading(f, &name, name.comma, number);
    add_own(f, &name, number);
    add_initials(f, &name, number);
    add_acronym(f, &name, number);
    return f->failed ? tamiz_fail_memory(err, "names") : TAMIZ_OK;
}

/* ---- order of the names ------------------------------------------------ */

typedef struct ranked {
    uint64_t cut; /* hash of its parts */
    float weight;
    uint32_t number; /* rises with the entity, and as published */
    tamiz_region region;
} ranked;

static int order_of_ranks(const void *x, const void *y) {
    const ranked *p = x, *q = y;
    if (p->region != q->region) return p->region < q->region ? -1 : 1;
    if (p->weight != q->weight) return p->weight < q->weight ? -1 : 1;
    if (p->cut != q->cut) return p->cut < q->cut ? -1 : 1;
    return (p->number > q->number) - (p->number < q->number);
}

static uint64_t hash_of_cut(const tamiz_part_record *parts,
                            const tamiz_name_record *name) {
    uint64_t hash = tamiz_hash_mix(name->own[0] + name->comma, name->own[1]);
    for (size_t i = 0; i < name->part_count; i++)
        hash = tamiz_hash_mix(hash, parts[name->first_part + i].unit);
    return hash;
}

/* Puts the names into their order and writes where each one went. */
static bool rank_names(tamiz_name_forge *f, uint32_t *rank) {
    size_t count = f->names.size / sizeof(tamiz_name_record);
    tamiz_name_record *names = (tamiz_name_record *)(void *)f->names.data;
    const tamiz_part_record *parts =
        (const tamiz_part_record *)(const void *)f->parts.data;
    ranked *order = malloc((count + 1) * sizeof *order);
    tamiz_name_record *copy = malloc((count + 1) * sizeof *copy);
    if (order && copy) {
        for (size_t i = 0; i < count; i++) {
            copy[i] = names[i];
            order[i] = (ranked){hash_of_cut(parts, &names[i]), names[i].weight,
                                (uint32_t)i, tamiz_name_region(&names[i])};
        }
        qsort(order, count, sizeof *order, order_of_ranks);
        for (size_t i = 0; i < count; i++) {
            names[i] = copy[order[i].number];
            rank[order[i].number] = (uint32_t)i;
            if (i && tamiz_name_is_cut_like(parts, &names[i], &names[i - 1]))
                names[i].marks |= TAMIZ_NAME_REPEATS;
        }
    }
    bool fine = order && copy;
    free(order);
    free(copy);
    return fine;
}

static bool repeats(const tamiz_name_forge *f, uint32_t name) {
    const tamiz_name_record *names =
        (const tamiz_name_record *)(const void *)f->names.data;
    return names[name].marks & TAMIZ_NAME_REPEATS;
}

static void renumber(tamiz_name_forge *f, const uint32_t *rank) {
    size_t count = f->names.size / sizeof(tamiz_name_record);
    tamiz_buffer_add(&f->entity_names, rank, count * sizeof *rank);
    tamiz_pair32 *pairs = (tamiz_pair32 *)(void *)f->pairs.data;
    for (size_t i = 0; i < f->pairs.size / sizeof *pairs; i++)
        pairs[i].second = rank[pairs[i].second];
    tamiz_letters_record *letters =
        (tamiz_letters_record *)(void *)f->letters.data;
    size_t kept = 0;
    for (size_t i = 0; i < f->letters.size / sizeof *letters; i++) {
        letters[kept] = letters[i];
        letters[kept].name = rank[letters[i].name];
        kept += !repeats(f, letters[kept].name);
    }
    f->letters.size = kept * sizeof *letters;
}

static bool order_names(tamiz_name_forge *f) {
    size_t count = f->names.size / sizeof(tamiz_name_record);
    uint32_t *rank = malloc((count + 1) * sizeof *rank);
    bool fine = rank && rank_names(f, rank);
    if (fine) renumber(f, rank);
    free(rank);
    return fine;
}

/* ---- keys -------------------------------------------------------------- */

static void add_keys_of(tamiz_name_forge *f, uint32_t number) {
    const tamiz_unit_record *u =
        &((const tamiz_unit_record *)(const void *)f->units.data)[number];
    const char *text = f->pool->bytes.data;
    tamiz_part part = {.ascii = {text + u->ascii, u->ascii_size},
                       .sound = {text + u->sound, u->sound_size},
                       .letters = u->letters,
                       .variant = u->variant,
                       .concept = u->concept};
    part.kind = u->kind;
    part.flags = u->flags;
    uint32_t hashes[TAMIZ_KEYS_MOST];
    size_t count = tamiz_keys_of_listed(&part, u->run, hashes);
    for (size_t i = 0; i < count; i++) {
        tamiz_pair32 key = {hashes[i], number};
        tamiz_buffer_add(&f->keys, &key, sizeof key);
    }
}

/* Some four keys a bucket. */
static void write_buckets(tamiz_name_forge *f) {
    const tamiz_key_record *keys =
        (const tamiz_key_record *)(const void *)f->keys.data;
    size_t count = f->keys.size / sizeof *keys;
    unsigned bits = 1;
    while (bits < 28 && (count >> bits) > 4) bits++;
    uint32_t at = 0;
    for (uint64_t bucket = 0; bucket <= UINT64_C(1) << bits; bucket++) {
        while (at < count && keys[at].hash >> (32 - bits) < bucket) at++;
        tamiz_buffer_add(&f->buckets, &at, sizeof at);
    }
}

_Static_assert(sizeof(tamiz_key_record) == sizeof(tamiz_pair32) &&
                   offsetof(tamiz_key_record, unit) ==
                       offsetof(tamiz_pair32, second),
               "keys are sorted as pairs");

static bool write_keys(tamiz_name_forge *f) {
    size_t units = unit_count(f);
    for (size_t i = 0; i < units; i++) add_keys_of(f, (uint32_t)i);
    if (f->keys.failed) return false;
    tamiz_sort_pairs((tamiz_pair32 *)(void *)f->keys.data,
                     f->keys.size / sizeof(tamiz_pair32));
    write_buckets(f);
    return true;
}

/* ---- postings ---------------------------------------------------------- */

static int order_of_letters(const void *x, const void *y) {
    const tamiz_letters_record *p = x, *q = y;
    if (p->hash != q->hash) return p->hash < q->hash ? -1 : 1;
    return (p->name > q->name) - (p->name < q->name);
}

static void write_postings(tamiz_name_forge *f) {
    tamiz_pair32 *pairs = (tamiz_pair32 *)(void *)f->pairs.data;
    size_t count = f->pairs.size / sizeof *pairs;
    tamiz_sort_pairs(pairs, count);
    for (size_t i = 0; i < count; i++) {
        bool again = i && pairs[i].first == pairs[i - 1].first;
        tamiz_unit_record *unit = &units_of(f)[pairs[i].first];
        if (!again)
            unit->first_posting =
                (uint32_t)(f->postings.size / sizeof(uint32_t));
        if (again && pairs[i].second == pairs[i - 1].second) continue;
        unit->names++;
        if (repeats(f, pairs[i].second)) continue;
        tamiz_buffer_add(&f->postings, &pairs[i].second, sizeof(uint32_t));
    }
    tamiz_buffer_clear(&f->pairs);
}

/* ---- variants ---------------------------------------------------------- */

/* A snapshot of what learning reads: names still stand by entity. */
static tamiz_snapshot view_of(const tamiz_name_forge *f) {
    return (tamiz_snapshot){
        .text = f->pool->bytes.data,
        .names = (const tamiz_name_record *)(const void *)f->names.data,
        .parts = (const tamiz_part_record *)(const void *)f->parts.data,
        .units = (const tamiz_unit_record *)(const void *)f->units.data,
        .name_count = (uint32_t)(f->names.size / sizeof(tamiz_name_record)),
        .unit_count = (uint32_t)(f->units.size / sizeof(tamiz_unit_record)),
    };
}

/* What another snapshot learnt, in the same order. */
static void copy_learnt(tamiz_name_forge *f) {
    const tamiz_snapshot *s = f->teacher;
    for (uint32_t i = 0; i < s->learnt_count; i++) {
        tamiz_learnt_record record = s->learnt[i];
        record.word =
            tamiz_pool_add(f->pool, tamiz_span_of(s->text + s->learnt[i].word));
        record.head =
            tamiz_pool_add(f->pool, tamiz_span_of(s->text + s->learnt[i].head));
        tamiz_buffer_add(&f->learnt, &record, sizeof record);
    }
}

static tamiz_code learn(tamiz_name_forge *f, tamiz_error *err) {
    if (f->teacher) copy_learnt(f);
    if (f->learnt.failed || f->failed || f->names.failed || f->parts.failed ||
        f->units.failed || f->pool->failed)
        return tamiz_fail_memory(err, "names");
    tamiz_snapshot view = view_of(f);
    tamiz_code code =
        f->teacher ? TAMIZ_OK : tamiz_learn(&view, &f->learnt, err);
    if (code) return code;
    view.learnt = (const tamiz_learnt_record *)(const void *)f->learnt.data;
    view.learnt_count = (uint32_t)(f->learnt.size / sizeof *view.learnt);
    tamiz_unit_record *units = (tamiz_unit_record *)(void *)f->units.data;
    for (uint32_t i = 0; i < view.unit_count; i++) {
        if (units[i].run != 1 || units[i].kind != TAMIZ_PART_PLAIN) continue;
        tamiz_span word = {view.text + units[i].ascii, units[i].ascii_size};
        units[i].variant = (uint16_t)tamiz_snapshot_find_variant(&view, word);
    }
    return TAMIZ_OK;
}

/* ---- the end of it all ------------------------------------------------- */

tamiz_code tamiz_name_forge_end(tamiz_name_forge *f, tamiz_error *err) {
    tamiz_code code = learn(f, err);
    if (code) return code;
    free(f->unit_slots);
    f->unit_slots = NULL;
    tamiz_pool_close(f->pool);
    if (f->failed || f->pairs.failed || f->letters.failed || !order_names(f))
        return tamiz_fail_memory(err, "names");
    write_postings(f);
    if (!write_keys(f)) return tamiz_fail_memory(err, "names");
    if (f->letters.size)
        qsort(f->letters.data, f->letters.size / sizeof(tamiz_letters_record),
              sizeof(tamiz_letters_record), order_of_letters);
    bool failed = f->failed || f->letters.failed || f->postings.failed ||
                  f->buckets.failed || f->entity_names.failed;
    return failed ? tamiz_fail_memory(err, "names") : TAMIZ_OK;
}

void tamiz_name_forge_clear(tamiz_name_forge *f) {
    tamiz_arena_clear(&f->scratch);
    free(f->unit_slots);
    tamiz_buffer_clear(&f->names);
    tamiz_buffer_clear(&f->parts);
    tamiz_buffer_clear(&f->units);
    tamiz_buffer_clear(&f->letters);
    tamiz_buffer_clear(&f->pairs);
    tamiz_buffer_clear(&f->postings);
    tamiz_buffer_clear(&f->entity_names);
    tamiz_buffer_clear(&f->keys);
    tamiz_buffer_clear(&f->buckets);
    tamiz_buffer_clear(&f->learnt);
}
