/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_row.h"

#include "index_entry.h"
#include "name_form.h"
#include "name_sound.h"

#include <string.h>

enum {
    LONGEST_WORD = 400,
    LONGEST_RUN = 1024,
};

/* What a set is of, which begins its key. */
typedef enum set_kind { SET_OF_WORD, SET_OF_PART, SET_OF_RUN } set_kind;

/* ---- rows -------------------------------------------------------------- */

static bool make_arrays(tamiz_row *row, size_t count, tamiz_arena *arena) {
    row->count = count;
    row->sets = tamiz_arena_array(arena, count + 1, sizeof *row->sets);
    row->runs = tamiz_arena_array(arena, count + 1, sizeof *row->runs);
    if (!row->sets || !row->runs) return false;
    memset(row->sets, 0xff, count * sizeof *row->sets);
    return true;
}

bool tamiz_row_of_words(tamiz_row *row, const tamiz_scan_text *text,
                        tamiz_arena *arena, tamiz_arena *scratch) {
    size_t count = text->words.count, size = 0;
    row->text = text;
    row->name = NULL;
    row->scratch = scratch;
    for (size_t i = 0; i < count; i++) size += text->words.words[i].ascii.size;
    row->letters = tamiz_arena_take(arena, size + 1);
    row->letters_at =
        tamiz_arena_array(arena, count + 1, sizeof *row->letters_at);
    if (!row->letters || !row->letters_at) return false;
    size = 0;
    for (size_t i = 0; i < count; i++) {
        tamiz_span ascii = text->words.words[i].ascii;
        row->letters_at[i] = size;
        memcpy(row->letters + size, ascii.data, ascii.size);
        size += ascii.size;
    }
    row->letters_at[count] = size;
    return make_arrays(row, count, arena);
}

bool tamiz_row_of_parts(tamiz_row *row, const tamiz_name *name,
                        tamiz_arena *arena) {
    row->text = NULL;
    row->name = name;
    return make_arrays(row, name->count, arena);
}

tamiz_span tamiz_row_letters(const tamiz_row *row, size_t first, size_t last) {
    size_t from = row->letters_at[first];
    return (tamiz_span){row->letters + from, row->letters_at[last + 1] - from};
}

/* ---- words ------------------------------------------------------------- */

static const tamiz_word *word_at(const tamiz_row *row, size_t i) {
    return &row->text->words.words[i];
}

/* Legal forms begin with a word of their table, or with a slip of one. */
static unsigned form_marks(tamiz_span word) {
    const tamiz_lexeme *form = tamiz_lexicon_legal_form(word);
    bool slip = tamiz_form_word(word).data != word.data;
    return (form || slip ? TAMIZ_ROW_FORM : 0) |
           (slip || (form && form->longest > 1) ? TAMIZ_ROW_LONGER : 0);
}

/* Adds the names that hold what the part may be linked to. */
static void add_part(tamiz_row *row, const tamiz_part *part) {
    tamiz_found found;
    if (!tamiz_probes_find(tamiz_finder_probes(row->finder), part, 1, &found)) {
        row->failed = true;
        return;
    }
    tamiz_overlap_add(row->overlap, &found.parts);
    tamiz_overlap_add(row->overlap, &found.runs);
}

static void add_as(tamiz_row *row, const tamiz_part *word, tamiz_part_kind kind,
                   uint16_t concept) {
    tamiz_part part = *word;
    part.kind = (uint8_t)kind;
    part.concept = concept;
    part.variant =
        kind == TAMIZ_PART_PLAIN
            ? tamiz_snapshot_variant(row->overlap->snapshot, part.ascii)
            : 0;
    add_part(row, &part);
}

/* What the word says in its own language, or NULL. */
static const tamiz_lexeme *meaning_of(const tamiz_word *word) {
    return word->means ? tamiz_lexicon_word(tamiz_span_of(word->means)) : NULL;
}

static bool is_telling(const tamiz_part *word, const tamiz_lexeme *known,
                       const tamiz_lexeme *means) {
    return word->ascii.size > 1 &&
           (!known || known->kind <= TAMIZ_PART_NUMBER) &&
           (!means || means->kind <= TAMIZ_PART_NUMBER) &&
           !tamiz_span_is(word->ascii, "iii") &&
           !tamiz_span_is(word->ascii, "iv");
}

/* All kinds that the word may have, wherever in a window it stands
 * (name_split.c): that of its meaning, the lexicon's, plain, a number, an
 * initial. Gives its marks. */
