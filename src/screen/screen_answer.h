/* SPDX-License-Identifier: Apache-2.0 */
/* What an answer is made of while it is being made. Everything it shows lives
 * in its arena or its snapshot. */
#ifndef TAMIZ_SCREEN_ANSWER_H
#define TAMIZ_SCREEN_ANSWER_H

#include "base_arena.h"
#include "base_buffer.h"
#include "format_json.h"
#include "index_snapshot.h"
#include "name_compare.h"
#include "screen_warning.h"
#include "tamiz.h"

struct tamiz_answer {
    tamiz_arena arena;
    const tamiz_snapshot *snapshot; /* NULL for a comparison of two names */
    tamiz_query query;              /* strings copied into the arena */
    const char *config;             /* id of the configuration, hex */
    const char *policy;             /* its id and use; NULL = none */
    bool decided;                   /* a list of accepted hits was asked */
    bool accepted_shown;            /* they are among the hits */
    size_t accepted;                /* how many there are, limit or not */
    tamiz_hit *hits;
    uint32_t *entities; /* of hits; UINT32_MAX for a comparison */
    size_t hit_count;
    tamiz_warnings warnings; /* of the query */
    tamiz_buffer json;
};

/* Copies the query; *out is freed with tamiz_answer_free(). */
tamiz_code tamiz_answer_new(const tamiz_snapshot *snapshot,
                            const tamiz_query *query, tamiz_answer **out,
                            tamiz_error *err);

/* The query's name, whose size may be SIZE_MAX for "up to the NUL". */
tamiz_span tamiz_query_name(const tamiz_query *query);

/* "warnings" and, where not all were kept, "more_warnings", of one or two sets
 * (more may be NULL); nothing when there are none. */
void tamiz_answer_write_warnings(tamiz_json *json, const tamiz_warnings *some,
                                 const tamiz_warnings *more);

/* The members of an answer but for warnings: "query", "hits", "snapshot",
 * "config", "engine". */
void tamiz_answer_write(tamiz_json *json, const tamiz_answer *answer,
                        bool evidence);

/* Hits of an answer as a JSON array. */
void tamiz_answer_write_hits(tamiz_json *json, const tamiz_answer *answer,
                             bool evidence);

/* "snapshot", "config" and "engine" members. */
void tamiz_answer_write_origin(tamiz_json *json, const tamiz_snapshot *snapshot,
                               const char *config);

/* One FtM entity object with "designations" beside its properties; only
 * designations in force on as_of ("" = all). */
void tamiz_entity_write(tamiz_json *json, const tamiz_snapshot *snapshot,
                        uint32_t entity);

/* The other parties of the subject that the party belongs to, copied into the
 * arena; *count of them. NULL = out of memory. */
tamiz_linked *tamiz_linked_of(const tamiz_snapshot *snapshot, uint32_t entity,
                              tamiz_arena *arena, size_t *count);

/* Array of {"id","list"}. */
void tamiz_linked_write(tamiz_json *json, const tamiz_linked *linked,
                        size_t count);

/* Array of designations. */
void tamiz_designations_write(tamiz_json *json,
                              const tamiz_designation *designations,
                              size_t count);

/* All designations of some parties, in order of `since`, copied into the
 * arena; *count of them. NULL = out of memory. */
tamiz_designation *tamiz_designations_of(const tamiz_snapshot *snapshot,
                                         const uint32_t *parties,
                                         size_t party_count, tamiz_arena *arena,
                                         size_t *count);

#endif
