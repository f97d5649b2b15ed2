/* SPDX-License-Identifier: Apache-2.0 */
/* One pass over the code points finds where words start and end and what lies
 * between them; each word is then written in Latin letters on its own. Cost:
 * linear in the text. */
#include "text_split.h"

#include "base_buffer.h"
#include "base_utf8.h"
#include "text_compound.h"
#include "text_utf8.h"

#include <unicode/uchar.h>

enum {
    LONGEST = 400, /* bytes of a word */
    SMALL = 0x20,  /* the bit that tells small letters from capitals; digits
                    * have it too */
};

/* What has been seen since the last word. */
typedef struct gap {
    bool space, comma, stop, paragraph, dot_only;
    bool dot; /* the first sign is a dot */
    size_t size;
    unsigned newlines;
} gap;

typedef struct splitter {
    tamiz_span text;
    tamiz_buffer *words; /* tamiz_word[] */
    gap gap;
    bool open; /* inside a word */
    tamiz_word word;
    uint32_t first; /* first letter of the word */
    size_t letters, lower, upper;
    size_t latin, cyrillic, greek;
} splitter;

static bool one_letter_each(tamiz_script script) {
    return script == TAMIZ_SCRIPT_HAN || script == TAMIZ_SCRIPT_HANGUL;
}

static bool is_capital(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return u_isupper((UChar32)c) || u_istitle((UChar32)c);
}

static bool is_space(uint32_t c) {
    return c <= ' ' || c == 0x85 || (c >= 0xa0 && u_isUWhiteSpace((UChar32)c));
}

static bool is_comma(uint32_t c) {
    return c == ',' || c == 0x60c || c == 0x3001 || c == 0xff0c;
}

static bool is_stop(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ';' || c == ':' ||
           c == 0x2026 || c == 0x3002 || c == 0x61f || c == 0x6d4 ||
           c == 0x964 || c == 0xff01 || c == 0xff1f;
}

static void see_gap(gap *seen, uint32_t c) {
    if (is_space(c)) {
        seen->space = true;
        if (c == '\n' && ++seen->newlines > 1) seen->paragraph = true;
    } else if (is_comma(c)) {
        seen->comma = true;
    } else if (is_stop(c)) {
        seen->stop = true;
    }
    seen->dot_only = seen->size == 0 && c == '.';
    seen->dot |= seen->dot_only;
    seen->size++;
}

static void count_letter(splitter *s, uint32_t c, tamiz_script script) {
    s->letters++;
    s->latin += script == TAMIZ_SCRIPT_LATIN;
    s->cyrillic += script == TAMIZ_SCRIPT_CYRILLIC;
    s->greek += script == TAMIZ_SCRIPT_GREEK;
    if (c < 0x80) {
        s->lower += c >= 'a' && c <= 'z';
        s->upper += c >= 'A' && c <= 'Z';
    } else {
        s->lower += u_islower((UChar32)c) != 0;
        s->upper += is_capital(c);
    }
}

/* A word written in several alphabets is read in the one most of it is in. */
static tamiz_script main_script(const splitter *s) {
    if (s->word.script > TAMIZ_SCRIPT_GREEK) return s->word.script;
    if (s->cyrillic > s->latin && s->cyrillic >= s->greek)
        return TAMIZ_SCRIPT_CYRILLIC;
    if (s->greek > s->latin) return TAMIZ_SCRIPT_GREEK;
    return s->latin ? TAMIZ_SCRIPT_LATIN : TAMIZ_SCRIPT_COMMON;
}

static unsigned flags_of(const splitter *s) {
    unsigned flags = s->word.flags;
    if (is_capital(s->first)) flags |= TAMIZ_WORD_CAPITAL;
    if (s->upper && !s->lower) flags |= TAMIZ_WORD_ALL_CAPITAL;
    if (!s->upper && !s->lower) flags |= TAMIZ_WORD_CASELESS;
    if (s->word.script == TAMIZ_SCRIPT_ARABIC ||
        s->word.script == TAMIZ_SCRIPT_HEBREW)
        flags |= TAMIZ_WORD_VOWELLESS;
    return flags;
}

