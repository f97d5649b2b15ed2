/* SPDX-License-Identifier: Apache-2.0 */
/* Which parties of a snapshot are one subject. */
#ifndef TAMIZ_INDEX_LINKS_H
#define TAMIZ_INDEX_LINKS_H

#include "index_snapshot.h"

/* Whether the records of the sections LINKS and REASONS hold together: rising,
 * between parties, each there from either end. Entities were checked before. */
bool tamiz_links_are_sound(const tamiz_snapshot *snapshot);

/* What was found of a party, by the other party's number; *count of them. */
const tamiz_link_record *tamiz_links_of(const tamiz_snapshot *snapshot,
                                        uint32_t party, uint32_t *count);

/* What was found of two parties, or NULL. */
const tamiz_link_record *tamiz_link_between(const tamiz_snapshot *snapshot,
                                            uint32_t from, uint32_t to);

static inline bool tamiz_link_joins(const tamiz_link_record *link) {
    return link->how <= TAMIZ_LINKED_NAME;
}

/* No subject has more parties: links that would make a larger one are not. */
enum { TAMIZ_SUBJECT_MOST = 64 };

/* All parties that links join with `party`, itself first, the others by
 * number; returns how many, at least 1. */
size_t tamiz_subject_of(const tamiz_snapshot *snapshot, uint32_t party,
                        uint32_t members[TAMIZ_SUBJECT_MOST]);

#endif
