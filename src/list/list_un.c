/* SPDX-License-Identifier: Apache-2.0 */
/* The Consolidated List of the UN Security Council, consolidated.xml: one row
 * of INDIVIDUAL, one of ENTITY. Each party has the id "un-" and its permanent
 * reference number ("QDi.430"), and one Sanction: its listing. */
#include "list_un.h"

#include "list_un_party.h"

#include "base_table.h"

typedef struct un_reader {
    tamiz_list_writer writer;
    tamiz_list_facts *facts;
    const tamiz_list_progress *progress;
    tamiz_input *input;
    tamiz_arena arena; /* of the reference numbers */
    tamiz_table references;
} un_reader;

static tamiz_code check_reference(un_reader *r, const tamiz_xml *xml,
                                  const tamiz_node *node, tamiz_span reference,
                                  tamiz_error *err) {
    if (!reference.size)
        return tamiz_node_fail(xml, node, err,
                               "<%s> without <REFERENCE_NUMBER>", node->name);
    bool fresh = false;
    tamiz_span key = tamiz_arena_copy(&r->arena, reference);
    if (!key.data || !tamiz_table_add(&r->references, key, 0, &fresh))
        return tamiz_fail_memory(err, "reading the UN list");
    if (fresh) return TAMIZ_OK;
    return tamiz_node_fail(xml, node, err, "REFERENCE_NUMBER %.40s comes twice",
                           reference.data);
}

/* The letters of the reference number tell the sanctions regime: "QD". */
static tamiz_span regime_of(tamiz_span reference) {
    size_t size = 0;
    while (size < reference.size && reference.data[size] >= 'A' &&
           reference.data[size] <= 'Z')
        size++;
    return (tamiz_span){reference.data, size};
}

static void open_sanction(tamiz_un_party *p, tamiz_span reference) {
    tamiz_list_writer *w = p->writer;
    p->sanction =
        tamiz_list_attached(w, &p->self, "sanction", 1, TAMIZ_SCHEMA_Sanction);
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_entity, p->self.id);
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_authority,
                   TAMIZ_SPAN("United Nations Security Council"));
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_unscId, reference);
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_programId, regime_of(reference));
}

static tamiz_code on_record(void *context, tamiz_xml *xml,
                            const tamiz_node *node, tamiz_arena *arena,
                            tamiz_error *err) {
    un_reader *r = context;
    tamiz_un_party p = {.writer = &r->writer};
    r->writer.arena = arena;
    r->writer.line = node->line;
    r->facts->rows++;
    tamiz_span reference = tamiz_node_text(node, "REFERENCE_NUMBER");
    tamiz_code code = check_reference(r, xml, node, reference, err);
    if (code) return code;
    tamiz_span name = tamiz_un_name(&p, node);
    if (!r->writer.code && !name.size)
        return tamiz_node_fail(xml, node, err, "<%s> without a name",
                               node->name);
    bool person = !strcmp(node->name, "INDIVIDUAL");
    p.self.id = tamiz_list_print(&r->writer, "un-%s", reference.data);
    p.self.schema = person ? TAMIZ_SCHEMA_Person : TAMIZ_SCHEMA_Organization;
    tamiz_un_put_name(&p, name, node);
    open_sanction(&p, reference);
    for (const tamiz_node *n = node->first; n && !r->writer.code; n = n->next)
        tamiz_un_put_field(&p, n);
    const tamiz_list_progress *progress = r->progress;
    if (progress && progress->report)
        progress->report(progress->context, progress->stage,
                         tamiz_input_done(r->input),
                         tamiz_input_total(r->input));
    return r->writer.code;
}

static tamiz_code read_root(un_reader *r, const tamiz_xml *xml,
                            const char *name, tamiz_xml_attributes attributes,
                            tamiz_error *err) {
    if (strcmp(name, "CONSOLIDATED_LIST") != 0)
        return tamiz_xml_fail(xml, err,
                              "the root is <%.60s>, expected "
                              "<CONSOLIDATED_LIST>: not the UN list",
                              name);
    tamiz_date date;
    tamiz_span day = tamiz_un_day(
        tamiz_span_of(tamiz_xml_attribute(attributes, "dateGenerated")));
    if (!day.size) return TAMIZ_OK;
    if (!tamiz_date_parse_iso(day, &date))
        return tamiz_xml_fail(xml, err, "dateGenerated is no ISO date");
    tamiz_date_print(date, r->facts->published);
    return TAMIZ_OK;
}

static tamiz_code enter(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, bool *record,
                        tamiz_error *err) {
    // clang-format off
    static const struct { const char *section, *record; } rows[] = {
        {"INDIVIDUALS", "INDIVIDUAL"}, {"ENTITIES", "ENTITY"},
    };
    // clang-format on
    if (tamiz_xml_depth(xml) == 1)
        return read_root(context, xml, name, attributes, err);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (tamiz_xml_depth(xml) == 2 && !strcmp(name, rows[i].section))
            return TAMIZ_OK;
        *record = tamiz_xml_depth(xml) == 3 && !strcmp(name, rows[i].record) &&
                  !strcmp(tamiz_xml_parent(xml, 1), rows[i].section);
        if (*record) return TAMIZ_OK;
    }
    return tamiz_xml_fail(xml, err,
                          "<%.60s> in <%.60s>, expected INDIVIDUALS of "
                          "INDIVIDUAL and ENTITIES of ENTITY",
                          name, tamiz_xml_parent(xml, 1));
}

tamiz_code tamiz_list_un_parse(tamiz_input *input, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err) {
    un_reader r = {.facts = facts, .progress = progress, .input = input};
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

tamiz_code tamiz_list_un_read(const char *path, const tamiz_sink *sink,
                              tamiz_list_facts *facts,
                              const tamiz_list_progress *progress,
                              tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = tamiz_list_un_parse(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
