/* SPDX-License-Identifier: Apache-2.0 */
/* The second half of learning: which of the lessons are to be believed. All of
 * it is sorting and counting; texts stand for words, and ties are settled by
 * the words themselves. */
#include "index_learn.h"

#include "name_edit.h"

enum { LONGEST = 64 }; /* letters of words that are compared */

/* What is known of one word. */
typedef struct word {
    uint32_t text;
    uint32_t holders;  /* parties with several names that hold it */
    uint32_t open;     /* parties and pairs in which it was left over */
    uint32_t variants; /* words that it is believed to be a variant of */
    uint32_t group;    /* 0 = none */
    uint32_t count;    /* of the pair that brought it there */
    uint32_t head;     /* number of a word */
} word;

/* What is known of one pair; a and b are numbers of words. */
typedef struct couple {
    uint32_t a, b;
    uint32_t parties;   /* that teach it */
    uint32_t witnesses; /* the same, parties of the same words counted once */
} couple;

typedef struct learner {
    const char *text;
    tamiz_buffer lessons, holders;
    tamiz_buffer words;   /* word, by text */
    tamiz_buffer couples; /* couple */
    uint64_t all;         /* parties of all couples */
} learner;

static word *words_of(const learner *l) {
    return (word *)(void *)l->words.data;
}

static tamiz_span text_of(const learner *l, uint32_t number) {
    return tamiz_span_of(l->text + words_of(l)[number].text);
}

static void sort(tamiz_buffer *buffer, size_t size,
                 int (*order)(const void *, const void *)) {
    if (buffer->size) qsort(buffer->data, buffer->size / size, size, order);
}

/* ---- counting ---------------------------------------------------------- */

