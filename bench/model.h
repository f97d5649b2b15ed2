/* SPDX-License-Identifier: Apache-2.0 */
/* How the names of real lists are made, learnt from them, and new names made
 * likewise, without end.
 *
 * A name is a row of tokens; a token belongs to a class: one of three kinds of
 * party times one of three places (first, inner, last). Each class is an urn
 * after Pitman and Yor: a token is drawn again in proportion to how often it
 * was drawn before, less a discount that goes to tokens never seen. Then the
 * vocabulary of n tokens grows as n^discount, which is Heaps' law with the
 * exponent measured on the lists, and frequencies have Zipf's tail. New tokens
 * come from the letters of the class (each letter after the three before it).
 * Source: J. Pitman, M. Yor, "The two-parameter Poisson-Dirichlet
 * distribution", Annals of Probability 25 (1997).
 *
 * The commonest words of organisations and ships ("JOINT STOCK COMPANY", "BANK
 * OF") are not drawn: a name takes the frame of a real one, in which they
 * stand, and its other words from the urns. Drawn one by one they would make
 * names of nothing else, which no list has.
 *
 * An alias repeats how some real alias relates to its primary name: which
 * tokens are the same, which are spelled another way, which are new. */
#ifndef TAMIZ_BENCH_MODEL_H
#define TAMIZ_BENCH_MODEL_H

#include "bench.h"

typedef enum model_kind {
    MODEL_PERSON,
    MODEL_ORGANIZATION,
    MODEL_VESSEL,
    MODEL_KINDS
} model_kind;

enum { MODEL_PLACES = 3, MODEL_TOKENS = 16 };

/* A name made by the model: token numbers, first to last. */
typedef struct model_name {
    uint32_t tokens[MODEL_TOKENS];
    size_t count;
} model_name;

typedef struct model model;

/* Learns from a file made by lists.py --ascii. */
model *model_learn(const char *path, uint64_t seed);
void model_free(model *m);

model_kind model_draw_kind(model *m);
size_t model_draw_alias_count(model *m, model_kind kind);
void model_draw_name(model *m, model_kind kind, model_name *out);
void model_draw_alias(model *m, model_kind kind, const model_name *primary,
                      model_name *out);

/* A pronounceable word that is not in the vocabulary, NUL-terminated. */
void model_draw_word(model *m, model_kind kind, char out[32]);

/* A number from the model's seed. */
uint64_t model_random(model *m);

/* Upper-case ASCII, NUL-terminated; borrowed until the next draw. */
const char *model_token(const model *m, uint32_t token);

/* What was learnt, and what the output so far came to. */
typedef struct model_facts {
    size_t names, parties; /* read */
    size_t tokens, words;  /* drawn, and distinct, reading included */
    double exponent[MODEL_KINDS][MODEL_PLACES]; /* Heaps, on the lists */
} model_facts;

model_facts model_tell(const model *m);

#endif
