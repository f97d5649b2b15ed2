/* SPDX-License-Identifier: Apache-2.0 */
/* A mention agrees at both its ends, so both end words must be linked to one
 * listed name (or the window's letters are a name's). For each word of the text
 * the names that hold a unit like it are looked up once; whether two words
 * share a name is found once for each pair of words. */
#include "scan_filter.h"

#include "base_hash.h"
#include "index_hashed.h"
#include "index_probe.h"
#include "name_form.h"
#include "name_sound.h"

#include <stdlib.h>

enum {
    WORDS_MOST = 1 << 18,           /* remembered */
    WORD_BYTES = 48 * 1024 * 1024,  /* all they lead to */
    SILENT_BYTES = 8 * 1024 * 1024, /* remembered windows */
    PAIRS_MOST = 1 << 20,
    LONGEST_WORD = 400,
    LONGEST_RUN = 1024,
};

/* What a pair of words shares. */
enum { SHARE_A_NAME = 1, SHARE_A_LOOSE_ONE = 2 };

typedef struct filter_word {
    uint32_t *names; /* that hold a unit like it, rising */
    uint32_t count;
    bool form;    /* it may be a legal form, or begin one */
    bool longer;  /* one of several words: what follows may be part of it */
    bool telling; /* it tells names apart wherever it stands */
} filter_word;

void tamiz_filter_clear(tamiz_filter *f) {
    tamiz_table_clear(&f->known);
    tamiz_table_clear(&f->silent);
    tamiz_buffer_clear(&f->words);
    tamiz_buffer_clear(&f->marks);
    tamiz_buffer_clear(&f->met);
    tamiz_arena_clear(&f->arena);
    tamiz_arena_clear(&f->scratch);
    free(f->pairs);
    f->pairs = NULL;
    f->pair_count = f->pair_room = 0;
}

static void free_filter(void *filter) {
    tamiz_filter_clear(filter);
    free(filter);
}

tamiz_filter *tamiz_filter_of(tamiz_worker *worker,
                              const tamiz_snapshot *snapshot,
                              const char *config) {
    tamiz_filter *f = worker->notes;
    if (!f) {
        f = calloc(1, sizeof *f);
        if (!f) return NULL;
        worker->notes = f;
        worker->free_notes = free_filter;
    }
    if (f->failed) tamiz_filter_clear(f);
    f->failed = false;
    f->snapshot = snapshot;
    f->finder = worker->finder;
    if (strcmp(f->config, config) != 0) tamiz_table_clear(&f->silent);
    (void)snprintf(f->config, sizeof f->config, "%s", config);
    return f;
}

static void tidy(tamiz_filter *f) {
    if (f->words.size / sizeof(filter_word) < WORDS_MOST &&
        f->arena.total < WORD_BYTES)
        return;
    tamiz_filter_clear(f);
}

bool tamiz_filter_read(tamiz_filter *f, const tamiz_scan_text *text,
                       tamiz_arena *arena) {
    size_t count = text->words.count, size = 0;
    tidy(f);
    for (size_t i = 0; i < count; i++) size += text->words.words[i].ascii.size;
    f->text = text;
    f->ids = tamiz_arena_array(arena, count + 1, sizeof *f->ids);
    f->runs = tamiz_arena_array(arena, count + 1, sizeof *f->runs);
    f->letters_at = tamiz_arena_array(arena, count + 1, sizeof *f->letters_at);
    f->letters = tamiz_arena_take(arena, size + 1);
    if (!f->ids || !f->runs || !f->letters_at || !f->letters) return false;
    memset(f->ids, 0xff, count * sizeof *f->ids);
    size = 0;
    for (size_t i = 0; i < count; i++) {
        tamiz_span ascii = text->words.words[i].ascii;
        f->letters_at[i] = size;
        memcpy(f->letters + size, ascii.data, ascii.size);
        size += ascii.size;
    }
    f->letters_at[count] = size;
    return true;
}

