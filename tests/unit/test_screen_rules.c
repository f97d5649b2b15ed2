/* SPDX-License-Identifier: Apache-2.0 */
/* Policies: every mistake with its place, what each rule does to the hits of
 * one small snapshot, and the presets. Invented parties. */
#include "test.h"

#include "entity_dataset.h"
#include "index_forge.h"
#include "index_snapshot.h"
#include "name_jaro.h"
#include "screen_accept.h"
#include "screen_rules.h"

#include <math.h>
#include <stdio.h>

/* ---- mistakes ---------------------------------------------------------- */

typedef struct told {
    char text[1024];
} told;

static void on_mistake(void *context, const tamiz_error *m) {
    told *t = context;
    size_t used = strlen(t->text);
    (void)snprintf(t->text + used, sizeof t->text - used, "%u:%u %s\n", m->line,
                   m->column, m->message);
}

static const char *const lists[] = {"us_ofac_sdn", "un_sc_sanctions"};

static tamiz_code read_policy(const char *text, told *t, tamiz_policy **out) {
    tamiz_policy_reader reader = {lists, COUNT(lists), t ? on_mistake : NULL,
                                  t};
    return tamiz_policy_read(tamiz_span_of(text), "p.yaml", &reader, out, NULL);
}

// clang-format off
static const struct {
    const char *text, *told;
} mistakes[] = {
    {"", "1:1 nothing in it; expected policy: 1\n"},
    {"- a\n", "1:1 this entry: expected keys such as policy: 1\n"},
    {"title: x\n", "1:1 the version is missing; expected policy: 1\n"},
    {"policy: 2\n", "1:9 policy: 2 is not 1, the version of the format\n"},
    {"policy: 1\ntreshold: 0.8\n",
     "2:1 treshold: no such key; did you mean threshold?\n"},
    {"policy: 1\nzzzzzz: 0.8\n",
     "2:1 zzzzzz: no such key; expected one of those in docs/policy.md\n"},
    {"policy: 1\nthreshold: 1.01\n",
     "2:12 threshold: 1.01 is not a number from 0 to 1, such as 0.85\n"},
    {"policy: 1\nthreshold: [0.8]\n",
     "2:12 threshold: expected a number from 0 to 1, such as 0.85\n"},
    {"policy: 1\nlimit: 0\n",
     "2:8 limit: 0 is not a whole number from 1 to 1000000\n"},
    {"policy: 1\nlists: [us_ofac_sdm]\n",
     "2:9 us_ofac_sdm: no such list; did you mean us_ofac_sdn?\n"},
    /* characters before it do not shift the column: it counts bytes */
    {"policy: 1\n\"\xc3\xa9\": 1\n",
     "2:1 \xc3\xa9: no such key; expected one of those in "
     "docs/policy.md\n"},
    {"policy: 1\ncountries: [\"\xc3\xa9\", ir]\n",
     "2:13 \xc3\xa9: no such country; expected an ISO 3166 code or a "
     "name\n"},
    {"policy: 1\nschema_thresholds:\n  Persn: 0.8\n",
     "3:3 Persn: no such schema; did you mean Person?\n"},
    {"policy: 1\nbase: balancd\n",
     "2:7 balancd: no such preset; did you mean balanced?\n"},
    {"policy: 1\nfields: [name, nick]\n",
     "2:16 this entry: nick is not name, alias, previousName or "
     "identifier\n"},
    {"policy: 1\nuses:\n  paymnt: {limit: 1}\n",
     "3:3 paymnt: no such use; did you mean payment?\n"},
    {"policy: 1\nuses:\n  payment: {base: ofac}\n",
     "3:13 base: stands at the top of the file only\n"},
    {"policy: 1\nrequire:\n  - birth_dat: agrees\n",
     "3:5 birth_dat: no such key of require; did you mean birth_date?\n"},
    {"policy: 1\nrequire:\n  - schema: Person\n",
     "3:5 a rule that requires nothing; expected birth_date, country, "
     "gender or probability\n"},
    {"policy: 1\nweak_aliases: perhaps\n",
     "2:15 weak_aliases: perhaps is not true or false\n"},
    {"policy: 1\nlimit: 1\nlimit: 2\n",
     "3:1 this name stands here twice\n"},
    {"policy: 1\nlists: &a [x]\n",
     "2:8 anchors and tags are not read here\n"},
    {"policy: 1\ntitle: *a\n", "2:8 aliases are not read here\n"},
    {"policy: 1\n---\npolicy: 1\n",
     "2:1 a second document; expected one\n"},
    {"policy: 1\nlists: [a\n", "3:1 did not find expected ',' or ']'\n"},
    /* reading goes on behind a mistake */
    {"policy: 1\nlimit: x\nscorer: y\n",
     "2:8 limit: x is not a whole number from 1 to 1000000\n"
     "3:9 scorer: y is not tamiz or ofac\n"},
};
// clang-format on

