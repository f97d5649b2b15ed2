/* SPDX-License-Identifier: Apache-2.0 */
/* What a hit tells: the facts of both sides, the evidence, the designations;
 * and the same of two names alone. */
#include "test_asked.h"

#include <math.h>

/* ---- factors ----------------------------------------------------------- */

TEST(facts_of_both_sides_are_told_with_their_values_and_bits) {
    static const char *const later[] = {"1962"}, *const austria[] = {"Austria"};
    // clang-format off
    static const struct { tamiz_query query; const char *fact, *query_value, *listed, *verdict; } rows[] = {
        {{"Benedikt Karlowitz", 18, .birth_date = "1961-05-02"}, "birthDate", "1961-05-02", "1961-05-02", "agrees"},
        {{"Benedikt Karlowitz", 18, .birth_date = "1961-05"}, "birthDate", "1961-05", "1961-05-02", "agrees"},
        {{"Benedikt Karlowitz", 18, .birth_date = "1961-05-03"}, "birthDate", "1961-05-03", "1961-05-02", "agrees"}, /* a day beside */
        {{"Benedikt Karlowitz", 18, .birth_date = "1961-02-05"}, "birthDate", "1961-02-05", "1961-05-02", "agrees"}, /* turned */
        {{"Benedikt Karlowitz", 18, .birth_date = "1961-05-04"}, "birthDate", "1961-05-04", "1961-05-02", "contradicts"},
        {{"Benedikt Karlowitz", 18, .birth_date = "1971-05-02"}, "birthDate", "1971-05-02", "1961-05-02", "agrees"}, /* one digit */
        {{"Benedikt Karlowitz", 18, .birth_date = "1959 to 1962"}, "birthDate", "1959/1962", "1961-05-02", "agrees"},
        {{"Benedikt Karlowitz", 18, .birth_date = "circa 1963"}, "birthDate", "1963~", "1961-05-02", "agrees"},
        {{"Benedikt Karlowitz", 18, .birth_date = "1950", .more_birth_dates = later, .more_birth_date_count = 1}, "birthDate", "1962", "1961-05-02", "contradicts"},
        {{"Benedikt Karlowitz", 18, .country = "Austria"}, "country", "at", "at", "agrees"},
        {{"Benedikt Karlowitz", 18, .country = "mx", .more_countries = austria, .more_country_count = 1}, "country", "at", "at", "agrees"},
        {{"Benedikt Karlowitz", 18, .country = "mx"}, "country", "mx", "at", "contradicts"},
        {{"Benedikt Karlowitz", 18, .country = "bv"}, "country", "bv", "at", "contradicts"}, /* no territory of it */
        {{"Benedikt Karlowitz", 18, .gender = "female"}, "gender", "female", "male", "contradicts"},
        {{"Benedikt Karlowitz", 18, .death_date = "1999"}, NULL, NULL, NULL, NULL}, /* not listed */
        {{"Benedikt Karlowitz", 18, .country = "Atlantis"}, NULL, NULL, NULL, NULL},
        {{"Benedikt Karlowitz", 18, .schema = NULL}, NULL, NULL, NULL, NULL},
    };
    // clang-format on
    tamiz_snapshot *s = test_parties_open();
    tamiz_query bare = test_query("Benedikt Karlowitz");
    tamiz_answer *plain = test_ask(s, &bare, NULL);
    double bits =
        tamiz_answer_hit(plain, test_rank(plain, "inv-1") - 1)->odds_bits;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_answer *answer = test_ask(s, &rows[i].query, NULL);
        const tamiz_hit *hit =
            tamiz_answer_hit(answer, test_rank(answer, "inv-1") - 1);
        assert_int_equal(hit->factor_count, rows[i].fact != NULL);
        double more = 0;
        if (rows[i].fact) {
            assert_string_equal(hit->factors[0].fact, rows[i].fact);
            assert_string_equal(hit->factors[0].query, rows[i].query_value);
            assert_string_equal(hit->factors[0].listed, rows[i].listed);
            assert_string_equal(hit->factors[0].verdict, rows[i].verdict);
            more = hit->factors[0].bits;
            assert_int_equal(more < 0, !strcmp(rows[i].verdict, "contradicts"));
            assert_non_null(strstr(tamiz_answer_json(answer, true),
                                   "\"factors\":[{\"fact\""));
        }
        assert_true(fabs(hit->odds_bits - bits - more) < 1e-9);
        tamiz_answer_free(answer);
    }
    tamiz_answer_free(plain);
    tamiz_snapshot_close(s);
}

/* ---- evidence ---------------------------------------------------------- */

static void check_evidence(const tamiz_hit *hit) {
    double score = 0, weight = 0;
    assert_true(hit->evidence_count > 0);
    for (size_t i = 0; i < hit->evidence_count; i++) {
        const tamiz_evidence *e = &hit->evidence[i];
        score += e->contribution;
        weight += e->weight;
        assert_true(e->kind[0] && e->reason[0]);
        assert_true(e->query[0] || e->listed[0]);
        assert_true(e->weight >= 0 && e->similarity >= 0 && e->similarity <= 1);
    }
    if (fabs(score - hit->score) > 1e-9 || fabs(weight - 1) > 1e-9)
        fail_msg("%s: %.12g of %.12g, weights %.12g", hit->name, score,
                 hit->score, weight);
    assert_true(hit->probability >= 0 && hit->probability <= 1);
}

