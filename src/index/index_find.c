/* SPDX-License-Identifier: Apache-2.0 */
/* A query's parts are taken in order of how many names hold a unit that they
 * can be linked to, rare ones first. A name that is met first at some part has
 * no link to the parts before it, so its score is bounded by what the rest can
 * give; only names whose weight lets them reach the threshold are looked at,
 * and they lie side by side, since names are numbered by weight. Then the
 * bound is taken again for each name with what is known of all parts.
 *
 * Two things would loosen the bound for all names and are kept apart. Runs of
 * a name's parts may weigh more than a part: the few names that hold a run
 * like a word of the query are looked at first. Links by an initial have no
 * postings: initials of the query count as linked always, and names that hold
 * initials (they lie behind the others) are bounded as if they were. */
#include "index_find.h"

#include "index_bound.h"
#include "index_probe.h"
#include "index_refine.h"
#include "name_acronym.h"
#include "name_sound.h"

enum {
    PARTS = TAMIZ_NAME_PARTS,
    RUNS = TAMIZ_NAME_PARTS * (TAMIZ_RUN_MOST - 1),
    AHEAD = 6, /* records asked for before they are looked at */
    FEW = 8,   /* postings that a search by halves is not worth */
    BITS = 64, /* the last bit stands for all parts from there on */
};

/* A part of the query with what can be linked to it. */
typedef struct entry {
    size_t part;
    tamiz_found found;
    double weight;     /* 0 when the part is aside */
    double reach;      /* the most that a link takes of a name, runs left out */
    double run_reach;  /* the same with runs of the name's parts */
    double similarity; /* the greatest of any link */
    uint64_t cost;     /* postings; 0 = nothing can be linked to it */
    bool assumed;      /* an initial: linked always */
    uint32_t first[2], end[2]; /* names that were looked at, by region */
} entry;

/* Neighbouring parts of the query written together. */
typedef struct joined {
    size_t first, count;
    tamiz_found_units found;
    bool walked;
} joined;

struct tamiz_finder {
    const tamiz_snapshot *snapshot;
    tamiz_probes probes;
    tamiz_unit_links links;
    uint64_t *met;   /* per name: parts that are linked, by bit */
    bool *by_run;    /* per name: one of its runs was met */
    uint32_t *names; /* met names */
    size_t name_count;
    uint32_t *kept;
    /* one query */
    const tamiz_name *query;
    double threshold;
    entry entries[PARTS];
    uint8_t bit_of[PARTS]; /* part to bit, in order of entries */
    size_t entry_count;
    joined runs[RUNS];
    size_t run_count;
    tamiz_bound bound;
    bool alien; /* some part of the query came from another script */
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
    f->snapshot = f->probes.snapshot = snapshot;
    f->met = calloc(names, sizeof *f->met);
    f->by_run = calloc(names, sizeof *f->by_run);
    f->names = calloc(names, sizeof *f->names);
    f->kept = calloc(names, sizeof *f->kept);
    if (!f->met || !f->by_run || !f->names || !f->kept) {
        tamiz_finder_free(f);
        return tamiz_fail_memory(err, "search");
    }
    *out = f;
    return TAMIZ_OK;
}

void tamiz_finder_free(tamiz_finder *f) {
    if (!f) return;
    tamiz_probes_clear(&f->probes);
    tamiz_unit_links_clear(&f->links);
    free(f->met);
    free(f->by_run);
    free(f->names);
    free(f->kept);
    free(f);
}

/* ---- the query --------------------------------------------------------- */

static double greater(double a, double b) {
    return a > b ? a : b;
}

static void set_entry(entry *e, const tamiz_part *part) {
    e->assumed = part->kind == TAMIZ_PART_INITIAL;
    e->cost = (uint64_t)e->found.parts.postings + e->found.runs.postings;
    e->reach = (double)e->found.parts.weight;
    e->similarity = (double)e->found.parts.similarity;
    if (e->assumed) {
        e->reach = greater(e->reach, 1); /* of any plain word */
        e->similarity = greater(e->similarity, tamiz_initial_similarity());
    }
    e->run_reach = greater(e->reach, (double)e->found.runs.weight);
    e->similarity = greater(e->similarity, (double)e->found.runs.similarity);
    if (!tamiz_part_is_aside(part)) e->weight = (double)part->weight;
}