TEST(a_mistake_is_told_with_its_place_and_what_was_expected) {
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        told t = {""};
        tamiz_policy *policy = NULL;
        assert_int_equal(read_policy(mistakes[i].text, &t, &policy),
                         TAMIZ_BAD_INPUT);
        assert_null(policy);
        assert_string_equal(t.text, mistakes[i].told);
    }
}

TEST(a_file_that_is_too_large_or_too_deep_is_refused) {
    static char text[TAMIZ_FACTS * 70000];
    tamiz_policy *policy = NULL;
    memset(text, '#', sizeof text - 1);
    assert_int_equal(read_policy(text, NULL, &policy), TAMIZ_TOO_LARGE);
    memset(text, '[', 5000);
    text[5000] = 0;
    assert_int_equal(read_policy(text, NULL, &policy), TAMIZ_BAD_INPUT);
}

/* ---- what a policy says ------------------------------------------------ */

static tamiz_policy *policy_of(const char *text) {
    told t = {""};
    tamiz_policy *policy = NULL;
    tamiz_code code = read_policy(text, &t, &policy);
    assert_string_equal(t.text, "");
    assert_int_equal(code, TAMIZ_OK);
    return policy;
}

TEST(the_id_is_that_of_what_is_said_and_not_of_how) {
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"policy: 1\n", "policy: 1\nbase: balanced\n", true},
        {"policy: 1\nthreshold: 0.7\n", "# x\npolicy: 1\ntitle: y\n", true},
        {"policy: 1\nlimit: 5\nthreshold: 0.8\n",
         "policy: 1\nthreshold: .80\nlimit: 5\n", true},
        {"policy: 1\nweak_aliases: yes\n", "policy: 1\nweak_aliases: on\n",
         true},
        {"policy: 1\n", "policy: 1\nlimit: 11\n", false},
        {"policy: 1\n", "policy: 1\nuses: {media: {limit: 11}}\n", false},
        {"policy: 1\n", "policy: 1\nfields: [name]\n", false},
        {"policy: 1\n", "policy: 1\nlist_thresholds: {mine: 0.7}\n", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_policy *a = policy_of(rows[i].a), *b = policy_of(rows[i].b);
        assert_int_equal(!strcmp(tamiz_policy_id(a), tamiz_policy_id(b)),
                         rows[i].same);
        tamiz_policy_free(a);
        tamiz_policy_free(b);
    }
}

