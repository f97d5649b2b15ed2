/* SPDX-License-Identifier: Apache-2.0 */
/* The UK Sanctions List, as CSV or XML. Each party has the id "gb-fcdo-" and
 * its Unique ID ("RUS1234"), and one Sanction: its designation. What becomes of
 * the fields stands in list_gb_party.c, their names in list_gb_field.c.
 *
 * The CSV has a row for each name and address of a party; the rows of one may
 * stand apart. They are read as a stream: each row states what it says, and of
 * a party only its kind is kept. */
#ifndef TAMIZ_LIST_GB_H
#define TAMIZ_LIST_GB_H

#include "base_table.h"
#include "list_reader.h"
#include "list_writer.h"

/* tamiz_list_gb_read() from an open input, by form. Errors: those of
 * tamiz_csv_next() or tamiz_xmltree_parse(); BAD_INPUT with file and line for
 * another list (OFSI's closed one by name), a header without a column that
 * matters, a row of another length than the header, a row or record without
 * Unique ID. */
tamiz_code tamiz_list_gb_csv_parse(tamiz_input *input, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err);
tamiz_code tamiz_list_gb_xml_parse(tamiz_input *input, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err);

/* ---- inside the two readers -------------------------------------------- */

/* Why OFSI's list is refused: a printf text without arguments. */
#define TAMIZ_GB_CLOSED                                                        \
    "this is OFSI's consolidated list, which was closed on 28 January 2026; "  \
    "expected the UK Sanctions List (UK-Sanctions-List.csv or .xml)"

/* Zero-initialise, set writer; clear at the end. */
typedef struct tamiz_gb_reading {
    tamiz_list_writer writer;
    tamiz_input *input;
    tamiz_arena arena;   /* of the ids */
    tamiz_table parties; /* Unique ID to schema, and whether it has a name */
} tamiz_gb_reading;

/* The party with that Unique ID (not empty); a new one gets its schema from
 * `type` (Individual, Entity, Ship). *fresh says whether it is new. Failures
 * end up in the writer. */
tamiz_list_subject tamiz_gb_open(tamiz_gb_reading *reading,
                                 tamiz_span unique_id, tamiz_span type,
                                 bool *fresh);

/* Remembers that the party has a name. */
void tamiz_gb_named(tamiz_gb_reading *reading, tamiz_span unique_id);

void tamiz_gb_report(const tamiz_gb_reading *reading);

/* Warns of parties without a name, and clears. */
void tamiz_gb_close(tamiz_gb_reading *reading);

#endif
