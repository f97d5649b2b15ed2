/* SPDX-License-Identifier: Apache-2.0 */
/* What differs between two snapshots, counted in parties. */
#ifndef TAMIZ_API_CHANGE_H
#define TAMIZ_API_CHANGE_H

#include "index_snapshot.h"
#include "tamiz.h"

/* Fills one list's row. before may be NULL: then all is added; now
 * may be: then nothing is there. Errors: NO_MEMORY. */
tamiz_code tamiz_api_change(const tamiz_snapshot *before,
                            const tamiz_snapshot *now, const char *list,
                            tamiz_change *out, tamiz_error *err);

#endif
