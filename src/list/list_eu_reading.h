/* SPDX-License-Identifier: Apache-2.0 */
/* A reading of the EU list in work, whatever its form: each form hands over
 * its records as trees in the shape of the XML. */
#ifndef TAMIZ_LIST_EU_READING_H
#define TAMIZ_LIST_EU_READING_H

#include "base_table.h"
#include "list_tree.h"

typedef struct tamiz_eu_reading {
    tamiz_list_writer writer;
    tamiz_input *input;
    tamiz_arena arena;      /* of the reference numbers */
    tamiz_table references; /* reference number -> schema */
} tamiz_eu_reading;

/* Everything is borrowed until tamiz_eu_reading_clear(). */
void tamiz_eu_reading_init(tamiz_eu_reading *reading, tamiz_input *input,
                           const tamiz_sink *sink, tamiz_list_facts *facts,
                           const tamiz_list_progress *progress,
                           tamiz_error *err);

/* States one <sanctionEntity> and counts it as a row. A reference number that
 * came before adds to its party, with a warning. Scratch comes from arena,
 * which lives until the next record. Errors: BAD_INPUT at the node without
 * euReferenceNumber, or without a name where the party is new; those of the
 * sink; NO_MEMORY. */
tamiz_code tamiz_eu_put_record(tamiz_eu_reading *reading,
                               const tamiz_node *node, tamiz_arena *arena,
                               tamiz_error *err);

void tamiz_eu_reading_clear(tamiz_eu_reading *reading);

#endif
