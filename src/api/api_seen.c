/* SPDX-License-Identifier: Apache-2.0 */
/* Each step is read once, as a stream, into a table of hashes of its
 * statements: memory grows with the statements ever made, not with the number
 * of versions. The hashes have 64 bits: that two statements of a list share
 * one is less likely than one in a million, and would cost a date. */
#include "api_seen.h"

#include "base_error.h"
#include "base_hash.h"
#include "list_versions.h"

/* ---- steps ------------------------------------------------------------- */

static tamiz_code take_version(tamiz_seen_steps *out,
                               const tamiz_store_version *v,
                               const char *fetched, tamiz_arena *arena,
                               tamiz_error *err) {
    tamiz_seen_step *last = out->count ? &out->rows[out->count - 1] : NULL;
    const char *time = tamiz_arena_print(arena, "%s", fetched);
    if (!time) return tamiz_fail_memory(err, out->list);
    if (last && !strcmp(last->sha256, v->sha256)) {
        last->number = v->number;
        last->last = time;
        return TAMIZ_OK;
    }
    tamiz_seen_step *step = &out->rows[out->count++];
    *step = (tamiz_seen_step){
        .path = tamiz_arena_print(arena, "%s", v->path),
        .fetched = time,
        .source = tamiz_arena_print(arena, "%s", v->source),
        .sha256 = tamiz_arena_print(arena, "%s", v->sha256),
        .published = tamiz_arena_print(arena, "%s", v->published),
        .number = v->number,
        .last = time,
    };
    if (!step->path || !step->source || !step->sha256 || !step->published)
        return tamiz_fail_memory(err, out->list);
    return tamiz_list_kind_stored(out->list, v->reader, arena, &step->kind,
                                  err);
}

static tamiz_code take_stored(tamiz_seen_steps *out, const char *home,
                              const tamiz_version_time *time,
                              tamiz_arena *arena, tamiz_error *err) {
    tamiz_store_version version;
    tamiz_code code =
        tamiz_store_open(home, out->list, time->number, &version, err);
    if (code) return code;
    code = take_version(out, &version, time->fetched, arena, err);
    tamiz_store_close(&version);
    return code;
}

static tamiz_code take_all(tamiz_seen_steps *out, const char *home,
                           const char *until, const tamiz_store_version *draft,
                           const char *draft_time, tamiz_arena *arena,
                           tamiz_error *err) {
    tamiz_version_time *times = NULL;
    size_t count = 0;
    const char *folder =
        tamiz_arena_print(arena, "%s/lists/%s", home, out->list);
    if (!folder) return tamiz_fail_memory(err, home);
    tamiz_code code =
        tamiz_versions_read(folder, true, arena, &times, &count, err);
    if (code) return code;
    out->rows = tamiz_arena_array(arena, count + 1, sizeof *out->rows);
    if (!out->rows) return tamiz_fail_memory(err, home);
    for (size_t i = 0; i < count && !code; i++) {
        if (*until && strcmp(times[i].fetched, until) > 0) break;
        if (draft && strcmp(draft_time, times[i].fetched) < 0) {
            code = take_version(out, draft, draft_time, arena, err);
            draft = NULL;
        }
        if (!code) code = take_stored(out, home, &times[i], arena, err);
    }
    return code;
}

tamiz_code tamiz_seen_find(const char *home, const char *list,
                           const char *until, const tamiz_store_version *draft,
                           const char *draft_time, tamiz_arena *arena,
                           tamiz_seen_steps *out, tamiz_error *err) {
    tamiz_seen_steps steps = {.list = list};
    tamiz_code code =
        take_all(&steps, home, until, draft, draft_time, arena, err);
    if (!code) *out = steps;
    return code;
}

/* ---- the table --------------------------------------------------------- */

typedef struct sighting {
    uint64_t key;         /* 0 = free */
    uint32_t first, last; /* steps */
} sighting;

typedef struct sightings {
    sighting *slots;
    size_t room, count; /* room: a power of two, or 0 */
    uint32_t step;
} sightings;

/* What is attached has no number that lasts: its party and schema stand for it
 * (as for tamiz_api_date()). */
