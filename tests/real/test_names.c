/* SPDX-License-Identifier: Apache-2.0 */
/* What an analyst expects of names that everybody in the field knows, and of an
 * article in the news. */
#include "real.h"

#include <stdio.h>

static tamiz_answer *ask(const tamiz_snapshot *s, const char *name) {
    tamiz_query query = {.name = name, .name_size = SIZE_MAX};
    tamiz_answer *answer = NULL;
    tamiz_error err = {0};
    real_check(tamiz_screen(s, &query, NULL, &answer, &err), &err);
    return answer;
}

static void print_hits(const char *name, const tamiz_answer *answer) {
    for (size_t i = 0; i < tamiz_answer_count(answer); i++) {
        const tamiz_hit *hit = tamiz_answer_hit(answer, i);
        print_message("%s: %s %.4f %s\n", name, hit->entity_id, hit->score,
                      hit->name);
    }
}

TEST(the_party_that_everybody_means_is_the_first_hit) {
    // clang-format off
    static const struct {
        const char *name, *id; double least, most; const char *why;
    } rows[] = {
        {"Nicolas Maduro", "ofac-22790", 0.80, 0.99, "MADURO MOROS, Nicolas: a surname left out"},
        {"Joaquin Guzman Loera", "ofac-6861", 1, 1, "GUZMAN LOERA, Joaquin"},
        {"Usama bin Ladin", "ofac-6365", 1, 1, "BIN LADIN, Usama"},
        {"Osama bin Laden", "ofac-6365", 0.85, 1, "as the news write it"},
        {"Владимир Путин", "ofac-35096", 0.70, 1, "PUTIN, Vladimir Vladimirovich"},
        {"ALQAEDA", "ofac-6366", 0.85, 1, "AL QA'IDA and its aliases"},
    };
    // clang-format on
    tamiz_snapshot *s = real_snapshot(REAL_OFAC | REAL_CARTELS, 1, 0);
    size_t bad = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_answer *answer = ask(s, rows[i].name);
        const tamiz_hit *hit = tamiz_answer_hit(answer, 0);
        if (!hit || strcmp(hit->entity_id, rows[i].id) ||
            hit->score < rows[i].least || hit->score > rows[i].most) {
            print_error("%s (%s)\n", rows[i].name, rows[i].why);
            print_hits(rows[i].name, answer);
            bad++;
        }
        tamiz_answer_free(answer);
    }
    tamiz_snapshot_close(s);
    assert_int_equal(bad, 0);
}

TEST(two_ways_of_writing_one_legal_form_are_one_name) {
    tamiz_answer *answer = NULL;
    tamiz_error err = {0};
    real_check(tamiz_compare("SIS d.o.o.", "SIS DOO", "Company", &answer, &err),
               &err);
    assert_true(tamiz_answer_hit(answer, 0)->score == 1.0);
    tamiz_answer_free(answer);
}

/* ---- the article ------------------------------------------------------- */

static tamiz_span read_article(tamiz_map *map) {
    const char *path = test_shared("data/articles/000_558003ef423183ca.txt");
    tamiz_error err = {0};
    real_check(tamiz_map_open(map, path, &err), &err);
    return map->bytes;
}

/* One expected mention: the n-th place of the text, and who it is. */
typedef struct expected {
    const char *text;
    size_t nth;
    const char *id;
} expected;

static size_t place_of(tamiz_span article, const expected *want) {
    size_t at = 0;
    for (size_t n = 0; n <= want->nth; n++) {
        size_t found = tamiz_span_find(tamiz_span_from(article, at),
                                       tamiz_span_of(want->text));
        assert_true(found != SIZE_MAX);
        at += found + 1;
    }
    return at - 1;
}

/* Whether the party is among the hits that score as much as the first: two
 * lists may hold one name, and which of them comes first says nothing. */
static bool is_on_top(const tamiz_answer *answer, const char *id) {
    for (size_t i = 0; i < tamiz_answer_count(answer); i++) {
        const tamiz_hit *hit = tamiz_answer_hit(answer, i);
        if (hit->score < tamiz_answer_hit(answer, 0)->score) return false;
        if (!strcmp(hit->entity_id, id)) return true;
    }
    return false;
}

static void check_article(unsigned lists, const expected *rows, size_t count) {
    tamiz_map map;
    tamiz_span article = read_article(&map);
    tamiz_snapshot *s = real_snapshot(lists, 1, 0);
    tamiz_document *d = NULL;
    tamiz_error err = {0};
    real_check(
        tamiz_scan(s, "article", article.data, article.size, NULL, &d, &err),
        &err);
    for (size_t i = 0; i < tamiz_document_mention_count(d); i++) {
        const tamiz_mention *m = tamiz_document_mention(d, i);
        const tamiz_hit *hit = tamiz_answer_hit(m->answer, 0);
        print_message("%.*s: %s %.4f %s\n", (int)(m->end - m->start),
                      article.data + m->start, hit->entity_id, hit->score,
                      hit->name);
    }
    assert_int_equal(tamiz_document_mention_count(d), count);
    for (size_t i = 0; i < count; i++) {
        const tamiz_mention *m = tamiz_document_mention(d, i);
        size_t start = place_of(article, &rows[i]);
        assert_int_equal(m->start, start);
        assert_int_equal(m->end, start + strlen(rows[i].text));
        assert_true(m->sentence_start <= start && m->sentence_end >= m->end);
        assert_true(is_on_top(m->answer, rows[i].id));
    }
    tamiz_document_free(d);
    tamiz_snapshot_close(s);
    tamiz_map_close(&map);
}

/* All other capitalised names of it (Sheinbaum, Rubio, Kelly, Trump, Reuters,
 * New York Post) are nobody on these lists. */
TEST(the_article_names_four_times_a_group_of_the_built_in_list) {
    static const expected rows[] = {
        {"Tren de Aragua", 0, "tamiz-tren-de-aragua"},
        {"Sinaloa Cartel", 0, "tamiz-cartel-de-sinaloa"},
        {"Cartel of the Suns", 0, "tamiz-cartel-de-los-soles"},
        {"Cartel of the Suns", 1, "tamiz-cartel-de-los-soles"},
    };
    check_article(REAL_CARTELS, rows, COUNT(rows));
}

TEST(with_the_list_of_ofac_it_names_a_president_too) {
    static const expected rows[] = {
        {"Tren de Aragua", 0, "tamiz-tren-de-aragua"},
        {"Sinaloa Cartel", 0, "ofac-11440"}, /* on both lists: the older */
        {"Cartel of the Suns", 0, "tamiz-cartel-de-los-soles"},
        {"Nicolas Maduro", 0, "ofac-22790"},
        {"Cartel of the Suns", 1, "tamiz-cartel-de-los-soles"},
    };
    check_article(REAL_OFAC | REAL_CARTELS, rows, COUNT(rows));
}
