/* SPDX-License-Identifier: Apache-2.0 */
/* Walks the entities of a snapshot, in its own order, and has each written in
 * the format that is asked for. */
#include "api_export.h"

#include "entity_id.h"
#include "list_ftm.h"

static const tamiz_export_format *const formats[] = {
    &tamiz_export_ftm, &tamiz_export_senzing, &tamiz_export_csv};

/* ---- what the formats share -------------------------------------------- */

const tamiz_statement_record *
tamiz_export_statement(const tamiz_snapshot *s, uint32_t entity, uint32_t i) {
    return &s->statements[s->entities[entity].first_statement + i];
}

tamiz_span tamiz_export_value(const tamiz_snapshot *s,
                              const tamiz_statement_record *statement) {
    return tamiz_span_of(s->text + statement->value);
}

tamiz_span tamiz_export_first(const tamiz_snapshot *s, uint32_t entity,
                              tamiz_prop prop) {
    for (uint32_t i = 0; i < s->entities[entity].statement_count; i++) {
        const tamiz_statement_record *t = tamiz_export_statement(s, entity, i);
        if (t->prop == prop) return tamiz_export_value(s, t);
    }
    return (tamiz_span){"", 0};
}

/* Equal texts have equal offsets: the pool keeps each once. */
bool tamiz_export_is_repeated(const tamiz_snapshot *s, uint32_t entity,
                              uint32_t i) {
    const tamiz_statement_record *t = tamiz_export_statement(s, entity, i);
    for (uint32_t k = 0; k < i; k++) {
        const tamiz_statement_record *u = tamiz_export_statement(s, entity, k);
        if (u->prop == t->prop && u->value == t->value) return true;
    }
    return false;
}

void tamiz_export_id(const tamiz_snapshot *s, uint32_t entity,
                     tamiz_buffer *out) {
    const tamiz_entity_record *e = &s->entities[entity];
    tamiz_schema schema = (tamiz_schema)e->schema;
    tamiz_prop prop = tamiz_schema_rows[schema].owner;
    tamiz_span owner = {"", 0};
    if (prop != TAMIZ_PROP_NONE) owner = tamiz_export_first(s, entity, prop);
    tamiz_id_own(schema, owner, s->text + s->lists[e->list].id,
                 tamiz_span_of(s->text + e->id), out);
}

/* ---- beside the properties --------------------------------------------- */

static tamiz_span own_caption(const tamiz_snapshot *s, uint32_t entity,
                              tamiz_arena *arena) {
    const tamiz_entity_record *e = &s->entities[entity];
    if (strcmp(s->text + e->caption, s->text + e->id) != 0)
        return tamiz_span_of(s->text + e->caption);
    tamiz_buffer id = {0};
    tamiz_export_id(s, entity, &id);
    tamiz_span copy = tamiz_arena_copy(arena, tamiz_buffer_view(&id));
    tamiz_buffer_clear(&id);
    return copy.data ? copy : (tamiz_span){"", 0};
}

/* The earliest or latest of the entity's seen times: ISO sorts as text. */
static tamiz_span own_seen(const tamiz_snapshot *s, uint32_t entity,
                           tamiz_prop prop) {
    const char *found = NULL;
    for (uint32_t i = 0; i < s->entities[entity].statement_count; i++) {
        const tamiz_statement_record *t = tamiz_export_statement(s, entity, i);
        uint32_t at =
            prop == TAMIZ_PROP_ftmLastSeen ? t->last_seen : t->first_seen;
        int order = found ? strcmp(s->text + at, found) : 1;
        if (prop == TAMIZ_PROP_ftmFirstSeen && found) order = -order;
        if (order > 0) found = s->text + at;
    }
    return tamiz_span_of(found);
}

