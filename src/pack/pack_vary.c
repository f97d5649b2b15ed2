/* SPDX-License-Identifier: Apache-2.0 */
#include "pack_vary.h"

#include "base_hash.h"
#include "base_random.h"
#include "pack_letters.h"

typedef tamiz_pack_letters_word word;

/* A name being changed. */
typedef struct change {
    tamiz_pack_letters letters;
    word words[TAMIZ_PACK_WORDS];
    size_t word_count;
    bool person;
    uint64_t seed;
} change;

static size_t below(change *c, size_t bound) {
    return tamiz_random_below(&c->seed, bound);
}

/* ---- letters ----------------------------------------------------------- */

static bool is_lower(uint32_t c) {
    return c >= 'a' && c <= 'z';
}

static bool is_upper(uint32_t c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_ascii_letter(uint32_t c) {
    return is_lower(c) || is_upper(c);
}

static uint32_t to_lower(uint32_t c) {
    return is_upper(c) ? c - 'A' + 'a' : c;
}

/* c in the case of `like`. */
static uint32_t in_case_of(uint32_t c, uint32_t like) {
    return is_upper(like) && is_lower(c) ? c - 'a' + 'A' : c;
}

static bool is_vowel(uint32_t c) {
    static const char vowels[] = "aeiou";
    c = to_lower(c);
    return c < 0x80 && c && strchr(vowels, (int)c);
}

/* ---- where ------------------------------------------------------------- */

static bool is_plain_word(const change *c, word w, size_t least) {
    for (size_t i = w.start; i < w.end; i++)
        if (!is_ascii_letter(c->letters.at[i])) return false;
    return w.end - w.start >= least;
}

/* A word of ASCII letters of at least that size. */
static bool pick_word(change *c, size_t least, word *out) {
    word fit[TAMIZ_PACK_WORDS];
    size_t count = 0;
    for (size_t i = 0; i < c->word_count; i++)
        if (is_plain_word(c, c->words[i], least)) fit[count++] = c->words[i];
    if (!count) return false;
    *out = fit[below(c, count)];
    return true;
}

/* A letter of such a word, not its first: people get that right. */
static bool pick_letter(change *c, size_t *at) {
    enum { LEAST = 4 };
    word w;
    if (!pick_word(c, LEAST, &w)) return false;
    *at = w.start + 1 + below(c, w.end - w.start - 1);
    return true;
}

/* ---- slips ------------------------------------------------------------- */

static bool add_letter(change *c) {
    size_t at;
    if (!pick_letter(c, &at)) return false;
    uint32_t new = 'a' + (uint32_t)below(c, 26);
    tamiz_pack_letters_put(&c->letters, at, in_case_of(new, c->letters.at[at]));
    return true;
}

static bool leave_out_letter(change *c) {
    size_t at;
    if (!pick_letter(c, &at)) return false;
    tamiz_pack_letters_take(&c->letters, at, 1);
    return true;
}

static bool change_letter(change *c) {
    size_t at;
    if (!pick_letter(c, &at)) return false;
    uint32_t old = c->letters.at[at];
    uint32_t new =
        'a' + (to_lower(old) - 'a' + 1 + (uint32_t)below(c, 25)) % 26;
    c->letters.at[at] = in_case_of(new, old);
    return true;
}

static bool swap_letters(change *c) {
    enum { LEAST = 5 };
    word w;
    if (!pick_word(c, LEAST, &w)) return false;
    size_t at = w.start + 1 + below(c, w.end - w.start - 2);
    uint32_t old = c->letters.at[at];
    if (old == c->letters.at[at + 1]) return false;
    c->letters.at[at] = c->letters.at[at + 1];
    c->letters.at[at + 1] = old;
    return true;
}

/* A double letter is written once; without one, a letter twice. */
static bool double_letter(change *c) {
    tamiz_pack_letters *l = &c->letters;
    for (size_t i = 1; i < l->count; i++)
        if (is_ascii_letter(l->at[i]) && l->at[i] == l->at[i - 1]) {
            tamiz_pack_letters_take(l, i, 1);
            return true;
        }
    size_t at;
    if (!pick_letter(c, &at)) return false;
    tamiz_pack_letters_put(l, at, l->at[at]);
    return true;
}

static bool two_slips(change *c) {
    static bool (*const slips[])(change *) = {add_letter, leave_out_letter,
                                              change_letter};
    enum { SLIPS = sizeof slips / sizeof *slips };
    if (!slips[below(c, SLIPS)](c)) return false;
    c->word_count = tamiz_pack_letters_words(&c->letters, c->words);
    return slips[below(c, SLIPS)](c);
}

/* ---- one letter for another -------------------------------------------- */

/* Replaces one letter, lower case in the table, by what stands beside it. */
typedef struct swapped {
    char from;
    uint32_t to;
} swapped;

/* Changes one place that the table knows; cased: `to` has a case as well. */
static bool replace_one(change *c, const swapped *rows, size_t count,
                        bool cased) {
    size_t places[TAMIZ_PACK_MOST], rows_of[TAMIZ_PACK_MOST], n = 0;
    for (size_t i = 0; i < c->letters.count; i++)
        for (size_t k = 0; k < count && n < TAMIZ_PACK_MOST; k++) {
            uint32_t letter = c->letters.at[i];
            if ((cased ? to_lower(letter) : letter) != (uint32_t)rows[k].from)
                continue;
            places[n] = i;
            rows_of[n++] = k;
        }
    if (!n) return false;
    size_t chosen = below(c, n);
    uint32_t old = c->letters.at[places[chosen]];
    uint32_t new = rows[rows_of[chosen]].to;
    c->letters.at[places[chosen]] = cased ? in_case_of(new, old) : new;
    return true;
}

static bool hit_key_beside(change *c) {
    static const swapped rows[] = {
        {'a', 's'}, {'b', 'v'}, {'c', 'x'}, {'d', 'f'}, {'e', 'w'}, {'f', 'g'},
        {'g', 'h'}, {'h', 'j'}, {'i', 'o'}, {'j', 'k'}, {'k', 'l'}, {'l', 'k'},
        {'m', 'n'}, {'n', 'm'}, {'o', 'p'}, {'p', 'o'}, {'q', 'w'}, {'r', 't'},
        {'s', 'd'}, {'t', 'y'}, {'u', 'i'}, {'v', 'b'}, {'w', 'e'}, {'x', 'c'},
        {'y', 'u'}, {'z', 'x'}};
    return replace_one(c, rows, sizeof rows / sizeof *rows, true);
}

static bool put_digit(change *c) {
    static const swapped rows[] = {{'o', '0'}, {'i', '1'}, {'l', '1'},
                                   {'s', '5'}, {'e', '3'}, {'b', '8'},
                                   {'g', '9'}, {'z', '2'}, {'a', '4'}};
    return replace_one(c, rows, sizeof rows / sizeof *rows, true);
}

/* Letters of the Cyrillic script that look alike, small and capital. */
static bool put_look_alike(change *c) {
    static const swapped rows[] = {
        {'a', 0x430}, {'c', 0x441}, {'e', 0x435}, {'o', 0x43e}, {'p', 0x440},
        {'x', 0x445}, {'y', 0x443}, {'i', 0x456}, {'A', 0x410}, {'B', 0x412},
        {'C', 0x421}, {'E', 0x415}, {'H', 0x41d}, {'K', 0x41a}, {'M', 0x41c},
        {'O', 0x41e}, {'P', 0x420}, {'T', 0x422}, {'X', 0x425}};
    return replace_one(c, rows, sizeof rows / sizeof *rows, false);
}

static bool put_mark(change *c) {
    static const swapped rows[] = {
        {'a', 0xe1}, {'e', 0xe9}, {'i', 0xed}, {'o', 0xf3}, {'u', 0xfc},
        {'n', 0xf1}, {'c', 0xe7}, {'A', 0xc1}, {'E', 0xc9}, {'I', 0xcd},
        {'O', 0xd3}, {'U', 0xdc}, {'N', 0xd1}, {'C', 0xc7}};
    return replace_one(c, rows, sizeof rows / sizeof *rows, false);
}

/* ---- sounds ------------------------------------------------------------ */

static bool starts_at(const tamiz_pack_letters *l, size_t at,
                      const char *lower) {
    for (; *lower; lower++, at++)
        if (at >= l->count || to_lower(l->at[at]) != (unsigned char)*lower)
            return false;
    return true;
}

/* Replaces one run of letters by another that sounds alike. */
static bool write_by_sound(change *c) {
    static const char *const rows[][2] = {
        {"ph", "f"}, {"ck", "k"}, {"ou", "u"},   {"ee", "i"}, {"oo", "u"},
        {"kh", "h"}, {"zh", "j"}, {"sch", "sh"}, {"ie", "y"}, {"ei", "ey"},
        {"dj", "j"}, {"th", "t"}, {"gh", "g"},   {"q", "k"},  {"y", "i"},
        {"w", "v"},  {"z", "s"},  {"x", "ks"},   {"c", "k"}};
    tamiz_pack_letters *l = &c->letters;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        for (size_t i = 0; i < l->count; i++) {
            if (!starts_at(l, i, rows[k][0])) continue;
            uint32_t like = l->at[i];
            tamiz_pack_letters_take(l, i, strlen(rows[k][0]));
            for (const char *new = rows[k][1]; *new; new ++)
                tamiz_pack_letters_put(l, i++,
                                       in_case_of((uint32_t) * new, like));
            return true;
        }
    return false;
}

/* A vowel inside a word is another one. */
static bool change_vowel(change *c) {
    static const char vowels[] = "aeiou";
    size_t places[TAMIZ_PACK_MOST], n = 0;
    for (size_t i = 1; i < c->letters.count; i++)
        if (is_vowel(c->letters.at[i]) && is_ascii_letter(c->letters.at[i - 1]))
            places[n++] = i;
    if (!n) return false;
    size_t at = places[below(c, n)];
    uint32_t old = c->letters.at[at];
    const char *is = strchr(vowels, (int)to_lower(old));
    size_t new = ((size_t)(is - vowels) + 1 + below(c, 4)) % 5;
    c->letters.at[at] = in_case_of((uint32_t)vowels[new], old);
    return true;
}

/* ---- the form of the whole --------------------------------------------- */

static bool turn_case(change *c) {
    bool lower = false, some = false;
    for (size_t i = 0; i < c->letters.count; i++) {
        lower |= is_lower(c->letters.at[i]);
        some |= is_ascii_letter(c->letters.at[i]);
    }
    for (size_t i = 0; i < c->letters.count; i++) {
        uint32_t letter = c->letters.at[i];
        c->letters.at[i] = lower && is_lower(letter) ? letter - 'a' + 'A'
                           : lower                   ? letter
                                                     : to_lower(letter);
    }
    return some;
}

static bool is_mark(uint32_t c) {
    return c == ',' || c == '-' || c == '.' || c == '\'' || c == '"' ||
           c == '(' || c == ')' || c == '&' || c == '/' || c == 0x2019;
}

/* A hyphen or a slash parts words; the other marks just go. */
static bool lose_marks(change *c) {
    bool some = false;
    for (size_t i = 0; i < c->letters.count;) {
        uint32_t letter = c->letters.at[i];
        some |= is_mark(letter);
        if (letter == '-' || letter == '/')
            c->letters.at[i++] = ' ';
        else if (is_mark(letter))
            tamiz_pack_letters_take(&c->letters, i, 1);
        else
            i++;
    }
    return some;
}

/* ---- words ------------------------------------------------------------- */

static bool move_first_word(change *c) {
    if (c->word_count < 2) return false;
    tamiz_pack_letters_to_end(&c->letters, c->words[0]);
    return true;
}

/* "LAST, First" of "First Last". */
static bool put_comma(change *c) {
    if (!c->person || c->word_count < 2) return false;
    word last = c->words[c->word_count - 1];
    tamiz_pack_letters old = c->letters;
    c->letters.count = 0;
    for (size_t i = last.start; i < last.end; i++)
        tamiz_pack_letters_put(&c->letters, c->letters.count, old.at[i]);
    tamiz_pack_letters_append(&c->letters, ", ");
    for (size_t i = 0; i < last.start; i++)
        tamiz_pack_letters_put(&c->letters, c->letters.count, old.at[i]);
    return true;
}

static bool leave_out_word(change *c) {
    enum { LEAST = 3 };
    if (c->word_count < LEAST) return false;
    word w = c->words[1 + below(c, c->word_count - 2)];
    tamiz_pack_letters_take(&c->letters, w.start, w.end - w.start);
    return true;
}

static bool add_word(change *c) {
    static const char *const persons[] = {" Jr", " Junior", " Ibrahim",
                                          " Maria", " Dr"};
    static const char *const firms[] = {" Group", " Holding", " Trading",
                                        " International", " Services"};
    enum { WORDS = sizeof persons / sizeof *persons };
    tamiz_pack_letters_append(&c->letters, c->person ? persons[below(c, WORDS)]
                                                     : firms[below(c, WORDS)]);
    return true;
}

static bool join_words(change *c) {
    if (c->word_count < 2) return false;
    size_t i = below(c, c->word_count - 1);
    word a = c->words[i], b = c->words[i + 1];
    tamiz_pack_letters_take(&c->letters, a.end, b.start - a.end);
    return true;
}

static bool split_word(change *c) {
    enum { LEAST = 6, EDGE = 3, EDGES = 2 * EDGE };
    word w;
    if (!pick_word(c, LEAST, &w)) return false;
    size_t inside = w.end - w.start - EDGES + 1;
    tamiz_pack_letters_put(&c->letters, w.start + EDGE + below(c, inside), ' ');
    return true;
}

/* The first word is cut to its letter. */
static bool to_initial(change *c) {
    enum { LEAST = 3 };
    if (c->word_count < 2 || !is_plain_word(c, c->words[0], LEAST))
        return false;
    word w = c->words[0];
    tamiz_pack_letters_take(&c->letters, w.start + 1, w.end - w.start - 1);
    tamiz_pack_letters_put(&c->letters, w.start + 1, '.');
    return true;
}

/* A field that was too short. */
static bool cut_off(change *c) {
    enum { LEAST = 6 };
    if (!c->word_count) return false;
    word w = c->words[c->word_count - 1];
    if (w.end - w.start < LEAST) return false;
    size_t lost = 2 + below(c, w.end - w.start - LEAST + 1);
    c->letters.count = w.end - lost;
    return true;
}

/* ---- all kinds --------------------------------------------------------- */

typedef struct kind_row {
    tamiz_pack_kind kind;
    bool (*apply)(change *);
    bool as_listed; /* applied to the name as listed, comma and all */
} kind_row;

static const kind_row kinds[] = {
    {{"case", "capitals for small letters, or the other way"}, turn_case, true},
    {{"punctuation", "commas, points, hyphens left out"}, lose_marks, true},
    {{"mark-added", "a letter with an accent"}, put_mark, true},
    {{"letter-added", "one letter too many"}, add_letter, false},
    {{"letter-left-out", "one letter too few"}, leave_out_letter, false},
    {{"letter-changed", "another letter"}, change_letter, false},
    {{"letters-swapped", "two neighbours swapped"}, swap_letters, false},
    {{"letter-doubled", "a double letter once, or one twice"},
     double_letter,
     false},
    {{"vowel-changed", "another vowel"}, change_vowel, false},
    {{"key-beside", "the key beside it"}, hit_key_beside, false},
    {{"by-sound", "written as it sounds: f for ph"}, write_by_sound, false},
    {{"digit", "0 for O, 1 for I"}, put_digit, false},
    {{"look-alike", "a Cyrillic letter that looks the same"},
     put_look_alike,
     false},
    {{"word-order", "the first word last"}, move_first_word, false},
    {{"comma-order", "the last word first, with a comma"}, put_comma, false},
    {{"word-left-out", "a word inside left out"}, leave_out_word, false},
    {{"word-added", "a word put behind"}, add_word, false},
    {{"words-joined", "two words as one"}, join_words, false},
    {{"word-split", "a word as two"}, split_word, false},
    {{"initial", "the first word cut to its letter"}, to_initial, false},
    {{"cut-off", "the end missing"}, cut_off, false},
    {{"two-slips", "two letters wrong"}, two_slips, false},
};

size_t tamiz_pack_kind_count(void) {
    return sizeof kinds / sizeof *kinds;
}

tamiz_pack_kind tamiz_pack_kind_at(size_t index) {
    return kinds[index].kind;
}

void tamiz_pack_natural(tamiz_span name, bool person, tamiz_buffer *out) {
    size_t comma = person ? tamiz_span_find(name, TAMIZ_SPAN(",")) : SIZE_MAX;
    tamiz_buffer_reset(out);
    if (comma == SIZE_MAX) {
        tamiz_buffer_span(out, name);
        return;
    }
    tamiz_buffer_span(out, tamiz_span_trim(tamiz_span_from(name, comma + 1)));
    tamiz_buffer_byte(out, ' ');
    tamiz_buffer_add(out, name.data, comma);
}

/* Single spaces, and none at the ends. */
static void tidy(tamiz_pack_letters *l) {
    for (size_t i = 0; i < l->count;) {
        bool edge = !i || i + 1 == l->count;
        if (l->at[i] == ' ' && (edge || l->at[i - 1] == ' ')) {
            tamiz_pack_letters_take(l, i, 1);
            i -= i > 0;
        } else {
            i++;
        }
    }
}

bool tamiz_pack_vary(size_t kind, tamiz_span name, bool person, uint64_t seed,
                     tamiz_buffer *out) {
    change c = {.person = person, .seed = seed};
    if (!kinds[kind].as_listed) {
        tamiz_pack_natural(name, person, out);
        tamiz_pack_letters_read(&c.letters, tamiz_buffer_view(out));
    } else {
        tamiz_pack_letters_read(&c.letters, name);
    }
    c.word_count = tamiz_pack_letters_words(&c.letters, c.words);
    if (!kinds[kind].apply(&c)) return false;
    tidy(&c.letters);
    tamiz_pack_letters_write(&c.letters, out);
    return out->size && !tamiz_span_equal(tamiz_buffer_view(out), name);
}

/* ---- names ------------------------------------------------------------- */

bool tamiz_pack_is_apt(tamiz_span name) {
    enum { LATIN_END = 0x250, QUOTE = 0x2019, LEAST = 6 };
    tamiz_pack_letters l;
    word words[TAMIZ_PACK_WORDS];
    size_t plain = 0;
    tamiz_pack_letters_read(&l, name);
    for (size_t i = 0; i < l.count; i++) {
        if (l.at[i] >= LATIN_END && l.at[i] != QUOTE) return false;
        plain += is_ascii_letter(l.at[i]);
    }
    return plain >= LEAST && l.count < TAMIZ_PACK_MOST / 4 &&
           tamiz_pack_letters_words(&l, words) >= 2;
}

static uint64_t hash_word(const tamiz_pack_letters *l, size_t start,
                          size_t end) {
    uint64_t hash = 1;
    for (size_t i = start; i < end; i++)
        hash = tamiz_hash_mix(hash, to_lower(l->at[i]));
    return hash;
}

size_t tamiz_pack_words(tamiz_span name, uint64_t hashes[TAMIZ_PACK_HASHES]) {
    tamiz_pack_letters l;
    size_t count = 0;
    tamiz_pack_letters_read(&l, name);
    for (size_t i = 0; i < l.count && count < TAMIZ_PACK_HASHES;) {
        while (i < l.count && (l.at[i] == ' ' || is_mark(l.at[i]))) i++;
        size_t start = i;
        while (i < l.count && l.at[i] != ' ' && !is_mark(l.at[i])) i++;
        if (i > start) hashes[count++] = hash_word(&l, start, i);
    }
    return count;
}
