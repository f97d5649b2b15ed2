/* SPDX-License-Identifier: Apache-2.0 */
/* A query's parts are taken in order of how many names hold a unit that they
 * can be linked to, rare ones first. A name that is met first at some part has
 * no link to the parts before it, so its score is bounded by what the rest can
 * give; only names whose weight lets them reach the threshold are looked at,
 * and they lie side by side, since names are numbered by weight. Where it costs
 * little, the names that were met are then looked for in the postings of the
 * common parts, too. What is known of each by then sifts them.
 *
 * Two things would loosen the bound for all names and are kept apart. Runs of
 * a name's parts may weigh more than a part: the few names that hold a run
 * like a word of the query are looked at first. Links by an initial have no
 * postings: initials of the query count as linked always, and names that hold
 * initials (they lie behind the others) are bounded as if they were. */
#include "index_find.h"

#include "index_hashed.h"
#include "index_sift.h"
#include "name_acronym.h"

#include <stdlib.h>

enum {
    AHEAD = 6, /* records asked for before they are looked at */
    FAR_AHEAD = 16,
    FEW = 8, /* postings that a search by halves is not worth */
    /* Postings that may be passed to learn of one met name whether it is in
     * them: looking at its parts instead takes two visits to memory. */
    PASSED = 32,
};

struct tamiz_finder {
    const tamiz_snapshot *snapshot;
    tamiz_probes probes;
    tamiz_entries entries;
    tamiz_sift sift;
    uint32_t *kept;
    tamiz_hash_bits wholes, numbers; /* made when asked */
};

static const double least_threshold_above_initials = 0.001;

double tamiz_finder_least_threshold(void) {
    return tamiz_initial_similarity() + least_threshold_above_initials;
}

tamiz_code tamiz_finder_new(const tamiz_snapshot *snapshot, tamiz_finder **out,
                            tamiz_error *err) {
    tamiz_finder *f = calloc(1, sizeof *f);
    if (!f) return tamiz_fail_memory(err, "search");
    size_t names = (size_t)snapshot->name_count + 1;
    f->snapshot = f->probes.snapshot = f->sift.snapshot = snapshot;
    f->sift.entries = &f->entries;
    f->sift.met = calloc(names, sizeof *f->sift.met);
    f->sift.seen = calloc(names / 64 + 1, sizeof *f->sift.seen);
    f->sift.names = calloc(names, sizeof *f->sift.names);
    f->kept = calloc(names, sizeof *f->kept);
    if (!f->sift.met || !f->sift.seen || !f->sift.names || !f->kept) {
        tamiz_finder_free(f);
        return tamiz_fail_memory(err, "search");
    }
    *out = f;
    return TAMIZ_OK;
}

void tamiz_finder_free(tamiz_finder *f) {
    if (!f) return;
    tamiz_probes_clear(&f->probes);
    tamiz_entries_clear(&f->entries);
    free(f->sift.met);
    free(f->sift.seen);
    free(f->sift.names);
    free(f->kept);
    tamiz_hash_bits_clear(&f->wholes);
    tamiz_hash_bits_clear(&f->numbers);
    free(f);
}

/* ---- walking postings -------------------------------------------------- */

/* Ranges of names, rising, and whether names that were not met yet are met now.
 */
typedef struct stretch {
    uint32_t first[TAMIZ_REGION_COUNT], end[TAMIZ_REGION_COUNT];
    size_t count;
    bool meets;
} stretch;

/* The first of the names that is not before `first`. Most units stand in few
 * names: those are passed one by one. */
static const uint32_t *skip(const uint32_t *names, const uint32_t *end,
                            uint32_t first) {
    while (end - names > FEW) {
        const uint32_t *mid = names + (end - names) / 2;
        if (*mid >= first) {
            end = mid;
            continue;
        }
        names = mid + 1;
    }
    while (names < end && *names < first) names++;
    return names;
}

static void see(tamiz_finder *f, const tamiz_found_unit *unit,
                const stretch *over, uint32_t bits) {
    const uint32_t *names = tamiz_found_postings(f->snapshot, unit);
    const uint32_t *end = names + unit->posting_count;
    for (size_t k = 0; k < over->count && names < end; k++) {
        names = skip(names, end, over->first[k]);
        for (; names < end && *names < over->end[k]; names++) {
            if (end - names > FAR_AHEAD)
                __builtin_prefetch(&f->sift.met[names[FAR_AHEAD]]);
            tamiz_sift_meet(&f->sift, *names, bits);
        }
    }
}

/* The same for names that were met before. */
static void see_again(tamiz_finder *f, const tamiz_found_unit *unit,
                      const stretch *over, uint32_t bits) {
    const uint32_t *names = tamiz_found_postings(f->snapshot, unit);
    const uint32_t *end = names + unit->posting_count;
    for (size_t k = 0; k < over->count && names < end; k++) {
        names = skip(names, end, over->first[k]);
        for (; names < end && *names < over->end[k]; names++)
            if (tamiz_sift_saw(&f->sift, *names)) f->sift.met[*names] |= bits;
    }
}

