/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "tamiz.h"

#include <stdio.h>
#include <unistd.h>

/* Three states of a list: Bob goes and comes again, Cem comes. Ann has an
 * address that another one makes the second. */
static const char *const states[] = {"Ann,Bob", "Ann", "Ann,Bob,Cem"};
static const char *const addresses[] = {"Homs", "Homs", "Oslo,Homs"};
static const char *const days[] = {"2021-01-01", "2022-02-02", "2023-03-03"};
enum { STATES = COUNT(states) };

typedef struct place {
    char folder[64], home[80];
} place;

static void make_place(place *p) {
    (void)snprintf(p->folder, sizeof p->folder, "/tmp/tamiz-known-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    (void)snprintf(p->home, sizeof p->home, "%s/home", p->folder);
}

static void remove_place(const place *p) {
    char command[128];
    (void)snprintf(command, sizeof command, "rm -rf '%s'", p->folder);
    assert_int_equal(system(command), 0);
}

/* The names become parties QDi.A, QDi.B ... by their first letters. */
static void write_addresses(FILE *file, const char *cities) {
    while (*cities) {
        int size = (int)strcspn(cities, ",");
        (void)fprintf(file,
                      "<INDIVIDUAL_ADDRESS><CITY>%.*s</CITY>"
                      "</INDIVIDUAL_ADDRESS>",
                      size, cities);
        cities += size + (cities[size] == ',');
    }
}

static void write_list(const char *path, const char *names,
                       const char *cities) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    (void)fputs("<CONSOLIDATED_LIST><INDIVIDUALS>", file);
    while (*names) {
        int size = (int)strcspn(names, ",");
        (void)fprintf(file,
                      "<INDIVIDUAL><REFERENCE_NUMBER>QDi.%c"
                      "</REFERENCE_NUMBER><FIRST_NAME>%.*s</FIRST_NAME>",
                      *names, size, names);
        if (*names == 'A') write_addresses(file, cities);
        (void)fputs("</INDIVIDUAL>\n", file);
        names += size + (names[size] == ',');
    }
    (void)fputs("</INDIVIDUALS></CONSOLIDATED_LIST>", file);
    assert_int_equal(fclose(file), 0);
}

static tamiz_code take_in(const place *p, size_t state, const char *seen,
                          tamiz_change *change) {
    char path[96];
    (void)snprintf(path, sizeof path, "%s/consolidated-%zu.xml", p->folder,
                   state);
    write_list(path, states[state], addresses[state]);
    tamiz_source source = {"un_sc_sanctions", path};
    tamiz_update_options options = tamiz_update_options_default();
    options.seen = seen;
    const char *forced[] = {source.list}; /* too short for a whole list */
    options.forced = forced;
    options.forced_count = 1;
    return tamiz_update(p->home, &source, 1, &options, change, NULL, NULL);
}

static void fill(const place *p, const size_t order[STATES]) {
    for (size_t i = 0; i < STATES; i++) {
        tamiz_change change;
        assert_int_equal(take_in(p, order[i], days[order[i]], &change), 0);
        if (change.outcome == TAMIZ_OUTCOME_FAILED)
            fail_msg("%s: %s", change.failure.where, change.failure.message);
    }
}

static tamiz_snapshot *known_on(const place *p, const char *day) {
    tamiz_snapshot *snapshot = NULL;
    tamiz_error err;
    if (tamiz_home_known_on(p->home, day, NULL, &snapshot, &err))
        fail_msg("%s: %s", err.where, err.message);
    return snapshot;
}

static bool knows(const tamiz_snapshot *snapshot, const char *id) {
    tamiz_entity *entity = NULL;
    bool there = !tamiz_entity_find(snapshot, id, NULL, &entity, NULL);
    tamiz_entity_free(entity);
    return there;
}

/* Day on which the first fact of a party was first seen. */
static void first_day(const tamiz_snapshot *snapshot, const char *id,
                      char day[16]) {
    tamiz_entity *entity = NULL;
    assert_int_equal(tamiz_entity_find(snapshot, id, NULL, &entity, NULL), 0);
    (void)snprintf(day, 16, "%.10s", tamiz_entity_fact(entity, 0)->first_seen);
    tamiz_entity_free(entity);
}

// clang-format off
static const struct { const char *day; bool ann, bob, cem; } knowledge[] = {
    {"2021-01-01", true, true, false}, /* the day itself counts */
    {"2022-02-01", true, true, false}, /* until the day before the next */
    {"2022-02-02", true, false, false},
    {"2023-03-03", true, true, true},
    {"2024-01-01", true, true, true},
};
static const size_t orders[][STATES] = {
    {0, 1, 2}, {2, 0, 1}, {1, 2, 0}, {2, 1, 0}
};
// clang-format on

