/* SPDX-License-Identifier: Apache-2.0 */
/* Which words are variants of one another, learnt from the lists themselves.
 *
 * Two names of one party teach a pair of words (a, b) when every telling word
 * of the one is linked to one of the other, with at least one word surely the
 * same, and only a here and b there are left over or are hardly alike. So
 * "Usama Karim" and "Osama Karim" would teach usama = osama. One party proves
 * nothing: aliases may be other names altogether. A pair is learnt when
 *
 *   - at least three parties teach it whose remaining words differ; the same
 *     party on three lists is one witness (TAMIZ_LEARN_LEAST);
 *   - it is what the rarer word does: the parties that teach the pair are a
 *     fifth or more of the parties with several names that hold that word
 *     (TAMIZ_LEARN_SHARE); two parties will do when they are half of those
 *     and the words are alike, with no more slips than half of the letters
 *     (TAMIZ_LEARN_SHARE_ALIKE);
 *   - chance does not explain it: if words were paired at random, as often as
 *     each is left over in other pairs, fewer than a quarter as many parties
 *     would teach it (TAMIZ_LEARN_LIFT).
 *
 * Words that stand together in a name of the party are no variants there, and
 * two words of the lexicon that stand for different names are never learnt.
 *
 * Pairs make groups, the best supported first: a group has a head, the
 * word with the most variants (then the commonest), and every other member was
 * learnt together with the head, so likeness does not creep from word to word.
 * A word is in one group. */
#ifndef TAMIZ_INDEX_LEARN_H
#define TAMIZ_INDEX_LEARN_H

#include "base_error.h"
#include "index_snapshot.h"

/* A build may set it out of reach, to measure what learning is worth. */
#ifndef TAMIZ_LEARN_LEAST
#define TAMIZ_LEARN_LEAST 3
#endif
#define TAMIZ_LEARN_SHARE       0.2
#define TAMIZ_LEARN_SHARE_ALIKE 0.5
#define TAMIZ_LEARN_LIFT        4.0

enum {
    TAMIZ_LEARN_NAMES = 20, /* of one party, the first ones as published */
    TAMIZ_LEARN_GROUP = 12, /* words in a group, the head included */
};

/* Learns from a snapshot of which text, names, parts and units are there, the
 * names still grouped by entity. Appends tamiz_learnt_record to `out`, sorted
 * by word. Deterministic. Cost: a comparison for every two names of a party,
 * 190 at most. Errors: NO_MEMORY. */
tamiz_code tamiz_learn(const tamiz_snapshot *names, tamiz_buffer *out,
                       tamiz_error *err);

/* ---- between the two sources ---- */

/* One lesson: in the party `entity`, a and b stood in each other's place;
 * `context` is a hash of the words that were the same. */
typedef struct tamiz_lesson {
    uint32_t a, b; /* texts, a < b */
    uint32_t entity;
    bool shared; /* an earlier party teaches the same in the same words */
    uint64_t context;
} tamiz_lesson;

/* How many parties with several names hold a word: text and entity. */
typedef struct tamiz_holder {
    uint32_t word, entity;
} tamiz_holder;

/* Collects lessons and holders. Errors: NO_MEMORY. */
tamiz_code tamiz_learn_collect(const tamiz_snapshot *names,
                               tamiz_buffer *lessons, tamiz_buffer *holders,
                               tamiz_error *err);

#endif
