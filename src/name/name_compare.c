/* SPDX-License-Identifier: Apache-2.0 */
/* Links are found for all pairs, then taken best first: the heaviest gain that
 * clashes with none taken before. Ties go to the link that lies earlier in
 * both names. Ties of a run here and a run there cannot be settled without
 * saying which name is the first, so the names are put in an order of their
 * own before: the score is the same in both directions.
 * Cost: parts of a times parts of b, times the run length. */
#include "name_compare.h"

#include "base_error.h"
#include "name_acronym.h"
#include "name_penalty.h"
#include "name_sound.h"

enum { FEW_LINKS = 1024, LONGEST_RUN = 1024 };

typedef struct scratch {
    const tamiz_name *a, *b;
    const tamiz_near *near; /* NULL = not known */
    bool turned;            /* a is the second name of what is near */
    tamiz_link few[FEW_LINKS];
    tamiz_link *links;
    size_t count;
    bool used_a[TAMIZ_NAME_PARTS], used_b[TAMIZ_NAME_PARTS];
} scratch;

/* ---- finding links ----------------------------------------------------- */

static double weight_of(const tamiz_name *name, size_t first, size_t count) {
    double weight = 0;
    for (size_t i = 0; i < count; i++) weight += name->parts[first + i].weight;
    return weight;
}

static void add_link(scratch *s, tamiz_link link) {
    link.weight = (weight_of(s->a, link.a, link.a_count) +
                   weight_of(s->b, link.b, link.b_count)) /
                  2;
    s->links[s->count++] = link;
}

/* A text is cut at its end. */
static bool is_cut_at_the_end(const scratch *s, size_t i, size_t j) {
    bool shorter_a = s->a->parts[i].ascii.size < s->b->parts[j].ascii.size;
    return shorter_a ? i + 1 == s->a->count : j + 1 == s->b->count;
}

static bool may_be_linked(const scratch *s, size_t i, size_t j) {
    size_t first = s->turned ? j : i, second = s->turned ? i : j;
    return !s->near || s->near->first[first] & s->near->second[second] ||
           s->a->parts[i].kind == TAMIZ_PART_INITIAL ||
           s->b->parts[j].kind == TAMIZ_PART_INITIAL;
}

static void link_parts(scratch *s) {
    for (size_t i = 0; i < s->a->count; i++)
        for (size_t j = 0; j < s->b->count; j++) {
            tamiz_link_kind kind;
            if (!may_be_linked(s, i, j)) continue;
            double similarity =
                tamiz_part_similarity(&s->a->parts[i], &s->b->parts[j], &kind);
            if (similarity <= 0 ||
                (kind == TAMIZ_LINK_CUT && !is_cut_at_the_end(s, i, j)))
                continue;
            add_link(s, (tamiz_link){.a = (uint16_t)i,
                                     .a_count = 1,
                                     .b = (uint16_t)j,
                                     .b_count = 1,
                                     .kind = kind,
                                     .similarity = similarity});
        }
}

static size_t longest_part(const tamiz_name *name) {
    size_t most = 0;
    for (size_t i = 0; i < name->count; i++)
        if (name->parts[i].ascii.size > most) most = name->parts[i].ascii.size;
    return most;
}

/* A word and what follows it are not like that word alone. */
static bool has_part(const tamiz_run *run, const tamiz_part *part) {
    for (size_t i = 0; i < run->count; i++)
        if (tamiz_span_equal(run->parts[i].ascii, part->ascii)) return true;
    return false;
}

/* Whether the run is of the second name of what is near. */
static bool is_of_second(const scratch *s, bool run_in_a) {
    return run_in_a == s->turned;
}

/* The lengths, as 1 << n, that a run from part i on may have. */
static unsigned run_lengths(const scratch *s, bool run_in_a, size_t i) {
    if (!s->near) return ~0u;
    if (is_of_second(s, run_in_a)) return s->near->to_runs ? ~0u : 0;
    return s->near->runs[i];
}

