/* SPDX-License-Identifier: Apache-2.0 */
/* Small lists of invented parties, linked. */
#include "test.h"

#include "index_forge.h"
#include "index_links.h"
#include "link_build.h"

#include <stdio.h>
#include <unistd.h>

typedef struct row {
    int list;
    const char *entity, *schema, *prop, *value;
} row;

// clang-format off
static const row rows[] = {
    /* The same reference. */
    {0, "a-1", "Person", "name", "KARLOWITZ, Benedikt Arno"},
    {0, "a-1", "Person", "birthDate", "1961-05-02"},
    {0, "a-1/sanction-1", "Sanction", "unscId", "XXi.001"},
    {1, "b-1", "Person", "name", "Benedikt Karlovitz"},
    {1, "b-1", "Person", "birthDate", "1951"}, /* a reference outweighs it */
    {1, "b-1/sanction-1", "Sanction", "unscId", "XXi.001"},
    /* Quoted wrongly: names of two people. */
    {0, "a-2", "Person", "name", "Ottokar Windisch"},
    {0, "a-2/sanction-1", "Sanction", "unscId", "XXi.002"},
    {1, "b-2", "Person", "name", "Leonora Brandl"},
    {1, "b-2/sanction-1", "Sanction", "unscId", "XXi.002"},
    /* The same passport of the same country; names in another order. */
    {0, "a-3", "Person", "name", "Marwa Selim Haddad"},
    {0, "a-3/passport-1", "Passport", "number", "P 1234567"},
    {0, "a-3/passport-1", "Passport", "country", "jo"},
    {1, "b-3", "Person", "name", "HADDAD, Marwa"},
    {1, "b-3/passport-1", "Passport", "number", "P1234567"},
    {1, "b-3/passport-1", "Passport", "country", "jo"},
    /* The same number on passports of two countries. */
    {0, "a-4", "Person", "name", "Gustav Adler"},
    {0, "a-4/passport-1", "Passport", "number", "7654321"},
    {0, "a-4/passport-1", "Passport", "country", "at"},
    {1, "b-4", "Person", "name", "Gustav Adlersfeld"},
    {1, "b-4/passport-1", "Passport", "number", "7654321"},
    {1, "b-4/passport-1", "Passport", "country", "de"},
    /* Names and day of birth. */
    {0, "a-5", "Person", "name", "Zdenko Vratislav Kolowrat"},
    {0, "a-5", "Person", "birthDate", "1970-02-03"},
    {1, "b-5", "Person", "name", "KOLOWRAT, Zdenko Vratislav"},
    {1, "b-5", "Person", "birthDate", "1970-02-03"},
    /* The same name, born eleven years apart. */
    {0, "a-6", "Person", "name", "Ferdinand Xaver Maria Trauttmansdorff Weinsberg"},
    {0, "a-6", "Person", "country", "at"},
    {0, "a-6", "Person", "gender", "male"},
    {0, "a-6", "Person", "birthDate", "1950-02-03"},
    {1, "b-6", "Person", "name", "Ferdinand Xaver Maria Trauttmansdorff Weinsberg"},
    {1, "b-6", "Person", "country", "at"},
    {1, "b-6", "Person", "gender", "male"},
    {1, "b-6", "Person", "birthDate", "1961-02-03"},
    /* Two of one list that are as likely. */
    {0, "a-7", "Person", "name", "Ignaz Leopold Morgenstern"},
    {0, "a-7", "Person", "birthDate", "1980-05-06"},
    {1, "b-7", "Person", "name", "Ignaz Leopold Morgenstern"},
    {1, "b-7", "Person", "birthDate", "1980-05-06"},
    {1, "b-8", "Person", "name", "Ignaz Leopold Morgenstern"},
    {1, "b-8", "Person", "birthDate", "1980-05-06"},
    /* A person and a firm of the same name; other hulls. */
    {0, "a-9", "Person", "name", "Silvester Hohenwart"},
    {1, "b-9", "Company", "name", "Silvester Hohenwart"},
    {0, "a-10", "Vessel", "name", "SILVER HERON OF TRIESTE"},
    {0, "a-10", "Vessel", "imoNumber", "IMO 9074729"},
    {1, "b-10", "Vessel", "name", "Silver Heron of Trieste"},
    {1, "b-10", "Vessel", "imoNumber", "9999993"},
    /* A third list: linked with b-5, and so with a-5. */
    {2, "c-5", "Person", "name", "Zdenko Vratislav Kolowrat"},
    {2, "c-5", "Person", "birthDate", "1970-02-03"},
    {2, "c-6", "Person", "name", "Ferdinand Xaver Maria Trauttmansdorff Weinsberg"},
    {2, "c-6", "Person", "country", "at"},
    {2, "c-6", "Person", "gender", "male"},
};
// clang-format on

