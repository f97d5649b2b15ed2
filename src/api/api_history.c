/* SPDX-License-Identifier: Apache-2.0 */
/* What a list said of one party, and when: all versions that a home keeps are
 * read, and of each only what is about the party is looked at. */
#include "api_known.h"
#include "api_seen.h"
#include "base_error.h"
#include "base_table.h"
#include "format_json.h"

struct tamiz_history {
    tamiz_arena arena;
    tamiz_sighting *rows;
    size_t count;
    tamiz_buffer json;
};

/* A row of versions that state one fact, while it is being found. */
typedef struct row {
    tamiz_sighting told; /* the times are filled in at the end */
    bool attached;
    uint32_t first, last; /* steps */
} row;

typedef struct reading {
    const char *id;
    size_t id_size;
    const tamiz_seen_steps *steps;
    uint32_t step;
    tamiz_arena *arena;  /* of the texts */
    tamiz_buffer *rows;  /* of all lists */
    size_t first_row;    /* of the list at hand */
    tamiz_table *latest; /* the newest row of each fact */
    tamiz_buffer key;
} reading;

/* ---- one version ------------------------------------------------------- */

static bool is_inside(const reading *in, tamiz_span text) {
    return text.size >= in->id_size &&
           !memcmp(text.data, in->id, in->id_size) &&
           (text.size == in->id_size || text.data[in->id_size] == '/');
}

/* What is attached is told by its schema, not by an id that may have been
 * another thing's in the version before. */
static tamiz_span key_of(reading *in, const tamiz_statement *s, bool attached) {
    tamiz_buffer_reset(&in->key);
    tamiz_buffer_print(&in->key, "%d %d %d ", attached, (int)s->schema,
                       (int)s->prop);
    tamiz_buffer_span(&in->key, s->lang);
    tamiz_buffer_byte(&in->key, ' ');
    tamiz_buffer_span(&in->key, s->value);
    return tamiz_buffer_view(&in->key);
}

static tamiz_code add_row(reading *in, const tamiz_statement *s, bool attached,
                          tamiz_error *err) {
    row fresh = {.attached = attached, .first = in->step, .last = in->step};
    fresh.told = (tamiz_sighting){
        .list = in->steps->list,
        .schema = tamiz_schema_rows[s->schema].name,
        .property = tamiz_prop_rows[s->prop].name,
        .value = tamiz_arena_copy(in->arena, s->value).data,
        .lang = tamiz_arena_copy(in->arena, s->lang).data,
    };
    tamiz_buffer_add(in->rows, &fresh, sizeof fresh);
    if (!fresh.told.value || !fresh.told.lang || in->rows->failed)
        return tamiz_fail_memory(err, in->id);
    return TAMIZ_OK;
}

static tamiz_code put(void *context, const tamiz_statement *s,
                      tamiz_error *err) {
    reading *in = context;
    if (!is_inside(in, s->entity)) return TAMIZ_OK;
    if (tamiz_prop_rows[s->prop].type == TAMIZ_TYPE_entity &&
        is_inside(in, s->value))
        return TAMIZ_OK;
    bool attached = s->entity.size > in->id_size;
    tamiz_span key = key_of(in, s, attached);
    if (in->key.failed) return tamiz_fail_memory(err, in->id);
    uint32_t next = (uint32_t)(in->rows->size / sizeof(row));
    uint32_t *known = tamiz_table_find(in->latest, key);
    if (known) {
        row *latest = (row *)(void *)in->rows->data + *known;
        bool goes_on = latest->last + 1 >= in->step;
        if (goes_on) latest->last = in->step;
        if (goes_on) return TAMIZ_OK;
        *known = next;
    } else {
        tamiz_span kept = tamiz_arena_copy(in->arena, key);
        if (!kept.data || !tamiz_table_add(in->latest, kept, next, NULL))
            return tamiz_fail_memory(err, in->id);
    }
    return add_row(in, s, attached, err);
}

/* ---- one list ---------------------------------------------------------- */

static void fill_times(reading *in) {
    const tamiz_seen_steps *steps = in->steps;
    row *rows = (row *)(void *)in->rows->data;
    for (size_t i = in->first_row; i < in->rows->size / sizeof *rows; i++) {
        row *r = &rows[i];
        r->told.first_seen = steps->rows[r->first].fetched;
        r->told.last_seen = steps->rows[r->last].last;
        r->told.gone =
            r->last + 1 < steps->count ? steps->rows[r->last + 1].fetched : "";
    }
}

static tamiz_code read_list(const char *home, const char *list,
                            const char *until, const char *id,
                            tamiz_listener listener, tamiz_arena *arena,
                            tamiz_buffer *rows, tamiz_error *err) {
    tamiz_seen_steps steps;
    tamiz_table latest = {0};
    reading in = {.id = id,
                  .id_size = strlen(id),
                  .steps = &steps,
                  .arena = arena,
                  .rows = rows,
                  .first_row = rows->size / sizeof(row),
                  .latest = &latest};
    tamiz_sink sink = {put, &in};
    tamiz_list_progress progress = {.report = listener.progress,
                                    .context = listener.context,
                                    .stage = "reading earlier versions",
                                    .list = list};
    tamiz_code code =
        tamiz_seen_find(home, list, until, NULL, "", arena, &steps, err);
    for (; !code && in.step < steps.count; in.step++) {
        tamiz_list_facts facts = {0};
        const tamiz_seen_step *step = &steps.rows[in.step];
        code = step->kind->read(step->path, &sink, &facts, &progress, err);
    }
    if (!code) fill_times(&in);
    tamiz_table_clear(&latest);
    tamiz_buffer_clear(&in.key);
    return code;
}

