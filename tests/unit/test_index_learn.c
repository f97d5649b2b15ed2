/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "entity_dataset.h"
#include "index_forge.h"
#include "index_learn.h"
#include "index_output.h"

#include <stdio.h>

/* One party: a name and what it is also called; all of it is invented. */
typedef struct party {
    const char *name, *alias, *another; /* another may be NULL */
} party;

/* What a list of parties teaches, and why. */
// clang-format off
static const party three[] = {
    {"Zorvane Adalbert", "Kelmith Adalbert", NULL},
    {"Zorvane Brunhild", "Brunhild Kelmith", NULL},
    {"Casimir, Zorvane", "Kelmith, Casimir", NULL},
};
static const party two[] = {
    {"Zorvane Adalbert", "Kelmith Adalbert", NULL},
    {"Zorvane Brunhild", "Kelmith Brunhild", NULL},
};
static const party two_alike[] = {
    {"Tsekavran Adalbert", "Zegawrin Adalbert", NULL},
    {"Tsekavran Brunhild", "Zegawrin Brunhild", NULL},
};
static const party one_thrice[] = {
    {"Zorvane Adalbert", "Kelmith Adalbert", NULL},
    {"Zorvane ADALBERT", "Kelmith ADALBERT", NULL},
    {"Adalbert Zorvane", "Adalbert Kelmith", NULL},
};
static const party together[] = {
    {"Adalbert Zorvane Kelmith", "Adalbert Zorvane", "Adalbert Kelmith"},
    {"Brunhild Zorvane Kelmith", "Brunhild Zorvane", "Brunhild Kelmith"},
    {"Casimir Zorvane Kelmith", "Casimir Zorvane", "Casimir Kelmith"},
};
static const party too_different[] = {
    {"Zorvane Humbert Adalbert", "Kelmith Ostwin Adalbert", NULL},
    {"Zorvane Guntram Brunhild", "Kelmith Liutgard Brunhild", NULL},
    {"Zorvane Ekkehart Casimir", "Kelmith Wolfram Casimir", NULL},
};
static const party nothing_same[] = {
    {"Zorvane", "Kelmith", NULL},
    {"Zorvane", "Kelmith", NULL},
    {"Zorvane", "Kelmith", NULL},
};
static const party numbers[] = {
    {"Adalbert 17", "Adalbert 42", NULL},
    {"Brunhild 17", "Brunhild 42", NULL},
    {"Casimir 17", "Casimir 42", NULL},
};
static const party known_names[] = {
    {"Maria Adalbert", "Mario Adalbert", NULL},
    {"Maria Brunhild", "Mario Brunhild", NULL},
    {"Maria Casimir", "Mario Casimir", NULL},
};
/* Each word is with the head; "opalun" and "kelmith" only with each other. */
static const party chain[] = {
    {"Zorvane Adalbert", "Kelmith Adalbert", NULL},
    {"Zorvane Brunhild", "Kelmith Brunhild", NULL},
    {"Zorvane Casimir", "Kelmith Casimir", NULL},
    {"Zorvane Dankwart", "Tibasco Dankwart", NULL},
    {"Zorvane Ekkehart", "Tibasco Ekkehart", NULL},
    {"Zorvane Friedhelm", "Tibasco Friedhelm", NULL},
    {"Kelmith Guntram", "Opalun Guntram", NULL},
    {"Kelmith Humbert", "Opalun Humbert", NULL},
    {"Kelmith Isengard", "Opalun Isengard", NULL},
};
// clang-format on

typedef struct lists {
    tamiz_dataset data;
    size_t count;
} lists;

static void put(lists *l, const char *id, tamiz_prop prop, const char *text) {
    tamiz_statement s = {.entity = tamiz_span_of(id),
                         .schema = TAMIZ_SCHEMA_Person,
                         .prop = prop,
                         .value = tamiz_span_of(text),
                         .lang = TAMIZ_SPAN(""),
                         .record = TAMIZ_SPAN("x.csv:1")};
    tamiz_sink sink = tamiz_dataset_sink(&l->data);
    assert_int_equal(sink.put(sink.context, &s, NULL), TAMIZ_OK);
}

