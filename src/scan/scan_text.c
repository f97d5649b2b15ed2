/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_text.h"

#include "name_lexicon.h"

/* ---- reading ----------------------------------------------------------- */

static bool ends_with(tamiz_span text, const char *tail, size_t *cut) {
    size_t n = strlen(tail);
    if (text.size <= n || memcmp(text.data + text.size - n, tail, n) != 0)
        return false;
    *cut = n;
    return true;
}

/* "Maduro's" is Maduro: the analysis drops the apostrophe and would keep the
 * s. */
static void take_off_possessive(tamiz_span text, tamiz_word *word) {
    static const char *const tails[] = {"'s", "\u2019s", "'S", "\u2019S"};
    tamiz_span raw = {text.data + word->start, word->end - word->start};
    size_t cut;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        if (!ends_with(raw, tails[i], &cut)) continue;
        if (word->ascii.size < 2 || word->folded.size < 2) return;
        word->end -= cut;
        word->ascii.size--;
        word->folded.size--;
        return;
    }
}

/* Headlines in capitals and chats in small letters tell nothing by case. */
static bool has_case(const tamiz_words *words) {
    size_t capital = 0, all = 0, cased = 0;
    for (size_t i = 0; i < words->count; i++) {
        unsigned flags = words->words[i].flags;
        if (flags & TAMIZ_WORD_CASELESS) continue;
        cased++;
        capital += (flags & TAMIZ_WORD_CAPITAL) != 0;
        all += (flags & TAMIZ_WORD_ALL_CAPITAL) != 0;
    }
    return capital > 0 && all * 10 < cased * 7;
}

tamiz_code tamiz_scan_text_read(tamiz_latin *latin, tamiz_span text,
                                tamiz_arena *arena, tamiz_scan_text *out,
                                tamiz_error *err) {
    tamiz_scan_text scan = {.text = text};
    tamiz_code code = tamiz_text_split(latin, text, arena, &scan.words, err);
    if (code) return code;
    for (size_t i = 0; i < scan.words.count; i++)
        take_off_possessive(text, &scan.words.words[i]);
    scan.has_case = has_case(&scan.words);
    *out = scan;
    return TAMIZ_OK;
}

/* ---- windows ----------------------------------------------------------- */

bool tamiz_scan_text_may_end(const tamiz_scan_text *scan, size_t i) {
    unsigned flags = scan->words.words[i].flags;
    return !scan->has_case ||
           flags & (TAMIZ_WORD_CAPITAL | TAMIZ_WORD_CASELESS);
}

static bool is_particle(const tamiz_word *word) {
    const tamiz_lexeme *lexeme = tamiz_lexicon_word(word->ascii);
    return lexeme && lexeme->kind == TAMIZ_PART_PARTICLE;
}

static bool new_sentence(const tamiz_scan_text *scan, size_t i) {
    return scan->words.words[i].flags & TAMIZ_WORD_NEW_SENTENCE;
}

size_t tamiz_scan_text_reach(const tamiz_scan_text *scan, size_t first) {
    if (!tamiz_scan_text_may_end(scan, first)) return first;
    size_t end = first + 1;
    for (size_t i = first + 1;
         i < scan->words.count && i - first < TAMIZ_WINDOW_WORDS; i++) {
        if (new_sentence(scan, i)) break;
        if (tamiz_scan_text_may_end(scan, i))
            end = i + 1;
        else if (!is_particle(&scan->words.words[i]))
            break;
    }
    return end;
}

bool tamiz_scan_text_is_small(const tamiz_scan_text *scan, size_t first,
                              size_t last) {
    if (!tamiz_scan_text_may_end(scan, first) ||
        !tamiz_scan_text_may_end(scan, last))
        return true;
    for (size_t i = first + 1; i < last; i++)
        if (!tamiz_scan_text_may_end(scan, i) &&
            !is_particle(&scan->words.words[i]))
            return true;
    return false;
}

void tamiz_scan_text_sentence(const tamiz_scan_text *scan, size_t first,
                              size_t last, size_t *start, size_t *end) {
    while (first > 0 && !new_sentence(scan, first)) first--;
    size_t next = last + 1;
    while (next < scan->words.count && !new_sentence(scan, next)) next++;
    size_t stop = next < scan->words.count ? scan->words.words[next].start
                                           : scan->text.size;
    size_t from = scan->words.words[first].start;
    tamiz_span whole =
        tamiz_span_trim((tamiz_span){scan->text.data + from, stop - from});
    *start = from;
    *end = from + whole.size;
}
