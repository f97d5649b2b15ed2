/* SPDX-License-Identifier: Apache-2.0 */
/* Names are sifted twice. First by numbers alone: names that are linked to the
 * same entries differ in nothing but weight, and lie by weight, so a range of
 * numbers says which of them can reach the threshold. What passes is looked at
 * part by part. */
#include "index_sift.h"

enum { AHEAD = 8, FAR_AHEAD = 16 }; /* records asked for before their turn */

/* ---- bounds ------------------------------------------------------------ */

static void link_entry(tamiz_bound *bound, const tamiz_entry *e, double reach,
                       double similarity) {
    bound->linked += e->weight;
    bound->agreed += e->weight * similarity;
    bound->reach += reach;
    if (similarity > bound->similarity) bound->similarity = similarity;
}

/* Other scripts make conflicts cheaper, and any part may be linked to an
 * initial. */
tamiz_bound tamiz_sift_bound(const tamiz_sift *s, uint32_t mask,
                             tamiz_region region) {
    bool firm = region == TAMIZ_REGION_FIRM;
    double initial = region == TAMIZ_REGION_INITIALED ? 1 : 0;
    tamiz_bound bound = s->entries->bound;
    if (!firm) bound.conflict = TAMIZ_LEAST_CONFLICT;
    bound.aside += firm ? TAMIZ_FIRM_ASIDE / 2
                        : (double)s->snapshot->header->most_aside / 2;
    for (size_t i = 0; i < s->entries->count; i++) {
        const tamiz_entry *e = &s->entries->entries[i];
        if (e->assumed || (e->cost && mask & tamiz_entry_bit(i)))
            link_entry(&bound, e, tamiz_greater(e->reach, initial),
                       e->similarity);
        else if (initial > 0)
            link_entry(&bound, e, initial, tamiz_initial_similarity());
    }
    return bound;
}

static bool was_seen(const tamiz_entry *e, uint32_t name, tamiz_region region) {
    return name >= e->first[region] && name < e->end[region];
}

static bool is_by_run(const tamiz_sift *s, uint32_t name) {
    return s->met[name] & TAMIZ_MET_BY_RUN;
}

/* The entries that the name is linked to, or may be: their postings were not
 * walked as far as this name. */
static uint32_t mask_of(const tamiz_sift *s, uint32_t name,
                        tamiz_region region) {
    uint32_t mask = s->met[name];
    for (size_t i = 0; i < s->partial_count; i++)
        if (!was_seen(s->partial[i], name, region)) mask |= s->partial_bits[i];
    return mask;
}

const tamiz_entry *tamiz_sift_widest(const tamiz_sift *s) {
    const tamiz_entry *e = s->entries->entries,
                      *last = e + s->entries->count - 1;
    while (e < last && !e->cost) e++;
    return e;
}

/* Names are met where the widest entry was walked, or by runs: there is no end
 * to where those lie. */
static void find_partial(tamiz_sift *s) {
    const tamiz_entries *all = s->entries;
    const tamiz_entry *widest = tamiz_sift_widest(s);
    bool by_runs = false;
    for (size_t i = 0; i < all->count; i++)
        by_runs |= all->entries[i].found.runs.count > 0;
    s->partial_count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const tamiz_entry *e = &all->entries[i];
        bool whole = true;
        for (int k = 0; k < TAMIZ_REGION_COUNT; k++)
            whole &=
                e->first[k] <= widest->first[k] && e->end[k] >= widest->end[k];
        if (!e->cost || (whole && !by_runs)) continue;
        s->partial[s->partial_count] = e;
        s->partial_bits[s->partial_count++] = tamiz_entry_bit(i);
    }
}

/* What is known of one name: exact where a range takes the worst. */
static tamiz_bound bound_of_name(const tamiz_sift *s, uint32_t name,
                                 uint32_t mask) {
    const tamiz_name_record *n = &s->snapshot->names[name];
    tamiz_bound bound = s->entries->bound;
    bound.conflict = tamiz_name_is_alien(n) != s->entries->alien
                         ? TAMIZ_LEAST_CONFLICT
                         : TAMIZ_CONFLICT;
    bound.aside += (double)n->aside / 2;
    for (size_t i = 0; i < s->entries->count; i++) {
        const tamiz_entry *e = &s->entries->entries[i];
        double reach = is_by_run(s, name) ? e->run_reach : e->reach;
        if (n->initials) reach = tamiz_greater(reach, 1); /* an initial */
        if (e->assumed || mask & tamiz_entry_bit(i))
            link_entry(&bound, e, reach, e->similarity);
        else if (n->initials)
            link_entry(&bound, e, 1, tamiz_initial_similarity());
    }
    return bound;
}

/* ---- by numbers -------------------------------------------------------- */

/* The slot of the mask in the memory of ranges; it may hold another mask. */
static const tamiz_sift_range *range_of(tamiz_sift *s, uint32_t mask,
                                        tamiz_region region) {
    uint32_t at = (mask * 0x9e3779b1u) >> 24; /* of TAMIZ_SIFT_RANGES */
    tamiz_sift_range *range = &s->ranges[region][at];
    if (range->round == s->round && range->mask == mask) return range;
    tamiz_bound bound = tamiz_sift_bound(s, mask, region);
    range->mask = mask;
    range->round = s->round;
    tamiz_bound_range(&bound, &s->snapshot->weights[region], s->threshold,
                      &range->first, &range->end);
    return range;
}

/* Writes the names to kept that their number lets through. What a run of a
 * name's parts gives does not show in single ones; such names are few. Names
 * that follow one another were met together, mostly, by the same entries. */
