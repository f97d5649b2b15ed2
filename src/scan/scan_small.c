/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_small.h"

#include "base_hash.h"
#include "name_lexicon.h"
#include "scan_word.h"

enum { SHORTEST_RARE = 4 };

/* Neither a word of the language nor one that many names have. */
static bool is_rare(const tamiz_word *word) {
    return word->ascii.size >= SHORTEST_RARE &&
           !tamiz_scan_word_is_everyday(word->ascii) &&
           !tamiz_lexicon_word(word->ascii) && !tamiz_scan_word_of(word->ascii);
}

/* The same whether it has a capital or not. */
static unsigned letters_are(const tamiz_word *word) {
    if (is_rare(word) || tamiz_scan_word_of(word->ascii) & TAMIZ_SCAN_PARTY)
        return TAMIZ_SMALL_TELLS;
    const tamiz_lexeme *known = tamiz_lexicon_word(word->ascii);
    return known && known->kind == TAMIZ_PART_PARTICLE ? 0 : TAMIZ_SMALL_PLAIN;
}

static unsigned small_word(const tamiz_word *word, unsigned letters) {
    if (!(word->flags & TAMIZ_WORD_CAPITAL)) return letters;
    return (letters & TAMIZ_SMALL_TELLS) | TAMIZ_SMALL_CAPITAL;
}

static unsigned remembered(tamiz_small_memory *memory, const tamiz_word *word) {
    enum { KNOWN = 8, WORDS = sizeof memory->words / sizeof *memory->words };
    uint64_t hash = tamiz_hash(word->ascii);
    size_t at = hash % WORDS;
    if (memory->words[at].hash != hash || !memory->words[at].is) {
        memory->words[at].hash = hash;
        memory->words[at].is = (uint8_t)(KNOWN | letters_are(word));
    }
    return small_word(word, memory->words[at].is & ~(unsigned)KNOWN);
}

/* ---- between words ----------------------------------------------------- */

static bool may_join(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '-' ||
           c == '\'';
}

/* Other signs before word k part words of an address or a list. */
static bool goes_on(const tamiz_scan_text *t, size_t k) {
    const unsigned apart = TAMIZ_WORD_NEW_SENTENCE | TAMIZ_WORD_AFTER_COMMA;
    const tamiz_word *word = &t->words.words[k];
    if (!k || word->flags & apart) return false;
    for (size_t at = word[-1].end; at < word->start; at++)
        if (!may_join(t->text.data[at])) return false;
    return true;
}

bool tamiz_small_is_in_an_address(const tamiz_scan_text *t, size_t first,
                                  size_t last) {
    size_t start = t->words.words[first].start;
    size_t end = t->words.words[last].end;
    tamiz_span rest = tamiz_span_from(t->text, end);
    int before = start ? t->text.data[start - 1] : ' ';
    int behind = rest.size ? rest.data[0] : ' ';
    if (!before || !behind || strchr("@/.:_", before) || strchr("@/_", behind))
        return true;
    return rest.size > 1 && rest.data[0] == '.' && last + 1 < t->words.count &&
           t->words.words[last + 1].start == end + 1;
}

/* ---- words ------------------------------------------------------------- */

/* Which words have one that tells among the next ones, so that windows start
 * with no others. */
static void mark_near(uint8_t *are, size_t count) {
    size_t far = TAMIZ_SMALL_WORDS;
    for (size_t i = count; i-- > 0;) {
        far = are[i] & TAMIZ_SMALL_TELLS ? 0 : far + 1;
        if (far < TAMIZ_SMALL_WORDS) are[i] |= TAMIZ_SMALL_NEAR;
        if (are[i] & TAMIZ_SMALL_APART) far = TAMIZ_SMALL_WORDS;
    }
}

const uint8_t *tamiz_small_read(tamiz_small_memory *memory,
                                const tamiz_scan_text *text,
                                tamiz_arena *arena) {
    size_t count = text->words.count;
    uint8_t *are = tamiz_arena_array(arena, count, 1);
    if (!are) return NULL;
    for (size_t i = 0; i < count; i++)
        are[i] = (uint8_t)(remembered(memory, &text->words.words[i]) |
                           (goes_on(text, i) ? 0 : TAMIZ_SMALL_APART));
    mark_near(are, count);
    return are;
}

bool tamiz_small_may_be(const tamiz_scan_text *t, size_t first, size_t last) {
    if (first == last)
        return is_rare(&t->words.words[first]) &&
               t->words.words[first].ascii.size >= TAMIZ_SHORTEST_PROPER;
    unsigned are = 0;
    for (size_t i = first; i <= last; i++) {
        const tamiz_word *word = &t->words.words[i];
        are |= small_word(word, letters_are(word));
    }
    return tamiz_small_allows(are);
}
