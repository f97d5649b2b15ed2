/* SPDX-License-Identifier: Apache-2.0 */
/* A query with several names, dates, countries and numbers, and what of it
 * cannot be used. */
#include "test_asked.h"

#include <math.h>

/* ---- several names, dates, countries, numbers -------------------------- */

static double score_in(const tamiz_answer *answer, const char *id) {
    size_t rank = test_rank(answer, id);
    return rank ? tamiz_answer_hit(answer, rank - 1)->score : 0;
}

/* Every hit of all names together is the best that one of them alone gives,
 * says which, and none is missing. */
static void check_names(const tamiz_snapshot *s, const char *const *names,
                        size_t count) {
    tamiz_options all = tamiz_options_default();
    all.limit = 1000;
    tamiz_query query = test_query(names[0]);
    query.more_names = names + 1;
    query.more_name_count = count - 1;
    tamiz_answer *together = test_ask(s, &query, &all), *alone[8];
    for (size_t k = 0; k < count; k++) {
        tamiz_query one = test_query(names[k]);
        alone[k] = test_ask(s, &one, &all);
        for (size_t i = 0; i < tamiz_answer_count(alone[k]); i++)
            assert_true(
                test_rank(together, tamiz_answer_hit(alone[k], i)->entity_id) >
                0);
    }
    for (size_t i = 0; i < tamiz_answer_count(together); i++) {
        const tamiz_hit *hit = tamiz_answer_hit(together, i);
        double best = 0;
        size_t which = 0;
        for (size_t k = 0; k < count; k++) {
            double score = score_in(alone[k], hit->entity_id);
            if (score > best) best = score, which = k;
        }
        assert_true(fabs(hit->score - best) < 1e-12);
        assert_string_equal(hit->query_name, names[which]);
    }
    for (size_t k = 0; k < count; k++) tamiz_answer_free(alone[k]);
    tamiz_answer_free(together);
}

TEST(a_hit_is_the_best_of_all_names_and_says_which) {
    static const char *const groups[][4] = {
        {"Arno Steinmark", "Nobody Inparticular"},
        {"Nobody Inparticular", "Arno Stainmark", "Benedikt Karlowitz"},
        {"Karim Azizov", "Silver Heron", "Modra lucerna", "Карим Азизов"},
        {"Silver Heron", "Silver Heron"}, /* the first of two equal ones */
        {"???", "Blue Lantern Trading"},
    };
    tamiz_snapshot *s = test_parties_open(), *b = test_builtin();
    for (size_t i = 0; i < COUNT(groups); i++) {
        size_t count = 0;
        while (count < 4 && groups[i][count]) count++;
        check_names(s, groups[i], count);
        check_names(b, groups[i], count);
    }
    tamiz_snapshot_close(s);
    tamiz_snapshot_close(b);
}

static double bits_of(const tamiz_snapshot *s, const tamiz_query *query,
                      const char *id) {
    tamiz_answer *answer = test_ask(s, query, NULL);
    size_t rank = test_rank(answer, id);
    assert_true(rank > 0);
    double bits = tamiz_answer_hit(answer, rank - 1)->odds_bits;
    tamiz_answer_free(answer);
    return bits;
}

TEST(of_several_dates_and_countries_the_one_that_agrees_counts) {
    static const char *const dates[] = {"1905-05-05", "1961-05-02"};
    static const char *const countries[] = {"is", "at"};
    tamiz_snapshot *s = test_parties_open();
    tamiz_query one = test_query("Benedikt Arno Karlowitz"), two = one;
    for (size_t i = 0; i < 2; i++) {
        double best = -1000;
        for (size_t k = 0; k < 2; k++) {
            one.birth_date = i ? NULL : dates[k];
            one.country = i ? countries[k] : NULL;
            double bits = bits_of(s, &one, "inv-1");
            if (bits > best) best = bits;
        }
        two.birth_date = i ? NULL : dates[0];
        two.country = i ? countries[0] : NULL;
        two.more_birth_dates = dates + 1;
        two.more_birth_date_count = !i;
        two.more_countries = countries + 1;
        two.more_country_count = i;
        assert_true(fabs(bits_of(s, &two, "inv-1") - best) < 1e-9);
    }
    tamiz_snapshot_close(s);
}

