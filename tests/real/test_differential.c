/* SPDX-License-Identifier: Apache-2.0 */
/* The index against scoring every name: the same hits, byte for byte.
 *
 * For a query, the slow answer with the lowest threshold holds every other
 * one: hits are ordered by score, so those of a higher threshold stand at its
 * front. */
#include "real.h"

#include "mutate.h"
#include "screen_rules.h"

#include <math.h>
#include <stdio.h>

enum { BATCH = 64, SAMPLES = 8 };
static const double lowest = 0.655; /* below it both ways score every name */
static const double thresholds[] = {0.66, 0.7, 0.85, 1.0};

/* Sanitizers make all of it slow, so they ask little; a build without them
 * ($TAMIZ_WHOLE, `make test` runs one) asks all. */
static size_t questions(size_t few, size_t all) {
    return getenv("TAMIZ_WHOLE") ? all : few;
}

static const char *const one_list[] = {"un_sc_sanctions"};
static const char *const two_lists[] = {"tamiz_cartels", "us_ofac_sdn"};

static const struct {
    const char *schema;
    const char *const *lists;
    size_t list_count;
    const char *as_of;
    bool weak;
} filters[] = {
    {NULL, NULL, 0, NULL, false},
    {NULL, NULL, 0, NULL, true},
    {"Person", NULL, 0, NULL, false},
    {"Company", two_lists, 2, "2025-06-30", true},
    {NULL, one_list, 1, "2010-01-01", false},
    {"Vessel", NULL, 0, "2023-01-01", true},
};

typedef struct asked {
    tamiz_buffer text[BATCH];
    tamiz_query queries[BATCH];
    size_t count, hits;
} asked;

/* ---- questions --------------------------------------------------------- */

static void make_text(const tamiz_snapshot *s, tamiz_buffer *text,
                      uint64_t *seed) {
    tamiz_buffer_reset(text);
    uint64_t kind = test_random(seed) % 16;
    if (kind == 0) {
        mutate_nonsense(text, seed);
    } else if (kind == 1) {
        tamiz_buffer_text(text, mutate_foreign(seed));
    } else {
        uint32_t name = (uint32_t)(test_random(seed) % s->name_count);
        tamiz_buffer_text(text, s->text + s->names[name].text);
        for (uint64_t n = kind % 4; n > 0; n--) mutate(text, seed);
    }
    if (!text->data) tamiz_buffer_text(text, "");
    assert_false(text->failed);
}

static void make_queries(asked *a, const tamiz_snapshot *s, size_t count,
                         const char *schema, uint64_t *seed) {
    a->count = count;
    for (size_t i = 0; i < count; i++) {
        make_text(s, &a->text[i], seed);
        a->queries[i] = (tamiz_query){.name = a->text[i].data,
                                      .name_size = a->text[i].size,
                                      .schema = schema};
    }
}

/* ---- answers ----------------------------------------------------------- */

typedef struct answers {
    tamiz_answer *of[BATCH];
} answers;

static void ask(const tamiz_snapshot *s, const asked *a,
                const tamiz_options *options, answers *out) {
    tamiz_error err = {0};
    real_check(
        tamiz_screen_batch(s, a->queries, a->count, options, out->of, &err),
        &err);
}

static void forget(answers *a, size_t count) {
    for (size_t i = 0; i < count; i++) tamiz_answer_free(a->of[i]);
}

static tamiz_span json_of(tamiz_answer *answer) {
    const char *json = tamiz_answer_json(answer, true);
    assert_non_null(json);
    return tamiz_span_of(json);
}

/* The text of all hits, without the bracket behind them. */
static tamiz_span hits_of(tamiz_answer *answer) {
    tamiz_span json = json_of(answer);
    size_t at = tamiz_span_find(json, TAMIZ_SPAN("\"hits\":["));
    assert_true(at != SIZE_MAX);
    tamiz_span hits = tamiz_span_from(json, at + 8);
    while (!tamiz_span_starts(tamiz_span_from(hits, hits.size - 12),
                              "],\"snapshot\""))
        hits.size--;
    hits.size -= 12;
    return hits;
}

static size_t count_from(const tamiz_answer *answer, double threshold) {
    size_t n = 0;
    while (n < tamiz_answer_count(answer) &&
           tamiz_answer_hit(answer, n)->score >= threshold)
        n++;
    return n;
}

