/* SPDX-License-Identifier: Apache-2.0 */
/* A hit as a person reads it: who, how alike, why, and listed by whom. */
#ifndef TAMIZ_CLI_HIT_H
#define TAMIZ_CLI_HIT_H

#include "cli_text.h"
#include "tamiz.h"

/* The hit in several lines, numbered. explain adds the evidence table. Returns
 * an exit code (out of memory). */
int cli_put_hit(const cli_term *term, const tamiz_hit *hit, size_t number,
                bool explain);

/* One line: bar, score, caption, schema, id, lists. */
void cli_put_hit_line(const cli_term *term, const tamiz_hit *hit,
                      size_t indent);

/* A score as it is shown, in hundredths: cut, never rounded up. */
double cli_cut_score(double score);

/* "former name" for "previousName". */
const char *cli_name_kind(const char *kind);

/* A probability in whole percent, "over 99.9 %" and "under 0.1 %" beyond: only
 * what cannot be otherwise is 100 or 0. */
enum { CLI_CHANCE = 32 };
const char *cli_chance(double probability, char text[CLI_CHANCE]);

/* Odds as a person says them: "3.3 to 1", "1 to 78". */
const char *cli_odds(double bits, char text[CLI_CHANCE]);

/* Adds to a running sum and returns the step to show, in thousandths: the
 * difference of two rounded sums, so that the steps shown add up to the sum
 * shown, to the last digit. */
double cli_step(double *sum, double adds);

/* The hit's bits but for its factors: those of the name or the number. */
double cli_other_bits(const tamiz_hit *hit);

/* The same as cli_step() for bits, which have one decimal. */
double cli_bit_step(double *sum, double adds);

/* The bar of a score, `columns` wide, and its number. */
void cli_put_score(const cli_term *term, double score, size_t columns);

/* Both sides' parts aligned, reason, weight and contribution with a bar, and
 * the sum that is the score. */
int cli_put_evidence(const cli_term *term, const tamiz_hit *hit, size_t indent);

/* Designation number `index` of a timeline. */
typedef const tamiz_designation *cli_designation(const void *context,
                                                 size_t index);

typedef struct cli_timeline {
    size_t count;
    cli_designation *designation;
    const void *context;
    bool sources; /* where each designation was read, too */
    size_t indent;
    /* Of which designations it is to be said that they were not in force on a
     * day; NULL = of none. */
    bool (*out_of_force)(const void *context, size_t index);
    const char *as_of;
} cli_timeline;

void cli_put_timeline(const cli_term *term, const cli_timeline *timeline);

#endif