static bool probe_parts(tamiz_finder *f) {
    const tamiz_name *q = f->query;
    f->entry_count = 0;
    f->alien = false;
    f->bound = (tamiz_bound){0};
    for (size_t i = 0; i < q->count; i++) {
        const tamiz_part *part = &q->parts[i];
        f->alien |= (part->flags & TAMIZ_PART_ALIEN) != 0;
        entry *e = &f->entries[f->entry_count++];
        *e = (entry){.part = i};
        if (!tamiz_probes_find(&f->probes, part, 1, &e->found)) return false;
        set_entry(e, part);
        f->bound.query += e->weight;
        if (tamiz_part_is_aside(part))
            f->bound.aside += (double)part->weight / 2;
    }
    f->bound.conflict = f->alien ? TAMIZ_LEAST_CONFLICT : TAMIZ_CONFLICT;
    return true;
}

static bool probe_run(tamiz_finder *f, size_t first, size_t count) {
    char text[1024], sound[1024];
    tamiz_name window = {.parts = f->query->parts + first, .count = count};
    const tamiz_name *q = f->query;
    bool inexact = tamiz_run_is_inexact(
        window.parts, count, q->comma > first && q->comma < first + count);
    tamiz_part part = {.kind = inexact ? TAMIZ_PART_PLAIN : TAMIZ_PART_LEGAL};
    for (size_t i = 0; i < count; i++) {
        window.letters += window.parts[i].ascii.size;
        part.letters |= window.parts[i].letters;
        part.flags |= window.parts[i].flags;
    }
    if (window.letters > sizeof text) return true; /* no unit is so long */
    tamiz_name_squash(&window, 0, text);
    part.ascii = (tamiz_span){text, window.letters};
    part.sound.data = sound;
    if (inexact)
        part.sound.size = tamiz_name_sound_join(window.parts[0].sound,
                                                window.parts[1].sound, sound);
    joined *run = &f->runs[f->run_count];
    *run = (joined){.first = first, .count = count};
    tamiz_found found;
    if (!tamiz_probes_find(&f->probes, &part, count, &found)) return false;
    run->found = found.parts;
    f->run_count += run->found.count > 0;
    return true;
}

/* What a run of the query can be linked to counts for each of its parts. */
static void spread_run(tamiz_finder *f, const joined *run) {
    for (size_t i = 0; i < run->count; i++) {
        entry *e = &f->entries[run->first + i];
        e->reach = greater(e->reach, (double)run->found.weight);
        e->run_reach = greater(e->run_reach, e->reach);
        e->similarity = greater(e->similarity, (double)run->found.similarity);
        e->cost += run->found.postings;
    }
}

static bool probe_runs(tamiz_finder *f) {
    f->run_count = 0;
    for (size_t i = 0; i < f->query->count; i++)
        for (size_t n = 2; n <= TAMIZ_RUN_MOST && i + n <= f->query->count; n++)
            if (!probe_run(f, i, n)) return false;
    for (size_t i = 0; i < f->run_count; i++) spread_run(f, &f->runs[i]);
    return true;
}

static int order_of_entries(const void *x, const void *y) {
    const entry *p = x, *q = y;
    if (p->cost != q->cost) return p->cost < q->cost ? -1 : 1;
    return p->part < q->part ? -1 : 1;
}

static uint64_t bits_of(const tamiz_finder *f, size_t first, size_t count) {
    uint64_t bits = 0;
    for (size_t i = 0; i < count; i++)
        bits |= UINT64_C(1) << f->bit_of[first + i];
    return bits;
}

static bool link_units(tamiz_finder *f) {
    tamiz_unit_links_reset(&f->links);
    for (size_t i = 0; i < f->entry_count; i++) {
        const entry *e = &f->entries[i];
        if (!tamiz_unit_links_add(&f->links, &e->found.parts,
                                  bits_of(f, e->part, 1)))
            return false;
    }
    for (size_t i = 0; i < f->run_count; i++) {
        const joined *run = &f->runs[i];
        if (!tamiz_unit_links_add(&f->links, &run->found,
                                  bits_of(f, run->first, run->count)))
            return false;
    }
    return true;
}

static bool prepare(tamiz_finder *f) {
    if (!probe_parts(f) || !probe_runs(f)) return false;
    qsort(f->entries, f->entry_count, sizeof *f->entries, order_of_entries);
    for (size_t i = 0; i < f->entry_count; i++)
        f->bit_of[f->entries[i].part] = (uint8_t)(i < BITS ? i : BITS - 1);
    return link_units(f);
}

