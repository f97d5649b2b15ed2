/* SPDX-License-Identifier: Apache-2.0 */
/* A mention agrees at both its ends, so both ends must be linked to one listed
 * name (or the window's letters are a name's). For each word of the text the
 * names that hold a unit like it are looked up once; whether two words share a
 * name is found once for each pair of words. */
#include "scan_filter.h"

#include "base_hash.h"
#include "index_bound.h"
#include "index_hashed.h"
#include "name_compare.h"
#include "scan_fit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SILENT_BYTES = 8 * 1024 * 1024, /* remembered windows */
    LONGEST_SILENT = 1024,
    LONGEST_WORD = 400,
    FEW_NAMES = 17, /* so many are not looked at one by one */
};

void tamiz_filter_clear(tamiz_filter *f) {
    tamiz_overlap_clear(&f->overlap);
    tamiz_table_clear(&f->silent);
    tamiz_arena_clear(&f->arena);
    tamiz_arena_clear(&f->scratch);
}

static void free_filter(void *filter) {
    tamiz_filter_clear(filter);
    free(filter);
}

static void forget_silent(tamiz_filter *f) {
    tamiz_table_clear(&f->silent);
    tamiz_arena_clear(&f->arena);
}

tamiz_filter *tamiz_filter_of(tamiz_worker *worker,
                              const tamiz_snapshot *snapshot,
                              const char *config) {
    tamiz_filter *f = worker->notes;
    if (!f) {
        f = calloc(1, sizeof *f);
        if (!f) return NULL;
        worker->notes = f;
        worker->free_notes = free_filter;
    }
    if (f->failed) tamiz_filter_clear(f);
    f->failed = false;
    f->overlap.snapshot = snapshot;
    f->finder = worker->finder;
    if (strcmp(f->config, config) != 0) forget_silent(f);
    (void)snprintf(f->config, sizeof f->config, "%s", config);
    return f;
}

bool tamiz_filter_read(tamiz_filter *f, const tamiz_scan_text *text,
                       tamiz_arena *arena) {
    tamiz_overlap_tidy(&f->overlap);
    f->text = text;
    f->words = (tamiz_row){.overlap = &f->overlap, .finder = f->finder};
    return tamiz_row_of_words(&f->words, text, arena, &f->scratch);
}

static const tamiz_word *word_at(const tamiz_filter *f, size_t i) {
    return &f->text->words.words[i];
}

/* ---- letters ----------------------------------------------------------- */

/* Whether a listed name has letters, or a reading, of this hash. */
static bool letters_hash_is_listed(const tamiz_filter *f, uint64_t hash) {
    const tamiz_snapshot *s = f->overlap.snapshot;
    if (!tamiz_finder_may_hold(f->finder, hash)) return false;
    uint32_t at = tamiz_hashed_first(s->letters, s->letters_count, hash);
    return at < s->letters_count && s->letters[at].hash == hash;
}

bool tamiz_filter_has_letters(const tamiz_filter *f, size_t first,
                              size_t last) {
    return letters_hash_is_listed(
        f, tamiz_hash(tamiz_row_letters(&f->words, first, last)));
}

/* The window as a name, in the scratch arena. */
static bool cut(tamiz_filter *f, size_t first, size_t last, tamiz_name *out) {
    if (f->scratch.total) tamiz_arena_reset(&f->scratch);
    if (tamiz_name_of_words(word_at(f, first), last - first + 1, f->text->text,
                            TAMIZ_NAME_ANY, &f->scratch, out, NULL)) {
        f->failed = true;
        return false;
    }
    tamiz_snapshot_learn(f->overlap.snapshot, out);
    return true;
}

static bool own_letters_are_listed(tamiz_filter *f, size_t first, size_t last) {
    bool plain = true;
    for (size_t i = first; i <= last; i++)
        plain &= word_at(f, i)->folded.data == word_at(f, i)->ascii.data;
    tamiz_name name;
    if (plain || !cut(f, first, last, &name)) return false;
    for (size_t i = 0; i < 2; i++)
        if (name.own[i] &&
            letters_hash_is_listed(f, tamiz_hash_of_own(name.own[i])))
            return true;
    return false;
}

static bool turned_letters_are_listed(tamiz_filter *f, size_t first,
                                      size_t comma, size_t last) {
    char room[TAMIZ_WINDOW_WORDS * LONGEST_WORD * 8];
    tamiz_span before = tamiz_row_letters(&f->words, first, comma - 1);
    tamiz_span behind = tamiz_row_letters(&f->words, comma, last);
    if (before.size + behind.size > sizeof room) return true;
    memcpy(room, behind.data, behind.size);
    memcpy(room + behind.size, before.data, before.size);
    return letters_hash_is_listed(
        f, tamiz_hash((tamiz_span){room, before.size + behind.size}));
}

