/* SPDX-License-Identifier: Apache-2.0 */
#include "entity_dataset.h"

#include "entity_id.h"

#include "base_hash.h"

enum { FIRST_ROOM = 64 };
static const uint32_t NONE = UINT32_MAX;

/* Room for one more element of `size` bytes; *room is counted in elements.
 * NULL = out of memory, the old array is then untouched. */
static void *grown(void *array, size_t count, size_t *room, size_t size) {
    if (count < *room) return array;
    size_t more = *room ? *room * 2 : FIRST_ROOM;
    if (more < *room || more > SIZE_MAX / size) return NULL;
    void *bigger = realloc(array, more * size);
    if (bigger) *room = more;
    return bigger;
}

/* ---- lists ------------------------------------------------------------- */

static bool copy_meta(tamiz_arena *arena, const tamiz_list_meta *meta,
                      tamiz_list_meta *out) {
    const char *const from[] = {meta->id,        meta->title,   meta->issuer,
                                meta->published, meta->fetched, meta->source,
                                meta->sha256};
    const char **const to[] = {&out->id,        &out->title,   &out->issuer,
                               &out->published, &out->fetched, &out->source,
                               &out->sha256};
    for (size_t i = 0; i < sizeof to / sizeof *to; i++) {
        tamiz_span copy = tamiz_arena_copy(arena, tamiz_span_of(from[i]));
        if (!copy.data) return false;
        *to[i] = copy.data;
    }
    out->rows = meta->rows;
    out->tell_apart = meta->tell_apart;
    return true;
}

tamiz_code tamiz_dataset_begin(tamiz_dataset *dataset,
                               const tamiz_list_meta *meta, tamiz_error *err) {
    tamiz_list_meta *lists = grown(dataset->lists, dataset->list_count,
                                   &dataset->list_room, sizeof *lists);
    if (!lists) return tamiz_fail_memory(err, meta->id);
    dataset->lists = lists;
    tamiz_buffer_reset(&dataset->asked);
    if (!copy_meta(&dataset->arena, meta, &lists[dataset->list_count]))
        return tamiz_fail_memory(err, meta->id);
    dataset->list_count++;
    return TAMIZ_OK;
}

/* ---- sets of indices --------------------------------------------------- */

/* Where the search for these numbers starts. */
static size_t start_of(const tamiz_index_set *set, uint64_t a, uint64_t b) {
    return (size_t)tamiz_hash_mix(a, b) & (set->room - 1);
}

static size_t id_start(const tamiz_dataset *dataset, uint32_t id) {
    return start_of(&dataset->ids, id, 0);
}

static size_t fact_start(const tamiz_dataset *dataset, const tamiz_stored *s) {
    return start_of(&dataset->facts, (uint64_t)s->entity << 16 | s->prop,
                    (uint64_t)s->value << 32 | s->lang);
}

static bool same_fact(const tamiz_stored *a, const tamiz_stored *b) {
    return a->entity == b->entity && a->prop == b->prop &&
           a->value == b->value && a->lang == b->lang;
}

/* The slot that holds the entity, or the free one where it would go; there is
 * a free slot always. */
static uint32_t *id_slot(const tamiz_dataset *dataset, uint32_t id) {
    const tamiz_index_set *set = &dataset->ids;
    size_t i = id_start(dataset, id);
    while (set->slots[i] != NONE && dataset->entities[set->slots[i]].id != id)
        i = (i + 1) & (set->room - 1);
    return &set->slots[i];
}

/* The same for the statement. */
static uint32_t *fact_slot(const tamiz_dataset *dataset,
                           const tamiz_stored *fact) {
    const tamiz_index_set *set = &dataset->facts;
    size_t i = fact_start(dataset, fact);
    while (set->slots[i] != NONE &&
           !same_fact(fact, &dataset->statements[set->slots[i]]))
        i = (i + 1) & (set->room - 1);
    return &set->slots[i];
}

/* Whether the set, of `count` indices, has room for one more; *grown says that
 * it is larger now and empty. */
static bool make_room(tamiz_index_set *set, size_t count, bool *grown) {
    *grown = false;
    if ((count + 1) * 2 <= set->room) return true;
    size_t room = set->room ? set->room * 2 : (size_t)2 * FIRST_ROOM;
    if (room > SIZE_MAX / sizeof *set->slots) return false;
    free(set->slots);
    set->slots = malloc(room * sizeof *set->slots);
    set->room = set->slots ? room : 0;
    if (!set->slots) return false;
    memset(set->slots, 0xff, room * sizeof *set->slots);
    return *grown = true;
}