static uint64_t key_of(tamiz_span entity, tamiz_schema schema, uint64_t prop,
                       tamiz_span value, tamiz_span lang) {
    const char *slash = memchr(entity.data, '/', entity.size);
    if (slash) entity.size = (size_t)(slash - entity.data);
    uint64_t key = tamiz_hash_mix(tamiz_hash(entity), prop);
    if (slash) key = tamiz_hash_mix(key, (uint64_t)schema);
    key = tamiz_hash_mix(key, tamiz_hash(value));
    key = tamiz_hash_mix(key, tamiz_hash(lang));
    return key ? key : 1;
}

/* The slot of the key, or the free one where it would go. */
static sighting *find_slot(const sightings *s, uint64_t key) {
    size_t at = (size_t)key & (s->room - 1);
    while (s->slots[at].key && s->slots[at].key != key)
        at = (at + 1) & (s->room - 1);
    return &s->slots[at];
}

static bool make_room(sightings *s) {
    if ((s->count + 1) * 2 <= s->room) return true;
    sightings more = {.room = s->room ? s->room * 2 : 1024};
    more.slots = calloc(more.room, sizeof *more.slots);
    if (!more.slots) return false;
    for (size_t i = 0; i < s->room; i++)
        if (s->slots[i].key) *find_slot(&more, s->slots[i].key) = s->slots[i];
    free(s->slots);
    s->slots = more.slots;
    s->room = more.room;
    return true;
}

static uint64_t key_of_statement(const tamiz_statement *s) {
    return key_of(s->entity, s->schema, (uint64_t)s->prop, s->value, s->lang);
}

/* Notes that the step at hand has it. */
static tamiz_code see(sightings *s, uint64_t key, tamiz_error *err) {
    if (!make_room(s)) return tamiz_fail_memory(err, "versions of a list");
    sighting *slot = find_slot(s, key);
    if (!slot->key) {
        *slot = (sighting){key, s->step, s->step};
        s->count++;
    } else {
        if (slot->last + 1 < s->step) slot->first = s->step;
        slot->last = s->step;
    }
    return TAMIZ_OK;
}

static tamiz_code put(void *context, const tamiz_statement *statement,
                      tamiz_error *err) {
    return see(context, key_of_statement(statement), err);
}

/* ---- dating ------------------------------------------------------------ */

static tamiz_code read_step(const tamiz_seen_steps *steps, uint32_t number,
                            tamiz_sink sink, tamiz_listener listener,
                            tamiz_error *err) {
    tamiz_list_facts facts = {0};
    tamiz_list_progress progress = {.report = listener.progress,
                                    .context = listener.context,
                                    .stage = "reading earlier versions",
                                    .list = steps->list};
    const tamiz_seen_step *step = &steps->rows[number];
    return step->kind->read(step->path, &sink, &facts, &progress, err);
}

static void date(tamiz_dataset *dataset, tamiz_stored *stored,
                 const sightings *s, const tamiz_seen_steps *steps) {
    uint32_t first = s->step;
    if (s->room) {
        const tamiz_grouped *entity = &dataset->entities[stored->entity];
        uint64_t key =
            key_of(tamiz_dataset_text(dataset, entity->id), entity->schema,
                   stored->prop, tamiz_dataset_text(dataset, stored->value),
                   tamiz_dataset_text(dataset, stored->lang));
        const sighting *slot = find_slot(s, key);
        if (slot->key && slot->last + 1 == s->step) first = slot->first;
    }
    stored->first_seen = tamiz_pool_add(
        &dataset->pool, tamiz_span_of(steps->rows[first].fetched));
    stored->last_seen = tamiz_pool_add(
        &dataset->pool, tamiz_span_of(steps->rows[s->step].last));
}

tamiz_code tamiz_seen_date(tamiz_dataset *dataset, uint32_t list,
                           const tamiz_seen_steps *steps,
                           tamiz_listener listener, tamiz_error *err) {
    sightings s = {.slots = NULL};
    tamiz_code code = TAMIZ_OK;
    for (; s.step + 1 < steps->count && !code; s.step += !code)
        code = read_step(steps, s.step, (tamiz_sink){put, &s}, listener, err);
    for (size_t i = 0; !code && i < dataset->statement_count; i++)
        if (dataset->entities[dataset->statements[i].entity].list == list)
            date(dataset, &dataset->statements[i], &s, steps);
    if (!code && dataset->pool.failed)
        code = tamiz_fail_memory(err, "versions of a list");
    free(s.slots);
    return code;
}

