/* SPDX-License-Identifier: Apache-2.0 */
/* What OFAC's labels mean: "Tax ID No. 12 (Peru)" is a taxNumber, "POB" a
 * birthPlace. The table stands in the source. */
#ifndef TAMIZ_LIST_OFAC_LABELS_H
#define TAMIZ_LIST_OFAC_LABELS_H

#include "list_ofac_party.h"

/* States what one item of the remarks says, when it starts with a known label
 * (or looks like a labelled number) and its value is what the label promises.
 * False = it does not; nothing was stated then. `item` has no "alt. ". */
bool tamiz_list_ofac_labels_put(tamiz_ofac_party *party, tamiz_span item);

#endif
