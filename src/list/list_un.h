/* SPDX-License-Identifier: Apache-2.0 */
/* The Consolidated List of the UN Security Council. */
#ifndef TAMIZ_LIST_UN_H
#define TAMIZ_LIST_UN_H

#include "list_reader.h"

/* Reads consolidated.xml from an open input. What the elements become:
 *   FIRST_NAME … FOURTH_NAME   name; of an individual firstName, secondName,
 *                 middleName and lastName too, though the UN gives their order
 *                 and not their roles
 *   *_ALIAS       Good, a.k.a.: alias; Low: weakAlias; f.k.a.: previousName;
 *                 fields of several names are split (list_un_names.h) and then
 *                 also kept whole as a note
 *   NAME_ORIGINAL_SCRIPT   alias, with its language where the script tells it
 *   REFERENCE_NUMBER   the id, "un-QDi.430", and the unscId of the Sanction;
 *                 its letters are the Sanction's programId
 *   UN_LIST_TYPE, LISTED_ON, LAST_DAY_UPDATED   program, listingDate with
 *                 startDate, modifiedAt of the Sanction
 *   *_DOCUMENT, *_ADDRESS   a Passport, Identification or Address each
 * An element that is not known is kept as a note. Errors: as tamiz_list_read;
 * BAD_INPUT for a record without name or reference number, and for a reference
 * number that comes twice. Source: the files of 2021-01-18 and 2026-02-27. */
tamiz_code tamiz_list_un_parse(tamiz_input *input, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err);

#endif
