/* SPDX-License-Identifier: Apache-2.0 */
/* A line of JSON as a party: a FollowTheMoney entity {"id","schema",
 * "properties":{"name":[…]}}, or a flat object {"id","name",…}. */
#ifndef TAMIZ_BATCH_OBJECT_H
#define TAMIZ_BATCH_OBJECT_H

#include "batch_party.h"
#include "batch_unknown.h"

/* Reads the line into the party, which is rejected when the line is no such
 * object. Errors: NO_MEMORY. */
tamiz_code tamiz_batch_object_read(tamiz_span line, tamiz_batch_party *party,
                                   tamiz_batch_unknown *unknown,
                                   tamiz_error *err);

/* Reads a line that says more of the party: a paper, a wallet, an Address.
 * Errors: NO_MEMORY. */
tamiz_code tamiz_batch_object_add(tamiz_span line, tamiz_batch_party *party,
                                  tamiz_batch_unknown *unknown,
                                  tamiz_error *err);

#endif