static const tamiz_word *word_at(const tamiz_filter *f, size_t i) {
    return &f->text->words.words[i];
}

/* ---- words ------------------------------------------------------------- */

/* Legal forms begin with a word of their table, or with a slip of one. */
static void see_form(tamiz_span word, filter_word *out) {
    const tamiz_lexeme *form = tamiz_lexicon_legal_form(word);
    bool slip = tamiz_form_word(word).data != word.data;
    out->form = form || slip;
    out->longer = slip || (form && form->longest > 1);
}

static void add_names(tamiz_filter *f, const tamiz_found_units *found) {
    for (uint32_t i = 0; i < found->count; i++)
        tamiz_buffer_add(&f->met,
                         tamiz_found_postings(f->snapshot, &found->units[i]),
                         found->units[i].posting_count * sizeof(uint32_t));
}

/* Adds the names that hold what the word may be linked to as this kind. */
static void add_as(tamiz_filter *f, const tamiz_part *word,
                   tamiz_part_kind kind, uint16_t concept) {
    tamiz_part part = *word;
    tamiz_found found;
    part.kind = (uint8_t)kind;
    part.concept = concept;
    part.variant = kind == TAMIZ_PART_PLAIN
                       ? tamiz_snapshot_variant(f->snapshot, part.ascii)
                       : 0;
    if (!tamiz_probes_find(tamiz_finder_probes(f->finder), &part, 1, &found)) {
        f->failed = true;
        return;
    }
    add_names(f, &found.parts);
    add_names(f, &found.runs);
}

static int order_of_names(const void *x, const void *y) {
    uint32_t p = *(const uint32_t *)x, q = *(const uint32_t *)y;
    return (p > q) - (p < q);
}

/* Both leave each name once, rising, and return how many there are. */
static size_t sort_names(uint32_t *names, size_t count) {
    size_t kept = 0;
    if (count > 1) qsort(names, count, sizeof *names, order_of_names);
    for (size_t i = 0; i < count; i++)
        if (!kept || names[kept - 1] != names[i]) names[kept++] = names[i];
    return kept;
}

