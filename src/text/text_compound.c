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
        word.size < ARTICLE + 3 * LETTER || tamiz_latin_known(word))
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

static char lower_at(tamiz_span word, size_t at) {
    if (at >= word.size) return ' ';
    char c = word.data[at];
    if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
    return c;
}

static bool is_vowel(char c) {
    return strchr("aeiou", c) != NULL;
}

/* Russian surnames and patronymics are one word. */
static bool is_russian(tamiz_span word) {
    static const char *const tails[] = {"vich", "vitch", "vitj", "vic", "vych",
                                        "vna",  "ov",    "ova",  "ev",  "eva"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t n = strlen(tails[i]);
        if (word.size > n && goes_on(word, word.size - n, tails[i]))
            return true;
    }
    return false;
}

/* Where the rest begins behind "abdul", "abdel", "abdoul"; "abdur" before r and
 * so on (sun letters); "abdi". "Abdullah" and what is made of it is one word:
 * 0. */
static size_t servant_of(tamiz_span word) {
    if (!goes_on(word, 0, "abd")) return 0;
    size_t at = goes_on(word, 3, "ou") ? 5 : 4;
    char vowel = lower_at(word, 3), link = lower_at(word, at),
         next = lower_at(word, at + 1);
    if (!is_vowel(vowel) || is_vowel(link)) return 0;
    if (link == 'l')
        return goes_on(word, at + 1, "la") && !goes_on(word, at + 1, "lat")
                   ? 0
                   : at + 1;
    if (strchr("rsntdz", link) && next == link) return at + 1;
    return vowel == 'i' ? at : 0;
}

/* All its forms end in "din", "dine" or "deen", behind three letters. */
static bool may_end_in_faith(tamiz_span word) {
    if (word.size < 7) return false;
    char last = lower_at(word, word.size - 1);
    if (last == 'e') return lower_at(word, word.size - 4) == 'd';
    return last == 'n' && (lower_at(word, word.size - 3) == 'd' ||
                           lower_at(word, word.size - 4) == 'd');
}

/* Where the article of "-uddin", "-al-din", "-eddine" begins, and "din" itself;
 * 0 = no such end. The word before it has three letters or more. */
static bool faith_of(tamiz_span word, size_t *cuts) {
    static const char *const tails[] = {
        "uddin",  "uddine", "uddeen", "eddin", "eddine", "addin",
        "addine", "iddin",  "iddine", "oddin", "oddine", "uldin",
        "uldeen", "eldin",  "eldeen", "udin",  "udeen",  "edine"};
    if (!may_end_in_faith(word)) return false;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t n = strlen(tails[i]), link = tails[i][2] == 'd' ? 2 : 1;
        if (word.size < n + 3 || !goes_on(word, word.size - n, tails[i]))
            continue;
        if (link == 1 && is_vowel(lower_at(word, word.size - n - 1))) continue;
        cuts[0] = word.size - n;
        cuts[1] = cuts[0] + link;
        return true;
    }
    return false;
}

static size_t latin(tamiz_span word, size_t *cuts) {
    if (goes_on(word, 0, "abual") && word.size > 7) {
        cuts[0] = 3;
        cuts[1] = 5;
        return 2;
    }
    if (faith_of(word, cuts)) return 2;
    cuts[0] = servant_of(word);
    return cuts[0] && word.size >= cuts[0] + 4 && !is_russian(word);
}

size_t tamiz_compound_cuts(tamiz_span word, tamiz_script script,
                           size_t cuts[TAMIZ_COMPOUND_CUTS]) {
    if (script == TAMIZ_SCRIPT_ARABIC) return arabic(word, cuts);
    if (script == TAMIZ_SCRIPT_LATIN) return latin(word, cuts);
    return 0;
}
