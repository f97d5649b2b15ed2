/* SPDX-License-Identifier: Apache-2.0 */
/* XML whose bulk is a long row of records: each record is handed over as a
 * small tree, then forgotten. Memory: the largest record. */
#ifndef TAMIZ_FORMAT_XMLTREE_H
#define TAMIZ_FORMAT_XMLTREE_H

#include "base_arena.h"
#include "format_xml.h"

/* One element of a record. Everything lives in the arena of the record;
 * strings are NUL-terminated. */
typedef struct tamiz_node tamiz_node;
struct tamiz_node {
    const char *name;
    tamiz_span text; /* its own character data, trimmed */
    tamiz_xml_attributes attributes;
    tamiz_node *parent;       /* NULL for the record itself */
    tamiz_node *first, *last; /* children */
    tamiz_node *next;         /* the parent's next child */
    uint32_t line, column;    /* where it starts, bytes from 1 */
    uint64_t offset;
};

/* What a reader of records does. A code other than 0 stops the parse. */
typedef struct tamiz_xmltree_handler {
    void *context;
    /* Called for each element that is not inside a record. Sets *record when
     * it is one; `record` is then called at its end. */
    tamiz_code (*enter)(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, bool *record,
                        tamiz_error *err);
    /* The arena is the record's: scratch may be taken from it. Both are gone
     * when this returns. */
    tamiz_code (*record)(void *context, tamiz_xml *xml, const tamiz_node *node,
                         tamiz_arena *arena, tamiz_error *err);
} tamiz_xmltree_handler;

/* Parses the whole input. Errors: those of tamiz_xml_parse(); BAD_INPUT for a
 * record over 16 MiB or text between records, with line and column. */
tamiz_code tamiz_xmltree_parse(tamiz_input *input,
                               const tamiz_xmltree_handler *handler,
                               tamiz_error *err);

/* A failure at the place of a node: for use in `record`. */
tamiz_code tamiz_node_fail(const tamiz_xml *xml, const tamiz_node *node,
                           tamiz_error *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The first child of that name, or NULL; node may be NULL. */
const tamiz_node *tamiz_node_child(const tamiz_node *node, const char *name);

/* The next sibling of the same name, or NULL:
 *     for (n = tamiz_node_child(p, "a"); n; n = tamiz_node_twin(n)) … */
const tamiz_node *tamiz_node_twin(const tamiz_node *node);

/* Text of the first child of that name, or the empty span. */
tamiz_span tamiz_node_text(const tamiz_node *node, const char *name);

/* Value of an attribute, or the empty span; node may be NULL. */
tamiz_span tamiz_node_attribute(const tamiz_node *node, const char *name);

#endif
