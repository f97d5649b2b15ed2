/* SPDX-License-Identifier: Apache-2.0 */
#include "entity_dataset.h"

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
    return true;
}

tamiz_code tamiz_dataset_begin(tamiz_dataset *dataset,
                               const tamiz_list_meta *meta, tamiz_error *err) {
    tamiz_list_meta *lists = grown(dataset->lists, dataset->list_count,
                                   &dataset->list_room, sizeof *lists);
    if (!lists) return tamiz_fail_memory(err, meta->id);
    dataset->lists = lists;
    if (!copy_meta(&dataset->arena, meta, &lists[dataset->list_count]))
        return tamiz_fail_memory(err, meta->id);
    dataset->list_count++;
    return TAMIZ_OK;
}

/* ---- the set of facts -------------------------------------------------- */

/* A fact's identity: of whom, what, in which language. */
typedef struct content {
    uint32_t entity;
    uint16_t prop;
    tamiz_span value, lang;
} content;

static uint64_t fact_hash(const content *fact) {
    uint64_t hash = (uint64_t)fact->entity << 16 | fact->prop;
    hash = tamiz_hash_mix(hash, tamiz_hash(fact->value));
    return tamiz_hash_mix(hash, tamiz_hash(fact->lang));
}

static content fact_of(const tamiz_stored *stored) {
    return (content){stored->entity, stored->prop, stored->value, stored->lang};
}

static bool same_fact(const content *a, const tamiz_stored *b) {
    return a->entity == b->entity && a->prop == b->prop &&
           tamiz_span_equal(a->value, b->value) &&
           tamiz_span_equal(a->lang, b->lang);
}

/* The slot that holds the fact, or the free one where it would go. There is a
 * free slot always: the set is kept at most half full. */
static uint32_t *fact_slot(const tamiz_dataset *dataset, const content *fact) {
    size_t mask = dataset->fact_room - 1;
    size_t i = (size_t)fact_hash(fact) & mask;
    for (;; i = (i + 1) & mask) {
        uint32_t *slot = &dataset->facts[i];
        if (*slot == NONE || same_fact(fact, &dataset->statements[*slot]))
            return slot;
    }
}

static bool make_fact_room(tamiz_dataset *dataset) {
    if ((dataset->statement_count + 1) * 2 <= dataset->fact_room) return true;
    size_t room =
        dataset->fact_room ? dataset->fact_room * 2 : (size_t)2 * FIRST_ROOM;
    if (room > SIZE_MAX / sizeof(uint32_t)) return false;
    uint32_t *facts = malloc(room * sizeof *facts);
    if (!facts) return false;
    free(dataset->facts);
    dataset->facts = facts;
    dataset->fact_room = room;
    memset(facts, 0xff, room * sizeof *facts);
    for (uint32_t i = 0; i < dataset->statement_count; i++) {
        content known = fact_of(&dataset->statements[i]);
        *fact_slot(dataset, &known) = i;
    }
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

/* The entity joins the list that was opened last. */
static tamiz_code add_entity(tamiz_dataset *dataset,
                             const tamiz_statement *statement,
                             tamiz_error *err) {
    uint32_t index = (uint32_t)dataset->entity_count;
    tamiz_grouped *entities = grown(dataset->entities, dataset->entity_count,
                                    &dataset->entity_room, sizeof *entities);
    if (!entities) return tamiz_fail_memory(err, "entities");
    dataset->entities = entities;
    tamiz_span id = tamiz_arena_copy(&dataset->arena, statement->entity);
    if (!id.data || !tamiz_table_add(&dataset->by_id, id, index, NULL))
        return tamiz_fail_memory(err, "entities");
    entities[index] = (tamiz_grouped){
        id, statement->schema, (uint32_t)dataset->list_count - 1, NONE, NONE};
    dataset->entity_count++;
    return TAMIZ_OK;
}

static tamiz_code find_entity(tamiz_dataset *dataset,
                              const tamiz_statement *statement, uint32_t *out,
                              tamiz_error *err) {
    const uint32_t *known =
        tamiz_table_find(&dataset->by_id, statement->entity);
    *out = known ? *known : (uint32_t)dataset->entity_count;
    if (!known) return add_entity(dataset, statement, err);
    const tamiz_grouped *entity = &dataset->entities[*known];
    if (entity->list != dataset->list_count - 1)
        return refuse(dataset, statement, "is of another list already", err);
    if (entity->schema != statement->schema)
        return refuse(dataset, statement, "has two schemata", err);
    return TAMIZ_OK;
}

/* Neighbouring statements come from one record, mostly: its text is kept once.
 */
static tamiz_span copy_record(tamiz_dataset *dataset, tamiz_span record) {
    if (dataset->statement_count) {
        size_t last = dataset->statement_count - 1;
        tamiz_span kept = dataset->statements[last].record;
        if (tamiz_span_equal(kept, record)) return kept;
    }
    return tamiz_arena_copy(&dataset->arena, record);
}

static tamiz_code add_statement(tamiz_dataset *dataset, content fact,
                                tamiz_span record, tamiz_error *err) {
    tamiz_stored *statements =
        grown(dataset->statements, dataset->statement_count,
              &dataset->statement_room, sizeof *statements);
    if (!statements) return tamiz_fail_memory(err, "statements");
    dataset->statements = statements;
    tamiz_stored stored = {
        .value = tamiz_arena_copy(&dataset->arena, fact.value),
        .lang = tamiz_arena_copy(&dataset->arena, fact.lang),
        .record = copy_record(dataset, record),
        .entity = fact.entity,
        .next = NONE,
        .prop = fact.prop,
        .first_seen = TAMIZ_SPAN(""),
        .last_seen = TAMIZ_SPAN(""),
    };
    if (!stored.value.data || !stored.lang.data || !stored.record.data)
        return tamiz_fail_memory(err, "statements");
    uint32_t index = (uint32_t)dataset->statement_count++;
    tamiz_grouped *entity = &dataset->entities[fact.entity];
    if (entity->first == NONE)
        entity->first = index;
    else
        statements[entity->last].next = index;
    entity->last = index;
    statements[index] = stored;
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
    uint32_t entity = NONE;
    code = find_entity(dataset, statement, &entity, err);
    if (code) return code;
    if (!make_fact_room(dataset)) return tamiz_fail_memory(err, "statements");
    content fact = {entity, (uint16_t)statement->prop, statement->value,
                    statement->lang};
    uint32_t *slot = fact_slot(dataset, &fact);
    if (*slot != NONE) return TAMIZ_OK;
    uint32_t index = (uint32_t)dataset->statement_count;
    code = add_statement(dataset, fact, statement->record, err);
    if (!code) *slot = index;
    return code;
}

tamiz_sink tamiz_dataset_sink(tamiz_dataset *dataset) {
    return (tamiz_sink){put, dataset};
}

void tamiz_dataset_clear(tamiz_dataset *dataset) {
    tamiz_arena_clear(&dataset->arena);
    tamiz_table_clear(&dataset->by_id);
    free(dataset->lists);
    free(dataset->entities);
    free(dataset->statements);
    free(dataset->facts);
    *dataset = (tamiz_dataset){.lists = NULL};
}
