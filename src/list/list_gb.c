/* SPDX-License-Identifier: Apache-2.0 */
#include "list_gb.h"

#include "list_files.h"

/* What is kept of a party: its schema, and above it whether it has a name. */
enum { NAMED = 1 << 16 };

static tamiz_schema schema_of(tamiz_list_writer *w, tamiz_span type) {
    // clang-format off
    static const struct { const char *type; tamiz_schema schema; } rows[] = {
        {"individual", TAMIZ_SCHEMA_Person},
        {"entity",     TAMIZ_SCHEMA_Organization},
        {"ship",       TAMIZ_SCHEMA_Vessel},
    };
    // clang-format on
    type = tamiz_span_trim(type);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_list_same(type, rows[i].type)) return rows[i].schema;
    tamiz_list_warn(w, "'%.*s' is no individual, entity or ship",
                    (int)type.size, type.size ? type.data : "");
    return TAMIZ_SCHEMA_LegalEntity;
}

tamiz_list_subject tamiz_gb_open(tamiz_gb_reading *r, tamiz_span unique_id,
                                 tamiz_span type, bool *fresh) {
    tamiz_list_writer *w = &r->writer;
    const uint32_t *known = tamiz_table_find(&r->parties, unique_id);
    *fresh = !known;
    if (!known) {
        tamiz_span key = tamiz_arena_copy(&r->arena, unique_id);
        uint32_t schema = (uint32_t)schema_of(w, type);
        if (key.data) known = tamiz_table_add(&r->parties, key, schema, NULL);
        if (!known) {
            tamiz_list_out_of_memory(w);
            return (tamiz_list_subject){0};
        }
    }
    tamiz_schema schema = (tamiz_schema)(*known & (NAMED - 1));
    if (!*fresh && tamiz_span_trim(type).size && schema_of(w, type) != schema)
        tamiz_list_warn(w, "%.*s is a '%.*s' here, but a %s above",
                        (int)unique_id.size, unique_id.data, (int)type.size,
                        type.data, tamiz_schema_rows[schema].name);
    tamiz_span id = tamiz_list_print(w, "gb-fcdo-%.*s", (int)unique_id.size,
                                     unique_id.data);
    return (tamiz_list_subject){id, schema};
}

void tamiz_gb_named(tamiz_gb_reading *r, tamiz_span unique_id) {
    uint32_t *known = tamiz_table_find(&r->parties, unique_id);
    if (known) *known |= NAMED;
}

void tamiz_gb_report(const tamiz_gb_reading *r) {
    const tamiz_list_progress *progress = r->writer.progress;
    if (progress && progress->report)
        progress->report(progress->context, progress->stage,
                         tamiz_input_done(r->input),
                         tamiz_input_total(r->input));
}

void tamiz_gb_close(tamiz_gb_reading *r) {
    for (size_t i = 0; i < r->parties.room; i++) {
        const tamiz_table_slot *slot = &r->parties.slots[i];
        if (!slot->used || slot->value & NAMED || r->writer.code) continue;
        tamiz_list_warn(&r->writer, "%.*s has no name", (int)slot->key.size,
                        slot->key.data);
    }
    tamiz_table_clear(&r->parties);
    tamiz_arena_clear(&r->arena);
}

tamiz_code tamiz_list_gb_read(const char *path, const tamiz_sink *sink,
                              tamiz_list_facts *facts,
                              const tamiz_list_progress *progress,
                              tamiz_error *err) {
    tamiz_input *input = NULL;
    bool xml = false;
    tamiz_code code = tamiz_list_files_are_xml(path, &xml, err);
    if (!code) code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = xml ? tamiz_list_gb_xml_parse(input, sink, facts, progress, err)
               : tamiz_list_gb_csv_parse(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
