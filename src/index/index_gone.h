/* SPDX-License-Identifier: Apache-2.0 */
/* A snapshot of the parties that left the lists of a home: each with what its
 * list said last, in a snapshot of its own, so that none of them is ever among
 * what screening looks through. Of each list its `source` tells the versions
 * that were compared, in order of time:
 *
 *   versions 2024-05-02T00:00:00Z 2024-06-27T10:00:00Z=2024-06-26
 *
 * when each was had, and, where the list says so, of which day its data are. A
 * party's last_seen is the time of the last version that has it. */
#ifndef TAMIZ_INDEX_GONE_H
#define TAMIZ_INDEX_GONE_H

#include "base_arena.h"
#include "index_snapshot.h"

/* When something was so, in days since 1970-01-01, as far as versions tell. */
typedef struct tamiz_gone_days {
    int32_t first, last; /* INT32_MIN / 2 = no version tells */
} tamiz_gone_days;

/* Begins a list's text of versions. */
void tamiz_gone_begin(tamiz_buffer *versions);

/* Adds a version that is newer than those before. published: as its reader
 * found it, "" = unknown. */
void tamiz_gone_add(tamiz_buffer *versions, const char *fetched,
                    const char *published);

/* Whether the snapshot is one of parties that left. */
bool tamiz_gone_is(const tamiz_snapshot *snapshot);

/* The days in which the party left: from the day of which the last version is
 * that has it, to the day when the first without it was had. */
tamiz_gone_days tamiz_gone_left(const tamiz_snapshot *gone, uint32_t party);

/* Those in which designation number `index` of the party began: from the
 * version before the party's first, to the first that has the designation. */
tamiz_gone_days tamiz_gone_began(const tamiz_snapshot *gone, uint32_t party,
                                 uint32_t index);

/* The same two as times: of which the last version with the party is, and when
 * the first without it was had. In the arena or the snapshot; NULL = out of
 * memory. */
const char *tamiz_gone_after(const tamiz_snapshot *gone, uint32_t party,
                             tamiz_arena *arena);
const char *tamiz_gone_by(const tamiz_snapshot *gone, uint32_t party,
                          tamiz_arena *arena);

#endif
