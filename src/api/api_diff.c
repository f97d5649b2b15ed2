/* SPDX-License-Identifier: Apache-2.0 */
/* What differs between two snapshots. Parties lie in both by id, so one walk
 * over both per list tells all of it, in memory for one party. */
#include "api_party.h"
#include "base_error.h"
#include "format_json.h"

#include <stdlib.h>

/* A list, by its number in each snapshot; UINT32_MAX = not there. */
typedef struct diff_list {
    const char *id;
    uint32_t older, newer;
} diff_list;

struct tamiz_diff {
    const tamiz_snapshot *older, *newer;
    diff_list *lists; /* by id */
    size_t list_count, list;
    uint32_t at_older, at_newer; /* next entities of the list at hand */
    uint64_t unchanged;
    tamiz_arena arena; /* of the difference at hand */
    tamiz_difference now;
    tamiz_buffer json;
};

/* ---- which lists ------------------------------------------------------- */

static const char *list_id(const tamiz_snapshot *s, uint32_t list) {
    return s->text + s->lists[list].id;
}

static uint32_t find_list(const tamiz_snapshot *s, const char *id) {
    for (uint32_t i = 0; s && i < s->list_count; i++)
        if (!strcmp(list_id(s, i), id)) return i;
    return UINT32_MAX;
}

static bool has_list(const tamiz_diff *diff, const char *id) {
    for (size_t i = 0; i < diff->list_count; i++)
        if (!strcmp(diff->lists[i].id, id)) return true;
    return false;
}

static void add_lists(tamiz_diff *diff, const tamiz_snapshot *s,
                      const char *only) {
    for (uint32_t i = 0; s && i < s->list_count; i++) {
        const char *id = list_id(s, i);
        if ((only && strcmp(id, only) != 0) || has_list(diff, id)) continue;
        diff->lists[diff->list_count++] = (diff_list){
            id, find_list(diff->older, id), find_list(diff->newer, id)};
    }
}

static int order_of_lists(const void *x, const void *y) {
    const diff_list *a = x, *b = y;
    return strcmp(a->id, b->id);
}

tamiz_code tamiz_diff_new(const tamiz_snapshot *older,
                          const tamiz_snapshot *newer, const char *list,
                          tamiz_diff **out, tamiz_error *err) {
    size_t most =
        (older ? older->list_count : 0) + (newer ? newer->list_count : 0);
    tamiz_diff *diff = calloc(1, sizeof *diff);
    if (!diff) return tamiz_fail_memory(err, "diff");
    diff->older = older;
    diff->newer = newer;
    diff->lists = calloc(most + 1, sizeof *diff->lists);
    if (!diff->lists) {
        tamiz_diff_free(diff);
        return tamiz_fail_memory(err, "diff");
    }
    add_lists(diff, older, list);
    add_lists(diff, newer, list);
    if (list && !diff->list_count) {
        tamiz_diff_free(diff);
        return tamiz_fail(err, TAMIZ_NOT_FOUND, list,
                          "no such list in either snapshot");
    }
    qsort(diff->lists, diff->list_count, sizeof *diff->lists, order_of_lists);
    *out = diff;
    return TAMIZ_OK;
}

void tamiz_diff_free(tamiz_diff *diff) {
    if (!diff) return;
    tamiz_buffer_clear(&diff->json);
    tamiz_arena_clear(&diff->arena);
    free(diff->lists);
    free(diff);
}

uint64_t tamiz_diff_unchanged(const tamiz_diff *diff) {
    return diff->unchanged;
}

/* ---- the walk ---------------------------------------------------------- */

/* Where the next party of the list is, from *at on; NULL = none is left. */
static const tamiz_snapshot *find_party(const tamiz_snapshot *s, uint32_t list,
                                        uint32_t *at) {
    if (!s || list == UINT32_MAX) return NULL;
    while (*at < s->entity_count &&
           (s->entities[*at].owner != *at || s->entities[*at].list != list))
        ++*at;
    return *at < s->entity_count ? s : NULL;
}

static tamiz_span id_of(tamiz_party party) {
    const tamiz_snapshot *s = party.snapshot;
    return tamiz_span_of(s->text + s->entities[party.number].id);
}

/* Takes the next party of either side, or the same of both; false = the list
 * is through. */
static bool take_parties(tamiz_diff *diff, tamiz_party *older,
                         tamiz_party *newer) {
    const diff_list *list = &diff->lists[diff->list];
    const tamiz_snapshot *a =
        find_party(diff->older, list->older, &diff->at_older);
    const tamiz_snapshot *b =
        find_party(diff->newer, list->newer, &diff->at_newer);
    if (!a && !b) return false;
    *older = (tamiz_party){a, diff->at_older};
    *newer = (tamiz_party){b, diff->at_newer};
    int order = !a ? 1 : !b ? -1 : tamiz_id_order(id_of(*older), id_of(*newer));
    if (order > 0) older->snapshot = NULL;
    if (order < 0) newer->snapshot = NULL;
    diff->at_older += order <= 0;
    diff->at_newer += order >= 0;
    return true;
}

