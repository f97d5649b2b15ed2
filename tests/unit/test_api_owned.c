/* SPDX-License-Identifier: Apache-2.0 */
/* Edges as files have them: what is one fact, what is two, what is over, and
 * who is meant. */
#include "test.h"

#include "tamiz.h"

#include <stdio.h>
#include <unistd.h>

/* ---- lists in files ---------------------------------------------------- */

enum { LISTS = 2, PATH = 96 };

typedef struct place {
    char folder[64];
    char paths[LISTS][PATH];
    tamiz_source sources[LISTS];
    size_t count;
} place;

static void make_place(place *p) {
    *p = (place){.count = 0};
    (void)snprintf(p->folder, sizeof p->folder, "/tmp/tamiz-owned-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
}

/* Lines of short forms: "p ID NAME" a party, "q ID NAME" a person of whom the
 * day of birth is known, "l ID" a designation, "o OWNER ASSET MEMBERS" an
 * Ownership, whose members are JSON. */
static void write_line(FILE *file, const char *lines, unsigned number) {
    char line[512], one[32] = "", two[32] = "", rest[256] = "";
    (void)snprintf(line, sizeof line, "%.*s", (int)strcspn(lines, "\n"), lines);
    if (line[0] == 'p') {
        (void)sscanf(line + 2, "%31s %255[^\n]", one, rest);
        (void)fprintf(file,
                      "{\"id\":\"%s\",\"schema\":\"Company\",\"properties\":"
                      "{\"name\":[\"%s\"]}}\n",
                      one, rest);
    } else if (line[0] == 'q') {
        (void)sscanf(line + 2, "%31s %255[^\n]", one, rest);
        (void)fprintf(file,
                      "{\"id\":\"%s\",\"schema\":\"Person\",\"properties\":"
                      "{\"name\":[\"%s\"],\"birthDate\":[\"1970-02-03\"],"
                      "\"nationality\":[\"at\"],\"gender\":[\"male\"]}}\n",
                      one, rest);
    } else if (line[0] == 'l') {
        (void)sscanf(line + 2, "%31s %255[^\n]", one, rest);
        (void)fprintf(file,
                      "{\"id\":\"s%u\",\"schema\":\"Sanction\",\"properties\":"
                      "{\"entity\":[\"%s\"],\"authority\":[\"M\"]%s%s}}\n",
                      number, one, *rest ? "," : "", rest);
    } else {
        (void)sscanf(line + 2, "%31s %31s %255[^\n]", one, two, rest);
        (void)fprintf(file,
                      "{\"id\":\"o%u\",\"schema\":\"Ownership\",\"properties\":"
                      "{\"owner\":[\"%s\"],\"asset\":[\"%s\"]%s%s}}\n",
                      number, one, two, *rest ? "," : "", rest);
    }
}

static void add_list(place *p, const char *list, const char *lines) {
    char path[PATH];
    (void)snprintf(path, sizeof path, "%s/%zu.json", p->folder, p->count);
    memcpy(p->paths[p->count], path, sizeof path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    unsigned number = 0;
    for (const char *at = lines; *at; at += strcspn(at, "\n"), at += *at != 0)
        write_line(file, at, ++number);
    assert_int_equal(fclose(file), 0);
    p->sources[p->count] =
        (tamiz_source){.list = list, .path = p->paths[p->count]};
    p->count++;
}

static tamiz_snapshot *forge(place *p, size_t first, size_t count) {
    tamiz_snapshot *s = NULL;
    tamiz_error err = {0};
    if (tamiz_snapshot_forge(p->sources + first, count, NULL, NULL, &s, &err))
        fail_msg("%s:%u: %s", err.where, err.line, err.message);
    return s;
}

static tamiz_ownership *apply(const tamiz_snapshot *s,
                              const tamiz_snapshot *own,
                              tamiz_ownership_options options) {
    tamiz_ownership *o = NULL;
    tamiz_error err = {0};
    if (!options.day) options.day = "2026-01-01";
    if (options.share <= 0) options.share = 50;
    if (tamiz_ownership_new(s, own, &options, &o, &err))
        fail_msg("%s: %s", err.where, err.message);
    return o;
}

/* "standing low high" of a party. */
static const char *tell(tamiz_ownership *o, const char *id, char text[64]) {
    const tamiz_owned *owned = NULL;
    tamiz_error err = {0};
    if (tamiz_ownership_explain(o, id, &owned, &err))
        fail_msg("%s: %s", err.where, err.message);
    (void)snprintf(text, 64, "%s %g %g", owned->standing, owned->low,
                   owned->high);
    return text;
}

/* ---- one list ---------------------------------------------------------- */

static const struct {
    const char *edges, *expected, *note;
} rows[] = {
    {"o x a \"percentage\":[\"50\"]", "blocked 50 50", ""},
    {"o x a \"percentage\":[\"25\"]\no y a \"percentage\":[\"25\"]",
     "blocked 50 50", ""},
    /* The same fact twice is one. */
    {"o x a \"percentage\":[\"30\"]\no x a \"percentage\":[\"30.0 %\"]",
     "clear 30 30", "stated 2 times, counted once"},
    /* Two shares of one list: one holding, or two. */
    {"o x a \"percentage\":[\"30\"]\no x a \"percentage\":[\"25\"]",
     "unclear 30 55", "several shares: one holding, or together"},
    /* Several values of one edge: whoever says so, of one share. */
    {"o x a \"percentage\":[\"25\",\"60\"]", "unclear 25 60", ""},
    {"o x a \"percentage\":[\"25-75\",\"60\"]", "blocked 60 60", ""},
    /* No share, or none that can be read. */
    {"o x a", "unclear 0 100", "share not said"},
    {"o x a \"percentage\":[\"most\"]", "unclear 0 100",
     "share not understood: \"most\""},
    {"o x a\no x a \"percentage\":[\"40\"]", "clear 40 40",
     "stated 2 times, counted once"},
    /* By the day. */
    {"o x a \"percentage\":[\"60\"],\"endDate\":[\"2025-12-31\"]", "clear 0 0",
     "ended 2025-12-31, does not count"},
    {"o x a \"percentage\":[\"60\"],\"endDate\":[\"2026\"]", "blocked 60 60",
     ""}, /* ends as late as it may */
    {"o x a \"percentage\":[\"60\"],\"startDate\":[\"2026-02\"]", "clear 0 0",
     "begins 2026-02, does not count"},
    {"o x a \"percentage\":[\"60\"],\"startDate\":[\"2026\"]", "blocked 60 60",
     ""},
    {"o x a \"percentage\":[\"60\"],\"endDate\":[\"2020\"]\n"
     "o x a \"percentage\":[\"10\"]",
     "clear 10 10", "stated 2 times, counted once"},
    /* Its own shares. */
    {"o a a \"percentage\":[\"60\"]", "clear 0 0",
     "its own shares do not count"},
    /* Of an owner that is not listed, not any more, not yet. */
    {"o n a \"percentage\":[\"100\"]", "clear 0 0", ""},
    {"o was a \"percentage\":[\"100\"]", "clear 0 0", ""},
    {"o nobody a \"percentage\":[\"100\"]", "clear 0 0", ""},
};

static const char parties[] =
    "p x Xaver Invented\nl x\np y Ysolde Imaginary\nl y\np a Alpha\np n Nona\n"
    "p was Former\nl was \"endDate\":[\"2025-01-01\"]\n";

TEST(edges_of_one_list_come_to_one_holding) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        char lines[1024], text[64];
        place p;
        make_place(&p);
        (void)snprintf(lines, sizeof lines, "%s%s\n", parties, rows[i].edges);
        add_list(&p, "ftm", lines);
        tamiz_snapshot *s = forge(&p, 0, 1);
        tamiz_ownership *o = apply(s, NULL, (tamiz_ownership_options){0});
        if (strcmp(tell(o, "a", text), rows[i].expected) != 0)
            fail_msg("%s: %s", rows[i].edges, text);
        const tamiz_owned *owned = NULL;
        assert_int_equal(tamiz_ownership_explain(o, "a", &owned, NULL),
                         TAMIZ_OK);
        assert_true(owned->owner_count >= 1);
        assert_string_equal(owned->owners[0].note, rows[i].note);
        tamiz_ownership_free(o);
        tamiz_snapshot_close(s);
        test_remove(p.folder);
    }
}

