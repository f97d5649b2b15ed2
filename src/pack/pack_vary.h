/* SPDX-License-Identifier: Apache-2.0 */
/* The ways in which a listed name reaches a screening system otherwise than as
 * it is listed: slips, habits, tricks. One kind of change at a time, so that
 * what is found can be told by kind. */
#ifndef TAMIZ_PACK_VARY_H
#define TAMIZ_PACK_VARY_H

#include "base_buffer.h"

typedef struct tamiz_pack_kind {
    const char *name; /* "letter-left-out" */
    const char *what; /* for people, a few words */
} tamiz_pack_kind;

/* All kinds; index below the count. */
size_t tamiz_pack_kind_count(void);
tamiz_pack_kind tamiz_pack_kind_at(size_t index);

/* Writes the name, changed in the one way, into out, whose content is
 * replaced. name: UTF-8 in Latin letters, words with single spaces between;
 * persons may be "LAST, First". seed is all that chance depends on. False when
 * the kind does not apply to this name; out is then anything. */
bool tamiz_pack_vary(size_t kind, tamiz_span name, bool person, uint64_t seed,
                     tamiz_buffer *out);

/* A name in the order in which it is spoken, without a comma: "LAST, First" of
 * a person turned round. Replaces what out holds. */
void tamiz_pack_natural(tamiz_span name, bool person, tamiz_buffer *out);

/* Whether all letters are Latin and there are two words or more. */
bool tamiz_pack_is_apt(tamiz_span name);

/* Hashes of the name's words, whatever their case and the punctuation between;
 * returns how many. */
enum { TAMIZ_PACK_HASHES = 64 };
size_t tamiz_pack_words(tamiz_span name, uint64_t hashes[TAMIZ_PACK_HASHES]);

#endif
