/* SPDX-License-Identifier: Apache-2.0 */
/* Links are found for all pairs, then taken best first: the heaviest gain that
 * clashes with none taken before. Ties go to the link that lies earlier in
 * both names. Ties of a run here and a run there cannot be settled without
 * saying which name is the first, so the names are put in an order of their
 * own before: the score is the same in both directions.
 * Cost: parts of a times parts of b, times the run length. */
#include "name_compare.h"

#include "base_buffer.h"
#include "name_sound.h"

static const double conflict_factor = 1.0;
/* What is missing on one side costs less, and less still when two whole words
 * agree already. */
static const double omission_alone = 0.5, omission_backed = 0.4;
static const double backed_from = 1.8; /* linked weight */

typedef struct scratch {
    const tamiz_name *a, *b;
    tamiz_arena *arena;
    tamiz_buffer links; /* tamiz_link[] */
    bool failed;
} scratch;

static double weight_of(const tamiz_name *name, size_t first, size_t count) {
    double weight = 0;
    for (size_t i = 0; i < count; i++) weight += name->parts[first + i].weight;
    return weight;
}

static void add_link(scratch *s, tamiz_link link) {
    link.weight = (weight_of(s->a, link.a, link.a_count) +
                   weight_of(s->b, link.b, link.b_count)) /
                  2;
    tamiz_buffer_add(&s->links, &link, sizeof link);
}

static void link_parts(scratch *s) {
    for (size_t i = 0; i < s->a->count; i++)
        for (size_t j = 0; j < s->b->count; j++) {
            tamiz_link_kind kind;
            double similarity = tamiz_part_similarity(&s->a->parts[i],
                                                      &s->b->parts[j], &kind);
            if (similarity <= 0) continue;
            add_link(s, (tamiz_link){.a = (uint16_t)i,
                                     .a_count = 1,
                                     .b = (uint16_t)j,
                                     .b_count = 1,
                                     .kind = kind,
                                     .similarity = similarity});
        }
}

/* The size from which no part of the other name can be like the run. */
static size_t longest_part(const tamiz_name *name) {
    size_t most = 0;
    for (size_t i = 0; i < name->count; i++)
        if (name->parts[i].ascii.size > most) most = name->parts[i].ascii.size;
    return most;
}

typedef struct run {
    size_t first, count;
    tamiz_span ascii, sound;
    uint64_t letters;
} run;

static void link_run(scratch *s, const run *r, const tamiz_name *other,
                     bool run_in_a) {
    for (size_t j = 0; j < other->count; j++) {
        double similarity =
            tamiz_run_similarity(&other->parts[j], r->ascii, r->sound,
                                 r->letters, r->count);
        if (similarity <= 0) continue;
        tamiz_link link = {.kind = TAMIZ_LINK_JOINED, .similarity = similarity};
        link.a = (uint16_t)(run_in_a ? r->first : j);
        link.b = (uint16_t)(run_in_a ? j : r->first);
        link.a_count = (uint16_t)(run_in_a ? r->count : 1);
        link.b_count = (uint16_t)(run_in_a ? 1 : r->count);
        add_link(s, link);
    }
}

static void link_runs(scratch *s, const tamiz_name *name,
                      const tamiz_name *other, bool run_in_a) {
    size_t most = longest_part(other) + 3; /* slips allowed at most */
    for (size_t i = 0; i < name->count; i++) {
        size_t size = name->parts[i].ascii.size;
        for (size_t n = 2; n <= TAMIZ_RUN_MOST && i + n <= name->count; n++) {
            size += name->parts[i + n - 1].ascii.size;
            if (size > most) break;
            char *text = tamiz_arena_take(s->arena, size);
            if (!text) {
                s->failed = true;
                return;
            }
            tamiz_name window = {.parts = name->parts + i, .count = n};
            tamiz_name_squash(&window, 0, text);
            run r = {.first = i, .count = n, .ascii = {text, size}};
            r.letters = tamiz_name_letters(r.ascii);
            r.sound = tamiz_name_sound(r.ascii, s->arena);
            if (!r.sound.data) s->failed = true;
            else link_run(s, &r, other, run_in_a);
        }
    }
}

static int order_of_links(const void *x, const void *y) {
    const tamiz_link *p = x, *q = y;
    double gain_p = p->similarity * p->weight, gain_q = q->similarity * q->weight;
    if (gain_p != gain_q) return gain_p < gain_q ? 1 : -1;
    if (p->similarity != q->similarity)
        return p->similarity < q->similarity ? 1 : -1;
    int sum_p = p->a + p->b, sum_q = q->a + q->b;
    if (sum_p != sum_q) return sum_p - sum_q;
    int low_p = p->a < p->b ? p->a : p->b, low_q = q->a < q->b ? q->a : q->b;
    if (low_p != low_q) return low_q - low_p;
    if (p->a != q->a) return p->a - q->a;
    return (int)p->a_count - (int)q->a_count;
}

static bool is_free(const bool *used, size_t first, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (used[first + i]) return false;
    return true;
}

static void use(bool *used, size_t first, size_t count) {
    for (size_t i = 0; i < count; i++) used[first + i] = true;
}