static void walk(tamiz_finder *f, const tamiz_found_units *found,
                 const stretch *over, uint32_t bits) {
    for (uint32_t i = 0; over->count && i < found->count; i++) {
        if (i + AHEAD < found->count)
            __builtin_prefetch(
                tamiz_found_postings(f->snapshot, &found->units[i + AHEAD]));
        if (over->meets)
            see(f, &found->units[i], over, bits);
        else
            see_again(f, &found->units[i], over, bits);
    }
}

/* ---- meeting names ----------------------------------------------------- */

static void add_range(stretch *out, uint32_t first, uint32_t end) {
    if (first >= end) return;
    out->first[out->count] = first;
    out->end[out->count++] = end;
}

/* Names one of whose runs was met. */
static tamiz_bound bound_of_runs(const tamiz_finder *f) {
    tamiz_bound bound = f->entries.bound;
    bound.conflict = TAMIZ_LEAST_CONFLICT;
    bound.aside += (double)f->snapshot->header->most_aside / 2;
    bound.similarity = 1;
    for (size_t i = 0; i < f->entries.count; i++) {
        const tamiz_entry *e = &f->entries.entries[i];
        bound.linked += e->weight;
        bound.agreed += e->weight;
        bound.reach += tamiz_greater(e->run_reach, 1);
    }
    return bound;
}

static bool has_runs(const tamiz_entries *all) {
    bool any = false;
    for (size_t i = 0; i < all->count && !any; i++)
        any = all->entries[i].found.runs.count > 0;
    return any;
}

/* Names that hold a run which is like a part of the query. */
static void meet_by_runs(tamiz_finder *f) {
    if (!has_runs(&f->entries)) return;
    tamiz_bound bound = bound_of_runs(f);
    stretch all = {.meets = true};
    for (int i = 0; i < TAMIZ_REGION_COUNT; i++) {
        uint32_t first, end;
        tamiz_bound_range(&bound, &f->snapshot->weights[i], f->sift.threshold,
                          &first, &end);
        add_range(&all, first, end);
    }
    for (size_t i = 0; i < f->entries.count; i++) {
        const tamiz_entry *e = &f->entries.entries[i];
        if (e->found.runs.count)
            walk(f, &e->found.runs, &all,
                 tamiz_entries_bits(&f->entries, e->part, 1));
    }
    for (size_t i = 0; i < f->sift.name_count; i++)
        f->sift.met[f->sift.names[i]] |= TAMIZ_MET_BY_RUN;
}

static void meet_by_entry(tamiz_finder *f, size_t at) {
    tamiz_entry *e = &f->entries.entries[at];
    uint32_t mask = tamiz_sift_mask_from(at);
    stretch over = {.meets = true};
    for (int i = 0; i < TAMIZ_REGION_COUNT; i++) {
        tamiz_bound bound = tamiz_sift_bound(&f->sift, mask, (tamiz_region)i);
        tamiz_bound_range(&bound, &f->snapshot->weights[i], f->sift.threshold,
                          &e->first[i], &e->end[i]);
        add_range(&over, e->first[i], e->end[i]);
    }
    walk(f, &e->found.parts, &over,
         tamiz_entries_bits(&f->entries, e->part, 1));
    for (size_t i = 0; i < f->entries.run_count; i++) {
        tamiz_joined *run = &f->entries.runs[i];
        if (run->walked || !tamiz_joined_covers(run, e->part)) continue;
        run->walked = true;
        walk(f, &run->found, &over,
             tamiz_entries_bits(&f->entries, run->first, run->count));
    }
}

/* Names that were met lie in the widest range. Looks for them in the postings
 * of an entry whose own range is narrower. */
static void look_for_met(tamiz_finder *f, tamiz_entry *e) {
    const tamiz_entry *widest = tamiz_sift_widest(&f->sift);
    stretch over = {.meets = false};
    for (int i = 0; i < TAMIZ_REGION_COUNT; i++)
        add_range(&over, widest->first[i], widest->end[i]);
    walk(f, &e->found.parts, &over,
         tamiz_entries_bits(&f->entries, e->part, 1));
    for (size_t i = 0; i < f->entries.run_count; i++) {
        const tamiz_joined *run = &f->entries.runs[i];
        if (tamiz_joined_covers(run, e->part))
            walk(f, &run->found, &over,
                 tamiz_entries_bits(&f->entries, run->first, run->count));
    }
    memcpy(e->first, widest->first, sizeof e->first);
    memcpy(e->end, widest->end, sizeof e->end);
}

