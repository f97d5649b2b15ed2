/* SPDX-License-Identifier: Apache-2.0 */
/* Who left a list, and what a text says of them. */
#include "entity_date.h"
#include "index_gone.h"
#include "test.h"

#include "tamiz.h"

#include <stdio.h>

enum { VERSIONS = 6, PARTIES = 7 };

/* Versions of a list, on the first days of months; bit i: it has party i. The
 * day a list says its data are of is four days before. */
typedef struct history {
    unsigned has[VERSIONS];
} history;

typedef struct place {
    char folder[64], home[80];
} place;

static const char *const names[PARTIES] = {
    "Ann Steinmark", "Bob Querido",   "Cleo Harrower", "Dag Ulvestad",
    "Eva Montelupo", "Fay Brockhoff", "Gus Tarrasque",
};

static void write_list(const char *path, const history *h, size_t version) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    (void)fprintf(file,
                  "<CONSOLIDATED_LIST dateGenerated=\"2020-%02zu-26T00:00:00\">"
                  "<INDIVIDUALS>",
                  version + 1);
    for (size_t i = 0; i < PARTIES; i++)
        if (h->has[version] >> i & 1)
            (void)fprintf(file,
                          "<INDIVIDUAL><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>"
                          "<REFERENCE_NUMBER>QDi.%zu</REFERENCE_NUMBER>"
                          "<FIRST_NAME>%s</FIRST_NAME></INDIVIDUAL>",
                          i, names[i]);
    (void)fputs("</INDIVIDUALS></CONSOLIDATED_LIST>", file);
    assert_int_equal(fclose(file), 0);
}

static void take_in(const place *p, const history *h, size_t version) {
    char path[96], seen[16];
    tamiz_change change;
    (void)snprintf(path, sizeof path, "%s/un-%zu.xml", p->folder, version);
    (void)snprintf(seen, sizeof seen, "2020-%02zu-01", version + 2);
    write_list(path, h, version);
    tamiz_source source = {"un_sc_sanctions", path};
    tamiz_update_options options = tamiz_update_options_default();
    const char *forced[] = {source.list}; /* too short for a whole list */
    options.seen = seen;
    options.forced = forced;
    options.forced_count = 1;
    assert_int_equal(
        tamiz_update(p->home, &source, 1, &options, &change, NULL, NULL), 0);
    if (change.outcome == TAMIZ_OUTCOME_FAILED)
        fail_msg("%s: %s", change.failure.where, change.failure.message);
}