/* Whether a run that starts at part i may be linked to part j. */
static bool may_be_run(const scratch *s, bool run_in_a, size_t i, size_t j) {
    if (!s->near) return true;
    if (is_of_second(s, run_in_a)) return s->near->first[j] & s->near->to_runs;
    return s->near->first[i] & s->near->second[j];
}

static void link_run(scratch *s, size_t first, const tamiz_run *run,
                     const tamiz_name *other, bool run_in_a) {
    for (size_t j = 0; j < other->count; j++) {
        const tamiz_part *part = &other->parts[j];
        if (!may_be_run(s, run_in_a, first, j) ||
            (!run->inexact && (part->ascii.size != run->ascii.size ||
                               part->letters != run->letters)))
            continue;
        double similarity = tamiz_run_similarity(part, run);
        if (similarity <= 0 || (similarity < 1 && has_part(run, part)))
            continue;
        tamiz_link link = {.kind = TAMIZ_LINK_JOINED, .similarity = similarity};
        link.a = (uint16_t)(run_in_a ? first : j);
        link.b = (uint16_t)(run_in_a ? j : first);
        link.a_count = (uint16_t)(run_in_a ? run->count : 1);
        link.b_count = (uint16_t)(run_in_a ? 1 : run->count);
        add_link(s, link);
    }
}

/* Runs that are longer than any part of the other name, and the four slips
 * that one sound may hide, are like none of them. */
static void link_runs(scratch *s, const tamiz_name *name,
                      const tamiz_name *other, bool run_in_a) {
    char text[LONGEST_RUN];
    size_t most = longest_part(other) + 4;
    if (most > LONGEST_RUN) most = LONGEST_RUN;
    for (size_t i = 0; i < name->count; i++) {
        size_t size = 0;
        unsigned lengths = run_lengths(s, run_in_a, i);
        tamiz_run run = {.ascii = {text, 0}, .parts = &name->parts[i]};
        for (size_t n = 1;
             lengths >> n && n <= TAMIZ_RUN_MOST && i + n <= name->count; n++) {
            const tamiz_part *part = &name->parts[i + n - 1];
            if (size + part->ascii.size > most) break;
            memcpy(text + size, part->ascii.data, part->ascii.size);
            size += part->ascii.size;
            run.letters |= part->letters;
            run.flags |= part->flags;
            if (n == 1 || !(lengths >> n & 1)) continue;
            run.ascii.size = size;
            run.count = n;
            run.inexact = tamiz_run_is_inexact(
                &name->parts[i], n, name->comma > i && name->comma < i + n);
            link_run(s, i, &run, other, run_in_a);
        }
    }
}

/* ---- choosing links ---------------------------------------------------- */

static int order_of_links(const void *x, const void *y) {
    const tamiz_link *p = x, *q = y;
    double gain_p = p->similarity * p->weight;
    double gain_q = q->similarity * q->weight;
    if (gain_p != gain_q) return gain_p < gain_q ? 1 : -1;
    if (p->similarity != q->similarity)
        return p->similarity < q->similarity ? 1 : -1;
    int sum_p = p->a + p->b, sum_q = q->a + q->b;
    if (sum_p != sum_q) return sum_p - sum_q;
    int low_p = p->a < p->b ? p->a : p->b, low_q = q->a < q->b ? q->a : q->b;
    if (low_p != low_q) return low_q - low_p;
    int runs_p = p->a_count + p->b_count, runs_q = q->a_count + q->b_count;
    if (runs_p != runs_q) return runs_p - runs_q;
    if (p->a != q->a) return p->a - q->a;
    return p->a_count - q->a_count;
}

static bool is_free(const bool *used, size_t first, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (used[first + i]) return false;
    return true;
}

static void use(bool *used, size_t first, size_t count) {
    for (size_t i = 0; i < count; i++) used[first + i] = true;
}

static void sort_links(tamiz_link *links, size_t count,
                       int (*order)(const void *, const void *)) {
    if (count > 12) {
        qsort(links, count, sizeof *links, order);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        tamiz_link link = links[i];
        size_t k = i;
        for (; k > 0 && order(&links[k - 1], &link) > 0; k--)
            links[k] = links[k - 1];
        links[k] = link;
    }
}