static void fail_query(const asked *a, size_t i, double threshold, int filter,
                       const char *what) {
    fail_msg("\"%s\", threshold %.17g, filter %d: %s", a->text[i].data,
             threshold, filter, what);
}

/* ---- the comparison ---------------------------------------------------- */

static void check_front(const asked *a, size_t i, tamiz_answer *fast,
                        tamiz_answer *slow, double threshold, int filter) {
    if (tamiz_answer_count(fast) != count_from(slow, threshold))
        fail_query(a, i, threshold, filter, "another number of hits");
    tamiz_span few = hits_of(fast), all = hits_of(slow);
    if (few.size > all.size || memcmp(few.data, all.data, few.size))
        fail_query(a, i, threshold, filter, "other hits");
}

static tamiz_options options_of(int filter, double threshold) {
    tamiz_options options = tamiz_options_default();
    options.threshold = threshold;
    options.limit = UINT32_MAX;
    options.lists = filters[filter].lists;
    options.list_count = filters[filter].list_count;
    options.as_of = filters[filter].as_of;
    options.weak_aliases = filters[filter].weak;
    return options;
}

/* A threshold that is the score of a hit, or just above it. */
static double edge_of(const answers *slow, size_t count, uint64_t *seed) {
    const tamiz_answer *answer = slow->of[test_random(seed) % count];
    size_t hits = tamiz_answer_count(answer);
    if (!hits) return 0.5;
    double score =
        tamiz_answer_hit(answer, (size_t)(test_random(seed) % hits))->score;
    return test_random(seed) % 2 || score >= 1 ? score : nextafter(score, 1);
}

/* The whole line, configuration and all, with a limit too. */
static void check_whole(const tamiz_snapshot *s, const asked *a,
                        double threshold, int filter, uint64_t *seed) {
    tamiz_options options = options_of(filter, threshold);
    options.limit = (uint32_t)(1 + test_random(seed) % 12);
    answers fast, slow;
    asked few = *a;
    few.count = a->count < 4 ? a->count : 4;
    ask(s, &few, &options, &fast);
    options.exhaustive = true;
    ask(s, &few, &options, &slow);
    for (size_t i = 0; i < few.count; i++)
        if (!tamiz_span_equal(json_of(fast.of[i]), json_of(slow.of[i])))
            fail_query(a, i, threshold, filter, "another line");
    forget(&fast, few.count);
    forget(&slow, few.count);
}

static void check_batch(const tamiz_snapshot *s, asked *a, int filter,
                        uint64_t *seed) {
    answers fast, slow;
    tamiz_options options = options_of(filter, lowest);
    options.exhaustive = true;
    ask(s, a, &options, &slow);
    for (size_t t = 0; t <= COUNT(thresholds); t++) {
        double threshold = t < COUNT(thresholds)
                               ? thresholds[t]
                               : edge_of(&slow, a->count, seed);
        if (threshold < lowest) threshold = lowest;
        options = options_of(filter, threshold);
        ask(s, a, &options, &fast);
        for (size_t i = 0; i < a->count; i++)
            check_front(a, i, fast.of[i], slow.of[i], threshold, filter);
        forget(&fast, a->count);
        if (t == (size_t)filter % 5) check_whole(s, a, threshold, filter, seed);
    }
    for (size_t i = 0; i < a->count; i++)
        a->hits += tamiz_answer_count(slow.of[i]);
    forget(&slow, a->count);
}

static void check(const tamiz_snapshot *s, size_t count, uint64_t seed) {
    if (!count) return;
    static asked a;
    memset(&a, 0, sizeof a);
    uint64_t dice = seed;
    size_t done = 0;
    for (int filter = 0; done < count; filter++) {
        filter %= (int)COUNT(filters);
        size_t few = count - done < BATCH ? count - done : BATCH;
        make_queries(&a, s, few, filters[filter].schema, &dice);
        check_batch(s, &a, filter, &dice);
        done += few;
    }
    print_message("seed %llu: %zu queries, %zu hits over %g, all the same\n",
                  (unsigned long long)seed, done, a.hits, lowest);
    for (size_t i = 0; i < BATCH; i++) tamiz_buffer_clear(&a.text[i]);
    assert_true(a.hits > count / 4); /* there was something to lose */
}

/* Samples of the lists differ, so that bounds meet other neighbours. */
TEST(the_index_finds_what_scoring_every_name_finds) {
    uint64_t fresh = real_fresh_seed();
    print_message("fresh seed %llu\n", (unsigned long long)fresh);
    for (unsigned part = 0; part < SAMPLES; part++) {
        tamiz_snapshot *s = real_snapshot(REAL_ALL, 60, part * 7);
        check(s, questions(128, 6784), 20261124 + part);
        check(s, questions(64, 6016), fresh + part);
        tamiz_snapshot_close(s);
    }
}

