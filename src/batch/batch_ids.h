/* SPDX-License-Identifier: Apache-2.0 */
/* The numbers of a row with their kinds and who issued them, out of the columns
 * and papers that say so. */
#ifndef TAMIZ_BATCH_IDS_H
#define TAMIZ_BATCH_IDS_H

#include "batch_party.h"

/* Each number of a known kind once, in the party's arena; *count of them.
 * Countries of a column that are neither one nor as many as its numbers are
 * warned of. NULL = memory ran out: party->failed is set. */
const tamiz_identifier *tamiz_batch_ids(tamiz_batch_party *party,
                                        size_t *count);

#endif