static tamiz_snapshot *forge(size_t list_count) {
    static const char *const ids[] = {"list_a", "list_b", "list_c"};
    tamiz_dataset data = {.lists = NULL};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *s = NULL;
    for (size_t l = 0; l < list_count; l++) {
        tamiz_list_meta meta = {.id = ids[l],
                                .title = "",
                                .issuer = "",
                                .published = "",
                                .fetched = "",
                                .source = "",
                                .sha256 = ""};
        assert_int_equal(tamiz_dataset_begin(&data, &meta, NULL), TAMIZ_OK);
        tamiz_sink sink = tamiz_dataset_sink(&data);
        for (size_t i = 0; i < COUNT(rows); i++) {
            tamiz_statement t = {
                .entity = tamiz_span_of(rows[i].entity),
                .schema = tamiz_schema_find(tamiz_span_of(rows[i].schema)),
                .prop = tamiz_prop_find(tamiz_span_of(rows[i].prop)),
                .value = tamiz_span_of(rows[i].value),
                .record = TAMIZ_SPAN("x:1")};
            if (rows[i].list == (int)l)
                assert_int_equal(sink.put(sink.context, &t, NULL), TAMIZ_OK);
        }
    }
    assert_int_equal(tamiz_index_forge(&data, &bytes, NULL, NULL, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_snapshot_adopt(&bytes, &s, NULL), TAMIZ_OK);
    tamiz_dataset_clear(&data);
    return s;
}

static tamiz_snapshot *relink(tamiz_snapshot *s,
                              const tamiz_link_decisions *decisions) {
    tamiz_link_sections sections = {{0}, {0}};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *linked = NULL;
    assert_int_equal(
        tamiz_link_build(s, decisions, &sections, NULL, NULL, NULL), TAMIZ_OK);
    assert_int_equal(tamiz_index_relink(s, &sections, &bytes, NULL), TAMIZ_OK);
    assert_int_equal(tamiz_snapshot_adopt(&bytes, &linked, NULL), TAMIZ_OK);
    tamiz_snapshot_close(s);
    return linked;
}

static tamiz_snapshot *linked(size_t list_count) {
    tamiz_link_decisions none = {.all = NULL};
    return relink(forge(list_count), &none);
}

static uint32_t number(const tamiz_snapshot *s, const char *id) {
    uint32_t found = tamiz_snapshot_entity(s, tamiz_span_of(id));
    if (found == UINT32_MAX) fail_msg("%s", id);
    return found;
}

/* How the two are linked or left apart; COUNT = nothing was found. */
static int how(const tamiz_snapshot *s, const char *a, const char *b) {
    const tamiz_link_record *l =
        tamiz_link_between(s, number(s, a), number(s, b));
    return l ? (int)l->how : (int)TAMIZ_LINK_HOW_COUNT;
}

static bool is_subject(const tamiz_snapshot *s, const char *a, const char *b) {
    uint32_t members[TAMIZ_SUBJECT_MOST];
    size_t count = tamiz_subject_of(s, number(s, a), members);
    for (size_t i = 0; i < count; i++)
        if (members[i] == number(s, b)) return true;
    return false;
}

static void decide(tamiz_link_decisions *d, tamiz_link_choice choice,
                   const char *a, const char *b) {
    tamiz_link_decided one = {choice, a, b, "ada", "2026-01-02", "seen"};
    assert_int_equal(tamiz_link_decisions_add(d, &one, NULL), TAMIZ_OK);
}

/* ---- which ------------------------------------------------------------- */

TEST(parties_of_two_lists_are_linked_by_what_they_share) {
    static const struct {
        const char *a, *b;
        int how;
    } expected[] = {
        {"a-1", "b-1", TAMIZ_LINKED_REFERENCE},
        {"a-2", "b-2", TAMIZ_APART_CONFLICT}, /* a number copied wrongly */
        {"a-3", "b-3", TAMIZ_LINKED_IDENTIFIER},
        {"a-4", "b-4", TAMIZ_LINK_HOW_COUNT}, /* two countries' passports */
        {"a-5", "b-5", TAMIZ_LINKED_NAME},
        {"a-6", "b-6", TAMIZ_LINK_HOW_COUNT}, /* born years apart */
        {"a-7", "b-7", TAMIZ_APART_AMBIGUOUS},
        {"a-7", "b-8", TAMIZ_APART_AMBIGUOUS},
        {"b-7", "b-8", TAMIZ_LINK_HOW_COUNT},   /* of one list */
        {"a-9", "b-9", TAMIZ_LINK_HOW_COUNT},   /* a person, a company */
        {"a-10", "b-10", TAMIZ_LINK_HOW_COUNT}, /* two hulls */
    };
    tamiz_snapshot *s = linked(2);
    for (size_t i = 0; i < COUNT(expected); i++) {
        int got = how(s, expected[i].a, expected[i].b);
        if (got != expected[i].how)
            fail_msg("%s %s: %d", expected[i].a, expected[i].b, got);
        assert_int_equal(how(s, expected[i].b, expected[i].a), got);
    }
    tamiz_snapshot_close(s);
}

TEST(a_subject_holds_what_links_join_and_no_contradiction) {
    tamiz_snapshot *s = linked(3);
    assert_true(is_subject(s, "a-5", "c-5"));
    assert_true(is_subject(s, "c-5", "b-5"));
    /* c-6 tells no date: with either of them, but not with both. */
    assert_false(is_subject(s, "a-6", "b-6"));
    assert_true(is_subject(s, "a-6", "c-6") != is_subject(s, "b-6", "c-6"));
    assert_true(how(s, "a-6", "c-6") == TAMIZ_APART_CONFLICT ||
                how(s, "b-6", "c-6") == TAMIZ_APART_CONFLICT);
    tamiz_snapshot_close(s);
}

TEST(one_list_has_no_links) {
    tamiz_snapshot *s = linked(1);
    assert_int_equal(s->link_count, 0);
    assert_int_equal(s->reasons_size, 0);
    tamiz_snapshot_close(s);
}

/* ---- decisions --------------------------------------------------------- */

TEST(the_last_decision_holds) {
    tamiz_link_decisions d = {.all = NULL};
    decide(&d, TAMIZ_LINK_FORBID, "b-5", "a-5");
    decide(&d, TAMIZ_LINK_FORCE, "a-6", "b-6");
    decide(&d, TAMIZ_LINK_FORCE, "a-1", "nosuch-1");
    tamiz_snapshot *s = relink(forge(3), &d);
    assert_int_equal(how(s, "a-5", "b-5"), TAMIZ_APART_FORBIDDEN);
    assert_false(is_subject(s, "a-5", "b-5")); /* nor through c-5 */
    assert_int_equal(how(s, "a-6", "b-6"), TAMIZ_LINKED_FORCED);
    const tamiz_link_record *l =
        tamiz_link_between(s, number(s, "a-6"), number(s, "b-6"));
    assert_string_equal(s->reasons + l->reason,
                        "linked by ada, 2026-01-02: seen");
    decide(&d, TAMIZ_LINK_FORGET, "a-5", "b-5");
    decide(&d, TAMIZ_LINK_FORBID, "a-6", "b-6");
    s = relink(s, &d);
    assert_int_equal(how(s, "a-5", "b-5"), TAMIZ_LINKED_NAME);
    assert_int_equal(how(s, "a-6", "b-6"), TAMIZ_APART_FORBIDDEN);
    tamiz_snapshot_close(s);
    tamiz_link_decisions_clear(&d);
}

TEST(forgetting_gives_the_same_bytes_again) {
    tamiz_link_decisions d = {.all = NULL};
    tamiz_snapshot *s = linked(3);
    char before[2 * TAMIZ_DIGEST_SIZE + 1];
    (void)snprintf(before, sizeof before, "%s", s->id);
    decide(&d, TAMIZ_LINK_FORBID, "a-1", "b-1");
    s = relink(s, &d);
    assert_string_not_equal(s->id, before);
    decide(&d, TAMIZ_LINK_FORGET, "a-1", "b-1");
    s = relink(s, &d);
    assert_string_equal(s->id, before);
    tamiz_snapshot_close(s);
    tamiz_link_decisions_clear(&d);
}

TEST(decisions_are_written_and_read_again) {
    char path[] = "/tmp/tamiz-links-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    (void)close(file);
    tamiz_link_decisions d = {.all = NULL}, again = {.all = NULL};
    decide(&d, TAMIZ_LINK_FORCE, "b", "a");
    tamiz_link_decided odd = {
        TAMIZ_LINK_FORBID, "c", "d", "a\tb", "2026", "x\ny"};
    assert_int_equal(tamiz_link_decisions_add(&d, &odd, NULL), TAMIZ_OK);
    assert_int_equal(tamiz_link_decisions_write(&d, path, NULL), TAMIZ_OK);
    assert_int_equal(tamiz_link_decisions_read(&again, path, NULL), TAMIZ_OK);
    assert_int_equal(again.count, 2);
    assert_string_equal(again.all[0].a, "a");
    assert_int_equal(again.all[0].choice, TAMIZ_LINK_FORCE);
    assert_string_equal(again.all[1].who, "a b");
    assert_string_equal(again.all[1].why, "x y");
    tamiz_link_decided same = {TAMIZ_LINK_FORCE, "a", "a", "", "", ""};
    assert_int_equal(tamiz_link_decisions_add(&d, &same, NULL),
                     TAMIZ_BAD_ARGUMENT);
    tamiz_link_decisions_clear(&d);
    tamiz_link_decisions_clear(&again);
    (void)unlink(path);
}

TEST(a_damaged_line_is_named) {
    static const struct {
        const char *text;
        uint32_t line;
    } bad[] = {
        {"a\tb\n", 1},
        {"# c\n2026\tada\tmaybe\ta\tb\t\n", 2},
        {"2026\tada\tforce\ta\ta\t\n", 1},
        {"2026\tada\tforce\ta\t\t\n", 1},
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        tamiz_link_decisions d = {.all = NULL};
        tamiz_input *input;
        tamiz_error err = {0};
        assert_int_equal(
            tamiz_input_memory(tamiz_span_of(bad[i].text), "l", &input, NULL),
            TAMIZ_OK);
        assert_int_equal(tamiz_link_decisions_take(&d, input, "l", &err),
                         TAMIZ_BAD_INPUT);
        assert_int_equal(err.line, bad[i].line);
        tamiz_input_close(input);
        tamiz_link_decisions_clear(&d);
    }
}

/* ---- records that do not hold together --------------------------------- */

TEST(damaged_links_are_refused) {
    tamiz_snapshot *s = linked(3);
    assert_true(s->link_count >= 6);
    tamiz_link_record *all = (tamiz_link_record *)(void *)s->links;
    tamiz_link_record first = all[0];
    assert_true(tamiz_links_are_sound(s));
    all[0].to = s->entity_count;
    assert_false(tamiz_links_are_sound(s));
    all[0] = first;
    all[0].to = first.from;
    assert_false(tamiz_links_are_sound(s));
    all[0] = first;
    all[0].how = (first.how + 1) % TAMIZ_LINK_HOW_COUNT; /* not as its twin */
    assert_false(tamiz_links_are_sound(s));
    all[0] = first;
    all[0].reason = s->reasons_size;
    assert_false(tamiz_links_are_sound(s));
    all[0] = all[1]; /* twice the same */
    assert_false(tamiz_links_are_sound(s));
    all[0] = first;
    s->link_count--; /* the last one's twin stands alone */
    assert_false(tamiz_links_are_sound(s));
    s->link_count++;
    assert_true(tamiz_links_are_sound(s));
    tamiz_snapshot_close(s);
}
