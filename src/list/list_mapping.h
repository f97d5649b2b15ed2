/* SPDX-License-Identifier: Apache-2.0 */
/* mapping.tsv: what the columns of a house list mean.
 *
 *   target          column        separator  date
 *   list.title      =Own blocklist
 *   list.issuer     =Example Bank
 *   list.licence    =internal
 *   list.published  =2026-01-31
 *   file.delimiter  =;
 *   id              customer_no
 *   schema          =Person
 *   name            full_name
 *   alias           also_called   |
 *   birthDate       born                     %d.%m.%Y
 *   -               checksum
 *
 * A row says that a column is a property of FollowTheMoney, the id or the
 * schema; "=TEXT" in place of a column is the same for all rows; "-" leaves a
 * column out. Lines that start with "#" are remarks. Trailing cells may be
 * missing. The list.* and file.* rows must be constants. */
#ifndef TAMIZ_LIST_MAPPING_H
#define TAMIZ_LIST_MAPPING_H

#include "base_arena.h"
#include "entity_schema.h"
#include "format_input.h"

typedef enum tamiz_mapping_target {
    TAMIZ_MAPPING_PROP,
    TAMIZ_MAPPING_ID,
    TAMIZ_MAPPING_SCHEMA,
    TAMIZ_MAPPING_NOTHING,
    TAMIZ_MAPPING_TITLE,
    TAMIZ_MAPPING_ISSUER,
    TAMIZ_MAPPING_LICENCE,
    TAMIZ_MAPPING_PUBLISHED,
    TAMIZ_MAPPING_DELIMITER,
} tamiz_mapping_target;

typedef struct tamiz_mapping_rule {
    tamiz_mapping_target target;
    tamiz_prop prop; /* of TAMIZ_MAPPING_PROP */
    bool constant;   /* text is the value, not a column's name */
    tamiz_span text;
    tamiz_span separator; /* of several values in one cell; empty = one */
    tamiz_span date;      /* how dates are written; empty = as we know them */
    bool quoted;          /* a value may stand in quotes: as tamiz writes CSV */
    uint32_t line, column; /* where the column is named */
    uint64_t offset;
    size_t index; /* of the column in the list */
} tamiz_mapping_rule;

typedef struct tamiz_mapping {
    const char *file; /* its name; "" = there is none */
    tamiz_mapping_rule *rules;
    size_t count;
} tamiz_mapping;

/* Reads a mapping; texts live in the arena. Errors: BAD_INPUT with line and
 * column for a target or date that is not known, an empty cell, more than 256
 * rows, and those of tamiz_csv_next(). */
tamiz_code tamiz_mapping_read(tamiz_input *input, tamiz_arena *arena,
                              tamiz_mapping *out, tamiz_error *err);

/* The constant of a target, or empty. */
tamiz_span tamiz_mapping_constant(const tamiz_mapping *mapping,
                                  tamiz_mapping_target target);

/* A failure at the rule's line of the mapping. */
tamiz_code tamiz_mapping_fail(const tamiz_mapping *mapping,
                              const tamiz_mapping_rule *rule, tamiz_error *err,
                              const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
