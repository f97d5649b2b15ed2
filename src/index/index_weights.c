/* SPDX-License-Identifier: Apache-2.0 */
#include "index_weights.h"

/* One past the last name from `from` on that weighs the same: strides that
 * double until they pass it, then halves. */
static uint32_t end_of(const tamiz_name_record *names, uint32_t from,
                       uint32_t end) {
    uint32_t low = from, stride = 1;
    while (stride < end - low &&
           names[low + stride].weight <= names[from].weight) {
        low += stride;
        stride *= 2;
    }
    uint32_t high = stride < end - low ? low + stride : end;
    low++;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (names[mid].weight <= names[from].weight)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool tamiz_weights_find(tamiz_weights *w, const tamiz_name_record *names,
                        uint32_t first, uint32_t end) {
    tamiz_buffer_reset(&w->steps);
    for (uint32_t i = first; i < end; i = end_of(names, i, end)) {
        tamiz_weight_step step = {names[i].weight, i};
        tamiz_buffer_add(&w->steps, &step, sizeof step);
    }
    w->count = (uint32_t)(w->steps.size / sizeof(tamiz_weight_step));
    w->end = end;
    return !w->steps.failed;
}

void tamiz_weights_clear(tamiz_weights *w) {
    tamiz_buffer_clear(&w->steps);
    *w = (tamiz_weights){.count = 0};
}
