/* SPDX-License-Identifier: Apache-2.0 */
/* A flat table: a row for each entity, a column for each property that any of
 * them has. Several values are joined by ";"; one that holds a semicolon or a
 * quote stands in quotes, and a quote within is written twice. */
#include "api_export.h"
#include "list_ftm.h"

typedef struct table {
    bool props[TAMIZ_PROP_COUNT]; /* columns, in the order of the vocabulary */
    tamiz_buffer cell;
} table;

static bool is_member(uint32_t prop) {
    for (size_t i = 0; i < TAMIZ_FTM_MEMBERS; i++)
        if (tamiz_ftm_members[i].prop == prop) return true;
    return prop == TAMIZ_PROP_ftmId;
}

/* ---- cells ------------------------------------------------------------- */

/* In quotes when one of these stands in it (RFC 4180, section 2). */
static void add_quoted(tamiz_buffer *out, tamiz_span text, const char *unless) {
    bool plain = true;
    for (size_t i = 0; i < text.size && plain; i++)
        plain = !strchr(unless, text.data[i]);
    if (plain) {
        tamiz_buffer_span(out, text);
        return;
    }
    tamiz_buffer_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"') tamiz_buffer_byte(out, '"');
        tamiz_buffer_byte(out, text.data[i]);
    }
    tamiz_buffer_byte(out, '"');
}

static void add_value(void *context, tamiz_span value) {
    tamiz_buffer *cell = context;
    if (cell->size) tamiz_buffer_byte(cell, ';');
    add_quoted(cell, value, ";\"");
}

static void add_cell(tamiz_export *x, tamiz_buffer *cell) {
    if (x->text.size) tamiz_buffer_byte(&x->text, ',');
    add_quoted(&x->text, tamiz_buffer_view(cell), ",\"\r\n");
    x->text.failed |= cell->failed;
    tamiz_buffer_reset(cell);
}

/* ---- rows -------------------------------------------------------------- */

static void write_header(tamiz_export *x, const table *t) {
    tamiz_buffer_text(&x->text, "id,schema");
    for (size_t i = 0; i < TAMIZ_FTM_MEMBERS; i++)
        tamiz_buffer_print(&x->text, ",%s", tamiz_ftm_members[i].name);
    for (size_t i = 0; i < TAMIZ_PROP_COUNT; i++)
        if (t->props[i])
            tamiz_buffer_print(&x->text, ",%s", tamiz_prop_rows[i].name);
    tamiz_buffer_text(&x->text, "\r\n");
}

static tamiz_code start(tamiz_export *x, tamiz_error *err) {
    const tamiz_snapshot *s = x->snapshot;
    table *t = tamiz_arena_take(&x->arena, sizeof *t);
    if (!t) return tamiz_fail_memory(err, "export");
    for (uint32_t e = 0; e < s->entity_count; e++) {
        if (!x->lists[s->entities[e].list]) continue;
        for (uint32_t i = 0; i < s->entities[e].statement_count; i++) {
            uint32_t prop = tamiz_export_statement(s, e, i)->prop;
            if (!is_member(prop)) t->props[prop] = true;
        }
    }
    x->own = t;
    write_header(x, t);
    return TAMIZ_OK;
}

static tamiz_code write_entity(tamiz_export *x, uint32_t entity,
                               tamiz_error *err) {
    (void)err;
    const tamiz_snapshot *s = x->snapshot;
    const table *t = x->own;
    tamiz_buffer cell = {0};
    tamiz_arena scratch = {0};
    tamiz_export_id(s, entity, &cell);
    add_cell(x, &cell);
    tamiz_buffer_text(&cell,
                      tamiz_schema_rows[s->entities[entity].schema].name);
    add_cell(x, &cell);
    for (size_t i = 0; i < TAMIZ_FTM_MEMBERS; i++) {
        tamiz_export_member(s, entity, i, &scratch, add_value, &cell);
        add_cell(x, &cell);
    }
    for (uint32_t prop = 0; prop < TAMIZ_PROP_COUNT; prop++) {
        if (!t->props[prop]) continue;
        for (uint32_t i = 0; i < s->entities[entity].statement_count; i++) {
            const tamiz_statement_record *fact =
                tamiz_export_statement(s, entity, i);
            if (fact->prop == prop && !tamiz_export_is_repeated(s, entity, i))
                add_value(&cell, tamiz_export_value(s, fact));
        }
        add_cell(x, &cell);
    }
    tamiz_buffer_text(&x->text, "\r\n");
    tamiz_buffer_clear(&cell);
    tamiz_arena_clear(&scratch);
    return TAMIZ_OK;
}

const tamiz_export_format tamiz_export_csv = {
    .name = "csv", .start = start, .entity = write_entity};