static bool make_id_room(tamiz_dataset *dataset) {
    bool again;
    if (!make_room(&dataset->ids, dataset->entity_count, &again)) return false;
    for (uint32_t i = 0; again && i < dataset->entity_count; i++)
        *id_slot(dataset, dataset->entities[i].id) = i;
    return true;
}

static bool make_fact_room(tamiz_dataset *dataset) {
    bool again;
    if (!make_room(&dataset->facts, dataset->statement_count, &again))
        return false;
    for (uint32_t i = 0; again && i < dataset->statement_count; i++)
        *fact_slot(dataset, &dataset->statements[i]) = i;
    return true;
}

/* ---- entities and statements ------------------------------------------- */

static tamiz_code refuse(const tamiz_dataset *dataset,
                         const tamiz_statement *statement, const char *why,
                         tamiz_error *err) {
    tamiz_span record = statement->record, id = statement->entity;
    return tamiz_fail(
        err, TAMIZ_BAD_INPUT, dataset->lists[dataset->list_count - 1].id,
        "%.*s: entity '%.*s' %s", (int)record.size,
        record.size ? record.data : "", (int)(id.size < 80 ? id.size : 80),
        id.size ? id.data : "", why);
}

static tamiz_code fail_pool(const tamiz_dataset *dataset, tamiz_error *err) {
    if (dataset->pool.too_large)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, "dataset",
                          "over 4 GiB of text");
    return tamiz_fail_memory(err, "statements");
}

/* The entity joins the list that was opened last. */
static tamiz_code add_entity(tamiz_dataset *dataset,
                             const tamiz_statement *statement,
                             tamiz_error *err) {
    uint32_t index = (uint32_t)dataset->entity_count;
    tamiz_grouped *entities = grown(dataset->entities, dataset->entity_count,
                                    &dataset->entity_room, sizeof *entities);
    if (!entities) return tamiz_fail_memory(err, "entities");
    dataset->entities = entities;
    if (!make_id_room(dataset)) return tamiz_fail_memory(err, "entities");
    uint32_t id = tamiz_pool_add(&dataset->pool, statement->entity);
    if (dataset->pool.failed) return fail_pool(dataset, err);
    entities[index] = (tamiz_grouped){.id = id,
                                      .schema = statement->schema,
                                      .list = (uint32_t)dataset->list_count - 1,
                                      .first = NONE,
                                      .last = NONE};
    *id_slot(dataset, id) = index;
    dataset->entity_count++;
    return TAMIZ_OK;
}

uint32_t tamiz_dataset_entity(const tamiz_dataset *dataset, tamiz_span id) {
    uint32_t number = tamiz_pool_find(&dataset->pool, id);
    if (!number || number == UINT32_MAX || !dataset->ids.room) return NONE;
    return *id_slot(dataset, number);
}

/* Statements of one entity follow each other, mostly. */
static uint32_t known_entity(const tamiz_dataset *dataset, tamiz_span id) {
    if (dataset->statement_count) {
        uint32_t last =
            dataset->statements[dataset->statement_count - 1].entity;
        if (tamiz_span_equal(
                tamiz_dataset_text(dataset, dataset->entities[last].id), id))
            return last;
    }
    return tamiz_dataset_entity(dataset, id);
}

/* Whether an earlier list has the id, or one that it hangs on. */
static bool is_taken(const tamiz_dataset *dataset, tamiz_span id) {
    for (size_t end = 1; end <= id.size; end++) {
        if (end < id.size && id.data[end] != '/') continue;
        uint32_t known =
            tamiz_dataset_entity(dataset, (tamiz_span){id.data, end});
        if (known != NONE &&
            dataset->entities[known].list != dataset->list_count - 1)
            return true;
    }
    return false;
}

/* The id under which the statement is kept. Statements of one entity mostly
 * follow each other: what became of the last id is remembered. */
static tamiz_code tell_apart(tamiz_dataset *dataset, tamiz_span *id,
                             tamiz_error *err) {
    const tamiz_list_meta *list = &dataset->lists[dataset->list_count - 1];
    if (!list->tell_apart) return TAMIZ_OK;
    if (!dataset->asked.size ||
        !tamiz_span_equal(*id, tamiz_buffer_view(&dataset->asked))) {
        tamiz_buffer_reset(&dataset->asked);
        tamiz_buffer_reset(&dataset->told);
        tamiz_buffer_span(&dataset->asked, *id);
        if (is_taken(dataset, *id) || tamiz_id_is_apart(*id, list->id))
            tamiz_id_tell_apart(*id, list->id, &dataset->told);
        else
            tamiz_buffer_span(&dataset->told, *id);
    }
    if (dataset->asked.failed || dataset->told.failed)
        return tamiz_fail_memory(err, "entities");
    *id = tamiz_buffer_view(&dataset->told);
    return TAMIZ_OK;
}

