/* SPDX-License-Identifier: Apache-2.0 */
#include "base_pool.h"
#include "test.h"

TEST(equal_texts_have_one_number_and_stay_when_the_pool_grows) {
    enum { MANY = 5000 };
    static uint32_t numbers[MANY];
    tamiz_pool pool = {.room = 0};
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < MANY; i++) {
            char text[16];
            int size = snprintf(text, sizeof text, "%d", i);
            uint32_t number =
                tamiz_pool_add(&pool, (tamiz_span){text, (size_t)size});
            if (!round) numbers[i] = number;
            assert_int_equal(number, numbers[i]);
        }
    assert_int_equal(pool.count, MANY);
    for (int i = 0; i < MANY; i++)
        assert_int_equal(strtol(tamiz_pool_text(&pool, numbers[i]), NULL, 10),
                         i);
    tamiz_pool_clear(&pool);
}

TEST(what_is_not_there_is_not_found) {
    tamiz_pool pool = {.room = 0};
    assert_int_equal(tamiz_pool_find(&pool, TAMIZ_SPAN("anna")), UINT32_MAX);
    assert_int_equal(tamiz_pool_find(&pool, TAMIZ_SPAN("")), 0);
    assert_int_equal(tamiz_pool_add(&pool, TAMIZ_SPAN("")), 0);
    assert_string_equal(tamiz_pool_text(&pool, 0), "");
    uint32_t anna = tamiz_pool_add(&pool, TAMIZ_SPAN("anna"));
    assert_int_equal(anna, 1);
    assert_int_equal(tamiz_pool_find(&pool, TAMIZ_SPAN("anna")), anna);
    assert_int_equal(tamiz_pool_find(&pool, TAMIZ_SPAN("ann")), UINT32_MAX);
    assert_int_equal(tamiz_pool_find(&pool, TAMIZ_SPAN("annas")), UINT32_MAX);
    tamiz_pool_close(&pool);
    assert_string_equal(tamiz_pool_text(&pool, anna), "anna");
    tamiz_pool_clear(&pool);
}