/* *differs = false: both say the same, though not in the same order. */
static tamiz_code tell(tamiz_diff *diff, tamiz_party older, tamiz_party newer,
                       bool *differs, tamiz_error *err) {
    tamiz_difference *now = &diff->now;
    tamiz_party told = newer.snapshot ? newer : older;
    const tamiz_entity_record *e = &told.snapshot->entities[told.number];
    tamiz_arena_reset(&diff->arena);
    *now = (tamiz_difference){
        .kind = !older.snapshot   ? TAMIZ_ADDED
                : !newer.snapshot ? TAMIZ_REMOVED
                                  : TAMIZ_CHANGED,
        .list = diff->lists[diff->list].id,
        .id = told.snapshot->text + e->id,
        .schema = tamiz_schema_rows[e->schema].name,
        .caption = told.snapshot->text + e->caption,
    };
    tamiz_code code = tamiz_party_compare(older, newer, &diff->arena,
                                          &now->fields, &now->field_count, err);
    *differs = now->kind != TAMIZ_CHANGED || now->field_count;
    return code;
}

tamiz_code tamiz_diff_next(tamiz_diff *diff, const tamiz_difference **out,
                           tamiz_error *err) {
    diff->now = (tamiz_difference){.list = NULL};
    while (diff->list < diff->list_count) {
        tamiz_party older, newer;
        if (!take_parties(diff, &older, &newer)) {
            diff->list++;
            diff->at_older = diff->at_newer = 0;
            continue;
        }
        bool differs = !tamiz_party_same(older, newer);
        tamiz_code code =
            differs ? tell(diff, older, newer, &differs, err) : TAMIZ_OK;
        if (code) return code;
        if (differs) {
            *out = &diff->now;
            return TAMIZ_OK;
        }
        diff->unchanged++;
    }
    diff->now = (tamiz_difference){.list = NULL};
    *out = NULL;
    return TAMIZ_OK;
}

/* ---- JSON -------------------------------------------------------------- */

static const char *const kind_names[] = {
    [TAMIZ_ADDED] = "added",
    [TAMIZ_CHANGED] = "changed",
    [TAMIZ_REMOVED] = "removed",
};

static bool has_lang(const tamiz_field *field) {
    for (size_t i = 0; i < field->old_count; i++)
        if (*field->old_values[i].lang) return true;
    for (size_t i = 0; i < field->new_count; i++)
        if (*field->new_values[i].lang) return true;
    return false;
}

static void write_values(tamiz_json *json, const char *key,
                         const tamiz_value *values, size_t count, bool langs) {
    tamiz_json_key(json, key);
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        tamiz_json_text(json, langs ? values[i].lang : values[i].text);
    tamiz_json_close(json, ']');
}

static void write_field(tamiz_json *json, const tamiz_field *field) {
    tamiz_json_open(json, '{');
    tamiz_json_pair(json, "subject", field->subject);
    tamiz_json_pair(json, "change", kind_names[field->subject_kind]);
    tamiz_json_pair(json, "schema", field->schema);
    tamiz_json_pair(json, "property", field->property);
    write_values(json, "old", field->old_values, field->old_count, false);
    write_values(json, "new", field->new_values, field->new_count, false);
    if (has_lang(field)) {
        write_values(json, "old_lang", field->old_values, field->old_count,
                     true);
        write_values(json, "new_lang", field->new_values, field->new_count,
                     true);
    }
    tamiz_json_close(json, '}');
}

const char *tamiz_diff_json(tamiz_diff *diff) {
    const tamiz_difference *now = &diff->now;
    if (!now->list) return NULL;
    tamiz_buffer_reset(&diff->json);
    tamiz_json json = {.buffer = &diff->json};
    tamiz_json_open(&json, '{');
    tamiz_json_pair(&json, "change", kind_names[now->kind]);
    tamiz_json_pair(&json, "list", now->list);
    tamiz_json_pair(&json, "id", now->id);
    tamiz_json_pair(&json, "schema", now->schema);
    tamiz_json_pair(&json, "caption", now->caption);
    tamiz_json_key(&json, "fields");
    tamiz_json_open(&json, '[');
    for (size_t i = 0; i < now->field_count; i++)
        write_field(&json, &now->fields[i]);
    tamiz_json_close(&json, ']');
    tamiz_json_close(&json, '}');
    return diff->json.failed ? NULL : diff->json.data;
}
