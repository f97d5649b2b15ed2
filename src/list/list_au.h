/* SPDX-License-Identifier: Apache-2.0 */
/* The Australian Sanctions Consolidated List, a workbook (.xlsx). */
#ifndef TAMIZ_LIST_AU_H
#define TAMIZ_LIST_AU_H

#include "list_reader.h"

/* Reads the workbook from an open input: a row for each name, "101" and then
 * "101a", "101b" … for its other names and scripts. Rows whose references begin
 * with the same number are one party, "au-dfat-101", wherever they stand.
 * Columns are found by their names in the first row. Errors: as
 * tamiz_list_read and tamiz_xlsx_parse(); BAD_INPUT for a header without the
 * columns Reference, Name of Individual or Entity, Type and Name Type, and for
 * a row without reference or name. */
tamiz_code tamiz_list_au_parse(tamiz_input *input, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err);

#endif
