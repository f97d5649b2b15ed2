/* SPDX-License-Identifier: Apache-2.0 */
/* Names as they are mistyped, mangled and made up, from a seed. */
#ifndef TAMIZ_TEST_MUTATE_H
#define TAMIZ_TEST_MUTATE_H

#include "test.h"

#include "base_buffer.h"

/* Replaces the name in text by one that a slip or a habit makes of it: a
 * letter put in, left out, changed, swapped; a word left out, swapped, cut to
 * its initial; words joined or split; the end cut off; something put behind. It
 * stays valid UTF-8. */
void mutate(tamiz_buffer *text, uint64_t *seed);

/* Appends something that is no name at all: random letters of any script, one
 * letter or word over and over, nothing but particles or titles. */
void mutate_nonsense(tamiz_buffer *text, uint64_t *seed);

/* An invented name in another script. */
const char *mutate_foreign(uint64_t *seed);

#endif
