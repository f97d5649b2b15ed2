/* SPDX-License-Identifier: Apache-2.0 */
/* The Consolidated Canadian Autonomous Sanctions List, sema-lmes.xml. */
#ifndef TAMIZ_LIST_CA_H
#define TAMIZ_LIST_CA_H

#include "list_reader.h"

/* Reads sema-lmes.xml from an open input: flat records, in the layout of 2020
 * (Entity, Title, DateOfBirth) or today's (EntityOrShip, TitleOrShip,
 * DateOfBirthOrShipBuildDate, ShipIMONumber, DateOfListing). The list has no
 * ids: each party's is "ca-sema-" and a hash of what names it
 * (docs/lists/ca_dfatd_sema_sanctions.md). Records that say the same of that
 * are one party with a Sanction each. Errors: as tamiz_list_read; BAD_INPUT for
 * another root or record, and for a record without a name. */
tamiz_code tamiz_list_ca_parse(tamiz_input *input, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err);

#endif
