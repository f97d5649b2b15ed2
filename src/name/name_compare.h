/* SPDX-License-Identifier: Apache-2.0 */
/* How alike two names are, and why. docs/scoring.md tells it in prose.
 *
 * Parts of one name are linked to parts of the other, each at most once; a run
 * of up to four neighbouring parts may be linked to one ("van der Bilt",
 * "Vanderbilt"). With M the links, s a link's similarity, w its weight (the
 * mean of both sides'):
 *
 *   score = sum over M of s*w / (sum over M of w + both*C + one*O)
 *
 * where C is the unlinked weight that stands against unlinked weight of the
 * other name, and O the unlinked weight that stands against nothing. A missing
 * middle name (O) costs less than a different one (C). When all letters run
 * together are the same, the score is 1. */
#ifndef TAMIZ_NAME_COMPARE_H
#define TAMIZ_NAME_COMPARE_H

#include "name_split.h"

typedef enum tamiz_link_kind {
    TAMIZ_LINK_NONE,
    TAMIZ_LINK_EXACT,    /* the same letters */
    TAMIZ_LINK_MEANING,  /* the same concept: "Ltd", "Limited" */
    TAMIZ_LINK_SPELLING, /* a few slips apart */
    TAMIZ_LINK_SOUND,    /* the same consonant skeleton */
    TAMIZ_LINK_INITIAL,  /* a letter for a word */
    TAMIZ_LINK_JOINED,   /* written together here, apart there */
} tamiz_link_kind;

typedef struct tamiz_link {
    uint16_t a, a_count; /* parts of the first name */
    uint16_t b, b_count; /* parts of the second */
    tamiz_link_kind kind;
    double similarity; /* 0..1, at least TAMIZ_SIMILARITY_FLOOR */
    double weight;
} tamiz_link;

/* What came out of comparing two names. links live in the arena, in order of
 * the first name's parts. */
typedef struct tamiz_comparison {
    double score;
    double total; /* the denominator: what all weights and penalties sum to */
    double conflict, omission; /* C and O above, with their factors */
    bool same_letters;         /* score is 1 because of the letters alone */
    tamiz_link *links;
    size_t link_count;
} tamiz_comparison;

/* No link is weaker than this; below it, parts count as different. */
#define TAMIZ_SIMILARITY_FLOOR 0.7

/* Most neighbouring parts that may be linked to one. */
enum { TAMIZ_RUN_MOST = 4 };

/* Similarity of two parts, 0 when they are different. Symmetric. Depends on
 * ascii, sound, letters, kind, concept and flags only. */
double tamiz_part_similarity(const tamiz_part *a, const tamiz_part *b,
                             tamiz_link_kind *kind);

/* Similarity of a part and the letters of a run of `count` (2..4) parts. */
double tamiz_run_similarity(const tamiz_part *part, tamiz_span run,
                            tamiz_span run_sound, uint64_t run_letters,
                            size_t count);

/* Compares two names. (a,b) and (b,a) give the same score. Scratch and result
 * in the arena. Errors: NO_MEMORY. */
tamiz_code tamiz_name_compare(const tamiz_name *a, const tamiz_name *b,
                              tamiz_arena *arena, tamiz_comparison *out,
                              tamiz_error *err);

#endif
