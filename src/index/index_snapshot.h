/* SPDX-License-Identifier: Apache-2.0 */
/* An open snapshot: the file's sections as arrays. Everything was checked when
 * it was opened, so whoever reads it needs no bounds checks. */
#ifndef TAMIZ_INDEX_SNAPSHOT_H
#define TAMIZ_INDEX_SNAPSHOT_H

#include "base_buffer.h"
#include "base_file.h"
#include "entity_schema.h"
#include "index_format.h"
#include "index_weights.h"
#include "name_split.h"

struct tamiz_snapshot {
    tamiz_map map;       /* when it is a file */
    tamiz_buffer memory; /* when it was forged in memory */
    const tamiz_snapshot_header *header;
    const char *text;
    const tamiz_list_record *lists;
    const tamiz_entity_record *entities;
    const tamiz_statement_record *statements;
    const tamiz_designation_record *designations;
    const tamiz_name_record *names;
    const tamiz_part_record *parts;
    const tamiz_unit_record *units;
    const uint32_t *entity_names, *postings, *buckets;
    const tamiz_key_record *keys;
    const tamiz_letters_record *letters;
    const tamiz_number_record *numbers;
    const tamiz_learnt_record *learnt;
    const tamiz_link_record *links;
    const char *reasons;
    uint32_t list_count, entity_count, statement_count, designation_count,
        name_count, entity_name_count, part_count, unit_count, posting_count,
        key_count, bucket_count, letters_count, number_count, learnt_count,
        link_count, reasons_size;
    uint32_t regions[TAMIZ_REGION_COUNT + 1];  /* where each starts; the end */
    tamiz_weights weights[TAMIZ_REGION_COUNT]; /* of the names of each */
    unsigned bucket_shift;                     /* hash >> shift is its bucket */
    uint64_t learnt_bits[64];                  /* by the hash of learnt words */
    struct tamiz_crew *crew; /* index_crew.h: the only thing that changes */
    char id[2 * TAMIZ_DIGEST_SIZE + 1];
};

/* Where the name lies. */
static inline tamiz_region tamiz_snapshot_region(const tamiz_snapshot *snapshot,
                                                 uint32_t name) {
    return name < snapshot->regions[TAMIZ_REGION_LOOSE] ? TAMIZ_REGION_FIRM
           : name < snapshot->regions[TAMIZ_REGION_INITIALED]
               ? TAMIZ_REGION_LOOSE
               : TAMIZ_REGION_INITIALED;
}

/* Tells whoever opens path next that it needs no checking: path was opened as
 * this snapshot. See index_stamp.h. Errors: IO, NO_MEMORY. */
tamiz_code tamiz_snapshot_stamp(const tamiz_snapshot *snapshot,
                                const char *path, tamiz_error *err);

/* Opens bytes forged in memory and takes them over, on success only. */
tamiz_code tamiz_snapshot_adopt(tamiz_buffer *bytes, tamiz_snapshot **out,
                                tamiz_error *err);

/* As tamiz_snapshot_open(), but checks everything, whatever stamp there is. */
tamiz_code tamiz_snapshot_open_in_full(const char *path, tamiz_snapshot **out,
                                       tamiz_error *err);

/* The order of ids: byte order, but "/" comes before every other byte, so that
 * what is attached to a party follows it. */
int tamiz_id_order(tamiz_span a, tamiz_span b);

/* The number of the entity with this id, or UINT32_MAX. */
uint32_t tamiz_snapshot_entity(const tamiz_snapshot *snapshot, tamiz_span id);

/* One past the last entity that is attached to the party `entity`; the
 * attached ones follow it directly. */
uint32_t tamiz_snapshot_attached_end(const tamiz_snapshot *snapshot,
                                     uint32_t entity);

/* A listed name as the comparison wants it, without its text; parts[] has room
 * for TAMIZ_NAME_PARTS. */
void tamiz_snapshot_name(const tamiz_snapshot *snapshot, uint32_t number,
                         tamiz_part *parts, tamiz_name *out);

/* The same with its text, as evidence wants it. */
void tamiz_snapshot_name_in_full(const tamiz_snapshot *snapshot,
                                 uint32_t number, tamiz_part *parts,
                                 tamiz_name *out);

/* Whether two names are cut into the same parts, and so score the same against
 * any name. parts = of their snapshot. */
bool tamiz_name_is_cut_like(const tamiz_part_record *parts,
                            const tamiz_name_record *a,
                            const tamiz_name_record *b);

/* The names that hold a unit, but those that repeat another: how many of the
 * postings from its first on are its own. */
uint32_t tamiz_snapshot_posting_count(const tamiz_snapshot *snapshot,
                                      uint32_t unit);

/* A unit in the form of a part; its place is zero. */
void tamiz_snapshot_unit(const tamiz_snapshot *snapshot, uint32_t number,
                         tamiz_part *out);

/* The group of words that this one was learnt to be a variant of, or 0. */
uint32_t tamiz_snapshot_variant(const tamiz_snapshot *snapshot,
                                tamiz_span word);

/* The same while the snapshot is being forged or checked. */
uint32_t tamiz_snapshot_find_variant(const tamiz_snapshot *snapshot,
                                     tamiz_span word);

/* Tells the parts of a name that is asked their variants: what listed names
 * have already. Only for comparing it with names of this snapshot. */
void tamiz_snapshot_learn(const tamiz_snapshot *snapshot,
                          const tamiz_name *name);

/* Hash of a name's initials in the letters section: not that of a name which
 * is written so. */
uint64_t tamiz_hash_of_initials(tamiz_span initials);

/* The same for own[] of a name. */
uint64_t tamiz_hash_of_own(uint64_t own);

/* What the name of an entity of this schema names. A LegalEntity may be a
 * person. */
tamiz_name_sort tamiz_name_sort_of(tamiz_schema schema);

/* The analysis this build does: engine and ICU version, and a hash of the
 * tables and sources that decide how a name is cut. Static. */
const char *tamiz_snapshot_analysis(void);

#endif
