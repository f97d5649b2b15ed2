/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "eval_case.h"

#include <math.h>

static void near(double is, double expected) {
    assert_true(fabs(is - expected) < 1e-9);
}

static eval_case pair(double score, bool is_match) {
    return (eval_case){.score = score, .is_match = is_match};
}

TEST(counts_and_rates_at_a_threshold_that_a_score_equals) {
    const eval_case cases[] = {pair(0.9, true), pair(0.7, true),
                               pair(0.69, true), pair(0.8, false),
                               pair(0.1, false)};
    eval_counts c = eval_count(cases, COUNT(cases), 0.7);
    assert_int_equal(c.true_positives, 2); /* 0.7 reaches 0.7 */
    assert_int_equal(c.false_negatives, 1);
    assert_int_equal(c.false_positives, 1);
    assert_int_equal(c.true_negatives, 1);
    near(eval_precision(&c), 2.0 / 3);
    near(eval_recall(&c), 2.0 / 3);
    near(eval_f1(&c), 2.0 / 3);
}

TEST(rates_of_nothing_are_no_numbers) {
    const eval_case none = pair(0.2, false);
    eval_counts c = eval_count(&none, 1, 0.5);
    assert_true(isnan(eval_precision(&c)));
    assert_true(isnan(eval_recall(&c)));
    assert_true(isnan(eval_f1(&c)));
    assert_true(isnan(eval_rank(&none, 1).auc));
}

// clang-format off
static const struct {
    eval_case cases[4];
    double ap, auc, best, best_f1;
} rankings[] = {
    /* all matches first: perfect at the lowest match's score */
    {{{.score = .9, .is_match = true}, {.score = .8, .is_match = true},
      {.score = .3}, {.score = .2}}, 1, 1, .8, 1},
    /* all matches last: AP = (1/3 + 2/4) / 2; best is to take everything */
    {{{.score = .9}, {.score = .8}, {.score = .3, .is_match = true},
      {.score = .2, .is_match = true}}, 5.0 / 12, 0, .2, 2.0 / 3},
    /* match, other, match, other: AP = (1 + 2/3) / 2; 3 of 4 in order */
    {{{.score = .9, .is_match = true}, {.score = .8},
      {.score = .3, .is_match = true}, {.score = .2}},
      5.0 / 6, .75, .3, .8},
    /* all tied: no order can be claimed, whatever the order in the file */
    {{{.score = .5, .is_match = true}, {.score = .5, .is_match = true},
      {.score = .5}, {.score = .5}}, .5, .5, .5, 2.0 / 3},
};
// clang-format on

TEST(rankings_are_those_worked_out_by_hand) {
    for (size_t i = 0; i < COUNT(rankings); i++) {
        eval_ranking r = eval_rank(rankings[i].cases, 4);
        near(r.average_precision, rankings[i].ap);
        near(r.auc, rankings[i].auc);
        near(r.best_threshold, rankings[i].best);
        near(r.best_f1, rankings[i].best_f1);
    }
}

TEST(names_are_found_by_rank_and_clean_ones_alert) {
    const eval_case cases[] = {
        {.is_match = true, .score = 1, .rank = 1, .found = true},
        {.is_match = true, .score = 1, .rank = 4, .found = true},
        {.is_match = true, .score = 1, .rank = 12, .found = true},
        {.is_match = true}, /* no hit at all */
        {.score = 0.8},     /* clean, yet a hit */
        {.score = 0},
    };
    eval_found f = eval_find(cases, COUNT(cases));
    assert_int_equal(f.names, 6);
    assert_int_equal(f.expected, 4);
    assert_int_equal(f.found, 3);
    assert_int_equal(f.first, 1);
    assert_int_equal(f.ten, 2);
    assert_int_equal(f.alerts, 4);
    assert_int_equal(f.clean, 2);
    assert_int_equal(f.clean_alerts, 1);
    near(f.mrr, (1 + 1.0 / 4 + 1.0 / 12) / 4);
}

