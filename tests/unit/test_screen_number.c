/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of a query against a list of invented parties: what agrees, what is
 * a slip away, and what only looks the same. */
#include "test.h"

#include "entity_dataset.h"
#include "index_forge.h"
#include "screen_number.h"

#include <math.h>
#include <stdio.h>

typedef struct row {
    const char *entity, *schema, *prop, *value;
} row;

// clang-format off
static const row rows[] = {
    {"n-1", "Person", "name", "Benedikt Karlowitz"},
    {"n-1", "Person", "passportNumber", "P 1234567"}, /* repeated, no country */
    {"n-1/passport-1", "Passport", "number", "P1234567"},
    {"n-1/passport-1", "Passport", "country", "jo"},
    {"n-2", "Company", "name", "Blue Lantern Trading"},
    {"n-2", "Company", "taxNumber", "7707083893"}, /* holds as an INN */
    {"n-2/identification-1", "Identification", "number", "7707083893"},
    {"n-2/identification-1", "Identification", "country", "ru"},
    {"n-2", "Company", "swiftBic", "BLTRAT22"},
    {"n-3", "Vessel", "name", "Silver Heron"},
    {"n-3", "Vessel", "imoNumber", "9074729"},
    {"n-3", "Vessel", "mmsi", "366123456"},
    {"n-3", "Vessel", "callSign", "9HDS9"},
    {"n-3/wallet-1", "CryptoWallet", "publicKey", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"},
    {"n-3/wallet-1", "CryptoWallet", "currencySymbol", "XBT"},
    {"n-4", "Person", "name", "Karim Azizov"},
    {"n-4/identification-1", "Identification", "number", "AB-900-1122"},
    {"n-5", "Person", "name", "Marwa Haddad"},
    {"n-5", "Person", "idNumber", "AB9001132"},
    {"n-5", "Person", "taxNumber", "HAMA680715AB3"},
    {"n-5", "Person", "idNumber", "55512"}, /* too short to be a slip of */
};
// clang-format on

static tamiz_snapshot *forge(const row *all, size_t count) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *snapshot = NULL;
    tamiz_list_meta meta = {.id = "numbers",
                            .title = "",
                            .issuer = "",
                            .published = "",
                            .fetched = "",
                            .source = "",
                            .sha256 = ""};
    assert_int_equal(tamiz_dataset_begin(&data, &meta, NULL), TAMIZ_OK);
    tamiz_sink sink = tamiz_dataset_sink(&data);
    for (size_t i = 0; i < count; i++) {
        tamiz_statement s = {
            .entity = tamiz_span_of(all[i].entity),
            .schema = tamiz_schema_find(tamiz_span_of(all[i].schema)),
            .prop = tamiz_prop_find(tamiz_span_of(all[i].prop)),
            .value = tamiz_span_of(all[i].value),
            .lang = tamiz_span_of(""),
            .record = tamiz_span_of("numbers.csv:1"),
        };
        assert_true(s.schema && s.prop);
        assert_int_equal(sink.put(sink.context, &s, NULL), TAMIZ_OK);
    }
    assert_int_equal(tamiz_index_forge(&data, &bytes, NULL, NULL, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_snapshot_adopt(&bytes, &snapshot, NULL), TAMIZ_OK);
    tamiz_dataset_clear(&data);
    return snapshot;
}

static tamiz_answer *ask(const tamiz_snapshot *s, const char *name,
                         const char *kind, const char *country,
                         const char *number) {
    tamiz_identifier id = {number, kind, country};
    tamiz_query query = {
        .name = name, .name_size = SIZE_MAX, .ids = &id, .id_count = 1};
    tamiz_answer *answer = NULL;
    tamiz_error err = {0};
    if (tamiz_screen(s, &query, NULL, &answer, &err))
        fail_msg("%s: %s", number, err.message);
    return answer;
}

/* The item of evidence of this kind, or NULL. */
static const tamiz_evidence *item_of(const tamiz_answer *answer,
                                     const char *kind) {
    for (size_t i = 0; i < tamiz_answer_count(answer); i++) {
        const tamiz_hit *hit = tamiz_answer_hit(answer, i);
        for (size_t k = 0; k < hit->evidence_count; k++)
            if (!strcmp(hit->evidence[k].kind, kind)) return &hit->evidence[k];
    }
    return NULL;
}

TEST(the_same_number_is_a_hit_where_type_and_country_may_be_the_same) {
    // clang-format off
    static const struct { const char *kind, *country, *number, *id, *reason; } asked[] = {
        {"passport", "jo", "P-1234567", "n-1", "the same number, type and country"},
        {"passportNumber", "Jordan", "p1234567", "n-1", "the same number, type and country"},
        {"passport", NULL, "P1234567", "n-1", "the same number and type; a country is not said"},
        {NULL, "jo", "P1234567", "n-1", "the same number and country; types not said or mixed"},
        {"identity", "jo", "P1234567", "n-1", "the same number and country; types not said or mixed"},
        {NULL, NULL, "P1234567", "n-1", "the same number; types not said or mixed, a country not said"},
        {"passport", "iq", "P1234567", NULL, "another country, though the bare number names none"},
        {"tax", "jo", "P1234567", NULL, "a tax number"},
        {"inn", NULL, "7707083893", "n-2", "the same number, type and country"},
        {"tax", "kz", "7707083893", NULL, "another country"},
        {"passport", NULL, "7707083893", NULL, "the bare number says what the document is"},
        {"imo", NULL, "IMO 9074729", "n-3", "the same number and type; a country is not said"},
        {NULL, NULL, "IMO9074729", "n-3", "the same number; types not said or mixed, a country not said"},
        {"imo", NULL, "IMP 9074729", NULL, "other letters are part of a number"},
        {"bic", NULL, "BLTRAT22XXX", "n-2", "the same number and type; a country is not said"},
        {NULL, NULL, "bltrat22xxx", "n-2", "the same number; types not said or mixed, a country not said"},
        {"bic", NULL, "BLTRAT22VIE", "n-2", "the same bank: the BIC of a branch of it"},
        {NULL, NULL, "BLTRAT22VIE", NULL, "nobody says that it is a BIC"},
        {"callsign", NULL, "9HDS9", "n-3", "the same number and type; a country is not said"},
        {"passport", NULL, "9HDS9", NULL, "a passport"},
        {"serialNumber", NULL, "9HDS9", NULL, "an aircraft's"},
        {"btc", NULL, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "n-3", "the same number and type; a country is not said"},
        {"ltc", NULL, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "n-3", "the same address, another chain: ltc wallet, and btc wallet"},
        {"imo", NULL, "9074729", "n-3", "the same number and type; a country is not said"},
        {"register", NULL, "9074729", "n-3", "the same number; types not said or mixed, a country not said"},
        {"tax", NULL, "AB9001122", "n-4", "the same number; types not said or mixed, a country not said"},
    };
    // clang-format on
    tamiz_snapshot *s = forge(rows, COUNT(rows));
    for (size_t i = 0; i < COUNT(asked); i++) {
        tamiz_answer *answer = ask(s, "Omar Farouk", asked[i].kind,
                                   asked[i].country, asked[i].number);
        const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
        if (!asked[i].id != !hit)
            fail_msg("%s: %s", asked[i].number, asked[i].reason);
        if (hit) {
            assert_string_equal(hit->entity_id, asked[i].id);
            assert_true(hit->score == 1);
            assert_string_equal(hit->evidence[0].kind, "identifier");
            assert_string_equal(hit->evidence[0].reason, asked[i].reason);
        }
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
}

TEST(what_is_less_sure_of_a_number_weighs_less) {
    static const char *const asked[][2] = {
        {"passport", "jo"}, {"passport", NULL}, {NULL, "jo"}, {NULL, NULL}};
    tamiz_snapshot *s = forge(rows, COUNT(rows));
    double last = INFINITY;
    for (size_t i = 0; i < COUNT(asked); i++) {
        tamiz_answer *answer =
            ask(s, "Omar Farouk", asked[i][0], asked[i][1], "P1234567");
        double bits = tamiz_answer_hit(answer, 0)->odds_bits;
        assert_true(bits < last);
        last = bits;
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
}

TEST(a_number_that_contradicts_is_told_and_lifts_nothing) {
    // clang-format off
    static const struct { const char *kind, *country, *reason; } asked[] = {
        {"passport", "iq", "the same number, other country: passport of iq, and passport of jo"},
        {"tax", NULL, "the same number, other type: tax number, and passport of jo"},
    };
    // clang-format on
    tamiz_snapshot *s = forge(rows, COUNT(rows));
    tamiz_answer *plain = ask(s, "Benedict Karlovitz", NULL, NULL, "-");
    const tamiz_hit *by_name = tamiz_answer_hit(plain, 0);
    for (size_t i = 0; i < COUNT(asked); i++) {
        tamiz_answer *answer = ask(s, "Benedict Karlovitz", asked[i].kind,
                                   asked[i].country, "P1234567");
        const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
        const tamiz_evidence *item = item_of(answer, "identifier-other");
        assert_non_null(item);
        assert_string_equal(item->reason, asked[i].reason);
        assert_true(item->contribution == 0 && item->weight == 0);
        assert_true(hit->score == by_name->score);
        assert_true(hit->odds_bits == by_name->odds_bits);
        tamiz_answer_free(answer);
    }
    tamiz_answer_free(plain);
    tamiz_snapshot_close(s);
}

TEST(a_kind_that_is_none_is_refused) {
    tamiz_snapshot *s = forge(rows, COUNT(rows));
    static const tamiz_identifier bad = {"1", "hull", NULL};
    tamiz_query query = {
        .name = "A", .name_size = SIZE_MAX, .ids = &bad, .id_count = 1};
    tamiz_answer *answer = NULL;
    tamiz_error err = {0};
    assert_int_equal(tamiz_screen(s, &query, NULL, &answer, &err),
                     TAMIZ_BAD_ARGUMENT);
    assert_string_equal(err.where, "hull");
    tamiz_snapshot_close(s);
}

/* ---- slips --------------------------------------------------------------- */

TEST(a_slip_is_one_character_or_two_neighbours) {
    // clang-format off
    static const struct { const char *a, *b; bool slip; } pairs[] = {
        {"P1234567", "P1234568", true}, {"P1234567", "Q1234567", true},
        {"P1234567", "P1243567", true}, {"P1234567", "1P234567", true},
        {"P1234567", "P1234576", true}, {"P1234567", "P1234567", false},
        {"P1234567", "P1243568", false}, {"P1234567", "P3214567", false},
        {"P1234567", "P123456", false}, {"P1234567", "P12345678", false},
        {"12345678", "21345687", false}, {"1", "2", true}, {"", "", false},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(pairs); i++) {
        tamiz_span a = tamiz_span_of(pairs[i].a), b = tamiz_span_of(pairs[i].b);
        assert_int_equal(tamiz_number_is_slip(a, b), pairs[i].slip);
        assert_int_equal(tamiz_number_is_slip(b, a), pairs[i].slip);
    }
}

TEST(a_slip_counts_with_a_name_beside_it_and_hardly_without) {
    // clang-format off
    static const struct { const char *name, *kind, *country, *number, *id, *reason; } asked[] = {
        {"Bruno Karlowitz", "passport", "jo", "P1234568", "n-1", "one character differs"},
        {"Bruno Karlowitz", "passport", NULL, "P1243567", "n-1", "two neighbours changed places"},
        {"Bruno Karlowitz", NULL, NULL, "O1234567", "n-1", "one character differs"},
        {"", "passport", "jo", "P1234568", "n-1", "one character differs"},
        {"Omar Farouk", "passport", "jo", "P1234568", NULL, "no name agrees"},
        {"Bruno Karlowitz", "passport", "iq", "P1234568", NULL, "another country"},
        {"Bruno Karlowitz", "tax", NULL, "P1234568", NULL, "another type"},
        {"Bruno Karlowitz", "passport", NULL, "P1234658", NULL, "two slips"},
        {"Blue Lantern", NULL, NULL, "BLTRAT23", NULL, "BICs are neighbours"},
        {"", "mmsi", NULL, "366123457", NULL, "so are MMSIs"},
        {"", "imo", NULL, "9074728", "n-3", "one character differs; the asked number fails its check"},
        {"", "imo", NULL, "9074792", "n-3", "two neighbours changed places; the asked number fails its check"},
        {"", "imo", NULL, "9074731", NULL, "two slips"},
        {"", NULL, NULL, "9074728", NULL, "too short, nobody says that it is an IMO number"},
        {"", "tax", "ru", "7707083894", "n-2", "one character differs; the asked number fails its check"},
        {"", "rfc", NULL, "HAMA680716AB3", "n-5", "one character differs"}, /* holds, but has no check digit */
        {"", "inn", NULL, "7707083894", "n-2", "one character differs; the asked number fails its check"},
    };
    // clang-format on
    tamiz_snapshot *s = forge(rows, COUNT(rows));
    for (size_t i = 0; i < COUNT(asked); i++) {
        tamiz_answer *answer = ask(s, asked[i].name, asked[i].kind,
                                   asked[i].country, asked[i].number);
        const tamiz_evidence *item = item_of(answer, "identifier-slip");
        if (!asked[i].id != !item)
            fail_msg("%s: %s", asked[i].number, asked[i].reason);
        if (item) {
            const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
            double sum = 0;
            for (size_t k = 0; k < hit->evidence_count; k++)
                sum += hit->evidence[k].contribution;
            assert_string_equal(hit->entity_id, asked[i].id);
            assert_true(hit->score < 1 && fabs(sum - hit->score) < 1e-9);
            assert_string_equal(item->reason, asked[i].reason);
        }
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
}

TEST(two_numbers_that_both_pass_their_check_are_no_slip_of_one_another) {
    static const row two[] = {
        {"c-1", "Company", "name", "Blue Lantern"},
        {"c-1", "Company", "innCode", "7707083830"},
        {"c-2", "Company", "name", "Red Lantern"},
        {"c-2", "Company", "innCode", "7707083830"},
    };
    /* The digit 0 stands for two remainders, so some changes pass. */
    tamiz_snapshot *s = forge(two, COUNT(two));
    char number[] = "7707083830";
    size_t held = 0;
    for (size_t i = 0; i + 1 < sizeof number - 1; i++)
        for (char c = '0'; c <= '9'; c++) {
            char asked[sizeof number];
            memcpy(asked, number, sizeof number);
            asked[i] = c;
            if (!strcmp(asked, number)) continue;
            bool holds =
                tamiz_identifier_check(TAMIZ_KIND_INN, tamiz_span_of(asked)) ==
                TAMIZ_CHECK_FITS;
            tamiz_answer *answer = ask(s, "", "inn", NULL, asked);
            assert_int_equal(tamiz_answer_count(answer), holds ? 0 : 2);
            held += holds;
            tamiz_answer_free(answer);
        }
    assert_true(held > 0);
    tamiz_snapshot_close(s);
}

TEST(a_better_name_keeps_its_score_and_gains_bits_by_the_slip) {
    tamiz_snapshot *s = forge(rows, COUNT(rows));
    tamiz_answer *plain = ask(s, "Benedikt Karlowitz", NULL, NULL, "-");
    tamiz_answer *slip =
        ask(s, "Benedikt Karlowitz", "passport", "jo", "P1234568");
    const tamiz_hit *before = tamiz_answer_hit(plain, 0);
    const tamiz_hit *after = tamiz_answer_hit(slip, 0);
    assert_true(before->score == 1 && after->score == 1);
    assert_true(fabs(after->odds_bits - before->odds_bits -
                     tamiz_odds_bits[TAMIZ_ODDS_number_slip]) < 1e-9);
    assert_int_equal(after->evidence_count, before->evidence_count + 1);
    assert_non_null(item_of(slip, "identifier-slip"));
    tamiz_answer_free(plain);
    tamiz_answer_free(slip);
    tamiz_snapshot_close(s);
}

/* ---- against every number -------------------------------------------------
 */

enum { PARTIES = 60, QUESTIONS = 3000, LETTERS = 8 };

/* Few digits, so that neighbours are many. */
static void draw(uint64_t *seed, char out[LETTERS + 1]) {
    for (size_t i = 0; i < LETTERS; i++)
        out[i] = (char)(i < 5 ? '7' : '0' + test_random(seed) % 4);
    out[LETTERS] = 0;
}

TEST(a_search_finds_what_looking_at_every_number_finds) {
    static char text[PARTIES][3][LETTERS + 8];
    static row many[3 * PARTIES];
    static const char *const props[] = {"passportNumber", "idNumber",
                                        "taxNumber"};
    uint64_t seed = 20261124;
    size_t found = 0;
    for (size_t i = 0; i < PARTIES; i++) {
        snprintf(text[i][0], sizeof text[i][0], "p-%zu", i);
        draw(&seed, text[i][1]);
        draw(&seed, text[i][2]);
        many[3 * i] = (row){text[i][0], "Person", "name", "Nobody"};
        for (size_t k = 1; k < 3; k++)
            many[3 * i + k] =
                (row){text[i][0], "Person", props[(i + k) % 3], text[i][k]};
    }
    tamiz_snapshot *s = forge(many, COUNT(many));
    tamiz_options all = tamiz_options_default();
    all.limit = UINT32_MAX;
    for (size_t i = 0; i < QUESTIONS; i++) {
        char number[LETTERS + 1];
        draw(&seed, number);
        tamiz_identifier id = {number, i % 4 ? props[i % 3] : NULL, NULL};
        tamiz_query query = {.name = i % 2 ? "" : "Nobody Inparticular",
                             .name_size = SIZE_MAX,
                             .ids = &id,
                             .id_count = 1};
        tamiz_answer *fast = NULL, *slow = NULL;
        all.exhaustive = false;
        assert_int_equal(tamiz_screen(s, &query, &all, &fast, NULL), TAMIZ_OK);
        all.exhaustive = true;
        assert_int_equal(tamiz_screen(s, &query, &all, &slow, NULL), TAMIZ_OK);
        assert_string_equal(tamiz_answer_json(fast, true),
                            tamiz_answer_json(slow, true));
        found += item_of(fast, "identifier-slip") != NULL;
        tamiz_answer_free(fast);
        tamiz_answer_free(slow);
    }
    assert_in_range(found, QUESTIONS / 4, QUESTIONS);
    tamiz_snapshot_close(s);
}
