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

/* A name with that of every other, both ways: the pairs' own bytes. */
TEST(names_that_were_cut_before_score_as_pairs_do) {
    const char *names[2 * COUNT(pairs)];
    tamiz_names *set = NULL;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        names[2 * i] = pairs[i].name1;
        names[2 * i + 1] = pairs[i].name2;
    }
    assert_int_equal(tamiz_names_new(names, COUNT(names), "Person", &set, NULL),
                     0);
    assert_int_equal(tamiz_names_count(set), COUNT(names));
    for (uint32_t i = 0; i < COUNT(names); i++)
        for (uint32_t k = 0; k < COUNT(names); k++) {
            const tamiz_pair pair = {names[i], names[k], "Person"};
            double one = -1, two = -2;
            assert_int_equal(tamiz_score_batch(&pair, 1, &one, NULL), 0);
            assert_int_equal(tamiz_names_score(set, &i, set, &k, 1, &two, NULL),
                             0);
            assert_memory_equal(&one, &two, sizeof one);
        }
    tamiz_names_free(set);
}

TEST(a_name_that_is_not_there_is_told_by_its_pair) {
    const char *const names[] = {"Jon Smith", "John Smith"};
    const uint32_t left[] = {0, 1}, right[] = {1, 2};
    double scores[2] = {-1, -1};
    tamiz_names *set = NULL;
    tamiz_error err;
    assert_int_equal(tamiz_names_new(names, 2, NULL, &set, NULL), 0);
    assert_int_equal(tamiz_names_score(set, left, set, right, 2, scores, &err),
                     TAMIZ_BAD_ARGUMENT);
    assert_int_equal(err.line, 2);
    assert_true(scores[0] > 0.5 && scores[1] == -1);
    tamiz_names_free(set);
    const char *const bad[] = {"a", "b\xff"};
    assert_int_equal(tamiz_names_new(bad, 2, NULL, &set, &err),
                     TAMIZ_BAD_INPUT);
    assert_int_equal(err.line, 2);
}
