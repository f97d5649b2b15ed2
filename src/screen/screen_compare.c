/* SPDX-License-Identifier: Apache-2.0 */
/* Names without a list: the same path as screening. */
#include "screen_compare.h"
#include "base_error.h"
#include "screen_answer.h"
#include "screen_evidence.h"

static tamiz_code compare(tamiz_latin *latin, tamiz_answer *answer,
                          const char *other, tamiz_name_sort sort,
                          tamiz_error *err) {
    tamiz_name a, b;
    tamiz_comparison result;
    tamiz_arena *arena = &answer->arena;
    tamiz_span listed = tamiz_arena_copy(arena, tamiz_span_of(other));
    if (!listed.data) return tamiz_fail_memory(err, "answer");
    tamiz_code code = tamiz_name_split(latin, tamiz_query_name(&answer->query),
                                       sort, arena, &a, err);
    if (!code) code = tamiz_name_split(latin, listed, sort, arena, &b, err);
    if (!code) code = tamiz_name_compare(&a, &b, arena, &result, err);
    if (code) return code;
    tamiz_hit *hit = tamiz_arena_take(arena, sizeof *hit);
    if (!hit) return tamiz_fail_memory(err, "answer");
    *hit =
        (tamiz_hit){.entity_id = "",
                    .caption = listed.data,
                    .schema = answer->query.schema ? answer->query.schema : "",
                    .score = result.score,
                    .name = listed.data,
                    .name_kind = "name"};
    answer->hits = hit;
    answer->hit_count = 1;
    return tamiz_evidence_of_names(&a, &b, &result, arena, hit, err);
}

tamiz_code tamiz_screen_schema(const char *schema, tamiz_schema *out,
                               tamiz_error *err) {
    *out = TAMIZ_SCHEMA_NONE;
    if (!schema || !schema[0]) return TAMIZ_OK;
    *out = tamiz_schema_find(tamiz_span_of(schema));
    if (*out) return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, schema,
                      "no such schema, expected one of FollowTheMoney's: "
                      "Person, Company, Vessel …");
}

tamiz_code tamiz_compare(const char *name1, const char *name2,
                         const char *schema, tamiz_answer **out,
                         tamiz_error *err) {
    tamiz_schema known;
    tamiz_code code = tamiz_screen_schema(schema, &known, err);
    if (code) return code;
    tamiz_query query = {.name = name1, .name_size = SIZE_MAX};
    if (known) query.schema = schema;
    tamiz_latin *latin;
    tamiz_answer *answer;
    code = tamiz_latin_new(&latin, err);
    if (code) return code;
    code = tamiz_answer_new(NULL, &query, &answer, err);
    if (!code) {
        code = compare(latin, answer, name2, tamiz_name_sort_of(known), err);
        if (code)
            tamiz_answer_free(answer);
        else
            *out = answer;
    }
    tamiz_latin_free(latin);
    return code;
}

/* ---- many pairs -------------------------------------------------------- */

/* What one pair after another is scored with. */
typedef struct scorer {
    tamiz_latin *latin;
    tamiz_arena scratch;
    const char *schema; /* of the pair before, and what it means */
    tamiz_name_sort sort;
} scorer;

static tamiz_code set_sort(scorer *s, const char *schema, tamiz_error *err) {
    if (s->schema && schema && !strcmp(s->schema, schema)) return TAMIZ_OK;
    tamiz_schema known;
    tamiz_code code = tamiz_screen_schema(schema, &known, err);
    if (code) return code;
    s->sort = tamiz_name_sort_of(known);
    s->schema = schema;
    return TAMIZ_OK;
}

static tamiz_code score(scorer *s, const tamiz_pair *pair, double *out,
                        tamiz_error *err) {
    tamiz_name a, b;
    tamiz_arena_reset(&s->scratch);
    tamiz_code code = set_sort(s, pair->schema, err);
    if (!code)
        code = tamiz_name_split(s->latin, tamiz_span_of(pair->name1), s->sort,
                                &s->scratch, &a, err);
    if (!code)
        code = tamiz_name_split(s->latin, tamiz_span_of(pair->name2), s->sort,
                                &s->scratch, &b, err);
    return code ? code : tamiz_name_score(&a, &b, &s->scratch, out, err);
}

tamiz_code tamiz_score_batch(const tamiz_pair *pairs, size_t count,
                             double *scores, tamiz_error *err) {
    scorer s = {.sort = tamiz_name_sort_of(TAMIZ_SCHEMA_NONE)};
    tamiz_code code = tamiz_latin_new(&s.latin, err);
    if (code) return code;
    for (size_t i = 0; !code && i < count; i++) {
        code = score(&s, &pairs[i], &scores[i], err);
        if (code && err) err->line = (uint32_t)(i + 1);
    }
    tamiz_arena_clear(&s.scratch);
    tamiz_latin_free(s.latin);
    return code;
}