/* ---- walking postings -------------------------------------------------- */

static void meet(tamiz_finder *f, uint32_t name, uint64_t bits) {
    if (!f->met[name]) f->names[f->name_count++] = name;
    f->met[name] |= bits;
}

/* Most units stand in few names: those are passed one by one. */
static void walk_unit(tamiz_finder *f, const tamiz_found_unit *unit,
                      uint32_t first, uint32_t end, uint64_t bits) {
    const uint32_t *postings = f->snapshot->postings + unit->first_posting;
    uint32_t low = 0, high = unit->posting_count, count = high;
    while (high - low > FEW) {
        uint32_t mid = low + (high - low) / 2;
        if (postings[mid] < first)
            low = mid + 1;
        else
            high = mid;
    }
    while (low < count && postings[low] < first) low++;
    for (; low < count && postings[low] < end; low++)
        meet(f, postings[low], bits);
}

static void walk(tamiz_finder *f, const tamiz_found_units *found,
                 const entry *e, uint64_t bits) {
    if (e->first[0] >= e->end[0] && e->first[1] >= e->end[1]) return;
    const uint32_t *postings = f->snapshot->postings;
    for (uint32_t i = 0; i < found->count; i++) {
        if (i + AHEAD < found->count)
            __builtin_prefetch(postings +
                               found->units[i + AHEAD].first_posting);
        for (int region = 0; region < 2; region++)
            if (e->first[region] < e->end[region])
                walk_unit(f, &found->units[i], e->first[region], e->end[region],
                          bits);
    }
}

static bool covers(const joined *run, size_t part) {
    return run->first <= part && part < run->first + run->count;
}

/* ---- bounds ------------------------------------------------------------ */

static void link_entry(tamiz_bound *bound, const entry *e, double reach,
                       double similarity) {
    bound->linked += e->weight;
    bound->agreed += e->weight * similarity;
    bound->reach += reach;
    if (similarity > bound->similarity) bound->similarity = similarity;
}

/* What the entries from `from` on can give, and all initials. */
static tamiz_bound bound_from(const tamiz_finder *f, size_t from) {
    tamiz_bound bound = f->bound;
    bound.aside += TAMIZ_FIRM_ASIDE / 2;
    for (size_t i = 0; i < f->entry_count; i++) {
        const entry *e = &f->entries[i];
        if (e->assumed || (i >= from && e->cost > 0))
            link_entry(&bound, e, e->reach, e->similarity);
    }
    return bound;
}

/* Loose names: a part before `from` may still be linked to an initial, and
 * other scripts make conflicts cheaper. */
static tamiz_bound bound_of_loose(const tamiz_finder *f, size_t from) {
    tamiz_bound bound = f->bound;
    bound.conflict = TAMIZ_LEAST_CONFLICT;
    bound.aside += (double)f->snapshot->most_aside / 2;
    for (size_t i = 0; i < f->entry_count; i++) {
        const entry *e = &f->entries[i];
        if (e->assumed || (i >= from && e->cost > 0))
            link_entry(&bound, e, greater(e->reach, 1), e->similarity);
        else
            link_entry(&bound, e, 1, tamiz_initial_similarity());
    }
    return bound;
}

/* Names one of whose runs was met. */
static tamiz_bound bound_of_runs(const tamiz_finder *f) {
    tamiz_bound bound = f->bound;
    bound.conflict = TAMIZ_LEAST_CONFLICT;
    bound.aside += (double)f->snapshot->most_aside / 2;
    for (size_t i = 0; i < f->entry_count; i++) {
        const entry *e = &f->entries[i];
        link_entry(&bound, e, greater(e->run_reach, 1), 1);
    }
    return bound;
}

static bool was_seen(const entry *e, uint32_t name) {
    return (name >= e->first[0] && name < e->end[0]) ||
           (name >= e->first[1] && name < e->end[1]);
}

/* What is known of one name after all postings were walked. Parts whose
 * postings were not walked as far as this name may be linked. */
