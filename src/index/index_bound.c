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

static bool reaches(const tamiz_bound *b, const tamiz_snapshot *s,
                    uint32_t name, double threshold) {
    return tamiz_bound_reaches(
        tamiz_bound_score(b, (double)s->names[name].weight), threshold);
}

/* The bound rises with the name's weight up to `reach` and falls after it. */
void tamiz_bound_range(const tamiz_bound *b, const tamiz_snapshot *s,
                       double threshold, uint32_t *first, uint32_t *end) {
    uint32_t low = *first, high = *end;
    while (low < high) { /* the peak */
        uint32_t mid = low + (high - low) / 2;
        if ((double)s->names[mid].weight < b->reach)
            low = mid + 1;
        else
            high = mid;
    }
    uint32_t peak = low;
    low = *first, high = peak;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (reaches(b, s, mid, threshold))
            high = mid;
        else
            low = mid + 1;
    }
    uint32_t from = low;
    low = peak, high = *end;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (reaches(b, s, mid, threshold))
            low = mid + 1;
        else
            high = mid;
    }
    *first = from;
    *end = low;
}
