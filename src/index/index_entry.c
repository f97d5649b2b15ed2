/* SPDX-License-Identifier: Apache-2.0 */
#include "index_entry.h"

#include "name_sound.h"

#include <stdlib.h>

static void set_entry(tamiz_entry *e, const tamiz_part *part) {
    e->assumed = part->kind == TAMIZ_PART_INITIAL;
    e->cost = (uint64_t)e->found.parts.postings + e->found.runs.postings;
    e->reach = (double)e->found.parts.weight;
    e->similarity = (double)e->found.parts.similarity;
    if (e->assumed) {
        e->reach = tamiz_greater(e->reach, 1); /* of any plain word */
        e->similarity =
            tamiz_greater(e->similarity, tamiz_initial_similarity());
    }
    e->run_reach = tamiz_greater(e->reach, (double)e->found.runs.weight);
    e->similarity =
        tamiz_greater(e->similarity, (double)e->found.runs.similarity);
    if (!tamiz_part_is_aside(part)) e->weight = (double)part->weight;
}

static bool probe_parts(tamiz_entries *f, tamiz_probes *probes) {
    const tamiz_name *q = f->query;
    f->count = 0;
    f->alien = false;
    f->bound = (tamiz_bound){0};
    for (size_t i = 0; i < q->count; i++) {
        const tamiz_part *part = &q->parts[i];
        f->alien |= (part->flags & TAMIZ_PART_ALIEN) != 0;
        tamiz_entry *e = &f->entries[f->count++];
        *e = (tamiz_entry){.part = i};
        if (!tamiz_probes_find(probes, part, 1, &e->found)) return false;
        set_entry(e, part);
        f->bound.query += e->weight;
        if (tamiz_part_is_aside(part))
            f->bound.aside += (double)part->weight / 2;
    }
    f->bound.conflict = f->alien ? TAMIZ_LEAST_CONFLICT : TAMIZ_CONFLICT;
    return true;
}

bool tamiz_entry_run(const tamiz_name *name, size_t first, size_t count,
                     char *text, char *sound, tamiz_part *out) {
    tamiz_name window = {.parts = name->parts + first, .count = count};
    bool inexact = tamiz_run_is_inexact(window.parts, count,
                                        name->comma > first &&
                                            name->comma < first + count);
    tamiz_part run = {.kind = inexact ? TAMIZ_PART_PLAIN : TAMIZ_PART_LEGAL};
    for (size_t i = 0; i < count; i++) {
        window.letters += window.parts[i].ascii.size;
        run.letters |= window.parts[i].letters;
        run.flags |= window.parts[i].flags;
    }
    if (window.letters > TAMIZ_RUN_LETTERS) return false;
    tamiz_name_squash(&window, 0, text);
    run.ascii = (tamiz_span){text, window.letters};
    run.sound.data = sound;
    if (inexact)
        run.sound.size = tamiz_name_sound_join(window.parts[0].sound,
                                               window.parts[1].sound, sound);
    *out = run;
    return true;
}

static bool probe_run(tamiz_entries *f, tamiz_probes *probes, size_t first,
                      size_t count) {
    char text[TAMIZ_RUN_LETTERS], sound[TAMIZ_RUN_LETTERS];
    tamiz_part part;
    if (!tamiz_entry_run(f->query, first, count, text, sound, &part))
        return true; /* no unit is so long */
    tamiz_joined *run = &f->runs[f->run_count];
    *run = (tamiz_joined){.first = first, .count = count};
    tamiz_found found;
    if (!tamiz_probes_find(probes, &part, count, &found)) return false;
    run->found = found.parts;
    f->run_count += run->found.count > 0;
    return true;
}

/* What a run of the query can be linked to counts for each of its parts. */
static void spread_run(tamiz_entries *f, const tamiz_joined *run) {
    for (size_t i = 0; i < run->count; i++) {
        tamiz_entry *e = &f->entries[run->first + i];
        e->reach = tamiz_greater(e->reach, (double)run->found.weight);
        e->run_reach = tamiz_greater(e->run_reach, e->reach);
        e->similarity =
            tamiz_greater(e->similarity, (double)run->found.similarity);
        e->cost += run->found.postings;
    }
}

static bool probe_runs(tamiz_entries *f, tamiz_probes *probes) {
    f->run_count = 0;
    for (size_t i = 0; i < f->query->count; i++)
        for (size_t n = 2; n <= TAMIZ_RUN_MOST && i + n <= f->query->count; n++)
            if (!probe_run(f, probes, i, n)) return false;
    for (size_t i = 0; i < f->run_count; i++) spread_run(f, &f->runs[i]);
    return true;
}

static int order_of_entries(const void *x, const void *y) {
    const tamiz_entry *p = x, *q = y;
    if (p->cost != q->cost) return p->cost < q->cost ? -1 : 1;
    return p->part < q->part ? -1 : 1;
}

uint32_t tamiz_entries_bits(const tamiz_entries *f, size_t first,
                            size_t count) {
    uint32_t bits = 0;
    for (size_t i = 0; i < count; i++)
        bits |= tamiz_entry_bit(f->bit_of[first + i]);
    return bits;
}

static bool link_units(tamiz_entries *f) {
    tamiz_unit_links_reset(&f->links);
    for (size_t i = 0; i < f->count; i++) {
        const tamiz_entry *e = &f->entries[i];
        if (!tamiz_unit_links_add(&f->links, &e->found.parts,
                                  tamiz_entries_bits(f, e->part, 1)))
            return false;
    }
    for (size_t i = 0; i < f->run_count; i++) {
        const tamiz_joined *run = &f->runs[i];
        if (!tamiz_unit_links_add(
                &f->links, &run->found,
                tamiz_entries_bits(f, run->first, run->count)))
            return false;
    }
    return true;
}

static void mark_near(tamiz_entries *f) {
    f->to_runs = 0;
    for (size_t i = 0; i < f->count; i++) {
        const tamiz_entry *e = &f->entries[i];
        f->bits[e->part] = tamiz_entry_bit(i);
        f->runs_at[e->part] = 0;
        if (e->found.runs.count) f->to_runs |= tamiz_entry_bit(i);
    }
    for (size_t i = 0; i < f->run_count; i++)
        f->runs_at[f->runs[i].first] |= (uint8_t)(1u << f->runs[i].count);
}

bool tamiz_entries_prepare(tamiz_entries *f, tamiz_probes *probes,
                           const tamiz_name *query) {
    f->query = query;
    if (!probe_parts(f, probes) || !probe_runs(f, probes)) return false;
    qsort(f->entries, f->count, sizeof *f->entries, order_of_entries);
    for (size_t i = 0; i < f->count; i++)
        f->bit_of[f->entries[i].part] =
            (uint8_t)(i < TAMIZ_ENTRY_BITS ? i : TAMIZ_ENTRY_BITS - 1);
    mark_near(f);
    return link_units(f);
}

tamiz_near tamiz_entries_near(const tamiz_entries *f,
                              const tamiz_snapshot *snapshot, uint32_t name,
                              uint32_t *bits) {
    const tamiz_name_record *n = &snapshot->names[name];
    for (uint32_t k = 0; k < n->part_count; k++) {
        const tamiz_unit_link *link = tamiz_unit_links_find(
            &f->links, snapshot->parts[n->first_part + k].unit);
        bits[k] = 0;
        for (; link; link = tamiz_unit_links_next(&f->links, link))
            bits[k] |= link->bits;
    }
    return (tamiz_near){f->bits, bits, f->runs_at, f->to_runs};
}

void tamiz_entries_clear(tamiz_entries *f) {
    tamiz_unit_links_clear(&f->links);
}