static tamiz_bound bound_of_name(const tamiz_finder *f, uint32_t name) {
    const tamiz_name_record *n = &f->snapshot->names[name];
    tamiz_bound bound = f->bound;
    if (n->alien != f->alien)
        bound.conflict = TAMIZ_LEAST_CONFLICT;
    else
        bound.conflict = TAMIZ_CONFLICT;
    bound.aside += (double)n->aside / 2;
    for (size_t i = 0; i < f->entry_count; i++) {
        const entry *e = &f->entries[i];
        double reach = f->by_run[name] ? e->run_reach : e->reach;
        if (n->initials) reach = greater(reach, 1); /* an initial, after all */
        bool met = f->met[name] >> (i < BITS ? i : BITS - 1) & 1;
        if (met || e->assumed || (e->cost && !was_seen(e, name)))
            link_entry(&bound, e, reach, e->similarity);
        else if (n->initials)
            link_entry(&bound, e, 1, tamiz_initial_similarity());
    }
    return bound;
}

/* What the parts of a name give, looked at one by one. */
typedef struct parts_given {
    double similarity[BITS]; /* by bit of the query's part */
    double linked, agreed;   /* of the name's parts */
} parts_given;

static void give(parts_given *given, uint64_t bits, double similarity) {
    for (; bits; bits &= bits - 1) {
        int bit = __builtin_ctzll(bits);
        if (given->similarity[bit] < similarity)
            given->similarity[bit] = similarity;
    }
}

static void give_parts(const tamiz_finder *f, const tamiz_name_record *n,
                       parts_given *given) {
    for (uint32_t k = 0; k < n->part_count; k++) {
        const tamiz_part_record *part = &f->snapshot->parts[n->first_part + k];
        const tamiz_unit_link *link =
            tamiz_unit_links_find(&f->links, part->unit);
        double best = 0;
        bool aside = link && link->aside;
        for (; link; link = tamiz_unit_links_next(&f->links, link)) {
            give(given, link->bits, (double)link->similarity);
            best = greater(best, (double)link->similarity);
        }
        if (best <= 0 || aside) continue;
        given->linked += (double)part->weight;
        given->agreed += (double)part->weight * best;
    }
}

/* The bound from the links that the parts really have. Initials, which do not
 * show in them, are taken as linked: those of the query, and as many parts of
 * the query as the name has initials. */
static double refined_score(const tamiz_finder *f, uint32_t name) {
    const tamiz_name_record *n = &f->snapshot->names[name];
    const double initial = tamiz_initial_similarity();
    parts_given given = {.linked = 0};
    give_parts(f, n, &given);
    double linked = 0, agreed = 0, guessed = 0;
    for (size_t i = 0; i < f->entry_count; i++) {
        const entry *e = &f->entries[i];
        double s = given.similarity[i < BITS ? i : BITS - 1];
        bool guess = e->assumed || n->initials;
        if (s <= 0 && !guess) continue;
        if (guess) guessed += 1;
        linked += e->weight;
        agreed += e->weight * greater(s, guess ? initial : 0);
    }
    double rest = (double)n->weight - given.linked;
    if (guessed > rest) guessed = rest;
    return tamiz_bound_known(
        linked + given.linked + guessed,
        agreed + given.agreed + guessed * initial, f->bound.query - linked,
        rest - guessed, f->bound.aside + (double)n->aside / 2,
        n->alien != f->alien ? TAMIZ_LEAST_CONFLICT : TAMIZ_CONFLICT);
}

static bool can_reach(const tamiz_finder *f, uint32_t name) {
    const tamiz_name_record *n = &f->snapshot->names[name];
    tamiz_bound bound = bound_of_name(f, name);
    if (!tamiz_bound_reaches(tamiz_bound_score(&bound, (double)n->weight),
                             f->threshold))
        return false;
    /* What a run of the name's parts gives does not show in single ones. */
    if (f->by_run[name]) return true;
    return tamiz_bound_reaches(refined_score(f, name), f->threshold);
}

/* ---- meeting names ----------------------------------------------------- */

static void set_ranges(tamiz_finder *f, entry *e, const tamiz_bound *firm,
                       const tamiz_bound *loose) {
    const tamiz_weights *weights = f->snapshot->weights;
    tamiz_bound_range(firm, &weights[0], f->threshold, &e->first[0],
                      &e->end[0]);
    tamiz_bound_range(loose, &weights[1], f->threshold, &e->first[1],
                      &e->end[1]);
}

/* Names that hold a run which is like a part of the query. */
static void meet_by_runs(tamiz_finder *f) {
    tamiz_bound bound = bound_of_runs(f);
    entry all = {0};
    set_ranges(f, &all, &bound, &bound);
    for (size_t i = 0; i < f->entry_count; i++) {
        const entry *e = &f->entries[i];
        if (e->found.runs.count)
            walk(f, &e->found.runs, &all, bits_of(f, e->part, 1));
    }
    for (size_t i = 0; i < f->name_count; i++) f->by_run[f->names[i]] = true;
}

