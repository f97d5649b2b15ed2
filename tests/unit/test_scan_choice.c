/* SPDX-License-Identifier: Apache-2.0 */
/* Windows that are looked at, and asked for, in their turn: the same stay as
 * when all are asked first. */
#include "test.h"

#include "scan_choice.h"
#include "screen_answer.h"

#include <stdio.h>

enum { WORDS = 12, WINDOWS = 40, ROUNDS = 20000 };

/* What there is to be found out. */
typedef struct game {
    struct window {
        size_t first, last;
        double most, score; /* 0 = no mention */
    } windows[WINDOWS];
    size_t count, asked;
    size_t fail_at; /* the question that fails; SIZE_MAX = none */
} game;

static struct window *window_of(game *g, const tamiz_choice *choice) {
    for (size_t i = 0; i < g->count; i++)
        if (g->windows[i].first == choice->first &&
            g->windows[i].last == choice->last)
            return &g->windows[i];
    fail_msg("a window that nobody put in");
    return NULL;
}

static tamiz_code ask(void *context, tamiz_choice *choice, tamiz_error *err) {
    game *g = context;
    const struct window *w = window_of(g, choice);
    if (!choice->looked) {
        choice->looked = true;
        choice->score = w->most;
        if (w->most < 1) return TAMIZ_OK;
    }
    assert_null(choice->answer);
    if (g->asked++ == g->fail_at)
        return tamiz_fail(err, TAMIZ_NO_MEMORY, "x", "as asked for");
    choice->score = w->score;
    if (w->score > 0) choice->answer = calloc(1, sizeof *choice->answer);
    return TAMIZ_OK;
}

static bool is_there(const game *g, size_t first, size_t last) {
    for (size_t i = 0; i < g->count; i++)
        if (g->windows[i].first == first && g->windows[i].last == last)
            return true;
    return false;
}

/* Few scores, so that many are equal. */
static void deal(game *g, uint64_t *seed) {
    static const double scores[] = {0, 0.8, 0.9, 1};
    *g = (game){.fail_at = SIZE_MAX};
    size_t want = test_random(seed) % WINDOWS;
    for (size_t i = 0; i < want; i++) {
        size_t first = test_random(seed) % WORDS;
        size_t last = first + test_random(seed) % 4;
        if (last >= WORDS || is_there(g, first, last)) continue;
        struct window *w = &g->windows[g->count++];
        size_t most = test_random(seed) % COUNT(scores);
        w->first = first;
        w->last = last;
        w->most = scores[most];
        w->score = scores[test_random(seed) % (most + 1)];
    }
}

static void put_in(const game *g, tamiz_buffer *choices) {
    tamiz_buffer_reset(choices);
    for (size_t i = 0; i < g->count; i++) {
        tamiz_choice choice = {.first = g->windows[i].first,
                               .last = g->windows[i].last,
                               .score = 1};
        tamiz_buffer_add(choices, &choice, sizeof choice);
    }
    assert_false(choices->failed);
}

static bool is_better(const struct window *a, const struct window *b) {
    size_t x = a->last - a->first, y = b->last - b->first;
    if (a->score != b->score) return a->score > b->score;
    return x != y ? x > y : a->first < b->first;
}

/* The slow way: of all that are mentions the best one, and so on. Marks the
 * words of those that stay with one more than their last word. */
static void choose_slowly(const game *g, size_t stays[WORDS]) {
    bool taken[WORDS] = {false};
    memset(stays, 0, WORDS * sizeof *stays);
    for (;;) {
        const struct window *best = NULL;
        for (size_t i = 0; i < g->count; i++) {
            const struct window *w = &g->windows[i];
            bool is_free = w->score > 0;
            for (size_t k = w->first; k <= w->last; k++) is_free &= !taken[k];
            if (is_free && (!best || is_better(w, best))) best = w;
        }
        if (!best) return;
        for (size_t k = best->first; k <= best->last; k++) taken[k] = true;
        stays[best->first] = best->last + 1;
    }
}

static void check(const tamiz_buffer *choices, const size_t stays[WORDS],
                  game *g) {
    const tamiz_choice *kept = (const void *)choices->data;
    size_t count = choices->size / sizeof *kept, expected = 0;
    for (size_t i = 0; i < WORDS; i++) expected += stays[i] > 0;
    assert_int_equal(count, expected);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(stays[kept[i].first], kept[i].last + 1);
        assert_non_null(kept[i].answer);
        assert_true(kept[i].score == window_of(g, &kept[i])->score);
        if (i) assert_true(kept[i].first > kept[i - 1].last);
    }
}

TEST(those_stay_that_stay_when_all_are_asked) {
    uint64_t seed = 1;
    size_t windows = 0, asked = 0;
    tamiz_buffer choices = {0};
    tamiz_arena arena = {0};
    for (size_t round = 0; round < ROUNDS; round++) {
        game g;
        size_t stays[WORDS];
        deal(&g, &seed);
        put_in(&g, &choices);
        choose_slowly(&g, stays);
        assert_int_equal(tamiz_choose(&choices, WORDS, &arena, ask, &g, NULL),
                         TAMIZ_OK);
        check(&choices, stays, &g);
        tamiz_choices_reset(&choices);
        tamiz_arena_reset(&arena);
        windows += g.count;
        asked += g.asked;
    }
    print_message("%zu windows, %zu asked for\n", windows, asked);
    assert_true(asked < windows / 2);
    tamiz_buffer_clear(&choices);
    tamiz_arena_clear(&arena);
}

TEST(a_question_that_fails_leaves_nothing) {
    uint64_t seed = 2;
    tamiz_buffer choices = {0};
    tamiz_arena arena = {0};
    for (size_t round = 0; round < 200; round++) {
        game g;
        tamiz_error err = {0};
        deal(&g, &seed);
        g.fail_at = round % 7;
        put_in(&g, &choices);
        tamiz_code code = tamiz_choose(&choices, WORDS, &arena, ask, &g, &err);
        assert_int_equal(code,
                         g.asked > g.fail_at ? TAMIZ_NO_MEMORY : TAMIZ_OK);
        if (code) assert_int_equal(choices.size, 0);
        tamiz_choices_reset(&choices);
    }
    tamiz_buffer_clear(&choices);
    tamiz_arena_clear(&arena);
}
