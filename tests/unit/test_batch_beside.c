/* SPDX-License-Identifier: Apache-2.0 */
/* How much is looked at for rows that say more of parties, whatever a file
 * holds of them. */
#include "test.h"

#include "base_hash.h"
#include "batch_beside.h"

enum { CHAINS = 1 << 20, MANY = 20000, ASKERS = 1000 };

static void add(tamiz_batch_beside *b, tamiz_batch_kind kind, const char *key,
                unsigned line) {
    char row[32];
    (void)snprintf(row, sizeof row, "row %u", line);
    assert_int_equal(
        tamiz_batch_beside_add(b, kind, key, tamiz_span_of(row), line, NULL),
        TAMIZ_OK);
}

static size_t take(tamiz_batch_beside *b, tamiz_batch_kind kind,
                   const char *key, size_t most, tamiz_buffer *out) {
    size_t count;
    tamiz_buffer_reset(out);
    assert_int_equal(
        tamiz_batch_beside_take(b, kind, key, most, out, &count, NULL),
        TAMIZ_OK);
    return count;
}

TEST(an_address_that_stands_there_often_is_looked_through_once) {
    tamiz_batch_beside b = {.file = NULL};
    tamiz_buffer out = {.size = 0};
    for (unsigned i = 0; i < MANY; i++) add(&b, TAMIZ_BATCH_ADDRESS, "a", i);
    for (unsigned i = 0; i < ASKERS; i++) {
        assert_int_equal(take(&b, TAMIZ_BATCH_ADDRESS, "a", 14, &out), 2);
        tamiz_buffer_byte(&out, '\0');
        assert_string_equal(out.data, "\nrow 0\nrow 1");
    }
    if (b.looked > 3 * MANY + 3 * ASKERS)
        fail_msg("%llu records", (unsigned long long)b.looked);
    tamiz_buffer_clear(&out);
    tamiz_batch_beside_clear(&b);
}

TEST(papers_that_were_taken_are_looked_at_no_more) {
    tamiz_batch_beside b = {.file = NULL};
    tamiz_buffer out = {.size = 0};
    size_t had = 0;
    uint64_t at = 0, line;
    bool found;
    for (unsigned i = 0; i < MANY; i++) add(&b, TAMIZ_BATCH_PAPER, "a", i);
    for (unsigned i = 0; i < ASKERS; i++)
        had += take(&b, TAMIZ_BATCH_PAPER, "a", MANY * 4, &out);
    assert_int_equal(had, MANY);
    if (b.looked > 10 * MANY)
        fail_msg("%llu records", (unsigned long long)b.looked);
    assert_int_equal(
        tamiz_batch_beside_left(&b, &at, &out, &line, &found, NULL), TAMIZ_OK);
    assert_false(found);
    tamiz_buffer_clear(&out);
    tamiz_batch_beside_clear(&b);
}

TEST(what_is_left_in_a_chain_is_found_whatever_left_it) {
    tamiz_batch_beside b = {.file = NULL};
    tamiz_buffer out = {.size = 0};
    /* One chain: the same key for both kinds, and what is added later. */
    for (unsigned i = 0; i < 30; i++)
        add(&b, i % 3 ? TAMIZ_BATCH_PAPER : TAMIZ_BATCH_ADDRESS, "a", i);
    assert_int_equal(take(&b, TAMIZ_BATCH_PAPER, "a", 20, &out), 3);
    add(&b, TAMIZ_BATCH_PAPER, "a", 99);
    assert_int_equal(take(&b, TAMIZ_BATCH_PAPER, "a", 1000, &out), 18);
    assert_int_equal(take(&b, TAMIZ_BATCH_PAPER, "a", 1000, &out), 0);
    assert_int_equal(take(&b, TAMIZ_BATCH_ADDRESS, "a", 1000, &out), 10);
    tamiz_buffer_clear(&out);
    tamiz_batch_beside_clear(&b);
}

/* Keys whose hashes without a seed end alike: a file made to be slow. */
TEST(keys_that_were_made_to_share_a_chain_do_not) {
    enum { KEYS = 24 };
    tamiz_batch_beside b = {.file = NULL};
    tamiz_buffer out = {.size = 0};
    char keys[KEYS][16];
    unsigned found = 0;
    for (unsigned i = 0; found < KEYS; i++) {
        (void)snprintf(keys[found], sizeof keys[found], "k%u", i);
        found += !(tamiz_hash(tamiz_span_of(keys[found])) % CHAINS);
    }
    for (unsigned i = 0; i < KEYS; i++) add(&b, TAMIZ_BATCH_PAPER, keys[i], i);
    for (unsigned i = 0; i < KEYS; i++)
        assert_int_equal(take(&b, TAMIZ_BATCH_PAPER, keys[i], 1000, &out), 1);
    if (b.looked > 3 * KEYS)
        fail_msg("%llu records", (unsigned long long)b.looked);
    tamiz_buffer_clear(&out);
    tamiz_batch_beside_clear(&b);
}
