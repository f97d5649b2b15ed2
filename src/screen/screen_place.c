/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_place.h"

#include "entity_country.h"
#include "name_lexicon.h"
#include "screen_place_words.h"

typedef struct reader {
    tamiz_latin *latin;
    tamiz_arena *arena;
    tamiz_place *out;
    tamiz_place_sort sort;
    tamiz_error *err;
} reader;

/* ---- segments of the text ------------------------------------------------ */

typedef struct pieces {
    tamiz_span at[TAMIZ_PLACE_SEGMENTS];
    size_t count;
} pieces;

/* Bytes of what ends a segment at text[i], or 0: also the commas of Arabic
 * (U+060C) and Chinese (U+3001, U+FF0C). */
static size_t cut_at(tamiz_span text, size_t i) {
    static const char *const long_ones[] = {"\xd8\x8c", "\xe3\x80\x81",
                                            "\xef\xbc\x8c"};
    if (strchr(",;()[]\n\r\t|", text.data[i])) return 1;
    for (size_t k = 0; k < sizeof long_ones / sizeof *long_ones; k++)
        if (tamiz_span_starts(tamiz_span_from(text, i), long_ones[k]))
            return strlen(long_ones[k]);
    return 0;
}

/* The last piece holds whatever is too many. */
static void cut(tamiz_span text, pieces *out) {
    size_t start = 0;
    out->count = 0;
    for (size_t i = 0; i <= text.size; i++) {
        size_t size = i < text.size ? cut_at(text, i) : 1;
        if (!size) continue;
        if (i < text.size && out->count + 1 == TAMIZ_PLACE_SEGMENTS) continue;
        tamiz_span piece =
            tamiz_span_trim((tamiz_span){text.data + start, i - start});
        if (piece.size) out->at[out->count++] = piece;
        start = i + size;
        i += size - 1;
    }
}

/* "CA" is California as often as Canada, so codes of two letters are no
 * countries here, but for those that everybody writes. */
static const char *country_of(tamiz_span text) {
    static const char *const known[] = {"US", "UK", "us", "uk"};
    bool fine = text.size > 2;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        fine |= tamiz_span_is(text, known[i]);
    return fine ? tamiz_country_find_place(text) : NULL;
}

static void drop_piece(pieces *p, size_t from, size_t count) {
    for (size_t i = from; i + count < p->count; i++)
        p->at[i] = p->at[i + count];
    p->count -= count;
}

static tamiz_span both_of(const pieces *p, size_t i) {
    const char *end = p->at[i + 1].data + p->at[i + 1].size;
    return (tamiz_span){p->at[i].data, (size_t)(end - p->at[i].data)};
}

/* "KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF" is two pieces; the last country of
 * the text is the one that the others lie in, unless it opens the text. */
static void take_country(reader *r, pieces *p) {
    for (size_t i = p->count; i-- > 0;) {
        bool two = i > 0;
        const char *code = two ? country_of(both_of(p, i - 1)) : NULL;
        size_t first = code ? i - 1 : i;
        if (!code) code = country_of(p->at[i]);
        if (!code) continue;
        r->out->country = code;
        r->out->from_great = first == 0 && i + 1 < p->count;
        drop_piece(p, first, i - first + 1);
        return;
    }
}

/* "Moscow Russia": of a text without commas up to four last words, but never
 * all, are a country. */
static void take_last_words(reader *r, const tamiz_words *words,
                            tamiz_span piece, size_t *count) {
    enum { MOST = 4 };
    for (size_t n = MOST; n > 0; n--) {
        if (n >= words->count) continue;
        size_t start = words->words[words->count - n].start;
        const char *code = country_of(tamiz_span_from(piece, start));
        if (!code) continue;
        r->out->country = code;
        *count = words->count - n;
        return;
    }
}

/* ---- words --------------------------------------------------------------- */

