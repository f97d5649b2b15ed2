/* SPDX-License-Identifier: Apache-2.0 */
/* Keccak-256 as Ethereum has it: the submission to NIST's contest, whose
 * padding is not that of SHA-3. Source: G. Bertoni et al., The Keccak
 * reference, 3.0 (2011). */
#ifndef TAMIZ_ENTITY_KECCAK_H
#define TAMIZ_ENTITY_KECCAK_H

#include "base_span.h"

enum { TAMIZ_KECCAK_SIZE = 32, TAMIZ_KECCAK_MOST = 135 };

/* Of a text of at most KECCAK_MOST bytes: one block. */
void tamiz_keccak(tamiz_span text, unsigned char digest[TAMIZ_KECCAK_SIZE]);

#endif
