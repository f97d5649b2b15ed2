/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_answer.h"

#include "base_error.h"

tamiz_span tamiz_query_name(const tamiz_query *query) {
    if (!query->name) return (tamiz_span){"", 0};
    if (query->name_size == SIZE_MAX) return tamiz_span_of(query->name);
    return (tamiz_span){query->name, query->name_size};
}

static bool copy_text(tamiz_arena *arena, const char **text) {
    if (!*text) return true;
    *text = tamiz_arena_copy(arena, tamiz_span_of(*text)).data;
    return *text != NULL;
}

/* Strings that are the caller's, as the answer's own. */
static bool copy_texts(tamiz_arena *arena, const char *const **texts,
                       size_t count) {
    if (!count) return true;
    const char **own = tamiz_arena_array(arena, count, sizeof *own);
    if (!own) return false;
    for (size_t i = 0; i < count; i++) {
        own[i] = (*texts)[i];
        if (!copy_text(arena, &own[i])) return false;
    }
    *texts = own;
    return true;
}

static bool copy_ids(tamiz_arena *arena, tamiz_query *query) {
    size_t count = query->id_count;
    if (!count) return true;
    tamiz_identifier *own = tamiz_arena_array(arena, count, sizeof *own);
    if (!own) return false;
    for (size_t i = 0; i < count; i++) {
        own[i] = query->ids[i];
        if (!copy_text(arena, &own[i].number) ||
            !copy_text(arena, &own[i].kind) ||
            !copy_text(arena, &own[i].country))
            return false;
    }
    query->ids = own;
    return true;
}

static bool copy_more(tamiz_arena *arena, tamiz_query *query) {
    return copy_texts(arena, &query->more_names, query->more_name_count) &&
           copy_texts(arena, &query->more_birth_dates,
                      query->more_birth_date_count) &&
           copy_texts(arena, &query->more_countries,
                      query->more_country_count) &&
           copy_texts(arena, &query->more_identifiers,
                      query->more_identifier_count) &&
           copy_texts(arena, &query->addresses, query->address_count) &&
           copy_texts(arena, &query->birth_places, query->birth_place_count) &&
           copy_texts(arena, &query->positions, query->position_count) &&
           copy_texts(arena, &query->incorporation_dates,
                      query->incorporation_date_count) &&
           copy_ids(arena, query);
}

tamiz_code tamiz_answer_new(const tamiz_snapshot *snapshot,
                            const tamiz_query *query, tamiz_answer **out,
                            tamiz_error *err) {
    tamiz_answer *answer = calloc(1, sizeof *answer);
    if (!answer) return tamiz_fail_memory(err, "answer");
    answer->snapshot = snapshot;
    answer->config = "";
    answer->query = *query;
    tamiz_span name = tamiz_arena_copy(&answer->arena, tamiz_query_name(query));
    answer->query.name = name.data;
    answer->query.name_size = name.size;
    bool fine = name.data && copy_text(&answer->arena, &answer->query.schema) &&
                copy_text(&answer->arena, &answer->query.birth_date) &&
                copy_text(&answer->arena, &answer->query.country) &&
                copy_text(&answer->arena, &answer->query.gender) &&
                copy_text(&answer->arena, &answer->query.identifier) &&
                copy_text(&answer->arena, &answer->query.death_date) &&
                copy_more(&answer->arena, &answer->query);
    if (!fine) {
        tamiz_answer_free(answer);
        return tamiz_fail_memory(err, "answer");
    }
    *out = answer;
    return TAMIZ_OK;
}

void tamiz_answer_free(tamiz_answer *answer) {
    if (!answer) return;
    tamiz_arena_clear(&answer->arena);
    tamiz_buffer_clear(&answer->json);
    free(answer);
}

size_t tamiz_answer_count(const tamiz_answer *answer) {
    return answer->hit_count;
}

const tamiz_hit *tamiz_answer_hit(const tamiz_answer *answer, size_t index) {
    return index < answer->hit_count ? &answer->hits[index] : NULL;
}

size_t tamiz_answer_warning_count(const tamiz_answer *answer) {
    return tamiz_warnings_kept(&answer->warnings);
}

const tamiz_query_warning *tamiz_answer_warning(const tamiz_answer *answer,
                                                size_t index) {
    return index < tamiz_answer_warning_count(answer)
               ? &answer->warnings.items[index]
               : NULL;
}

size_t tamiz_answer_accepted_count(const tamiz_answer *answer) {
    return answer->accepted;
}

const tamiz_query *tamiz_answer_query(const tamiz_answer *answer) {
    return &answer->query;
}

const char *tamiz_answer_config(const tamiz_answer *answer) {
    return answer->config;
}

size_t tamiz_answer_open_count(const tamiz_answer *answer) {
    size_t open = 0;
    for (size_t i = 0; i < answer->hit_count; i++)
        open += !answer->hits[i].accepted;
    return open;
}
