/* SPDX-License-Identifier: Apache-2.0 */
/* Screening as a caller sees it: through tamiz.h only, against the built-in
 * list and a list of invented parties. */
#include "test_parties.h"

#include "tamiz.h"

#include <math.h>
#include <stdio.h>

static const char soles[] = "tamiz-cartel-de-los-soles";

static tamiz_snapshot *builtin(void) {
    tamiz_snapshot *s = NULL;
    assert_int_equal(tamiz_snapshot_builtin(&s, NULL), TAMIZ_OK);
    return s;
}

static tamiz_query query_of(const char *name) {
    return (tamiz_query){.name = name, .name_size = SIZE_MAX};
}

static tamiz_answer *ask(const tamiz_snapshot *s, const tamiz_query *query,
                         const tamiz_options *options) {
    tamiz_answer *answer = NULL;
    tamiz_error err = {0};
    tamiz_code code = tamiz_screen(s, query, options, &answer, &err);
    if (code) fail_msg("%s: %s", query->name, err.message);
    return answer;
}

/* The rank of the party among the hits from 1, 0 = no hit. */
static size_t rank_of(const tamiz_answer *answer, const char *id) {
    for (size_t i = 0; i < tamiz_answer_count(answer); i++)
        if (!strcmp(tamiz_answer_hit(answer, i)->entity_id, id)) return i + 1;
    return 0;
}

static size_t rank_in(const tamiz_snapshot *s, tamiz_query query,
                      const tamiz_options *options, const char *id) {
    tamiz_answer *answer = ask(s, &query, options);
    size_t rank = rank_of(answer, id);
    tamiz_answer_free(answer);
    return rank;
}

static size_t count_in(const tamiz_snapshot *s, tamiz_query query,
                       const tamiz_options *options) {
    tamiz_answer *answer = ask(s, &query, options);
    size_t count = tamiz_answer_count(answer);
    tamiz_answer_free(answer);
    return count;
}

/* ---- which names ------------------------------------------------------- */

TEST(a_listed_name_is_found_however_it_is_typed) {
    // clang-format off
    static const struct { const char *name, *id, *kind; double least; } rows[] = {
        {"KARLOWITZ, Benedikt Arno", "inv-1", "name", 1},
        {"benedikt arno karlowitz", "inv-1", "name", 1},
        {"BENEDIKT KARLOVITZ", "inv-1", "alias", 1},
        {"Arno Steinmark", "inv-1", "previousName", 1},
        {"Arno Stainmark", "inv-1", "previousName", 0.8},
        {"Blue Lantern Trading s.r.o.", "inv-2", "name", 1},
        {"BLUE LANTERN TRADING SRO", "inv-2", "name", 1},
        {"Modra lucerna obchodni spolecnost", "inv-2", "alias", 1},
        {"Silver Heron", "inv-3", "name", 1},
        {"SilverHeron", "inv-3", "name", 1},
        {"Карим Азизов", "inv-4", "name", 1},
        {"Karim Azizov", "inv-4", "name", 0.85},
        {"كَرِيم عَزِيز", "inv-4", "alias", 1},
        {"Benedikt KARLOWITZ", "invb-1", "name", 1},
    };
    // clang-format on
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query query = query_of(rows[i].name);
        tamiz_answer *answer = ask(s, &query, NULL);
        size_t rank = rank_of(answer, rows[i].id);
        if (!rank) fail_msg("%s: no hit", rows[i].name);
        const tamiz_hit *hit = tamiz_answer_hit(answer, rank - 1);
        if (hit->score < rows[i].least)
            fail_msg("%s: %g", rows[i].name, hit->score);
        assert_string_equal(hit->name_kind, rows[i].kind);
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
}

TEST(other_names_are_no_hits) {
    static const char *const names[] = {
        "",         "!!!",    "Omar Farouk", "Steinmark", "Heron Lake Bank",
        "Karim",    "K",      "Lantern",     "北京",      "\u0301\u200B",
        "Benedikt", "of the", "s.r.o."};
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(names); i++)
        if (count_in(s, query_of(names[i]), NULL))
            print_message("%s\n", names[i]), fail();
    tamiz_snapshot_close(s);
}