/* ---- who left ---------------------------------------------------------- */

typedef struct leaving {
    sightings parties, facts;
    tamiz_sink sink; /* of the dataset */
    uint32_t step;   /* parties that were seen last in this one are put */
} leaving;

static uint64_t key_of_party(tamiz_span entity) {
    const char *slash = memchr(entity.data, '/', entity.size);
    if (slash) entity.size = (size_t)(slash - entity.data);
    uint64_t key = tamiz_hash(entity);
    return key ? key : 1;
}

static tamiz_code put_both(void *context, const tamiz_statement *statement,
                           tamiz_error *err) {
    leaving *l = context;
    l->parties.step = l->facts.step = l->step;
    tamiz_code code = see(&l->parties, key_of_party(statement->entity), err);
    return code ? code : put(&l->facts, statement, err);
}

static tamiz_code put_gone(void *context, const tamiz_statement *statement,
                           tamiz_error *err) {
    const leaving *l = context;
    const sighting *slot =
        find_slot(&l->parties, key_of_party(statement->entity));
    if (slot->last != l->step) return TAMIZ_OK;
    return l->sink.put(l->sink.context, statement, err);
}

/* When statements from number `from` on were seen first and last. */
static void date_gone(tamiz_dataset *dataset, size_t from, const leaving *l,
                      const tamiz_seen_steps *steps) {
    for (size_t i = from; i < dataset->statement_count; i++) {
        tamiz_stored *stored = &dataset->statements[i];
        const tamiz_grouped *entity = &dataset->entities[stored->entity];
        uint64_t key =
            key_of(tamiz_dataset_text(dataset, entity->id), entity->schema,
                   stored->prop, tamiz_dataset_text(dataset, stored->value),
                   tamiz_dataset_text(dataset, stored->lang));
        const sighting *slot = find_slot(&l->facts, key);
        uint32_t first = slot->key ? slot->first : l->step;
        stored->first_seen = tamiz_pool_add(
            &dataset->pool, tamiz_span_of(steps->rows[first].fetched));
        stored->last_seen = tamiz_pool_add(
            &dataset->pool, tamiz_span_of(steps->rows[l->step].last));
    }
}

/* Marks the steps that some party was seen last in. */
static bool *steps_left(const leaving *l, size_t count) {
    bool *left = calloc(count + 1, sizeof *left);
    for (size_t i = 0; left && i < l->parties.room; i++)
        if (l->parties.slots[i].key) left[l->parties.slots[i].last] = true;
    return left;
}

static tamiz_code put_all_gone(leaving *l, tamiz_dataset *dataset,
                               const tamiz_seen_steps *steps,
                               tamiz_listener listener, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    bool *left = steps_left(l, steps->count);
    if (!left) return tamiz_fail_memory(err, steps->list);
    for (l->step = 0; !code && l->step + 1 < steps->count; l->step++) {
        size_t from = dataset->statement_count;
        if (!left[l->step]) continue;
        code =
            read_step(steps, l->step, (tamiz_sink){put_gone, l}, listener, err);
        if (!code) date_gone(dataset, from, l, steps);
    }
    free(left);
    if (!code && dataset->pool.failed)
        code = tamiz_fail_memory(err, steps->list);
    return code;
}

tamiz_code tamiz_seen_gone(tamiz_dataset *dataset,
                           const tamiz_seen_steps *steps,
                           tamiz_listener listener, tamiz_error *err) {
    leaving l = {.sink = tamiz_dataset_sink(dataset)};
    tamiz_code code = TAMIZ_OK;
    if (steps->count < 2) return TAMIZ_OK;
    for (; !code && l.step < steps->count; l.step++)
        code =
            read_step(steps, l.step, (tamiz_sink){put_both, &l}, listener, err);
    if (!code) code = put_all_gone(&l, dataset, steps, listener, err);
    free(l.parties.slots);
    free(l.facts.slots);
    return code;
}
