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

/* The first step from `low` to before `high` that reaches the threshold, or
 * does not (wanted = false), when all behind it are like it; else high. A guess
 * that is right is seen to be so at once, the rest is searched by halves. */
static uint32_t first_step(const tamiz_bound *b, const tamiz_weights *w,
                           double threshold, uint32_t low, uint32_t high,
                           bool wanted, uint32_t guess) {
    bool fits = false;
    for (unsigned tried = 0; low < high; tried++) {
        uint32_t mid = low + (high - low) / 2;
        if (tried == 0 && guess >= low) mid = guess < high ? guess : high - 1;
        if (tried == 1) mid = fits ? high - 1 : low;
        double weight = (double)tamiz_weights_step(w, mid).weight;
        fits = tamiz_bound_reaches(tamiz_bound_score(b, weight), threshold) ==
               wanted;
        if (fits)
            high = mid;
        else
            low = mid + 1;
    }
    return low;
}

/* About what a name must weigh to reach the threshold, below `reach`: there all
 * of it is linked, and it makes up for what of the query is not. */
static double least_weight(const tamiz_bound *b, double threshold) {
    double rest = b->query - b->linked, gain = b->similarity - threshold;
    double backed = 2 * (TAMIZ_BACKED_FROM - b->aside) - b->linked;
    double owed =
        threshold * b->linked - b->agreed - 2 * b->aside * (1 - threshold);
    double alone = owed + 2 * threshold * TAMIZ_LEAST_OMISSION_ALONE * rest;
    if (alone < backed * gain) return alone / gain;
    double more = owed + 2 * threshold * TAMIZ_LEAST_OMISSION * rest;
    return more > backed * gain ? more / gain : backed;
}

/* About what a name may weigh, above `reach`: the more, the more of it is not
 * linked. */
static double most_weight(const tamiz_bound *b, double threshold) {
    double linked = (b->linked + b->reach) / 2 + b->aside;
    double agreed = (b->agreed + b->similarity * b->reach) / 2 + b->aside;
    double rest = b->query - b->linked, room = agreed / threshold - linked;
    double one = linked < TAMIZ_BACKED_FROM ? TAMIZ_LEAST_OMISSION_ALONE
                                            : TAMIZ_LEAST_OMISSION;
    if (room >= b->conflict * rest)
        return b->reach + rest + (room - b->conflict * rest) / one;
    return b->reach + (room - one * rest) / (b->conflict - one);
}

/* Above `reach` the bound falls. Below, it moves towards the greatest
 * similarity as names grow heavier, from above when legal forms stand aside;
 * so where it comes up to a threshold that is no greater, it stays up, and if
 * it does not at `reach` it does nowhere. No name reaches a greater one. */
void tamiz_bound_range(const tamiz_bound *b, const tamiz_weights *w,
                       double threshold, uint32_t *first, uint32_t *end) {
    *first = *end = w->end;
    if (!tamiz_bound_reaches(b->similarity, threshold) ||
        !tamiz_bound_reaches(tamiz_bound_score(b, b->reach), threshold))
        return;
    double room = threshold - rounding;
    uint32_t peak = first_heavier(w, b->reach);
    uint32_t from = first_step(b, w, threshold, 0, peak, true,
                               first_heavier(w, least_weight(b, room)));
    uint32_t to = first_step(b, w, threshold, peak, w->count, false,
                             first_heavier(w, most_weight(b, room)));
    *first = tamiz_weights_first(w, from);
    *end = tamiz_weights_first(w, to);
}