TEST(the_lower_of_a_lists_and_a_schemas_threshold_holds) {
    tamiz_policy *p = policy_of("policy: 1\nthreshold: 0.7\n"
                                "list_thresholds: {us_ofac_sdn: 0.8}\n"
                                "schema_thresholds: {Organization: 0.75, "
                                "Person: 0.9}\n");
    const tamiz_rules *r = &p->uses[TAMIZ_USE_NONE];
    static const struct {
        const char *list;
        tamiz_schema schema;
        double threshold;
    } rows[] = {
        {"other", TAMIZ_SCHEMA_Vessel, 0.7},
        {"other", TAMIZ_SCHEMA_Person, 0.9},
        {"other", TAMIZ_SCHEMA_Company, 0.75}, /* is an Organization */
        {"us_ofac_sdn", TAMIZ_SCHEMA_Vessel, 0.8},
        {"us_ofac_sdn", TAMIZ_SCHEMA_Person, 0.8},
        {"us_ofac_sdn", TAMIZ_SCHEMA_Company, 0.75},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_true(tamiz_rules_threshold(r, rows[i].list, rows[i].schema) ==
                    rows[i].threshold);
    tamiz_policy_free(p);
}

TEST(presets_read_and_are_explained) {
    for (size_t i = 0; i < tamiz_policy_preset_count(); i++) {
        tamiz_policy *p = NULL;
        assert_int_equal(
            tamiz_policy_preset(tamiz_policy_preset_name(i), &p, NULL),
            TAMIZ_OK);
        assert_non_null(strstr(tamiz_policy_explain(p), "media: the same"));
        tamiz_policy_free(p);
    }
    tamiz_policy *p = NULL;
    assert_int_equal(tamiz_policy_preset("nosuch", &p, NULL), TAMIZ_NOT_FOUND);
}

/* ---- what it does ------------------------------------------------------ */

typedef struct said {
    const char *list, *id, *schema, *prop, *value;
} said;

static const said facts[] = {
    {"inv_a", "a-1", "Person", "name", "Zdenko Vratislav Kolowrat"},
    {"inv_a", "a-1", "Person", "alias", "Zdenko Krakowsky"},
    {"inv_a", "a-1", "Person", "weakAlias", "Bamboleo"},
    {"inv_a", "a-1", "Person", "previousName", "Ottokar Przemysl"},
    {"inv_a", "a-1", "Person", "birthDate", "1970-02-03"},
    {"inv_a", "a-1", "Person", "nationality", "at"},
    {"inv_a", "a-1", "Person", "gender", "male"},
    {"inv_a", "a-1", "Person", "citizenship", "suhh"},
    {"inv_a", "a-1", "Person", "passportNumber", "QX123456"},
    {"inv_a", "a-1/s", "Sanction", "entity", "a-1"},
    {"inv_a", "a-1/s", "Sanction", "program", "SDGT"},
    {"inv_b", "b-1", "Company", "name", "Zdenko Vratislav Kolowrat"},
    {"inv_b", "b-2", "Person", "name", "Zdenko Vratislav Kolowrat"},
};

static tamiz_snapshot *forge(const said *rows, size_t count) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_sink sink = {NULL, NULL};
    for (size_t i = 0; i < count; i++) {
        if (!i || strcmp(rows[i].list, rows[i - 1].list) != 0) {
            tamiz_list_meta list = {
                .id = rows[i].list, .title = "", .issuer = ""};
            list.published = list.fetched = list.source = list.sha256 = "";
            assert_int_equal(tamiz_dataset_begin(&data, &list, NULL), TAMIZ_OK);
            sink = tamiz_dataset_sink(&data);
        }
        tamiz_statement s = {
            .entity = tamiz_span_of(rows[i].id),
            .schema = tamiz_schema_find(tamiz_span_of(rows[i].schema)),
            .prop = tamiz_prop_find(tamiz_span_of(rows[i].prop)),
            .value = tamiz_span_of(rows[i].value),
            .lang = tamiz_span_of(""),
            .record = tamiz_span_of("a.csv:1"),
        };
        assert_true(s.schema && s.prop);
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

/* The hits' ids by name, "a-1 b-2": their order is not at stake here. */
static const char *hits_of(const tamiz_snapshot *s, const tamiz_query *query,
                           const tamiz_options *options) {
    static const char *const ids[] = {"a-1", "b-1", "b-2"};
    static char text[256];
    tamiz_answer *answer = NULL;
    size_t used = 0;
    assert_int_equal(tamiz_screen(s, query, options, &answer, NULL), TAMIZ_OK);
    text[0] = 0;
    for (size_t k = 0; k < COUNT(ids); k++)
        for (size_t i = 0; i < tamiz_answer_count(answer); i++)
            if (!strcmp(tamiz_answer_hit(answer, i)->entity_id, ids[k]))
                used += (size_t)snprintf(text + used, sizeof text - used,
                                         "%s%s", used ? " " : "", ids[k]);
    tamiz_answer_free(answer);
    return text;
}

#define FULL "Zdenko Vratislav Kolowrat"

// clang-format off
static const struct {
    const char *policy, *use, *name, *birth, *country, *hits;
} rules[] = {
    {"", "", FULL, NULL, NULL, "a-1 b-1 b-2"},
    {"lists: [inv_a]", "", FULL, NULL, NULL, "a-1"},
    {"lists: [inv_b, nosuch]", "", FULL, NULL, NULL, "b-1 b-2"},
    {"limit: 1", "", FULL, NULL, NULL, "b-1"},
    {"uses: {media: {limit: 1}}", "media", FULL, NULL, NULL, "b-1"},
    {"uses: {media: {limit: 1}}", "payment", FULL, NULL, NULL,
     "a-1 b-1 b-2"},
    /* no country known: may be of any */
    {"countries: [de]", "", FULL, NULL, NULL, "b-1 b-2"},
    {"countries: [Austria]", "", FULL, NULL, NULL, "a-1 b-1 b-2"},
    /* the Soviet Union is gone: a citizen of it may be one of Russia's */
    {"countries: [ru]", "", FULL, NULL, NULL, "a-1 b-1 b-2"},
    {"programmes: [sdgt]", "", FULL, NULL, NULL, "a-1 b-1 b-2"},
    {"programmes: [IRAN]", "", FULL, NULL, NULL, "b-1 b-2"},
    {"fields: [alias]", "", FULL, NULL, NULL, ""},
    {"fields: [alias]", "", "Zdenko Krakowsky", NULL, NULL, "a-1"},
    {"fields: [name]", "", "Zdenko Krakowsky", NULL, NULL, ""},
    {"fields: [previousName]", "", "Ottokar Przemysl", NULL, NULL, "a-1"},
    {"", "", "Bamboleo", NULL, NULL, ""},
    {"weak_aliases: true", "", "Bamboleo", NULL, NULL, "a-1"},
    /* thresholds, lower and higher, by list and schema */
    {"threshold: 0.9", "", "Zdenko Kolowrat", NULL, NULL, ""},
    {"threshold: 0.9\nschema_thresholds: {Company: 0.5}", "",
     "Zdenko Kolowrat", NULL, NULL, "b-1"},
    {"threshold: 0.9\nlist_thresholds: {inv_a: 0.5}", "", "Zdenko Kolowrat",
     NULL, NULL, "a-1"},
    {"schema_thresholds: {Person: 1}", "", "Zdenko Kolowrat", NULL, NULL,
     "b-1"},
    /* evidence beside the name; silence is no contradiction */
    {"require: [{birth_date: not contradicted}]", "", FULL, "1950", NULL,
     "b-1 b-2"},
    {"require: [{birth_date: not contradicted}]", "", FULL, "1970", NULL,
     "a-1 b-1 b-2"},
    {"require: [{birth_date: agrees}]", "", FULL, "1970", NULL, "a-1"},
    {"require: [{birth_date: agrees}]", "", FULL, NULL, NULL, ""},
    {"require: [{schema: Person, country: agrees}]", "", FULL, NULL, "at",
     "a-1 b-1"},
    {"require: [{list: inv_a, country: not contradicted}]", "", FULL, NULL,
     "fr", "b-1 b-2"},
    {"require: [{probability: 1}]", "", FULL, NULL, NULL, ""},
    {"require: [{schema: Company, probability: 1}]", "", FULL, NULL, NULL,
     "a-1 b-2"},
};
// clang-format on

TEST(each_rule_takes_out_what_it_says_and_nothing_else) {
    tamiz_snapshot *s = forge(facts, COUNT(facts));
    for (size_t i = 0; i < COUNT(rules); i++) {
        char text[256];
        (void)snprintf(text, sizeof text, "policy: 1\n%s\n", rules[i].policy);
        tamiz_policy *p = policy_of(text);
        tamiz_options options = tamiz_policy_options(p, rules[i].use);
        tamiz_query query = {.name = rules[i].name,
                             .name_size = SIZE_MAX,
                             .birth_date = rules[i].birth,
                             .country = rules[i].country};
        for (int exhaustive = 0; exhaustive < 2; exhaustive++) {
            options.exhaustive = exhaustive;
            if (strcmp(hits_of(s, &query, &options), rules[i].hits) != 0)
                fail_msg("row %zu, %s: %s, expected %s", i, rules[i].policy,
                         hits_of(s, &query, &options), rules[i].hits);
        }
        tamiz_policy_free(p);
    }
    tamiz_snapshot_close(s);
}

TEST(a_number_needs_no_evidence_beside_it_but_may_not_count) {
    tamiz_snapshot *s = forge(facts, COUNT(facts));
    tamiz_query query = {.name = "Somebody Else",
                         .name_size = SIZE_MAX,
                         .birth_date = "1950",
                         .identifier = "qx-123456"};
    tamiz_policy *p = policy_of("policy: 1\nrequire: [{birth_date: agrees}]\n");
    tamiz_options options = tamiz_policy_options(p, NULL);
    assert_string_equal(hits_of(s, &query, &options), "a-1");
    tamiz_policy_free(p);
    p = policy_of("policy: 1\nfields: [name, alias]\n");
    options = tamiz_policy_options(p, NULL);
    assert_string_equal(hits_of(s, &query, &options), "");
    tamiz_policy_free(p);
    tamiz_snapshot_close(s);
}

/* The command line wins over the policy. */
TEST(options_that_are_given_hold_instead_of_the_policys) {
    tamiz_snapshot *s = forge(facts, COUNT(facts));
    tamiz_policy *p = policy_of("policy: 1\nthreshold: 1\nlimit: 1\n"
                                "lists: [inv_a]\n");
    tamiz_query query = {.name = "Zdenko Kolowrat", .name_size = SIZE_MAX};
    tamiz_options options = tamiz_policy_options(p, NULL);
    assert_string_equal(hits_of(s, &query, &options), "");
    options.threshold = 0.5;
    assert_string_equal(hits_of(s, &query, &options), "a-1");
    const char *only[] = {"inv_b"}; /* and the policy's: none is left */
    options.lists = only;
    options.list_count = 1;
    assert_string_equal(hits_of(s, &query, &options), "");
    tamiz_policy_free(p);
    p = policy_of("policy: 1\nlists: [nosuch]\n");
    options = tamiz_policy_options(p, NULL);
    tamiz_answer *answer = NULL;
    assert_int_equal(tamiz_screen(s, &query, &options, &answer, NULL),
                     TAMIZ_BAD_ARGUMENT);
    options.use = "nosuch";
    assert_int_equal(tamiz_screen(s, &query, &options, &answer, NULL),
                     TAMIZ_BAD_ARGUMENT);
    tamiz_policy_free(p);
    tamiz_snapshot_close(s);
}

/* ---- OFAC's rule ------------------------------------------------------- */

/* Winkler 1990 and the US National Archives' page on Soundex. */
TEST(jaro_winkler_and_soundex_are_those_of_the_papers) {
    static const struct {
        const char *a, *b;
        double score;
    } pairs[] = {{"martha", "marhta", 0.9611},
                 {"dixon", "dicksonx", 0.8133},
                 {"dwayne", "duane", 0.8400},
                 {"jones", "johnson", 0.8324},
                 {"abcvwxyz", "cabvwxyz", 0.9583},
                 {"same", "same", 1},
                 {"abc", "xyz", 0},
                 {"", "", 1},
                 {"a", "", 0}};
    static const char *const codes[][2] = {
        {"robert", "R163"},     {"rupert", "R163"},  {"ashcraft", "A261"},
        {"tymczak", "T522"},    {"pfister", "P236"}, {"honeyman", "H555"},
        {"washington", "W252"}, {"lee", "L000"},     {"gutierrez", "G362"},
        {"jackson", "J250"},    {"123", ""}};
    for (size_t i = 0; i < COUNT(pairs); i++) {
        tamiz_span a = tamiz_span_of(pairs[i].a), b = tamiz_span_of(pairs[i].b);
        assert_true(fabs(tamiz_name_jaro(a, b) - pairs[i].score) < 6e-5);
        assert_true(tamiz_name_jaro(a, b) == tamiz_name_jaro(b, a));
    }
    for (size_t i = 0; i < COUNT(codes); i++) {
        char code[5];
        tamiz_name_soundex(tamiz_span_of(codes[i][0]), code);
        assert_string_equal(code, codes[i][1]);
    }
}

static double ofac_score(const tamiz_snapshot *s, const char *name,
                         const char *id) {
    tamiz_policy *p = policy_of("policy: 1\nbase: ofac\nthreshold: 0\n");
    tamiz_options options = tamiz_policy_options(p, NULL);
    tamiz_query query = {.name = name, .name_size = SIZE_MAX};
    tamiz_answer *answer = NULL;
    double score = -1;
    assert_int_equal(tamiz_screen(s, &query, &options, &answer, NULL),
                     TAMIZ_OK);
    for (size_t i = 0; i < tamiz_answer_count(answer); i++) {
        const tamiz_hit *hit = tamiz_answer_hit(answer, i);
        double sum = 0;
        for (size_t k = 0; k < hit->evidence_count; k++)
            sum += hit->evidence[k].contribution;
        assert_true(fabs(sum - hit->score) < 1e-9);
        if (!strcmp(hit->entity_id, id)) score = hit->score;
    }
    tamiz_answer_free(answer);
    tamiz_policy_free(p);
    return score;
}

TEST(ofacs_rule_takes_the_higher_of_whole_and_words) {
    tamiz_snapshot *s = forge(facts, COUNT(facts));
    assert_true(ofac_score(s, FULL, "b-2") == 1);
    assert_true(ofac_score(s, "zdenko vratislav kolowrat", "b-2") == 1);
    /* word by word, order is no matter, nor what was not asked */
    assert_true(ofac_score(s, "Kolowrat, Zdenko", "b-2") == 1);
    assert_true(ofac_score(s, "Kolowrat", "b-2") == 1);
    /* one word of two: the mean */
    double jaro =
        tamiz_name_jaro(TAMIZ_SPAN("xavier"), TAMIZ_SPAN("vratislav"));
    assert_true(fabs(ofac_score(s, "Kolowrat Xavier", "b-2") - (1 + jaro) / 2) <
                1e-9);
    /* without a word of the same Soundex only the wholes are compared */
    assert_true(fabs(ofac_score(s, "Aldenko", "b-2") -
                     tamiz_name_jaro(TAMIZ_SPAN("aldenko"),
                                     TAMIZ_SPAN("zdenko vratislav kolowrat"))) <
                1e-9);
    tamiz_snapshot_close(s);
}

/* ---- decisions --------------------------------------------------------- */

#define HASH "526afe1c383d2daabd80ff19947040a5"

static tamiz_code read_accepted(const char *text, const char *day,
                                tamiz_accepted **out, tamiz_error *err) {
    tamiz_input *input = NULL;
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(text), "a.tsv", &input, NULL),
        TAMIZ_OK);
    tamiz_code code = tamiz_accepted_read(input, "a.tsv", day, out, err);
    tamiz_input_close(input);
    return code;
}

