/* SPDX-License-Identifier: Apache-2.0 */
/* The greatest score that a name can reach when only so much of the query can
 * be linked: docs/lossless.md, lemma 3. */
#ifndef TAMIZ_INDEX_BOUND_H
#define TAMIZ_INDEX_BOUND_H

#include "index_snapshot.h"

/* What is known about a query and a set of names. */
typedef struct tamiz_bound {
    double query;      /* weight of the query's parts that are not aside */
    double aside;      /* of those that are, of both names, halved: counted as
                        * linked always */
    double linked;     /* at most so much of `query` is linked */
    double agreed;     /* the same, each part times its greatest similarity */
    double similarity; /* the greatest of any link */
    double reach;      /* to parts of a name that weigh at most so much */
    double conflict;   /* least factor of weight against weight */
} tamiz_bound;

/* The same when it is known what of the name is linked: `linked` and `agreed`
 * are then sums over both names' parts, and the rests are what is not. */
double tamiz_bound_known(double linked, double agreed, double rest_query,
                         double rest_name, double aside, double conflict);

/* Upper bound of the score of a name whose parts weigh `weight`, those aside
 * not counted. */
double tamiz_bound_score(const tamiz_bound *bound, double weight);

/* Whether a bound leaves room for the threshold, rounding allowed for. */
bool tamiz_bound_reaches(double bound, double threshold);

/* Of the names whose weights these are, those that can reach the threshold:
 * *first to before *end. */
void tamiz_bound_range(const tamiz_bound *bound, const tamiz_weights *weights,
                       double threshold, uint32_t *first, uint32_t *end);

#endif
