/* SPDX-License-Identifier: Apache-2.0 */
/* Who says what a sentence claims, and who denies it. */
#ifndef TAMIZ_SCAN_CLAIM_SOURCE_H
#define TAMIZ_SCAN_CLAIM_SOURCE_H

#include "scan_claim_words.h"

/* As the text has them; size 0 = not told. */
typedef struct tamiz_claim_source {
    tamiz_span said_by, denied_by;
} tamiz_claim_source;

tamiz_claim_source tamiz_claim_source_of(const tamiz_claim_sentence *s);

/* The same, of the sentence before, by one that says no more: "Caracas denies
 * it.", "El gobierno lo niega.", "That is according to Y.". *rejects = it may
 * be the deed that is rejected, not that it was done. */
tamiz_claim_source tamiz_claim_source_behind(const tamiz_claim_sentence *s,
                                             bool *rejects);

#endif
