/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_word.h"

#include "base_slots.h"

unsigned tamiz_scan_word_of(tamiz_span ascii) {
    size_t low = 0, high = tamiz_scan_word_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const tamiz_scan_word *row = &tamiz_scan_words[middle];
        int order = tamiz_span_order(tamiz_span_of(row->word), ascii);
        if (!order) return row->classes;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

unsigned tamiz_scan_word_at(const tamiz_scan_text *text, size_t i) {
    return i < text->words.count
               ? tamiz_scan_word_of(text->words.words[i].ascii)
               : 0;
}

bool tamiz_scan_word_is_everyday(tamiz_span ascii) {
    uint32_t hash = tamiz_slot_hash(ascii), at = hash, slot;
    if (!hash) hash = at = 1;
    do slot = tamiz_scan_everyday[at++ % TAMIZ_SCAN_EVERYDAY_SLOTS];
    while (slot && slot != hash);
    return slot != 0;
}