static void begin(lists *l) {
    static const tamiz_list_meta meta = {.id = "inv",
                                         .title = "Invented parties",
                                         .issuer = "",
                                         .published = "",
                                         .fetched = "",
                                         .source = "",
                                         .sha256 = ""};
    *l = (lists){.count = 0};
    assert_int_equal(tamiz_dataset_begin(&l->data, &meta, NULL), TAMIZ_OK);
}

static void add(lists *l, const char *name, const char *alias,
                const char *another, tamiz_prop prop) {
    char id[32];
    (void)snprintf(id, sizeof id, "inv-%zu", ++l->count);
    put(l, id, TAMIZ_PROP_name, name);
    put(l, id, prop, alias);
    if (another) put(l, id, prop, another);
}

static void forge(lists *l, tamiz_buffer *bytes) {
    *bytes = (tamiz_buffer){0};
    assert_int_equal(tamiz_index_forge(&l->data, bytes, NULL, NULL, NULL),
                     TAMIZ_OK);
}

static tamiz_snapshot *open(lists *l) {
    tamiz_buffer bytes;
    tamiz_snapshot *s = NULL;
    forge(l, &bytes);
    assert_int_equal(tamiz_snapshot_adopt(&bytes, &s, NULL), TAMIZ_OK);
    tamiz_dataset_clear(&l->data);
    return s;
}

static tamiz_snapshot *open_parties(const party *parties, size_t count,
                                    tamiz_prop prop) {
    lists l;
    begin(&l);
    for (size_t i = 0; i < count; i++)
        add(&l, parties[i].name, parties[i].alias, parties[i].another, prop);
    return open(&l);
}

static bool are_variants(const tamiz_snapshot *s, const char *a,
                         const char *b) {
    uint32_t variant = tamiz_snapshot_variant(s, tamiz_span_of(a));
    return variant && variant == tamiz_snapshot_variant(s, tamiz_span_of(b));
}

