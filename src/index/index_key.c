/* SPDX-License-Identifier: Apache-2.0 */
#include "index_key.h"

#include "base_hash.h"
#include "name_reading.h"
#include "name_sound.h"

enum { LONGEST = 400 };

/* Tells equal texts of different meaning apart. */
typedef enum salt {
    SALT_WHOLE = 1,
    SALT_DELETES,
    SALT_SOUND,
    SALT_SYLLABLES,
    SALT_CONCEPT,
    SALT_VARIANT,
    SALT_BEGINNING,
    SALT_ROUGH,       /* of words in kana */
    SALT_ROUGH_PLAIN, /* of all others */
    SALT_READ,        /* readings of Latin words */
    SALT_HEARD,       /* sounds of words in Cyrillic, Arabic, Hebrew */
} salt;

static uint32_t key_of(const char *text, size_t size, salt what) {
    uint64_t hash = tamiz_hash((tamiz_span){text, size});
    return (uint32_t)(tamiz_hash_mix(hash, what) >> 32);
}

typedef struct keys {
    uint32_t *out;
    size_t count;
} keys;

static void add(keys *k, uint32_t key) {
    for (size_t i = 0; i < k->count; i++)
        if (k->out[i] == key) return;
    k->out[k->count++] = key;
}

static void add_without(keys *k, tamiz_span prefix, size_t a, size_t b) {
    char text[TAMIZ_KEY_PREFIX];
    size_t n = 0;
    for (size_t i = 0; i < prefix.size; i++)
        if (i != a && i != b) text[n++] = prefix.data[i];
    add(k, key_of(text, n, SALT_DELETES));
}

static void add_deletes(keys *k, tamiz_span word, unsigned most) {
    tamiz_span prefix = word;
    if (prefix.size > TAMIZ_KEY_PREFIX) prefix.size = TAMIZ_KEY_PREFIX;
    add_without(k, prefix, SIZE_MAX, SIZE_MAX);
    for (size_t a = 0; most > 0 && a < prefix.size; a++) {
        add_without(k, prefix, a, SIZE_MAX);
        for (size_t b = a + 1; most > 1 && b < prefix.size; b++)
            add_without(k, prefix, a, b);
    }
}

/* A word needs as many deletes as slips that it may hold itself: of two words
 * of different sizes only the longer one can hold more, and then it is the
 * longer one that leaves letters out (docs/lossless.md, lemma 2). */
static unsigned deletes_for(size_t size, size_t run) {
    if (run == 2) return TAMIZ_RUN_SLIPS_MOST;
    return size < 4 ? 0 : size < 7 ? 1 : TAMIZ_SLIPS_MOST;
}

static void add_mended(keys *k, tamiz_span word) {
    char mended[LONGEST];
    size_t n = tamiz_name_mend(word, mended);
    tamiz_span text = {mended, n};
    if (n) add_deletes(k, text, deletes_for(n, 1));
}

static bool has_digit(uint64_t letters) {
    return letters >> 26;
}

/* What the sound of a word without vowels may be as well. */
static void add_soft(keys *k, tamiz_span sound, salt what) {
    char soft[TAMIZ_READING_GROWTH * LONGEST];
    for (unsigned way = 1; way <= TAMIZ_SOFT_WAYS; way++) {
        size_t size = tamiz_name_sound_soft(sound, way, soft);
        if (size > 1) add(k, key_of(soft, size, what));
    }
}

/* What a word in another script may be read as. */
static void add_open(keys *k, const tamiz_part *word) {
    char text[TAMIZ_READING_GROWTH * LONGEST],
        sound[TAMIZ_READING_GROWTH * LONGEST];
    for (unsigned reading = 0; reading < TAMIZ_OPEN_READINGS; reading++) {
        size_t n =
            tamiz_name_read_open(word->ascii, word->letters, reading, text);
        if (n) n = tamiz_name_sound_open((tamiz_span){text, n}, sound);
        if (n > 1) add(k, key_of(sound, n, SALT_SOUND));
        if (n > 1 && reading != 1)
            add_soft(k, (tamiz_span){sound, n}, SALT_SOUND);
    }
}