TEST(weak_aliases_are_hits_only_on_request) {
    // clang-format off
    static const struct { const char *name, *id; } rows[] = {
        {"CDS", "tamiz-cartel-de-sinaloa"},
        {"TdA", "tamiz-tren-de-aragua"},
        {"18th Street", "tamiz-barrio-18"},
        {"CDG", "tamiz-cartel-del-golfo"},
        {"CDG", "tamiz-clan-del-golfo"},
    };
    // clang-format on
    tamiz_snapshot *s = builtin();
    tamiz_options weak = tamiz_options_default();
    weak.weak_aliases = true;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(rank_in(s, query_of(rows[i].name), NULL, rows[i].id),
                         0);
        tamiz_query query = query_of(rows[i].name);
        tamiz_answer *answer = ask(s, &query, &weak);
        size_t rank = rank_of(answer, rows[i].id);
        assert_true(rank > 0);
        assert_string_equal(tamiz_answer_hit(answer, rank - 1)->name_kind,
                            "weakAlias");
        tamiz_answer_free(answer);
    }
    assert_int_equal(
        rank_in(s, query_of("MS-13"), NULL, "tamiz-mara-salvatrucha"), 1);
    tamiz_snapshot_close(s);
}

/* ---- which parties ----------------------------------------------------- */

TEST(a_party_is_a_hit_from_the_day_of_its_designation) {
    // clang-format off
    static const struct {
        const char *name, *id, *day; bool hit; const char *why;
    } rows[] = {
        {"Cartel de los Soles", soles, "2025-01-20", false, "E.O. 14157 designated nobody"},
        {"Cartel of the Suns", soles, "2025-07-24", false, "the day before"},
        {"Cartel de los Soles", soles, "2025-07-25", true, "the day"},
        {"Cartel of the Suns", soles, "2025-07-26", true, "the day after"},
        {"Cartel de los Soles", soles, NULL, true, "now"},
        {"Cartel de los Soles", soles, "", true, "empty = now"},
        {"Tren de Aragua", "tamiz-tren-de-aragua", "2025-02-19", false, "the day before"},
        {"Tren de Aragua", "tamiz-tren-de-aragua", "2025-02-20", true, "the day"},
        {"Los Choneros", "tamiz-los-choneros", "2024-01-08", true, "a year without day counts from its first"},
        {"Los Choneros", "tamiz-los-choneros", "2023-12-31", false, "before that year"},
    };
    // clang-format on
    tamiz_snapshot *s = builtin();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_options options = tamiz_options_default();
        options.as_of = rows[i].day;
        size_t rank = rank_in(s, query_of(rows[i].name), &options, rows[i].id);
        if ((rank > 0) != rows[i].hit)
            fail_msg("%s %s: %s", rows[i].name, rows[i].day, rows[i].why);
    }
    tamiz_snapshot_close(s);
}

TEST(a_party_is_no_hit_between_two_designations) {
    // clang-format off
    static const struct { const char *day; bool hit; const char *why; } rows[] = {
        {"2010-02-28", false, "before"},
        {"2010-03-01", true, "from"},
        {"2015-06-29", true, "the last day in force"},
        {"2015-06-30", false, "the day on which it ends"},
        {"2019-08-31", false, "between"},
        {"2019-09-01", true, "the first day of the month that is known"},
    };
    // clang-format on
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_options options = tamiz_options_default();
        options.as_of = rows[i].day;
        size_t rank = rank_in(s, query_of("Arno Steinmark"), &options, "inv-1");
        if ((rank > 0) != rows[i].hit)
            fail_msg("%s: %s", rows[i].day, rows[i].why);
    }
    tamiz_options options = tamiz_options_default();
    options.as_of = "1990-01-01"; /* no designation: listed as long as it is */
    assert_int_equal(rank_in(s, query_of("Silver Heron"), &options, "inv-3"),
                     1);
    tamiz_snapshot_close(s);
}

