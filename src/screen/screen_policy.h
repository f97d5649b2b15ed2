/* SPDX-License-Identifier: Apache-2.0 */
/* Which listed names may be a hit at all: the caller's options and query,
 * checked once and then asked for every candidate. */
#ifndef TAMIZ_SCREEN_POLICY_H
#define TAMIZ_SCREEN_POLICY_H

#include "base_arena.h"
#include "entity_number.h"
#include "entity_schema.h"
#include "index_snapshot.h"
#include "screen_accept.h"
#include "screen_odds.h"
#include "screen_rules.h"
#include "screen_warning.h"
#include "tamiz.h"

/* A number of the query, read and checked. */
typedef struct tamiz_asked_number {
    const char *text; /* as it was asked; borrowed */
    tamiz_span normal;
    tamiz_number_type type;
    uint32_t of; /* which of the query's it is, or comes from */
    bool branch; /* the first eight signs of a branch's BIC */
} tamiz_asked_number;

typedef struct tamiz_gate {
    const tamiz_snapshot *snapshot;
    const tamiz_options *options;
    const tamiz_rules *rules; /* of the policy and use; NULL = no policy */
    double *need;     /* least score by list and schema; NULL = threshold */
    double threshold; /* the least of all: what is looked for */
    uint32_t limit;
    bool weak_aliases;
    tamiz_schema schema; /* asked for; NONE = any */
    bool *lists;         /* per list of the snapshot; NULL = all */
    char as_of[12];      /* ISO day, "" = whatever is listed now */
    tamiz_query_facts facts;
    tamiz_asked_number *numbers; /* as tamiz_query_number() counts them */
    uint32_t number_count;
    tamiz_latin *latin;      /* reads places; borrowed, NULL = they are not read
                              */
    tamiz_arena scratch;     /* places of one listed party */
    tamiz_warnings warnings; /* of the query; borrowed from it and the arena */
    tamiz_arena arena;       /* of numbers, and of facts the second and further
                              * values */
    char config[17]; /* hex id of everything in options that can change an
                      * answer; exhaustive cannot */
    char policy[32]; /* the policy's id and use, "ID:USE"; "-" without one */
} tamiz_gate;

tamiz_code tamiz_gate_init(tamiz_gate *policy, const tamiz_snapshot *snapshot,
                           const tamiz_options *options, tamiz_error *err);
enum { TAMIZ_QUERY_NAMES = 1000 }; /* most names of a query that are asked */

/* Takes the query's schema, facts and numbers into the policy, with a warning
 * for what cannot be used. Errors: BAD_ARGUMENT for an unknown schema or kind
 * of number; NO_MEMORY. screen_facts.c. */
tamiz_code tamiz_gate_query(tamiz_gate *policy, const tamiz_query *query,
                            tamiz_error *err);
void tamiz_gate_clear(tamiz_gate *policy);

/* Whether the entity may be a hit: a party of the right schema and list that
 * is designated on the day. */
bool tamiz_gate_allows_entity(const tamiz_gate *policy, uint32_t entity);

/* The least score that makes the party a hit. */
double tamiz_gate_threshold(const tamiz_gate *gate, uint32_t entity);

/* Makes every threshold at least that. */
void tamiz_gate_raise(tamiz_gate *gate, double least);

/* Whether the policy lets the party's countries and programmes pass: dearer
 * than the others, so asked last. */
bool tamiz_gate_allows_party(const tamiz_gate *gate, uint32_t entity);

/* Whether hits are taken out after scoring, so that the best ones may not be
 * those that stay. */
bool tamiz_gate_sifts(const tamiz_gate *gate);

/* Whether this name of an allowed entity may make it one. */
bool tamiz_gate_allows_name(const tamiz_gate *policy, uint32_t name);

/* Whether as_of (may be NULL or "", for no day) is an ISO day. Errors:
 * BAD_ARGUMENT. */
tamiz_code tamiz_day_check(const char *as_of, tamiz_error *err);

/* Whether any designation of the party is in force on the ISO day as_of.
 * Unknown dates count as in force, and a party without designations is
 * listed as long as its list says so. */
bool tamiz_entity_in_force(const tamiz_snapshot *snapshot, uint32_t entity,
                           const char *as_of);

/* Whether something listed from `since` until `until` is in force on the ISO
 * day as_of. Dates may be partial, "" = not known. */
bool tamiz_dates_in_force(const char *since, const char *until,
                          const char *as_of);

#endif
