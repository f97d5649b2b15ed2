/* SPDX-License-Identifier: Apache-2.0 */
/* The snapshot file, version 4, as it lies on disk and in memory: a header,
 * then sections of fixed-size records, each aligned to 16 bytes. Numbers are
 * little-endian; "text" fields are offsets into the text section, whose
 * strings are UTF-8 and NUL-terminated (offset 0 is ""). docs/formats/
 * snapshot.md describes it for readers of other languages.
 *
 * A part of a listed name is a unit: a distinct word together with what the
 * analysis says of it. Names refer to units, units to the names that hold
 * them; runs of two to four neighbouring parts are units too.
 *
 * Lists share names, so many are cut into the same parts and score the same
 * against whatever is asked. Such names follow one another; only the first of
 * them has postings and letters, the others repeat it. */
#ifndef TAMIZ_INDEX_FORMAT_H
#define TAMIZ_INDEX_FORMAT_H

#include "base_hash.h"

enum {
    TAMIZ_SNAPSHOT_FORMAT = 5,
    TAMIZ_SNAPSHOT_ENDIAN = 0x01020304,
    TAMIZ_SNAPSHOT_ALIGN = 16,
};

typedef enum tamiz_section_id {
    TAMIZ_SECTION_TEXT,
    TAMIZ_SECTION_LISTS,
    TAMIZ_SECTION_ENTITIES,     /* sorted by id */
    TAMIZ_SECTION_STATEMENTS,   /* grouped by entity */
    TAMIZ_SECTION_DESIGNATIONS, /* grouped by entity */
    TAMIZ_SECTION_NAMES,        /* by looseness, weight, then their parts */
    TAMIZ_SECTION_ENTITY_NAMES, /* name numbers, grouped by entity */
    TAMIZ_SECTION_PARTS,        /* grouped by name */
    TAMIZ_SECTION_UNITS,
    TAMIZ_SECTION_POSTINGS, /* grouped by unit, rising name numbers */
    TAMIZ_SECTION_KEYS,     /* sorted by hash, then unit */
    TAMIZ_SECTION_BUCKETS,  /* first key by the top bits of its hash */
    TAMIZ_SECTION_LETTERS,  /* sorted by hash, then name */
    TAMIZ_SECTION_NUMBERS,  /* sorted by hash, then statement */
    TAMIZ_SECTION_LEARNT,   /* sorted by word, each once */
    TAMIZ_SECTION_LINKS,    /* sorted by both ends */
    TAMIZ_SECTION_REASONS,  /* texts of the links */
    TAMIZ_SECTION_COUNT
} tamiz_section_id;

typedef struct tamiz_section {
    uint64_t offset; /* bytes from the start of the file */
    uint64_t count;  /* records (bytes for text) */
} tamiz_section;

typedef struct tamiz_snapshot_header {
    char magic[8];
    uint32_t format, endian;
    uint64_t size;       /* bytes of the whole file */
    tamiz_digest digest; /* BLAKE2b-256 of all that follows the header, then
                          * of the header from the next field on */
    char analysis[64];   /* engine version: names are cut the same only by it */
    float most_aside;    /* the most that stands aside in any name */
    uint32_t pad[3];
    tamiz_section sections[TAMIZ_SECTION_COUNT];
} tamiz_snapshot_header;

typedef struct tamiz_list_record {
    uint32_t id, title, issuer, published, fetched, source, sha256; /* text */
    uint32_t entities, names, identifiers, designations, statements, rows;
} tamiz_list_record;

typedef struct tamiz_entity_record {
    uint32_t id, caption; /* text */
    uint32_t owner;       /* the party it is attached to, or itself */
    uint32_t first_statement, statement_count;
    uint32_t first_designation, designation_count;
    uint32_t first_name, name_count; /* in TAMIZ_SECTION_ENTITY_NAMES */
    uint16_t schema, list;
} tamiz_entity_record;

typedef struct tamiz_statement_record {
    uint32_t value, lang, record, first_seen, last_seen; /* text */
    uint32_t entity;
    uint32_t prop;
} tamiz_statement_record;

typedef struct tamiz_designation_record {
    uint32_t authority, programme, legal_basis, since, until, source,
        disputed_by; /* text */
    uint32_t list;
} tamiz_designation_record;

typedef enum tamiz_name_mark {
    TAMIZ_NAME_ALIEN = 1,   /* some part came from another script */
    TAMIZ_NAME_REPEATS = 2, /* cut into the same parts as the name before */
} tamiz_name_mark;

