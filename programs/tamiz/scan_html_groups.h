/* SPDX-License-Identifier: Apache-2.0 */
/* The mentions of a document that read the same and have the same hits, so
 * that their evidence is told once; and the parties that are hit. */
#ifndef TAMIZ_SCAN_HTML_GROUPS_H
#define TAMIZ_SCAN_HTML_GROUPS_H

#include "tamiz.h"

/* Numbers from 0, in the order of the first mention. */
typedef struct scan_groups {
    size_t count;
    size_t *group_of; /* of each mention; of a shorter name that of the first
                       * full one that it may stand for */
    size_t *first;    /* of each group: its first mention */
    size_t *next;     /* of each mention: the next one of its group, or the
                       * number of mentions */
    size_t *shorter;  /* of each group: the first shorter name that stands for
                       * it, or the number of mentions; others by next */
    size_t party_count;
    const tamiz_hit **parties; /* a hit of each party, the first one */
} scan_groups;

/* Returns an exit code (out of memory). Borrows from the document. */
int scan_groups_make(scan_groups *groups, const tamiz_document *document);
void scan_groups_clear(scan_groups *groups);

/* Number of the party with this id; party_count when there is none. */
size_t scan_groups_party(const scan_groups *groups, const char *id);

/* Whether it is a shorter name; *full is then the number of the first mention
 * that it may stand for. */
bool scan_is_short(const tamiz_mention *mention, size_t *full);

/* Hits of a mention; 0 and NULL for a watched term. */
size_t scan_hit_count(const tamiz_mention *mention);
const tamiz_hit *scan_hit(const tamiz_mention *mention, size_t index);

#endif
