/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of a claim around its verb. Between them stand only words that are
 * known to change nothing; where another stands, the part is not read. */
#ifndef TAMIZ_SCAN_CLAIM_PARTS_H
#define TAMIZ_SCAN_CLAIM_PARTS_H

#include "scan_claim_words.h"

enum { TAMIZ_CLAIM_SUBJECTS = 16, TAMIZ_CLAIM_ALSO = 4 }; /* at most */

/* What was understood around one verb. */
typedef struct tamiz_claim_found {
    const tamiz_claim_phrase *act, *authority;
    const tamiz_claim_phrase *also[TAMIZ_CLAIM_ALSO]; /* "and Canada" */
    size_t also_count;
    size_t subjects[TAMIZ_CLAIM_SUBJECTS], count; /* tokens */
    size_t object; /* token of whom the role is, from 1; 0 = none */
    const tamiz_claim_token *when; /* its date, or NULL */
    const char *programme;         /* as in tamiz_claim_question, or NULL */
    const char *kind;              /* as in tamiz_assertion */
    bool unclear;                  /* of time: no verdict */
    bool as;                       /* "as ..." tells what kind of act it was */
    bool danger;                   /* "as a threat": no kind of its own */
    bool state;                    /* it is so, on the day of the text */
    bool since;                    /* it is so since `when` */
    bool list; /* a list, which holds acts of all departments */
} tamiz_claim_found;

/* Whether a clause begins behind token i: "because", "said". "All but X" is
 * another "but" than the one behind a comma. */
bool tamiz_claim_begins(const tamiz_claim_sentence *s, size_t i);

/* Reads "groups like A and B" from token i on; returns the token behind. None
 * when what stands behind may make the last a part of something else. */
size_t tamiz_claim_subjects_after(const tamiz_claim_sentence *s, size_t i,
                                  tamiz_claim_found *f);

/* The same leftwards, up to token `end`; they must start their clause. */
void tamiz_claim_subjects_before(const tamiz_claim_sentence *s, size_t end,
                                 tamiz_claim_found *f);

/* "and Canada" behind the authority, from token i on; returns the token behind,
 * which is i when what follows is no authority, or begins another clause. */
size_t tamiz_claim_also_after(const tamiz_claim_sentence *s, size_t i,
                              tamiz_claim_found *f);

/* "Canada and" before the authority that begins at token i; returns where the
 * first of them begins. */
size_t tamiz_claim_also_before(const tamiz_claim_sentence *s, size_t i,
                               tamiz_claim_found *f);

/* The party on whose name hangs what begins at token `end`, "X, which was ...":
 * its name must open the sentence, or the clause of what is said, for in "the
 * leader of X, who was ..." it is another. */
void tamiz_claim_hangs_on(const tamiz_claim_sentence *s, size_t end,
                          tamiz_claim_found *f);

/* Whether what begins at token i stands behind ", which". */
bool tamiz_claim_opens_aside(const tamiz_claim_sentence *s, size_t i);

/* The parties of what begins at token i, before it or before ", which"; whether
 * it is the latter. */
bool tamiz_claim_parties(const tamiz_claim_sentence *s, size_t i,
                         tamiz_claim_found *f);

/* Whether something before the verb takes the claim back, or says anywhere that
 * it is false. */
bool tamiz_claim_is_hedged(const tamiz_claim_sentence *s, size_t verb);

/* Reads "by Y", "as ...", dates from token i on, in any order; false = by
 * somebody who is no authority that is known. */
bool tamiz_claim_rest(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f);

/* Whether token i is a word before a date: "in", "el". */
bool tamiz_claim_leads_to_date(const tamiz_claim_sentence *s, size_t i);

/* Whether the date at i opens its clause: "In May 2025, ...", "and on Friday".
 * After "as of", or at the end of something longer, it is another time. */
bool tamiz_claim_opens_clause(const tamiz_claim_sentence *s, size_t i);

/* Without a date, one that stands somewhere else may be the claim's: unclear.
 */
void tamiz_claim_other_dates(const tamiz_claim_sentence *s,
                             tamiz_claim_found *f);

#endif
