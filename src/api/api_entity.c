/* SPDX-License-Identifier: Apache-2.0 */
/* One entity with everything attached to it. */
#include "api_claims.h"
#include "base_error.h"
#include "entity_date.h"
#include "entity_schema.h"
#include "index_links.h"
#include "screen_answer.h"
#include "screen_policy.h"

struct tamiz_entity {
    tamiz_arena arena;
    const tamiz_snapshot *snapshot;
    uint32_t number;
    uint32_t subject[TAMIZ_SUBJECT_MOST]; /* the entity, and all linked */
    size_t subject_count;
    const char *as_of;
    tamiz_fact *facts;
    size_t fact_count;
    tamiz_designation *designations;
    size_t designation_count;
    tamiz_designation *others; /* not in force on as_of */
    size_t other_count;
    tamiz_linked *linked;
    size_t linked_count;
    tamiz_claim *claims;
    size_t claim_count;
    tamiz_buffer json;
};

static void add_facts(tamiz_entity *e, uint32_t subject) {
    const tamiz_snapshot *s = e->snapshot;
    const tamiz_entity_record *r = &s->entities[subject];
    for (uint32_t i = 0; i < r->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[r->first_statement + i];
        e->facts[e->fact_count++] = (tamiz_fact){
            .subject = s->text + r->id,
            .schema = tamiz_schema_rows[r->schema].name,
            .property = tamiz_prop_rows[t->prop].name,
            .value = s->text + t->value,
            .lang = s->text + t->lang,
            .list = s->text + s->lists[r->list].id,
            .record = s->text + t->record,
            .first_seen = s->text + t->first_seen,
            .last_seen = s->text + t->last_seen,
        };
    }
}

/* Parts the designations into those that were in force on the day and the
 * others; both stay in order. False = out of memory. */
static bool part_designations(tamiz_entity *e) {
    size_t kept = 0;
    e->others =
        tamiz_arena_array(&e->arena, e->designation_count, sizeof *e->others);
    if (!e->others) return false;
    for (size_t i = 0; i < e->designation_count; i++)
        if (tamiz_dates_in_force(e->designations[i].since,
                                 e->designations[i].until, e->as_of))
            e->designations[kept++] = e->designations[i];
        else
            e->others[e->other_count++] = e->designations[i];
    e->designation_count = kept;
    return true;
}

static tamiz_code fill(tamiz_entity *e, tamiz_error *err) {
    const tamiz_snapshot *s = e->snapshot;
    uint32_t end = tamiz_snapshot_attached_end(s, e->number);
    size_t facts = 0;
    for (uint32_t i = e->number; i < end; i++)
        facts += s->entities[i].statement_count;
    e->facts = tamiz_arena_array(&e->arena, facts, sizeof *e->facts);
    e->subject_count = tamiz_subject_of(s, e->number, e->subject);
    e->designations = tamiz_designations_of(s, e->subject, e->subject_count,
                                            &e->arena, &e->designation_count);
    e->linked = tamiz_linked_of(s, e->number, &e->arena, &e->linked_count);
    if (!e->facts || !e->designations || !e->linked)
        return tamiz_fail_memory(err, "entity");
    for (uint32_t i = e->number; i < end; i++) add_facts(e, i);
    if (e->as_of[0] && !part_designations(e))
        return tamiz_fail_memory(err, "entity");
    return tamiz_api_claims(s, e->subject, e->subject_count, &e->arena,
                            &e->claims, &e->claim_count, err);
}

tamiz_code tamiz_entity_find(const tamiz_snapshot *snapshot, const char *id,
                             const char *as_of, tamiz_entity **out,
                             tamiz_error *err) {
    tamiz_code code = tamiz_day_check(as_of, err);
    if (code) return code;
    uint32_t number = tamiz_snapshot_entity(snapshot, tamiz_span_of(id));
    if (number == UINT32_MAX)
        return tamiz_fail(err, TAMIZ_NOT_FOUND, id,
                          "no such entity in the snapshot");
    tamiz_entity *e = calloc(1, sizeof *e);
    if (!e) return tamiz_fail_memory(err, id);
    e->snapshot = snapshot;
    e->number = number;
    e->as_of = tamiz_arena_print(&e->arena, "%s", as_of ? as_of : "");
    code = e->as_of ? fill(e, err) : tamiz_fail_memory(err, id);
    if (code)
        tamiz_entity_free(e);
    else
        *out = e;
    return code;
}

void tamiz_entity_free(tamiz_entity *e) {
    if (!e) return;
    tamiz_buffer_clear(&e->json);
    tamiz_arena_clear(&e->arena);
    free(e);
}

static const tamiz_entity_record *record_of(const tamiz_entity *e) {
    return &e->snapshot->entities[e->number];
}

