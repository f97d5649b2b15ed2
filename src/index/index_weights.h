/* SPDX-License-Identifier: Apache-2.0 */
/* Names are numbered by weight, so those of one weight lie side by side; and
 * there are few different weights. Where does each one start? */
#ifndef TAMIZ_INDEX_WEIGHTS_H
#define TAMIZ_INDEX_WEIGHTS_H

#include "base_buffer.h"
#include "index_format.h"

typedef struct tamiz_weight_step {
    float weight;   /* rising */
    uint32_t first; /* the first name of this weight */
} tamiz_weight_step;

/* Of a range of names. Zero-initialised is empty. */
typedef struct tamiz_weights {
    tamiz_buffer steps; /* tamiz_weight_step[] */
    uint32_t count;
    uint32_t end; /* one past the last name */
} tamiz_weights;

/* Finds the steps of names[first] to before names[end], which are sorted by
 * weight. Cost: steps times the logarithm of names. False = out of memory. */
bool tamiz_weights_find(tamiz_weights *weights, const tamiz_name_record *names,
                        uint32_t first, uint32_t end);
void tamiz_weights_clear(tamiz_weights *weights);

/* Step `at`, at < count. */
static inline tamiz_weight_step tamiz_weights_step(const tamiz_weights *w,
                                                   uint32_t at) {
    return ((const tamiz_weight_step *)(const void *)w->steps.data)[at];
}

/* Where the names of step `at` start; at may be count. */
static inline uint32_t tamiz_weights_first(const tamiz_weights *w,
                                           uint32_t at) {
    return at < w->count ? tamiz_weights_step(w, at).first : w->end;
}

#endif
