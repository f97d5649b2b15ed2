/* SPDX-License-Identifier: Apache-2.0 */
/* Which windows stay where several overlap: the best score first, then the
 * longer window, then the earlier one; what overlaps one that stays is out.
 *
 * A window need not have been asked for: with the most that it may score it
 * waits for its turn, and is out unasked when a better one has its words. What
 * stays is the same as if all had been asked first. */
#ifndef TAMIZ_SCAN_CHOICE_H
#define TAMIZ_SCAN_CHOICE_H

#include "base_arena.h"
#include "base_buffer.h"
#include "tamiz.h"

typedef struct tamiz_choice {
    size_t first, last;   /* words */
    double score;         /* of the answer's best hit; the most, until asked */
    tamiz_answer *answer; /* NULL = not asked for */
    bool looked;          /* the caller's: its most is not only a guess */
} tamiz_choice;

/* It is a window's turn: sets its answer and the score of that, or a lower
 * score that is the most it may have, with which it waits again, or 0: it is
 * out. */
typedef tamiz_code tamiz_choice_ask(void *context, tamiz_choice *choice,
                                    tamiz_error *err);

/* Chooses among all that is in `choices` (an array of tamiz_choice) and leaves
 * those that stay, in order of place; the answers of the others are freed. On
 * an error none is left. `words` is the count of words that the windows are of,
 * `arena` is where their marks go. Errors: those of `ask`, NO_MEMORY. */
tamiz_code tamiz_choose(tamiz_buffer *choices, size_t words, tamiz_arena *arena,
                        tamiz_choice_ask *ask, void *context, tamiz_error *err);

/* Frees all answers and empties the buffer. */
void tamiz_choices_reset(tamiz_buffer *choices);

#endif
