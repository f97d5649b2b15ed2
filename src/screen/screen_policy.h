/* SPDX-License-Identifier: Apache-2.0 */
/* Which listed names may be a hit at all: the caller's options and query,
 * checked once and then asked for every candidate. */
#ifndef TAMIZ_SCREEN_POLICY_H
#define TAMIZ_SCREEN_POLICY_H

#include "base_arena.h"
#include "entity_schema.h"
#include "index_snapshot.h"
#include "screen_odds.h"
#include "tamiz.h"

typedef struct tamiz_policy {
    const tamiz_snapshot *snapshot;
    const tamiz_options *options;
    tamiz_schema schema; /* asked for; NONE = any */
    bool *lists;         /* per list of the snapshot; NULL = all */
    char as_of[12];      /* ISO day, "" = whatever is listed now */
    tamiz_query_facts facts;
    tamiz_arena arena; /* of facts: the second and further values */
    char config[17];   /* hex id of everything in options that can change an
                        * answer; exhaustive cannot */
} tamiz_policy;

tamiz_code tamiz_policy_init(tamiz_policy *policy,
                             const tamiz_snapshot *snapshot,
                             const tamiz_options *options, tamiz_error *err);
/* Takes the query's schema and facts into the policy. Errors: BAD_ARGUMENT
 * naming the field. */
tamiz_code tamiz_policy_query(tamiz_policy *policy, const tamiz_query *query,
                              tamiz_error *err);
void tamiz_policy_clear(tamiz_policy *policy);

/* Whether the entity may be a hit: a party of the right schema and list that
 * is designated on the day. */
bool tamiz_policy_allows_entity(const tamiz_policy *policy, uint32_t entity);

/* Whether this name of an allowed entity may make it one. */
bool tamiz_policy_allows_name(const tamiz_policy *policy, uint32_t name);

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
