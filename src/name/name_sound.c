/* SPDX-License-Identifier: Apache-2.0 */
#include "name_sound.h"

/* What a group of letters becomes; longest first, tried in this order. "h" is
 * dropped after a consonant (kh, gh, dh, th, bh …) and kept elsewhere. */
static const struct {
    const char *letters, *sound;
} groups[] = {
    {"tsch", "c"}, {"shch", "s"}, {"dsch", "j"}, {"sch", "s"}, {"tch", "c"},
    {"dzh", "j"},  {"ch", "c"},   {"sh", "s"},   {"zh", "j"},  {"kh", "h"},
    {"gh", "g"},   {"ph", "f"},   {"th", "t"},   {"dh", "d"},  {"ts", "s"},
    {"tz", "s"},   {"dj", "j"},   {"dz", "z"},   {"ck", "k"},  {"ks", "s"},
    {"x", "s"},    {"q", "k"},    {"c", "k"},    {"z", "s"},   {"w", "v"},
    {"f", "f"},    {"v", "v"},    {"p", "p"},
};

static bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static const char *group_at(tamiz_span rest, size_t *size) {
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        if (!tamiz_span_starts(rest, groups[i].letters)) continue;
        *size = strlen(groups[i].letters);
        return groups[i].sound;
    }
    *size = 1;
    return NULL;
}

tamiz_span tamiz_name_sound(tamiz_span word, tamiz_arena *arena) {
    char *sound = tamiz_arena_take(arena, word.size + 1);
    if (!sound) return (tamiz_span){NULL, 0};
    size_t n = 0;
    for (size_t i = 0; i < word.size;) {
        if (is_vowel(word.data[i])) {
            if (i == 0) sound[n++] = 'a';
            i++;
            continue;
        }
        size_t size;
        const char *group = group_at(tamiz_span_from(word, i), &size);
        char c = group ? group[0] : word.data[i];
        if (n == 0 || sound[n - 1] != c) sound[n++] = c;
        i += size;
    }
    sound[n] = '\0';
    return (tamiz_span){sound, n};
}