TEST(schema_and_lists_narrow_the_hits) {
    static const char *const a[] = {"inv_a"}, *const b[] = {"inv_b"},
                             *const both[] = {"inv_b", "inv_a"};
    // clang-format off
    static const struct {
        const char *name, *schema; const char *const *lists; size_t count;
        const char *id; bool hit; const char *why;
    } rows[] = {
        {"Silver Heron", "Vessel", NULL, 0, "inv-3", true, "the same schema"},
        {"Silver Heron", "Person", NULL, 0, "inv-3", false, "a ship is no person"},
        {"Silver Heron", "Company", NULL, 0, "inv-3", false, "nor a company"},
        {"Silver Heron", "", NULL, 0, "inv-3", true, "empty = any"},
        {"Benedikt Karlowitz", "LegalEntity", NULL, 0, "inv-10", true, "an ancestor"},
        {"Blue Lantern Trading sro", "Organization", NULL, 0, "inv-2", true, "lists mix these up"},
        {"Benedikt Karlowitz", NULL, a, 1, "inv-10", true, "its list"},
        {"Benedikt Karlowitz", NULL, a, 1, "invb-1", false, "another list"},
        {"Benedikt Karlowitz", NULL, b, 1, "invb-1", true, "its list"},
        {"Benedikt Karlowitz", NULL, both, 2, "invb-1", true, "one of two"},
        {"Benedikt Karlowitz", NULL, both, 0, "inv-10", true, "none of two = all"},
    };
    // clang-format on
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_options options = tamiz_options_default();
        tamiz_query query = query_of(rows[i].name);
        query.schema = rows[i].schema;
        options.lists = rows[i].lists;
        options.list_count = rows[i].count;
        if ((rank_in(s, query, &options, rows[i].id) > 0) != rows[i].hit)
            fail_msg("%s: %s", rows[i].name, rows[i].why);
    }
    tamiz_snapshot_close(s);
}

TEST(an_identifier_is_a_hit_whatever_the_name) {
    // clang-format off
    static const struct { const char *number, *id; } rows[] = {
        {"P 123-4567/X", "inv-1"}, {"p1234567x", "inv-1"},
        {"CZ00112233", "inv-2"}, {"IMO 9074729", "inv-3"},
        {"imo-9074729", "inv-3"},
        {"P1234567", NULL}, {"", NULL}, {"---", NULL}, {"X", NULL},
    };
    // clang-format on
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query query = query_of("Omar Farouk");
        query.identifier = rows[i].number;
        tamiz_answer *answer = ask(s, &query, NULL);
        assert_int_equal(tamiz_answer_count(answer), rows[i].id ? 1 : 0);
        if (rows[i].id) {
            const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
            assert_string_equal(hit->entity_id, rows[i].id);
            assert_true(hit->score == 1.0);
            assert_int_equal(hit->evidence_count, 1);
            assert_string_equal(hit->evidence[0].kind, "identifier");
        }
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
}

/* ---- threshold, limit, order ------------------------------------------- */

TEST(a_score_at_the_threshold_is_a_hit_and_one_above_it_is_not) {
    tamiz_snapshot *s = test_parties_open();
    tamiz_query query = query_of("Arno Stainmark");
    tamiz_answer *answer = ask(s, &query, NULL);
    double score = tamiz_answer_hit(answer, 0)->score;
    assert_true(score > 0.7 && score < 1);
    tamiz_answer_free(answer);
    tamiz_options options = tamiz_options_default();
    options.threshold = score;
    assert_int_equal(rank_in(s, query, &options, "inv-1"), 1);
    options.threshold = nextafter(score, 1);
    assert_int_equal(rank_in(s, query, &options, "inv-1"), 0);
    options.threshold = 1;
    assert_int_equal(rank_in(s, query_of("arno steinmark"), &options, "inv-1"),
                     1);
    tamiz_snapshot_close(s);
}

