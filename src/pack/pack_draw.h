/* SPDX-License-Identifier: Apache-2.0 */
/* Which listed names a test pack is made of, and clean names beside them. */
#ifndef TAMIZ_PACK_DRAW_H
#define TAMIZ_PACK_DRAW_H

#include "base_arena.h"
#include "base_table.h"
#include "index_snapshot.h"

/* A listed name and whose it is. Texts are the snapshot's. */
typedef struct tamiz_pack_name {
    uint64_t rank; /* by chance */
    const char *id, *schema, *name;
    bool person;
} tamiz_pack_name;

/* Names of the lists, in order of chance. Zero-initialised is empty. */
typedef struct tamiz_pack_names {
    tamiz_pack_name *all;
    size_t count;
    /* Sums of the hashes of words, whatever their order; rising. */
    uint64_t *listed; /* of every listed name */
    size_t listed_count;
    uint64_t *near; /* the same, and of each without one of its words */
    size_t near_count;
} tamiz_pack_names;

/* Takes the first name of every party of the lists (NULL = all) that is in
 * Latin letters and has two words or more. The order depends on the seed and
 * on each id, so that a list that grows keeps most of what was drawn. Errors:
 * NO_MEMORY. */
tamiz_code tamiz_pack_names_draw(tamiz_pack_names *names,
                                 const tamiz_snapshot *snapshot,
                                 const char *const *lists, size_t list_count,
                                 uint64_t seed, tamiz_error *err);
void tamiz_pack_names_clear(tamiz_pack_names *names);

/* Whether some listed name has these very words, in any order. */
bool tamiz_pack_is_listed(const tamiz_pack_names *names, tamiz_span name);

/* A name of nobody: the given names of one drawn person and the surname of
 * another, or the first half of one firm's name and the second of another's.
 * Replaces what out holds; *person says which. False when chance gave nothing,
 * or a name that is listed but for one word more or less: whether that is the
 * same party nobody can tell. Try again with another seed. */
bool tamiz_pack_clean(const tamiz_pack_names *names, uint64_t seed,
                      tamiz_buffer *out, bool *person);

#endif
