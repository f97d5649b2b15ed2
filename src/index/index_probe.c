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
                            size_t run, uint32_t number) {
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
    double similarity = tamiz_part_similarity(part, &unit, &kind);
    return kind == TAMIZ_LINK_INITIAL ? 0 : similarity;
}

static void add_unit(const tamiz_unit_record *u, uint32_t unit,
                     double similarity, tamiz_buffer *units,
                     tamiz_found_units *out) {
    tamiz_found_unit found = {unit, (float)similarity};
    tamiz_buffer_add(units, &found, sizeof found);
    out->count++;
    out->postings = u->posting_count > UINT32_MAX - out->postings
                        ? UINT32_MAX
                        : out->postings + u->posting_count;
    if ((float)similarity > out->similarity)
        out->similarity = (float)similarity;
    if (u->weight > out->weight) out->weight = u->weight;
}

static bool is_there(const tamiz_buffer *found, uint32_t unit) {
    const tamiz_found_unit *units =
        (const tamiz_found_unit *)(const void *)found->data;
    for (size_t i = 0; i < found->size / sizeof *units; i++)
        if (units[i].unit == unit) return true;
    return false;
}

static void look_up_key(tamiz_probes *p, const tamiz_part *part, size_t run,
                        uint32_t hash, tamiz_found *out) {
    const tamiz_snapshot *s = p->snapshot;
    uint32_t bucket = hash >> s->bucket_shift;
    for (uint32_t i = s->buckets[bucket]; i < s->buckets[bucket + 1]; i++) {
        if (s->keys[i].hash != hash) continue;
        uint32_t unit = s->keys[i].unit;
        const tamiz_unit_record *u = &s->units[unit];
        tamiz_buffer *units = &p->scratch[u->run > 1];
        if (is_there(units, unit)) continue;
        double similarity = similarity_of(s, part, run, unit);
        if (similarity > 0)
            add_unit(u, unit, similarity, units,
                     u->run > 1 ? &out->runs : &out->parts);
    }
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
    size_t count = tamiz_keys_of(part, run, hashes);
    *out = (tamiz_found){{0}, {0}};
    tamiz_buffer_reset(&p->scratch[0]);
    tamiz_buffer_reset(&p->scratch[1]);
    for (size_t i = 0; i < count; i++)
        look_up_key(p, part, run, hashes[i], out);
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
    size_t n = part->ascii.size;
    if (n + sizeof tail > size) return (tamiz_span){NULL, 0};
    memcpy(room, part->ascii.data, n);
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