TEST(a_line_that_is_no_decision_is_refused_with_its_place) {
    static const struct {
        const char *text;
        uint32_t line, column;
    } rows[] = {
        {"# x\nt\tw\taccept\te\t\t" HASH "\t" HASH "\t-\tname=a\t\n", 2, 0},
        {"t\tw\tacept\te\t\t" HASH "\t" HASH "\t-\tname=a\t\t\n", 1, 5},
        {"t\tw\taccept\t\t\t" HASH "\t" HASH "\t-\tname=a\t\t\n", 1, 12},
        {"t\tw\taccept\te\t2026\t" HASH "\t" HASH "\t-\tname=a\t\t\n", 1, 14},
        {"t\tw\taccept\te\t\tzz\t" HASH "\t-\tname=a\t\t\n", 1, 15},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_accepted *a = NULL;
        tamiz_error err = {0};
        assert_int_equal(read_accepted(rows[i].text, "2026-01-01", &a, &err),
                         TAMIZ_BAD_INPUT);
        assert_int_equal(err.line, rows[i].line);
        assert_int_equal(err.column, rows[i].column);
    }
}

TEST(the_last_line_about_a_question_and_a_party_holds) {
    static const char text[] =
        "t\tw\taccept\te\t\t" HASH "\t" HASH "\t-\tname=a\t\tone\n"
        "t\tw\taccept\te\t\t" HASH "\t" HASH "\t-\tname=a\t\ttwo\n"
        "t\tw\taccept\tf\t2026-02-01\t" HASH "\t" HASH "\t-\tname=a\t\t\n"
        "t\tw\taccept\tg\t\t" HASH "\t" HASH "\t-\tname=a\t\t\n"
        "t\tw\twithdraw\tg\t\t" HASH "\t" HASH "\t-\tname=a\t\t\n";
    static const bool on_the_day[] = {false, true, true, false, false};
    static const bool later[] = {false, true, false, false, false};
    tamiz_accepted *a = NULL, *b = NULL;
    assert_int_equal(read_accepted(text, "2026-02-01", &a, NULL), TAMIZ_OK);
    assert_int_equal(read_accepted(text, "2026-02-02", &b, NULL), TAMIZ_OK);
    for (size_t i = 0; i < COUNT(on_the_day); i++) {
        assert_int_equal(tamiz_accepted_row(a, i)->holds, on_the_day[i]);
        assert_int_equal(tamiz_accepted_row(b, i)->holds, later[i]);
    }
    assert_string_not_equal(a->id, b->id);
    tamiz_accepted_close(a);
    tamiz_accepted_close(b);
}