TEST(evidence_adds_up_to_the_score_and_weights_to_one) {
    static const char *const names[] = {"Cartel de los Soles",
                                        "Cartel of the Sun",
                                        "Cartel del Golfo y Norte",
                                        "Los Zetas Ltd",
                                        "Jose Yepez",
                                        "Yépez Ortiz, J. A.",
                                        "Comando",
                                        "SinaloaCartel",
                                        "Dr Antonio Jose Yepez Jr",
                                        "Barrio 19",
                                        "Картель де Синалоа",
                                        "La Familia",
                                        "Benedikt Karlowitz",
                                        "B. Karlowitz",
                                        "Blue Lantern",
                                        "Lantern Trading GmbH",
                                        "Heron",
                                        "كريم عزيز",
                                        "Order of Lantern",
                                        "Benedikt Karlowitz Arno Steinmark"};
    tamiz_snapshot *const of[] = {test_builtin(), test_parties_open()};
    tamiz_options options = tamiz_options_default();
    options.threshold = 0;
    options.limit = 1000;
    size_t hits = 0;
    for (size_t k = 0; k < COUNT(of); k++) {
        for (size_t i = 0; i < COUNT(names); i++) {
            tamiz_query query = test_query(names[i]);
            tamiz_answer *answer = test_ask(of[k], &query, &options);
            for (size_t h = 0; h < tamiz_answer_count(answer); h++)
                check_evidence(tamiz_answer_hit(answer, h));
            hits += tamiz_answer_count(answer);
            tamiz_answer_free(answer);
        }
        tamiz_snapshot_close(of[k]);
    }
    assert_true(hits > 400);
}

TEST(a_hit_shows_its_designations_in_order) {
    tamiz_snapshot *s = test_builtin();
    tamiz_query query = test_query("Cartel de los Soles");
    tamiz_answer *answer = test_ask(s, &query, NULL);
    const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
    assert_string_equal(hit->entity_id, "tamiz-cartel-de-los-soles");
    assert_string_equal(hit->caption, "Cartel de los Soles");
    assert_string_equal(hit->schema, "Organization");
    assert_int_equal(hit->designation_count, 5);
    assert_string_equal(hit->designations[0].since, "2025-07-25");
    for (size_t i = 1; i < 5; i++)
        assert_true(strcmp(hit->designations[i - 1].since,
                           hit->designations[i].since) <= 0);
    assert_string_equal(hit->designations[0].list, "tamiz_cartels");
    assert_non_null(strstr(hit->designations[0].disputed_by, "denies"));
    tamiz_answer_free(answer);
    tamiz_snapshot_close(s);
}

TEST(the_line_names_query_snapshot_configuration_and_engine) {
    tamiz_snapshot *s = test_builtin();
    tamiz_query query = test_query("Los \"Zetas\"");
    tamiz_answer *answer = test_ask(s, &query, NULL);
    const char *json = tamiz_answer_json(answer, true);
    assert_non_null(strstr(json, "\\\"Zetas\\\""));
    assert_non_null(strstr(json, tamiz_snapshot_id(s)));
    assert_non_null(strstr(json, tamiz_version()));
    assert_non_null(strstr(json, "\"evidence\":["));
    assert_null(strchr(json, '\n'));
    assert_null(strstr(tamiz_answer_json(answer, false), "\"evidence\""));
    tamiz_answer_free(answer);
    tamiz_snapshot_close(s);
}

/* ---- two names --------------------------------------------------------- */

static double compared(const char *a, const char *b, const char *schema) {
    tamiz_answer *answer = NULL;
    assert_int_equal(tamiz_compare(a, b, schema, &answer, NULL), TAMIZ_OK);
    assert_int_equal(tamiz_answer_count(answer), 1);
    const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
    double score = hit->score;
    assert_string_equal(hit->entity_id, "");
    if (a[0] || b[0]) check_evidence(hit);
    tamiz_answer_free(answer);
    return score;
}

TEST(two_names_are_compared_as_in_screening) {
    assert_true(compared("SIS d.o.o.", "SIS DOO", "Company") == 1);
    assert_true(compared("Omar Farouk", "Karim Aziz", NULL) < 0.3);
    assert_true(compared("Karim", "", NULL) == 0);
    assert_true(compared("", "", NULL) == 0);
    tamiz_snapshot *s = test_parties_open();
    static const char *const names[] = {"Arno Stainmark", "A. Steinmark",
                                        "Steinmark, Arno",
                                        "Arno Omar Steinmark"};
    for (size_t i = 0; i < COUNT(names); i++) {
        tamiz_query query = test_query(names[i]);
        query.schema = "Person";
        tamiz_answer *answer = test_ask(s, &query, NULL);
        const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
        assert_string_equal(hit->name, "Arno Steinmark");
        assert_true(hit->score == compared(names[i], hit->name, "Person"));
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
}

TEST(two_names_of_no_schema_that_is_known_are_refused) {
    tamiz_answer *answer = NULL;
    tamiz_error err = {0};
    assert_int_equal(tamiz_compare("a", "b", "Persn", &answer, &err),
                     TAMIZ_BAD_ARGUMENT);
    assert_string_equal(err.where, "Persn");
    assert_int_equal(tamiz_compare("a", "\xff", NULL, &answer, NULL),
                     TAMIZ_BAD_INPUT);
    assert_null(answer);
}
