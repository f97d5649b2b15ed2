/* SPDX-License-Identifier: Apache-2.0 */
#include "name_sound.h"

/* What a group of letters becomes. */
typedef struct group {
    char letters[5];
    char sound;
} group;

/* By their first letter; longer groups stand before their parts. */
typedef group groups[26][7];

static const groups consonants = {
    ['c' - 'a'] = {{"ch", 'c'}, {"cz", 'c'}, {"ck", 'k'}, {"c", 'k'}},
    ['d' - 'a'] =
        {{"dsch", 'j'}, {"dzh", 'j'}, {"dh", 'd'}, {"dj", 'j'}, {"dz", 's'}},
    ['g' - 'a'] = {{"gh", 'g'}},
    ['k' - 'a'] = {{"kh", 'h'}, {"ks", 's'}},
    ['p' - 'a'] = {{"ph", 'f'}},
    ['q' - 'a'] = {{"q", 'k'}},
    ['s' - 'a'] =
        {{"shch", 's'}, {"sch", 's'}, {"sh", 's'}, {"sj", 's'}, {"sz", 's'}},
    ['t' - 'a'] = {{"tsch", 'c'},
                   {"tch", 'c'},
                   {"th", 't'},
                   {"tj", 'c'},
                   {"ts", 's'},
                   {"tz", 's'}},
    ['w' - 'a'] = {{"w", 'v'}},
    ['x' - 'a'] = {{"x", 's'}},
    ['z' - 'a'] = {{"zh", 'j'}, {"zj", 'j'}, {"z", 's'}},
};

static const groups open = {
    ['c' - 'a'] = {{"ch", 'c'}, {"c", 'k'}},
    ['d' - 'a'] = {{"dh", 'd'}},
    ['g' - 'a'] = {{"gh", 'g'}},
    ['k' - 'a'] = {{"kh", 'h'}},
    ['q' - 'a'] = {{"q", 'k'}},
    ['s' - 'a'] = {{"sh", 's'}},
    ['t' - 'a'] = {{"tsh", 'c'}, {"th", 't'}},
    ['w' - 'a'] = {{"w", 'v'}},
    ['x' - 'a'] = {{"x", 's'}},
    ['z' - 'a'] = {{"zh", 'j'}, {"z", 's'}},
};

static const groups syllables = {
    ['a' - 'a'] = {{"ae", 'e'}},
    ['b' - 'a'] = {{"b", 'p'}},
    ['c' - 'a'] = {{"ch", 'c'}},
    ['d' - 'a'] = {{"d", 't'}},
    ['e' - 'a'] = {{"eo", 'o'}, {"eu", 'o'}, {"ee", 'i'}},
    ['g' - 'a'] = {{"g", 'k'}},
    ['h' - 'a'] = {{"hs", 's'}},
    ['j' - 'a'] = {{"j", 'c'}},
    ['n' - 'a'] = {{"ng", 'n'}},
    ['o' - 'a'] = {{"oo", 'o'}, {"ou", 'o'}},
    ['q' - 'a'] = {{"q", 'c'}},
    ['r' - 'a'] = {{"r", 'l'}},
    ['s' - 'a'] = {{"sh", 's'}},
    ['t' - 'a'] = {{"tch", 'c'}, {"ts", 's'}, {"tz", 's'}},
    ['u' - 'a'] = {{"u", 'o'}},
    ['w' - 'a'] = {{"w", 'v'}},
    ['x' - 'a'] = {{"x", 's'}},
    ['y' - 'a'] = {{"y", 'i'}},
    ['z' - 'a'] = {{"zh", 'c'}, {"z", 's'}},
};

static bool is_vowel(char c) {
    const unsigned vowels = 1u << ('a' - 'a') | 1u << ('e' - 'a') |
                            1u << ('i' - 'a') | 1u << ('o' - 'a') |
                            1u << ('u' - 'a') | 1u << ('y' - 'a');
    return c >= 'a' && vowels >> (c - 'a') & 1;
}

