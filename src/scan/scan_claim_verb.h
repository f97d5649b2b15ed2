/* SPDX-License-Identifier: Apache-2.0 */
/* Claims of designation, delisting and accusation, active, passive and as a
 * noun. A negation, a condition, a wish or a plan before the verb, and there is
 * no claim. */
#ifndef TAMIZ_SCAN_CLAIM_VERB_H
#define TAMIZ_SCAN_CLAIM_VERB_H

#include "scan_claim_parts.h"

/* Reads the claim of the verb at token i; false = it makes none that is
 * understood. */
bool tamiz_claim_verb(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f);

#endif
