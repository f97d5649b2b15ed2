/* SPDX-License-Identifier: Apache-2.0 */
/* Labelled cases and what their scores say: counts, rates, curves. Nothing
 * here reads or prints. */
#ifndef TAMIZ_EVAL_CASE_H
#define TAMIZ_EVAL_CASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One labelled pair, or one name asked of a list. The texts live in one block
 * that starts at `group`. */
typedef struct eval_case {
    const char *group; /* "" = none */
    const char *schema, *name1;
    const char *name2; /* the other name, or the id that is expected */
    double score;      /* of the pair; of the best hit for a name */
    double name_score; /* of a pair of entities: by their names alone */
    double id_score;   /* of the expected id; 0 = no hit */
    uint32_t line;     /* in the file */
    uint32_t rank;     /* of the expected id, from 1; 0 = not among the hits */
    bool is_match;     /* the pair's label; an id is expected */
    bool found;        /* the expected id is a hit */
} eval_case;

/* Cases of one file. Zero-initialised is empty. */
typedef struct eval_set {
    eval_case *cases;
    size_t count, room;
    bool entities;    /* pairs of entities, not of names */
    uint64_t skipped; /* pairs in the file that are no case */
} eval_set;

/* Appends a copy; texts of *from may go away. false = out of memory. */
bool eval_add(eval_set *set, const eval_case *from);
void eval_clear(eval_set *set);

/* Orders, best score first (then by line) and by group (then by line). */
void eval_sort_scores(eval_set *set);
void eval_sort_groups(eval_set *set);

/* Pairs counted at a threshold: a score that reaches it says "match". */
typedef struct eval_counts {
    size_t true_positives, false_positives;
    size_t false_negatives, true_negatives;
} eval_counts;

eval_counts eval_count(const eval_case *cases, size_t count, double threshold);

/* Shares from 0 to 1; NAN where nothing was to be found or judged. */
double eval_precision(const eval_counts *counts);
double eval_recall(const eval_counts *counts);
double eval_f1(const eval_counts *counts);

/* How well the scores part matches from others, whatever the threshold. */
typedef struct eval_ranking {
    double average_precision; /* area under precision over recall, in steps */
    double auc; /* a match scores higher than another pair; ties half */
    double best_threshold, best_f1; /* of all thresholds, the highest */
} eval_ranking;

/* The cases must be in order of score. Ties are taken together, so their
 * order does not matter. All NAN when there are no matches or no others. */
eval_ranking eval_rank(const eval_case *cases, size_t count);

/* The same of pairs of entities by their names alone. The set's order is
 * changed to that of the scores. */
eval_ranking eval_rank_names(eval_set *set);

/* The interval that holds a share of which `part` of `whole` were seen, with
 * 95 % confidence; both NAN for whole = 0. Source: E. B. Wilson, Probable
 * inference, the law of succession, and statistical inference, Journal of the
 * American Statistical Association 22 (1927), 209 to 212. */
typedef struct eval_interval {
    double low, high;
} eval_interval;

eval_interval eval_wilson(size_t part, size_t whole);

/* What is found when at most `per_1000` of 1,000 clean names may hit. */
typedef struct eval_rate {
    size_t allowed;   /* clean names that may hit */
    double threshold; /* scores above it are hits; 0 = whatever is a hit now */
} eval_rate;

/* The cases must be in order of score. */
eval_rate eval_rate_at(const eval_case *cases, size_t count, size_t per_1000);

/* How many expected ids are hits then; any order. */
size_t eval_found_at(const eval_case *cases, size_t count, eval_rate rate);

/* What names asked of a list came to. */
typedef struct eval_found {
    size_t names, expected;     /* with an id to find */
    size_t found, first, ten;   /* ids: hits, on rank 1, within 10 */
    double mrr;                 /* mean of 1/rank; NAN without ids */
    size_t alerts;              /* names with a hit */
    size_t clean, clean_alerts; /* names without id; with a hit */
} eval_found;

eval_found eval_find(const eval_case *cases, size_t count);

/* Cases from `first` on that are of its group. */
size_t eval_group_size(const eval_set *set, size_t first);

#endif
