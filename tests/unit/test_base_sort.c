/* SPDX-License-Identifier: Apache-2.0 */
#include "base_sort.h"
#include "test.h"

static uint64_t next(uint64_t *random) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return *random;
}

static int order(const void *x, const void *y) {
    const tamiz_pair32 *p = x, *q = y;
    if (p->first != q->first) return p->first < q->first ? -1 : 1;
    return (p->second > q->second) - (p->second < q->second);
}

TEST(pairs_come_out_as_by_comparison) {
    static const struct {
        size_t count;
        uint32_t first, second; /* bits that vary */
    } rows[] = {{0, ~0u, ~0u},         {1, ~0u, ~0u},    {2, ~0u, ~0u},
                {33, ~0u, ~0u},        {5000, ~0u, ~0u}, {5000, 0, 0xff},
                {5000, 0xff000000, 1}, {5000, 3, 0},     {5000, 0, 0}};
    static tamiz_pair32 pairs[5000], want[5000];
    uint64_t seed = 88172645463325252u;
    for (size_t r = 0; r < COUNT(rows); r++) {
        for (size_t i = 0; i < rows[r].count; i++)
            pairs[i] = want[i] =
                (tamiz_pair32){(uint32_t)next(&seed) & rows[r].first,
                               (uint32_t)next(&seed) & rows[r].second};
        tamiz_sort_pairs(pairs, rows[r].count);
        qsort(want, rows[r].count, sizeof *want, order);
        assert_memory_equal(pairs, want, rows[r].count * sizeof *want);
    }
}