static unsigned add_word(tamiz_row *row, const tamiz_part *part,
                         const tamiz_lexeme *means) {
    const tamiz_lexeme *known = tamiz_lexicon_word(part->ascii);
    uint16_t concept = known ? known->concept : 0;
    add_as(row, part, TAMIZ_PART_PLAIN, concept);
    if (means) add_as(row, part, means->kind, means->concept);
    if (known) {
        add_as(row, part, known->kind, concept);
        if (known->kind != TAMIZ_PART_PLAIN)
            add_as(row, part, TAMIZ_PART_PLAIN, 0);
    }
    static const char *const romans[][2] = {
        {"iii", "3"}, {"iv", "4"}, {"v", "5"}, {"x", "10"}};
    for (size_t i = 0; i < sizeof romans / sizeof *romans; i++)
        if (tamiz_span_is(part->ascii, romans[i][0]))
            add_as(row, part, TAMIZ_PART_NUMBER,
                   tamiz_lexicon_word(tamiz_span_of(romans[i][1]))->concept);
    if (part->letters >> 26) add_as(row, part, TAMIZ_PART_NUMBER, concept);
    if (part->ascii.size == 1) add_as(row, part, TAMIZ_PART_INITIAL, 0);
    return is_telling(part, known, means) ? TAMIZ_ROW_TELLING : 0;
}

static bool part_of(tamiz_row *row, size_t i, tamiz_part *out) {
    tamiz_name name;
    if (row->scratch->total) tamiz_arena_reset(row->scratch);
    if (tamiz_name_of_words(word_at(row, i), 1, row->text->text, TAMIZ_NAME_ANY,
                            row->scratch, &name, NULL) ||
        !tamiz_name_hear(&name, row->scratch)) {
        row->failed = true;
        return false;
    }
    *out = name.parts[0];
    return true;
}

static uint32_t new_word(tamiz_row *row, size_t i, tamiz_span key) {
    tamiz_part part;
    tamiz_overlap_begin(row->overlap);
    if (!part_of(row, i, &part)) return 0;
    unsigned marks = form_marks(word_at(row, i)->ascii);
    if (!marks) marks = add_word(row, &part, meaning_of(word_at(row, i)));
    marks |= (unsigned)part.flags << TAMIZ_ROW_FLAGS;
    return tamiz_overlap_end(row->overlap, key, marks);
}

/* Words are the same when all that a link looks at is. */
static uint32_t set_of_word(tamiz_row *row, size_t i) {
    char room[LONGEST_WORD * 8];
    const tamiz_word *word = word_at(row, i);
    const tamiz_lexeme *means = meaning_of(word);
    uint16_t concept = means ? means->concept : 0;
    size_t n = word->ascii.size;
    if (n + 3 + sizeof concept > sizeof room) return UINT32_MAX;
    memcpy(room, word->ascii.data, n);
    memcpy(room + n, &concept, sizeof concept);
    n += sizeof concept;
    room[n++] = (char)word->script;
    room[n++] = (char)(word->flags >> 7 &
                       3); /* TAMIZ_WORD_VOWELLESS, TAMIZ_WORD_KNOWN */
    room[n++] = SET_OF_WORD;
    const uint32_t *set =
        tamiz_overlap_find(row->overlap, (tamiz_span){room, n});
    return set ? *set : new_word(row, i, (tamiz_span){room, n});
}

/* ---- parts and runs ---------------------------------------------------- */

/* All that a link of the part, or the run of n parts, looks at. */
static tamiz_span key_of(const tamiz_part *part, size_t n, char *room,
                         size_t size) {
    struct {
        uint32_t variant;
        uint16_t concept;
        uint8_t kind, flags, run, set;
    } tail = {part->variant, part->concept, part->kind,
              part->flags,   (uint8_t)n,    n > 1 ? SET_OF_RUN : SET_OF_PART};
    size_t ascii = part->ascii.size, sound = part->sound.size;
    if (ascii + 1 + sound + sizeof tail > size) return (tamiz_span){NULL, 0};
    memcpy(room, part->ascii.data, ascii);
    room[ascii] = ' ';
    if (sound) memcpy(room + ascii + 1, part->sound.data, sound);
    memcpy(room + ascii + 1 + sound, &tail, sizeof tail);
    return (tamiz_span){room, ascii + 1 + sound + sizeof tail};
}

static uint32_t set_of_part(tamiz_row *row, size_t i) {
    char room[LONGEST_WORD * 8];
    const tamiz_part *part = &row->name->parts[i];
    tamiz_span key = key_of(part, 1, room, sizeof room);
    if (!key.data) return UINT32_MAX;
    const uint32_t *set = tamiz_overlap_find(row->overlap, key);
    if (set) return *set;
    bool tells = part->kind <= TAMIZ_PART_NUMBER &&
                 part->kind != TAMIZ_PART_INITIAL &&
                 !(part->flags & TAMIZ_PART_ACRONYM);
    tamiz_overlap_begin(row->overlap);
    add_part(row, part);
    return tamiz_overlap_end(row->overlap, key, tells ? TAMIZ_ROW_TELLING : 0);
}