TEST(cases_are_copied_and_put_in_order) {
    eval_set set = {0};
    char text[8] = "b";
    for (uint32_t i = 0; i < 600; i++) {
        text[0] = (char)('a' + i % 3);
        eval_case c = {.group = text,
                       .schema = "",
                       .name1 = text,
                       .name2 = "",
                       .score = (i * 7) % 10 / 10.0,
                       .line = i};
        assert_true(eval_add(&set, &c));
    }
    eval_sort_scores(&set);
    for (size_t i = 1; i < set.count; i++) {
        const eval_case *a = &set.cases[i - 1], *b = &set.cases[i];
        assert_true(a->score > b->score ||
                    (a->score == b->score && a->line < b->line));
    }
    eval_sort_groups(&set);
    assert_string_equal(set.cases[0].group, "a");
    assert_int_equal(eval_group_size(&set, 0), 200);
    assert_int_equal(eval_group_size(&set, 400), 200);
    assert_string_equal(set.cases[599].name1, "c");
    eval_clear(&set);
}

/* ---- rates ------------------------------------------------------------- */

/* Bounds by the formula's other form: the p for which the share seen is just
 * z standard errors away. Values of the published tables, to 4 digits. */
TEST(intervals_are_those_that_wilson_gives) {
    static const struct {
        size_t part, whole;
        double low, high;
    } rows[] = {
        {0, 10, 0, 0.2775},        {10, 10, 0.7225, 1},
        {5, 10, 0.2366, 0.7634},   {1, 10, 0.0179, 0.4042},
        {81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605},
        {1, 29, 0.0061, 0.1718},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        eval_interval ci = eval_wilson(rows[i].part, rows[i].whole);
        assert_true(fabs(ci.low - rows[i].low) < 6e-5);
        assert_true(fabs(ci.high - rows[i].high) < 6e-5);
    }
    assert_true(isnan(eval_wilson(0, 0).low));
}

TEST(bounds_are_where_the_share_is_z_errors_away) {
    for (size_t n = 1; n < 40; n++)
        for (size_t k = 1; k < n; k++) {
            eval_interval ci = eval_wilson(k, n);
            double p = (double)k / (double)n, z = 1.959963984540054;
            const double bounds[] = {ci.low, ci.high};
            for (size_t i = 0; i < 2; i++) {
                double b = bounds[i];
                near((p - b) * (p - b), z * z * b * (1 - b) / (double)n);
            }
        }
}

/* A name of which the expected id scores so; a clean name. */
static eval_case hit(double score) {
    return (eval_case){.score = score,
                       .id_score = score,
                       .is_match = true,
                       .found = score > 0};
}

static eval_case clean(double score) {
    return (eval_case){.score = score};
}

TEST(a_rate_allows_so_many_clean_names_and_no_more) {
    eval_case cases[2005];
    size_t count = 0;
    cases[count++] = hit(0.95);
    cases[count++] = clean(0.90);
    cases[count++] = hit(0.90); /* as high as a clean one */
    cases[count++] = hit(0.85);
    cases[count++] = clean(0.80);
    cases[count++] = hit(0.75);
    cases[count++] = clean(0.70);
    while (count < 2003) cases[count++] = clean(0);
    cases[count++] = hit(0);
    eval_rate none = eval_rate_at(cases, count, 0);
    assert_int_equal(none.allowed, 0);
    near(none.threshold, 0.90);
    assert_int_equal(eval_found_at(cases, count, none), 1);
    eval_rate one = eval_rate_at(cases, count, 1); /* of 1999: one */
    assert_int_equal(one.allowed, 1);
    near(one.threshold, 0.80);
    assert_int_equal(eval_found_at(cases, count, one), 3);
    eval_rate five = eval_rate_at(cases, count, 5);
    assert_int_equal(five.allowed, 9);
    near(five.threshold, 0);
    assert_int_equal(eval_found_at(cases, count, five), 4);
}

TEST(an_id_that_is_a_hit_by_another_name_counts_by_its_own_score) {
    eval_case c = hit(0.75);
    c.score = 0.99; /* of somebody else */
    assert_int_equal(eval_found_at(&c, 1, (eval_rate){0, 0.80}), 0);
    assert_int_equal(eval_found_at(&c, 1, (eval_rate){0, 0.70}), 1);
}

TEST(names_alone_are_ranked_and_the_order_comes_back) {
    eval_case cases[] = {{.score = 0.9, .name_score = 0.2, .is_match = true},
                         {.score = 0.1, .name_score = 0.8}};
    eval_set set = {.cases = cases, .count = 2, .room = 2};
    near(eval_rank_names(&set).auc, 0);
    near(eval_rank(set.cases, set.count).auc, 1);
    near(set.cases[0].score, 0.9);
    near(set.cases[0].name_score, 0.2);
}
