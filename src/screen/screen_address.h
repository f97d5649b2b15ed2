/* SPDX-License-Identifier: Apache-2.0 */
/* The text of an Address that hangs on a party: whole, or put together. */
#ifndef TAMIZ_SCREEN_ADDRESS_H
#define TAMIZ_SCREEN_ADDRESS_H

#include "base_error.h"
#include "index_snapshot.h"

/* *text: of the entity with that id, in the arena or the snapshot. "" when
 * there is none, when it says nothing, or when the party says the whole text
 * itself. Errors: NO_MEMORY. */
tamiz_code tamiz_address_text(const tamiz_snapshot *snapshot, uint32_t party,
                              const char *id, tamiz_arena *arena,
                              const char **text, tamiz_error *err);

#endif