TEST(a_pair_is_learnt_from_parties_that_are_really_several) {
    // clang-format off
    static const struct {
        const party *parties; size_t count; size_t learnt; const char *why;
    } rows[] = {
        {three, COUNT(three), 2, "three parties, in any order of words"},
        {two, COUNT(two), 0, "two are too few for words so different"},
        {two_alike, COUNT(two_alike), 2, "two will do for words alike"},
        {one_thrice, COUNT(one_thrice), 0, "one party, listed three times"},
        {together, COUNT(together), 0, "two names of each party"},
        {too_different, COUNT(too_different), 0, "two words are open"},
        {nothing_same, COUNT(nothing_same), 0, "nothing says it is a variant"},
        {numbers, COUNT(numbers), 0, "other numbers are other things"},
        {known_names, COUNT(known_names), 0, "two names, by the lexicon"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_snapshot *s =
            open_parties(rows[i].parties, rows[i].count, TAMIZ_PROP_alias);
        if (tamiz_snapshot_learnt_count(s) != rows[i].learnt)
            fail_msg("%s: %zu words", rows[i].why,
                     tamiz_snapshot_learnt_count(s));
        tamiz_snapshot_close(s);
    }
}

TEST(weak_aliases_teach_nothing) {
    tamiz_snapshot *s = open_parties(three, COUNT(three), TAMIZ_PROP_weakAlias);
    assert_int_equal(tamiz_snapshot_learnt_count(s), 0);
    tamiz_snapshot_close(s);
}

TEST(former_names_teach_as_aliases_do) {
    tamiz_snapshot *s =
        open_parties(three, COUNT(three), TAMIZ_PROP_previousName);
    assert_true(are_variants(s, "zorvane", "kelmith"));
    tamiz_learnt_word word = tamiz_snapshot_learnt(s, 1);
    assert_string_equal(word.word, "zorvane");
    assert_string_equal(word.head, "kelmith");
    assert_int_equal(word.count, 3);
    tamiz_snapshot_close(s);
}

TEST(likeness_does_not_creep_from_word_to_word) {
    tamiz_snapshot *s = open_parties(chain, COUNT(chain), TAMIZ_PROP_alias);
    assert_true(are_variants(s, "kelmith", "zorvane") ||
                are_variants(s, "kelmith", "opalun"));
    assert_false(are_variants(s, "zorvane", "opalun"));
    assert_false(are_variants(s, "tibasco", "opalun"));
    tamiz_snapshot_close(s);
}

/* ---- common words ------------------------------------------------------ */

/* A word of eight letters that is like no other. */
static void invent(char *word, uint64_t *seed) {
    static const char consonants[] = "bdfgklmnprstvz", vowels[] = "aeiou";
    for (size_t i = 0; i < 8; i++)
        word[i] = i % 2
                      ? vowels[test_random(seed) % (sizeof vowels - 1)]
                      : consonants[test_random(seed) % (sizeof consonants - 1)];
    word[8] = '\0';
}

/* Parties with two names, `word` in both of them. */
static void add_holders(lists *l, const char *word, size_t count,
                        uint64_t *seed) {
    for (size_t i = 0; i < count; i++) {
        char rest[9], name[64], alias[64];
        invent(rest, seed);
        (void)snprintf(name, sizeof name, "%s %s", word, rest);
        (void)snprintf(alias, sizeof alias, "Dr %s, %s", rest, word);
        add(l, name, alias, NULL, TAMIZ_PROP_alias);
    }
}

TEST(a_common_word_is_no_variant_of_all_that_stands_in_its_place) {
    // clang-format off
    static const struct { size_t zorvane, kelmith; bool learnt; } rows[] = {
        {0, 0, true},
        {100, 0, true},  /* the rarer word does nothing else */
        {12, 12, true},  /* 3 of 15 parties: a fifth */
        {13, 13, false}, /* both have a life of their own */
        {100, 100, false},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        lists l;
        uint64_t seed = 7;
        begin(&l);
        add_holders(&l, "Zorvane", rows[i].zorvane, &seed);
        add_holders(&l, "Kelmith", rows[i].kelmith, &seed);
        for (size_t k = 0; k < COUNT(three); k++)
            add(&l, three[k].name, three[k].alias, NULL, TAMIZ_PROP_alias);
        tamiz_snapshot *s = open(&l);
        if (are_variants(s, "zorvane", "kelmith") != rows[i].learnt)
            fail_msg("%zu and %zu", rows[i].zorvane, rows[i].kelmith);
        tamiz_snapshot_close(s);
    }
}

/* What is left over everywhere is left over against anything. */
TEST(what_chance_explains_is_not_learnt) {
    lists l;
    uint64_t seed = 11;
    begin(&l);
    for (size_t i = 0; i < 9; i++) {
        static const char *const left[] = {"Zorvane", "Kelmith", "Tibasco"};
        char rest[9], name[64], alias[64];
        invent(rest, &seed);
        (void)snprintf(name, sizeof name, "%s %s", left[i % 3], rest);
        (void)snprintf(alias, sizeof alias, "%s %s", left[(i + 1) % 3], rest);
        add(&l, name, alias, NULL, TAMIZ_PROP_alias);
    }
    tamiz_snapshot *s = open(&l);
    assert_int_equal(tamiz_snapshot_learnt_count(s), 0);
    tamiz_snapshot_close(s);
}

/* ---- what becomes of it ------------------------------------------------ */

TEST(the_same_lists_teach_the_same_bytes) {
    tamiz_buffer bytes[2];
    for (size_t i = 0; i < 2; i++) {
        lists l;
        begin(&l);
        for (size_t k = 0; k < COUNT(chain); k++)
            add(&l, chain[k].name, chain[k].alias, NULL, TAMIZ_PROP_alias);
        forge(&l, &bytes[i]);
        tamiz_dataset_clear(&l.data);
    }
    assert_int_equal(bytes[0].size, bytes[1].size);
    assert_memory_equal(bytes[0].data, bytes[1].data, bytes[0].size);
    tamiz_buffer_clear(&bytes[0]);
    tamiz_buffer_clear(&bytes[1]);
}

/* Another party, whose alias nobody listed, by the index and without it. */
TEST(a_learnt_variant_finds_another_party_and_says_why) {
    lists l;
    begin(&l);
    for (size_t k = 0; k < COUNT(three); k++)
        add(&l, three[k].name, three[k].alias, NULL, TAMIZ_PROP_alias);
    add(&l, "Zorvane Dankwart", "Zorvane DANKWART", NULL, TAMIZ_PROP_alias);
    tamiz_snapshot *s = open(&l);
    for (int exhaustive = 0; exhaustive < 2; exhaustive++) {
        tamiz_query query = {.name = "Kelmith Dankwart", .name_size = SIZE_MAX};
        tamiz_options options = tamiz_options_default();
        options.threshold = 0.9;
        options.exhaustive = exhaustive;
        tamiz_answer *answer = NULL;
        assert_int_equal(tamiz_screen(s, &query, &options, &answer, NULL),
                         TAMIZ_OK);
        assert_int_equal(tamiz_answer_count(answer), 1);
        const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
        assert_string_equal(hit->entity_id, "inv-4");
        assert_int_equal(hit->evidence_count, 2);
        assert_string_equal(hit->evidence[0].kind, "learnt");
        assert_string_equal(hit->evidence[0].query, "Kelmith");
        assert_string_equal(hit->evidence[0].listed, "Zorvane");
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
}

/* ---- what was mutilated is refused ------------------------------------- */

static void rehash(tamiz_buffer *bytes) {
    tamiz_digest digest = tamiz_snapshot_digest(tamiz_buffer_view(bytes));
    memcpy(bytes->data + offsetof(tamiz_snapshot_header, digest), &digest,
           sizeof digest);
}

typedef void change(tamiz_learnt_record *learnt);

static void outside(tamiz_learnt_record *l) {
    l->word = UINT32_MAX;
}
static void head_outside(tamiz_learnt_record *l) {
    l->head = UINT32_MAX;
}
static void no_group(tamiz_learnt_record *l) {
    l->variant = 0;
}
static void other_group(tamiz_learnt_record *l) {
    l->variant++;
}
static void too_large(tamiz_learnt_record *l) {
    l[0].variant = l[1].variant = 65537;
}
static void twice(tamiz_learnt_record *l) {
    l[1].word = l[0].word;
}
static void turned(tamiz_learnt_record *l) {
    tamiz_learnt_record first = l[0];
    l[0] = l[1];
    l[1] = first;
}

TEST(learnt_words_that_do_not_fit_the_units_are_refused) {
    static change *const changes[] = {
        outside, head_outside, no_group, other_group, too_large, twice, turned};
    lists l;
    tamiz_buffer whole;
    begin(&l);
    for (size_t k = 0; k < COUNT(three); k++)
        add(&l, three[k].name, three[k].alias, NULL, TAMIZ_PROP_alias);
    forge(&l, &whole);
    tamiz_dataset_clear(&l.data);
    for (size_t i = 0; i < COUNT(changes); i++) {
        tamiz_buffer bytes = {0};
        tamiz_snapshot *s = NULL;
        tamiz_buffer_add(&bytes, whole.data, whole.size);
        assert_false(bytes.failed);
        const tamiz_snapshot_header *h =
            (const tamiz_snapshot_header *)(const void *)bytes.data;
        changes[i]((tamiz_learnt_record
                        *)(void *)(bytes.data +
                                   h->sections[TAMIZ_SECTION_LEARNT].offset));
        rehash(&bytes);
        if (tamiz_snapshot_adopt(&bytes, &s, NULL) != TAMIZ_CORRUPT)
            fail_msg("change %zu", i);
        tamiz_buffer_clear(&bytes);
    }
    tamiz_buffer_clear(&whole);
}