/* The list that has the party now, "" = none: then it may be any. */
static void find_list(const char *home, const char *id, char list[64]) {
    char path[4096];
    tamiz_snapshot *now = NULL;
    *list = '\0';
    if (tamiz_home_snapshot(home, path, sizeof path, NULL) ||
        tamiz_snapshot_open(path, &now, NULL))
        return;
    uint32_t number = tamiz_snapshot_entity(now, tamiz_span_of(id));
    if (number != UINT32_MAX)
        (void)snprintf(list, 64, "%s",
                       now->text + now->lists[now->entities[number].list].id);
    tamiz_snapshot_close(now);
}

static tamiz_code read_lists(const char *home, const char *until,
                             const char *id, tamiz_listener listener,
                             tamiz_arena *arena, tamiz_buffer *rows,
                             tamiz_error *err) {
    const char *const *ids;
    size_t count;
    char only[64];
    find_list(home, id, only);
    tamiz_code code = tamiz_store_lists(home, arena, &ids, &count, err);
    for (size_t i = 0; !code && i < count; i++) {
        if (*only && strcmp(only, ids[i]) != 0) continue;
        code = read_list(home, ids[i], until, id, listener, arena, rows, err);
    }
    if (!code && !rows->size)
        code = tamiz_fail(err, TAMIZ_NOT_FOUND, id,
                          "no version kept in this home has it");
    return code;
}

/* ---- all of it --------------------------------------------------------- */

/* The party's own facts first; by schema, property, time, value. */
static int order_of_rows(const void *x, const void *y) {
    const row *a = x, *b = y;
    if (a->attached != b->attached) return a->attached ? 1 : -1;
    int order = strcmp(a->told.list, b->told.list);
    if (!order) order = strcmp(a->told.schema, b->told.schema);
    if (!order) order = strcmp(a->told.property, b->told.property);
    if (!order) order = strcmp(a->told.first_seen, b->told.first_seen);
    if (!order) order = strcmp(a->told.value, b->told.value);
    return order ? order : strcmp(a->told.lang, b->told.lang);
}

static tamiz_code keep_rows(tamiz_history *history, tamiz_buffer *found,
                            tamiz_error *err) {
    row *rows = (row *)(void *)found->data;
    history->count = found->size / sizeof *rows;
    history->rows = tamiz_arena_array(&history->arena, history->count,
                                      sizeof *history->rows);
    if (!history->rows) return tamiz_fail_memory(err, "history");
    if (!rows) return TAMIZ_OK;
    qsort(rows, history->count, sizeof *rows, order_of_rows);
    for (size_t i = 0; i < history->count; i++) {
        history->rows[i] = rows[i].told;
        history->rows[i].attached = rows[i].attached;
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_history_read(const char *home, const char *id, const char *day,
                              const tamiz_listener *listener,
                              tamiz_history **out, tamiz_error *err) {
    char until[TAMIZ_API_TIME] = "";
    tamiz_buffer rows = {0};
    tamiz_history *history = calloc(1, sizeof *history);
    if (!history) return tamiz_fail_memory(err, id);
    tamiz_code code = day ? tamiz_known_time(day, true, until, err) : TAMIZ_OK;
    if (!code)
        code = read_lists(home, until, id,
                          listener ? *listener : (tamiz_listener){0},
                          &history->arena, &rows, err);
    if (!code) code = keep_rows(history, &rows, err);
    tamiz_buffer_clear(&rows);
    if (code)
        tamiz_history_free(history);
    else
        *out = history;
    return code;
}

void tamiz_history_free(tamiz_history *history) {
    if (!history) return;
    tamiz_buffer_clear(&history->json);
    tamiz_arena_clear(&history->arena);
    free(history);
}

size_t tamiz_history_count(const tamiz_history *history) {
    return history->count;
}

const tamiz_sighting *tamiz_history_sighting(const tamiz_history *history,
                                             size_t index) {
    return index < history->count ? &history->rows[index] : NULL;
}

const char *tamiz_history_json(tamiz_history *history, size_t index) {
    const tamiz_sighting *s = tamiz_history_sighting(history, index);
    if (!s) return NULL;
    tamiz_buffer_reset(&history->json);
    tamiz_json json = {.buffer = &history->json};
    tamiz_json_open(&json, '{');
    tamiz_json_pair(&json, "dataset", s->list);
    tamiz_json_pair(&json, "schema", s->schema);
    tamiz_json_key(&json, "attached");
    tamiz_json_bool(&json, s->attached);
    tamiz_json_pair(&json, "prop", s->property);
    tamiz_json_pair(&json, "value", s->value);
    tamiz_json_pair(&json, "lang", s->lang);
    tamiz_json_pair(&json, "first_seen", s->first_seen);
    tamiz_json_pair(&json, "last_seen", s->last_seen);
    tamiz_json_pair(&json, "gone", s->gone);
    tamiz_json_close(&json, '}');
    return history->json.failed ? NULL : history->json.data;
}
