/* SPDX-License-Identifier: Apache-2.0 */
/* From names that reached a threshold to the best parties. */
#ifndef TAMIZ_SCREEN_BEST_H
#define TAMIZ_SCREEN_BEST_H

#include "base_buffer.h"
#include "base_error.h"
#include "index_find.h"
#include "screen_policy.h"

/* What made a party a candidate; the first ones win among equal scores. */
typedef enum tamiz_scored_by {
    TAMIZ_BY_NUMBER, /* the same number */
    TAMIZ_BY_NAME,
    TAMIZ_BY_SLIP, /* a number that is a slip away, and a name beside it */
} tamiz_scored_by;

/* A listed name, or a number of a party, that reached the threshold. */
typedef struct tamiz_scored {
    double score, bits;
    uint32_t entity, name;
    uint32_t order;     /* of the name among the entity's */
    uint32_t asked;     /* which of the query's names */
    uint32_t statement; /* of the listed number */
    uint32_t number;    /* which of the query's */
    uint8_t by;         /* tamiz_scored_by */
    uint8_t open;       /* of the same number: 1 type, 2 country not sure */
    bool named;         /* of a slip: the query has a name */
    const tamiz_comparison *compared; /* of the names, once it was weighed */
} tamiz_scored;

/* Leaves the best of each entity in scored (tamiz_scored[]), by entity; returns
 * how many. */
size_t tamiz_best_count(tamiz_buffer *scored);

/* The bits of all evidence of one hit, and how the names compare, in the arena;
 * names are the query's, by `asked`. `by` is the finder that was asked last,
 * and for the only name; NULL = none was. Errors: NO_MEMORY. */
tamiz_code tamiz_best_weigh(const tamiz_gate *policy, const tamiz_name *names,
                            const tamiz_finder *by, tamiz_scored *hit,
                            tamiz_arena *arena, tamiz_error *err);

/* Puts the policy's `limit` best entities to the front of scored, best first,
 * each by its best name, with the bits of all evidence; *kept = how many. Score
 * decides, then bits, then the entity's number. names are the query's, by
 * `asked`; how they compare lies in the arena. `by` as above. Errors:
 * NO_MEMORY.
 */
tamiz_code tamiz_best_keep(tamiz_buffer *scored, const tamiz_gate *policy,
                           const tamiz_name *names, const tamiz_finder *by,
                           tamiz_arena *arena, size_t *kept, tamiz_error *err);

#endif
