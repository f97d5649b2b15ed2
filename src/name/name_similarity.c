/* SPDX-License-Identifier: Apache-2.0 */
/* Similarity of single parts and of runs. Every number here is a proposal of
 * version 1; docs/scoring.md lists them. */
#include "name_compare.h"
#include "name_edit.h"

static const double meaning = 0.97;  /* another word for the same */
static const double sound = 0.88;    /* same skeleton, other vowels */
static const double unvowelled = 0.85; /* same skeleton, one side has no vowels */
static const double initial = 0.7;
static const double joint = 0.97; /* factor for a run that is not equal */

static size_t longer(tamiz_span a, tamiz_span b) {
    return a.size > b.size ? a.size : b.size;
}

/* Slips that a word of this size may hold and still be the same word. */
static unsigned slips_allowed(size_t size) {
    if (size < 4) return 0;
    if (size < 7) return 1;
    return size < 12 ? 2 : 3;
}

/* A slip adds or drops at most one letter of the alphabet on each side. */
static bool letters_allow(uint64_t a, uint64_t b, unsigned slips) {
    return (unsigned)__builtin_popcountll(a & ~b) <= slips &&
           (unsigned)__builtin_popcountll(b & ~a) <= slips;
}

static double by_spelling(tamiz_span a, tamiz_span b, uint64_t a_letters,
                          uint64_t b_letters) {
    size_t size = longer(a, b);
    unsigned most = slips_allowed(size);
    if (!most || size - (a.size + b.size - size) > most ||
        !letters_allow(a_letters, b_letters, most))
        return 0;
    unsigned slips = tamiz_name_edits(a, b, most);
    if (slips > most) return 0;
    double s = 1.0 - 0.8 * slips / (double)size;
    if (a.data[0] != b.data[0]) s *= 0.9;
    /* One letter of four changed is another name more often than a slip:
     * Iran, Iraq. */
    if (size == 4 && a.size == b.size) s = TAMIZ_SIMILARITY_FLOOR;
    return s < TAMIZ_SIMILARITY_FLOOR ? 0 : s;
}

/* The same skeleton counts when it has two sounds at least and no more than
 * half of the letters differ; of three letters, one ("Ali", "Aly"). */
static double by_sound(tamiz_span a, tamiz_span b, tamiz_span a_sound,
                       tamiz_span b_sound) {
    if (a_sound.size < 2 || !tamiz_span_equal(a_sound, b_sound)) return 0;
    if (a.size < 3 || b.size < 3) return 0;
    unsigned most = (unsigned)(longer(a, b) / 2);
    if (a.size == 3 || b.size == 3) most = 1;
    return tamiz_name_edits(a, b, most) <= most ? sound : 0;
}

static double by_unvowelled(const tamiz_part *a, const tamiz_part *b) {
    if (!((a->flags ^ b->flags) & TAMIZ_WORD_VOWELLESS)) return 0;
    bool same = a->sound.size >= 2 && tamiz_span_equal(a->sound, b->sound);
    return same ? unvowelled : 0;
}

static bool is_initial_of(const tamiz_part *a, const tamiz_part *b) {
    return a->kind == TAMIZ_PART_INITIAL && b->kind == TAMIZ_PART_PLAIN &&
           a->ascii.data[0] == b->ascii.data[0];
}

static bool same_meaning(const tamiz_part *a, const tamiz_part *b) {
    return a->concept && a->concept == b->concept && a->kind == b->kind;
}

static bool has_digit(uint64_t letters) { return letters >> 26; }

double tamiz_part_similarity(const tamiz_part *a, const tamiz_part *b,
                             tamiz_link_kind *kind) {
    *kind = TAMIZ_LINK_EXACT;
    if (tamiz_span_equal(a->ascii, b->ascii)) return 1;
    *kind = TAMIZ_LINK_MEANING;
    if (same_meaning(a, b)) return meaning;
    *kind = TAMIZ_LINK_INITIAL;
    if (is_initial_of(a, b) || is_initial_of(b, a)) return initial;
    /* A number with one digit changed is another number. */
    if (has_digit(a->letters) || has_digit(b->letters)) return 0;
    double spelled = by_spelling(a->ascii, b->ascii, a->letters, b->letters);
    double heard = by_sound(a->ascii, b->ascii, a->sound, b->sound);
    if (!heard) heard = by_unvowelled(a, b);
    *kind = heard > spelled ? TAMIZ_LINK_SOUND : TAMIZ_LINK_SPELLING;
    return heard > spelled ? heard : spelled;
}

/* Shorter runs than this are like too many words. */
enum { SHORTEST_INEXACT_RUN = 6 };

double tamiz_run_similarity(const tamiz_part *part, tamiz_span run,
                            tamiz_span run_sound, uint64_t run_letters,
                            size_t count) {
    if (tamiz_span_equal(part->ascii, run)) return 1;
    if (count > 2 || run.size < SHORTEST_INEXACT_RUN ||
        has_digit(run_letters | part->letters))
        return 0;
    double s = by_spelling(part->ascii, run, part->letters, run_letters);
    double heard = by_sound(part->ascii, run, part->sound, run_sound);
    if (heard > s) s = heard;
    s *= joint;
    return s < TAMIZ_SIMILARITY_FLOOR ? 0 : s;
}