static const tamiz_place_word *find_word(tamiz_span ascii) {
    uint32_t hash = tamiz_slot_hash(ascii), at = hash, row;
    while ((row = tamiz_slots_next(&tamiz_place_word_slots, hash, &at)) !=
           UINT32_MAX)
        if (tamiz_slot_is(tamiz_place_words[row].word, ascii))
            return &tamiz_place_words[row];
    return NULL;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t digits_of(tamiz_span word) {
    size_t count = 0;
    for (size_t i = 0; i < word.size; i++) count += is_digit(word.data[i]);
    return count;
}

/* "15th" names a street; "15" stands before a door. */
static bool is_ordinal(tamiz_span word) {
    if (word.size < 3 || digits_of(word) != word.size - 2) return false;
    tamiz_span end = tamiz_span_from(word, word.size - 2);
    return is_digit(word.data[0]) &&
           (tamiz_span_is(end, "st") || tamiz_span_is(end, "nd") ||
            tamiz_span_is(end, "rd") || tamiz_span_is(end, "th"));
}

/* Digits of which five or more are a postcode nearly everywhere. */
static bool is_code(tamiz_span word) {
    enum { FEWEST = 5 };
    return word.size >= FEWEST && digits_of(word) == word.size;
}

/* The two halves of a British postcode: "SW1A", "1AA". */
static bool is_outward(tamiz_span w) {
    return w.size >= 2 && w.size <= 4 && !is_digit(w.data[0]) &&
           digits_of(w) > 0 && digits_of(w) <= 2;
}

static bool is_inward(tamiz_span w) {
    return w.size == 3 && is_digit(w.data[0]) && digits_of(w) == 1;
}

static void add_code(reader *r, tamiz_span code) {
    tamiz_place *p = r->out;
    if (p->code_count < sizeof p->codes / sizeof *p->codes)
        p->codes[p->code_count++] = code;
}

static void add_number(reader *r, tamiz_segment *s, tamiz_span number) {
    tamiz_place *p = r->out;
    s->numbered = true;
    if (p->number_count < TAMIZ_PLACE_NUMBERS)
        p->numbers[p->number_count++] = number;
}

static tamiz_part part_of(const tamiz_word *word, tamiz_span ascii) {
    const tamiz_lexeme *known = tamiz_lexicon_word(ascii);
    bool place = known && known->kind == TAMIZ_PART_PLACE;
    unsigned flags =
        word->flags & TAMIZ_WORD_VOWELLESS ? TAMIZ_PART_VOWELLESS : 0;
    return (tamiz_part){
        .ascii = ascii,
        .letters = tamiz_name_letters(ascii),
        .weight = 1,
        .concept = place ? known->concept : 0,
        .kind = place ? TAMIZ_PART_PLACE : TAMIZ_PART_PLAIN,
        .flags = (uint8_t)flags,
    };
}

static void add_telling(reader *r, tamiz_segment *s, const tamiz_word *word,
                        tamiz_span ascii) {
    tamiz_place *p = r->out;
    if (ascii.size < 2 || p->word_count == TAMIZ_PLACE_WORDS) return;
    p->words[p->word_count++] = part_of(word, ascii);
    s->count++;
}

/* "hauptstrasse" becomes "haupt", and a street. */
static tamiz_span without_suffix(tamiz_segment *s, tamiz_span ascii) {
    enum { SHORTEST_STEM = 3 };
    for (size_t i = 0; i < tamiz_place_suffix_count; i++) {
        const tamiz_place_word *row = &tamiz_place_suffixes[i];
        size_t size = strlen(row->word);
        if (ascii.size < size + SHORTEST_STEM ||
            memcmp(ascii.data + ascii.size - size, row->word, size) != 0)
            continue;
        s->worded = true;
        s->street = row->concept;
        return (tamiz_span){ascii.data, ascii.size - size};
    }
    return ascii;
}

static void take_kind(tamiz_segment *s, const tamiz_place_word *row) {
    if (row->kind != TAMIZ_PLACE_WORD_STREET &&
        row->kind != TAMIZ_PLACE_WORD_WEAK)
        return;
    if (row->kind == TAMIZ_PLACE_WORD_STREET) s->worded = true;
    if (!s->street) s->street = row->concept;
}

/* What of the word's neighbours matters. */
typedef struct before {
    tamiz_span word;
    bool box; /* a word for a box, and no number since */
} before;

/* The first half of a postcode looked like a number. */
static void take_back(reader *r, tamiz_span number) {
    tamiz_place *p = r->out;
    if (p->number_count &&
        tamiz_span_equal(p->numbers[p->number_count - 1], number))
        p->number_count--;
}

static void take_number(reader *r, tamiz_segment *s, tamiz_span ascii,
                        before *b) {
    bool pair = is_inward(ascii) && b->word.size && is_outward(b->word);
    const char *whole =
        pair ? tamiz_arena_print(r->arena, "%.*s%.*s", (int)b->word.size,
                                 b->word.data, (int)ascii.size, ascii.data)
             : NULL;
    if (b->box && !r->out->box.size) {
        r->out->box = ascii;
    } else if (whole) {
        take_back(r, b->word);
        add_code(r, tamiz_span_of(whole));
    } else if (is_code(ascii)) {
        add_code(r, ascii);
    } else {
        add_number(r, s, ascii);
    }
    b->box = false;
}

static void take_word(reader *r, tamiz_segment *s, const tamiz_word *word,
                      before *b) {
    bool numbers = r->sort == TAMIZ_PLACE_ADDRESS;
    const tamiz_place_word *row = find_word(word->ascii);
    if (row && r->sort == TAMIZ_PLACE_WORDS_ONLY &&
        row->kind != TAMIZ_PLACE_WORD_FILLER)
        row = NULL; /* the State Duma is no area */
    if (digits_of(word->ascii) && !is_ordinal(word->ascii)) {
        if (numbers) take_number(r, s, word->ascii, b);
    } else if (row) {
        if (numbers) take_kind(s, row);
        b->box |= row->kind == TAMIZ_PLACE_WORD_BOX;
    } else {
        tamiz_span stem =
            numbers ? without_suffix(s, word->ascii) : word->ascii;
        add_telling(r, s, word, stem);
    }
    b->word = word->ascii;
}

static tamiz_code take_piece(reader *r, tamiz_span piece, bool sole) {
    tamiz_place *p = r->out;
    tamiz_segment *s = &p->segments[p->segment_count];
    tamiz_words words;
    before b = {.box = false};
    *s = (tamiz_segment){.first = (uint8_t)p->word_count};
    tamiz_code code =
        tamiz_text_split(r->latin, piece, r->arena, &words, r->err);
    if (code) return code;
    size_t count = words.count;
    if (sole && !p->country && r->sort != TAMIZ_PLACE_WORDS_ONLY)
        take_last_words(r, &words, piece, &count);
    for (size_t i = 0; i < count; i++) take_word(r, s, &words.words[i], &b);
    tamiz_segment *last = p->segment_count ? s - 1 : NULL;
    if (s->count)
        p->segment_count++;
    else if (last && s->numbered) /* "Kirishskaya St., 2A" */
        last->numbered = true;
    return TAMIZ_OK;
}

/* ---- roles --------------------------------------------------------------- */

/* "8000 Zurich" behind a street is no house but a postcode of four digits. */
static bool is_town_with_code(const tamiz_place *p, size_t i) {
    enum { CODE = 4 };
    if (!i || i + 1 != p->segment_count || !p->number_count) return false;
    tamiz_span last = p->numbers[p->number_count - 1];
    return last.size == CODE && digits_of(last) == CODE;
}

static void give_roles(reader *r) {
    tamiz_place *p = r->out;
    bool address = r->sort == TAMIZ_PLACE_ADDRESS;
    for (size_t i = 0; i < p->segment_count; i++) {
        tamiz_segment *s = &p->segments[i];
        bool street = address && (s->worded || s->numbered);
        if (street && !s->worded && is_town_with_code(p, i)) {
            add_code(r, p->numbers[--p->number_count]);
            street = false;
        }
        s->role = !street                 ? TAMIZ_SEGMENT_PLACE
                  : p->segment_count == 1 ? TAMIZ_SEGMENT_MIXED
                                          : TAMIZ_SEGMENT_STREET;
    }
}

tamiz_code tamiz_place_read(tamiz_latin *latin, const char *text,
                            tamiz_place_sort sort, tamiz_arena *arena,
                            tamiz_place *out, tamiz_error *err) {
    reader r = {latin, arena, out, sort, err};
    pieces p;
    *out = (tamiz_place){.text = text};
    cut(tamiz_span_of(text), &p);
    if (sort != TAMIZ_PLACE_WORDS_ONLY) take_country(&r, &p);
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < p.count; i++)
        code = take_piece(&r, p.at[i], p.count == 1);
    if (!code) give_roles(&r);
    return code;
}