TEST(a_day_knows_what_was_seen_by_then_in_whatever_order_it_came) {
    for (size_t o = 0; o < COUNT(orders); o++) {
        place p;
        make_place(&p);
        fill(&p, orders[o]);
        for (size_t i = 0; i < COUNT(knowledge); i++) {
            tamiz_snapshot *s = known_on(&p, knowledge[i].day);
            assert_int_equal(knows(s, "un-QDi.A"), knowledge[i].ann);
            assert_int_equal(knows(s, "un-QDi.B"), knowledge[i].bob);
            assert_int_equal(knows(s, "un-QDi.C"), knowledge[i].cem);
            tamiz_snapshot_close(s);
        }
        remove_place(&p);
    }
}

TEST(the_same_question_has_the_same_bytes) {
    place p;
    make_place(&p);
    fill(&p, orders[0]);
    char id[65], again[65];
    tamiz_snapshot *s = known_on(&p, "2022-02-02");
    (void)snprintf(id, sizeof id, "%s", tamiz_snapshot_id(s));
    tamiz_snapshot_close(s);
    s = known_on(&p, "2022-02-02"); /* kept */
    assert_string_equal(tamiz_snapshot_id(s), id);
    tamiz_snapshot_close(s);
    char command[192];
    (void)snprintf(command, sizeof command, "rm -r '%s/known' '%s/snapshots'",
                   p.home, p.home);
    assert_int_equal(system(command), 0);
    s = known_on(&p, "2022-02-02"); /* forged again */
    (void)snprintf(again, sizeof again, "%s", tamiz_snapshot_id(s));
    assert_string_equal(again, id);
    tamiz_snapshot_close(s);
    remove_place(&p);
}

TEST(a_fact_is_first_seen_where_its_unbroken_row_begins) {
    for (size_t o = 0; o < COUNT(orders); o++) {
        place p;
        char path[4096], day[16];
        make_place(&p);
        fill(&p, orders[o]);
        tamiz_snapshot *now = NULL;
        assert_int_equal(tamiz_home_snapshot(p.home, path, sizeof path, NULL),
                         0);
        assert_int_equal(tamiz_snapshot_open(path, &now, NULL), 0);
        tamiz_snapshot *known = known_on(&p, "2023-03-03");
        const tamiz_snapshot *const both[] = {now, known};
        for (size_t i = 0; i < 2; i++) {
            first_day(both[i], "un-QDi.A", day);
            assert_string_equal(day, days[0]);
            first_day(both[i], "un-QDi.B", day); /* gone, and back */
            assert_string_equal(day, days[2]);
            first_day(both[i], "un-QDi.C", day);
            assert_string_equal(day, days[2]);
        }
        tamiz_snapshot_close(known);
        tamiz_snapshot_close(now);
        remove_place(&p);
    }
}

/* Days on which the cities of Ann's addresses were first seen. */
static void check_cities(const tamiz_snapshot *snapshot) {
    tamiz_entity *ann = NULL;
    size_t cities = 0;
    assert_int_equal(tamiz_entity_find(snapshot, "un-QDi.A", NULL, &ann, NULL),
                     0);
    for (size_t i = 0; i < tamiz_entity_fact_count(ann); i++) {
        const tamiz_fact *fact = tamiz_entity_fact(ann, i);
        if (strcmp(fact->property, "city") != 0) continue;
        bool is_old = !strcmp(fact->value, "Homs");
        assert_memory_equal(fact->first_seen, days[is_old ? 0 : 2], 10);
        cities++;
    }
    assert_int_equal(cities, 2);
    tamiz_entity_free(ann);
}

TEST(an_address_that_got_another_number_is_not_new) {
    for (size_t o = 0; o < COUNT(orders); o++) {
        place p;
        char path[4096];
        make_place(&p);
        fill(&p, orders[o]);
        tamiz_snapshot *now = NULL;
        assert_int_equal(tamiz_home_snapshot(p.home, path, sizeof path, NULL),
                         0);
        assert_int_equal(tamiz_snapshot_open(path, &now, NULL), 0);
        check_cities(now);
        tamiz_snapshot_close(now);
        tamiz_snapshot *known = known_on(&p, "2023-03-03");
        check_cities(known);
        tamiz_snapshot_close(known);
        remove_place(&p);
    }
}

