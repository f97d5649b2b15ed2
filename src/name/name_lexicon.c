/* SPDX-License-Identifier: Apache-2.0 */
#include "name_lexicon.h"

/* By concept; made from data/. */
extern const char tamiz_lexicon_classes[];
extern const size_t tamiz_lexicon_concept_count;

static const struct {
    const char *name;
    double weight;
} kinds[TAMIZ_PART_KIND_COUNT] = {
    [TAMIZ_PART_PLAIN] = {"plain", 1.0},
    [TAMIZ_PART_INITIAL] = {"initial", 0.4},
    [TAMIZ_PART_GENERIC] = {"generic", 0.5},
    [TAMIZ_PART_PLACE] = {"place", 0.8},
    [TAMIZ_PART_NUMBER] = {"number", 0.8},
    [TAMIZ_PART_TITLE] = {"title", 0.2},
    [TAMIZ_PART_PARTICLE] = {"particle", 0.15},
    [TAMIZ_PART_SUFFIX] = {"suffix", 0.3},
    [TAMIZ_PART_LEGAL] = {"legal-form", 0.2},
};

static const tamiz_lexeme *find(const tamiz_lexeme *table,
                                const tamiz_slots *slots, tamiz_span word) {
    uint32_t hash = tamiz_slot_hash(word), at = hash, row;
    while ((row = tamiz_slots_next(slots, hash, &at)) != UINT32_MAX)
        if (tamiz_slot_is(table[row].word, word)) return &table[row];
    return NULL;
}

const tamiz_lexeme *tamiz_lexicon_word(tamiz_span word) {
    return find(tamiz_lexicon_words, &tamiz_lexicon_word_slots, word);
}

const tamiz_lexeme *tamiz_lexicon_legal_form(tamiz_span form) {
    return find(tamiz_lexicon_legal, &tamiz_lexicon_legal_slots, form);
}

char tamiz_lexicon_form_class(uint16_t concept) {
    if (concept >= tamiz_lexicon_concept_count) return 0;
    return tamiz_lexicon_classes[concept];
}

const char *tamiz_part_kind_name(tamiz_part_kind kind) {
    return kinds[kind].name;
}

double tamiz_part_kind_weight(tamiz_part_kind kind) {
    return kinds[kind].weight;
}
