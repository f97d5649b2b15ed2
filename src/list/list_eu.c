/* SPDX-License-Identifier: Apache-2.0 */
#include "list_eu.h"

#include "base_table.h"
#include "list_eu_party.h"
#include "list_files.h"

typedef struct eu_reader {
    tamiz_list_writer writer;
    tamiz_list_facts *facts;
    const tamiz_list_progress *progress;
    tamiz_input *input;
    tamiz_arena arena; /* of the reference numbers */
    tamiz_table references;
} eu_reader;

static tamiz_schema schema_of(tamiz_list_writer *w, const tamiz_node *type) {
    tamiz_span code = tamiz_node_attribute(type, "code");
    if (tamiz_list_same(code, "person")) return TAMIZ_SCHEMA_Person;
    if (tamiz_list_same(code, "enterprise")) return TAMIZ_SCHEMA_Organization;
    tamiz_list_warn(w, "subjectType '%.*s' is neither person nor enterprise",
                    (int)code.size, code.size ? code.data : "");
    return TAMIZ_SCHEMA_LegalEntity;
}

/* One number, one party: its first record says what it is. */
static tamiz_code open_party(eu_reader *r, const tamiz_node *node,
                             tamiz_span reference, tamiz_list_subject *self,
                             tamiz_error *err) {
    bool fresh = false;
    tamiz_schema schema =
        schema_of(&r->writer, tamiz_node_child(node, "subjectType"));
    tamiz_span key = tamiz_arena_copy(&r->arena, reference);
    const uint32_t *known = key.data ? tamiz_table_add(&r->references, key,
                                                       (uint32_t)schema, &fresh)
                                     : NULL;
    if (!known) return tamiz_fail_memory(err, "reading the EU list");
    if (!fresh)
        tamiz_list_warn(&r->writer,
                        "%.40s comes twice: both records make one party",
                        reference.data);
    self->schema = (tamiz_schema)*known;
    self->id = tamiz_list_print(&r->writer, "eu-fsf-%s", reference.data);
    return r->writer.code;
}

static void report(const eu_reader *r) {
    const tamiz_list_progress *progress = r->progress;
    if (progress && progress->report)
        progress->report(progress->context, progress->stage,
                         tamiz_input_done(r->input),
                         tamiz_input_total(r->input));
}

static tamiz_code on_record(void *context, tamiz_xml *xml,
                            const tamiz_node *node, tamiz_arena *arena,
                            tamiz_error *err) {
    eu_reader *r = context;
    tamiz_list_subject self = {0};
    r->writer.arena = arena;
    r->writer.line = node->line;
    if (strcmp(node->name, "sanctionEntity") != 0) {
        tamiz_list_warn(&r->writer, "unknown element <%s>, not read",
                        node->name);
        return r->writer.code;
    }
    r->facts->rows++;
    tamiz_span reference = tamiz_list_clean(
        &r->writer, tamiz_node_attribute(node, "euReferenceNumber"));
    if (!reference.size)
        return tamiz_node_fail(xml, node, err,
                               "<sanctionEntity> without euReferenceNumber");
    reference = tamiz_arena_copy(arena, reference);
    if (!reference.data) return tamiz_fail_memory(err, "reading the EU list");
    tamiz_code code = open_party(r, node, reference, &self, err);
    if (code) return code;
    if (!tamiz_eu_put_party(&r->writer, &self, node) && !r->writer.code)
        return tamiz_node_fail(xml, node, err,
                               "%.40s has no <nameAlias> with a name",
                               reference.data);
    report(r);
    return r->writer.code;
}

static tamiz_code read_root(eu_reader *r, const tamiz_xml *xml,
                            const char *name, tamiz_xml_attributes attributes,
                            tamiz_error *err) {
    if (strcmp(name, "export") != 0)
        return tamiz_xml_fail(xml, err,
                              "the root is <%.60s>, expected <export>: not the "
                              "EU list (xmlFullSanctionsList_1_1)",
                              name);
    tamiz_date date;
    tamiz_span day =
        tamiz_span_of(tamiz_xml_attribute(attributes, "generationDate"));
    if (!day.size) return TAMIZ_OK;
    if (day.size > 10) day.size = 10; /* the time says nothing of the day */
    if (!tamiz_date_parse_iso(day, &date))
        return tamiz_xml_fail(xml, err, "generationDate is no ISO date");
    tamiz_date_print(date, r->facts->published);
    return TAMIZ_OK;
}

static tamiz_code enter(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, bool *record,
                        tamiz_error *err) {
    if (tamiz_xml_depth(xml) == 1)
        return read_root(context, xml, name, attributes, err);
    *record = true;
    return TAMIZ_OK;
}

tamiz_code tamiz_list_eu_parse(tamiz_input *input, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err) {
    eu_reader r = {.facts = facts, .progress = progress, .input = input};
    *facts = (tamiz_list_facts){0};
    r.writer = (tamiz_list_writer){.sink = sink,
                                   .file = tamiz_input_name(input),
                                   .err = err,
                                   .facts = facts,
                                   .progress = progress};
    const tamiz_xmltree_handler handler = {&r, enter, on_record};
    tamiz_code code = tamiz_xmltree_parse(input, &handler, err);
    tamiz_table_clear(&r.references);
    tamiz_arena_clear(&r.arena);
    return code;
}

tamiz_code tamiz_list_eu_read(const char *path, const tamiz_sink *sink,
                              tamiz_list_facts *facts,
                              const tamiz_list_progress *progress,
                              tamiz_error *err) {
    tamiz_input *input = NULL;
    bool xml = false;
    tamiz_code code = tamiz_list_files_are_xml(path, &xml, err);
    if (!code && !xml)
        code = tamiz_fail(err, TAMIZ_BAD_INPUT, path,
                          "is no XML; expected xmlFullSanctionsList_1_1, the "
                          "only form of this list that is read");
    if (!code) code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = tamiz_list_eu_parse(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