typedef struct tamiz_name_record {
    uint32_t text, entity;
    uint32_t first_part;
    uint16_t part_count, comma;
    uint16_t letters; /* size of all parts' letters together */
    uint16_t prop;    /* tamiz_prop: name, alias, weakAlias, previousName */
    float weight;     /* of the parts that are not aside */
    uint16_t order;   /* among the entity's names, as published */
    uint8_t initials; /* parts that are initials; the most is 255 */
    uint8_t marks;    /* tamiz_name_mark */
    float aside;      /* weight of the parts that are aside (legal forms) */
    uint64_t own[2];  /* as in tamiz_name */
} tamiz_name_record;

/* So much may stand aside in a firm name. */
#define TAMIZ_FIRM_ASIDE 0.41

static inline bool tamiz_name_is_alien(const tamiz_name_record *name) {
    return (name->marks & TAMIZ_NAME_ALIEN) != 0;
}

/* Names lie in regions: other scripts and many legal forms leave more open than
 * a name has otherwise, and initials most. */
typedef enum tamiz_region {
    TAMIZ_REGION_FIRM,
    TAMIZ_REGION_LOOSE,     /* alien, or much stands aside */
    TAMIZ_REGION_INITIALED, /* with initials */
    TAMIZ_REGION_COUNT
} tamiz_region;

static inline tamiz_region tamiz_name_region(const tamiz_name_record *name) {
    if (name->initials) return TAMIZ_REGION_INITIALED;
    bool loose =
        tamiz_name_is_alien(name) || (double)name->aside > TAMIZ_FIRM_ASIDE;
    return loose ? TAMIZ_REGION_LOOSE : TAMIZ_REGION_FIRM;
}

typedef struct tamiz_part_record {
    uint32_t unit;
    float weight;
    uint16_t start, end; /* bytes of the name's text */
} tamiz_part_record;

typedef struct tamiz_unit_record {
    uint32_t ascii, sound; /* text */
    uint64_t letters;
    uint32_t first_posting; /* its postings end where those of the next begin */
    uint32_t names;         /* that hold it, with those that repeat another */
    uint16_t concept, ascii_size, sound_size;
    uint8_t kind, flags;
    uint8_t run; /* 1 = a part; 2 to 4 = that many parts run together, of
                  * kind PLAIN when the run may be inexact, else LEGAL */
    uint8_t pad;
    uint16_t variant; /* of its word, 0 = none: see tamiz_learnt_record */
    float weight;     /* the most it weighs in any name */
} tamiz_unit_record;

/* A key (index_key.h) of a unit. */
typedef struct tamiz_key_record {
    uint32_t hash, unit;
} tamiz_key_record;

/* All letters of a name in one of its readings, or its initials. */
typedef struct tamiz_letters_record {
    uint64_t hash;
    uint32_t name, pad;
} tamiz_letters_record;

/* A word that the lists' aliases taught to be a variant of another one, the
 * head of its group (index_learn.h). */
typedef struct tamiz_learnt_record {
    uint32_t word, head; /* text; the same for the head itself */
    uint32_t variant;    /* the group's number, from 1 */
    uint32_t count; /* parties that taught it; of a head, its best pair's */
} tamiz_learnt_record;

/* A number (passport, register, wallet …) without punctuation. */
typedef struct tamiz_number_record {
    uint64_t hash;
    uint32_t statement, pad;
} tamiz_number_record;

/* What was found of two parties of different lists. The first four link them:
 * they are one subject. The others were considered and left apart. */
typedef enum tamiz_link_how {
    TAMIZ_LINKED_FORCED,     /* a person said so */
    TAMIZ_LINKED_REFERENCE,  /* one list quotes the other's number */
    TAMIZ_LINKED_IDENTIFIER, /* a passport, IMO, tax number in common */
    TAMIZ_LINKED_NAME,       /* names, dates, countries */
    TAMIZ_APART_AMBIGUOUS,   /* another party of the list is as likely */
    TAMIZ_APART_CONFLICT,    /* something contradicts */
    TAMIZ_APART_FORBIDDEN,   /* a person said so */
    TAMIZ_LINK_HOW_COUNT
} tamiz_link_how;

/* Every link stands here twice, once from either end. */
typedef struct tamiz_link_record {
    uint32_t from, to; /* parties */
    uint32_t reason;   /* offset into TAMIZ_SECTION_REASONS */
    float bits;        /* of names and facts, where they were weighed */
    uint32_t how;      /* tamiz_link_how */
} tamiz_link_record;

_Static_assert(sizeof(tamiz_link_record) == 20, "links have no gaps");
_Static_assert(sizeof(tamiz_snapshot_header) == 136 + 16 * TAMIZ_SECTION_COUNT,
               "the header has no gaps");
_Static_assert(sizeof(tamiz_unit_record) == 40, "units have no gaps");

/* Size of one record of a section. */
size_t tamiz_section_record_size(tamiz_section_id id);

#endif
