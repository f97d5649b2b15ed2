/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_context.h"

#include "scan_word.h"

static bool starts_sentence(const tamiz_scan_text *t, size_t i) {
    return !i || t->words.words[i].flags & TAMIZ_WORD_NEW_SENTENCE;
}

bool tamiz_context_tells(const tamiz_scan_text *t, size_t word, bool vessel) {
    size_t first = word;
    while (!starts_sentence(t, first)) first--;
    for (size_t i = first; i < t->words.count; i++) {
        if (i > first && starts_sentence(t, i)) break;
        if (i == word) continue;
        unsigned wanted = vessel ? TAMIZ_SCAN_VESSEL : TAMIZ_SCAN_PARTY;
        if (tamiz_scan_word_at(t, i) & wanted) return true;
    }
    return false;
}

static bool joins(const tamiz_scan_text *t, size_t i) {
    const tamiz_word *word = &t->words.words[i];
    return word->flags & TAMIZ_WORD_CAPITAL &&
           !(word->flags & TAMIZ_WORD_AFTER_COMMA) && !starts_sentence(t, i);
}

bool tamiz_context_is_in_a_name(const tamiz_scan_text *t, size_t word) {
    if (word + 1 < t->words.count && joins(t, word + 1)) return true;
    return word > 0 && joins(t, word - 1) && !starts_sentence(t, word) &&
           !(t->words.words[word].flags & TAMIZ_WORD_AFTER_COMMA);
}

bool tamiz_context_is_parted(const tamiz_scan_text *t, size_t i) {
    const tamiz_word *words = t->words.words;
    for (size_t at = words[i - 1].end; at < words[i].start; at++) {
        char c = t->text.data[at];
        if (!c || !strchr(" \t\r\n-.", c)) return true;
    }
    return false;
}

static bool is_site(const tamiz_scan_text *t, size_t i) {
    return t->words.words[i].flags & TAMIZ_WORD_CAPITAL &&
           tamiz_scan_word_at(t, i) & TAMIZ_SCAN_SITE;
}

bool tamiz_context_is_site(const tamiz_scan_text *t, size_t first,
                           size_t last) {
    size_t next = last + 1;
    if (!t->has_case) return false;
    if (next < t->words.count && !starts_sentence(t, next) &&
        is_site(t, next) && !tamiz_context_is_parted(t, next))
        return true;
    return !starts_sentence(t, first) && is_site(t, first - 1) &&
           !tamiz_context_is_parted(t, first);
}
