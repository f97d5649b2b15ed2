/* SPDX-License-Identifier: Apache-2.0 */
/* What is wrong with a question that is answered all the same. */
#ifndef TAMIZ_SCREEN_WARNING_H
#define TAMIZ_SCREEN_WARNING_H

#include "base_arena.h"
#include "format_json.h"
#include "tamiz.h"

enum { TAMIZ_WARNINGS = 16 }; /* most that are kept */

/* Zero-initialised is empty. */
typedef struct tamiz_warnings {
    tamiz_query_warning items[TAMIZ_WARNINGS];
    size_t count;  /* may be more than were kept */
    size_t unused; /* of these, values that were not used as they stand */
} tamiz_warnings;

/* Adds one; all are borrowed. used: the value counts as it stands. */
void tamiz_warn(tamiz_warnings *warnings, const char *field, const char *value,
                const char *message, bool used);

/* How many were kept. */
size_t tamiz_warnings_kept(const tamiz_warnings *warnings);

/* Makes the texts the arena's. False = out of memory. */
bool tamiz_warnings_copy(tamiz_warnings *warnings, tamiz_arena *arena);

/* Adds to an open array {"field","value","message"} for each. */
void tamiz_warnings_write(tamiz_json *json, const tamiz_warnings *warnings);

#endif
