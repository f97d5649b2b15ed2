/* SPDX-License-Identifier: Apache-2.0 */
#include "index_bound.h"

#include "name_compare.h"

/* Weights are stored as floats, and are at most a few hundred. */
static const double rounding = 1e-4;

double tamiz_bound_known(double linked, double agreed, double rest_query,
                         double rest_name, double aside, double conflict) {
    double weight = linked / 2 + aside;
    double less = rest_query < rest_name ? rest_query : rest_name;
    double more = rest_query < rest_name ? rest_name : rest_query;
    /* A weight that is rounded must not fall on the wrong side. */
    double one = weight + rounding < TAMIZ_BACKED_FROM
                     ? TAMIZ_LEAST_OMISSION_ALONE
                     : TAMIZ_LEAST_OMISSION;
    double penalty = conflict * less + one * (more - less);
    return weight > 0 ? (agreed / 2 + aside) / (weight + penalty) : 0;
}

double tamiz_bound_score(const tamiz_bound *b, double weight) {
    double reached = weight < b->reach ? weight : b->reach;
    return tamiz_bound_known(
        b->linked + reached, b->agreed + b->similarity * reached,
        b->query - b->linked, weight - reached, b->aside, b->conflict);
}

bool tamiz_bound_reaches(double bound, double threshold) {
    return bound + rounding >= threshold;
}

/* The first step from `low` to before `high` that reaches the threshold, or
 * does not (wanted = false), when all behind it are like it; else high. */
static uint32_t first_step(const tamiz_bound *b, const tamiz_weights *w,
                           double threshold, uint32_t low, uint32_t high,
                           bool wanted) {
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        double weight = (double)tamiz_weights_step(w, mid).weight;
        if (tamiz_bound_reaches(tamiz_bound_score(b, weight), threshold) ==
            wanted)
            high = mid;
        else
            low = mid + 1;
    }
    return low;
}

static uint32_t first_heavier(const tamiz_weights *w, double weight) {
    uint32_t low = 0, high = w->count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if ((double)tamiz_weights_step(w, mid).weight < weight)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Above `reach` the bound falls. Below, it moves towards the greatest
 * similarity as names grow heavier, from above when legal forms stand aside;
 * so where it comes up to a threshold that is no greater, it stays up. No name
 * reaches a greater one. */
void tamiz_bound_range(const tamiz_bound *b, const tamiz_weights *w,
                       double threshold, uint32_t *first, uint32_t *end) {
    *first = *end = w->end;
    if (!tamiz_bound_reaches(b->similarity, threshold)) return;
    uint32_t peak = first_heavier(w, b->reach);
    uint32_t from = first_step(b, w, threshold, 0, peak, true);
    uint32_t to = first_step(b, w, threshold, peak, w->count, false);
    *first = tamiz_weights_first(w, from);
    *end = tamiz_weights_first(w, to);
}