/* A word, or the words that it is made of. */
static void add_word(splitter *s) {
    size_t cuts[TAMIZ_COMPOUND_CUTS], start = s->word.start, end = s->word.end;
    size_t n = tamiz_compound_cuts(
        (tamiz_span){s->text.data + start, end - start}, s->word.script, cuts);
    for (size_t i = 0; i <= n; i++) {
        s->word.end = i < n ? start + cuts[i] : end;
        tamiz_buffer_add(s->words, &s->word, sizeof s->word);
        s->word.start = s->word.end;
        s->word.flags &= TAMIZ_WORD_CAPITAL | TAMIZ_WORD_ALL_CAPITAL |
                         TAMIZ_WORD_CASELESS | TAMIZ_WORD_VOWELLESS;
        s->word.flags |= TAMIZ_WORD_JOINED;
    }
}

static void end_word(splitter *s, size_t end) {
    if (!s->open) return;
    s->open = false;
    s->word.end = end;
    s->word.script = main_script(s);
    s->word.flags = flags_of(s);
    if (s->letters) add_word(s);
    s->gap = (gap){0};
}

/* Whether the word before the gap is one that a dot shortens before a name:
 * "Gen. Padrino", "EE. UU.". */
static bool is_shortened(const splitter *s) {
    static const char *const words[] = {
        "mr", "mrs", "ms",  "dr",  "dra", "sr",   "sra", "gen", "col",
        "lt", "sgt", "gov", "sen", "rep", "prof", "ee",  "st",  "pres"};
    if (!s->words->size) return false;
    const tamiz_word *word =
        (const tamiz_word *)(const void *)(s->words->data + s->words->size) - 1;
    size_t size = word->end - word->start;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = 0;
        while (n < size && words[i][n] &&
               (s->text.data[word->start + n] | 0x20) == words[i][n])
            n++;
        if (n == size && !words[i][n]) return true;
    }
    return false;
}

/* Scripts that shorten words to their first letters, with dots between. */
static bool has_initials(tamiz_script script) {
    return script <= TAMIZ_SCRIPT_GREEK || script == TAMIZ_SCRIPT_ARABIC;
}

static unsigned flags_of_gap(const splitter *s) {
    const gap *seen = &s->gap;
    unsigned flags = 0;
    if (!s->words->size) return TAMIZ_WORD_NEW_SENTENCE;
    /* "U.S. forces", "J. Smith": a dot after one letter ends no sentence, nor
     * does that of an abbreviation. */
    bool after_letter = s->letters == 1 && has_initials(s->word.script);
    if (!seen->space) flags |= TAMIZ_WORD_JOINED;
    if (seen->comma) flags |= TAMIZ_WORD_AFTER_COMMA;
    if (seen->dot_only && after_letter) flags |= TAMIZ_WORD_DOTTED;
    bool ends = seen->stop && seen->space && !after_letter;
    if (ends && seen->dot && is_shortened(s)) ends = false;
    if (seen->paragraph || ends) flags |= TAMIZ_WORD_NEW_SENTENCE;
    return flags;
}

static void start_word(splitter *s, size_t at, uint32_t c,
                       tamiz_script script) {
    s->word =
        (tamiz_word){.start = at, .script = script, .flags = flags_of_gap(s)};
    s->open = true;
    s->first = c;
    s->letters = s->lower = s->upper = 0;
    s->latin = s->cyrillic = s->greek = 0;
}

/* A Hangul syllable may come in letters: first, vowel, last (Unicode 15,
 * section 3.12). The vowel and the last belong to the first. */
static bool is_rest_of_syllable(const splitter *s, uint32_t c) {
    return s->word.script == TAMIZ_SCRIPT_HANGUL &&
           ((c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7fb));
}

/* The marks and digits that any script may hold belong to the word they are
 * in; a letter of a script that does not mix starts a new word. */
static bool belongs(const splitter *s, size_t at, uint32_t c,
                    tamiz_script script) {
    if (at - s->word.start >= LONGEST) return false;
    if (script == TAMIZ_SCRIPT_COMMON || is_rest_of_syllable(s, c)) return true;
    return !one_letter_each(script) && !one_letter_each(s->word.script) &&
           tamiz_script_mixes(s->word.script, script);
}

