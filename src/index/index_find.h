/* SPDX-License-Identifier: Apache-2.0 */
/* Retrieval: which listed names can score above zero against a query.
 *
 * A score above zero needs a link between a part (or run of parts) of the
 * query and one of the name, or the same letters overall. All units of the
 * snapshot are tried against all parts and runs of the query, and all names
 * that hold a unit with a link are found; so no name that scores is lost. */
#ifndef TAMIZ_INDEX_FIND_H
#define TAMIZ_INDEX_FIND_H

#include "base_error.h"
#include "index_snapshot.h"

/* Scratch of one thread on one snapshot; remembers what it found for a word. */
typedef struct tamiz_finder tamiz_finder;

/* Errors: NO_MEMORY. The snapshot must stay open. */
tamiz_code tamiz_finder_new(const tamiz_snapshot *snapshot, tamiz_finder **out,
                            tamiz_error *err);
void tamiz_finder_free(tamiz_finder *finder);

/* All names that can score above zero, each once, in no special order. The
 * array is the finder's, valid until its next call. Errors: NO_MEMORY. */
tamiz_code tamiz_finder_find(tamiz_finder *finder, const tamiz_name *query,
                             const uint32_t **names, size_t *count,
                             tamiz_error *err);

#endif
