/* SPDX-License-Identifier: Apache-2.0 */
/* How alike two parts are, or a part and a run of parts written together. */
#ifndef TAMIZ_NAME_SIMILARITY_H
#define TAMIZ_NAME_SIMILARITY_H

#include "name_split.h"

typedef enum tamiz_link_kind {
    TAMIZ_LINK_NONE,
    TAMIZ_LINK_EXACT,    /* the same letters */
    TAMIZ_LINK_MEANING,  /* the same concept: "Ltd", "Limited" */
    TAMIZ_LINK_NAME,     /* forms of one name: "Bill", "William" */
    TAMIZ_LINK_SPELLING, /* a slip or two apart */
    TAMIZ_LINK_SOUND,    /* the same consonant skeleton */
    TAMIZ_LINK_SCRIPT,   /* the same across scripts, vowels left open */
    TAMIZ_LINK_INITIAL,  /* a letter for a word */
    TAMIZ_LINK_JOINED,   /* written together here, apart there */
    TAMIZ_LINK_LEARNT,   /* variants by the aliases of the lists */
    TAMIZ_LINK_CUT,      /* a word whose end is cut off: "Soleim" */
} tamiz_link_kind;

/* No spelling is more alike than this and still counts as another word. */
#define TAMIZ_SPELLING_FLOOR 0.7

/* Most slips that two words may be apart and still be linked by spelling. The
 * index relies on it. */
enum { TAMIZ_SLIPS_MOST = 2, TAMIZ_RUN_SLIPS_MOST = 1 };

/* A word may be cut to this many letters. Longer words than WHOLE_MOST are not
 * looked at. The index relies on it. */
enum { TAMIZ_CUT_LEAST = 4, TAMIZ_CUT_WHOLE_MOST = 24 };

/* Fewer sounds than these are too few to fold (tamiz_name_sound_rough()). */
enum { TAMIZ_ROUGH_LEAST = 3 };

/* Most neighbouring parts that may be linked to one. */
enum { TAMIZ_RUN_MOST = 4 };

/* Several neighbouring parts of a name written together. */
typedef struct tamiz_run {
    tamiz_span ascii;
    tamiz_span sound;        /* when parts is NULL */
    const tamiz_part *parts; /* the first of them, or NULL */
    uint64_t letters;
    size_t count;  /* parts, 2 to TAMIZ_RUN_MOST */
    bool inexact;  /* may be like a word without being equal to it */
    uint8_t flags; /* of any of its parts */
} tamiz_run;

/* Whether a run of these parts may be inexact; comma: there is one in it. */
bool tamiz_run_is_inexact(const tamiz_part *parts, size_t count, bool comma);

/* Similarity of two parts, 0 when they are different words. Symmetric. Depends
 * on ascii, letters, kind, concept, flags and variant only. A similarity
 * above 0 means that one of these holds, on which the index relies:
 *   - ascii, concept or variant is equal
 *   - they are at most TAMIZ_SLIPS_MOST slips apart, with digits that look
 *     like letters read so (tamiz_name_mend())
 *   - sound is equal, or a soft sound of one that is VOWELLESS, or that of
 *     one respelt by tamiz_name_qaf()
 *   - both are of SYLLABIC or ROUGH origin on one side, and syllables are equal
 *   - one is in KANA, the other not, and rough sounds are equal
 *   - a reading of one (name_reading.h) has the sound of the other one, which
 *     is in another script, or has six letters, as it has itself
 *   - one is an initial, and the other a plain word that starts with it
 *   - one is the other cut short (tamiz_part_is_cut_of()). */
double tamiz_part_similarity(const tamiz_part *a, const tamiz_part *b,
                             tamiz_link_kind *kind);

/* The same of two parts that are known to have no sound in common. */
double tamiz_part_similarity_unheard(const tamiz_part *a, const tamiz_part *b,
                                     tamiz_link_kind *kind);

/* Similarity of a part and a run. Above 0 only when ascii is equal, or
 * run->inexact holds and they are at most TAMIZ_RUN_SLIPS_MOST slips apart, or
 * sound (as above) or syllables are equal. */
double tamiz_run_similarity(const tamiz_part *part, const tamiz_run *run);

/* Single digits in a word that look like letters are read as letters ("mad0ro",
 * "1van"), unless the word is short or has many ("m23", "il76"). Writes to
 * out[word.size]; returns its size, or 0 when the word is left with digits. */
size_t tamiz_name_mend(tamiz_span word, char *out);

/* Whether one of the two is in kana, which writes both of many pairs of known
 * names alike (Michel, Michelle), so that they do not tell two people apart. */
bool tamiz_part_is_one_in_kana(const tamiz_part *a, const tamiz_part *b);

/* Whether the part is an initial that may stand for the word. */
bool tamiz_part_is_initial_of(const tamiz_part *initial,
                              const tamiz_part *word);

/* Whether the part is a plain word that may be the other one cut short: not
 * known as a name or word of its own, in the same script, and lacking more
 * than slips explain. Whether it stands where a text is cut is another matter.
 */
bool tamiz_part_is_cut_of(const tamiz_part *cut, const tamiz_part *whole);

/* The longest beginning that a word of `size` letters may be cut to and is not
 * linked to it by its spelling; 0 = none. */
size_t tamiz_cut_most(size_t size);

/* The greatest similarity of an initial and a word. */
double tamiz_initial_similarity(void);

#endif