/* Keeps the links that are taken, at the front. */
static void take_links(scratch *s) {
    size_t kept = 0;
    memset(s->used_a, 0, s->a->count);
    memset(s->used_b, 0, s->b->count);
    sort_links(s->links, s->count, order_of_links);
    for (size_t i = 0; i < s->count; i++) {
        tamiz_link link = s->links[i];
        if (!is_free(s->used_a, link.a, link.a_count) ||
            !is_free(s->used_b, link.b, link.b_count))
            continue;
        use(s->used_a, link.a, link.a_count);
        use(s->used_b, link.b, link.b_count);
        s->links[kept++] = link;
    }
    s->count = kept;
}

/* ---- the whole --------------------------------------------------------- */

static void score_links(scratch *s, tamiz_comparison *out) {
    double agreed = 0, linked = 0;
    for (size_t i = 0; i < s->count; i++) {
        agreed += s->links[i].similarity * s->links[i].weight;
        linked += s->links[i].weight;
    }
    tamiz_penalties p = tamiz_penalties_of(s->a, s->b, s->used_a, s->used_b,
                                           s->links, s->count, linked);
    out->conflict = p.conflict;
    out->omission = p.omission;
    out->factor = p.factor;
    out->contradictions = p.contradictions;
    out->total = linked + (p.conflict + p.omission);
    out->score = s->count ? p.factor * (agreed / out->total) : 0;
}

static bool same_reading(const tamiz_name *a, size_t a_first,
                         const tamiz_name *b, size_t b_first) {
    tamiz_span x = {"", 0}, y = {"", 0};
    size_t i = 0, j = 0;
    for (size_t left = a->letters; left > 0;) {
        while (!x.size) x = a->parts[(a_first + i++) % a->count].ascii;
        while (!y.size) y = b->parts[(b_first + j++) % b->count].ascii;
        size_t n = x.size < y.size ? x.size : y.size;
        if (memcmp(x.data, y.data, n) != 0) return false;
        x = tamiz_span_from(x, n);
        y = tamiz_span_from(y, n);
        left -= n;
    }
    return true;
}

/* Whether some reading of a has the same letters as some reading of b. */
static bool same_letters(const tamiz_name *a, const tamiz_name *b) {
    if (a->letters != b->letters || !a->letters) return false;
    return same_reading(a, 0, b, 0) ||
           (a->comma && same_reading(a, a->comma, b, 0)) ||
           (b->comma && same_reading(a, 0, b, b->comma)) ||
           (a->comma && b->comma && same_reading(a, a->comma, b, b->comma));
}

/* The same for letters in their own script. */
static bool same_own_letters(const tamiz_name *a, const tamiz_name *b) {
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 2; k++)
            if (a->own[i] && a->own[i] == b->own[k]) return true;
    return false;
}

static bool is_acronym_of(const tamiz_name *acronym, const tamiz_name *name) {
    size_t part = tamiz_name_acronym(acronym);
    if (part == SIZE_MAX) return false;
    char initials[TAMIZ_NAME_PARTS];
    size_t n = tamiz_name_initials(name, initials);
    return tamiz_span_equal(acronym->parts[part].ascii,
                            (tamiz_span){initials, n});
}

static void score_whole(scratch *s, tamiz_comparison *out) {
    out->basis = TAMIZ_BASIS_LINKS;
    if (same_letters(s->a, s->b) || same_own_letters(s->a, s->b)) {
        out->basis = TAMIZ_BASIS_LETTERS;
        out->score = 1;
    } else if (out->score < TAMIZ_ACRONYM_SCORE &&
               (is_acronym_of(s->a, s->b) || is_acronym_of(s->b, s->a))) {
        out->basis = TAMIZ_BASIS_ACRONYM;
        out->score = TAMIZ_ACRONYM_SCORE;
    }
}

/* Every part can be linked to every part, and be in three runs of the other
 * name's for each length. */
static bool make_room(scratch *s, tamiz_arena *arena) {
    size_t most = s->a->count * s->b->count * (1 + 2 * (TAMIZ_RUN_MOST - 1));
    s->links = s->few;
    if (most > FEW_LINKS)
        s->links = tamiz_arena_array(arena, most, sizeof *s->links);
    return s->links != NULL;
}

