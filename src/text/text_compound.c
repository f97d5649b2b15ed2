/* SPDX-License-Identifier: Apache-2.0 */
#include "text_compound.h"

#include "text_latin.h"

/* Arabic letters are two bytes each. */
static const char servant[] = "\u0639\u0628\u062f"; /* abd */
static const char article[] = "\u0627\u0644";       /* al */
static const char god[] = "\u0627\u0644\u0644";     /* Allah begins so */

enum { LETTER = 2, SERVANT = sizeof servant - 1, ARTICLE = sizeof article - 1 };

/* An article and a word of three letters or more, unless the whole is a word
 * that is known ("Ilyas", "Albert") or God's name. */
static size_t article_of(tamiz_span word) {
    if (!tamiz_span_starts(word, article) || tamiz_span_starts(word, god) ||
        word.size < ARTICLE + 3 * LETTER || tamiz_latin_knows(word))
        return 0;
    return ARTICLE;
}

static size_t arabic(tamiz_span word, size_t *cuts) {
    size_t n = 0, at = 0;
    if (tamiz_span_starts(word, servant) &&
        article_of(tamiz_span_from(word, SERVANT)))
        cuts[n++] = at = SERVANT;
    size_t size = article_of(tamiz_span_from(word, at));
    if (size) cuts[n++] = at + size;
    return n;
}

/* The word from `at` on in lower case, as far as is asked for. */
static bool goes_on(tamiz_span word, size_t at, const char *lower) {
    for (; *lower; lower++, at++)
        if (at >= word.size || (word.data[at] | 0x20) != *lower) return false;
    return true;
}

/* "abdul", "abdel", "abdoul"; "abdur" before r and so on (sun letters).
 * "Abdullah" and what is made of it ("Abdullayev") is one word. */
static size_t latin(tamiz_span word, size_t *cuts) {
    if (!goes_on(word, 0, "abd")) return 0;
    size_t at = 3;
    while (at < word.size && strchr("aeiou", word.data[at] | 0x20)) at++;
    if (at == 3 || at > 5 || at + 5 > word.size) return 0;
    char link = (char)(word.data[at] | 0x20);
    bool sun = strchr("rsntdz", link) && (word.data[at + 1] | 0x20) == link;
    if (link != 'l' && !sun) return 0;
    if (link == 'l' && goes_on(word, at + 1, "la") &&
        !goes_on(word, at + 1, "lat"))
        return 0;
    cuts[0] = at + 1;
    return 1;
}

size_t tamiz_compound_cuts(tamiz_span word, tamiz_script script,
                           size_t cuts[TAMIZ_COMPOUND_CUTS]) {
    if (script == TAMIZ_SCRIPT_ARABIC) return arabic(word, cuts);
    if (script == TAMIZ_SCRIPT_LATIN) return latin(word, cuts);
    return 0;
}