static size_t mark_names(uint64_t *marks, size_t room, uint32_t *names,
                         size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        marks[names[i] >> 6] |= UINT64_C(1) << (names[i] & 63);
    for (size_t i = 0; i < room; i++) {
        for (uint64_t bits = marks[i]; bits; bits &= bits - 1)
            names[kept++] =
                (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(bits);
        marks[i] = 0;
    }
    return kept;
}

/* Names of common words are marked in a bit each, which costs a look at every
 * name of the snapshot, and those of others sorted. */
static void take_names(tamiz_filter *f, filter_word *out) {
    uint32_t *names = (uint32_t *)(void *)f->met.data;
    size_t count = f->met.size / sizeof *names;
    size_t room = f->marks.size / sizeof(uint64_t);
    if (count > room / 8)
        count =
            mark_names((uint64_t *)(void *)f->marks.data, room, names, count);
    else
        count = sort_names(names, count);
    out->names = tamiz_arena_array(&f->arena, count + 1, sizeof *out->names);
    if (!out->names || f->met.failed) {
        f->failed = true;
        return;
    }
    if (count) memcpy(out->names, names, count * sizeof *names);
    out->count = (uint32_t)count;
}

static bool make_marks(tamiz_filter *f) {
    if (f->marks.size) return true;
    size_t size = (f->snapshot->name_count / 64 + 1) * sizeof(uint64_t);
    void *marks = tamiz_buffer_grow(&f->marks, size);
    if (marks) memset(marks, 0, size);
    return marks != NULL;
}

/* What the word says in its own language, or NULL. */
static const tamiz_lexeme *meaning_of(const tamiz_word *word) {
    return word->means ? tamiz_lexicon_word(tamiz_span_of(word->means)) : NULL;
}

/* All kinds that the word may have, wherever in a window it stands
 * (name_split.c): that of its meaning, the lexicon's, plain, a number, an
 * initial. */
static void look_up(tamiz_filter *f, const tamiz_part *part,
                    const tamiz_lexeme *means, filter_word *out) {
    const tamiz_lexeme *known = tamiz_lexicon_word(part->ascii);
    uint16_t concept = known ? known->concept : 0;
    tamiz_buffer_reset(&f->met);
    add_as(f, part, TAMIZ_PART_PLAIN, concept);
    if (means) add_as(f, part, means->kind, means->concept);
    if (known) {
        add_as(f, part, known->kind, concept);
        if (known->kind != TAMIZ_PART_PLAIN)
            add_as(f, part, TAMIZ_PART_PLAIN, 0);
    }
    static const char *const romans[][2] = {
        {"iii", "3"}, {"iv", "4"}, {"v", "5"}, {"x", "10"}};
    for (size_t i = 0; i < sizeof romans / sizeof *romans; i++)
        if (tamiz_span_is(part->ascii, romans[i][0]))
            add_as(f, part, TAMIZ_PART_NUMBER,
                   tamiz_lexicon_word(tamiz_span_of(romans[i][1]))->concept);
    if (part->letters >> 26) add_as(f, part, TAMIZ_PART_NUMBER, concept);
    if (part->ascii.size == 1) add_as(f, part, TAMIZ_PART_INITIAL, 0);
    out->telling =
        part->ascii.size > 1 && (!known || known->kind <= TAMIZ_PART_NUMBER) &&
        (!means || means->kind <= TAMIZ_PART_NUMBER) &&
        !tamiz_span_is(part->ascii, "iii") && !tamiz_span_is(part->ascii, "iv");
    take_names(f, out);
}

static bool part_of(tamiz_filter *f, size_t i, tamiz_part *out) {
    tamiz_name name;
    if (f->scratch.total) tamiz_arena_reset(&f->scratch);
    if (tamiz_name_of_words(word_at(f, i), 1, f->text->text, TAMIZ_NAME_ANY,
                            &f->scratch, &name, NULL) ||
        !tamiz_name_hear(&name, &f->scratch)) {
        f->failed = true;
        return false;
    }
    *out = name.parts[0];
    return true;
}

static uint32_t new_word(tamiz_filter *f, size_t i, tamiz_span key) {
    filter_word word = {.names = NULL};
    tamiz_part part;
    uint32_t id = (uint32_t)(f->words.size / sizeof word);
    if (!make_marks(f) || !part_of(f, i, &part)) {
        f->failed = true;
        return 0;
    }
    see_form(word_at(f, i)->ascii, &word);
    if (!word.form) look_up(f, &part, meaning_of(word_at(f, i)), &word);
    tamiz_span kept = tamiz_arena_copy(&f->arena, key);
    tamiz_buffer_add(&f->words, &word, sizeof word);
    if (f->words.failed || !kept.data ||
        !tamiz_table_add(&f->known, kept, id, NULL))
        f->failed = true;
    return id;
}

/* Words are the same when all that a link looks at is. */
static uint32_t id_of(tamiz_filter *f, size_t i) {
    if (f->ids[i] != UINT32_MAX) return f->ids[i];
    char room[LONGEST_WORD * 8];
    const tamiz_word *word = word_at(f, i);
    const tamiz_lexeme *means = meaning_of(word);
    uint16_t concept = means ? means->concept : 0;
    if (word->ascii.size + 2 + sizeof concept > sizeof room) return UINT32_MAX;
    memcpy(room, word->ascii.data, word->ascii.size);
    room[word->ascii.size] = (char)word->script;
    room[word->ascii.size + 1] =
        (char)(word->flags >> 7 &
               3); /* TAMIZ_WORD_VOWELLESS, TAMIZ_WORD_KNOWN */
    memcpy(room + word->ascii.size + 2, &concept, sizeof concept);
    tamiz_span key = {room, word->ascii.size + 2 + sizeof concept};
    const uint32_t *id = tamiz_table_find(&f->known, key);
    f->ids[i] = id ? *id : new_word(f, i, key);
    return f->ids[i];
}

static const filter_word *entry_of(const tamiz_filter *f, uint32_t id) {
    return &((const filter_word *)(const void *)f->words.data)[id];
}

/* ---- pairs ------------------------------------------------------------- */

static uint32_t seek(const uint32_t *names, uint32_t from, uint32_t count,
                     uint32_t wanted) {
    uint32_t step = 1, low = from;
    while (low + step < count && names[low + step] < wanted) {
        low += step;
        step *= 2;
    }
    uint32_t high = low + step < count ? low + step : count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (names[mid] < wanted)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static unsigned share(const tamiz_filter *f, const filter_word *a,
                      const filter_word *b) {
    const filter_word *few = a->count < b->count ? a : b;
    const filter_word *many = few == a ? b : a;
    unsigned found = 0;
    uint32_t at = 0;
    for (uint32_t i = 0; i < few->count; i++) {
        if (found && few->names[i] < f->snapshot->first_loose) {
            i = seek(few->names, i, few->count, f->snapshot->first_loose);
            if (i >= few->count) break;
        }
        at = seek(many->names, at, many->count, few->names[i]);
        if (at >= many->count) break;
        if (many->names[at] != few->names[i]) continue;
        found |= SHARE_A_NAME;
        if (few->names[i] >= f->snapshot->first_loose)
            return found | SHARE_A_LOOSE_ONE;
    }
    return found;
}

static bool grow_pairs(tamiz_filter *f) {
    if (f->pair_count * 2 < f->pair_room) return true;
    size_t room = f->pair_room ? f->pair_room * 2 : 1024;
    bool fresh = room > (size_t)2 * PAIRS_MOST; /* begins anew */
    if (fresh) room = 1024;
    uint64_t *pairs = calloc(room, sizeof *pairs), *old = f->pairs;
    if (!pairs) return false;
    for (size_t i = 0; !fresh && i < f->pair_room; i++) {
        if (!old[i]) continue;
        size_t at = tamiz_hash_mix(old[i] >> 3, 0) & (room - 1);
        while (pairs[at]) at = (at + 1) & (room - 1);
        pairs[at] = old[i];
    }
    free(old);
    f->pairs = pairs;
    f->pair_room = room;
    if (fresh) f->pair_count = 0;
    return true;
}

/* What the two words share; the lowest bit of an entry is always set. */
static unsigned pair(tamiz_filter *f, uint32_t a, uint32_t b) {
    uint64_t key = (uint64_t)a << 30 | b;
    if (!grow_pairs(f)) {
        f->failed = true;
        return 0;
    }
    size_t at = tamiz_hash_mix(key, 0) & (f->pair_room - 1);
    for (; f->pairs[at]; at = (at + 1) & (f->pair_room - 1))
        if (f->pairs[at] >> 3 == key) return f->pairs[at] >> 1 & 3;
    unsigned found = share(f, entry_of(f, a), entry_of(f, b));
    f->pairs[at] = key << 3 | found << 1 | 1;
    f->pair_count++;
    return found;
}

/* ---- runs -------------------------------------------------------------- */

enum { RUN_KNOWN = 1 }; /* and bit n - 1: a run of n words is like a unit */

/* Whether words i to i + n - 1, written together, are like a unit. Two are
 * compared as inexact ones are: more is found, never less. */
static bool run_is_found(tamiz_filter *f, size_t i, size_t n) {
    size_t from = f->letters_at[i], size = f->letters_at[i + n] - from;
    if (size > LONGEST_RUN) return false;
    char a[LONGEST_RUN], b[LONGEST_RUN], sound[2 * LONGEST_RUN];
    tamiz_part run = {.kind = TAMIZ_PART_LEGAL,
                      .ascii = {f->letters + from, size},
                      .sound = {sound, 0}};
    run.letters = tamiz_name_letters(run.ascii);
    if (n == 2) {
        tamiz_part one, other;
        if (!part_of(f, i, &one)) return false;
        tamiz_span x = word_at(f, i)->ascii, y = word_at(f, i + 1)->ascii;
        run.flags = one.flags;
        if (!part_of(f, i + 1, &other)) return false;
        run.flags |= other.flags;
        run.kind = TAMIZ_PART_PLAIN;
        run.sound.size = tamiz_name_sound_join(
            (tamiz_span){a, tamiz_name_sound(x, a)},
            (tamiz_span){b, tamiz_name_sound(y, b)}, sound);
    }
    tamiz_found found;
    if (!tamiz_probes_find(tamiz_finder_probes(f->finder), &run, n, &found)) {
        f->failed = true;
        return false;
    }
    return found.parts.count > 0;
}

/* The runs of two to four words that start at word i and are like a unit. */
static unsigned run_at(tamiz_filter *f, size_t i) {
    if (f->runs[i]) return f->runs[i];
    unsigned bits = RUN_KNOWN;
    for (size_t n = 2; n <= TAMIZ_RUN_MOST; n++)
        if (i + n <= f->text->words.count && run_is_found(f, i, n))
            bits |= 1u << (n - 1);
    f->runs[i] = (uint8_t)bits;
    return bits;
}

/* Whether a run within first..last, but not all of it, covers word i. */
static bool is_in_a_run(tamiz_filter *f, size_t i, size_t first, size_t last) {
    size_t from = i < first + TAMIZ_RUN_MOST ? first : i - TAMIZ_RUN_MOST + 1;
    for (size_t k = from; k <= i && k < last; k++) {
        unsigned bits = run_at(f, k);
        for (size_t n = 2; n <= TAMIZ_RUN_MOST; n++)
            if (bits >> (n - 1) & 1 && k + n > i && k + n <= last + 1 &&
                n < last - first + 1)
                return true;
    }
    return false;
}

/* ---- letters ----------------------------------------------------------- */

/* Whether a listed name has letters, or a reading, of this hash. */
static bool letters_hash_is_listed(const tamiz_filter *f, uint64_t hash) {
    const tamiz_snapshot *s = f->snapshot;
    if (!tamiz_finder_may_hold(f->finder, hash)) return false;
    uint32_t at = tamiz_hashed_first(s->letters, s->letters_count, hash);
    return at < s->letters_count && s->letters[at].hash == hash;
}

static bool own_letters_are_listed(tamiz_filter *f, size_t first, size_t last) {
    bool plain = true;
    for (size_t i = first; i <= last; i++)
        plain &= word_at(f, i)->folded.data == word_at(f, i)->ascii.data;
    if (plain) return false;
    tamiz_name name;
    if (f->scratch.total) tamiz_arena_reset(&f->scratch);
    if (tamiz_name_of_words(word_at(f, first), last - first + 1, f->text->text,
                            TAMIZ_NAME_ANY, &f->scratch, &name, NULL)) {
        f->failed = true;
        return false;
    }
    for (size_t i = 0; i < 2; i++)
        if (name.own[i] &&
            letters_hash_is_listed(f, tamiz_hash_of_own(name.own[i])))
            return true;
    return false;
}

static bool turned_letters_are_listed(tamiz_filter *f, size_t first,
                                      size_t comma, size_t last) {
    char room[TAMIZ_WINDOW_WORDS * LONGEST_WORD * 8];
    size_t a = f->letters_at[first], b = f->letters_at[comma],
           end = f->letters_at[last + 1];
    if (end - a > sizeof room) return true;
    memcpy(room, f->letters + b, end - b);
    memcpy(room + (end - b), f->letters + a, b - a);
    return letters_hash_is_listed(f, tamiz_hash((tamiz_span){room, end - a}));
}

bool tamiz_filter_has_letters(const tamiz_filter *f, size_t first,
                              size_t last) {
    size_t from = f->letters_at[first], end = f->letters_at[last + 1];
    return letters_hash_is_listed(
        f, tamiz_hash((tamiz_span){f->letters + from, end - from}));
}

/* Whether the letters of the window may be those of a listed name. */
static bool letters_are_listed(tamiz_filter *f, size_t first, size_t last) {
    if (tamiz_filter_has_letters(f, first, last)) return true;
    for (size_t i = first + 1; i <= last; i++)
        if (word_at(f, i)->flags & TAMIZ_WORD_AFTER_COMMA &&
            turned_letters_are_listed(f, first, i, last))
            return true;
    return own_letters_are_listed(f, first, last);
}

/* ---- windows ----------------------------------------------------------- */

/* A letter that has a dot and another letter beside it is part of something
 * longer ("S.A."), which is not looked up here. */
static bool is_dotted(const tamiz_filter *f, size_t i) {
    if (word_at(f, i)->ascii.size != 1) return false;
    return word_at(f, i)->flags & TAMIZ_WORD_DOTTED ||
           (i + 1 < f->text->words.count &&
            word_at(f, i + 1)->flags & TAMIZ_WORD_DOTTED);
}

/* Whether an end of the window may be part of something longer than a word, or
 * a legal form may be in it that is: its words are not looked up as such. */
static bool is_fluid(tamiz_filter *f, size_t first, size_t last) {
    for (size_t i = first; i <= last; i++) {
        if (is_dotted(f, i)) return true;
        uint32_t id = id_of(f, i);
        if (id == UINT32_MAX || f->failed) return true;
        const filter_word *word = entry_of(f, id);
        if (word->longer || (word->form && (i == first || i == last)))
            return true;
    }
    return false;
}

/* Of names without initials every telling word must be in the shared one. */
static bool inner_words_fit(tamiz_filter *f, size_t first, size_t last) {
    for (size_t i = first + 1; i < last; i++) {
        uint32_t id = id_of(f, i);
        if (!entry_of(f, id)->telling) continue;
        if (pair(f, id_of(f, first), id) && pair(f, id, id_of(f, last)))
            continue;
        if (!is_in_a_run(f, i, first, last)) return false;
    }
    return true;
}

static bool is_remembered(tamiz_filter *f, size_t first, size_t last,
                          tamiz_span *key) {
    size_t start = word_at(f, first)->start;
    *key =
        (tamiz_span){f->text->text.data + start, word_at(f, last)->end - start};
    if (key->size > LONGEST_RUN) return false;
    for (size_t i = 0; i < key->size; i++) {
        unsigned char c = (unsigned char)key->data[i];
        if (c >= 0x80 || c == '_') return false; /* read by what is around */
    }
    return true;
}

void tamiz_filter_silence(tamiz_filter *f, size_t first, size_t last) {
    tamiz_span key;
    if (f->arena.total > SILENT_BYTES + WORD_BYTES ||
        !is_remembered(f, first, last, &key))
        return;
    key = tamiz_arena_copy(&f->arena, key);
    if (!key.data || !tamiz_table_add(&f->silent, key, 0, NULL))
        f->failed = true;
}

static bool is_silent(tamiz_filter *f, size_t first, size_t last) {
    tamiz_span key;
    return f->silent.count && is_remembered(f, first, last, &key) &&
           tamiz_table_find(&f->silent, key);
}

static bool may_agree(tamiz_filter *f, size_t first, size_t last) {
    if (letters_are_listed(f, first, last)) return true;
    if (first == last) return false;
    if (is_fluid(f, first, last)) return true;
    if (is_in_a_run(f, first, first, last) || is_in_a_run(f, last, first, last))
        return true;
    unsigned both = pair(f, id_of(f, first), id_of(f, last));
    if (!both) return false;
    return both & SHARE_A_LOOSE_ONE || inner_words_fit(f, first, last);
}

bool tamiz_filter_allows(tamiz_filter *f, size_t first, size_t last) {
    return may_agree(f, first, last) && !is_silent(f, first, last);
}
