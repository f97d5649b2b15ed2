/* SPDX-License-Identifier: Apache-2.0 */
/* A list of one's own: a CSV file, and beside it a mapping.tsv that says what
 * its columns mean. */
#ifndef TAMIZ_LIST_HOUSE_H
#define TAMIZ_LIST_HOUSE_H

#include "list_mapping.h"
#include "list_reader.h"

/* Reads the rows of an open CSV file whose first row names the columns.
 * mapping: what they mean; NULL = they are named like properties of
 * FollowTheMoney (and id, schema, caption …), several values joined by ";", as
 * tamiz writes CSV. A row is an entity; rows of one id are one entity. Without
 * an id column the id is a hash of the row, without a schema the row is a
 * LegalEntity. A column that nothing maps is kept as notes, with one warning;
 * a date that cannot be read is a note and a warning. Errors: as
 * tamiz_list_read; BAD_INPUT at the mapping's line for a column that the list
 * does not have, at the list's for a row with more cells than columns and for
 * an empty id. */
tamiz_code
tamiz_list_house_parse(tamiz_input *input, const tamiz_mapping *mapping,
                       const tamiz_sink *sink, tamiz_list_facts *facts,
                       const tamiz_list_progress *progress, tamiz_error *err);

#endif