TEST(on_the_whole_lists_too) {
    tamiz_snapshot *s = real_snapshot(REAL_ALL, 1, 0);
    uint64_t fresh = real_fresh_seed();
    print_message("%u names; fresh seed %llu\n", s->name_count,
                  (unsigned long long)fresh);
    check(s, questions(64, 1088), 7);
    check(s, questions(0, 960), fresh);
    tamiz_snapshot_close(s);
}

/* Policies only take hits out and move thresholds: retrieval goes as low as
 * any of them may accept. */
static const char *const policies[] = {
    "policy: 1\nthreshold: 0.9\nlist_thresholds: {un_sc_sanctions: 0.66}\n",
    "policy: 1\nthreshold: 0.67\nschema_thresholds: {Person: 0.8, Vessel: "
    "0.66}\nlimit: 3\nweak_aliases: true\n",
    "policy: 1\nthreshold: 0.67\nlimit: 2\nrequire:\n- birth_date: not "
    "contradicted\n  probability: 0.2\n",
    "policy: 1\nthreshold: 0.66\nlimit: 4\nfields: [alias, identifier]\n"
    "countries: [ir, kp, ru]\nprogrammes: [SDGT, IRAN]\n",
    "policy: 1\nbase: precision\nlists: [us_ofac_sdn]\n",
};

/* Returns the hits there were. */
static size_t check_policy(const tamiz_snapshot *s, const char *text,
                           uint64_t seed, size_t count) {
    static asked a;
    tamiz_policy_reader reader = {NULL, 0, NULL, NULL};
    tamiz_policy *policy = NULL;
    answers fast, slow;
    size_t hits = 0;
    memset(&a, 0, sizeof a);
    assert_int_equal(
        tamiz_policy_read(tamiz_span_of(text), "p", &reader, &policy, NULL),
        TAMIZ_OK);
    tamiz_options options = tamiz_policy_options(policy, NULL);
    for (size_t done = 0; done < count; done += BATCH) {
        make_queries(&a, s, BATCH, filters[0].schema, &seed);
        for (size_t i = 0; i < a.count; i++) a.queries[i].birth_date = "1962";
        options.exhaustive = false;
        ask(s, &a, &options, &fast);
        options.exhaustive = true;
        ask(s, &a, &options, &slow);
        for (size_t i = 0; i < a.count; i++) {
            hits += tamiz_answer_count(slow.of[i]);
            if (!tamiz_span_equal(json_of(fast.of[i]), json_of(slow.of[i])))
                fail_query(&a, i, -1, 0, text);
        }
        forget(&fast, a.count);
        forget(&slow, a.count);
    }
    print_message("%zu queries, %zu hits, all the same: %.40s\n", count, hits,
                  text + 10);
    for (size_t i = 0; i < BATCH; i++) tamiz_buffer_clear(&a.text[i]);
    tamiz_policy_free(policy);
    return hits;
}

TEST(under_policies_too) {
    tamiz_snapshot *s = real_snapshot(REAL_ALL, 20, 3);
    uint64_t fresh = real_fresh_seed();
    print_message("fresh seed %llu\n", (unsigned long long)fresh);
    for (size_t i = 0; i < COUNT(policies); i++) {
        size_t count = questions(BATCH, 8 * BATCH);
        /* Something there was to lose; a fresh seed may be without. */
        assert_true(check_policy(s, policies[i], 20261124 + i, count) > 0);
        (void)check_policy(s, policies[i], fresh + i, count);
    }
    tamiz_snapshot_close(s);
}

/* $TAMIZ_SOAK questions more, or none. $TAMIZ_SEED repeats a run. */
TEST(for_as_long_as_one_likes) {
    const char *soak = getenv("TAMIZ_SOAK"), *again = getenv("TAMIZ_SEED");
    if (!soak) return;
    size_t count = strtoull(soak, NULL, 10);
    uint64_t seed = again ? strtoull(again, NULL, 10) : real_fresh_seed();
    tamiz_snapshot *s = real_snapshot(REAL_ALL, 20, 0);
    print_message("fresh seed %llu\n", (unsigned long long)seed);
    check(s, count, seed);
    tamiz_snapshot_close(s);
}
