/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_cells.h"

/* Behind the last byte of the quoted cell that starts at `from`; row.size =
 * the closing quote is missing. */
static size_t closing_quote(tamiz_span row, size_t from) {
    for (; from < row.size; from++) {
        if (row.data[from] != '"') continue;
        if (from + 1 == row.size || row.data[from + 1] != '"') break;
        from++;
    }
    return from;
}

/* The text of the quoted cell whose opening quote stands at *at, "" becoming
 * "; *at then stands behind the closing one. */
static const char *unquote(tamiz_span row, size_t *at, tamiz_span *cell,
                           tamiz_arena *arena) {
    size_t start = *at + 1, end = closing_quote(row, start), size = 0;
    if (end == row.size) return "a quote is opened and never closed";
    char *text = tamiz_arena_take(arena, end - start);
    if (!text) return "out of memory";
    for (size_t from = start; from < end; from++) {
        if (row.data[from] == '"') from++;
        text[size++] = row.data[from];
    }
    *cell = (tamiz_span){text, size};
    *at = end + 1;
    if (*at < row.size && row.data[*at] != ',')
        return "a byte after a closing quote; expected a comma, a line end or "
               "a second quote";
    return NULL;
}

const char *tamiz_batch_cut(tamiz_span row, tamiz_batch_cells *out,
                            tamiz_arena *arena) {
    out->count = 0;
    for (size_t at = 0;; at++) {
        if (out->count == TAMIZ_BATCH_CELLS) return "more than 4096 cells";
        tamiz_span *cell = &out->cells[out->count++];
        if (at < row.size && row.data[at] == '"') {
            const char *wrong = unquote(row, &at, cell, arena);
            if (wrong) return wrong;
        } else {
            size_t left = row.size - at;
            const char *stop = left ? memchr(row.data + at, ',', left) : NULL;
            size_t size = stop ? (size_t)(stop - row.data) - at : left;
            *cell = (tamiz_span){row.data + at, size};
            at += size;
        }
        if (at >= row.size) return NULL;
    }
}
