/* SPDX-License-Identifier: Apache-2.0 */
/* Screening as a caller sees it: through tamiz.h only, against the built-in
 * list and a list of invented parties. What a query may hold is in
 * test_screen_query.c, what a hit tells in test_screen_evidence.c. */
#include "test_asked.h"

#include <math.h>

static const char soles[] = "tamiz-cartel-de-los-soles";

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
        tamiz_query query = test_query(rows[i].name);
        tamiz_answer *answer = test_ask(s, &query, NULL);
        size_t rank = test_rank(answer, rows[i].id);
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
        if (test_count_in(s, test_query(names[i]), NULL))
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
    tamiz_snapshot *s = test_builtin();
    tamiz_options weak = tamiz_options_default();
    weak.weak_aliases = true;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(
            test_rank_in(s, test_query(rows[i].name), NULL, rows[i].id), 0);
        tamiz_query query = test_query(rows[i].name);
        tamiz_answer *answer = test_ask(s, &query, &weak);
        size_t rank = test_rank(answer, rows[i].id);
        assert_true(rank > 0);
        assert_string_equal(tamiz_answer_hit(answer, rank - 1)->name_kind,
                            "weakAlias");
        tamiz_answer_free(answer);
    }
    assert_int_equal(
        test_rank_in(s, test_query("MS-13"), NULL, "tamiz-mara-salvatrucha"),
        1);
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
    tamiz_snapshot *s = test_builtin();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_options options = tamiz_options_default();
        options.as_of = rows[i].day;
        size_t rank =
            test_rank_in(s, test_query(rows[i].name), &options, rows[i].id);
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
        size_t rank =
            test_rank_in(s, test_query("Arno Steinmark"), &options, "inv-1");
        if ((rank > 0) != rows[i].hit)
            fail_msg("%s: %s", rows[i].day, rows[i].why);
    }
    tamiz_options options = tamiz_options_default();
    options.as_of = "1990-01-01"; /* no designation: listed as long as it is */
    assert_int_equal(
        test_rank_in(s, test_query("Silver Heron"), &options, "inv-3"), 1);
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
        tamiz_query query = test_query(rows[i].name);
        query.schema = rows[i].schema;
        options.lists = rows[i].lists;
        options.list_count = rows[i].count;
        if ((test_rank_in(s, query, &options, rows[i].id) > 0) != rows[i].hit)
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
        tamiz_query query = test_query("Omar Farouk");
        query.identifier = rows[i].number;
        tamiz_answer *answer = test_ask(s, &query, NULL);
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
    tamiz_query query = test_query("Arno Stainmark");
    tamiz_answer *answer = test_ask(s, &query, NULL);
    double score = tamiz_answer_hit(answer, 0)->score;
    assert_true(score > 0.7 && score < 1);
    tamiz_answer_free(answer);
    tamiz_options options = tamiz_options_default();
    options.threshold = score;
    assert_int_equal(test_rank_in(s, query, &options, "inv-1"), 1);
    options.threshold = nextafter(score, 1);
    assert_int_equal(test_rank_in(s, query, &options, "inv-1"), 0);
    options.threshold = 1;
    assert_int_equal(
        test_rank_in(s, test_query("arno steinmark"), &options, "inv-1"), 1);
    tamiz_snapshot_close(s);
}

TEST(a_threshold_of_zero_shows_every_party_once) {
    tamiz_snapshot *s = test_builtin();
    tamiz_options options = tamiz_options_default();
    options.threshold = 0;
    options.limit = 1000;
    assert_int_equal(test_count_in(s, test_query("Omar Farouk"), &options), 22);
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
    tamiz_snapshot *s = test_builtin();
    tamiz_query query = test_query("Cartel del Golfo");
    tamiz_options options = tamiz_options_default();
    options.threshold = 0.2;
    options.limit = 1000;
    tamiz_answer *all = test_ask(s, &query, &options);
    size_t count = tamiz_answer_count(all);
    assert_true(count > 3);
    check_order(all);
    for (uint32_t limit = 0; limit <= count; limit++) {
        options.limit = limit;
        tamiz_answer *few = test_ask(s, &query, &options);
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
    tamiz_query query = test_query("Benedikt Karlowitz");
    query.birth_date = "1990-07-08";
    tamiz_answer *answer = test_ask(s, &query, NULL);
    check_order(answer);
    assert_string_equal(tamiz_answer_hit(answer, 0)->entity_id, "inv-10");
    assert_true(tamiz_answer_hit(answer, 0)->probability >
                tamiz_answer_hit(answer, 1)->probability);
    tamiz_answer_free(answer);
    query.birth_date = NULL;
    assert_int_equal(test_rank_in(s, query, NULL, "inv-10") +
                         test_rank_in(s, query, NULL, "invb-1"),
                     3);
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
    tamiz_snapshot *s = test_builtin();
    tamiz_query there[N], back[N];
    tamiz_answer *a[N], *b[N];
    for (size_t i = 0; i < N; i++)
        there[i] = back[N - 1 - i] = test_query(names[i]);
    there[3].schema = back[N - 4].schema = "Person";
    there[5].country = back[N - 6].country = "mx";
    assert_int_equal(tamiz_screen_batch(s, there, N, NULL, a, NULL), TAMIZ_OK);
    assert_int_equal(tamiz_screen_batch(s, back, N, NULL, b, NULL), TAMIZ_OK);
    for (size_t i = 0; i < N; i++) {
        tamiz_answer *alone = test_ask(s, &there[i], NULL);
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
    tamiz_snapshot *s = test_builtin();
    assert_int_equal(tamiz_screen_batch(s, NULL, 0, NULL, NULL, NULL),
                     TAMIZ_OK);
    tamiz_snapshot_close(s);
}

TEST(one_bad_query_leaves_nothing_of_its_batch) {
    tamiz_snapshot *s = test_builtin();
    tamiz_query queries[3] = {test_query("Los Zetas"), test_query("Los Lobos"),
                              test_query("x\xff")};
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
    tamiz_snapshot *s = test_builtin();
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
    tamiz_snapshot *s = test_builtin();
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
