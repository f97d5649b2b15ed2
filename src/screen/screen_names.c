/* SPDX-License-Identifier: Apache-2.0 */
/* Names that are cut and heard once and scored many times. */
#include "base_error.h"
#include "index_snapshot.h"
#include "name_compare.h"
#include "screen_compare.h"

struct tamiz_names {
    tamiz_arena arena;
    tamiz_name *names;
    size_t count;
};

static tamiz_code cut(tamiz_names *set, tamiz_latin *latin,
                      const char *const *names, tamiz_name_sort sort,
                      tamiz_error *err) {
    for (size_t i = 0; i < set->count; i++) {
        tamiz_span text =
            tamiz_arena_copy(&set->arena, tamiz_span_of(names[i]));
        if (!text.data) return tamiz_fail_memory(err, "names");
        tamiz_code code = tamiz_name_split(latin, text, sort, &set->arena,
                                           &set->names[i], err);
        if (code && err) err->line = (uint32_t)(i + 1);
        if (code) return code;
        if (!tamiz_name_hear(&set->names[i], &set->arena))
            return tamiz_fail_memory(err, "names");
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_names_new(const char *const *names, size_t count,
                           const char *schema, tamiz_names **out,
                           tamiz_error *err) {
    tamiz_schema known;
    tamiz_latin *latin = NULL;
    tamiz_code code = tamiz_screen_schema(schema, &known, err);
    if (code) return code;
    tamiz_names *set = calloc(1, sizeof *set);
    if (!set) return tamiz_fail_memory(err, "names");
    set->count = count;
    set->names = tamiz_arena_array(&set->arena, count, sizeof *set->names);
    code = set->names ? tamiz_latin_new(&latin, err)
                      : tamiz_fail_memory(err, "names");
    if (!code) code = cut(set, latin, names, tamiz_name_sort_of(known), err);
    tamiz_latin_free(latin);
    if (code)
        tamiz_names_free(set);
    else
        *out = set;
    return code;
}

void tamiz_names_free(tamiz_names *names) {
    if (!names) return;
    tamiz_arena_clear(&names->arena);
    free(names);
}

size_t tamiz_names_count(const tamiz_names *names) {
    return names->count;
}

tamiz_code tamiz_names_score(const tamiz_names *left, const uint32_t *left_at,
                             const tamiz_names *right, const uint32_t *right_at,
                             size_t count, double *scores, tamiz_error *err) {
    tamiz_arena scratch = {0};
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < count; i++) {
        size_t a = left_at ? left_at[i] : i, b = right_at ? right_at[i] : i;
        tamiz_arena_reset(&scratch);
        if (a < left->count && b < right->count)
            code = tamiz_name_score(&left->names[a], &right->names[b], &scratch,
                                    &scores[i], err);
        else
            code = tamiz_fail(err, TAMIZ_BAD_ARGUMENT, "names",
                              "name %zu or %zu is not there", a, b);
        if (code && err) err->line = (uint32_t)(i + 1);
    }
    tamiz_arena_clear(&scratch);
    return code;
}