/* ---- an order of the names' own ---------------------------------------- */

static int order_of_parts(const tamiz_part *p, const tamiz_part *q) {
    int order = tamiz_span_order(p->ascii, q->ascii);
    if (!order) order = (int)p->kind - (int)q->kind;
    if (!order) order = (int)p->concept - (int)q->concept;
    if (!order) order = (int)p->flags - (int)q->flags;
    if (!order) order = (p->variant > q->variant) - (p->variant < q->variant);
    return order ? order : (p->weight > q->weight) - (p->weight < q->weight);
}

static int order_of_names(const tamiz_name *a, const tamiz_name *b) {
    if (a->count != b->count) return a->count < b->count ? -1 : 1;
    for (size_t i = 0; i < a->count; i++) {
        int order = order_of_parts(&a->parts[i], &b->parts[i]);
        if (order) return order;
    }
    return (a->comma > b->comma) - (a->comma < b->comma);
}

static void turn_links(tamiz_link *links, size_t count) {
    for (size_t i = 0; i < count; i++) {
        tamiz_link *link = &links[i], old = *link;
        link->a = old.b, link->a_count = old.b_count;
        link->b = old.a, link->b_count = old.a_count;
    }
}

/* ---- comparing --------------------------------------------------------- */

static tamiz_code compare(scratch *s, const tamiz_name *a, const tamiz_name *b,
                          const tamiz_near *near, tamiz_arena *arena,
                          tamiz_comparison *out, tamiz_error *err) {
    s->near = near;
    s->turned = order_of_names(a, b) > 0;
    s->a = s->turned ? b : a;
    s->b = s->turned ? a : b;
    s->count = 0;
    if (!make_room(s, arena)) return tamiz_fail_memory(err, "comparison");
    link_parts(s);
    link_runs(s, s->a, s->b, true);
    link_runs(s, s->b, s->a, false);
    take_links(s);
    score_links(s, out);
    score_whole(s, out);
    if (s->turned) turn_links(s->links, s->count);
    return TAMIZ_OK;
}

static int order_in_a(const void *x, const void *y) {
    const tamiz_link *p = x, *q = y;
    return (int)p->a - (int)q->a;
}

tamiz_code tamiz_name_compare_near(const tamiz_name *a, const tamiz_name *b,
                                   const tamiz_near *near, tamiz_arena *arena,
                                   tamiz_comparison *out, tamiz_error *err) {
    scratch s;
    tamiz_comparison result = {0};
    tamiz_code code = compare(&s, a, b, near, arena, &result, err);
    if (code) return code;
    result.links = tamiz_arena_array(arena, s.count, sizeof *result.links);
    if (!result.links) return tamiz_fail_memory(err, "comparison");
    result.link_count = s.count;
    if (s.count) memcpy(result.links, s.links, s.count * sizeof *s.links);
    sort_links(result.links, s.count, order_in_a);
    *out = result;
    return TAMIZ_OK;
}

void tamiz_comparison_turn(tamiz_comparison *c) {
    turn_links(c->links, c->link_count);
    sort_links(c->links, c->link_count, order_in_a);
}

tamiz_code tamiz_name_compare(const tamiz_name *a, const tamiz_name *b,
                              tamiz_arena *arena, tamiz_comparison *out,
                              tamiz_error *err) {
    return tamiz_name_compare_near(a, b, NULL, arena, out, err);
}

tamiz_code tamiz_name_score_near(const tamiz_name *a, const tamiz_name *b,
                                 const tamiz_near *near, tamiz_arena *arena,
                                 double *score, tamiz_error *err) {
    scratch s;
    tamiz_comparison result = {0};
    tamiz_code code = compare(&s, a, b, near, arena, &result, err);
    if (!code) *score = result.score;
    return code;
}

tamiz_code tamiz_name_score(const tamiz_name *a, const tamiz_name *b,
                            tamiz_arena *arena, double *score,
                            tamiz_error *err) {
    return tamiz_name_score_near(a, b, NULL, arena, score, err);
}
