/* SPDX-License-Identifier: Apache-2.0 */
/* Phrases of which each word must be known: the list a party stands on, the
 * kind it was designated as, and all that may follow a state. Each returns the
 * token behind, or 0 when another word stands there: what is said is then not
 * understood, and there is no claim. */
#ifndef TAMIZ_SCAN_CLAIM_LIST_H
#define TAMIZ_SCAN_CLAIM_LIST_H

#include "scan_claim_parts.h"

/* "the US list of foreign terrorist organizations". It must be told to be a
 * list of terrorists or of sanctions, by one authority at most: that of `f`
 * and the list's may differ as whole and part only. */
size_t tamiz_claim_list(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f);

/* "US sanctions", "sanciones de Estados Unidos". */
size_t tamiz_claim_sanctions(const tamiz_claim_sentence *s, size_t i,
                             tamiz_claim_found *f);

/* "a foreign terrorist organization". */
size_t tamiz_claim_kind(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f);

/* "as ... by ... since 2018": up to the end of the clause. */
size_t tamiz_claim_tail(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f);

/* Whether nothing stands at token i that changes what was said before it: the
 * end, a comma, a date, a new clause. */
bool tamiz_claim_ends(const tamiz_claim_sentence *s, size_t i);

#endif
