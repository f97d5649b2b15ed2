/* SPDX-License-Identifier: Apache-2.0 */
/* The EU's Financial Sanctions Files, xmlFullSanctionsList_1_1 and
 * csvFullSanctionsList_1_1: a row of sanctionEntity, each with the id "eu-fsf-"
 * and its euReferenceNumber ("EU.27.28"). What becomes of the elements stands
 * in list_eu_party.c. */
#ifndef TAMIZ_LIST_EU_H
#define TAMIZ_LIST_EU_H

#include "list_reader.h"

/* tamiz_list_eu_read() from an open input, of the one form or the other.
 * Errors: those of tamiz_xmltree_parse() and tamiz_csv_next(); BAD_INPUT with
 * file, line and column for another root or header, a party without
 * euReferenceNumber or without any name. A number that comes twice is one
 * party, and a warning. Of the CSV, rows that follow each other with the same
 * number are one record. */
tamiz_code tamiz_list_eu_xml_parse(tamiz_input *input, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err);
tamiz_code tamiz_list_eu_csv_parse(tamiz_input *input, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err);

#endif
