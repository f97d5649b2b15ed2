/* SPDX-License-Identifier: Apache-2.0 */
/* How alike two names are, and why. docs/scoring.md tells it in prose,
 * docs/lossless.md what the index makes of it.
 *
 * Parts of one name are linked to parts of the other, each at most once; a run
 * of up to four neighbouring parts may be linked to one ("van der Bilt",
 * "Vanderbilt"). With M the links, s a link's similarity, w its weight (the
 * mean of both sides'):
 *
 *   score = f * sum over M of s*w / (sum over M of w + conflict + omission)
 *
 * conflict is the unlinked weight of one name that stands against unlinked
 * weight of the other; omission is what stands against nothing. A missing
 * middle name costs less than a different one. f <= 1 is the product of the
 * contradictions: other numbers, another kind of legal form, names that
 * changed places. When all letters run together are the same, the score is 1;
 * when one name is the initials of the other, it is TAMIZ_ACRONYM_SCORE. */
#ifndef TAMIZ_NAME_COMPARE_H
#define TAMIZ_NAME_COMPARE_H

#include "name_similarity.h"

typedef struct tamiz_link {
    uint16_t a, a_count; /* parts of the first name */
    uint16_t b, b_count; /* parts of the second */
    tamiz_link_kind kind;
    double similarity;
    double weight;
} tamiz_link;

/* Reasons for f < 1. */
typedef enum tamiz_contradiction {
    TAMIZ_CONTRADICTS_NUMBER = 1,  /* "Fund I", "Fund II" */
    TAMIZ_CONTRADICTS_FORM = 2,    /* "AG", "GmbH" */
    TAMIZ_CONTRADICTS_ROLES = 4,   /* "Ali bin Umar", "Umar bin Ali" */
    TAMIZ_CONTRADICTS_DESCENT = 8, /* another father, another nisbah */
    TAMIZ_CONTRADICTS_PLACE = 16,  /* "Santander Chile", "Santander Mexico" */
    TAMIZ_CONTRADICTS_LONE = 32,   /* one telling word, and that inexact */
    TAMIZ_CONTRADICTS_GIVEN = 64,  /* "Uday Saddam al-Tikriti", "Qusay …" */
    TAMIZ_CONTRADICTS_KNOWN = 128, /* "Daniel Ortega", "Daniela Ortega" */
    TAMIZ_CONTRADICTS_CUT = 256,   /* the last word is cut short */
} tamiz_contradiction;

/* Where a score comes from. */
typedef enum tamiz_basis {
    TAMIZ_BASIS_LINKS,
    TAMIZ_BASIS_LETTERS, /* the same letters run together */
    TAMIZ_BASIS_ACRONYM, /* the initials of the other name */
} tamiz_basis;

#define TAMIZ_ACRONYM_SCORE 0.75

/* What came out of comparing two names. links live in the arena, in order of
 * the first name's parts. */
typedef struct tamiz_comparison {
    double score;
    double total; /* the denominator: what all weights and penalties sum to */
    double conflict, omission; /* penalties */
    double factor;             /* f */
    unsigned contradictions;   /* tamiz_contradiction flags */
    tamiz_basis basis;
    tamiz_link *links;
    size_t link_count;
} tamiz_comparison;

/* Which links of two names there can be, from one who knows (an index), so that
 * others are not looked for. Bits stand for parts of the first name. */
typedef struct tamiz_near {
    const uint32_t *first;  /* of each part its own bit */
    const uint32_t *second; /* of each part the bits of those that it may be
                             * linked to, other than by an initial */
    const uint8_t *runs;    /* of each part of the first: 1 << n for a run of n
                             * from    it on that a part may be linked to */
    uint32_t to_runs; /* bits of those that runs of the second may be linked
                       * to */
} tamiz_near;

/* Compares two names. (a,b) and (b,a) give the same score, to the last bit.
 * The links in the arena; scratch on the stack when the names are of usual
 * size. Errors: NO_MEMORY. */
tamiz_code tamiz_name_compare(const tamiz_name *a, const tamiz_name *b,
                              tamiz_arena *arena, tamiz_comparison *out,
                              tamiz_error *err);

/* Makes it what comparing the second name with the first gives. */
void tamiz_comparison_turn(tamiz_comparison *comparison);

/* Only the score, as tamiz_name_compare() gives it. */
tamiz_code tamiz_name_score(const tamiz_name *a, const tamiz_name *b,
                            tamiz_arena *arena, double *score,
                            tamiz_error *err);

/* The same of names of which it is known what may be linked; NULL = nothing is
 * known. */
tamiz_code tamiz_name_compare_near(const tamiz_name *a, const tamiz_name *b,
                                   const tamiz_near *near, tamiz_arena *arena,
                                   tamiz_comparison *out, tamiz_error *err);
tamiz_code tamiz_name_score_near(const tamiz_name *a, const tamiz_name *b,
                                 const tamiz_near *near, tamiz_arena *arena,
                                 double *score, tamiz_error *err);

/* ---- for the index: what a score cannot exceed ---- */

/* The least that unlinked weight costs: `both` for weight that stands against
 * weight of the other name, `one` for weight that stands against nothing. */
#define TAMIZ_CONFLICT 1.35 /* when both names are of one kind of script */
#define TAMIZ_LEAST_CONFLICT                                                   \
    0.8 /* when only one is from a script without                              \
         * known vowels */
#define TAMIZ_LEAST_OMISSION       0.4
#define TAMIZ_LEAST_OMISSION_ALONE 0.6 /* while less than this is linked: */
#define TAMIZ_BACKED_FROM          1.8

/* Whether a part's weight is left out of conflict and omission when it is not
 * linked (legal forms: they have a cost of their own). */
bool tamiz_part_is_aside(const tamiz_part *part);

#endif
