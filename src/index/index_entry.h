/* SPDX-License-Identifier: Apache-2.0 */
/* A query's parts, rare ones first, with what each can be linked to. */
#ifndef TAMIZ_INDEX_ENTRY_H
#define TAMIZ_INDEX_ENTRY_H

#include "index_bound.h"
#include "index_probe.h"
#include "index_refine.h"
#include "name_compare.h"

enum {
    TAMIZ_ENTRIES_MOST = TAMIZ_NAME_PARTS,
    TAMIZ_JOINED_MOST = TAMIZ_NAME_PARTS * (TAMIZ_RUN_MOST - 1),
    TAMIZ_ENTRY_BITS = 31,    /* the last one stands for all from there on */
    TAMIZ_RUN_LETTERS = 1024, /* a longer run is like no unit */
};

/* A part of the query with what can be linked to it. */
typedef struct tamiz_entry {
    size_t part;
    tamiz_found found;
    double weight;     /* 0 when the part is aside */
    double reach;      /* the most that a link takes of a name, runs left out */
    double run_reach;  /* the same with runs of the name's parts */
    double similarity; /* the greatest of any link */
    uint64_t cost;     /* postings; 0 = nothing can be linked to it */
    bool assumed;      /* an initial: linked always */
    uint32_t first[TAMIZ_REGION_COUNT]; /* names that were looked at */
    uint32_t end[TAMIZ_REGION_COUNT];
} tamiz_entry;

/* Neighbouring parts of the query written together. */
typedef struct tamiz_joined {
    size_t first, count;
    tamiz_found_units found;
    bool walked;
} tamiz_joined;

typedef struct tamiz_entries {
    const tamiz_name *query;
    tamiz_entry entries[TAMIZ_ENTRIES_MOST];
    size_t count;
    uint8_t bit_of[TAMIZ_ENTRIES_MOST]; /* part to bit, in order of entries */
    tamiz_joined runs[TAMIZ_JOINED_MOST];
    size_t run_count;
    tamiz_bound bound; /* with nothing linked yet */
    bool alien;        /* some part came from another script */
    /* Of each part, for tamiz_near: */
    uint32_t bits[TAMIZ_ENTRIES_MOST];
    uint8_t runs_at[TAMIZ_ENTRIES_MOST];
    uint32_t to_runs;
    tamiz_unit_links links; /* all units that were found */
} tamiz_entries;

/* Looks up all parts and runs of the query. False = out of memory. */
bool tamiz_entries_prepare(tamiz_entries *entries, tamiz_probes *probes,
                           const tamiz_name *query);
/* What parts first..first + count - 1 are written together, to be looked up as
 * a run. text and sound hold TAMIZ_RUN_LETTERS bytes and are borrowed. False =
 * too long. */
bool tamiz_entry_run(const tamiz_name *name, size_t first, size_t count,
                     char *text, char *sound, tamiz_part *out);

void tamiz_entries_clear(tamiz_entries *entries);

/* The bits of `count` parts of the query from `first` on. */
uint32_t tamiz_entries_bits(const tamiz_entries *entries, size_t first,
                            size_t count);

/* What the query and a listed name can be linked by. The name's bits are put
 * into `bits`, of TAMIZ_NAME_PARTS. */
tamiz_near tamiz_entries_near(const tamiz_entries *entries,
                              const tamiz_snapshot *snapshot, uint32_t name,
                              uint32_t *bits);

/* The bit of entry number i. */
static inline uint32_t tamiz_entry_bit(size_t i) {
    return UINT32_C(1) << (i < TAMIZ_ENTRY_BITS ? i : TAMIZ_ENTRY_BITS - 1);
}

static inline bool tamiz_joined_covers(const tamiz_joined *run, size_t part) {
    return run->first <= part && part < run->first + run->count;
}

static inline double tamiz_greater(double a, double b) {
    return a > b ? a : b;
}

#endif