/* Whether the letters of the window may be those of a listed name. */
static bool letters_are_listed(tamiz_filter *f, size_t first, size_t last) {
    if (tamiz_filter_has_letters(f, first, last)) return true;
    for (size_t i = first + 1; i <= last; i++)
        if (word_at(f, i)->flags & TAMIZ_WORD_AFTER_COMMA &&
            turned_letters_are_listed(f, first, i, last))
            return true;
    return own_letters_are_listed(f, first, last);
}

/* ---- items ------------------------------------------------------------- */

/* The sets by which one item may be linked: its own, and those of the runs that
 * cover it. */
typedef struct ways {
    uint32_t sets[1 + TAMIZ_RUN_MOST * TAMIZ_RUN_MOST];
    size_t count;
    float reach;  /* the most that they take of a name's weight */
    bool unknown; /* one is too long to be looked up */
} ways;

static void add_way(const tamiz_row *row, ways *w, uint32_t set) {
    w->unknown |= set == UINT32_MAX;
    if (set == UINT32_MAX || row->failed) return;
    w->sets[w->count++] = set;
    w->reach = fmaxf(w->reach, tamiz_overlap_get(row->overlap, set)->heaviest);
}

/* Runs within first..last that are not all of it. */
static ways ways_of(tamiz_row *row, size_t i, size_t first, size_t last) {
    ways out = {.count = 0};
    add_way(row, &out, tamiz_row_set(row, i));
    size_t from = i < first + TAMIZ_RUN_MOST ? first : i - TAMIZ_RUN_MOST + 1;
    for (size_t k = from; k <= i && k < last; k++)
        for (size_t n = 2; n <= TAMIZ_RUN_MOST; n++)
            if (k + n > i && k + n <= last + 1 && n < last - first + 1 &&
                tamiz_row_has_run(row, k, n))
                add_way(row, &out, tamiz_row_run_set(row, k, n));
    return out;
}

static unsigned share(tamiz_row *row, const ways *a, const ways *b) {
    unsigned found = 0;
    if (a->unknown || b->unknown)
        return TAMIZ_OVERLAP_NAME | TAMIZ_OVERLAP_INITIALED;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            found |=
                tamiz_overlap_compare(row->overlap, a->sets[i], b->sets[k]);
    return found;
}

/* What may be linked to a window as far as its items tell. */
typedef struct linked {
    ways start, end;
    double reach; /* the most that all links take of a name's weight */
} linked;

/* Whether one listed name may be linked to both ends and, when it has no
 * initial, to each telling item between. */
static bool items_agree(tamiz_row *row, size_t first, size_t last,
                        linked *out) {
    out->start = ways_of(row, first, first, last);
    out->end = ways_of(row, last, first, last);
    if (row->failed) return false;
    unsigned both = share(row, &out->start, &out->end);
    out->reach = (double)out->start.reach + (double)out->end.reach;
    for (size_t i = first + 1; both && i < last; i++) {
        ways inner = ways_of(row, i, first, last);
        bool free = both & TAMIZ_OVERLAP_INITIALED; /* to be an initial's */
        out->reach += fmax(free ? 1 : 0, (double)inner.reach);
        if (free || !(tamiz_row_marks(row, i) & TAMIZ_ROW_TELLING)) continue;
        if (!share(row, &out->start, &inner) || !share(row, &inner, &out->end))
            return false;
    }
    return both;
}

/* ---- names ------------------------------------------------------------- */

/* The least bound of names that all of the window is linked to. */
static tamiz_bound bound_of(const tamiz_snapshot *s, const tamiz_name *window,
                            double reach) {
    tamiz_bound bound = {.similarity = 1,
                         .reach = reach,
                         .aside = (double)s->header->most_aside / 2,
                         .conflict = TAMIZ_LEAST_CONFLICT};
    for (size_t i = 0; i < window->count; i++) {
        double weight = (double)window->parts[i].weight;
        if (tamiz_part_is_aside(&window->parts[i]))
            bound.aside += weight / 2;
        else
            bound.query += weight;
    }
    bound.linked = bound.agreed = bound.query;
    return bound;
}

static double score_of(tamiz_filter *f, const tamiz_name *window,
                       uint32_t number) {
    tamiz_part parts[TAMIZ_NAME_PARTS];
    tamiz_name listed;
    double score = 0;
    tamiz_snapshot_name(f->overlap.snapshot, number, parts, &listed);
    if (tamiz_name_score(window, &listed, &f->scratch, &score, NULL))
        f->failed = true;
    return score;
}

/* The names that both ends share of those whose weight lets them score so much;
 * FEW_NAMES = there are more. */
static size_t few_names(const tamiz_filter *f, const tamiz_bound *bound,
                        double least, const linked *by,
                        uint32_t names[FEW_NAMES]) {
    const tamiz_snapshot *s = f->overlap.snapshot;
    size_t count = 0;
    for (size_t region = 0; region < TAMIZ_REGION_COUNT; region++) {
        uint32_t first, end;
        tamiz_bound_range(bound, &s->weights[region], least, &first, &end);
        for (size_t i = 0; i < by->start.count; i++)
            for (size_t k = 0; k < by->end.count && count < FEW_NAMES; k++)
                count += tamiz_overlap_names(&f->overlap, by->start.sets[i],
                                             by->end.sets[k], first, end,
                                             names + count, FEW_NAMES - count);
    }
    return count;
}