static void see_letter(splitter *s, size_t at, uint32_t c) {
    tamiz_script script = tamiz_script_of(c);
    if (s->open && !belongs(s, at, c, script)) end_word(s, at);
    if (!s->open) start_word(s, at, c, script);
    if (s->word.script == TAMIZ_SCRIPT_COMMON) s->word.script = script;
    count_letter(s, c, script);
}

/* The ASCII letters and digits from *at on that belong to the open word, in
 * one go: most of every list is nothing else. */
static void see_ascii(splitter *s, size_t *at) {
    size_t i = *at, end = s->word.start + LONGEST, letters = 0, upper = 0;
    if (end > s->text.size) end = s->text.size;
    for (; i < end; i++) {
        unsigned c = (unsigned char)s->text.data[i];
        bool letter = (c | SMALL) - 'a' < 26;
        if (!letter && c - '0' >= 10) break;
        letters += letter;
        upper += letter && !(c & SMALL);
    }
    if (letters) s->word.script = TAMIZ_SCRIPT_LATIN;
    s->lower += letters - upper;
    s->upper += upper;
    s->latin += letters;
    s->letters += i - *at;
    *at = i;
}

/* A question mark inside a word stands for a letter that a conversion lost
 * ("Schr?dinger"); so does U+FFFD, and an underscore where there are spaces to
 * part words. */
static bool is_lost_letter(const splitter *s, uint32_t c, size_t next) {
    if (c == 0xfffd) return true;
    if (c == '_' && !memchr(s->text.data, ' ', s->text.size)) return false;
    if ((c != '?' && c != '_') || !s->open || next >= s->text.size)
        return false;
    return tamiz_char_class_of(tamiz_utf8_next(s->text, &next)) ==
           TAMIZ_CHAR_LETTER;
}

static void cut(splitter *s) {
    size_t end_of_letters = 0;
    for (size_t at = 0; at < s->text.size;) {
        size_t start = at;
        uint32_t c = tamiz_utf8_next(s->text, &at);
        switch (tamiz_char_class_of(c)) {
        case TAMIZ_CHAR_LETTER:
            see_letter(s, start, c);
            if (s->word.script <= TAMIZ_SCRIPT_LATIN) see_ascii(s, &at);
            end_of_letters = at;
            break;
        case TAMIZ_CHAR_LINK:
        case TAMIZ_CHAR_IGNORE:
            break;
        case TAMIZ_CHAR_BREAK:
            if (is_lost_letter(s, c, at)) break;
            end_word(s, end_of_letters);
            see_gap(&s->gap, c);
            break;
        }
    }
    end_word(s, end_of_letters);
}

/* ---- words of scripts without spaces ----------------------------------- */

enum { LONGEST_KNOWN = 12 }; /* letters */

static bool follows(const tamiz_words *words, size_t i) {
    return i + 1 < words->count &&
           one_letter_each(words->words[i + 1].script) &&
           words->words[i + 1].start == words->words[i].end;
}

/* What is known of some letters. */
typedef struct known_word {
    const char *latin, *means; /* either may be NULL */
    size_t count;              /* letters */
} known_word;

/* The word of the tables that starts at letter i: all of an unbroken stretch (a
 * foreign name), or any part of it (the rows that begin with *: "bank",
 * "shipping"). */
static known_word known_at(const tamiz_words *words, size_t i,
                           tamiz_span text) {
    char key[1 + 4 * LONGEST_KNOWN] = "*";
    size_t most = 1;
    while (most <= LONGEST_KNOWN && follows(words, i + most - 1)) most++;
    bool all = i == 0 || !follows(words, i - 1);
    for (size_t n = most < LONGEST_KNOWN ? most : LONGEST_KNOWN; n > 1; n--) {
        size_t start = words->words[i].start;
        size_t size = words->words[i + n - 1].end - start;
        if (size >= sizeof key) continue;
        memcpy(key + 1, text.data + start, size);
        known_word found = {.count = n};
        found.latin = tamiz_latin_known((tamiz_span){key, size + 1});
        if (!found.latin && all && n == most)
            found.latin = tamiz_latin_known((tamiz_span){key + 1, size});
        found.means = tamiz_latin_meaning((tamiz_span){key, size + 1});
        if (found.latin || found.means) return found;
    }
    return (known_word){.count = 1};
}

