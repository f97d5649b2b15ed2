/* SPDX-License-Identifier: Apache-2.0 */
#include "list_eu.h"

#include "list_eu_party.h"
#include "list_eu_reading.h"
#include "list_files.h"

void tamiz_eu_reading_init(tamiz_eu_reading *r, tamiz_input *input,
                           const tamiz_sink *sink, tamiz_list_facts *facts,
                           const tamiz_list_progress *progress,
                           tamiz_error *err) {
    *facts = (tamiz_list_facts){0};
    *r = (tamiz_eu_reading){.input = input};
    r->writer = (tamiz_list_writer){.sink = sink,
                                    .file = tamiz_input_name(input),
                                    .err = err,
                                    .facts = facts,
                                    .progress = progress};
}

void tamiz_eu_reading_clear(tamiz_eu_reading *r) {
    tamiz_table_clear(&r->references);
    tamiz_arena_clear(&r->arena);
}

/* The XML's code is the word and its classificationCode the letter; the CSV has
 * them the other way round. */
static tamiz_schema schema_of(tamiz_list_writer *w, const tamiz_node *type) {
    tamiz_span code = tamiz_node_attribute(type, "code");
    if (tamiz_list_same(code, "person") || tamiz_span_is(code, "P"))
        return TAMIZ_SCHEMA_Person;
    if (tamiz_list_same(code, "enterprise") || tamiz_span_is(code, "E"))
        return TAMIZ_SCHEMA_Organization;
    tamiz_list_warn(w, "subjectType '%.*s' is neither person nor enterprise",
                    (int)code.size, code.size ? code.data : "");
    return TAMIZ_SCHEMA_LegalEntity;
}

/* One number, one party: its first record says what it is. */
static tamiz_code open_party(tamiz_eu_reading *r, const tamiz_node *node,
                             tamiz_span reference, tamiz_list_subject *self,
                             bool *again, tamiz_error *err) {
    bool fresh = false;
    tamiz_schema schema =
        schema_of(&r->writer, tamiz_node_child(node, "subjectType"));
    tamiz_span key = tamiz_arena_copy(&r->arena, reference);
    const uint32_t *known = key.data ? tamiz_table_add(&r->references, key,
                                                       (uint32_t)schema, &fresh)
                                     : NULL;
    if (!known) return tamiz_fail_memory(err, "reading the EU list");
    *again = !fresh;
    if (*again)
        tamiz_list_warn(&r->writer,
                        "%.40s comes twice: both records make one party",
                        reference.data);
    self->schema = (tamiz_schema)*known;
    self->id = tamiz_list_print(&r->writer, "eu-fsf-%s", reference.data);
    return r->writer.code;
}

static void report(const tamiz_eu_reading *r) {
    const tamiz_list_progress *progress = r->writer.progress;
    if (progress && progress->report)
        progress->report(progress->context, progress->stage,
                         tamiz_input_done(r->input),
                         tamiz_input_total(r->input));
}

static tamiz_code fail_record(const tamiz_eu_reading *r, const tamiz_node *node,
                              tamiz_error *err, const char *what,
                              const char *of) {
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, r->writer.file, node->line,
                         node->column, node->offset, "%.40s%s", of, what);
}

tamiz_code tamiz_eu_put_record(tamiz_eu_reading *r, const tamiz_node *node,
                               tamiz_arena *arena, tamiz_error *err) {
    tamiz_list_subject self = {0};
    bool again = false;
    r->writer.arena = arena;
    r->writer.line = node->line;
    r->writer.facts->rows++;
    tamiz_span reference = tamiz_list_clean(
        &r->writer, tamiz_node_attribute(node, "euReferenceNumber"));
    if (!reference.size && !r->writer.code)
        return fail_record(r, node, err, " without euReferenceNumber",
                           "<sanctionEntity>");
    reference = tamiz_arena_copy(arena, reference);
    if (!reference.data) return tamiz_fail_memory(err, "reading the EU list");
    tamiz_code code = open_party(r, node, reference, &self, &again, err);
    if (code) return code;
    if (!again && !tamiz_eu_has_name(node))
        return fail_record(r, node, err, " has no <nameAlias> with a name",
                           reference.data);
    tamiz_eu_put_party(&r->writer, &self, node);
    report(r);
    return r->writer.code;
}

tamiz_code tamiz_list_eu_read(const char *path, const tamiz_sink *sink,
                              tamiz_list_facts *facts,
                              const tamiz_list_progress *progress,
                              tamiz_error *err) {
    tamiz_input *input = NULL;
    bool xml = false;
    tamiz_code code = tamiz_list_files_are_xml(path, &xml, err);
    if (!code) code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = (xml ? tamiz_list_eu_xml_parse
                : tamiz_list_eu_csv_parse)(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