static tamiz_code find_entity(tamiz_dataset *dataset,
                              const tamiz_statement *statement, uint32_t *out,
                              tamiz_error *err) {
    uint32_t known = known_entity(dataset, statement->entity);
    *out = known != NONE ? known : (uint32_t)dataset->entity_count;
    if (known == NONE) return add_entity(dataset, statement, err);
    const tamiz_grouped *entity = &dataset->entities[known];
    if (entity->list != dataset->list_count - 1)
        return refuse(dataset, statement,
                      "is of another list already; leave one of the two out",
                      err);
    if (entity->schema != statement->schema)
        return refuse(dataset, statement, "has two schemata", err);
    return TAMIZ_OK;
}

static tamiz_code add_statement(tamiz_dataset *dataset,
                                const tamiz_stored *fact, tamiz_error *err) {
    tamiz_stored *statements =
        grown(dataset->statements, dataset->statement_count,
              &dataset->statement_room, sizeof *statements);
    if (!statements) return tamiz_fail_memory(err, "statements");
    dataset->statements = statements;
    uint32_t index = (uint32_t)dataset->statement_count++;
    tamiz_grouped *entity = &dataset->entities[fact->entity];
    if (entity->first == NONE)
        entity->first = index;
    else
        statements[entity->last].next = index;
    entity->last = index;
    statements[index] = *fact;
    return TAMIZ_OK;
}

static tamiz_code check(const tamiz_dataset *dataset,
                        const tamiz_statement *statement, tamiz_error *err) {
    if (!dataset->list_count)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, "dataset",
                          "a statement came before any list was opened");
    if (!statement->entity.size)
        return refuse(dataset, statement, "has an empty id", err);
    if (!statement->value.size)
        return refuse(dataset, statement, "has an empty value", err);
    if (dataset->entity_count >= NONE - 1 ||
        dataset->statement_count >= NONE - 1)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, "dataset",
                          "more than 2^32 - 2 entities or statements");
    return TAMIZ_OK;
}

static tamiz_code put(void *context, const tamiz_statement *statement,
                      tamiz_error *err) {
    tamiz_dataset *dataset = context;
    tamiz_code code = check(dataset, statement, err);
    if (code) return code;
    tamiz_statement kept = *statement;
    code = tell_apart(dataset, &kept.entity, err);
    if (code) return code;
    uint32_t entity = NONE;
    code = find_entity(dataset, &kept, &entity, err);
    if (code) return code;
    if (!make_fact_room(dataset)) return tamiz_fail_memory(err, "statements");
    tamiz_stored fact = {
        .value = tamiz_pool_add(&dataset->pool, statement->value),
        .lang = tamiz_pool_add(&dataset->pool, statement->lang),
        .entity = entity,
        .next = NONE,
        .prop = (uint16_t)statement->prop,
    };
    uint32_t *slot = fact_slot(dataset, &fact);
    if (*slot != NONE && !dataset->pool.failed) return TAMIZ_OK;
    fact.record = tamiz_pool_add(&dataset->pool, statement->record);
    if (dataset->pool.failed) return fail_pool(dataset, err);
    uint32_t index = (uint32_t)dataset->statement_count;
    code = add_statement(dataset, &fact, err);
    if (!code) *slot = index;
    return code;
}

tamiz_sink tamiz_dataset_sink(tamiz_dataset *dataset) {
    return (tamiz_sink){put, dataset};
}

void tamiz_dataset_close(tamiz_dataset *dataset) {
    free(dataset->ids.slots);
    free(dataset->facts.slots);
    dataset->ids = dataset->facts = (tamiz_index_set){.room = 0};
    tamiz_buffer_clear(&dataset->asked);
    tamiz_buffer_clear(&dataset->told);
}

void tamiz_dataset_drop(tamiz_dataset *dataset) {
    free(dataset->entities);
    free(dataset->statements);
    dataset->entities = NULL;
    dataset->statements = NULL;
    dataset->entity_count = dataset->entity_room = 0;
    dataset->statement_count = dataset->statement_room = 0;
}

void tamiz_dataset_clear(tamiz_dataset *dataset) {
    tamiz_dataset_close(dataset);
    tamiz_dataset_drop(dataset);
    tamiz_arena_clear(&dataset->arena);
    tamiz_pool_clear(&dataset->pool);
    free(dataset->lists);
    *dataset = (tamiz_dataset){.lists = NULL};
}
