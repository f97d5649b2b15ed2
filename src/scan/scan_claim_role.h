/* SPDX-License-Identifier: Apache-2.0 */
/* Claims that one listed party leads, owns or is a member of another. Both must
 * be mentioned by name, and nothing unknown stand between them. */
#ifndef TAMIZ_SCAN_CLAIM_ROLE_H
#define TAMIZ_SCAN_CLAIM_ROLE_H

#include "scan_claim_parts.h"

/* Reads the claim of the verb ("leads") or noun ("leader") at token i; false =
 * it makes none that is understood. */
bool tamiz_claim_role(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f);

#endif