TEST(the_canonical_question_is_the_same_however_it_is_written) {
    static const char *const birth[] = {"1970"}, *const again[] = {
                                                     "1970-02-03"};
    const tamiz_query rows[] = {
        {.name = " Zdenko  KOLOWRAT.",
         .name_size = SIZE_MAX,
         .birth_date = "1970-02-03",
         .more_birth_dates = birth,
         .more_birth_date_count = 1,
         .country = "Austria",
         .identifier = "qx 12"},
        {.name = "zdenko kolowrat",
         .name_size = SIZE_MAX,
         .birth_date = "1970",
         .more_birth_dates = again,
         .more_birth_date_count = 1,
         .country = "AT",
         .identifier = "QX-12"},
    };
    tamiz_latin *latin = NULL;
    assert_int_equal(tamiz_latin_new(&latin, NULL), TAMIZ_OK);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_arena arena = {0};
        tamiz_buffer text = {0};
        assert_int_equal(
            tamiz_query_print(latin, &rows[i], &arena, &text, NULL), TAMIZ_OK);
        assert_string_equal(text.data, "name=zdenko kolowrat|birth=1970,"
                                       "1970-02-03|country=at|id=QX12");
        tamiz_buffer_clear(&text);
        tamiz_arena_clear(&arena);
    }
    tamiz_latin_free(latin);
}

