/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of the word lead to units that share one; each is compared for
 * good. Cost: some forty look-ups, and a comparison for every unit met. */
#include "index_probe.h"

#include "index_key.h"

/* The memory of words is dropped when it holds more than this. */
enum { REMEMBERED_BYTES = 32 * 1024 * 1024 };

void tamiz_probes_clear(tamiz_probes *p) {
    tamiz_table_clear(&p->known);
    tamiz_buffer_clear(&p->founds);
    tamiz_buffer_clear(&p->scratch[0]);
    tamiz_buffer_clear(&p->scratch[1]);
    tamiz_buffer_clear(&p->met);
    tamiz_buffer_clear(&p->slots);
    tamiz_arena_clear(&p->arena);
}

static tamiz_run run_of(const tamiz_part *part, size_t count) {
    return (tamiz_run){.ascii = part->ascii,
                       .sound = part->sound,
                       .letters = part->letters,
                       .count = count,
                       .inexact = part->kind == TAMIZ_PART_PLAIN,
                       .flags = part->flags};
}

/* Similarity of the word and a unit; initials do not count here. */
static double similarity_of(const tamiz_snapshot *s, const tamiz_part *part,
                            size_t run, uint32_t number, bool heard) {
    const tamiz_unit_record *u = &s->units[number];
    if (run > 1 && u->run > 1) return 0;
    tamiz_part unit;
    tamiz_snapshot_unit(s, number, &unit);
    if (run > 1) {
        tamiz_run words = run_of(part, run);
        return tamiz_run_similarity(&unit, &words);
    }
    if (u->run > 1) {
        tamiz_run words = run_of(&unit, u->run);
        return tamiz_run_similarity(part, &words);
    }
    tamiz_link_kind kind;
    double similarity = heard
                            ? tamiz_part_similarity(part, &unit, &kind)
                            : tamiz_part_similarity_unheard(part, &unit, &kind);
    return kind == TAMIZ_LINK_INITIAL ? 0 : similarity;
}

static void add_unit(const tamiz_snapshot *s, uint32_t unit, double similarity,
                     tamiz_buffer *units, tamiz_found_units *out) {
    const tamiz_unit_record *u = &s->units[unit];
    uint32_t postings = tamiz_snapshot_posting_count(s, unit);
    tamiz_found_unit found = {
        .unit = unit,
        .first_posting =
            postings == 1 ? s->postings[u->first_posting] : u->first_posting,
        .posting_count = postings,
        .similarity = (float)similarity,
        .aside = u->run == 1 && u->kind == TAMIZ_PART_LEGAL,
    };
    tamiz_buffer_add(units, &found, sizeof found);
    out->count++;
    out->postings = postings > UINT32_MAX - out->postings
                        ? UINT32_MAX
                        : out->postings + postings;
    if ((float)similarity > out->similarity)
        out->similarity = (float)similarity;
    if (u->weight > out->weight) out->weight = u->weight;
}

/* Units that share a key with the word. What a key leads to lies all over the
 * file, so all of it is asked for before any of it is used. */
static void meet_units(tamiz_probes *p, const uint32_t *hashes, size_t count) {
    const tamiz_snapshot *s = p->snapshot;
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&s->buckets[hashes[i] >> s->bucket_shift]);
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&s->keys[s->buckets[hashes[i] >> s->bucket_shift]]);
    for (size_t i = 0; i < count; i++) {
        const uint32_t *bucket = &s->buckets[hashes[i] >> s->bucket_shift];
        size_t most = bucket[1] - bucket[0], met = 0;
        uint32_t *units = tamiz_buffer_grow(&p->met, most * sizeof *units);
        if (!units) return;
        for (uint32_t k = bucket[0]; k < bucket[1]; k++) {
            if (s->keys[k].hash != hashes[i]) continue;
            __builtin_prefetch(&s->units[s->keys[k].unit]);
            units[met++] = s->keys[k].unit;
        }
        p->met.size -= (most - met) * sizeof *units;
    }
}

/* Leaves each met unit once: most share several keys with the word. Of *first,
 * how many of the first ones that leaves. */
static bool drop_doubles(tamiz_probes *p, size_t *first) {
    uint32_t *met = (uint32_t *)(void *)p->met.data;
    size_t count = p->met.size / sizeof *met, kept = 0, room = 16;
    size_t of_first = *first;
    while (room < count * 2) room *= 2;
    tamiz_buffer_reset(&p->slots);
    uint32_t *slots = tamiz_buffer_grow(&p->slots, room * sizeof *slots);
    if (!slots) return false;
    memset(slots, 0xff, room * sizeof *slots);
    for (size_t i = 0; i < count; i++) {
        if (i == of_first) *first = kept;
        size_t at = (met[i] * 0x9e3779b1u) >> 7 & (room - 1);
        while (slots[at] != UINT32_MAX && slots[at] != met[i])
            at = (at + 1) & (room - 1);
        if (slots[at] == met[i]) continue;
        slots[at] = met[kept++] = met[i];
    }
    if (count == of_first) *first = kept;
    p->met.size = kept * sizeof *met;
    return true;
}