/* The sound that stands at `at`; *size letters long. */
static char sound_at(tamiz_span word, size_t at, const groups *all,
                     size_t *size) {
    char first = word.data[at];
    *size = 1;
    if (first < 'a') return first;
    for (const group *g = (*all)[first - 'a']; g->letters[0]; g++) {
        const char *letters = g->letters;
        size_t n = 1;
        while (letters[n] && at + n < word.size &&
               letters[n] == word.data[at + n])
            n++;
        if (letters[n]) continue;
        *size = n;
        return g->sound;
    }
    return first;
}

/* An h that nobody hears: behind a vowel and before a consonant or the end. So
 * is the j of Slavic names written by Germans and Swedes, "Sergej", unless it
 * may be Arabic, "Majd". */
static bool is_silent(tamiz_span word, size_t at) {
    char c = word.data[at];
    if ((c != 'h' && c != 'j') || at == 0 || !is_vowel(word.data[at - 1]) ||
        (at + 1 < word.size && is_vowel(word.data[at + 1])))
        return false;
    return c == 'h' || (word.data[at - 1] != 'a' && word.data[at - 1] != 'u');
}

static size_t skeleton(tamiz_span word, const groups *all, char *out) {
    size_t n = 0;
    for (size_t i = 0; i < word.size;) {
        bool heard = all == &open && word.data[i] == 'h' && i + 1 < word.size;
        if (is_vowel(word.data[i]) || (!heard && is_silent(word, i))) {
            if (i == 0) out[n++] = 'a';
            i++;
            continue;
        }
        size_t size;
        char c = sound_at(word, i, all, &size);
        if (n == 0 || out[n - 1] != c) out[n++] = c;
        i += size;
    }
    return n;
}

size_t tamiz_name_sound(tamiz_span word, char *out) {
    return skeleton(word, &consonants, out);
}

size_t tamiz_name_sound_open(tamiz_span word, char *out) {
    return skeleton(word, &open, out);
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

/* What a letter is said as in a foreign name, or may be in Hebrew. */
static char lip_sound(char c) {
    switch (c) {
    case 'b':
        return 'p';
    case 'p':
        return 'f';
    case 'f':
        return 'v';
    default:
        return c;
    }
}

size_t tamiz_name_sound_soft(tamiz_span sound, unsigned way, char *out) {
    size_t n = 0;
    for (size_t i = 0; i < sound.size; i++) {
        char c = sound.data[i];
        if (i && ((way & 1 && c == 'v') || (way & 2 && c == 'h'))) continue;
        if (way & 4 && c == 'k') c = 'g';
        if (way & 8) c = lip_sound(c);
        if (n == 0 || out[n - 1] != c) out[n++] = c;
    }
    return n;
}

static char rough_sound(char c) {
    switch (c) {
    case 'l':
        return 'r';
    case 'v':
        return 'b';
    case 'f':
        return 'h';
    case 'c':
    case 'j':
        return 's';
    default:
        return c;
    }
}

size_t tamiz_name_sound_rough(tamiz_span sound, char *out) {
    size_t n = 0;
    for (size_t i = 0; i < sound.size; i++) {
        char c = rough_sound(sound.data[i]);
        char next = '\0';
        if (i + 1 < sound.size) next = sound.data[i + 1];
        if (c == 'm' && (next == 'b' || next == 'p')) c = 'n';
        if (n == 0 || out[n - 1] != c) out[n++] = c;
    }
    return n;
}

size_t tamiz_name_qaf(tamiz_span word, char *out) {
    size_t n = 0, found = 0;
    for (size_t i = 0; i < word.size; i++) {
        bool gh =
            word.data[i] == 'g' && i + 1 < word.size && word.data[i + 1] == 'h';
        out[n] = word.data[i];
        if (gh) out[n] = 'q';
        n++;
        found += gh;
        i += gh;
    }
    return found ? n : 0;
}

size_t tamiz_name_syllable(tamiz_span word, char *out) {
    size_t n = 0;
    for (size_t i = 0; i < word.size;) {
        size_t size;
        char c = sound_at(word, i, &syllables, &size);
        if (n == 0 || out[n - 1] != c) out[n++] = c;
        i += size;
    }
    return n;
}