TEST(any_of_several_numbers_is_a_hit_and_the_evidence_shows_it) {
    static const char *const more[] = {"0000", "cz00112233"};
    tamiz_snapshot *s = test_parties_open();
    tamiz_query query = test_query("Nobody Inparticular");
    query.identifier = "99999999";
    query.more_identifiers = more;
    query.more_identifier_count = COUNT(more);
    tamiz_answer *answer = test_ask(s, &query, NULL);
    assert_int_equal(tamiz_answer_count(answer), 1);
    const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
    assert_string_equal(hit->evidence[0].query, more[1]);
    assert_null(hit->query_name);
    tamiz_answer_free(answer);
    tamiz_snapshot_close(s);
}

/* ---- what is wrong with a question --------------------------------------- */

static const char *const several[] = {"1970",     "soon",    "1971-02-29",
                                      "Atlantis", "Austria", "1962"};

TEST(a_value_that_cannot_be_used_is_told_and_costs_itself_only) {
    static const char unused[] = "not used", year[] = "only its year is used",
                      likely[] = "no likely year", apart[] = "years apart",
                      before[] = "both are used";
    // clang-format off
    static const struct { tamiz_query query; const char *field, *value, *message; } rows[] = {
        {{"a", 1, .birth_date = "1985-02-30"}, "birthDate", "1985-02-30", year},
        {{"a", 1, .birth_date = "1962-13"}, "birthDate", "1962-13", year},
        {{"a", 1, .birth_date = "soon"}, "birthDate", "soon", unused},
        {{"a", 1, .birth_date = "1380-05-03"}, "birthDate", "1380-05-03", likely}, /* of another calendar */
        {{"a", 1, .birth_date = "9999"}, "birthDate", "9999", likely},
        {{"a", 1, .birth_date = "03/05/1980"}, "birthDate", "03/05/1980", year}, /* of March, or of May */
        {{"a", 1, .birth_date = "23.11.1962"}, NULL, NULL, NULL},
        {{"a", 1, .birth_date = "1960 to 1964"}, NULL, NULL, NULL},
        {{"a", 1, .birth_date = "1970", .more_birth_dates = several + 1, .more_birth_date_count = 1}, "birthDate", "soon", unused},
        {{"a", 1, .birth_date = "1970", .more_birth_dates = several + 2, .more_birth_date_count = 1}, "birthDate", "1971-02-29", year},
        {{"a", 1, .birth_date = "1970-01-01", .more_birth_dates = several + 5, .more_birth_date_count = 1}, "birthDate", "1962", apart},
        {{"a", 1, .birth_date = "1970-12-31", .more_birth_dates = several, .more_birth_date_count = 1}, NULL, NULL, NULL},
        {{"a", 1, .country = "Atlantis"}, "country", "Atlantis", unused},
        {{"a", 1, .country = "at", .more_countries = several + 3, .more_country_count = 2}, "country", "Atlantis", unused},
        {{"a", 1, .gender = "m"}, "gender", "m", unused},
        {{"a", 1, .gender = "male"}, NULL, NULL, NULL},
        {{"a", 1, .death_date = "1990-04-31"}, "deathDate", "1990-04-31", year},
        {{"a", 1, .birth_date = "1990-02", .death_date = "1989"}, "deathDate", "1989", before},
        {{"a", 1, .birth_date = "1990-02", .death_date = "1990"}, NULL, NULL, NULL}, /* may be */
        {{"a", 1, .birth_date = "1990", .more_birth_dates = several, .more_birth_date_count = 1, .death_date = "1989"}, "birthDate", "1970", apart},
        {{"a", 1, .schema = NULL}, NULL, NULL, NULL},
    };
    // clang-format on
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_answer *answer = test_ask(s, &rows[i].query, NULL);
        const tamiz_query_warning *w = tamiz_answer_warning(answer, 0);
        assert_int_equal(tamiz_answer_warning_count(answer),
                         rows[i].field != NULL);
        if (rows[i].field) {
            assert_string_equal(w->field, rows[i].field);
            assert_string_equal(w->value, rows[i].value);
            if (!strstr(w->message, rows[i].message))
                fail_msg("%s: %s", rows[i].value, w->message);
        } else {
            assert_null(w);
        }
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
}