TEST(a_threshold_of_zero_shows_every_party_once) {
    tamiz_snapshot *s = builtin();
    tamiz_options options = tamiz_options_default();
    options.threshold = 0;
    options.limit = 1000;
    assert_int_equal(count_in(s, query_of("Omar Farouk"), &options), 22);
    tamiz_snapshot_close(s);
}

static void check_order(const tamiz_answer *answer) {
    for (size_t i = 1; i < tamiz_answer_count(answer); i++) {
        const tamiz_hit *p = tamiz_answer_hit(answer, i - 1);
        const tamiz_hit *q = tamiz_answer_hit(answer, i);
        assert_true(p->score >= q->score);
        if (p->score > q->score) continue;
        assert_true(p->odds_bits >= q->odds_bits);
        if (p->odds_bits == q->odds_bits)
            assert_true(strcmp(p->entity_id, q->entity_id) < 0);
    }
}

TEST(hits_come_best_first_and_the_limit_cuts_the_end) {
    tamiz_snapshot *s = builtin();
    tamiz_query query = query_of("Cartel del Golfo");
    tamiz_options options = tamiz_options_default();
    options.threshold = 0.2;
    options.limit = 1000;
    tamiz_answer *all = ask(s, &query, &options);
    size_t count = tamiz_answer_count(all);
    assert_true(count > 3);
    check_order(all);
    for (uint32_t limit = 0; limit <= count; limit++) {
        options.limit = limit;
        tamiz_answer *few = ask(s, &query, &options);
        assert_int_equal(tamiz_answer_count(few), limit);
        for (size_t i = 0; i < limit; i++)
            assert_string_equal(tamiz_answer_hit(few, i)->entity_id,
                                tamiz_answer_hit(all, i)->entity_id);
        assert_null(tamiz_answer_hit(few, limit));
        tamiz_answer_free(few);
    }
    tamiz_answer_free(all);
    tamiz_snapshot_close(s);
}

TEST(of_two_with_one_name_the_one_with_the_birth_date_comes_first) {
    tamiz_snapshot *s = test_parties_open();
    tamiz_query query = query_of("Benedikt Karlowitz");
    query.birth_date = "1990-07-08";
    tamiz_answer *answer = ask(s, &query, NULL);
    check_order(answer);
    assert_string_equal(tamiz_answer_hit(answer, 0)->entity_id, "inv-10");
    assert_true(tamiz_answer_hit(answer, 0)->probability >
                tamiz_answer_hit(answer, 1)->probability);
    tamiz_answer_free(answer);
    query.birth_date = NULL;
    assert_int_equal(rank_in(s, query, NULL, "inv-10") +
                         rank_in(s, query, NULL, "invb-1"),
                     3);
    tamiz_snapshot_close(s);
}

/* ---- a party with several names, dates, countries, numbers ----------------
 */

static double score_in(const tamiz_answer *answer, const char *id) {
    size_t rank = rank_of(answer, id);
    return rank ? tamiz_answer_hit(answer, rank - 1)->score : 0;
}

/* Every hit of all names together is the best that one of them alone gives,
 * says which, and none is missing. */
