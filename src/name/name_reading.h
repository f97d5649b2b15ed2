/* SPDX-License-Identifier: Apache-2.0 */
/* Letters that are read otherwise: a word of the Latin alphabet by whose
 * language it is written in, a word of another script by who wrote it in Latin.
 * Each reading is the word respelt, whose sound (name_sound.h) is compared. */
#ifndef TAMIZ_NAME_READING_H
#define TAMIZ_NAME_READING_H

#include "name_split.h"

enum {
    /* How a Latin word may be read when the other one is in another script:
     *   0  German, Czech, Polish, Swedish: j is y, ch is kh, tj is ch, c is ts
     *   1  as Belarusians write it: the same, but ch is ch, and a u behind a
     *      vowel and before none is v ("Charnyshou")
     *   2  French: ch is sh, j is zh */
    TAMIZ_READINGS = 3,
    /* and in kana also English, where r before no vowel and w are not heard,
     * and Russian, where v before no vowel is f. */
    TAMIZ_KANA_READINGS = 5,
    TAMIZ_OPEN_READINGS = 3,
    /* Two words in Latin letters are compared by readings when both have this
     * many letters, and this many sounds agree. */
    TAMIZ_READ_LEAST = 6,
    TAMIZ_READ_SOUNDS = 3,
    /* A word grows to this many times its size at most. */
    TAMIZ_READING_GROWTH = 2,
};

/* Respells the word, which has these letters (tamiz_part), to
 * out[TAMIZ_READING_GROWTH * word.size]. Returns the size, or 0 when the word
 * is read so anyway. */
size_t tamiz_name_read(tamiz_span word, uint64_t letters, unsigned reading,
                       char *out);

/* The same for a word in Arabic or Hebrew letters:
 *   0  Persians and others read th (tha) and dh (thal, dad, zah) as s and z;
 *      ts and tz are one sound
 *   1  waw and vav are vowels but beside an alif
 *   2  j is g, as in Egypt and in foreign names; tsadi is ch in these */
size_t tamiz_name_read_open(tamiz_span word, uint64_t letters, unsigned reading,
                            char *out);

/* The same for a word in Cyrillic letters: Ukrainians and Belarusians read g as
 * h, Belarusians dz as d; kh is h where no one knows better. */
size_t tamiz_name_read_cyrillic(tamiz_span word, uint64_t letters, char *out);

/* Whether the part is in none of the scripts that are read in several ways, so
 * that it may be read as above. */
static inline bool tamiz_part_is_latin(const tamiz_part *part) {
    return !(part->flags & (TAMIZ_PART_ALIEN | TAMIZ_PART_CYRILLIC));
}

#endif