static void add_cyrillic(keys *k, const tamiz_part *word, salt what) {
    char text[TAMIZ_READING_GROWTH * LONGEST],
        sound[TAMIZ_READING_GROWTH * LONGEST];
    size_t n = tamiz_name_read_cyrillic(word->ascii, word->letters, text);
    if (n) n = tamiz_name_sound((tamiz_span){text, n}, sound);
    if (n > 1) add(k, key_of(sound, n, what));
}

/* What the word's sound is with the letter that Persian says as "gh". */
static void add_qaf(keys *k, tamiz_span word) {
    char text[LONGEST], sound[LONGEST];
    size_t n = tamiz_name_qaf(word, text);
    if (n) n = tamiz_name_sound((tamiz_span){text, n}, sound);
    if (n > 1) add(k, key_of(sound, n, SALT_SOUND));
}

/* The word's beginnings that it may be cut to. */
static void add_beginnings(keys *k, const tamiz_part *word, salt what) {
    size_t most = tamiz_cut_most(word->ascii.size);
    for (size_t n = TAMIZ_CUT_LEAST; n <= most; n++)
        add(k, key_of(word->ascii.data, n, what));
}

static bool may_be_cut(const tamiz_part *part, size_t run) {
    return run == 1 && part->kind <= TAMIZ_PART_PLACE &&
           !has_digit(part->letters) && !(part->flags & TAMIZ_PART_ALIEN);
}

static void add_rough(keys *k, const tamiz_part *part, size_t run,
                      bool listed) {
    char sound[LONGEST];
    bool kana = part->flags & TAMIZ_PART_KANA;
    if (run > 1 || part->ascii.size > LONGEST || has_digit(part->letters))
        return;
    size_t size = tamiz_name_sound_rough(part->sound, sound);
    if (size >= TAMIZ_ROUGH_LEAST)
        add(k, key_of(sound, size,
                      kana == listed ? SALT_ROUGH : SALT_ROUGH_PLAIN));
}

/* A reading is compared with the sounds of other words only, not with other
 * readings, so each side looks up what the other one writes: the readings of a
 * listed word are found by the sound of the asked one, and its sound by
 * readings of that. */
static void add_reading(keys *k, tamiz_span sound, bool long_enough,
                        bool listed) {
    if (sound.size < 2) return;
    if (listed) add(k, key_of(sound.data, sound.size, SALT_READ));
    if (!listed) add(k, key_of(sound.data, sound.size, SALT_HEARD));
    if (!listed && long_enough && sound.size >= TAMIZ_READ_SOUNDS)
        add(k, key_of(sound.data, sound.size, SALT_SOUND));
}

static void add_readings(keys *k, const tamiz_part *part, bool listed) {
    char text[TAMIZ_READING_GROWTH * LONGEST],
        sound[TAMIZ_READING_GROWTH * LONGEST],
        rough[TAMIZ_READING_GROWTH * LONGEST];
    bool long_enough = part->ascii.size >= TAMIZ_READ_LEAST;
    if (!listed && long_enough && part->sound.size >= TAMIZ_READ_SOUNDS)
        add(k, key_of(part->sound.data, part->sound.size, SALT_READ));
    for (unsigned reading = 0; reading < TAMIZ_KANA_READINGS; reading++) {
        size_t n = tamiz_name_read(part->ascii, part->letters, reading, text);
        if (!n) continue;
        n = tamiz_name_sound((tamiz_span){text, n}, sound);
        if (reading < TAMIZ_READINGS)
            add_reading(k, (tamiz_span){sound, n}, long_enough, listed);
        n = tamiz_name_sound_rough((tamiz_span){sound, n}, rough);
        if (n >= TAMIZ_ROUGH_LEAST)
            add(k, key_of(rough, n, listed ? SALT_ROUGH_PLAIN : SALT_ROUGH));
    }
}