static void check_names(const tamiz_snapshot *s, const char *const *names,
                        size_t count) {
    tamiz_options all = tamiz_options_default();
    all.limit = 1000;
    tamiz_query query = query_of(names[0]);
    query.more_names = names + 1;
    query.more_name_count = count - 1;
    tamiz_answer *together = ask(s, &query, &all), *alone[8];
    for (size_t k = 0; k < count; k++) {
        tamiz_query one = query_of(names[k]);
        alone[k] = ask(s, &one, &all);
        for (size_t i = 0; i < tamiz_answer_count(alone[k]); i++)
            assert_true(rank_of(together,
                                tamiz_answer_hit(alone[k], i)->entity_id) > 0);
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
    tamiz_snapshot *s = test_parties_open(), *b = builtin();
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
    tamiz_answer *answer = ask(s, query, NULL);
    size_t rank = rank_of(answer, id);
    assert_true(rank > 0);
    double bits = tamiz_answer_hit(answer, rank - 1)->odds_bits;
    tamiz_answer_free(answer);
    return bits;
}

TEST(of_several_dates_and_countries_the_one_that_agrees_counts) {
    static const char *const dates[] = {"1905-05-05", "1961-05-02"};
    static const char *const countries[] = {"is", "at"};
    tamiz_snapshot *s = test_parties_open();
    tamiz_query one = query_of("Benedikt Arno Karlowitz"), two = one;
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
    tamiz_query query = query_of("Nobody Inparticular");
    query.identifier = "99999999";
    query.more_identifiers = more;
    query.more_identifier_count = COUNT(more);
    tamiz_answer *answer = ask(s, &query, NULL);
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
                      apart[] = "years apart", before[] = "both are used";
    // clang-format off
    static const struct { tamiz_query query; const char *field, *value, *message; } rows[] = {
        {{"a", 1, .birth_date = "1985-02-30"}, "birthDate", "1985-02-30", year},
        {{"a", 1, .birth_date = "1962-13"}, "birthDate", "1962-13", year},
        {{"a", 1, .birth_date = "soon"}, "birthDate", "soon", unused},
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
        tamiz_answer *answer = ask(s, &rows[i].query, NULL);
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
    tamiz_query bad = query_of("Benedikt Karlowitz"), good = bad;
    good.birth_date = "1961-05-02";
    good.country = "at";
    bad.birth_date = "soon";
    bad.more_birth_dates = (const char *const[]){"1961-05-02"};
    bad.more_birth_date_count = 1;
    bad.country = "Atlantis";
    bad.more_countries = several + 4;
    bad.more_country_count = 1;
    tamiz_answer *a = ask(s, &good, NULL), *b = ask(s, &bad, NULL);
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
        tamiz_query query = query_of("Nobody");
        query.ids = &rows[i].id;
        query.id_count = 1;
        tamiz_answer *answer = ask(s, &query, NULL);
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
    tamiz_query query = query_of("Nobody");
    query.more_names = more;
    for (query.more_name_count = 999; query.more_name_count <= MORE;
         query.more_name_count++) {
        tamiz_answer *answer = ask(s, &query, NULL);
        assert_int_equal(rank_of(answer, "inv-1"), 1);
        assert_int_equal(rank_of(answer, "inv-2"), 0);
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
    tamiz_query query = query_of("Nobody");
    query.country = "Atlantis";
    query.more_countries = bad;
    query.more_country_count = MANY;
    tamiz_answer *answer = ask(s, &query, NULL);
    assert_int_equal(tamiz_answer_warning_count(answer), 16);
    assert_null(tamiz_answer_warning(answer, 16));
    assert_non_null(
        strstr(tamiz_answer_json(answer, true), "],\"more_warnings\":25,"));
    tamiz_answer_free(answer);
    tamiz_snapshot_close(s);
}

/* ---- factors ---------------------------------------------------------------
 */

TEST(facts_of_both_sides_are_told_with_their_values_and_bits) {
    // clang-format off
    static const struct { tamiz_query query; const char *fact, *query_value, *listed, *verdict; } rows[] = {
        {{"Benedikt Karlowitz", 18, .birth_date = "1961-05-02"}, "birthDate", "1961-05-02", "1961-05-02", "agrees"},
        {{"Benedikt Karlowitz", 18, .birth_date = "1961-05"}, "birthDate", "1961-05", "1961-05-02", "agrees"},
        {{"Benedikt Karlowitz", 18, .birth_date = "1961-05-03"}, "birthDate", "1961-05-03", "1961-05-02", "contradicts"},
        {{"Benedikt Karlowitz", 18, .birth_date = "1950", .more_birth_dates = several + 5, .more_birth_date_count = 1}, "birthDate", "1950", "1961-05-02", "contradicts"},
        {{"Benedikt Karlowitz", 18, .country = "Austria"}, "country", "at", "at", "agrees"},
        {{"Benedikt Karlowitz", 18, .country = "mx", .more_countries = several + 4, .more_country_count = 1}, "country", "at", "at", "agrees"},
        {{"Benedikt Karlowitz", 18, .country = "mx"}, "country", "mx", "at", "contradicts"},
        {{"Benedikt Karlowitz", 18, .gender = "female"}, "gender", "female", "male", "contradicts"},
        {{"Benedikt Karlowitz", 18, .death_date = "1999"}, NULL, NULL, NULL, NULL}, /* not listed */
        {{"Benedikt Karlowitz", 18, .country = "Atlantis"}, NULL, NULL, NULL, NULL},
        {{"Benedikt Karlowitz", 18, .schema = NULL}, NULL, NULL, NULL, NULL},
    };
    // clang-format on
    tamiz_snapshot *s = test_parties_open();
    tamiz_query bare = query_of("Benedikt Karlowitz");
    tamiz_answer *plain = ask(s, &bare, NULL);
    double bits =
        tamiz_answer_hit(plain, rank_of(plain, "inv-1") - 1)->odds_bits;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_answer *answer = ask(s, &rows[i].query, NULL);
        const tamiz_hit *hit =
            tamiz_answer_hit(answer, rank_of(answer, "inv-1") - 1);
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
    tamiz_snapshot *const of[] = {builtin(), test_parties_open()};
    tamiz_options options = tamiz_options_default();
    options.threshold = 0;
    options.limit = 1000;
    size_t hits = 0;
    for (size_t k = 0; k < COUNT(of); k++) {
        for (size_t i = 0; i < COUNT(names); i++) {
            tamiz_query query = query_of(names[i]);
            tamiz_answer *answer = ask(of[k], &query, &options);
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
    tamiz_snapshot *s = builtin();
    tamiz_query query = query_of("Cartel de los Soles");
    tamiz_answer *answer = ask(s, &query, NULL);
    const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
    assert_string_equal(hit->entity_id, soles);
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
    tamiz_snapshot *s = builtin();
    tamiz_query query = query_of("Los \"Zetas\"");
    tamiz_answer *answer = ask(s, &query, NULL);
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

/* ---- one by one and together ------------------------------------------- */

TEST(answers_are_the_same_alone_in_a_batch_and_in_any_order) {
    static const char *const names[] = {"Cartel de los Soles",
                                        "Los Zetas",
                                        "",
                                        "Jose Yepez",
                                        "Los Zetas",
                                        "Yépez Ortiz, José",
                                        "Карtel",
                                        "Sinaloa Cartel Ltd",
                                        "Los Lobos",
                                        "b"};
    enum { N = COUNT(names) };
    tamiz_snapshot *s = builtin();
    tamiz_query there[N], back[N];
    tamiz_answer *a[N], *b[N];
    for (size_t i = 0; i < N; i++)
        there[i] = back[N - 1 - i] = query_of(names[i]);
    there[3].schema = back[N - 4].schema = "Person";
    there[5].country = back[N - 6].country = "mx";
    assert_int_equal(tamiz_screen_batch(s, there, N, NULL, a, NULL), TAMIZ_OK);
    assert_int_equal(tamiz_screen_batch(s, back, N, NULL, b, NULL), TAMIZ_OK);
    for (size_t i = 0; i < N; i++) {
        tamiz_answer *alone = ask(s, &there[i], NULL);
        const char *json = tamiz_answer_json(alone, true);
        assert_string_equal(json, tamiz_answer_json(a[i], true));
        assert_string_equal(json, tamiz_answer_json(b[N - 1 - i], true));
        tamiz_answer_free(alone);
    }
    for (size_t i = 0; i < N; i++)
        tamiz_answer_free(a[i]), tamiz_answer_free(b[i]);
    tamiz_snapshot_close(s);
}

TEST(an_empty_batch_is_answered) {
    tamiz_snapshot *s = builtin();
    assert_int_equal(tamiz_screen_batch(s, NULL, 0, NULL, NULL, NULL),
                     TAMIZ_OK);
    tamiz_snapshot_close(s);
}

TEST(one_bad_query_leaves_nothing_of_its_batch) {
    tamiz_snapshot *s = builtin();
    tamiz_query queries[3] = {query_of("Los Zetas"), query_of("Los Lobos"),
                              query_of("x\xff")};
    tamiz_answer *out[3] = {NULL};
    tamiz_error err = {0};
    assert_int_equal(tamiz_screen_batch(s, queries, 3, NULL, out, &err),
                     TAMIZ_BAD_INPUT);
    assert_int_equal(err.offset, 1);
    for (size_t i = 0; i < 3; i++) assert_null(out[i]);
    tamiz_snapshot_close(s);
}

/* ---- what makes no sense ----------------------------------------------- */

TEST(bad_arguments_are_refused_by_name) {
    static const char *const nowhere[] = {"tamiz_cartels", "us_nowhere"};
    tamiz_options usual = tamiz_options_default();
    // clang-format off
    const struct {
        tamiz_query query; double threshold; const char *as_of;
        const char *const *lists; tamiz_code want; const char *where;
    } rows[] = {
        {{"a", 1, .schema = "Persn"}, 0.7, NULL, NULL, TAMIZ_BAD_ARGUMENT, "Persn"},
        {{"a", 1, .schema = "person"}, 0.7, NULL, NULL, TAMIZ_BAD_ARGUMENT, "person"},
        {{"a", 1, .schema = NULL}, -0.1, NULL, NULL, TAMIZ_BAD_ARGUMENT, "threshold"},
        {{"a", 1, .schema = NULL}, 1.1, NULL, NULL, TAMIZ_BAD_ARGUMENT, "threshold"},
        {{"a", 1, .schema = NULL}, NAN, NULL, NULL, TAMIZ_BAD_ARGUMENT, "threshold"},
        {{"a", 1, .schema = NULL}, 0.7, "2025-02-30", NULL, TAMIZ_BAD_ARGUMENT, "2025-02-30"},
        {{"a", 1, .schema = NULL}, 0.7, "2025-02", NULL, TAMIZ_BAD_ARGUMENT, "2025-02"},
        {{"a", 1, .schema = NULL}, 0.7, "yesterday", NULL, TAMIZ_BAD_ARGUMENT, "yesterday"},
        {{"a", 1, .schema = NULL}, 0.7, NULL, nowhere, TAMIZ_BAD_ARGUMENT, "us_nowhere"},
        {{"\xc3(", 2, .schema = NULL}, 0.7, NULL, NULL, TAMIZ_BAD_INPUT, ""},
    };
    // clang-format on
    tamiz_snapshot *s = builtin();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_options options = usual;
        options.threshold = rows[i].threshold;
        options.as_of = rows[i].as_of;
        options.lists = rows[i].lists;
        options.list_count = rows[i].lists ? 2 : 0;
        tamiz_answer *answer = NULL;
        tamiz_error err = {0};
        tamiz_code code =
            tamiz_screen(s, &rows[i].query, &options, &answer, &err);
        if (code != rows[i].want || !err.message[0] || answer)
            fail_msg("row %zu: %s", i, tamiz_code_name(code));
        if (rows[i].where[0]) assert_string_equal(err.where, rows[i].where);
        assert_int_equal(
            tamiz_screen(s, &rows[i].query, &options, &answer, NULL),
            rows[i].want);
    }
    tamiz_snapshot_close(s);
}

TEST(a_name_of_ten_megabytes_is_refused) {
    tamiz_snapshot *s = builtin();
    size_t size = 10u << 20;
    char *name = malloc(size);
    assert_non_null(name);
    memset(name, 'a', size);
    tamiz_query query = {.name = name, .name_size = size};
    tamiz_answer *answer = NULL;
    assert_int_equal(tamiz_screen(s, &query, NULL, &answer, NULL),
                     TAMIZ_TOO_LARGE);
    free(name);
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
        tamiz_query query = query_of(names[i]);
        query.schema = "Person";
        tamiz_answer *answer = ask(s, &query, NULL);
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
