/* SPDX-License-Identifier: Apache-2.0 */
#include "name_edit.h"

enum { LONGEST = 400 };

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* Equal letters at both ends do not count. */
static void strip(tamiz_span *a, tamiz_span *b) {
    while (a->size && b->size && a->data[0] == b->data[0])
        *a = tamiz_span_from(*a, 1), *b = tamiz_span_from(*b, 1);
    while (a->size && b->size && a->data[a->size - 1] == b->data[b->size - 1])
        a->size--, b->size--;
}

/* Of words that agree at neither end: one letter for another, or two swapped.
 * Any other slip between them would leave an end that agrees. */
static bool is_one_slip(tamiz_span a, tamiz_span b) {
    if (a.size != b.size || a.size > 2) return false;
    return a.size == 1 || (a.data[0] == b.data[1] && a.data[1] == b.data[0]);
}

/* One row of the recurrence inside the band; returns its least cell. The rows
 * are one longer than the word: cell j is the distance to j letters of b. */
static unsigned next_row(tamiz_span a, tamiz_span b, size_t i, unsigned most,
                         const unsigned *before, const unsigned *last,
                         unsigned *row) {
    size_t from = i > most ? i - most : 1;
    size_t to = i + most < b.size ? i + most : b.size;
    unsigned best = most + 1;
    row[from - 1] = from == 1 ? (unsigned)i : most + 1;
    for (size_t j = from; j <= to; j++) {
        bool same = a.data[i - 1] == b.data[j - 1];
        unsigned cell = last[j - 1] + !same;
        cell = least(cell, least(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
            a.data[i - 2] == b.data[j - 1])
            cell = least(cell, before[j - 2] + 1);
        row[j] = least(cell, most + 1);
        best = least(best, row[j]);
    }
    if (to < b.size) row[to + 1] = most + 1;
    return best;
}

unsigned tamiz_name_edits(tamiz_span a, tamiz_span b, unsigned most) {
    strip(&a, &b);
    size_t apart = a.size > b.size ? a.size - b.size : b.size - a.size;
    if (apart > most) return most + 1;
    if (!a.size || !b.size) return (unsigned)apart;
    if (is_one_slip(a, b)) return 1;
    if (most == 1) return 2;
    if (a.size > LONGEST || b.size > LONGEST) return most + 1;
    unsigned rows[3][LONGEST + 2];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.size; j++)
        before[j] = last[j] = row[j] = least((unsigned)j, most + 1);
    for (size_t i = 1; i <= a.size; i++) {
        if (next_row(a, b, i, most, before, last, row) > most) return most + 1;
        unsigned *oldest = before;
        before = last;
        last = row;
        row = oldest;
    }
    return last[b.size];
}