static size_t sift_numbers(tamiz_sift *s, uint32_t *kept) {
    const tamiz_sift_range *range = NULL;
    tamiz_region last = TAMIZ_REGION_FIRM;
    size_t count = 0;
    for (size_t i = 0; i < s->name_count; i++) {
        if (i + FAR_AHEAD < s->name_count)
            __builtin_prefetch(&s->met[s->names[i + FAR_AHEAD]]);
        uint32_t name = s->names[i];
        tamiz_region region = tamiz_snapshot_region(s->snapshot, name);
        uint32_t mask = mask_of(s, name, region);
        if (!range || mask != range->mask || region != last)
            range = range_of(s, mask, region);
        last = region;
        kept[count] = name;
        count += (range->first <= name && name < range->end) ||
                 mask & TAMIZ_MET_BY_RUN;
    }
    return count;
}

/* By what is known of the very name; of firm ones that is in the range. */
static bool passes_alone(const tamiz_sift *s, uint32_t name) {
    tamiz_region region = tamiz_snapshot_region(s->snapshot, name);
    if (region == TAMIZ_REGION_FIRM && !is_by_run(s, name)) return true;
    tamiz_bound bound = bound_of_name(s, name, mask_of(s, name, region));
    double weight = (double)s->snapshot->names[name].weight;
    return tamiz_bound_reaches(tamiz_bound_score(&bound, weight), s->threshold);
}

/* ---- part by part ------------------------------------------------------ */

/* What the parts of a name give, looked at one by one. */
typedef struct parts_given {
    double similarity[TAMIZ_ENTRY_BITS]; /* by bit of the query's part */
    double linked, agreed;               /* of the name's parts */
} parts_given;

static void give(parts_given *given, uint32_t bits, double similarity) {
    for (; bits; bits &= bits - 1) {
        int bit = __builtin_ctz(bits);
        if (given->similarity[bit] < similarity)
            given->similarity[bit] = similarity;
    }
}

static void give_parts(const tamiz_sift *s, const tamiz_name_record *n,
                       parts_given *given) {
    for (uint32_t k = 0; k < n->part_count; k++) {
        const tamiz_part_record *part = &s->snapshot->parts[n->first_part + k];
        const tamiz_unit_link *link =
            tamiz_unit_links_find(&s->entries->links, part->unit);
        double best = 0;
        bool aside = link && link->aside;
        for (; link; link = tamiz_unit_links_next(&s->entries->links, link)) {
            give(given, link->bits, (double)link->similarity);
            best = tamiz_greater(best, (double)link->similarity);
        }
        if (best <= 0 || aside) continue;
        given->linked += (double)part->weight;
        given->agreed += (double)part->weight * best;
    }
}

/* The bound from the links that the parts really have. Initials, which do not
 * show in them, are taken as linked: those of the query, and as many parts of
 * the query as the name has initials. */
static double refined_score(const tamiz_sift *s, uint32_t name) {
    const tamiz_entries *all = s->entries;
    const tamiz_name_record *n = &s->snapshot->names[name];
    const double initial = tamiz_initial_similarity();
    parts_given given = {.linked = 0};
    give_parts(s, n, &given);
    double linked = 0, agreed = 0, guessed = 0;
    for (size_t i = 0; i < all->count; i++) {
        const tamiz_entry *e = &all->entries[i];
        double found =
            given.similarity[i < TAMIZ_ENTRY_BITS ? i : TAMIZ_ENTRY_BITS - 1];
        bool guess = e->assumed || n->initials;
        if (found <= 0 && !guess) continue;
        if (guess) guessed += 1;
        linked += e->weight;
        agreed += e->weight * tamiz_greater(found, guess ? initial : 0);
    }
    double rest = (double)n->weight - given.linked;
    if (guessed > rest) guessed = rest;
    return tamiz_bound_known(
        linked + given.linked + guessed,
        agreed + given.agreed + guessed * initial, all->bound.query - linked,
        rest - guessed, all->bound.aside + (double)n->aside / 2,
        tamiz_name_is_alien(n) != all->alien ? TAMIZ_LEAST_CONFLICT
                                             : TAMIZ_CONFLICT);
}

static bool can_reach(const tamiz_sift *s, uint32_t name) {
    return passes_alone(s, name) &&
           (is_by_run(s, name) ||
            tamiz_bound_reaches(refined_score(s, name), s->threshold));
}

/* ---- both -------------------------------------------------------------- */

size_t tamiz_sift_names(tamiz_sift *s, uint32_t *kept) {
    const tamiz_snapshot *snap = s->snapshot;
    size_t count = 0;
    s->round++;
    find_partial(s);
    size_t passed = sift_numbers(s, kept);
    for (size_t i = 0; i < passed && i < FAR_AHEAD; i++)
        __builtin_prefetch(&snap->names[kept[i]]);
    for (size_t i = 0; i < passed; i++) {
        if (i + FAR_AHEAD < passed)
            __builtin_prefetch(&snap->names[kept[i + FAR_AHEAD]]);
        if (i + AHEAD < passed)
            __builtin_prefetch(
                &snap->parts[snap->names[kept[i + AHEAD]].first_part]);
        if (can_reach(s, kept[i])) kept[count++] = kept[i];
    }
    return count;
}

void tamiz_sift_forget(tamiz_sift *s) {
    for (size_t i = 0; i < s->name_count; i++) {
        s->met[s->names[i]] = 0;
        s->seen[s->names[i] >> 6] = 0;
    }
    s->name_count = 0;
}
