/* SPDX-License-Identifier: Apache-2.0 */
/* Which of the names that were met can reach the threshold? */
#ifndef TAMIZ_INDEX_SIFT_H
#define TAMIZ_INDEX_SIFT_H

#include "index_entry.h"

/* Beside the bits of entries: one of the name's own runs was met. */
#define TAMIZ_MET_BY_RUN (UINT32_C(1) << TAMIZ_ENTRY_BITS)

/* What a name needs when just these entries are linked. */
typedef struct tamiz_sift_range {
    uint32_t mask, round;
    uint32_t first, end;
} tamiz_sift_range;

enum { TAMIZ_SIFT_RANGES = 256 };

typedef struct tamiz_sift {
    const tamiz_snapshot *snapshot;
    const tamiz_entries *entries;
    double threshold;
    /* Of every name of the snapshot, zero between searches. */
    uint32_t *met;   /* entries that are linked, by bit */
    uint64_t *seen;  /* a bit for each name that was met */
    uint32_t *names; /* met ones */
    size_t name_count;
    tamiz_sift_range ranges[TAMIZ_REGION_COUNT][TAMIZ_SIFT_RANGES];
    uint32_t round; /* of the ranges */
    /* Entries whose postings were not walked wherever names were met. */
    const tamiz_entry *partial[TAMIZ_ENTRIES_MOST];
    uint32_t partial_bits[TAMIZ_ENTRIES_MOST];
    size_t partial_count;
} tamiz_sift;

/* Names that were met are few: their bits lie close together in memory where
 * the masks of all names do not. */
static inline bool tamiz_sift_saw(const tamiz_sift *sift, uint32_t name) {
    return sift->seen[name >> 6] >> (name & 63) & 1;
}

/* Adds entries, by bit, that the name is linked to. */
static inline void tamiz_sift_meet(tamiz_sift *sift, uint32_t name,
                                   uint32_t bits) {
    if (!tamiz_sift_saw(sift, name)) {
        sift->seen[name >> 6] |= UINT64_C(1) << (name & 63);
        sift->names[sift->name_count++] = name;
    }
    sift->met[name] |= bits;
}

/* The first entry that was walked: the ranges of those behind it lie in its
 * own. The query has one entry at least. */
const tamiz_entry *tamiz_sift_widest(const tamiz_sift *sift);

/* Forgets all names that were met. */
void tamiz_sift_forget(tamiz_sift *sift);

/* Writes the met names that can reach the threshold to kept; returns how many.
 * An entry's first and end say which names were looked at for it: of those,
 * the met ones have its bit when they are linked to it. */
size_t tamiz_sift_names(tamiz_sift *sift, uint32_t *kept);

/* The bound of names of the region that may be linked to the entries of the
 * mask, and to no other but by an initial. */
tamiz_bound tamiz_sift_bound(const tamiz_sift *sift, uint32_t mask,
                             tamiz_region region);

/* The mask of all entries from `from` on. */
static inline uint32_t tamiz_sift_mask_from(size_t from) {
    return ~(tamiz_entry_bit(from) - 1);
}

#endif
