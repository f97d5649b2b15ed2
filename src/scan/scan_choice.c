/* SPDX-License-Identifier: Apache-2.0 */
/* The windows that wait are a heap at the front of the array, those that stay
 * lie at its end: each was taken out of the heap, so there is room. */
#include "scan_choice.h"

#include "base_error.h"

#include <stdlib.h>

typedef struct chooser {
    tamiz_choice *all;
    size_t waiting; /* all[0..waiting) */
    size_t stay;    /* all[stay..count) */
    bool *taken;    /* words of those that stay */
} chooser;

static bool is_before(const tamiz_choice *p, const tamiz_choice *q) {
    if (p->score != q->score) return p->score > q->score;
    size_t a = p->last - p->first, b = q->last - q->first;
    return a != b ? a > b : p->first < q->first;
}

static void swap(tamiz_choice *p, tamiz_choice *q) {
    tamiz_choice other = *p;
    *p = *q;
    *q = other;
}

static void sink(chooser *c, size_t at) {
    for (;;) {
        size_t best = at, child = 2 * at + 1;
        for (size_t i = child; i < child + 2 && i < c->waiting; i++)
            if (is_before(&c->all[i], &c->all[best])) best = i;
        if (best == at) return;
        swap(&c->all[at], &c->all[best]);
        at = best;
    }
}

static void put(chooser *c, const tamiz_choice *choice) {
    size_t at = c->waiting++;
    c->all[at] = *choice;
    while (at && is_before(&c->all[at], &c->all[(at - 1) / 2])) {
        swap(&c->all[at], &c->all[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
}

static tamiz_choice take(chooser *c) {
    tamiz_choice first = c->all[0];
    c->all[0] = c->all[--c->waiting];
    sink(c, 0);
    return first;
}

static bool is_free(const chooser *c, const tamiz_choice *choice) {
    for (size_t i = choice->first; i <= choice->last; i++)
        if (c->taken[i]) return false;
    return true;
}

static void keep(chooser *c, const tamiz_choice *choice) {
    c->all[--c->stay] = *choice;
    for (size_t i = choice->first; i <= choice->last; i++) c->taken[i] = true;
}

/* It stays when it scores what it waited with, and waits again when it scores
 * less. */
static tamiz_code take_turn(chooser *c, tamiz_choice *choice,
                            tamiz_choice_ask *ask, void *context,
                            tamiz_error *err) {
    double most = choice->score;
    tamiz_code code = ask(context, choice, err);
    if (code || choice->score <= 0) return code;
    if (choice->answer && choice->score >= most)
        keep(c, choice);
    else
        put(c, choice);
    return TAMIZ_OK;
}

static tamiz_code choose(chooser *c, tamiz_choice_ask *ask, void *context,
                         tamiz_error *err) {
    while (c->waiting) {
        tamiz_choice next = take(c);
        tamiz_code code = TAMIZ_OK;
        if (!is_free(c, &next))
            tamiz_answer_free(next.answer);
        else if (next.answer)
            keep(c, &next);
        else
            code = take_turn(c, &next, ask, context, err);
        if (code) return code;
    }
    return TAMIZ_OK;
}

static int order_of_places(const void *x, const void *y) {
    const tamiz_choice *p = x, *q = y;
    return (p->first > q->first) - (p->first < q->first);
}

static void free_answers(const tamiz_choice *choices, size_t count) {
    for (size_t i = 0; i < count; i++) tamiz_answer_free(choices[i].answer);
}

tamiz_code tamiz_choose(tamiz_buffer *choices, size_t words, tamiz_arena *arena,
                        tamiz_choice_ask *ask, void *context,
                        tamiz_error *err) {
    size_t count = choices->size / sizeof(tamiz_choice);
    if (!count) return TAMIZ_OK;
    chooser c = {.all = (tamiz_choice *)(void *)choices->data,
                 .waiting = count,
                 .stay = count,
                 .taken = tamiz_arena_array(arena, words, sizeof(bool))};
    if (!c.taken) {
        tamiz_choices_reset(choices);
        return tamiz_fail_memory(err, "windows of a text");
    }
    for (size_t i = count / 2; i > 0; i--) sink(&c, i - 1);
    tamiz_code code = choose(&c, ask, context, err);
    size_t kept = count - c.stay;
    if (code) {
        free_answers(c.all, c.waiting);
        free_answers(c.all + c.stay, kept);
        tamiz_buffer_reset(choices);
        return code;
    }
    qsort(c.all + c.stay, kept, sizeof *c.all, order_of_places);
    memmove(c.all, c.all + c.stay, kept * sizeof *c.all);
    choices->size = kept * sizeof *c.all;
    return TAMIZ_OK;
}

void tamiz_choices_reset(tamiz_buffer *choices) {
    free_answers((const tamiz_choice *)(const void *)choices->data,
                 choices->size / sizeof(tamiz_choice));
    tamiz_buffer_reset(choices);
}
