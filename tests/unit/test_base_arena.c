/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_arena.h"
#include "base_table.h"

TEST(pieces_are_zeroed_aligned_and_do_not_overlap) {
    tamiz_arena arena = {0};
    unsigned char *pieces[200];
    for (size_t i = 0; i < COUNT(pieces); i++) {
        pieces[i] = tamiz_arena_take(&arena, i * 37);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < i * 37; k++) assert_int_equal(pieces[i][k], 0);
        memset(pieces[i], (int)i, i * 37);
    }
    for (size_t i = 0; i < COUNT(pieces); i++)
        for (size_t k = 0; k < i * 37; k++)
            assert_int_equal(pieces[i][k], i % 256);
    tamiz_arena_clear(&arena);
}

TEST(a_request_that_cannot_be_met_gives_null_and_harms_nothing) {
    tamiz_arena arena = {0};
    assert_null(tamiz_arena_take(&arena, SIZE_MAX));
    assert_null(tamiz_arena_array(&arena, SIZE_MAX / 2, 4));
    assert_string_equal(tamiz_arena_print(&arena, "%d-%s", 7, "x"), "7-x");
    tamiz_arena_clear(&arena);
}

TEST(a_table_finds_all_its_keys_and_no_other) {
    tamiz_arena arena = {0};
    tamiz_table table = {0};
    for (uint32_t i = 0; i < 5000; i++) {
        tamiz_span key = tamiz_span_of(tamiz_arena_print(&arena, "k%u", i));
        bool fresh = false;
        assert_int_equal(*tamiz_table_add(&table, key, i, &fresh), i);
        assert_true(fresh);
        assert_int_equal(*tamiz_table_add(&table, key, 7, &fresh), i);
        assert_false(fresh);
    }
    for (uint32_t i = 0; i < 5000; i++) {
        tamiz_span key = tamiz_span_of(tamiz_arena_print(&arena, "k%u", i));
        assert_int_equal(*tamiz_table_find(&table, key), i);
    }
    assert_null(tamiz_table_find(&table, TAMIZ_SPAN("k5000")));
    tamiz_table_clear(&table);
    tamiz_arena_clear(&arena);
}
