/* SPDX-License-Identifier: Apache-2.0 */
/* What was asked and what is listed, each reduced to what must stay the same
 * for a decision about both to hold. docs/accept.md describes both forms. */
#ifndef TAMIZ_SCREEN_DIGEST_H
#define TAMIZ_SCREEN_DIGEST_H

#include "base_arena.h"
#include "base_buffer.h"
#include "index_snapshot.h"
#include "tamiz.h"

enum { TAMIZ_VERSION_TEXT = 33 }; /* 32 hex digits and a NUL */

/* Appends the canonical form of a query: "name=…|birth=…", keys in a fixed
 * order, values sorted and joined by commas, what is not said left out. Errors:
 * BAD_INPUT, NO_MEMORY. */
tamiz_code tamiz_query_print(tamiz_latin *latin, const tamiz_query *query,
                             tamiz_arena *scratch, tamiz_buffer *out,
                             tamiz_error *err);

/* The value of a key in a canonical form; empty when it is not there. */
tamiz_span tamiz_query_value(tamiz_span canonical, const char *key);

/* Keys in order, with what people call them; the last is NULL. */
extern const char *const tamiz_query_keys[][2];

/* 32 hex digits of the text's BLAKE2b-256. */
void tamiz_version_of(tamiz_span text, char version[TAMIZ_VERSION_TEXT]);

/* The content of a party: a hash of all that is said of it and of what hangs
 * on it, in whatever order and from whatever row; and in fields the values'
 * short hashes by property, "alias=0a1b2c3d,…;birthDate=…", or "" when they
 * would take over 32 KiB. Errors: NO_MEMORY. */
tamiz_code tamiz_party_version(const tamiz_snapshot *snapshot, uint32_t entity,
                               tamiz_arena *arena,
                               char version[TAMIZ_VERSION_TEXT],
                               const char **fields, tamiz_error *err);

#endif
