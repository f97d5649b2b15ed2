/* SPDX-License-Identifier: Apache-2.0 */
/* The consonant skeleton of a word: what is left when the letters that differ
 * between romanisations and ears are taken out. "muhammad", "mohamed" and
 * "mhmd" (Arabic without vowels) all give "mhmd". */
#ifndef TAMIZ_NAME_SOUND_H
#define TAMIZ_NAME_SOUND_H

#include "base_span.h"

/* Writes the skeleton of a word of a-z0-9 to out[word.size] and returns its
 * size, which is never greater than the word's.
 *   - digraphs first: kh, gh, ph, sh, ch, th, dh, zh, ts, tz, ck, sch, tch ...
 *   - one letter for letters that stand for one another: c k q; s z x; v w;
 *     j zh dj ...
 *   - vowels (y too) dropped, but a first vowel is kept as "a"
 *   - h dropped before a consonant and at the end ("John", "Abdullah")
 *   - doubled letters single. Digits are kept. */
size_t tamiz_name_sound(tamiz_span word, char *out);

/* The same of a word whose short vowels are left out: letters that stand
 * together are no digraphs but those that one letter was written as (and tsh,
 * the ch of Arabic), and an h before a consonant is heard. */
size_t tamiz_name_sound_open(tamiz_span word, char *out);

/* Skeleton of two words written together, made of theirs: to
 * out[a.size + b.size]. */
size_t tamiz_name_sound_join(tamiz_span a, tamiz_span b, char *out);

/* The same skeleton as it is when a letter of a script without vowels stands
 * for a long vowel (v: waw), is not heard (h) - but for a first one they are
 * left out then - or is said otherwise (k: qaf is gh in Persian; Arabic has no
 * p and v, which b and f stand for, and pe is f in Hebrew, too). way: sum of
 * 1 = v, 2 = h, 4 = k, 8 = b, f, p; the last with 1 at most, as every way
 * more leads to more words. Writes to out[sound.size], returns the size. */
enum { TAMIZ_SOFT_WAYS = 9 };
size_t tamiz_name_sound_soft(tamiz_span sound, unsigned way, char *out);

/* The same skeleton in what Japanese keeps of it: l is r, v is b, f
 * is h, ch and j are s, m before b or p is n. Writes to out[sound.size],
 * returns the size. */
size_t tamiz_name_sound_rough(tamiz_span sound, char *out);

/* Every "gh" of the word as q: Persian says the Arabic letter so (Ghasem,
 * Qasem). Writes to out[word.size]; returns its size, or 0 without "gh". */
size_t tamiz_name_qaf(tamiz_span word, char *out);

/* The same idea for syllables of Chinese and Korean, which Pinyin, Wade-Giles,
 * Revised, McCune and habit write with other letters each: voiced and
 * unvoiced letters are one, ts, tz and z are s, j, q, zh and ch are c, hs and x
 * are s, eo, eu, o and u are o, ng is n. "jeong" and "chung" give "con". Writes
 * to out[word.size], returns the size. */
size_t tamiz_name_syllable(tamiz_span word, char *out);

#endif
