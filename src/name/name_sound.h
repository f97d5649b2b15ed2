/* SPDX-License-Identifier: Apache-2.0 */
/* The consonant skeleton of a word: what is left when the letters that differ
 * between romanisations and ears are taken out. "muhammad", "mohamed" and
 * "mhmd" (Arabic without vowels) all give "mhmd". */
#ifndef TAMIZ_NAME_SOUND_H
#define TAMIZ_NAME_SOUND_H

#include "base_arena.h"

/* Skeleton of a word of a-z0-9, in the arena; data NULL = out of memory.
 *   - digraphs first: kh, gh, ph, sh, ch, th, dh, zh, ts, tz, ck, sch, tch …
 *   - one letter for letters that stand for one another: c k q; s z x; v w f;
 *     j zh dj; y i …
 *   - vowels dropped, but a first vowel is kept as "a"
 *   - doubled letters single. Digits are kept. */
tamiz_span tamiz_name_sound(tamiz_span word, tamiz_arena *arena);

#endif