/* Makes known words of letters that stand for themselves else. */
static bool join_known(tamiz_words *words, tamiz_span text,
                       tamiz_arena *arena) {
    size_t kept = 0;
    for (size_t i = 0; i < words->count; kept++) {
        known_word known = {.count = 1};
        if (one_letter_each(words->words[i].script))
            known = known_at(words, i, text);
        tamiz_word *word = &words->words[kept];
        size_t end = words->words[i + known.count - 1].end;
        if (kept < i) *word = words->words[i];
        word->end = end;
        word->means = known.means;
        i += known.count;
        if (!known.latin) continue;
        word->ascii = tamiz_span_of(known.latin);
        word->folded = tamiz_arena_copy(
            arena, (tamiz_span){text.data + word->start, end - word->start});
        if (!word->folded.data) return false;
        word->flags |= TAMIZ_WORD_KNOWN;
    }
    words->count = kept;
    return true;
}

static bool is_ascii(tamiz_span word) {
    for (size_t i = 0; i < word.size; i++)
        if ((unsigned char)word.data[i] >= 0x80) return false;
    return true;
}

/* A word of ASCII, which most are, in small letters and without signs, to where
 * it stands in a copy of the text. */
static void write_ascii(tamiz_span bytes, char *to, tamiz_word *word) {
    size_t size = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned c = (unsigned char)bytes.data[i], small = c | SMALL;
        to[size] = (char)small;
        size += small - 'a' < 26 || c - '0' < 10;
    }
    word->folded = word->ascii = (tamiz_span){to, size};
}

static tamiz_code write_word(tamiz_latin *latin, tamiz_span text, char *copy,
                             tamiz_arena *arena, tamiz_word *word,
                             tamiz_error *err) {
    tamiz_latin_word forms;
    tamiz_span bytes = {text.data + word->start, word->end - word->start};
    if (is_ascii(bytes)) {
        write_ascii(bytes, copy + word->start, word);
        return TAMIZ_OK;
    }
    tamiz_code code =
        tamiz_latin_word_of(latin, bytes, word->script, arena, &forms, err);
    if (code) return code;
    word->folded = forms.folded;
    word->ascii = forms.ascii;
    if (forms.means) word->means = forms.means;
    if (!forms.known) return TAMIZ_OK;
    word->flags &= ~(unsigned)TAMIZ_WORD_VOWELLESS;
    word->flags |= TAMIZ_WORD_KNOWN;
    return TAMIZ_OK;
}

static tamiz_code write_latin(tamiz_latin *latin, tamiz_span text,
                              tamiz_arena *arena, tamiz_words *out,
                              tamiz_error *err) {
    size_t kept = 0;
    char *copy = tamiz_arena_room(arena, text.size);
    if (!copy || !join_known(out, text, arena))
        return tamiz_fail_memory(err, "words");
    for (size_t i = 0; i < out->count; i++) {
        tamiz_word *word = &out->words[kept];
        if (i > kept) *word = out->words[i];
        tamiz_code code = TAMIZ_OK;
        if (!word->ascii.data)
            code = write_word(latin, text, copy, arena, word, err);
        if (code) return code;
        kept += word->folded.size > 0; /* else nothing but ignorable marks */
    }
    out->count = kept;
    return TAMIZ_OK;
}

tamiz_code tamiz_text_split(tamiz_latin *latin, tamiz_span text,
                            tamiz_arena *arena, tamiz_words *out,
                            tamiz_error *err) {
    size_t bad = tamiz_utf8_check(text);
    if (bad != SIZE_MAX)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, NULL, 0, 0, bad,
                             "byte %zu is not UTF-8", bad);
    splitter s = {.text = text, .words = tamiz_latin_scratch(latin)};
    tamiz_buffer_reset(s.words);
    cut(&s);
    if (s.words->failed) return tamiz_fail_memory(err, "words");
    tamiz_words words = {tamiz_arena_room(arena, s.words->size),
                         s.words->size / sizeof(tamiz_word)};
    if (!words.words) return tamiz_fail_memory(err, "words");
    if (words.count) memcpy(words.words, s.words->data, s.words->size);
    tamiz_code code = write_latin(latin, text, arena, &words, err);
    if (!code) *out = words;
    return code;
}
