/* SPDX-License-Identifier: Apache-2.0 */
/* Places of a text where a party is named that was listed once and is no
 * more. */
#ifndef TAMIZ_SCAN_GONE_H
#define TAMIZ_SCAN_GONE_H

#include "base_arena.h"
#include "scan_find.h"

/* Searches a snapshot of parties that left (index_gone.h) and puts what it
 * finds among the mentions of listed parties, in order of place. Those stay as
 * they are: what overlaps with one of them is dropped. Strings live in the
 * arena and the snapshot. Errors: those of tamiz_scan_find(); BAD_ARGUMENT for
 * another snapshot. */
tamiz_code tamiz_scan_gone(const tamiz_scan_search *search, tamiz_span text,
                           tamiz_arena *arena, tamiz_buffer *mentions,
                           tamiz_error *err);

#endif
