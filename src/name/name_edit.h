/* SPDX-License-Identifier: Apache-2.0 */
/* How many slips turn one word into another. */
#ifndef TAMIZ_NAME_EDIT_H
#define TAMIZ_NAME_EDIT_H

#include "base_span.h"

/* Optimal string alignment distance of two words: insertion, deletion,
 * substitution, swap of two neighbours (Damerau 1964; restricted form, Navarro
 * 2001, section 2.2). Counts up to `most`; a greater distance gives most + 1.
 * Words over 400 bytes are most + 1 apart unless equal. Symmetric. Cost: a
 * band of 2 * most + 1 cells for each letter. */
unsigned tamiz_name_edits(tamiz_span a, tamiz_span b, unsigned most);

#endif