/* ---- several lists ----------------------------------------------------- */

TEST(lists_may_be_wrong_and_contradict_each_other) {
    static const struct {
        const char *one, *other, *expected;
    } cases[] = {
        {"60", "60", "blocked 60 60"},    /* one fact, not 120 % */
        {"25-75", "60", "blocked 60 60"}, /* one is more exact */
        {"25", "60", "unclear 25 60"},    /* a contradiction */
        {"most", "60", "blocked 60 60"},  /* one says nothing */
        {"10", "20", "clear 10 20"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char lines[512], text[64];
        place p;
        make_place(&p);
        (void)snprintf(lines, sizeof lines, "%so x a \"percentage\":[\"%s\"]\n",
                       parties, cases[i].one);
        add_list(&p, "ftm:one", lines);
        (void)snprintf(lines, sizeof lines, "o x a \"percentage\":[\"%s\"]\n",
                       cases[i].other);
        add_list(&p, "ftm:other", lines);
        tamiz_snapshot *s = forge(&p, 0, 2);
        tamiz_ownership *o = apply(s, NULL, (tamiz_ownership_options){0});
        assert_string_equal(tell(o, "a", text), cases[i].expected);
        tamiz_ownership_free(o);
        tamiz_snapshot_close(s);
        test_remove(p.folder);
    }
}

/* A list that has an id of an earlier one means its own party by it. */
TEST(a_reference_means_a_party_of_its_own_list_first) {
    char text[64];
    place p;
    make_place(&p);
    add_list(&p, "ftm:one", "p x Xaver Invented\nl x\n");
    add_list(&p, "ftm:two",
             "p x Somebody Else\np a Alpha\no x a \"percentage\":[\"60\"]\n");
    tamiz_snapshot *s = forge(&p, 0, 2);
    tamiz_ownership *o = apply(s, NULL, (tamiz_ownership_options){0});
    assert_string_equal(tell(o, "a", text), "clear 0 0");
    assert_string_equal(tell(o, "x@two", text), "clear 0 0");
    assert_string_equal(tell(o, "x", text), "listed 0 0");
    tamiz_ownership_free(o);
    tamiz_snapshot_close(s);
    test_remove(p.folder);
}

/* Two lists have the same person; each says what he holds. */
TEST(parties_that_are_one_subject_are_one_owner) {
    char text[64], path[PATH];
    place p;
    make_place(&p);
    add_list(&p, "ftm:one",
             "q x Zdenko Vratislav Kolowrat\nl x\np a Alpha Invented\n"
             "o x a \"percentage\":[\"30\"]\n");
    add_list(&p, "ftm:two",
             "q y Zdenko Vratislav Kolowrat\no y a \"percentage\":[\"30\"]\n"
             "o y b \"percentage\":[\"60\"]\n");
    (void)snprintf(path, sizeof path, "%s/linked.tz", p.folder);
    tamiz_snapshot *s = NULL;
    assert_int_equal(tamiz_forge(p.sources, 2, path, NULL, NULL, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_snapshot_open(path, &s, NULL), TAMIZ_OK);
    assert_int_equal(tamiz_snapshot_link_count(s), 1);
    tamiz_ownership *o = apply(s, NULL, (tamiz_ownership_options){0});
    assert_string_equal(tell(o, "a", text), "clear 30 30"); /* not 60 */
    assert_string_equal(tell(o, "b", text), "blocked 60 60");
    assert_string_equal(tell(o, "y", text), "listed 0 0");
    tamiz_ownership_free(o);
    tamiz_snapshot_close(s);
    test_remove(p.folder);
}

TEST(only_designations_of_the_lists_that_are_named_block) {
    char text[64];
    const char *one[] = {"one"}, *two[] = {"two"}, *nosuch[] = {"nosuch"};
    place p;
    make_place(&p);
    add_list(&p, "ftm:one",
             "p x Xaver Invented\nl x\np a Alpha\n"
             "o x a \"percentage\":[\"60\"]\no b a \"percentage\":[\"40\"]\n");
    add_list(&p, "ftm:two", "p b Somebody\no b c \"percentage\":[\"50\"]\n");
    tamiz_snapshot *s = forge(&p, 0, 2);
    tamiz_ownership *o = apply(
        s, NULL, (tamiz_ownership_options){.lists = one, .list_count = 1});
    assert_string_equal(tell(o, "a", text), "blocked 60 60");
    assert_string_equal(tell(o, "c", text), "clear 0 0");
    tamiz_ownership_free(o);
    /* Of a list without designations every party counts, when it is named. */
    o = apply(s, NULL,
              (tamiz_ownership_options){.lists = two, .list_count = 1});
    assert_string_equal(tell(o, "a", text), "clear 40 40");
    assert_string_equal(tell(o, "c", text), "blocked 50 50");
    tamiz_ownership_free(o);
    tamiz_ownership_options bad = tamiz_ownership_options_default();
    bad.lists = nosuch;
    bad.list_count = 1;
    assert_int_equal(tamiz_ownership_new(s, NULL, &bad, &o, NULL),
                     TAMIZ_BAD_ARGUMENT);
    tamiz_snapshot_close(s);
    test_remove(p.folder);
}

/* ---- customers --------------------------------------------------------- */

TEST(customers_name_listed_parties_by_id_or_by_name) {
    char text[64];
    place p;
    make_place(&p);
    add_list(&p, "ftm", "p x Xaver Invented\nl x\np k Kuno\n");
    add_list(&p, "ftm:customers",
             "p x Another Caption\np q Xavier Invented\np k Other\n"
             "p z Zita Nobody\n"
             "o x a \"percentage\":[\"60\"]\no q b \"percentage\":[\"60\"]\n"
             "o z c \"percentage\":[\"60\"]\no k d \"percentage\":[\"60\"]\n");
    tamiz_snapshot *s = forge(&p, 0, 1), *own = forge(&p, 1, 1);
    tamiz_ownership *o = apply(s, own, (tamiz_ownership_options){0});
    assert_string_equal(tell(o, "a", text), "blocked 60 60");
    assert_string_equal(tell(o, "b", text), "clear 0 0");
    assert_int_equal(tamiz_ownership_count(o), 1);
    tamiz_ownership_free(o);
    o = apply(s, own, (tamiz_ownership_options){.name_threshold = 0.8});
    assert_string_equal(tell(o, "a", text), "blocked 60 60");
    assert_string_equal(tell(o, "b", text), "unclear 0 60");
    assert_string_equal(tell(o, "c", text), "clear 0 0");
    assert_string_equal(tell(o, "d", text), "clear 0 0");
    const tamiz_owned *owned = NULL;
    assert_int_equal(tamiz_ownership_explain(o, "b", &owned, NULL), TAMIZ_OK);
    assert_string_equal(owned->owners[0].match, "x");
    assert_true(owned->owners[0].match_score >= 0.8);
    tamiz_ownership_free(o);
    tamiz_snapshot_close(s);
    tamiz_snapshot_close(own);
    test_remove(p.folder);
}

TEST(what_the_record_has_wrong_is_counted_and_said) {
    char lines[1024];
    place p;
    make_place(&p);
    (void)snprintf(lines, sizeof lines,
                   "%so x a \"percentage\":[\"60\"]\n"
                   "o n a \"percentage\":[\"70\"]\no a n\n"
                   "o x b \"percentage\":[\"1\"],\"endDate\":[\"2001\"]\n",
                   parties);
    add_list(&p, "ftm", lines);
    tamiz_snapshot *s = forge(&p, 0, 1);
    tamiz_ownership *o = apply(s, NULL, (tamiz_ownership_options){0});
    tamiz_ownership_info info = tamiz_ownership_info_of(o);
    assert_int_equal(info.edges, 4);
    assert_int_equal(info.past, 1);
    assert_int_equal(info.unknown, 1);
    assert_int_equal(info.over, 1);
    assert_int_equal(info.listed, 1);
    assert_int_equal(info.blocked, 1);
    assert_int_equal(info.unclear, 1);
    const tamiz_owned *owned = NULL;
    assert_int_equal(tamiz_ownership_explain(o, "a", &owned, NULL), TAMIZ_OK);
    assert_int_equal(owned->note_count, 2);
    assert_int_equal(owned->step_count, 2); /* what Nona holds is no reason */
    assert_string_equal(owned->steps[1],
                        "Alpha (a): Xaver Invented 60 % = 60 %; "
                        "50 % is enough: blocked");
    assert_non_null(strstr(owned->notes[0], "130 % of it is recorded"));
    assert_non_null(strstr(owned->notes[1], "Alpha > Nona > Alpha"));
    assert_int_equal(tamiz_ownership_explain(o, "nosuch", &owned, NULL),
                     TAMIZ_NOT_FOUND);
    assert_null(tamiz_ownership_json(o));
    tamiz_ownership_free(o);
    tamiz_snapshot_close(s);
    test_remove(p.folder);
}

TEST(a_chain_is_told_from_the_listed_one_down_and_not_without_end) {
    enum { LONG = 300, MOST = 200, ROOM = 64 };
    place p;
    make_place(&p);
    char *lines = calloc(LONG, ROOM);
    assert_non_null(lines);
    char *at = lines, *end = lines + (size_t)LONG * ROOM;
    at += snprintf(at, (size_t)(end - at), "p x0 Xaver\nl x0\n");
    for (int i = 0; i < LONG; i++)
        at += snprintf(at, (size_t)(end - at),
                       "o x%d x%d \"percentage\":[\"50\"]\n", i, i + 1);
    add_list(&p, "ftm", lines);
    free(lines);
    tamiz_snapshot *s = forge(&p, 0, 1);
    tamiz_ownership *o = apply(s, NULL, (tamiz_ownership_options){0});
    assert_int_equal(tamiz_ownership_count(o), LONG);
    const tamiz_owned *owned = NULL;
    assert_int_equal(tamiz_ownership_explain(o, "x3", &owned, NULL), TAMIZ_OK);
    assert_int_equal(owned->step_count, 4);
    assert_string_equal(owned->steps[0], "Xaver (x0) is listed: ftm");
    assert_string_equal(owned->steps[3],
                        "x3 (x3): x2 50 % = 50 %; 50 % is enough: blocked");
    assert_true(owned->product > 12.49 && owned->product < 12.51);
    assert_int_equal(tamiz_ownership_explain(o, "x300", &owned, NULL),
                     TAMIZ_OK);
    assert_int_equal(owned->step_count, MOST + 1);
    assert_string_equal(owned->steps[0],
                        "the chain is longer than is told here");
    tamiz_ownership_free(o);
    tamiz_snapshot_close(s);
    test_remove(p.folder);
}