TEST(a_partys_version_is_its_content_in_any_order) {
    said turned[COUNT(facts)], more[COUNT(facts)];
    char a[TAMIZ_VERSION_TEXT], b[TAMIZ_VERSION_TEXT];
    const char *fields, *other;
    memcpy(turned, facts, sizeof facts);
    turned[1] = facts[6];
    turned[6] = facts[1];
    memcpy(more, facts, sizeof facts);
    more[9].value = "IRAN"; /* of the sanction that hangs on it */
    tamiz_snapshot *s = forge(facts, COUNT(facts));
    tamiz_snapshot *t = forge(turned, COUNT(turned));
    tamiz_snapshot *u = forge(more, COUNT(more));
    tamiz_arena arena = {0};
    uint32_t n = tamiz_snapshot_entity(s, TAMIZ_SPAN("a-1"));
    assert_int_equal(tamiz_party_version(s, n, &arena, a, &fields, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_party_version(t, n, &arena, b, &other, NULL),
                     TAMIZ_OK);
    assert_string_equal(a, b);
    assert_string_equal(fields, other);
    assert_int_equal(tamiz_party_version(u, n, &arena, b, &other, NULL),
                     TAMIZ_OK);
    assert_string_not_equal(a, b);
    assert_string_not_equal(fields, other);
    tamiz_arena_clear(&arena);
    tamiz_snapshot_close(s);
    tamiz_snapshot_close(t);
    tamiz_snapshot_close(u);
}