const char *tamiz_entity_id(const tamiz_entity *e) {
    return e->snapshot->text + record_of(e)->id;
}

const char *tamiz_entity_caption(const tamiz_entity *e) {
    return e->snapshot->text + record_of(e)->caption;
}

const char *tamiz_entity_schema(const tamiz_entity *e) {
    return tamiz_schema_rows[record_of(e)->schema].name;
}

size_t tamiz_entity_fact_count(const tamiz_entity *e) {
    return e->fact_count;
}

const tamiz_fact *tamiz_entity_fact(const tamiz_entity *e, size_t index) {
    return index < e->fact_count ? &e->facts[index] : NULL;
}

size_t tamiz_entity_designation_count(const tamiz_entity *e) {
    return e->designation_count;
}

const tamiz_designation *tamiz_entity_designation(const tamiz_entity *e,
                                                  size_t index) {
    return index < e->designation_count ? &e->designations[index] : NULL;
}

size_t tamiz_entity_other_designation_count(const tamiz_entity *e) {
    return e->other_count;
}

const tamiz_designation *tamiz_entity_other_designation(const tamiz_entity *e,
                                                        size_t index) {
    return index < e->other_count ? &e->others[index] : NULL;
}

bool tamiz_entity_is_listed(const tamiz_entity *e) {
    return tamiz_entity_in_force(e->snapshot, e->number, e->as_of);
}

size_t tamiz_entity_linked_count(const tamiz_entity *e) {
    return e->linked_count;
}

const tamiz_linked *tamiz_entity_linked(const tamiz_entity *e, size_t index) {
    return index < e->linked_count ? &e->linked[index] : NULL;
}

size_t tamiz_entity_claim_count(const tamiz_entity *e) {
    return e->claim_count;
}

const tamiz_claim *tamiz_entity_claim(const tamiz_entity *e, size_t index) {
    return index < e->claim_count ? &e->claims[index] : NULL;
}

static void write_claim(tamiz_json *json, const tamiz_claim *claim) {
    tamiz_json_open(json, '{');
    tamiz_json_pair(json, "prop", claim->property);
    tamiz_json_pair(json, "value", claim->value);
    tamiz_json_pair(json, "verdict", claim->verdict);
    tamiz_json_key(json, "sources");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < claim->source_count; i++)
        tamiz_json_text(json, claim->sources[i]);
    tamiz_json_close(json, ']');
    tamiz_json_close(json, '}');
}

static void write_fact(tamiz_json *json, const tamiz_fact *fact) {
    tamiz_json_open(json, '{');
    tamiz_json_pair(json, "entity_id", fact->subject);
    tamiz_json_pair(json, "schema", fact->schema);
    tamiz_json_pair(json, "prop", fact->property);
    tamiz_json_pair(json, "value", fact->value);
    tamiz_json_pair(json, "lang", fact->lang);
    tamiz_json_pair(json, "dataset", fact->list);
    tamiz_json_pair(json, "record", fact->record);
    tamiz_json_pair(json, "first_seen", fact->first_seen);
    tamiz_json_pair(json, "last_seen", fact->last_seen);
    tamiz_json_close(json, '}');
}

const char *tamiz_entity_json(tamiz_entity *e) {
    tamiz_buffer_reset(&e->json);
    tamiz_json json = {.buffer = &e->json};
    tamiz_json_open(&json, '{');
    tamiz_json_key(&json, "entity");
    tamiz_entity_write(&json, e->snapshot, e->number);
    tamiz_json_key(&json, "designations");
    tamiz_designations_write(&json, e->designations, e->designation_count);
    if (e->as_of[0]) {
        tamiz_json_key(&json, "not_in_force");
        tamiz_designations_write(&json, e->others, e->other_count);
        tamiz_json_key(&json, "listed");
        tamiz_json_bool(&json, tamiz_entity_is_listed(e));
    }
    tamiz_json_key(&json, "linked");
    tamiz_linked_write(&json, e->linked, e->linked_count);
    tamiz_json_key(&json, "claims");
    tamiz_json_open(&json, '[');
    for (size_t i = 0; i < e->claim_count; i++)
        write_claim(&json, &e->claims[i]);
    tamiz_json_close(&json, ']');
    tamiz_json_key(&json, "statements");
    tamiz_json_open(&json, '[');
    for (size_t i = 0; i < e->fact_count; i++) write_fact(&json, &e->facts[i]);
    tamiz_json_close(&json, ']');
    if (e->as_of[0]) tamiz_json_pair(&json, "as_of", e->as_of);
    tamiz_answer_write_origin(&json, e->snapshot, "");
    tamiz_json_close(&json, '}');
    return e->json.failed ? NULL : e->json.data;
}
