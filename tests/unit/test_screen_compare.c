/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "tamiz.h"

// clang-format off
static const tamiz_pair pairs[] = {
    {"Juan Carlos Ejemplo", "EJEMPLO, Juan", "Person"},
    {"Northern Harbour Ltd", "Northern Harbor Limited", "Company"},
    {"Muhammad al-Mithal", "محمد المثال", NULL},      // no schema
    {"Ada Beispiel", "Kurt Exempel", ""},             // an empty one
    {"", "Somebody", NULL},                           // no letters on a side
    {"...", "?!", NULL},                              // nor on any
};
// clang-format on

TEST(a_batch_gives_the_scores_of_single_comparisons) {
    double scores[COUNT(pairs)];
    assert_int_equal(tamiz_score_batch(pairs, COUNT(pairs), scores, NULL), 0);
    for (size_t i = 0; i < COUNT(pairs); i++) {
        tamiz_answer *answer = NULL;
        assert_int_equal(tamiz_compare(pairs[i].name1, pairs[i].name2,
                                       pairs[i].schema, &answer, NULL),
                         0);
        double one = tamiz_answer_hit(answer, 0)->score;
        assert_memory_equal(&one, &scores[i], sizeof one);
        tamiz_answer_free(answer);
    }
    assert_true(scores[4] == 0);
}

// clang-format off
static const struct { tamiz_pair pair; tamiz_code code; } wrong[] = {
    {{"a", "b", "Persona"}, TAMIZ_BAD_ARGUMENT}, // no such schema
    {{"a", "b\xff", NULL}, TAMIZ_BAD_INPUT},     // not UTF-8, second name
    {{"\xc3", "b", NULL}, TAMIZ_BAD_INPUT},      // cut short, first name
};
// clang-format on

TEST(the_pair_at_fault_is_told_and_those_before_it_are_scored) {
    for (size_t i = 0; i < COUNT(wrong); i++) {
        const tamiz_pair batch[] = {pairs[0], pairs[1], wrong[i].pair};
        double scores[3] = {-1, -1, -1};
        tamiz_error err;
        assert_int_equal(tamiz_score_batch(batch, 3, scores, &err),
                         wrong[i].code);
        assert_int_equal(err.line, 3);
        assert_true(scores[0] > 0 && scores[1] > 0);
        assert_true(scores[2] == -1);
    }
}

TEST(an_empty_batch_is_no_error) {
    assert_int_equal(tamiz_score_batch(NULL, 0, NULL, NULL), 0);
}
