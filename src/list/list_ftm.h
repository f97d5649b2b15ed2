/* SPDX-License-Identifier: Apache-2.0 */
/* Entities as FollowTheMoney writes them: one JSON object a line, as in
 * entities.ftm.json and targets.nested.json of every OpenSanctions data set. */
#ifndef TAMIZ_LIST_FTM_H
#define TAMIZ_LIST_FTM_H

#include "list_reader.h"

/* What a line says beside its properties, in the order in which it is written,
 * and the property of ours that keeps it. */
typedef struct tamiz_ftm_member {
    const char *name;
    tamiz_prop prop;
    bool many; /* always an array */
} tamiz_ftm_member;

enum { TAMIZ_FTM_MEMBERS = 8 };
extern const tamiz_ftm_member tamiz_ftm_members[TAMIZ_FTM_MEMBERS];

/* Reads the entities of an open input. What the members become:
 *   id, schema    the entity's; ids are kept as entity_id.h says
 *   properties    the property of each name, values as they are (white space at
 *                 their ends goes; empty ones say nothing)
 *   caption, datasets, referents, first_seen, last_seen, last_change, target,
 *   origin        ftmCaption, ftmDatasets …: properties of ours
 * A flat row, {"id":"7","name":"Ada Made","country":"ve"}, has the properties
 * as members of its own, and need not have a schema: it is a LegalEntity then.
 * "aliases", "birth_date", "countries", "nationalities" and "identifier(s)" are
 * known in it too.
 * An entity nested in another one is an entity of its own; the link between
 * the two is stated on the side where FtM has its property. What is not known
 * is kept as a note "NAME: value" and warned about; an entity of
 * an unknown schema is a LegalEntity, so that it is screened. The latest
 * last_seen is the list's date. Errors: as tamiz_list_read; BAD_INPUT for a
 * line that is no object with id and schema (or name). */
tamiz_code tamiz_list_ftm_parse(tamiz_input *input, const tamiz_sink *sink,
                                tamiz_list_facts *facts,
                                const tamiz_list_progress *progress,
                                tamiz_error *err);

#endif
