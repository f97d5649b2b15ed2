/* SPDX-License-Identifier: Apache-2.0 */
/* XML as a stream of elements over expat. Namespaces are dropped from names
 * ("{uri}sdnEntry" is "sdnEntry"). Document types and entity declarations are
 * refused, so no expansion bomb goes off. */
#ifndef TAMIZ_FORMAT_XML_H
#define TAMIZ_FORMAT_XML_H

#include "format_input.h"

typedef struct tamiz_xml tamiz_xml;

/* Name and value pairs, ended by a NULL name; local names. */
typedef const char *const *tamiz_xml_attributes;

/* What a reader does. A code other than 0 stops the parse and is returned.
 * text of an element: all its character data, trimmed, children's left out. */
typedef struct tamiz_xml_handler {
    void *context;
    tamiz_code (*start)(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, tamiz_error *err);
    tamiz_code (*end)(void *context, tamiz_xml *xml, const char *name,
                      tamiz_span text, tamiz_error *err);
} tamiz_xml_handler;

/* Parses the whole input. Errors: BAD_INPUT with line, column and offset (not
 * well-formed, a DOCTYPE, nesting deeper than 64, text of one element over
 * 4 MiB) and those of the handler and tamiz_input_read(). */
tamiz_code tamiz_xml_parse(tamiz_input *input, const tamiz_xml_handler *handler,
                           tamiz_error *err);

/* While in a handler: where the parse is (bytes from 1, as in tamiz_error), how
 * deep (root = 1), and the name of the element `up` levels above the current
 * one ("" above the root). */
const char *tamiz_xml_file(const tamiz_xml *xml);
uint32_t tamiz_xml_line(const tamiz_xml *xml);
uint32_t tamiz_xml_column(const tamiz_xml *xml);
uint64_t tamiz_xml_offset(const tamiz_xml *xml);
size_t tamiz_xml_depth(const tamiz_xml *xml);
const char *tamiz_xml_parent(const tamiz_xml *xml, size_t up);

/* In `end`: the text of the element with its outer white space. */
tamiz_span tamiz_xml_whole_text(const tamiz_xml *xml);

/* In `start`: the text of the element around the one that starts, as far as it
 * has come. What stands before, between and after children can so be told. */
tamiz_span tamiz_xml_text_before(const tamiz_xml *xml);

/* A failure at the current place: for use in handlers. */
tamiz_code tamiz_xml_fail(const tamiz_xml *xml, tamiz_error *err,
                          const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Value of an attribute, or "". */
const char *tamiz_xml_attribute(tamiz_xml_attributes attributes,
                                const char *name);

#endif
