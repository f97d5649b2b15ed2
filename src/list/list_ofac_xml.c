/* SPDX-License-Identifier: Apache-2.0 */
/* Opens the file, looks at its root and hands the records to the reader of
 * that kind. */
#include "list_ofac_xml.h"

#include "list_ofac.h"

typedef struct root_kind {
    const char *name;
    tamiz_code (*enter)(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, bool *record,
                        tamiz_error *err);
    tamiz_code (*record)(void *context, tamiz_xml *xml, const tamiz_node *node,
                         tamiz_arena *arena, tamiz_error *err);
} root_kind;

static const root_kind classic = {"sdnList", tamiz_ofac_classic_enter,
                                  tamiz_ofac_classic_record};
static const root_kind advanced = {"Sanctions", tamiz_ofac_advanced_enter,
                                   tamiz_ofac_advanced_record};

/* Between the parser and the two readers. */
typedef struct switchboard {
    tamiz_ofac_reading reading;
    const root_kind *kind; /* NULL until the root is seen */
    void *context;         /* of that kind */
    tamiz_ofac_advanced *advanced;
    tamiz_input *input;
    const tamiz_list_progress *progress;
} switchboard;

static tamiz_code choose(switchboard *s, const tamiz_xml *xml, const char *root,
                         tamiz_error *err) {
    if (!strcmp(root, classic.name)) {
        s->kind = &classic;
        s->context = &s->reading;
        return TAMIZ_OK;
    }
    if (strcmp(root, advanced.name) != 0)
        return tamiz_xml_fail(xml, err,
                              "the root is <%.60s>, expected <sdnList> or "
                              "<Sanctions>: not an OFAC list",
                              root);
    s->advanced = tamiz_ofac_advanced_new(&s->reading);
    if (!s->advanced) return tamiz_fail_memory(err, "reading an OFAC list");
    s->kind = &advanced;
    s->context = s->advanced;
    return TAMIZ_OK;
}

static tamiz_code enter(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, bool *record,
                        tamiz_error *err) {
    switchboard *s = context;
    if (!s->kind) {
        tamiz_code code = choose(s, xml, name, err);
        if (!s->kind) return code; /* an unknown root, or no memory */
    }
    return s->kind->enter(s->context, xml, name, attributes, record, err);
}

static tamiz_code on_record(void *context, tamiz_xml *xml,
                            const tamiz_node *node, tamiz_arena *arena,
                            tamiz_error *err) {
    switchboard *s = context;
    const tamiz_list_progress *progress = s->progress;
    s->reading.writer.arena = arena;
    s->reading.writer.line = node->line;
    if (progress && progress->report)
        progress->report(progress->context, progress->stage,
                         tamiz_input_done(s->input),
                         tamiz_input_total(s->input));
    return s->kind->record(s->context, xml, node, arena, err);
}

void tamiz_ofac_put_leaves(tamiz_list_writer *writer,
                           const tamiz_ofac_listed *party,
                           const tamiz_node *node) {
    const tamiz_node *n = node;
    bool kept = false;
    while (n) {
        kept |= n->text.size > 0;
        tamiz_list_put_note(writer, &party->self, n->name, n->text);
        if (n->first) {
            n = n->first;
            continue;
        }
        while (n != node && !n->next) n = n->parent;
        n = n == node ? NULL : n->next;
    }
    if (kept)
        tamiz_list_warn(writer, "unknown element <%s>, kept as a note",
                        node->name);
}

tamiz_code tamiz_ofac_xml_parse(tamiz_input *input, const tamiz_sink *sink,
                                tamiz_list_facts *facts,
                                const tamiz_list_progress *progress,
                                tamiz_error *err) {
    switchboard s = {.progress = progress, .input = input};
    *facts = (tamiz_list_facts){0};
    s.reading.facts = facts;
    s.reading.writer = (tamiz_list_writer){.sink = sink,
                                           .file = tamiz_input_name(input),
                                           .err = err,
                                           .facts = facts,
                                           .progress = progress};
    const tamiz_xmltree_handler handler = {&s, enter, on_record};
    tamiz_code code = tamiz_xmltree_parse(input, &handler, err);
    if (!code)
        code = s.advanced ? tamiz_ofac_advanced_end(s.advanced, err)
                          : tamiz_ofac_classic_end(&s.reading);
    tamiz_ofac_advanced_free(s.advanced);
    tamiz_list_ofac_roster_clear(&s.reading.roster);
    tamiz_buffer_clear(&s.reading.remarks);
    tamiz_arena_clear(&s.reading.arena);
    return code;
}

tamiz_code tamiz_list_ofac_xml_read(const char *path, const tamiz_sink *sink,
                                    tamiz_list_facts *facts,
                                    const tamiz_list_progress *progress,
                                    tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = tamiz_ofac_xml_parse(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
