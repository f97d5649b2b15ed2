/* SPDX-License-Identifier: Apache-2.0 */
#include "name_sound.h"

/* What a group of letters becomes; longer groups stand before their parts. */
typedef struct group {
    char letters[5];
    char sound[2];
} group;

static const group consonants[] = {
    {"tsch", "c"}, {"shch", "s"}, {"dsch", "j"}, {"sch", "s"}, {"tch", "c"},
    {"dzh", "j"},  {"ch", "c"},   {"cz", "c"},   {"sh", "s"},  {"sz", "s"},
    {"zh", "j"},   {"kh", "h"},   {"gh", "g"},   {"ph", "f"},  {"th", "t"},
    {"dh", "d"},   {"ts", "s"},   {"tz", "s"},   {"dj", "j"},  {"dz", "s"},
    {"ck", "k"},   {"ks", "s"},   {"x", "s"},    {"q", "k"},   {"c", "k"},
    {"z", "s"},    {"w", "v"},
};

static const group syllables[] = {
    {"tch", "c"}, {"zh", "c"}, {"ch", "c"}, {"sh", "s"}, {"hs", "s"},
    {"ts", "s"},  {"tz", "s"}, {"ng", "n"}, {"eo", "o"}, {"eu", "o"},
    {"oo", "o"},  {"ou", "o"}, {"ae", "e"}, {"ee", "i"}, {"b", "p"},
    {"d", "t"},   {"g", "k"},  {"j", "c"},  {"q", "c"},  {"x", "s"},
    {"z", "s"},   {"u", "o"},  {"y", "i"},  {"w", "v"},  {"r", "l"},
};

static bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* The sound that stands at `at`; *size letters long. */
static char sound_at(tamiz_span word, size_t at, const group *groups,
                     size_t count, size_t *size) {
    for (size_t i = 0; i < count; i++) {
        const char *letters = groups[i].letters;
        if (letters[0] != word.data[at]) continue;
        size_t n = 1;
        while (letters[n] && at + n < word.size &&
               letters[n] == word.data[at + n])
            n++;
        if (letters[n]) continue;
        *size = n;
        return groups[i].sound[0];
    }
    *size = 1;
    return word.data[at];
}

/* An h that nobody hears: behind a vowel and before a consonant or the end. */
static bool is_silent(tamiz_span word, size_t at) {
    return word.data[at] == 'h' && at > 0 && is_vowel(word.data[at - 1]) &&
           (at + 1 == word.size || !is_vowel(word.data[at + 1]));
}

size_t tamiz_name_sound(tamiz_span word, char *out) {
    size_t n = 0;
    for (size_t i = 0; i < word.size;) {
        if (is_vowel(word.data[i]) || is_silent(word, i)) {
            if (i == 0) out[n++] = 'a';
            i++;
            continue;
        }
        size_t size;
        char c = sound_at(word, i, consonants,
                          sizeof consonants / sizeof *consonants, &size);
        if (n == 0 || out[n - 1] != c) out[n++] = c;
        i += size;
    }
    return n;
}

/* A vowel at the start of the second is inside now. */
size_t tamiz_name_sound_join(tamiz_span a, tamiz_span b, char *out) {
    size_t n = 0;
    for (; n < a.size; n++) out[n] = a.data[n];
    size_t from = b.size && b.data[0] == 'a' && a.size ? 1 : 0;
    if (from < b.size && n && out[n - 1] == b.data[from]) from++;
    for (; from < b.size; from++) out[n++] = b.data[from];
    return n;
}

size_t tamiz_name_syllable(tamiz_span word, char *out) {
    size_t n = 0;
    for (size_t i = 0; i < word.size;) {
        size_t size;
        char c = sound_at(word, i, syllables,
                          sizeof syllables / sizeof *syllables, &size);
        if (n == 0 || out[n - 1] != c) out[n++] = c;
        i += size;
    }
    return n;
}
