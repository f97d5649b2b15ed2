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

/* Slips, turned words, other forms and scripts of names that are nobody's. */
static const char *const symmetric[] = {
    "EJEMPLO TORRES, Juan Carlos",
    "Juan C. Ejemplo",
    "Jaun Ejempla Torres",
    "Ali bin Umar al-Mithal",
    "Umar bin Ali al-Mithal",
    "Aly ben Omar",
    "علي بن عمر المثال",
    "Dmitri Petrovich Orlovsky",
    "Orlovski Dmitry",
    "Дмитрий Петрович Орловский",
    "Nordwind Handels GmbH",
    "Nord Wind Handel",
    "NORDWIND HANDELS A.G.",
    "Blue Lantern Fund II",
    "Blue Lantem Fund 2",
    "General Bureau of Atomic Energy",
    "GBAE",
    "Santander Muestra Chile",
    "Muestra Santander Mexico",
    "van der Probe, Jan",
    "Vanderprobe Jan",
    "Lee Jeong-ho",
    "이정호",
    "Li Zheng Hao",
    "M/V Mad0ro 3",
    "Madoro III",
    "Dr. Haji",
    "Jr",
    "a",
    "Aa Aa Aa",
    "Aa aa",
    "Abdulkarim Abdul Karim",
};
static const char *const symmetric_schemata[] = {NULL, "Person", "Company",
                                                 "Vessel"};

/* Drops, doubles or turns the byte at a place of an ASCII name. */
static void slip(const char *name, size_t way, char *out) {
    size_t size = strlen(name);
    memcpy(out, name, size + 1);
    if (size < 3) return;
    size_t at = 1 + (way / 3) % (size - 2);
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)name[i] > 127) return;
    if (way % 3 == 0) memmove(out + at, name + at + 1, size - at);
    if (way % 3 == 1) memmove(out + at + 1, name + at, size - at + 1);
    if (way % 3 == 2) out[at] = name[at + 1], out[at + 1] = name[at];
}

TEST(a_pair_scores_the_same_in_both_directions_to_the_last_bit) {
    enum { WAYS = 12, LONGEST = 128 };
    for (size_t i = 0; i < COUNT(symmetric); i++)
        for (size_t k = 0; k < COUNT(symmetric); k++)
            for (size_t way = 0; way < WAYS; way++) {
                char other[LONGEST];
                slip(symmetric[k], way + i, other);
                const char *schema =
                    symmetric_schemata[way % COUNT(symmetric_schemata)];
                const tamiz_pair both[] = {{symmetric[i], other, schema},
                                           {other, symmetric[i], schema}};
                double scores[2] = {-1, -2};
                assert_int_equal(tamiz_score_batch(both, 2, scores, NULL), 0);
                if (!(scores[0] >= scores[1] && scores[0] <= scores[1]))
                    fail_msg("%s / %s: %.17g, %.17g", symmetric[i], other,
                             scores[0], scores[1]);
            }
}