TEST(a_bad_value_among_several_leaves_the_others_their_weight) {
    tamiz_snapshot *s = test_parties_open();
    tamiz_query bad = test_query("Benedikt Karlowitz"), good = bad;
    good.birth_date = "1961-05-02";
    good.country = "at";
    bad.birth_date = "soon";
    bad.more_birth_dates = (const char *const[]){"1961-05-02"};
    bad.more_birth_date_count = 1;
    bad.country = "Atlantis";
    bad.more_countries = several + 4;
    bad.more_country_count = 1;
    tamiz_answer *a = test_ask(s, &good, NULL), *b = test_ask(s, &bad, NULL);
    assert_int_equal(tamiz_answer_warning_count(b), 2);
    assert_true(tamiz_answer_hit(a, 0)->odds_bits ==
                tamiz_answer_hit(b, 0)->odds_bits);
    tamiz_answer_free(a);
    tamiz_answer_free(b);
    tamiz_snapshot_close(s);
}

TEST(a_number_that_fails_its_check_is_told_where_its_kind_has_one) {
    static const struct {
        tamiz_identifier id;
        size_t warnings;
    } rows[] = {
        {{"7707083894", "innCode", NULL}, 1},
        {{"7707083893", "innCode", NULL}, 0},
        {{"7707083894", "tax", "ru"}, 1},
        {{"7707083894", "tax", NULL}, 0}, /* whose, nobody says */
        {{"9074728", "imo", NULL}, 1},
        {{"9074728", "imoNumber", NULL}, 0}, /* a firm's may be so */
        {{"A1", "passport", "Atlantis"}, 1},
    };
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query query = test_query("Nobody");
        query.ids = &rows[i].id;
        query.id_count = 1;
        tamiz_answer *answer = test_ask(s, &query, NULL);
        assert_int_equal(tamiz_answer_warning_count(answer), rows[i].warnings);
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
}

TEST(names_beyond_a_thousand_are_left_out_and_that_is_told) {
    enum { MORE = 1001 };
    static const char *more[MORE];
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < MORE; i++) more[i] = "Nobody Inparticular";
    more[998] = "Arno Steinmark"; /* the thousandth with the first one */
    more[999] = "Blue Lantern Trading";
    tamiz_query query = test_query("Nobody");
    query.more_names = more;
    for (query.more_name_count = 999; query.more_name_count <= MORE;
         query.more_name_count++) {
        tamiz_answer *answer = test_ask(s, &query, NULL);
        assert_int_equal(test_rank(answer, "inv-1"), 1);
        assert_int_equal(test_rank(answer, "inv-2"), 0);
        assert_int_equal(tamiz_answer_warning_count(answer),
                         query.more_name_count > 999);
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
}

TEST(of_many_warnings_the_first_are_kept_and_all_are_counted) {
    enum { MANY = 40 };
    const char *bad[MANY];
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < MANY; i++) bad[i] = "Atlantis";
    tamiz_query query = test_query("Nobody");
    query.country = "Atlantis";
    query.more_countries = bad;
    query.more_country_count = MANY;
    tamiz_answer *answer = test_ask(s, &query, NULL);
    assert_int_equal(tamiz_answer_warning_count(answer), 16);
    assert_null(tamiz_answer_warning(answer, 16));
    assert_non_null(
        strstr(tamiz_answer_json(answer, true), "],\"more_warnings\":25,"));
    tamiz_answer_free(answer);
    tamiz_snapshot_close(s);
}