static tamiz_span own_member(const tamiz_snapshot *s, uint32_t entity,
                             tamiz_prop prop, tamiz_arena *arena) {
    const tamiz_entity_record *e = &s->entities[entity];
    switch (prop) {
    case TAMIZ_PROP_ftmCaption:
        return own_caption(s, entity, arena);
    case TAMIZ_PROP_ftmDatasets:
        return tamiz_span_of(s->text + s->lists[e->list].id);
    case TAMIZ_PROP_ftmFirstSeen:
    case TAMIZ_PROP_ftmLastSeen:
    case TAMIZ_PROP_ftmLastChange:
        return own_seen(s, entity, prop);
    case TAMIZ_PROP_ftmTarget:
        return e->designation_count ? TAMIZ_SPAN("true") : TAMIZ_SPAN("false");
    default:
        return (tamiz_span){"", 0};
    }
}

void tamiz_export_member(const tamiz_snapshot *s, uint32_t entity, size_t row,
                         tamiz_arena *arena,
                         void (*put)(void *context, tamiz_span value),
                         void *context) {
    tamiz_prop prop = tamiz_ftm_members[row].prop;
    bool said = false;
    for (uint32_t i = 0; i < s->entities[entity].statement_count; i++) {
        const tamiz_statement_record *t = tamiz_export_statement(s, entity, i);
        if (t->prop != prop || tamiz_export_is_repeated(s, entity, i)) continue;
        put(context, tamiz_export_value(s, t));
        said = true;
    }
    if (said) return;
    tamiz_span own = own_member(s, entity, prop, arena);
    if (own.size) put(context, own);
}

/* ---- the handle -------------------------------------------------------- */

static const tamiz_export_format *find_format(const char *name) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (!strcmp(formats[i]->name, name)) return formats[i];
    return NULL;
}

static tamiz_code choose_lists(tamiz_export *x, const char *const *lists,
                               size_t count, tamiz_error *err) {
    const tamiz_snapshot *s = x->snapshot;
    x->lists = tamiz_arena_array(&x->arena, s->list_count, sizeof *x->lists);
    if (!x->lists) return tamiz_fail_memory(err, "export");
    for (uint32_t i = 0; i < s->list_count; i++) x->lists[i] = !lists;
    for (size_t k = 0; lists && k < count; k++) {
        uint32_t i = 0;
        while (i < s->list_count &&
               strcmp(s->text + s->lists[i].id, lists[k]) != 0)
            i++;
        if (i == s->list_count)
            return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, lists[k],
                              "this list is not in the snapshot");
        x->lists[i] = true;
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_export_open(const tamiz_snapshot *snapshot, const char *format,
                             const char *const *lists, size_t list_count,
                             tamiz_export **out, tamiz_error *err) {
    const tamiz_export_format *found = find_format(format);
    if (!found)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, format,
                          "unknown format; expected ftm, senzing or csv");
    tamiz_export *x = calloc(1, sizeof *x);
    if (!x) return tamiz_fail_memory(err, "export");
    x->snapshot = snapshot;
    x->format = found;
    tamiz_code code = choose_lists(x, lists, list_count, err);
    if (code)
        tamiz_export_close(x);
    else
        *out = x;
    return code;
}

tamiz_code tamiz_export_next(tamiz_export *x, const char **text, size_t *size,
                             tamiz_error *err) {
    const tamiz_snapshot *s = x->snapshot;
    tamiz_buffer_reset(&x->text);
    tamiz_code code = TAMIZ_OK;
    if (!x->started && x->format->start) code = x->format->start(x, err);
    x->started = true;
    while (!code && !x->text.size && x->next < s->entity_count) {
        uint32_t entity = x->next++;
        if (x->lists[s->entities[entity].list])
            code = x->format->entity(x, entity, err);
    }
    if (!code && x->text.failed) code = tamiz_fail_memory(err, "export");
    if (code) return code;
    *text = x->text.data;
    *size = x->text.size;
    return TAMIZ_OK;
}

void tamiz_export_close(tamiz_export *x) {
    if (!x) return;
    tamiz_buffer_clear(&x->text);
    tamiz_arena_clear(&x->arena);
    free(x);
}
