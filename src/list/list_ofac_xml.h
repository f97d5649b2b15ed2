/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the OFAC readers of XML: one parse, two kinds of root. */
#ifndef TAMIZ_LIST_OFAC_XML_H
#define TAMIZ_LIST_OFAC_XML_H

#include "format_xmltree.h"
#include "list_ofac_fact.h"
#include "list_reader.h"

/* tamiz_list_ofac_xml_read() from an open input. */
tamiz_code tamiz_ofac_xml_parse(tamiz_input *input, const tamiz_sink *sink,
                                tamiz_list_facts *facts,
                                const tamiz_list_progress *progress,
                                tamiz_error *err);

/* What one reading needs, whatever the kind. The writer's arena is that of the
 * record at hand. */
typedef struct tamiz_ofac_reading {
    tamiz_list_writer writer;
    tamiz_list_facts *facts;
    tamiz_arena arena;        /* lives as long as the reading */
    tamiz_ofac_roster roster; /* of the classic kind: parties by name */
    tamiz_buffer remarks;     /* and their remarks, read at the end */
} tamiz_ofac_reading;

/* Keeps what is not known: each text at or below a node as a note of the
 * party, under the name of its element; and a warning. */
void tamiz_ofac_put_leaves(tamiz_list_writer *writer,
                           const tamiz_ofac_listed *party,
                           const tamiz_node *node);

/* The classic kind: SDN.XML, CONSOLIDATED.XML. Context: a reading; `end` is
 * called when all records were read. */
tamiz_code tamiz_ofac_classic_enter(void *context, tamiz_xml *xml,
                                    const char *name,
                                    tamiz_xml_attributes attributes,
                                    bool *record, tamiz_error *err);
tamiz_code tamiz_ofac_classic_record(void *context, tamiz_xml *xml,
                                     const tamiz_node *node, tamiz_arena *arena,
                                     tamiz_error *err);

tamiz_code tamiz_ofac_classic_end(tamiz_ofac_reading *reading);

/* The advanced kind: SDN_ADVANCED.XML, CONS_ADVANCED.XML. Its context is made
 * by `new`, asked by `end` whether all that was read found its party, and
 * freed. NULL = out of memory. */
typedef struct tamiz_ofac_advanced tamiz_ofac_advanced;
tamiz_ofac_advanced *tamiz_ofac_advanced_new(tamiz_ofac_reading *reading);
tamiz_code tamiz_ofac_advanced_enter(void *context, tamiz_xml *xml,
                                     const char *name,
                                     tamiz_xml_attributes attributes,
                                     bool *record, tamiz_error *err);
tamiz_code tamiz_ofac_advanced_record(void *context, tamiz_xml *xml,
                                      const tamiz_node *node,
                                      tamiz_arena *arena, tamiz_error *err);
tamiz_code tamiz_ofac_advanced_end(tamiz_ofac_advanced *advanced,
                                   tamiz_error *err);
void tamiz_ofac_advanced_free(tamiz_ofac_advanced *advanced);

#endif
