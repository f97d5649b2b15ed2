/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "api_pair.h"

#include "tamiz.h"

/* A subject that says these values of one property; NULL ends them. */
static tamiz_subject subject(const char *id, uint32_t schema,
                             const char *const *values, tamiz_arena *arena) {
    tamiz_subject s = {.id = id, .schema = schema};
    s.facts = tamiz_arena_array(arena, 8, sizeof *s.facts);
    for (; values[s.fact_count]; s.fact_count++)
        s.facts[s.fact_count] =
            (tamiz_pair_fact){values[s.fact_count], "", TAMIZ_PROP_city};
    return s;
}

typedef const char *text;

// clang-format off
static const struct {
    const char *why;
    text older[4], newer[4]; /* ids, the party first */
    text older_values[4][4], newer_values[4][4];
    size_t partners[4]; /* of the older ones */
} rows[] = {
    {"what says the same is the same, whatever its number",
     {"p", "p/a-1", "p/a-2"}, {"p", "p/a-1", "p/a-2", "p/a-3"},
     {{"x"}, {"Basra"}, {"Mosul"}}, {{"x"}, {"Oslo"}, {"Basra"}, {"Mosul"}},
     {0, 2, 3}},
    {"what has half in common was changed",
     {"p", "p/a-1"}, {"p", "p/a-1", "p/a-2"},
     {{"x"}, {"Basra", "Iraq"}}, {{"x"}, {"Oslo", "Peru"}, {"Iraq", "Mosul"}},
     {0, 2}},
    {"what has less in common is another",
     {"p", "p/a-1"}, {"p", "p/a-1"},
     {{"x"}, {"Basra", "Iraq", "1"}}, {{"x"}, {"Iraq", "Mosul", "2"}},
     {0, SIZE_MAX}},
    {"the most alike find each other first",
     {"p", "p/a-1", "p/a-2"}, {"p", "p/a-1"},
     {{"x"}, {"A", "B", "C"}, {"A", "B", "D"}}, {{"x"}, {"A", "B", "D", "E"}},
     {0, SIZE_MAX, 1}},
    {"the party is itself though nothing stayed",
     {"p"}, {"p"}, {{"x"}}, {{"y"}}, {0}},
};
// clang-format on

TEST(attached_things_are_told_by_what_is_said_of_them) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_arena arena = {0};
        tamiz_subject older[4], newer[4];
        size_t a = 0, b = 0;
        for (; a < 4 && rows[i].older[a]; a++)
            older[a] = subject(rows[i].older[a], 1 + (a > 0),
                               rows[i].older_values[a], &arena);
        for (; b < 4 && rows[i].newer[b]; b++)
            newer[b] = subject(rows[i].newer[b], 1 + (b > 0),
                               rows[i].newer_values[b], &arena);
        assert_true(tamiz_pair_subjects(older, a, newer, b, &arena));
        for (size_t k = 0; k < a; k++) {
            if (older[k].partner != rows[i].partners[k])
                fail_msg("%s: %s", rows[i].why, older[k].id);
            if (older[k].partner != SIZE_MAX)
                assert_int_equal(newer[older[k].partner].partner, k);
        }
        tamiz_arena_clear(&arena);
    }
}

TEST(other_schemata_are_never_paired) {
    tamiz_arena arena = {0};
    text values[] = {"Basra", NULL};
    tamiz_subject older[] = {subject("p", 1, values, &arena),
                             subject("p/a-1", 2, values, &arena)};
    tamiz_subject newer[] = {subject("p", 1, values, &arena),
                             subject("p/a-1", 3, values, &arena)};
    assert_true(tamiz_pair_subjects(older, 2, newer, 2, &arena));
    assert_true(older[1].partner == SIZE_MAX && newer[1].partner == SIZE_MAX);
    tamiz_arena_clear(&arena);
}

/* ---- whole snapshots --------------------------------------------------- */

static size_t count_of(const tamiz_snapshot *older, const tamiz_snapshot *newer,
                       tamiz_difference_kind kind, size_t unchanged) {
    tamiz_diff *diff = NULL;
    const tamiz_difference *now;
    size_t count = 0;
    assert_int_equal(tamiz_diff_new(older, newer, NULL, &diff, NULL), 0);
    for (;;) {
        assert_int_equal(tamiz_diff_next(diff, &now, NULL), 0);
        if (!now) break;
        assert_int_equal(now->kind, kind);
        assert_non_null(tamiz_diff_json(diff));
        count++;
    }
    assert_null(tamiz_diff_json(diff));
    assert_int_equal(tamiz_diff_unchanged(diff), unchanged);
    tamiz_diff_free(diff);
    return count;
}

TEST(nothing_and_a_snapshot_differ_by_all_of_it) {
    tamiz_snapshot *snapshot = NULL;
    assert_int_equal(tamiz_snapshot_builtin(&snapshot, NULL), 0);
    size_t all = tamiz_snapshot_list(snapshot, 0).entities;
    assert_true(all > 0);
    assert_int_equal(count_of(NULL, snapshot, TAMIZ_ADDED, 0), all);
    assert_int_equal(count_of(snapshot, NULL, TAMIZ_REMOVED, 0), all);
    assert_int_equal(count_of(snapshot, snapshot, TAMIZ_CHANGED, all), 0);
    tamiz_snapshot_close(snapshot);
}

TEST(a_list_that_neither_has_is_an_error) {
    tamiz_diff *diff = NULL;
    tamiz_error err;
    assert_int_equal(tamiz_diff_new(NULL, NULL, "un_sc_sanctions", &diff, &err),
                     TAMIZ_NOT_FOUND);
}

/* ---- which list a file is ---------------------------------------------- */

// clang-format off
static const struct { const char *path, *list; tamiz_code code; } forms[] = {
    {"tests/golden/un.xml", "un_sc_sanctions", 0},
    {"tests/golden/eu.xml", "eu_fsf", 0},
    {"tests/golden/gb_csv.csv", "gb_fcdo_sanctions", 0},
    {"tests/golden/gb_xml.xml", "gb_fcdo_sanctions", 0},
    /* OFAC's two lists have one form, and this name tells neither. */
    {"tests/golden/ofac_classic.xml", NULL, TAMIZ_BAD_INPUT},
    {"tests/golden/un.out", NULL, TAMIZ_BAD_INPUT},
    {"README.md", NULL, TAMIZ_BAD_INPUT},
    {"tests", NULL, TAMIZ_BAD_INPUT},
    {"tests/nosuchfile", NULL, TAMIZ_NOT_FOUND},
};
// clang-format on

TEST(a_list_is_recognised_by_what_its_file_says) {
    for (size_t i = 0; i < COUNT(forms); i++) {
        const char *list = NULL;
        tamiz_error err = {0};
        if (tamiz_list_recognise(forms[i].path, &list, &err) != forms[i].code)
            fail_msg("%s: %s", forms[i].path, err.message);
        if (forms[i].list) assert_string_equal(list, forms[i].list);
    }
}