/* Keeps the links that are taken, at the front. */
static size_t take_links(tamiz_link *links, size_t count, bool *a, bool *b) {
    size_t kept = 0;
    qsort(links, count, sizeof *links, order_of_links);
    for (size_t i = 0; i < count; i++) {
        tamiz_link link = links[i];
        if (!is_free(a, link.a, link.a_count) ||
            !is_free(b, link.b, link.b_count))
            continue;
        use(a, link.a, link.a_count);
        use(b, link.b, link.b_count);
        links[kept++] = link;
    }
    return kept;
}

static double unused_weight(const tamiz_name *name, const bool *used) {
    double weight = 0;
    for (size_t i = 0; i < name->count; i++)
        if (!used[i]) weight += name->parts[i].weight;
    return weight;
}

static int order_in_a(const void *x, const void *y) {
    const tamiz_link *p = x, *q = y;
    return (int)p->a - (int)q->a;
}

/* Sums in the order in which links were taken, which is the same for (a,b) and
 * (b,a): so is the last bit of the score. */
static void score_links(tamiz_comparison *out, double rest_a, double rest_b) {
    double agreed = 0, linked = 0;
    for (size_t i = 0; i < out->link_count; i++) {
        agreed += out->links[i].similarity * out->links[i].weight;
        linked += out->links[i].weight;
    }
    double less = rest_a < rest_b ? rest_a : rest_b;
    double more = rest_a < rest_b ? rest_b : rest_a;
    out->conflict = conflict_factor * less;
    out->omission = (more - less) * (linked < backed_from ? omission_alone
                                                          : omission_backed);
    out->total = linked + out->conflict + out->omission;
    out->score = out->link_count ? agreed / out->total : 0;
}

/* Whether some reading of a has the same letters as some reading of b. */
static bool same_letters(const tamiz_name *a, const tamiz_name *b,
                         tamiz_arena *arena, bool *same) {
    *same = false;
    if (a->letters != b->letters || !a->letters) return true;
    char *text = tamiz_arena_take(arena, a->letters * 4);
    if (!text) return false;
    size_t size = a->letters;
    tamiz_name_squash(a, 0, text);
    tamiz_name_squash(a, a->comma, text + size);
    tamiz_name_squash(b, 0, text + 2 * size);
    tamiz_name_squash(b, b->comma, text + 3 * size);
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 2; j < 4; j++)
            if (!memcmp(text + i * size, text + j * size, size)) *same = true;
    return true;
}

static tamiz_code compare(const tamiz_name *a, const tamiz_name *b,
                          tamiz_arena *arena, tamiz_comparison *out,
                          tamiz_error *err) {
    scratch s = {.a = a, .b = b, .arena = arena};
    tamiz_comparison result = {0};
    link_parts(&s);
    link_runs(&s, a, b, true);
    link_runs(&s, b, a, false);
    bool *used = tamiz_arena_take(arena, a->count + b->count);
    tamiz_span links =
        tamiz_arena_copy(arena, tamiz_buffer_view(&s.links));
    bool failed = s.failed || s.links.failed || !used || !links.data ||
                  !same_letters(a, b, arena, &result.same_letters);
    size_t count = s.links.size / sizeof(tamiz_link);
    tamiz_buffer_clear(&s.links);
    if (failed) return tamiz_fail_memory(err, "comparison");
    result.links = (tamiz_link *)links.data;
    result.link_count = take_links(result.links, count, used, used + a->count);
    score_links(&result, unused_weight(a, used),
                unused_weight(b, used + a->count));
    if (result.same_letters) result.score = 1;
    *out = result;
    return TAMIZ_OK;
}

static int order_of_parts(const tamiz_part *p, const tamiz_part *q) {
    int order = tamiz_span_order(p->ascii, q->ascii);
    if (!order) order = (int)p->kind - (int)q->kind;
    if (!order) order = (int)p->concept - (int)q->concept;
    if (!order) order = (int)p->flags - (int)q->flags;
    return order ? order : (p->weight > q->weight) - (p->weight < q->weight);
}

static int order_of_names(const tamiz_name *a, const tamiz_name *b) {
    if (a->count != b->count) return a->count < b->count ? -1 : 1;
    for (size_t i = 0; i < a->count; i++) {
        int order = order_of_parts(&a->parts[i], &b->parts[i]);
        if (order) return order;
    }
    return 0;
}

static void turn_links(tamiz_comparison *result) {
    for (size_t i = 0; i < result->link_count; i++) {
        tamiz_link *link = &result->links[i], old = *link;
        link->a = old.b, link->a_count = old.b_count;
        link->b = old.a, link->b_count = old.a_count;
    }
}

tamiz_code tamiz_name_compare(const tamiz_name *a, const tamiz_name *b,
                              tamiz_arena *arena, tamiz_comparison *out,
                              tamiz_error *err) {
    bool turned = order_of_names(a, b) > 0;
    tamiz_comparison result;
    tamiz_code code = compare(turned ? b : a, turned ? a : b, arena, &result,
                              err);
    if (code) return code;
    if (turned) turn_links(&result);
    qsort(result.links, result.link_count, sizeof *result.links, order_in_a);
    *out = result;
    return TAMIZ_OK;
}
