/* SPDX-License-Identifier: Apache-2.0 */
/* Small lists on which the index once missed a name, or could have: pairs that
 * docs/lossless.md speaks of. */
#include "test.h"

#include "entity_dataset.h"
#include "index_forge.h"
#include "index_snapshot.h"

#include <stdio.h>

enum { NAMES = 6 };

static tamiz_snapshot *forge(const char *schema, const char *const *names) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_meta list = {.id = "inv_a", .title = "", .issuer = ""};
    list.published = list.fetched = list.source = list.sha256 = "";
    assert_int_equal(tamiz_dataset_begin(&data, &list, NULL), TAMIZ_OK);
    tamiz_sink sink = tamiz_dataset_sink(&data);
    for (size_t i = 0; i < NAMES && names[i]; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "inv-%zu", i);
        tamiz_statement s = {
            .entity = tamiz_span_of(id),
            .schema = tamiz_schema_find(tamiz_span_of(schema)),
            .prop = TAMIZ_PROP_name,
            .value = tamiz_span_of(names[i]),
            .lang = tamiz_span_of(""),
            .record = tamiz_span_of("a.csv:1"),
        };
        assert_int_equal(sink.put(sink.context, &s, NULL), TAMIZ_OK);
    }
    tamiz_buffer bytes = {0};
    tamiz_snapshot *snapshot = NULL;
    assert_int_equal(tamiz_index_forge(&data, &bytes, NULL, NULL, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_snapshot_adopt(&bytes, &snapshot, NULL), TAMIZ_OK);
    tamiz_dataset_clear(&data);
    return snapshot;
}

/* Hits of the last query, all of which are asked one after the other. */
static size_t count_hits(const tamiz_snapshot *s, const char *const *texts,
                         double threshold, bool exhaustive) {
    tamiz_query queries[NAMES] = {{0}};
    tamiz_answer *answers[NAMES];
    size_t count = 0;
    for (; count < NAMES && texts[count]; count++)
        queries[count] =
            (tamiz_query){.name = texts[count], .name_size = SIZE_MAX};
    tamiz_options options = tamiz_options_default();
    options.threshold = threshold;
    options.exhaustive = exhaustive;
    assert_int_equal(
        tamiz_screen_batch(s, queries, count, &options, answers, NULL),
        TAMIZ_OK);
    size_t hits = tamiz_answer_count(answers[count - 1]);
    for (size_t i = 0; i < count; i++) tamiz_answer_free(answers[i]);
    return hits;
}

typedef struct row {
    double threshold;
    const char *schema;
    const char *names[NAMES], *queries[NAMES];
} row;

static void check(const row *r) {
    tamiz_snapshot *s = forge(r->schema, r->names);
    size_t slow = count_hits(s, r->queries, r->threshold, true);
    size_t fast = count_hits(s, r->queries, r->threshold, false);
    tamiz_snapshot_close(s);
    if (!slow) fail_msg("%s: no longer a hit, choose another", r->names[0]);
    if (slow != fast) fail_msg("%s: missed", r->names[0]);
}

TEST(names_that_lie_at_the_edge_of_the_bound_are_found) {
    // clang-format off
    static const row rows[] = {
        /* equal letters, cut elsewhere: "md" and "mhmd" to the ear */
        {0.7, "Person", {"Moh Amed", "Mo Hamed"}, {"Mahamid"}},
        {0.7, "Person", {"Mahamid"}, {"Moh Amed", "Mo Hamed"}},
        /* Hadi is a slip from the title and stands for the initial, which
         * weighs more */
        {0.85, "Person", {"Haji H. Xu"}, {"Haji Hadi Xu"}},
        /* a word cut short is found by its beginning, on either side; "Sole"
         * is short, but two words agree */
        {0.7, "Person", {"Qasem Soleimani", "Qasem Solovyov"},
         {"Qasem Soleim"}},
        {0.7, "Person", {"Qasem Soleim"}, {"Qasem Soleimani"}},
        {0.7, "Person", {"Hasan Hushang Soleimani"}, {"Hasan Hushang Sole"}},
        {0.7, "Person", {"Hasan Hushang Sole"}, {"Hasan Hushang Soleimani"}},
        /* runs on one side, legal forms on both: the bound falls as names
         * grow heavier */
        {0.859, "Company", {"Vultix Korzag GmbH AG", "Abcdefg Hijkkl Mnopqz",
          "Bbcdefg Hojkkl Mnupqz", "Cbcdefg Hojkkl Mnupqz"},
         {"Vul Tik Kor Zan GmbH AG"}},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) check(&rows[i]);
}

/* Words so long have no keys but that of the whole, so nothing may link them
 * but equality. */
/* Names that are cut into the same parts are in the postings once. */
TEST(a_name_that_repeats_another_is_found_with_it) {
    static const char *const names[] = {"Ivan Petrov",  "Olga Sidorova",
                                        "IVAN PETROV",  "Ivan  Petrov",
                                        "Petrov, Ivan", NULL};
    tamiz_snapshot *s = forge("Person", names);
    size_t repeats = 0, postings = 0;
    for (uint32_t i = 0; i < s->name_count; i++)
        repeats += (s->names[i].marks & TAMIZ_NAME_REPEATS) != 0;
    assert_int_equal(repeats, 2); /* the comma is another cut */
    for (uint32_t i = 0; i < s->unit_count; i++) {
        tamiz_span word = {s->text + s->units[i].ascii, s->units[i].ascii_size};
        if (!tamiz_span_is(word, "petrov")) continue;
        postings += tamiz_snapshot_posting_count(s, i);
        assert_int_equal(s->units[i].names, 4);
    }
    assert_int_equal(postings, 2);
    static const char *const queries[] = {"Ivan Petrow", NULL};
    assert_int_equal(count_hits(s, queries, 0.7, false), 4);
    assert_int_equal(count_hits(s, queries, 0.7, true), 4);
    tamiz_snapshot_close(s);
}

TEST(words_of_over_400_letters_are_equal_or_different) {
    enum { LETTERS = 120 };
    char listed[2 * LETTERS + 1] = "", asked[2 * LETTERS + 1] = "";
    for (size_t i = 0; i < LETTERS; i++)
        memcpy(listed + 2 * i, "щ", 3), memcpy(asked + 2 * i, "щ", 3);
    memcpy(listed + LETTERS, "г", 2);
    memcpy(asked + LETTERS, "б", 2);
    const char *names[NAMES] = {listed}, *same[NAMES] = {listed},
               *other[NAMES] = {asked};
    tamiz_snapshot *s = forge("Person", names);
    assert_int_equal(count_hits(s, same, 0.7, false), 1);
    assert_int_equal(count_hits(s, other, 0.7, false), 0);
    assert_int_equal(count_hits(s, other, 0.7, true), 0);
    tamiz_snapshot_close(s);
}