static void meet_names(tamiz_finder *f) {
    tamiz_entries *all = &f->entries;
    for (size_t i = 0; i < all->run_count; i++) all->runs[i].walked = false;
    meet_by_runs(f);
    for (size_t i = 0; i < all->count; i++)
        if (all->entries[i].cost) meet_by_entry(f, i);
    for (size_t i = 0; i < all->count; i++)
        if (&all->entries[i] != tamiz_sift_widest(&f->sift) &&
            all->entries[i].cost &&
            all->entries[i].cost / PASSED < f->sift.name_count)
            look_for_met(f, &all->entries[i]);
}

/* ---- names that are the same as wholes --------------------------------- */

/* A name that is among the kept ones has bits; a new one gets the last. */
static size_t keep_by_letters(tamiz_finder *f, uint64_t hash, size_t kept) {
    const tamiz_snapshot *s = f->snapshot;
    for (uint32_t i = tamiz_hashed_first(s->letters, s->letters_count, hash);
         i < s->letters_count && s->letters[i].hash == hash; i++) {
        uint32_t name = s->letters[i].name;
        bool there = false;
        for (size_t k = 0; k < kept && !there; k++) there = f->kept[k] == name;
        if (!there) f->kept[kept++] = name;
    }
    return kept;
}

static size_t keep_wholes(tamiz_finder *f, size_t kept) {
    const tamiz_name *q = f->entries.query;
    char text[TAMIZ_NAME_BYTES * 4];
    if (q->letters <= sizeof text) {
        tamiz_name_squash(q, 0, text);
        kept = keep_by_letters(f, tamiz_hash((tamiz_span){text, q->letters}),
                               kept);
        tamiz_name_squash(q, q->comma, text);
        if (q->comma)
            kept = keep_by_letters(
                f, tamiz_hash((tamiz_span){text, q->letters}), kept);
    }
    for (size_t i = 0; i < 2; i++)
        if (q->own[i])
            kept = keep_by_letters(f, tamiz_hash_of_own(q->own[i]), kept);
    size_t part = tamiz_name_acronym(q);
    if (part != SIZE_MAX)
        kept = keep_by_letters(f, tamiz_hash_of_initials(q->parts[part].ascii),
                               kept);
    size_t n = tamiz_name_initials(q, text);
    if (n) kept = keep_by_letters(f, tamiz_hash((tamiz_span){text, n}), kept);
    return kept;
}

bool tamiz_finder_may_hold(tamiz_finder *f, uint64_t hash) {
    const tamiz_snapshot *s = f->snapshot;
    if (!f->wholes.bits &&
        !tamiz_hash_bits_make(&f->wholes, s->letters, s->letters_count))
        return true;
    return tamiz_hash_bits_may_hold(&f->wholes, hash);
}

bool tamiz_finder_may_hold_number(tamiz_finder *f, uint64_t hash) {
    const tamiz_snapshot *s = f->snapshot;
    if (!f->numbers.bits &&
        !tamiz_hash_bits_make(&f->numbers, s->numbers, s->number_count))
        return true;
    return tamiz_hash_bits_may_hold(&f->numbers, hash);
}

tamiz_near tamiz_finder_near(const tamiz_finder *f, uint32_t name,
                             uint32_t *bits) {
    return tamiz_entries_near(&f->entries, f->snapshot, name, bits);
}

tamiz_probes *tamiz_finder_probes(tamiz_finder *f) {
    return &f->probes;
}

/* ---- all --------------------------------------------------------------- */

/* Names that repeat a kept one follow it. */
static size_t add_repeats(tamiz_finder *f, size_t kept) {
    const tamiz_name_record *names = f->snapshot->names;
    size_t count = 0;
    if (kept) memcpy(f->sift.names, f->kept, kept * sizeof *f->kept);
    for (size_t i = 0; i < kept; i++) {
        uint32_t name = f->sift.names[i];
        do f->kept[count++] = name++;
        while (name < f->snapshot->name_count &&
               names[name].marks & TAMIZ_NAME_REPEATS);
    }
    return count;
}

tamiz_code tamiz_finder_ask(tamiz_finder *f, const tamiz_name *query,
                            tamiz_error *err) {
    tamiz_probes_tidy(&f->probes);
    return tamiz_entries_prepare(&f->entries, &f->probes, query)
               ? TAMIZ_OK
               : tamiz_fail_memory(err, "search");
}

uint64_t tamiz_finder_reach(const tamiz_finder *f) {
    uint64_t reach = 0;
    for (size_t i = 0; i < f->entries.count; i++)
        reach += f->entries.entries[i].cost;
    return reach;
}

size_t tamiz_finder_find(tamiz_finder *f, double threshold,
                         const uint32_t **names) {
    *names = f->kept;
    if (!f->entries.query->count) return 0;
    f->sift.threshold = threshold;
    meet_names(f);
    size_t kept = keep_wholes(f, tamiz_sift_names(&f->sift, f->kept));
    tamiz_sift_forget(&f->sift);
    return add_repeats(f, kept);
}
