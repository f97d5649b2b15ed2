/* SPDX-License-Identifier: Apache-2.0 */
/* FollowTheMoney, one entity a line, as list_ftm.h reads it: what comes of
 * such a file goes into one again, byte for byte. Properties stand in the
 * order in which they were first stated. */
#include "api_export.h"
#include "list_ftm.h"

/* The values of one property, from the statement that states it first. */
static void write_values(tamiz_json *json, const tamiz_snapshot *s,
                         uint32_t entity, uint32_t first) {
    uint32_t prop = tamiz_export_statement(s, entity, first)->prop;
    tamiz_json_key(json, tamiz_prop_rows[prop].name);
    tamiz_json_open(json, '[');
    for (uint32_t i = first; i < s->entities[entity].statement_count; i++) {
        const tamiz_statement_record *t = tamiz_export_statement(s, entity, i);
        if (t->prop == prop && !tamiz_export_is_repeated(s, entity, i))
            tamiz_json_span(json, tamiz_export_value(s, t));
    }
    tamiz_json_close(json, ']');
}

static void write_properties(tamiz_json *json, const tamiz_snapshot *s,
                             uint32_t entity) {
    bool written[TAMIZ_PROP_COUNT] = {false};
    written[TAMIZ_PROP_ftmId] = true;
    for (size_t i = 0; i < TAMIZ_FTM_MEMBERS; i++)
        written[tamiz_ftm_members[i].prop] = true;
    tamiz_json_key(json, "properties");
    tamiz_json_open(json, '{');
    for (uint32_t i = 0; i < s->entities[entity].statement_count; i++) {
        uint32_t prop = tamiz_export_statement(s, entity, i)->prop;
        if (!written[prop]) write_values(json, s, entity, i);
        written[prop] = true;
    }
    tamiz_json_close(json, '}');
}

/* ---- beside the properties --------------------------------------------- */

enum { FEW = 2 };
typedef struct values {
    tamiz_span first[FEW];
    size_t count;
    tamiz_json *json; /* NULL = only count */
} values;

static void note_value(void *context, tamiz_span value) {
    values *v = context;
    if (v->json)
        tamiz_json_span(v->json, value);
    else if (v->count < FEW)
        v->first[v->count] = value;
    v->count++;
}

static void write_single(tamiz_json *json, tamiz_span value) {
    if (tamiz_span_is(value, "true") || tamiz_span_is(value, "false"))
        tamiz_json_bool(json, tamiz_span_is(value, "true"));
    else
        tamiz_json_span(json, value);
}

static void write_member(tamiz_export *x, tamiz_json *json, uint32_t entity,
                         size_t row) {
    const tamiz_ftm_member *member = &tamiz_ftm_members[row];
    tamiz_arena scratch = {0};
    values found = {.count = 0}, each = {.json = json};
    tamiz_export_member(x->snapshot, entity, row, &scratch, note_value, &found);
    if (member->many || found.count) tamiz_json_key(json, member->name);
    if (member->many || found.count > 1) {
        tamiz_json_open(json, '[');
        tamiz_export_member(x->snapshot, entity, row, &scratch, note_value,
                            &each);
        tamiz_json_close(json, ']');
    } else if (found.count) {
        write_single(json, found.first[0]);
    }
    tamiz_arena_clear(&scratch);
}

static tamiz_code write_entity(tamiz_export *x, uint32_t entity,
                               tamiz_error *err) {
    const tamiz_snapshot *s = x->snapshot;
    tamiz_buffer id = {0};
    tamiz_export_id(s, entity, &id);
    tamiz_json json = {.buffer = &x->text};
    tamiz_json_open(&json, '{');
    tamiz_json_key(&json, "id");
    tamiz_json_span(&json, tamiz_buffer_view(&id));
    write_member(x, &json, entity, 0);
    tamiz_json_pair(&json, "schema",
                    tamiz_schema_rows[s->entities[entity].schema].name);
    write_properties(&json, s, entity);
    for (size_t i = 1; i < TAMIZ_FTM_MEMBERS; i++)
        write_member(x, &json, entity, i);
    tamiz_json_close(&json, '}');
    tamiz_buffer_byte(&x->text, '\n');
    bool failed = id.failed;
    tamiz_buffer_clear(&id);
    return failed ? tamiz_fail_memory(err, "export") : TAMIZ_OK;
}

const tamiz_export_format tamiz_export_ftm = {.name = "ftm",
                                              .entity = write_entity};