TEST(cleaning_leaves_the_snapshots_that_days_name) {
    place p;
    make_place(&p);
    fill(&p, orders[0]);
    char path[256];
    tamiz_snapshot *s = known_on(&p, "2021-01-01");
    (void)snprintf(path, sizeof path, "%s/snapshots/%s.tz", p.home,
                   tamiz_snapshot_id(s));
    tamiz_snapshot_close(s);
    tamiz_update_options options = tamiz_update_options_default();
    options.keeps = 0;
    assert_int_equal(tamiz_update(p.home, NULL, 0, &options, NULL, NULL, NULL),
                     0);
    assert_int_equal(access(path, R_OK), 0);
    char command[128];
    (void)snprintf(command, sizeof command, "rm -r '%s/known'", p.home);
    assert_int_equal(system(command), 0);
    assert_int_equal(tamiz_update(p.home, NULL, 0, &options, NULL, NULL, NULL),
                     0);
    assert_int_not_equal(access(path, R_OK), 0);
    remove_place(&p);
}

TEST(history_tells_each_row_of_versions) {
    place p;
    make_place(&p);
    fill(&p, orders[1]);
    tamiz_history *history = NULL;
    assert_int_equal(
        tamiz_history_read(p.home, "un-QDi.B", NULL, NULL, &history, NULL), 0);
    size_t names = 0;
    for (size_t i = 0; i < tamiz_history_count(history); i++) {
        const tamiz_sighting *s = tamiz_history_sighting(history, i);
        if (strcmp(s->property, "name") != 0) continue;
        static const char *const gone[] = {"2022-02-02", ""};
        static const char *const first[] = {"2021-01-01", "2023-03-03"};
        assert_true(names < 2);
        assert_string_equal(s->value, "Bob");
        assert_memory_equal(s->first_seen, first[names], 10);
        assert_memory_equal(s->last_seen, first[names], 10);
        assert_memory_equal(s->gone, gone[names], strlen(gone[names]));
        assert_int_equal(!*s->gone, !*gone[names]);
        assert_non_null(tamiz_history_json(history, i));
        names++;
    }
    assert_int_equal(names, 2);
    tamiz_history_free(history);
    assert_int_equal(tamiz_history_read(p.home, "un-QDi.C", "2022-12-31", NULL,
                                        &history, NULL),
                     TAMIZ_NOT_FOUND);
    remove_place(&p);
}

TEST(what_is_older_does_not_replace_what_is_newer) {
    place p;
    tamiz_change change;
    make_place(&p);
    assert_int_equal(take_in(&p, 2, days[2], &change), 0);
    assert_int_equal(change.outcome, TAMIZ_OUTCOME_NEW);
    assert_int_equal(take_in(&p, 0, days[0], &change), 0);
    assert_int_equal(change.outcome, TAMIZ_OUTCOME_PAST);
    assert_int_equal(change.now.entities, 3);
    assert_int_equal(change.added + change.changed + change.removed, 0);
    assert_int_equal(take_in(&p, 0, days[0], &change), 0);
    assert_int_equal(change.outcome, TAMIZ_OUTCOME_UNCHANGED);
    remove_place(&p);
}

// clang-format off
static const struct { const char *day; tamiz_code code; } refused[] = {
    {"2020-12-31", TAMIZ_NOT_FOUND},    /* before the first version */
    {"2999-01-01", TAMIZ_BAD_ARGUMENT}, /* has not come yet */
    {"2021", TAMIZ_BAD_ARGUMENT},       /* no day */
    {"2021-02-30", TAMIZ_BAD_ARGUMENT},
    {"2021-02-03T24:00:00Z", TAMIZ_BAD_ARGUMENT},
    {"2021-02-03T10:00:00", TAMIZ_BAD_ARGUMENT}, /* whose hour? */
    {"../../2021-02-03", TAMIZ_BAD_ARGUMENT},
    {"", TAMIZ_BAD_ARGUMENT},
};
// clang-format on

TEST(days_that_nobody_can_answer_for_are_errors) {
    place p;
    make_place(&p);
    fill(&p, orders[0]);
    for (size_t i = 0; i < COUNT(refused); i++) {
        tamiz_snapshot *s = NULL;
        if (tamiz_home_known_on(p.home, refused[i].day, NULL, &s, NULL) !=
            refused[i].code)
            fail_msg("'%s'", refused[i].day);
    }
    tamiz_snapshot *s = known_on(&p, "2021-01-01T00:00:00Z");
    tamiz_snapshot_close(s);
    remove_place(&p);
}
