/* SPDX-License-Identifier: Apache-2.0 */
#include "name_reading.h"

typedef enum where {
    ANYWHERE,
    BEFORE_E_I, /* or y */
    AT_END,
    NOT_BY_A,
    CODA, /* behind a vowel, and before a consonant or at the end */
} where;

typedef struct rule {
    const char *letters, *read;
    where stands;
    bool same; /* by ear: it only brings the word nearer to others */
} rule;

/* One way to read. */
typedef struct way {
    uint32_t starts; /* first letters of all rules */
    uint32_t needs;  /* a word without any of these is read so anyway, */
    uint32_t coda;   /* or without any of these in a coda */
    const rule *rules;
} way;

// clang-format off
/* What two ways of reading have in common. Longer groups of letters stand
 * before their parts. */
#define CONTINENTAL                                                         \
    {"tsch", "ch", ANYWHERE, false}, {"sjtj", "shch", ANYWHERE, false},       \
    {"tsj", "ch", ANYWHERE, false}, {"tch", "ch", ANYWHERE, false},          \
    {"sch", "sh", ANYWHERE, false}, {"cz", "ch", ANYWHERE, false},            \
    {"sz", "sh", ANYWHERE, false}, {"tj", "ch", ANYWHERE, false},             \
    {"sj", "sh", ANYWHERE, false}, {"zj", "zh", ANYWHERE, false},             \
    {"cki", "tski", AT_END, false}, {"cky", "tsky", AT_END, false},         \
    {"ck", "k", ANYWHERE, true}, {"j", "y", ANYWHERE, false},               \
    {"w", "v", ANYWHERE, true}

static const rule german[] = {
    CONTINENTAL,
    {"ch", "kh", ANYWHERE, false}, {"ec", "ets", AT_END, false},
    {"c", "ch", AT_END, false}, {"c", "ts", BEFORE_E_I, false}, {0}};
static const rule belarusian[] = {
    CONTINENTAL,
    {"ch", "ch", ANYWHERE, true}, {"c", "ts", ANYWHERE, false},
    {"dz", "d", ANYWHERE, false}, {"u", "v", CODA, false}, {0}};
static const rule french[] = {
    {"tch", "ch", ANYWHERE, false}, {"ch", "sh", ANYWHERE, false},
    {"c", "s", BEFORE_E_I, false}, {0}};
static const rule english[] = {
    {"dg", "j", BEFORE_E_I, false}, {"g", "j", BEFORE_E_I, false},
    {"c", "s", BEFORE_E_I, false}, {"th", "s", ANYWHERE, false},
    {"wr", "r", ANYWHERE, false}, {"w", "u", ANYWHERE, false},
    {"r", "", CODA, false}, {0}};
static const rule russian[] = {
    {"tsch", "ch", ANYWHERE, false}, {"sch", "sh", ANYWHERE, false},
    {"v", "f", CODA, false}, {"w", "f", CODA, false},
    {"j", "y", ANYWHERE, false}, {0}};

static const rule persian[] = {
    {"th", "s", ANYWHERE, false}, {"dh", "z", ANYWHERE, false},
    {"ts", "z", ANYWHERE, false}, {"tz", "z", ANYWHERE, false}, {0}};
static const rule long_vowel[] = {
    {"w", "u", NOT_BY_A, false}, {"v", "u", NOT_BY_A, false}, {0}};
static const rule foreign[] = {
    {"j", "g", ANYWHERE, false}, {"tz", "ch", ANYWHERE, false}, {0}};
static const rule cyrillic[] = {
    {"kh", "h", ANYWHERE, false}, {"g", "h", ANYWHERE, false},
    {"dz", "d", ANYWHERE, false}, {0}};

