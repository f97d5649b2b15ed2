/* SPDX-License-Identifier: Apache-2.0 */
#include "format_xmltree.h"

#include <stdarg.h>

enum { MOST_RECORD = 16 << 20 };

typedef struct builder {
    const tamiz_xmltree_handler *handler;
    tamiz_arena arena;
    tamiz_node *open; /* innermost open element of the record, or NULL */
} builder;

static tamiz_xml_attributes copy_attributes(tamiz_arena *arena,
                                            tamiz_xml_attributes from) {
    size_t count = 0;
    while (from[count]) count++;
    const char **copy = tamiz_arena_array(arena, count + 1, sizeof *copy);
    for (size_t i = 0; copy && i < count; i++) {
        copy[i] = tamiz_arena_copy(arena, tamiz_span_of(from[i])).data;
        if (!copy[i]) return NULL;
    }
    return copy;
}

static tamiz_node *new_node(builder *b, const tamiz_xml *xml, const char *name,
                            tamiz_xml_attributes attributes) {
    tamiz_node *node = tamiz_arena_take(&b->arena, sizeof *node);
    if (!node) return NULL;
    node->name = tamiz_arena_copy(&b->arena, tamiz_span_of(name)).data;
    node->attributes = copy_attributes(&b->arena, attributes);
    node->text = (tamiz_span){"", 0};
    node->line = tamiz_xml_line(xml);
    node->column = tamiz_xml_column(xml);
    node->offset = tamiz_xml_offset(xml);
    node->parent = b->open;
    return node->name && node->attributes ? node : NULL;
}

static void add_child(tamiz_node *parent, tamiz_node *child) {
    if (!parent) return;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

static tamiz_code on_start(void *context, tamiz_xml *xml, const char *name,
                           tamiz_xml_attributes attributes, tamiz_error *err) {
    builder *b = context;
    if (!b->open) {
        bool record = false;
        tamiz_code code = b->handler->enter(b->handler->context, xml, name,
                                            attributes, &record, err);
        if (code || !record) return code;
    }
    if (b->arena.total > MOST_RECORD)
        return tamiz_xml_fail(xml, err, "one record is over 16 MiB");
    tamiz_node *node = new_node(b, xml, name, attributes);
    if (!node) return tamiz_fail_memory(err, "reading a record");
    add_child(b->open, node);
    b->open = node;
    return TAMIZ_OK;
}

static tamiz_code on_end(void *context, tamiz_xml *xml, const char *name,
                         tamiz_span text, tamiz_error *err) {
    builder *b = context;
    tamiz_node *node = b->open;
    if (!node && text.size)
        return tamiz_xml_fail(xml, err, "text in <%.80s>, expected elements",
                              name);
    if (!node) return TAMIZ_OK;
    if (text.size) node->text = tamiz_arena_copy(&b->arena, text);
    if (!node->text.data) return tamiz_fail_memory(err, "reading a record");
    b->open = node->parent;
    if (b->open) return TAMIZ_OK;
    tamiz_code code =
        b->handler->record(b->handler->context, xml, node, &b->arena, err);
    tamiz_arena_reset(&b->arena);
    return code;
}

tamiz_code tamiz_xmltree_parse(tamiz_input *input,
                               const tamiz_xmltree_handler *handler,
                               tamiz_error *err) {
    builder b = {.handler = handler};
    const tamiz_xml_handler events = {&b, on_start, on_end};
    tamiz_code code = tamiz_xml_parse(input, &events, err);
    tamiz_arena_clear(&b.arena);
    return code;
}

static const tamiz_node *first_named(const tamiz_node *node, const char *name) {
    while (node && strcmp(node->name, name) != 0) node = node->next;
    return node;
}

const tamiz_node *tamiz_node_child(const tamiz_node *node, const char *name) {
    return node ? first_named(node->first, name) : NULL;
}

const tamiz_node *tamiz_node_twin(const tamiz_node *node) {
    return first_named(node->next, node->name);
}

tamiz_span tamiz_node_text(const tamiz_node *node, const char *name) {
    const tamiz_node *child = tamiz_node_child(node, name);
    return child ? child->text : (tamiz_span){"", 0};
}

tamiz_span tamiz_node_attribute(const tamiz_node *node, const char *name) {
    if (!node) return (tamiz_span){"", 0};
    return tamiz_span_of(tamiz_xml_attribute(node->attributes, name));
}

tamiz_code tamiz_node_fail(const tamiz_xml *xml, const tamiz_node *node,
                           tamiz_error *err, const char *format, ...) {
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, tamiz_xml_file(xml), node->line,
                         node->column, node->offset, "%s", message);
}
