/* SPDX-License-Identifier: Apache-2.0 */
#include "api_pair.h"

enum { NO_PARTNER_ROOM = 1 << 16 }; /* pairs looked at, at most */

int tamiz_pair_fact_order(const tamiz_pair_fact *a, const tamiz_pair_fact *b) {
    if (a->prop != b->prop) return a->prop < b->prop ? -1 : 1;
    int order = strcmp(a->value, b->value);
    return order ? order : strcmp(a->lang, b->lang);
}

/* ---- those that say the same ------------------------------------------- */

/* By schema and facts. */
static int order_of_content(const tamiz_subject *a, const tamiz_subject *b) {
    if (a->schema != b->schema) return a->schema < b->schema ? -1 : 1;
    for (size_t i = 0; i < a->fact_count && i < b->fact_count; i++) {
        int order = tamiz_pair_fact_order(&a->facts[i], &b->facts[i]);
        if (order) return order;
    }
    return (a->fact_count > b->fact_count) - (a->fact_count < b->fact_count);
}

static int order_of_subjects(const void *x, const void *y) {
    const tamiz_subject *const *a = x, *const *b = y;
    int order = order_of_content(*a, *b);
    return order ? order : strcmp((*a)->id, (*b)->id);
}

static tamiz_subject **sorted(tamiz_subject *subjects, size_t count,
                              tamiz_arena *arena) {
    tamiz_subject **out = tamiz_arena_array(arena, count, sizeof *out);
    if (!out) return NULL;
    for (size_t i = 0; i < count; i++) out[i] = &subjects[i];
    /* The first is the party, which has its partner already. */
    qsort(out + 1, count - 1, sizeof *out, order_of_subjects);
    return out;
}

static void join(tamiz_subject *older, size_t i, tamiz_subject *newer,
                 size_t k) {
    older[i].partner = k;
    newer[k].partner = i;
}

static bool pair_equal(tamiz_subject *older, size_t older_count,
                       tamiz_subject *newer, size_t newer_count,
                       tamiz_arena *arena) {
    tamiz_subject **a = sorted(older, older_count, arena);
    tamiz_subject **b = sorted(newer, newer_count, arena);
    if (!a || !b) return false;
    for (size_t i = 1, k = 1; i < older_count && k < newer_count;) {
        int order = order_of_content(a[i], b[k]);
        if (!order)
            join(older, (size_t)(a[i++] - older), newer,
                 (size_t)(b[k++] - newer));
        else if (order < 0)
            i++;
        else
            k++;
    }
    return true;
}

/* ---- those that have most in common ------------------------------------ */

typedef struct likeness {
    size_t shared, older, newer;
} likeness;

static int order_of_likeness(const void *x, const void *y) {
    const likeness *a = x, *b = y;
    if (a->shared != b->shared) return a->shared > b->shared ? -1 : 1;
    if (a->older != b->older) return a->older < b->older ? -1 : 1;
    return (a->newer > b->newer) - (a->newer < b->newer);
}

/* Facts in common, 0 when they are too few to tell. */
static size_t shared_facts(const tamiz_subject *a, const tamiz_subject *b) {
    size_t shared = 0;
    if (a->schema != b->schema) return 0;
    for (size_t i = 0, k = 0; i < a->fact_count && k < b->fact_count;) {
        int order = tamiz_pair_fact_order(&a->facts[i], &b->facts[k]);
        shared += !order;
        i += order <= 0;
        k += order >= 0;
    }
    size_t fewer =
        a->fact_count < b->fact_count ? a->fact_count : b->fact_count;
    return 2 * shared >= fewer ? shared : 0;
}

static size_t count_single(const tamiz_subject *subjects, size_t count) {
    size_t single = 0;
    for (size_t i = 0; i < count; i++)
        single += subjects[i].partner == SIZE_MAX;
    return single;
}

static size_t find_likenesses(const tamiz_subject *older, size_t older_count,
                              const tamiz_subject *newer, size_t newer_count,
                              likeness *out) {
    size_t count = 0;
    for (size_t i = 0; i < older_count; i++) {
        if (older[i].partner != SIZE_MAX) continue;
        for (size_t k = 0; k < newer_count; k++) {
            if (newer[k].partner != SIZE_MAX) continue;
            size_t shared = shared_facts(&older[i], &newer[k]);
            if (shared) out[count++] = (likeness){shared, i, k};
        }
    }
    return count;
}

/* Too many to look at each with each: the ids must do. Both are in order of
 * their ids. */
static void pair_by_id(tamiz_subject *older, size_t older_count,
                       tamiz_subject *newer, size_t newer_count) {
    for (size_t i = 1, k = 1; i < older_count && k < newer_count;) {
        int order = tamiz_id_order(tamiz_span_of(older[i].id),
                                   tamiz_span_of(newer[k].id));
        if (!order && older[i].schema == newer[k].schema &&
            older[i].partner == SIZE_MAX && newer[k].partner == SIZE_MAX)
            join(older, i, newer, k);
        i += order <= 0;
        k += order >= 0;
    }
}

static bool pair_alike(tamiz_subject *older, size_t older_count,
                       tamiz_subject *newer, size_t newer_count,
                       tamiz_arena *arena) {
    size_t a = count_single(older, older_count);
    size_t b = count_single(newer, newer_count);
    if (!a || !b) return true;
    if (a > NO_PARTNER_ROOM / b) {
        pair_by_id(older, older_count, newer, newer_count);
        return true;
    }
    likeness *rows = tamiz_arena_array(arena, a * b, sizeof *rows);
    if (!rows) return false;
    size_t count =
        find_likenesses(older, older_count, newer, newer_count, rows);
    qsort(rows, count, sizeof *rows, order_of_likeness);
    for (size_t i = 0; i < count; i++)
        if (older[rows[i].older].partner == SIZE_MAX &&
            newer[rows[i].newer].partner == SIZE_MAX)
            join(older, rows[i].older, newer, rows[i].newer);
    return true;
}

bool tamiz_pair_subjects(tamiz_subject *older, size_t older_count,
                         tamiz_subject *newer, size_t newer_count,
                         tamiz_arena *arena) {
    for (size_t i = 0; i < older_count; i++) older[i].partner = SIZE_MAX;
    for (size_t i = 0; i < newer_count; i++) newer[i].partner = SIZE_MAX;
    if (!older_count || !newer_count) return true;
    join(older, 0, newer, 0);
    return pair_equal(older, older_count, newer, newer_count, arena) &&
           pair_alike(older, older_count, newer, newer_count, arena);
}
