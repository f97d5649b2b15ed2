/* SPDX-License-Identifier: Apache-2.0 */
/* Keys: hashes that two words share whenever they can be linked.
 *
 * Both sides write the same keys, but for the last three kinds, so a hash table
 * of the listed units' keys finds every unit that a word of a query can be
 * linked to. What kind of likeness needs which key (name_similarity.h lists the
 * kinds):
 *
 *   equal letters     the whole word
 *   k slips apart     the first TAMIZ_KEY_PREFIX letters with up to k of them
 *                     left out, from both words (Garbe's symmetric deletes:
 *                     a slip costs each side one letter at most)
 *   equal sound, syllables, concept or variant: that (of a word without
 *                     vowels also the soft sounds, name_sound.h)
 *   sound of a reading (name_reading.h), on the asked side: the sound under
 *                     which readings are listed, and readings as sounds
 *   rough sounds      that (kana), on the asked side as the other kind of word
 *   cut short         the word as a beginning: the listed side writes all that
 *                     it may be cut to, and the asked side looks them up as
 *                     whole words, and itself as a beginning
 *
 * An initial has no key but its letter; see index_find.c. */
#ifndef TAMIZ_INDEX_KEY_H
#define TAMIZ_INDEX_KEY_H

#include "name_similarity.h"

enum {
    TAMIZ_KEY_PREFIX = 8,
    /* 1 + 8 + 28 deletes; whole word, 2 sounds, syllables, concept, variant;
     * and either 7 for readings, 6 rough sounds, 18 beginnings and the word as
     * one, or 30 other sounds and 10 for readings */
    TAMIZ_KEYS_MOST = 88,
};

/* Keys of a part, or of a run of parts (run = number of parts), each once:
 * those that a listed unit is found by, and those that a query looks up. A run
 * that may be like other words without being equal has kind PLAIN, any other
 * LEGAL. Writes to out[TAMIZ_KEYS_MOST], returns how many. The first *heard of
 * those looked up are of how the part sounds: with a unit that has none of them
 * it has no sound in common (tamiz_part_similarity_unheard()). */
size_t tamiz_keys_of_listed(const tamiz_part *part, size_t run, uint32_t *out);
size_t tamiz_keys_of_asked(const tamiz_part *part, size_t run, uint32_t *out,
                           size_t *heard);

#endif