#define L(c) (1u << (#c[0] - 'a'))
static const way latin_ways[TAMIZ_KANA_READINGS] = {
    {L(c) | L(e) | L(j) | L(s) | L(t) | L(w) | L(z), L(c) | L(j), 0, german},
    {L(c) | L(d) | L(j) | L(s) | L(t) | L(u) | L(w) | L(z), L(c) | L(j), L(u),
     belarusian},
    {L(c) | L(t), L(c), 0, french},
    {L(c) | L(d) | L(g) | L(r) | L(t) | L(w), L(c) | L(g) | L(h) | L(w), L(r),
     english},
    {L(j) | L(s) | L(t) | L(v) | L(w), L(j), L(v) | L(w), russian},
};
static const way open_ways[TAMIZ_OPEN_READINGS] = {
    {L(d) | L(t), L(d) | L(t), 0, persian},
    {L(v) | L(w), L(v) | L(w), 0, long_vowel},
    {L(j) | L(t), L(j) | L(z), 0, foreign},
};
static const way cyrillic_way = {
    L(d) | L(g) | L(k), L(d) | L(g) | L(k), 0, cyrillic};
// clang-format on

static bool is_vowel(char c) {
    const unsigned vowels = 1u << ('a' - 'a') | 1u << ('e' - 'a') |
                            1u << ('i' - 'a') | 1u << ('o' - 'a') |
                            1u << ('u' - 'a') | 1u << ('y' - 'a');
    return c >= 'a' && vowels >> (c - 'a') & 1;
}

static bool stands(tamiz_span word, size_t at, size_t size, where place) {
    bool end = at + size == word.size;
    char next = '\0';
    if (!end) next = word.data[at + size];
    switch (place) {
    case BEFORE_E_I:
        return next == 'e' || next == 'i' || next == 'y';
    case AT_END:
        return end;
    case NOT_BY_A:
        return at && word.data[at - 1] != 'a' && next != 'a';
    case CODA:
        return at && is_vowel(word.data[at - 1]) && !is_vowel(next);
    default:
        return true;
    }
}

static const rule *rule_at(tamiz_span word, size_t at, const rule *rules,
                           size_t *size) {
    for (const rule *r = rules; r->letters; r++) {
        if (r->letters[0] != word.data[at]) continue;
        size_t n = 1;
        while (r->letters[n] && at + n < word.size &&
               r->letters[n] == word.data[at + n])
            n++;
        if (r->letters[n] || !stands(word, at, n, r->stands)) continue;
        *size = n;
        return r;
    }
    return NULL;
}

static bool has_coda(tamiz_span word, uint32_t letters) {
    for (size_t i = 1; i < word.size; i++)
        if (word.data[i] >= 'a' && letters >> (word.data[i] - 'a') & 1 &&
            stands(word, i, 1, CODA))
            return true;
    return false;
}

static bool may_be_read(tamiz_span word, uint64_t letters, const way *as) {
    return letters & as->needs ||
           (letters & as->coda && has_coda(word, as->coda));
}

static size_t respell(tamiz_span word, uint64_t letters, const way *as,
                      char *out) {
    if (!may_be_read(word, letters, as)) return 0;
    size_t n = 0;
    bool changed = false;
    for (size_t i = 0; i < word.size;) {
        size_t size = 1;
        char c = word.data[i];
        const rule *r = c >= 'a' && as->starts >> (c - 'a') & 1
                            ? rule_at(word, i, as->rules, &size)
                            : NULL;
        const char *read = r ? r->read : NULL;
        if (!r) out[n++] = c;
        changed |= r && !r->same;
        for (; read && *read; read++) out[n++] = *read;
        i += size;
    }
    return changed ? n : 0;
}

size_t tamiz_name_read(tamiz_span word, uint64_t letters, unsigned reading,
                       char *out) {
    return respell(word, letters, &latin_ways[reading], out);
}

size_t tamiz_name_read_open(tamiz_span word, uint64_t letters, unsigned reading,
                            char *out) {
    return respell(word, letters, &open_ways[reading], out);
}

size_t tamiz_name_read_cyrillic(tamiz_span word, uint64_t letters, char *out) {
    return respell(word, letters, &cyrillic_way, out);
}