/* The other side of it, for words that are in Cyrillic, Arabic or Hebrew. */
static void add_heard(keys *k, const tamiz_part *part, bool listed) {
    salt what = listed ? SALT_HEARD : SALT_READ;
    if (part->sound.size > 1)
        add(k, key_of(part->sound.data, part->sound.size, what));
    if (part->flags & TAMIZ_PART_CYRILLIC) add_cyrillic(k, part, what);
    if (part->flags & TAMIZ_PART_VOWELLESS) add_soft(k, part->sound, what);
}

static void add_read(keys *k, const tamiz_part *part, size_t run, bool listed) {
    if (run > 1 || part->ascii.size > LONGEST || has_digit(part->letters))
        return;
    if (tamiz_part_is_latin(part))
        add_readings(k, part, listed);
    else if (part->flags & (TAMIZ_PART_CYRILLIC | TAMIZ_PART_VOWELLESS))
        add_heard(k, part, listed);
}

/* Keys of how the word is written, and of what it means. */
static void add_letters(keys *k, const tamiz_part *part, size_t run) {
    add(k, key_of(part->ascii.data, part->ascii.size, SALT_WHOLE));
    if (run > 1 && part->kind != TAMIZ_PART_PLAIN) return;
    if (part->concept) {
        uint16_t concept = part->concept;
        add(k, key_of((const char *)&concept, sizeof concept, SALT_CONCEPT));
    }
    if (part->variant) {
        uint32_t variant = part->variant;
        add(k, key_of((const char *)&variant, sizeof variant, SALT_VARIANT));
    }
    if (part->ascii.size > LONGEST) return;
    if (has_digit(part->letters)) {
        if (run == 1) add_mended(k, part->ascii);
    } else if (part->ascii.size > 2) {
        add_deletes(k, part->ascii, deletes_for(part->ascii.size, run));
    }
}

/* Keys of how it sounds. */
static void add_sounds(keys *k, const tamiz_part *part, size_t run,
                       bool listed) {
    if ((run > 1 && part->kind != TAMIZ_PART_PLAIN) ||
        part->ascii.size > LONGEST || has_digit(part->letters))
        return;
    if (part->sound.size > 1)
        add(k, key_of(part->sound.data, part->sound.size, SALT_SOUND));
    if (run == 1) add_qaf(k, part->ascii);
    if (part->flags & TAMIZ_PART_VOWELLESS) {
        add_soft(k, part->sound, SALT_SOUND);
        if (run == 1) add_open(k, part);
    }
    if (run == 1 && part->flags & TAMIZ_PART_CYRILLIC)
        add_cyrillic(k, part, SALT_SOUND);
    char syllables[LONGEST];
    size_t n = tamiz_name_syllable(part->ascii, syllables);
    if (n > 1) add(k, key_of(syllables, n, SALT_SYLLABLES));
    add_rough(k, part, run, listed);
    add_read(k, part, run, listed);
}

size_t tamiz_keys_of_listed(const tamiz_part *part, size_t run, uint32_t *out) {
    keys k = {out, 0};
    add_sounds(&k, part, run, true);
    add_letters(&k, part, run);
    if (may_be_cut(part, run)) add_beginnings(&k, part, SALT_BEGINNING);
    return k.count;
}

size_t tamiz_keys_of_asked(const tamiz_part *part, size_t run, uint32_t *out,
                           size_t *heard) {
    keys k = {out, 0};
    add_sounds(&k, part, run, false);
    *heard = k.count;
    add_letters(&k, part, run);
    if (!may_be_cut(part, run)) return k.count;
    add_beginnings(&k, part, SALT_WHOLE);
    if (part->ascii.size >= TAMIZ_CUT_LEAST)
        add(&k, key_of(part->ascii.data, part->ascii.size, SALT_BEGINNING));
    return k.count;
}