/* The most that one of those names scores, 0 if that is not enough. */
static double most_of_names(tamiz_filter *f, const tamiz_name *window,
                            const linked *by) {
    uint32_t names[FEW_NAMES];
    double least = tamiz_fit_may_be_inexact(window) ? TAMIZ_MENTION_SCORE : 1;
    if (by->start.unknown || by->end.unknown) return 1;
    tamiz_bound bound = bound_of(f->overlap.snapshot, window, by->reach);
    size_t count = few_names(f, &bound, least, by, names);
    if (count == FEW_NAMES) return 1;
    double most = 0;
    for (size_t i = 0; i < count; i++)
        most = fmax(most, score_of(f, window, names[i]));
    return most >= least ? most : 0;
}

/* ---- windows ----------------------------------------------------------- */

/* A letter that has a dot and another letter beside it is part of something
 * longer ("S.A."), which is not looked up here. */
static bool is_dotted(const tamiz_filter *f, size_t i) {
    if (word_at(f, i)->ascii.size != 1) return false;
    return word_at(f, i)->flags & TAMIZ_WORD_DOTTED ||
           (i + 1 < f->text->words.count &&
            word_at(f, i + 1)->flags & TAMIZ_WORD_DOTTED);
}

/* Whether an end of the window may be part of something longer than a word, or
 * a legal form may be in it that is: its words are not looked up as such. */
static bool is_fluid(tamiz_filter *f, size_t first, size_t last) {
    for (size_t i = first; i <= last; i++) {
        if (is_dotted(f, i) || tamiz_row_set(&f->words, i) == UINT32_MAX)
            return true;
        unsigned marks = tamiz_row_marks(&f->words, i);
        if (marks & TAMIZ_ROW_LONGER ||
            (marks & TAMIZ_ROW_FORM && (i == first || i == last)))
            return true;
    }
    return false;
}

/* The same of the parts that the window is really cut into. */
static bool parts_agree(tamiz_filter *f, const tamiz_name *name, linked *out) {
    tamiz_row parts = {.overlap = &f->overlap, .finder = f->finder};
    if (!tamiz_name_hear(name, &f->scratch) ||
        !tamiz_row_of_parts(&parts, name, &f->scratch)) {
        f->failed = true;
        return false;
    }
    bool agree = items_agree(&parts, 0, name->count - 1, out);
    f->failed |= parts.failed;
    return agree;
}

static bool is_remembered(const tamiz_filter *f, size_t first, size_t last,
                          tamiz_span *key) {
    size_t start = word_at(f, first)->start;
    *key =
        (tamiz_span){f->text->text.data + start, word_at(f, last)->end - start};
    if (key->size > LONGEST_SILENT) return false;
    for (size_t i = 0; i < key->size; i++) {
        unsigned char c = (unsigned char)key->data[i];
        if (c >= 0x80 || c == '_') return false; /* read by what is around */
    }
    return true;
}

void tamiz_filter_silence(tamiz_filter *f, size_t first, size_t last) {
    tamiz_span key;
    if (f->arena.total > SILENT_BYTES || !is_remembered(f, first, last, &key))
        return;
    key = tamiz_arena_copy(&f->arena, key);
    if (!key.data || !tamiz_table_add(&f->silent, key, 0, NULL))
        f->failed = true;
}

bool tamiz_filter_is_silent(const tamiz_filter *f, size_t first, size_t last) {
    tamiz_span key;
    return f->silent.count && is_remembered(f, first, last, &key) &&
           tamiz_table_find(&f->silent, key);
}

bool tamiz_filter_allows(tamiz_filter *f, size_t first, size_t last) {
    linked by;
    bool allowed = letters_are_listed(f, first, last) ||
                   (first < last && (is_fluid(f, first, last) ||
                                     items_agree(&f->words, first, last, &by)));
    f->failed |= f->words.failed || f->overlap.failed;
    return allowed && !f->failed && !tamiz_filter_is_silent(f, first, last);
}

static double most_by_links(tamiz_filter *f, size_t first, size_t last) {
    linked by;
    tamiz_name name;
    bool fluid = is_fluid(f, first, last);
    if (!fluid && !items_agree(&f->words, first, last, &by)) return 0;
    if (!cut(f, first, last, &name)) return 0;
    if (fluid && name.count < 2) return 1;
    if (fluid && !parts_agree(f, &name, &by)) return 0;
    return most_of_names(f, &name, &by);
}

double tamiz_filter_most(tamiz_filter *f, size_t first, size_t last) {
    if (first == last || letters_are_listed(f, first, last)) return 1;
    double most = most_by_links(f, first, last);
    f->failed |= f->words.failed || f->overlap.failed;
    if (most <= 0 && !f->failed) tamiz_filter_silence(f, first, last);
    return most;
}
