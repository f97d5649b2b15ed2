/* SPDX-License-Identifier: Apache-2.0 */
/* xmlFullSanctionsList_1_1: <export generationDate> and a row of
 * <sanctionEntity>. */
#include "list_eu.h"

#include "list_eu_reading.h"

static tamiz_code on_record(void *context, tamiz_xml *xml,
                            const tamiz_node *node, tamiz_arena *arena,
                            tamiz_error *err) {
    tamiz_eu_reading *r = context;
    (void)xml;
    if (!strcmp(node->name, "sanctionEntity"))
        return tamiz_eu_put_record(r, node, arena, err);
    r->writer.arena = arena;
    r->writer.line = node->line;
    tamiz_list_warn(&r->writer, "unknown element <%s>, not read", node->name);
    return r->writer.code;
}

static tamiz_code read_root(tamiz_eu_reading *r, const tamiz_xml *xml,
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
    tamiz_date_print(date, r->writer.facts->published);
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

tamiz_code tamiz_list_eu_xml_parse(tamiz_input *input, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err) {
    tamiz_eu_reading r;
    tamiz_eu_reading_init(&r, input, sink, facts, progress, err);
    const tamiz_xmltree_handler handler = {&r, enter, on_record};
    tamiz_code code = tamiz_xmltree_parse(input, &handler, err);
    tamiz_eu_reading_clear(&r);
    return code;
}