typedef struct run_room {
    char text[LONGEST_RUN], sound[2 * LONGEST_RUN];
} run_room;

/* Those of the part that the word is by itself, which its set remembers. */
static bool flags_of(tamiz_row *row, size_t i, uint8_t *out) {
    uint32_t set = tamiz_row_set(row, i);
    tamiz_part part;
    if (row->failed || row->overlap->failed) return false;
    if (set == UINT32_MAX && !part_of(row, i, &part)) return false;
    *out = set == UINT32_MAX
               ? part.flags
               : (uint8_t)(tamiz_row_marks(row, i) >> TAMIZ_ROW_FLAGS);
    return true;
}

/* Two words are compared as inexact runs are: more is found, never less. */
static bool run_of_words(tamiz_row *row, size_t i, size_t n, run_room *room,
                         tamiz_part *out) {
    tamiz_part run = {.kind = TAMIZ_PART_LEGAL,
                      .ascii = tamiz_row_letters(row, i, i + n - 1)};
    if (run.ascii.size > LONGEST_RUN) return false;
    run.letters = tamiz_name_letters(run.ascii);
    if (n == 2) {
        char a[LONGEST_RUN], b[LONGEST_RUN];
        uint8_t one, other;
        tamiz_span x = word_at(row, i)->ascii, y = word_at(row, i + 1)->ascii;
        if (!flags_of(row, i, &one) || !flags_of(row, i + 1, &other))
            return false;
        run.flags = one | other;
        run.kind = TAMIZ_PART_PLAIN;
        run.sound.data = room->sound;
        run.sound.size = tamiz_name_sound_join(
            (tamiz_span){a, tamiz_name_sound_as(x, one, a)},
            (tamiz_span){b, tamiz_name_sound_as(y, other, b)}, room->sound);
    }
    *out = run;
    return true;
}

static bool run_of(tamiz_row *row, size_t i, size_t n, run_room *room,
                   tamiz_part *out) {
    if (!row->name) return run_of_words(row, i, n, room, out);
    return tamiz_entry_run(row->name, i, n, room->text, room->sound, out);
}

static bool run_is_found(tamiz_row *row, size_t i, size_t n, tamiz_found *found,
                         run_room *room, tamiz_part *run) {
    if (!run_of(row, i, n, room, run)) return false;
    if (tamiz_probes_find(tamiz_finder_probes(row->finder), run, n, found))
        return found->parts.count > 0;
    row->failed = true;
    return false;
}

uint32_t tamiz_row_run_set(tamiz_row *row, size_t i, size_t n) {
    char text[LONGEST_RUN * 4];
    run_room room;
    tamiz_found found;
    tamiz_part run;
    if (!run_is_found(row, i, n, &found, &room, &run)) return UINT32_MAX;
    tamiz_span key = key_of(&run, n, text, sizeof text);
    const uint32_t *set = tamiz_overlap_find(row->overlap, key);
    if (set) return *set;
    tamiz_overlap_begin(row->overlap);
    tamiz_overlap_add(row->overlap, &found.parts);
    return tamiz_overlap_end(row->overlap, key, 0);
}

/* ---- both -------------------------------------------------------------- */

uint32_t tamiz_row_set(tamiz_row *row, size_t i) {
    if (row->sets[i] == UINT32_MAX)
        row->sets[i] = row->name ? set_of_part(row, i) : set_of_word(row, i);
    return row->sets[i];
}

unsigned tamiz_row_marks(tamiz_row *row, size_t i) {
    uint32_t set = tamiz_row_set(row, i);
    if (set == UINT32_MAX || row->failed || row->overlap->failed) return 0;
    return tamiz_overlap_get(row->overlap, set)->marks;
}

/* A bit for each n says that it was looked up, and one that it was found. */
bool tamiz_row_has_run(tamiz_row *row, size_t i, size_t n) {
    enum { FOUND = TAMIZ_RUN_MOST - 1 };
    unsigned known = 1u << (n - 2), found = known << FOUND;
    if (!(row->runs[i] & known)) {
        run_room room;
        tamiz_found units;
        tamiz_part run;
        row->runs[i] |= (uint8_t)known;
        if (run_is_found(row, i, n, &units, &room, &run))
            row->runs[i] |= (uint8_t)found;
    }
    return row->runs[i] & found;
}