static int order_of_units(const void *x, const void *y) {
    const tamiz_found_unit *p = x, *q = y;
    return (p->unit > q->unit) - (p->unit < q->unit);
}

static void sort_units(tamiz_buffer *units) {
    size_t count = units->size / sizeof(tamiz_found_unit);
    if (count > 1)
        qsort(units->data, count, sizeof(tamiz_found_unit), order_of_units);
}

/* The first `heard` of them may sound like the part. */
static void compare_units(tamiz_probes *p, const tamiz_part *part, size_t run,
                          size_t heard, tamiz_found *out) {
    const uint32_t *met = (const uint32_t *)(const void *)p->met.data;
    size_t count = p->met.size / sizeof *met;
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(p->snapshot->text +
                           p->snapshot->units[met[i]].ascii);
    for (size_t i = 0; i < count; i++) {
        const tamiz_unit_record *u = &p->snapshot->units[met[i]];
        double similarity =
            similarity_of(p->snapshot, part, run, met[i], i < heard);
        if (similarity > 0)
            add_unit(p->snapshot, met[i], similarity, &p->scratch[u->run > 1],
                     u->run > 1 ? &out->runs : &out->parts);
    }
    sort_units(&p->scratch[0]);
    sort_units(&p->scratch[1]);
}

static bool keep_units(tamiz_probes *p, int kind, tamiz_found_units *out) {
    tamiz_span units =
        tamiz_arena_copy(&p->arena, tamiz_buffer_view(&p->scratch[kind]));
    out->units = (const tamiz_found_unit *)(const void *)units.data;
    return !p->scratch[kind].failed && units.data;
}

static bool look_up(tamiz_probes *p, const tamiz_part *part, size_t run,
                    tamiz_found *out) {
    uint32_t hashes[TAMIZ_KEYS_MOST];
    size_t heard, count = tamiz_keys_of_asked(part, run, hashes, &heard);
    *out = (tamiz_found){{0}, {0}};
    tamiz_buffer_reset(&p->scratch[0]);
    tamiz_buffer_reset(&p->scratch[1]);
    tamiz_buffer_reset(&p->met);
    meet_units(p, hashes, heard);
    size_t first = p->met.size / sizeof(uint32_t);
    meet_units(p, hashes + heard, count - heard);
    if (p->met.failed || !drop_doubles(p, &first)) return false;
    compare_units(p, part, run, first, out);
    return keep_units(p, 0, &out->parts) && keep_units(p, 1, &out->runs);
}

/* The key under which a word is remembered: all that a link depends on. */
static tamiz_span key_of(const tamiz_part *part, size_t run, char *room,
                         size_t size) {
    struct {
        uint32_t variant;
        uint16_t concept;
        uint8_t kind, flags, run, pad[3];
    } tail = {part->variant, part->concept, part->kind,
              part->flags,   (uint8_t)run,  {0}};
    size_t n = part->ascii.size, sound = part->sound.size;
    if (n + 1 + sound + sizeof tail > size) return (tamiz_span){NULL, 0};
    memcpy(room, part->ascii.data, n);
    room[n++] = ' ';
    if (sound) memcpy(room + n, part->sound.data, sound);
    n += sound;
    memcpy(room + n, &tail, sizeof tail);
    return (tamiz_span){room, n + sizeof tail};
}

static bool remember(tamiz_probes *p, tamiz_span key,
                     const tamiz_found *found) {
    tamiz_span kept = tamiz_arena_copy(&p->arena, key);
    uint32_t number = (uint32_t)(p->founds.size / sizeof *found);
    tamiz_buffer_add(&p->founds, found, sizeof *found);
    return kept.data && !p->founds.failed &&
           tamiz_table_add(&p->known, kept, number, NULL);
}

bool tamiz_probes_find(tamiz_probes *p, const tamiz_part *part, size_t run,
                       tamiz_found *out) {
    char room[2048];
    tamiz_span key = key_of(part, run, room, sizeof room);
    if (!key.data) return look_up(p, part, run, out);
    const uint32_t *number = tamiz_table_find(&p->known, key);
    if (number) {
        *out = ((const tamiz_found *)(const void *)p->founds.data)[*number];
        return true;
    }
    return look_up(p, part, run, out) && remember(p, key, out);
}

void tamiz_probes_tidy(tamiz_probes *p) {
    if (p->arena.total <= REMEMBERED_BYTES) return;
    const tamiz_snapshot *snapshot = p->snapshot;
    tamiz_probes_clear(p);
    p->snapshot = snapshot;
}
