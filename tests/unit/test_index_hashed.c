/* SPDX-License-Identifier: Apache-2.0 */
#include "index_hashed.h"
#include "test.h"

#include <stdlib.h>

typedef struct record {
    uint64_t hash, rest;
} record;

_Static_assert(sizeof(record) == TAMIZ_HASHED_SIZE, "as in a snapshot");

static uint32_t count_before(const record *r, uint32_t count, uint64_t hash) {
    uint32_t n = 0;
    while (n < count && r[n].hash < hash) n++;
    return n;
}

/* Even hashes, clustered ones, equal ones, both ends. */
TEST(the_first_record_of_a_hash_is_found) {
    enum { COUNT_MOST = 300 };
    record r[COUNT_MOST];
    static const uint64_t strides[] = {UINT64_MAX / COUNT_MOST, 1, 0};
    for (size_t k = 0; k < COUNT(strides); k++)
        for (uint32_t count = 0; count <= COUNT_MOST; count += 60) {
            for (uint32_t i = 0; i < count; i++)
                r[i] = (record){.hash = 7 + i / 2 * 2 * strides[k]};
            for (uint32_t i = 0; i < count; i++)
                for (uint64_t d = 0; d < 3; d++)
                    assert_int_equal(
                        tamiz_hashed_first(r, count, r[i].hash + d - 1),
                        count_before(r, count, r[i].hash + d - 1));
            assert_int_equal(tamiz_hashed_first(r, count, 0), 0);
            assert_int_equal(tamiz_hashed_first(r, count, UINT64_MAX), count);
        }
}

TEST(bits_hold_every_hash_and_few_others) {
    enum { RECORDS = 4000 };
    record *r = calloc(RECORDS, sizeof *r);
    assert_non_null(r);
    for (uint64_t i = 0; i < RECORDS; i++)
        r[i].hash = (i + 1) * UINT64_C(0x9e3779b97f4a7c15);
    tamiz_hash_bits bits = {0};
    assert_true(tamiz_hash_bits_make(&bits, r, RECORDS));
    size_t others = 0;
    for (uint64_t i = 0; i < RECORDS; i++) {
        assert_true(tamiz_hash_bits_may_hold(&bits, r[i].hash));
        others += tamiz_hash_bits_may_hold(
            &bits, (i + 1) * UINT64_C(0xd1342543de82ef95) + 12345);
    }
    assert_true(others < RECORDS / 8);
    tamiz_hash_bits_clear(&bits);
    free(r);
}