static void make_home(place *p, const history *h, const size_t *order) {
    (void)snprintf(p->folder, sizeof p->folder, "/tmp/tamiz-gone-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    (void)snprintf(p->home, sizeof p->home, "%s/home", p->folder);
    for (size_t i = 0; i < VERSIONS; i++) take_in(p, h, order[i]);
}

static void open_home(const place *p, tamiz_snapshot **now,
                      tamiz_snapshot **gone) {
    char path[256];
    assert_int_equal(tamiz_home_snapshot(p->home, path, sizeof path, NULL), 0);
    assert_int_equal(tamiz_snapshot_open(path, now, NULL), 0);
    assert_int_equal(tamiz_home_gone(p->home, *now, gone, NULL), 0);
}

static int32_t day(unsigned month, unsigned day_of_month) {
    return tamiz_date_first_day((tamiz_date){
        .year = 2020, .month = (uint8_t)month, .day = (uint8_t)day_of_month});
}

/* The party must have left, or not, as the versions say. */
static void check_party(const tamiz_snapshot *gone, const history *h,
                        size_t party) {
    char id[16];
    size_t last = VERSIONS;
    for (size_t v = 0; v < VERSIONS; v++)
        if (h->has[v] >> party & 1) last = v;
    (void)snprintf(id, sizeof id, "un-QDi.%zu", party);
    uint32_t entity = tamiz_snapshot_entity(gone, tamiz_span_of(id));
    if (last + 1 >= VERSIONS) { /* it is listed, or never was */
        assert_int_equal(entity, UINT32_MAX);
        return;
    }
    assert_int_not_equal(entity, UINT32_MAX);
    size_t first = last;
    while (first && h->has[first - 1] >> party & 1) first--;
    tamiz_gone_days left = tamiz_gone_left(gone, entity);
    tamiz_gone_days began = tamiz_gone_began(gone, entity, 0);
    assert_int_equal(left.first, day((unsigned)last + 1, 26));
    assert_int_equal(left.last, day((unsigned)last + 3, 1));
    assert_int_equal(began.last, day((unsigned)first + 2, 1));
    assert_int_equal(began.first,
                     first ? day((unsigned)first, 26) : INT32_MIN / 2);
}

static void shuffle(size_t order[VERSIONS], uint64_t *seed) {
    for (size_t i = 0; i < VERSIONS; i++) order[i] = i;
    for (size_t i = VERSIONS; i > 1; i--) {
        size_t k = (size_t)(test_random(seed) % i), kept = order[i - 1];
        order[i - 1] = order[k];
        order[k] = kept;
    }
}

TEST(who_left_is_known_in_whatever_order_versions_came) {
    uint64_t seed = 1;
    for (int round = 0; round < 5; round++) {
        history h;
        size_t order[VERSIONS] = {0, 1, 2, 3, 4, 5};
        char id[65] = "";
        for (size_t v = 0; v < VERSIONS; v++)
            h.has[v] = 1 + 2 * (unsigned)(test_random(&seed) % 64);
        for (int way = 0; way < 2; way++) {
            place p;
            tamiz_snapshot *now = NULL, *gone = NULL;
            make_home(&p, &h, order);
            open_home(&p, &now, &gone);
            assert_true(tamiz_gone_is(gone));
            for (size_t i = 0; i < PARTIES; i++) check_party(gone, &h, i);
            /* The same bytes, whether version by version or all read. */
            if (way) assert_string_equal(tamiz_snapshot_id(gone), id);
            (void)snprintf(id, sizeof id, "%s", tamiz_snapshot_id(gone));
            tamiz_snapshot_close(gone);
            tamiz_snapshot_close(now);
            test_remove(p.folder);
            shuffle(order, &seed);
        }
    }
}

/* ---- in a text --------------------------------------------------------- */

typedef struct found {
    const char *text; /* NULL = no more */
    bool gone;
    size_t refers_to;
} found;

enum { NONE = 99 };

static const struct {
    const char *text;
    found mentions[6];
} texts[] = {
    {"Bob Querido met Ann Steinmark. Steinmark left with Cleo Harrower.",
     {{"Bob Querido", true, NONE},
      {"Ann Steinmark", false, NONE},
      {"Steinmark", false, 1},
      {"Cleo Harrower", true, NONE}}},
    {"Ann Steinmark spoke. Yesterday Steinmark and Cleo Harrower met Bob "
     "Querido; Steinmark smiled.",
     {{"Ann Steinmark", false, NONE},
      {"Steinmark", false, 0},
      {"Cleo Harrower", true, NONE},
      {"Bob Querido", true, NONE},
      {"Steinmark", false, 0}}},
    {"Cleo Harrower came.", {{"Cleo Harrower", true, NONE}}},
    {"Ann Steinmark came.", {{"Ann Steinmark", false, NONE}}},
    {"Nobody came.", {{NULL, false, 0}}},
};

static void check_mentions(const tamiz_snapshot *now, const tamiz_options *how,
                           size_t row) {
    tamiz_document *d = NULL;
    const found *want = texts[row].mentions;
    assert_int_equal(tamiz_scan(now, "a", texts[row].text,
                                strlen(texts[row].text), how, &d, NULL),
                     TAMIZ_OK);
    size_t count = tamiz_document_mention_count(d), i = 0;
    for (; i < count; i++) {
        const tamiz_mention *m = tamiz_document_mention(d, i);
        assert_non_null(want[i].text);
        assert_int_equal(m->text_size, strlen(want[i].text));
        assert_memory_equal(m->text, want[i].text, m->text_size);
        assert_int_equal(m->left_list != NULL, want[i].gone);
        if (m->left_list) assert_string_equal(m->left_list, "un_sc_sanctions");
        assert_int_equal(m->refers_to, want[i].refers_to == NONE
                                           ? TAMIZ_NO_MENTION
                                           : want[i].refers_to);
    }
    assert_null(want[i].text);
    tamiz_document_free(d);
}

/* Ann is listed, Bob and Cleo were. */
static const history short_history = {{7, 7, 7, 5, 5, 1}};
static const size_t in_order[VERSIONS] = {0, 1, 2, 3, 4, 5};

TEST(parties_that_left_stand_among_the_mentions_of_listed_ones) {
    place p;
    tamiz_snapshot *now = NULL, *gone = NULL;
    make_home(&p, &short_history, in_order);
    open_home(&p, &now, &gone);
    tamiz_options how = tamiz_options_default();
    how.gone = gone;
    for (size_t i = 0; i < COUNT(texts); i++) check_mentions(now, &how, i);
    how.exhaustive = true;
    for (size_t i = 0; i < COUNT(texts); i++) check_mentions(now, &how, i);
    /* What is asked for by name is the listed only, exhaustively too. */
    tamiz_answer *answer = NULL;
    tamiz_query query = {.name = "Bob Querido", .name_size = SIZE_MAX};
    assert_int_equal(tamiz_screen(now, &query, &how, &answer, NULL), 0);
    assert_int_equal(tamiz_answer_count(answer), 0);
    tamiz_answer_free(answer);
    /* Another snapshot is refused. */
    tamiz_document *d = NULL;
    how.gone = now;
    assert_int_equal(tamiz_scan(now, "a", "Bob", 3, &how, &d, NULL),
                     TAMIZ_BAD_ARGUMENT);
    tamiz_snapshot_close(gone);
    tamiz_snapshot_close(now);
    test_remove(p.folder);
}

/* Bob left between 26 March and 1 May, after 26 January with him in it first;
 * Cleo between 26 May and 1 July. The list has no dates. */
static const struct {
    const char *text, *day, *verdict, *why;
} claims[] = {
    // clang-format off
    {"The United Nations removed Bob Querido from its sanctions list in 2020.", NULL, "supported", "some day in it"},
    {"The United Nations removed Bob Querido from its sanctions list in April 2020.", NULL, "", "or in March"},
    {"The United Nations removed Bob Querido from its sanctions list in 2019.", NULL, "", "listed then, another act may have ended"},
    {"The United Nations removed Bob Querido from its sanctions list.", NULL, "supported", "at some time"},
    {"The United Nations removed Bob Querido from its sanctions list.", "2020-12-01", "supported", "before the text"},
    {"The United Nations removed Bob Querido from its sanctions list.", "2020-04-15", "", "perhaps after it"},
    {"Bob Querido is sanctioned by the United Nations.", "2020-03-01", "supported", "it was on it before and after"},
    {"Bob Querido is sanctioned by the United Nations.", "2020-04-20", "", "perhaps not any more"},
    {"Bob Querido is sanctioned by the United Nations.", "2020-05-20", "", "told late"},
    {"Bob Querido is sanctioned by the United Nations.", "2020-06-20", "contradicted", "it had left"},
    {"Cleo Harrower is sanctioned by the United Nations.", "2020-06-10", "", "perhaps not any more"},
    {"Bob Querido is sanctioned by the United Nations.", NULL, "", "no day"},
    {"The United Nations sanctioned Bob Querido in 2020.", NULL, "", "it was on the first version"},
    {"The United Nations sanctioned Bob Querido in 2021.", NULL, "", "after the newest version"},
    {"The United States sanctioned Bob Querido in 2020.", NULL, "not on record", "not its list"},
    // clang-format on
};

TEST(claims_of_parties_that_left_are_held_against_the_versions) {
    place p;
    tamiz_snapshot *now = NULL, *gone = NULL;
    make_home(&p, &short_history, in_order);
    open_home(&p, &now, &gone);
    for (size_t i = 0; i < COUNT(claims); i++) {
        tamiz_document *d = NULL;
        tamiz_options how = tamiz_options_default();
        how.gone = gone;
        how.text_day = claims[i].day;
        assert_int_equal(tamiz_scan(now, "a", claims[i].text,
                                    strlen(claims[i].text), &how, &d, NULL),
                         TAMIZ_OK);
        assert_int_equal(tamiz_document_claim_count(d), 1);
        const tamiz_assertion *claim = tamiz_document_claim(d, 0);
        assert_non_null(claim->left_list);
        if (strcmp(claim->verdict, claims[i].verdict) != 0)
            fail_msg("%s %s (%s): \"%s\" %s", claims[i].text,
                     claims[i].day ? claims[i].day : "", claims[i].why,
                     claim->verdict, claim->note);
        tamiz_document_free(d);
    }
    tamiz_snapshot_close(gone);
    tamiz_snapshot_close(now);
    test_remove(p.folder);
}
