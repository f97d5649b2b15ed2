/* SPDX-License-Identifier: Apache-2.0 */
#include "eval_case.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool make_room(eval_set *set) {
    if (set->count < set->room) return true;
    size_t room = set->room ? 2 * set->room : 256;
    if (room > SIZE_MAX / sizeof *set->cases) return false;
    eval_case *more = realloc(set->cases, room * sizeof *more);
    if (!more) return false;
    set->cases = more;
    set->room = room;
    return true;
}

/* Appends the text and its NUL at *at; returns where it stands. */
static const char *put(char **at, const char *text) {
    size_t size = strlen(text) + 1;
    char *start = *at;
    memcpy(start, text, size);
    *at += size;
    return start;
}

bool eval_add(eval_set *set, const eval_case *from) {
    if (!make_room(set)) return false;
    char *at = malloc(strlen(from->group) + strlen(from->schema) +
                      strlen(from->name1) + strlen(from->name2) + 4);
    if (!at) return false;
    eval_case *to = &set->cases[set->count++];
    *to = *from;
    to->group = put(&at, from->group);
    to->schema = put(&at, from->schema);
    to->name1 = put(&at, from->name1);
    to->name2 = put(&at, from->name2);
    return true;
}

void eval_clear(eval_set *set) {
    for (size_t i = 0; i < set->count; i++) free((char *)set->cases[i].group);
    free(set->cases);
    *set = (eval_set){0};
}

/* ---- orders ------------------------------------------------------------ */

static int by_line(const eval_case *a, const eval_case *b) {
    return (a->line > b->line) - (a->line < b->line);
}

static int by_score(const void *x, const void *y) {
    const eval_case *a = x, *b = y;
    int order = (a->score < b->score) - (a->score > b->score);
    return order ? order : by_line(a, b);
}

static int by_group(const void *x, const void *y) {
    const eval_case *a = x, *b = y;
    int order = strcmp(a->group, b->group);
    return order ? order : by_line(a, b);
}

void eval_sort_scores(eval_set *set) {
    if (set->count) qsort(set->cases, set->count, sizeof *set->cases, by_score);
}

void eval_sort_groups(eval_set *set) {
    if (set->count) qsort(set->cases, set->count, sizeof *set->cases, by_group);
}

size_t eval_group_size(const eval_set *set, size_t first) {
    size_t end = first;
    while (end < set->count &&
           !strcmp(set->cases[end].group, set->cases[first].group))
        end++;
    return end - first;
}

/* ---- pairs ------------------------------------------------------------- */

eval_counts eval_count(const eval_case *cases, size_t count, double threshold) {
    eval_counts c = {0};
    for (size_t i = 0; i < count; i++) {
        bool says = cases[i].score >= threshold;
        if (cases[i].is_match && says) c.true_positives++;
        if (cases[i].is_match && !says) c.false_negatives++;
        if (!cases[i].is_match && says) c.false_positives++;
        if (!cases[i].is_match && !says) c.true_negatives++;
    }
    return c;
}

static double share(size_t part, size_t whole) {
    return whole ? (double)part / (double)whole : NAN;
}

double eval_precision(const eval_counts *c) {
    return share(c->true_positives, c->true_positives + c->false_positives);
}

double eval_recall(const eval_counts *c) {
    return share(c->true_positives, c->true_positives + c->false_negatives);
}

double eval_f1(const eval_counts *c) {
    if (!(c->true_positives + c->false_negatives)) return NAN;
    return share(2 * c->true_positives, 2 * c->true_positives +
                                            c->false_positives +
                                            c->false_negatives);
}

static size_t count_matches(const eval_case *cases, size_t count) {
    size_t matches = 0;
    for (size_t i = 0; i < count; i++) matches += cases[i].is_match;
    return matches;
}

eval_ranking eval_rank(const eval_case *cases, size_t count) {
    size_t matches = count_matches(cases, count), others = count - matches;
    eval_ranking r = {NAN, NAN, NAN, NAN};
    if (!matches || !others) return r;
    r = (eval_ranking){.best_threshold = 1};
    size_t tp = 0, fp = 0;
    for (size_t i = 0; i < count;) {
        size_t tied_tp = 0, tied_fp = 0;
        double score = cases[i].score;
        for (; i < count && cases[i].score >= score; i++) {
            tied_tp += cases[i].is_match;
            tied_fp += !cases[i].is_match;
        }
        r.auc += (double)tied_fp * ((double)tp + (double)tied_tp / 2);
        tp += tied_tp;
        fp += tied_fp;
        r.average_precision += share(tied_tp, matches) * share(tp, tp + fp);
        double f1 = share(2 * tp, tp + fp + matches);
        if (f1 > r.best_f1) {
            r.best_f1 = f1;
            r.best_threshold = score;
        }
    }
    r.auc /= (double)matches * (double)others;
    return r;
}

static void swap_scores(eval_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        double score = set->cases[i].score;
        set->cases[i].score = set->cases[i].name_score;
        set->cases[i].name_score = score;
    }
    eval_sort_scores(set);
}

eval_ranking eval_rank_names(eval_set *set) {
    swap_scores(set);
    eval_ranking ranking = eval_rank(set->cases, set->count);
    swap_scores(set);
    return ranking;
}

/* ---- rates ------------------------------------------------------------- */

eval_interval eval_wilson(size_t part, size_t whole) {
    const double z = 1.959963984540054; /* of 97.5 % of a normal distribution */
    if (!whole) return (eval_interval){NAN, NAN};
    double n = (double)whole, p = (double)part / n, zz = z * z;
    double middle = (p + zz / (2 * n)) / (1 + zz / n);
    double half = z / (1 + zz / n) * sqrt(p * (1 - p) / n + zz / (4 * n * n));
    double low = part ? middle - half : 0;
    double high = part < whole ? middle + half : 1;
    return (eval_interval){low, high};
}

eval_rate eval_rate_at(const eval_case *cases, size_t count, size_t per_1000) {
    enum { THOUSAND = 1000 };
    size_t clean = 0, seen = 0;
    for (size_t i = 0; i < count; i++) clean += !cases[i].is_match;
    eval_rate rate = {clean * per_1000 / THOUSAND, 0};
    for (size_t i = 0; i < count; i++)
        if (!cases[i].is_match && seen++ == rate.allowed) {
            rate.threshold = cases[i].score;
            break;
        }
    return rate;
}

size_t eval_found_at(const eval_case *cases, size_t count, eval_rate rate) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += cases[i].is_match && cases[i].found &&
                 cases[i].id_score > rate.threshold;
    return found;
}

/* ---- names ------------------------------------------------------------- */

eval_found eval_find(const eval_case *cases, size_t count) {
    eval_found f = {.names = count};
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        const eval_case *c = &cases[i];
        bool alert = c->score > 0;
        f.alerts += alert;
        f.expected += c->is_match;
        f.clean += !c->is_match;
        f.clean_alerts += alert && !c->is_match;
        if (!c->rank) continue;
        f.found += c->found;
        f.first += c->rank == 1;
        f.ten += c->rank <= 10;
        sum += 1.0 / c->rank;
    }
    f.mrr = f.expected ? sum / (double)f.expected : NAN;
    return f;
}
