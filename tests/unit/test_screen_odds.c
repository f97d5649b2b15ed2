/* SPDX-License-Identifier: Apache-2.0 */
/* Bits order the hits and decide none. The lists are invented: a hundred names
 * of which one word is in every one, and words that one name has alone. */
#include "test.h"

#include "base_buffer.h"
#include "entity_dataset.h"
#include "entity_schema.h"
#include "index_forge.h"
#include "index_snapshot.h"
#include "screen_odds.h"
#include "tamiz.h"

#include <math.h>
#include <stdio.h>

static void put(tamiz_dataset *data, const char *id, const char *name) {
    tamiz_sink sink = tamiz_dataset_sink(data);
    tamiz_statement s = {
        .entity = tamiz_span_of(id),
        .schema = tamiz_schema_find(tamiz_span_of("Person")),
        .prop = tamiz_prop_find(tamiz_span_of("name")),
        .value = tamiz_span_of(name),
        .lang = tamiz_span_of(""),
        .record = tamiz_span_of("odds.csv:1"),
    };
    assert_int_equal(sink.put(sink.context, &s, NULL), TAMIZ_OK);
}

enum { FILLERS = 50 };

/* "Karim Aziz" is one of many Karims and Azizes, "Karlowitz" alone of its
 * kind; each filler has a word of its own. */
static void put_all(tamiz_dataset *data) {
    put(data, "odds-rare", "Benedikt Karlowitz");
    put(data, "odds-rare", "Karlowitz, Benno");
    put(data, "odds-common", "Karim Aziz");
    for (int i = 0; i < FILLERS; i++) {
        char id[32], name[64];
        snprintf(id, sizeof id, "odds-k%d", i);
        snprintf(name, sizeof name, "Karim Tol%cmo%ck", 'a' + i % 25,
                 'b' + i / 25);
        put(data, id, name);
        snprintf(id, sizeof id, "odds-a%d", i);
        snprintf(name, sizeof name, "Ruf%cmo%cl Aziz", 'a' + i % 25,
                 'b' + i / 25);
        put(data, id, name);
    }
}

static tamiz_snapshot *forge(void) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_meta meta = {.id = "odds",
                            .title = "",
                            .issuer = "",
                            .published = "",
                            .fetched = "",
                            .source = "",
                            .sha256 = ""};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *s = NULL;
    assert_int_equal(tamiz_dataset_begin(&data, &meta, NULL), TAMIZ_OK);
    put_all(&data);
    assert_int_equal(tamiz_index_forge(&data, &bytes, NULL, NULL, NULL),
                     TAMIZ_OK);
    tamiz_dataset_clear(&data);
    assert_int_equal(tamiz_snapshot_adopt(&bytes, &s, NULL), TAMIZ_OK);
    return s;
}

/* Bits of the party's hit; it must be one. */
static double bits_of(const tamiz_snapshot *s, const char *name, const char *id,
                      double *score) {
    tamiz_query query = {.name = name, .name_size = SIZE_MAX};
    tamiz_answer *answer = NULL;
    double bits = NAN;
    assert_int_equal(tamiz_screen(s, &query, NULL, &answer, NULL), TAMIZ_OK);
    for (size_t i = 0; i < tamiz_answer_count(answer); i++) {
        const tamiz_hit *hit = tamiz_answer_hit(answer, i);
        if (strcmp(hit->entity_id, id) != 0) continue;
        bits = hit->odds_bits;
        *score = hit->score;
        assert_true(fabs(hit->probability - tamiz_odds_probability(bits)) <
                    1e-12);
    }
    tamiz_answer_free(answer);
    if (isnan(bits)) fail_msg("%s is no hit for %s", id, name);
    return bits;
}

TEST(an_exact_rare_name_tells_more_than_a_common_one_and_that_than_a_like_one) {
    tamiz_snapshot *s = forge();
    double rare, common, like;
    double most = bits_of(s, "Benedikt Karlowitz", "odds-rare", &rare);
    double middle = bits_of(s, "Karim Aziz", "odds-common", &common);
    double least = bits_of(s, "Karem Azis", "odds-common", &like);
    assert_true(rare == 1 && common == 1 && like < 1 && like >= 0.7);
    if (!(most > middle && middle > least))
        fail_msg("rare %g, common %g, like %g bits", most, middle, least);
    tamiz_snapshot_close(s);
}

/* The name's number in the snapshot. */
static uint32_t name_of(const tamiz_snapshot *s, const char *text) {
    for (uint32_t i = 0; i < s->name_count; i++)
        if (!strcmp(s->text + s->names[i].text, text)) return i;
    fail_msg("%s is not there", text);
    return 0;
}

TEST(rarity_is_one_name_in_how_many_of_the_other_parties) {
    tamiz_snapshot *s = forge();
    uint32_t common = name_of(s, "Karim Aziz");
    uint32_t rare = name_of(s, "Benedikt Karlowitz");
    assert_int_equal(s->name_count, 3 + 2 * FILLERS);
    /* Fifty of the 102 other names are of a Karim. */
    double karim = log2((s->name_count - 1 + 1.0) / (FILLERS + 1));
    assert_true(fabs(tamiz_odds_rarity(s, common, 0) - karim) < 1e-12);
    assert_true(fabs(tamiz_odds_rarity(s, common, 1) - karim) < 1e-12);
    /* No other party is a Karlowitz; that its own second name is one too makes
     * the word no commoner. */
    double alone = log2(s->name_count - 2 + 1.0);
    assert_true(fabs(tamiz_odds_rarity(s, rare, 1) - alone) < 1e-12);
    tamiz_snapshot_close(s);
}

TEST(the_table_of_bits_is_as_data_odds_has_it) {
    assert_string_equal(tamiz_odds_names[TAMIZ_ODDS_prior], "prior");
    assert_string_equal(tamiz_odds_names[TAMIZ_ODDS_rarity], "rarity");
    assert_true(TAMIZ_ODDS_FITTED > 0 && TAMIZ_ODDS_FITTED < TAMIZ_ODDS_COUNT);
    /* The fitted ones come first, what is judged behind them. */
    assert_true(TAMIZ_ODDS_acronym < TAMIZ_ODDS_FITTED);
    assert_true(TAMIZ_ODDS_year_agrees >= TAMIZ_ODDS_FITTED);
    /* Signs as the meanings have them. */
    assert_true(tamiz_odds_bits[TAMIZ_ODDS_rarity] > 0);
    assert_true(tamiz_odds_bits[TAMIZ_ODDS_gap] < 0);
    assert_true(tamiz_odds_bits[TAMIZ_ODDS_conflict] < 0);
    assert_true(tamiz_odds_bits[TAMIZ_ODDS_day_agrees] > 0);
    assert_true(tamiz_odds_bits[TAMIZ_ODDS_year_differs] < 0);
    for (size_t i = 0; i < TAMIZ_ODDS_COUNT; i++)
        assert_true(tamiz_odds_names[i][0] && isfinite(tamiz_odds_bits[i]));
}