static int by_number(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

static int order_of_holders(const void *x, const void *y) {
    const tamiz_holder *p = x, *q = y;
    int order = by_number(p->word, q->word);
    return order ? order : by_number(p->entity, q->entity);
}

static void count_words(learner *l) {
    sort(&l->holders, sizeof(tamiz_holder), order_of_holders);
    const tamiz_holder *all =
        (const tamiz_holder *)(const void *)l->holders.data;
    size_t count = l->holders.size / sizeof *all;
    for (size_t i = 0; i < count;) {
        word fresh = {.text = all[i].word};
        for (size_t from = i; i < count && all[i].word == fresh.text; i++)
            fresh.holders += i == from || all[i].entity != all[i - 1].entity;
        tamiz_buffer_add(&l->words, &fresh, sizeof fresh);
    }
}

/* The number of a word, which was counted. */
static uint32_t number_of(const learner *l, uint32_t text) {
    const word *words = words_of(l);
    uint32_t low = 0, high = (uint32_t)(l->words.size / sizeof *words);
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (words[mid].text < text)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static int order_of_pairs(const tamiz_lesson *p, const tamiz_lesson *q) {
    int order = by_number(p->a, q->a);
    return order ? order : by_number(p->b, q->b);
}

static int order_by_context(const void *x, const void *y) {
    const tamiz_lesson *p = x, *q = y;
    int order = order_of_pairs(p, q);
    if (!order) order = by_number(p->context, q->context);
    return order ? order : by_number(p->entity, q->entity);
}

static int order_by_entity(const void *x, const void *y) {
    const tamiz_lesson *p = x, *q = y;
    int order = order_of_pairs(p, q);
    if (!order) order = by_number(p->entity, q->entity);
    return order ? order : by_number(p->context, q->context);
}

/* Parties of one name are often one party: only the first of them counts. */
static void mark_shared(learner *l) {
    sort(&l->lessons, sizeof(tamiz_lesson), order_by_context);
    tamiz_lesson *all = (tamiz_lesson *)(void *)l->lessons.data;
    size_t count = l->lessons.size / sizeof *all, first = 0;
    for (size_t i = 1; i < count; i++) {
        if (order_of_pairs(&all[i], &all[first]) ||
            all[i].context != all[first].context)
            first = i;
        all[i].shared = all[i].entity != all[first].entity;
    }
}

static void count_couple(learner *l, const tamiz_lesson *all, size_t count) {
    couple c = {number_of(l, all[0].a), number_of(l, all[0].b), 0, 0};
    for (size_t i = 0; i < count;) {
        bool shared = false;
        size_t k = i;
        for (; k < count && all[k].entity == all[i].entity; k++)
            shared |= all[k].shared;
        c.parties++;
        c.witnesses += !shared;
        i = k;
    }
    l->all += c.parties;
    words_of(l)[c.a].open += c.parties;
    words_of(l)[c.b].open += c.parties;
    tamiz_buffer_add(&l->couples, &c, sizeof c);
}

static void count_couples(learner *l) {
    mark_shared(l);
    sort(&l->lessons, sizeof(tamiz_lesson), order_by_entity);
    const tamiz_lesson *all =
        (const tamiz_lesson *)(const void *)l->lessons.data;
    size_t count = l->lessons.size / sizeof *all;
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        while (end < count && !order_of_pairs(&all[i], &all[end])) end++;
        count_couple(l, all + i, end - i);
        i = end;
    }
}

/* ---- believing --------------------------------------------------------- */

static double share_of(const learner *l, const couple *c) {
    const word *words = words_of(l);
    uint32_t a = words[c->a].holders, b = words[c->b].holders;
    return (double)c->parties / (a < b ? a : b);
}

/* Half of the letters agree, or nearly. */
static bool are_alike(tamiz_span a, tamiz_span b) {
    unsigned size = (unsigned)(a.size > b.size ? a.size : b.size);
    unsigned most = (size + 1) / 2;
    return size <= LONGEST && tamiz_name_edits(a, b, most) <= most;
}

static bool is_believed(const learner *l, const couple *c) {
    const word *words = words_of(l);
    bool alike = are_alike(text_of(l, c->a), text_of(l, c->b));
    bool often = c->witnesses >= TAMIZ_LEARN_LEAST &&
                 share_of(l, c) >= TAMIZ_LEARN_SHARE;
    bool twice = alike && c->witnesses + 1 >= TAMIZ_LEARN_LEAST &&
                 share_of(l, c) >= TAMIZ_LEARN_SHARE_ALIKE;
    double others = (double)(l->all - c->parties) + 1;
    double chance = (double)(words[c->a].open - c->parties) *
                    (double)(words[c->b].open - c->parties) / others;
    return (often || twice) && (double)c->parties >= TAMIZ_LEARN_LIFT * chance;
}

static void keep_believed(learner *l) {
    couple *all = (couple *)(void *)l->couples.data;
    size_t kept = 0;
    for (size_t i = 0; i < l->couples.size / sizeof *all; i++)
        if (is_believed(l, &all[i])) all[kept++] = all[i];
    for (size_t i = 0; i < kept; i++) {
        words_of(l)[all[i].a].variants++;
        words_of(l)[all[i].b].variants++;
    }
    l->couples.size = kept * sizeof *all;
}

/* ---- grouping ---------------------------------------------------------- */

/* A couple with what its place in the order depends on. */
typedef struct ranked {
    couple pair;
    double share;
    uint32_t variants; /* of the head */
    tamiz_span head, other;
} ranked;

static int order_of_ranks(const void *x, const void *y) {
    const ranked *p = x, *q = y;
    if (p->pair.witnesses != q->pair.witnesses)
        return p->pair.witnesses > q->pair.witnesses ? -1 : 1;
    if (p->share != q->share) return p->share > q->share ? -1 : 1;
    if (p->variants != q->variants) return p->variants > q->variants ? -1 : 1;
    int order = tamiz_span_order(p->head, q->head);
    return order ? order : tamiz_span_order(p->other, q->other);
}

/* Whether b would be the head rather than a. */
static bool heads(const learner *l, uint32_t b, uint32_t a) {
    const word *x = &words_of(l)[a], *y = &words_of(l)[b];
    if (x->variants != y->variants) return y->variants > x->variants;
    if (x->holders != y->holders) return y->holders > x->holders;
    return tamiz_span_order(text_of(l, b), text_of(l, a)) < 0;
}

/* The head first. */
static ranked rank_of(const learner *l, couple pair) {
    bool turn = heads(l, pair.b, pair.a);
    couple turned = {turn ? pair.b : pair.a, turn ? pair.a : pair.b,
                     pair.parties, pair.witnesses};
    return (ranked){turned, share_of(l, &pair), words_of(l)[turned.a].variants,
                    text_of(l, turned.a), text_of(l, turned.b)};
}

static void join(word *member, const word *group, uint32_t head,
                 uint32_t count) {
    member->group = group->group;
    member->head = head;
    member->count = count;
}

/* Puts a couple into a group; sizes[] by group. */
static void take_couple(learner *l, const couple *c, uint32_t *sizes,
                        uint32_t *groups) {
    word *words = words_of(l);
    word *a = &words[c->a], *b = &words[c->b];
    if (!a->group && !b->group) {
        if (*groups == UINT16_MAX) return; /* all that a unit can tell apart */
        a->group = ++*groups;
        join(a, a, c->a, c->witnesses);
        join(b, a, c->a, c->witnesses);
        sizes[a->group] = 2;
    } else if (!b->group && a->head == c->a &&
               sizes[a->group] < TAMIZ_LEARN_GROUP) {
        join(b, a, c->a, c->witnesses);
        sizes[a->group]++;
    } else if (!a->group && b->head == c->b &&
               sizes[b->group] < TAMIZ_LEARN_GROUP) {
        join(a, b, c->b, c->witnesses);
        sizes[b->group]++;
    }
}

static bool group_couples(learner *l) {
    const couple *all = (const couple *)(const void *)l->couples.data;
    size_t count = l->couples.size / sizeof *all;
    ranked *ranks = malloc((count + 1) * sizeof *ranks);
    uint32_t *sizes = calloc(count + 2, sizeof *sizes), groups = 0;
    if (ranks && sizes) {
        for (size_t i = 0; i < count; i++) ranks[i] = rank_of(l, all[i]);
        qsort(ranks, count, sizeof *ranks, order_of_ranks);
        for (size_t i = 0; i < count; i++)
            take_couple(l, &ranks[i].pair, sizes, &groups);
    }
    bool fine = ranks && sizes;
    free(ranks);
    free(sizes);
    return fine;
}

/* ---- what comes out ---------------------------------------------------- */

static int order_of_texts(const void *x, const void *y) {
    const ranked *p = x, *q = y;
    return tamiz_span_order(p->head, q->head);
}

static bool write_groups(learner *l, tamiz_buffer *out) {
    const word *words = words_of(l);
    tamiz_buffer members = {0};
    for (uint32_t i = 0; i < l->words.size / sizeof *words; i++) {
        if (!words[i].group) continue;
        ranked member = {.pair = {.a = i}, .head = text_of(l, i)};
        tamiz_buffer_add(&members, &member, sizeof member);
    }
    bool fine = !members.failed;
    sort(&members, sizeof(ranked), order_of_texts);
    const ranked *sorted = (const ranked *)(const void *)members.data;
    for (size_t i = 0; i < members.size / sizeof *sorted; i++) {
        const word *w = &words[sorted[i].pair.a];
        tamiz_learnt_record record = {
            .word = w->text,
            .head = words[w->head].text,
            .variant = w->group,
            .count = w->count,
        };
        tamiz_buffer_add(out, &record, sizeof record);
    }
    tamiz_buffer_clear(&members);
    return fine && !out->failed;
}

static bool learn(learner *l, tamiz_buffer *out) {
    count_words(l);
    if (l->words.failed) return false;
    count_couples(l);
    if (l->couples.failed) return false;
    keep_believed(l);
    return group_couples(l) && write_groups(l, out);
}

tamiz_code tamiz_learn(const tamiz_snapshot *names, tamiz_buffer *out,
                       tamiz_error *err) {
    learner l = {.text = names->text};
    tamiz_code code = tamiz_learn_collect(names, &l.lessons, &l.holders, err);
    if (!code && !learn(&l, out)) code = tamiz_fail_memory(err, "variants");
    tamiz_buffer_clear(&l.lessons);
    tamiz_buffer_clear(&l.holders);
    tamiz_buffer_clear(&l.words);
    tamiz_buffer_clear(&l.couples);
    return code;
}