static void meet_by_entry(tamiz_finder *f, size_t at) {
    entry *e = &f->entries[at];
    tamiz_bound firm = bound_from(f, at), loose = bound_of_loose(f, at);
    set_ranges(f, e, &firm, &loose);
    walk(f, &e->found.parts, e, bits_of(f, e->part, 1));
    for (size_t i = 0; i < f->run_count; i++) {
        joined *run = &f->runs[i];
        if (run->walked || !covers(run, e->part)) continue;
        run->walked = true;
        walk(f, &run->found, e, bits_of(f, run->first, run->count));
    }
}

static size_t keep_names(tamiz_finder *f) {
    const tamiz_snapshot *s = f->snapshot;
    size_t kept = 0, count = f->name_count;
    for (size_t i = 0; i < count; i++) {
        if (i + 2 * AHEAD < count)
            __builtin_prefetch(&s->names[f->names[i + 2 * AHEAD]]);
        if (i + AHEAD < count)
            __builtin_prefetch(
                &s->parts[s->names[f->names[i + AHEAD]].first_part]);
        if (can_reach(f, f->names[i])) f->kept[kept++] = f->names[i];
    }
    return kept;
}

/* ---- names that are the same as wholes --------------------------------- */

/* Hashes lie evenly, so the first guess is near: strides that double lead from
 * it to both sides of the place, and halves to the place. */
static uint32_t first_letters(const tamiz_snapshot *s, uint64_t hash) {
    uint32_t count = s->letters_count;
    uint32_t guess = (uint32_t)((hash >> 32) * count >> 32);
    uint32_t low = guess, high = guess;
    for (uint32_t n = 4; low > 0 && s->letters[low - 1].hash >= hash; n *= 2)
        low = low > n ? low - n : 0;
    for (uint32_t n = 4; high < count && s->letters[high].hash < hash; n *= 2)
        high = count - high > n ? high + n : count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (s->letters[mid].hash < hash)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* A name that is among the kept ones has bits; a new one gets the last. */
static size_t keep_by_letters(tamiz_finder *f, uint64_t hash, size_t kept) {
    const tamiz_snapshot *s = f->snapshot;
    for (uint32_t i = first_letters(s, hash);
         i < s->letters_count && s->letters[i].hash == hash; i++) {
        uint32_t name = s->letters[i].name;
        bool there = false;
        for (size_t k = 0; k < kept && !there; k++) there = f->kept[k] == name;
        if (!there) f->kept[kept++] = name;
    }
    return kept;
}

static size_t keep_wholes(tamiz_finder *f, size_t kept) {
    const tamiz_name *q = f->query;
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
    size_t part = tamiz_name_acronym(q);
    if (part != SIZE_MAX)
        kept = keep_by_letters(f, tamiz_hash_of_initials(q->parts[part].ascii),
                               kept);
    size_t n = tamiz_name_initials(q, text);
    if (n) kept = keep_by_letters(f, tamiz_hash((tamiz_span){text, n}), kept);
    return kept;
}

/* ---- all --------------------------------------------------------------- */

static void forget_met(tamiz_finder *f) {
    for (size_t i = 0; i < f->name_count; i++) {
        f->met[f->names[i]] = 0;
        f->by_run[f->names[i]] = false;
    }
    f->name_count = 0;
}

tamiz_code tamiz_finder_ask(tamiz_finder *f, const tamiz_name *query,
                            tamiz_error *err) {
    f->query = query;
    tamiz_probes_tidy(&f->probes);
    return prepare(f) ? TAMIZ_OK : tamiz_fail_memory(err, "search");
}

uint64_t tamiz_finder_reach(const tamiz_finder *f) {
    uint64_t reach = 0;
    for (size_t i = 0; i < f->entry_count; i++) reach += f->entries[i].cost;
    return reach;
}

size_t tamiz_finder_find(tamiz_finder *f, double threshold,
                         const uint32_t **names) {
    *names = f->kept;
    if (!f->query->count) return 0;
    f->threshold = threshold;
    for (size_t i = 0; i < f->run_count; i++) f->runs[i].walked = false;
    meet_by_runs(f);
    for (size_t i = 0; i < f->entry_count; i++) meet_by_entry(f, i);
    size_t kept = keep_wholes(f, keep_names(f));
    forget_met(f);
    return kept;
}
