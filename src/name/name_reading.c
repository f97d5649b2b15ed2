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
} rule;

/* What two ways of reading have in common. Longer letters stand before their
 * parts. */
#define CONTINENTAL                                                            \
    {"tsch", "ch", ANYWHERE}, {"sjtj", "shch", ANYWHERE},                      \
        {"tch", "ch", ANYWHERE}, {"sch", "sh", ANYWHERE},                      \
        {"cz", "ch", ANYWHERE}, {"sz", "sh", ANYWHERE},                        \
        {"tj", "ch", ANYWHERE}, {"sj", "sh", ANYWHERE},                        \
        {"tsj", "ch", ANYWHERE}, {"zj", "zh", ANYWHERE},                       \
        {"cki", "tski", AT_END}, {"cky", "tsky", AT_END},                      \
        {"ck", "k", ANYWHERE}, {"ic", "ich", AT_END}, {"j", "y", ANYWHERE}, {  \
        "w", "v", ANYWHERE                                                     \
    }

static const rule german[] = {
    CONTINENTAL, {"ch", "kh", ANYWHERE}, {"c", "ts", BEFORE_E_I}, {0}};
static const rule belarusian[] = {CONTINENTAL,           {"ch", "ch", ANYWHERE},
                                  {"c", "ts", ANYWHERE}, {"dz", "d", ANYWHERE},
                                  {"u", "v", CODA},      {0}};
static const rule french[] = {{"tch", "ch", ANYWHERE},
                              {"ch", "sh", ANYWHERE},
                              {"j", "zh", ANYWHERE},
                              {"c", "s", BEFORE_E_I},
                              {0}};
static const rule english[] = {{"dg", "j", BEFORE_E_I}, {"g", "j", BEFORE_E_I},
                               {"c", "s", BEFORE_E_I},  {"th", "s", ANYWHERE},
                               {"wr", "r", ANYWHERE},   {"w", "u", ANYWHERE},
                               {"r", "", CODA},         {0}};
static const rule russian[] = {
    {"tsch", "ch", ANYWHERE}, {"sch", "sh", ANYWHERE}, {"v", "f", CODA},
    {"w", "f", CODA},         {"j", "y", ANYWHERE},    {0}};
static const rule persian[] = {{"th", "s", ANYWHERE},
                               {"dh", "z", ANYWHERE},
                               {"ts", "z", ANYWHERE},
                               {"tz", "z", ANYWHERE},
                               {0}};
static const rule foreign[] = {
    {"j", "g", ANYWHERE}, {"tz", "ch", ANYWHERE}, {0}};
static const rule long_vowel[] = {
    {"w", "u", NOT_BY_A}, {"v", "u", NOT_BY_A}, {0}};
static const rule cyrillic[] = {
    {"kh", "h", ANYWHERE}, {"g", "h", ANYWHERE}, {"dz", "d", ANYWHERE}, {0}};

static bool is_vowel(char c) {
    const unsigned vowels = 1u << ('a' - 'a') | 1u << ('e' - 'a') |
                            1u << ('i' - 'a') | 1u << ('o' - 'a') |
                            1u << ('u' - 'a') | 1u << ('y' - 'a');
    return c >= 'a' && vowels >> (c - 'a') & 1;
}

static bool stands(tamiz_span word, size_t at, size_t size, where place) {
    bool end = at + size == word.size;
    char next = end ? '\0' : word.data[at + size];
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

static size_t respell(tamiz_span word, const rule *rules, char *out) {
    size_t n = 0;
    bool changed = false;
    for (size_t i = 0; i < word.size;) {
        size_t size = 1;
        const rule *r = rule_at(word, i, rules, &size);
        const char *read = r ? r->read : NULL;
        if (!r) out[n++] = word.data[i];
        changed |= r != NULL;
        for (; read && *read; read++) out[n++] = *read;
        i += size;
    }
    return changed ? n : 0;
}

#define LETTER(c) (UINT64_C(1) << ((c) - 'a'))

size_t tamiz_name_read(tamiz_span word, uint64_t letters, unsigned reading,
                       char *out) {
    /* The letters without which a reading is the plain one, by ear. */
    static const struct {
        const rule *rules;
        uint64_t letters;
    } readings[TAMIZ_KANA_READINGS] = {
        {german, LETTER('c') | LETTER('j')},
        {belarusian, LETTER('j') | LETTER('u') | LETTER('z')},
        {french, LETTER('c') | LETTER('j')},
        {english,
         LETTER('r') | LETTER('w') | LETTER('g') | LETTER('c') | LETTER('h')},
        {russian, LETTER('j') | LETTER('v') | LETTER('w')},
    };
    if (!(letters & readings[reading].letters)) return 0;
    return respell(word, readings[reading].rules, out);
}

size_t tamiz_name_read_open(tamiz_span word, unsigned reading, char *out) {
    static const rule *const readings[TAMIZ_OPEN_READINGS] = {
        persian, long_vowel, foreign};
    return respell(word, readings[reading], out);
}

size_t tamiz_name_read_cyrillic(tamiz_span word, char *out) {
    return respell(word, cyrillic, out);
}
