/* SPDX-License-Identifier: Apache-2.0 */
/* One row of CSV (RFC 4180) cut into cells, whatever the rows around it are. */
#ifndef TAMIZ_BATCH_CELLS_H
#define TAMIZ_BATCH_CELLS_H

#include "base_arena.h"

enum { TAMIZ_BATCH_CELLS = 4096 };

typedef struct tamiz_batch_cells {
    tamiz_span *cells; /* room for TAMIZ_BATCH_CELLS */
    size_t count;
} tamiz_batch_cells;

/* Cuts a row without its line end. Cells are borrowed from the row, quoted
 * ones from the arena. Returns NULL, or what is wrong with the row. */
const char *tamiz_batch_cut(tamiz_span row, tamiz_batch_cells *out,
                            tamiz_arena *arena);

#endif
