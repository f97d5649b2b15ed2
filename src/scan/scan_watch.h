/* SPDX-License-Identifier: Apache-2.0 */
/* Terms to watch for in messages: ports, embargoed cities, first letters of
 * BICs. Words are compared as names are, without case, accents and script. */
#ifndef TAMIZ_SCAN_WATCH_H
#define TAMIZ_SCAN_WATCH_H

#include "base_arena.h"
#include "base_buffer.h"
#include "base_hash.h"
#include "base_table.h"
#include "index_crew.h"
#include "tamiz.h"

/* A term found: bytes of the text. */
typedef struct tamiz_watch_found {
    size_t start, end;
    const char *term, *kind;
} tamiz_watch_found;

/* Appends the terms found in a text, in order (tamiz_watch_found[]). Errors:
 * NO_MEMORY, BAD_INPUT (no UTF-8). */
tamiz_code tamiz_watch_find(const tamiz_watch *watch, tamiz_latin *latin,
                            tamiz_span text, tamiz_arena *scratch,
                            tamiz_buffer *found, tamiz_error *err);

/* Of all terms: what the configuration's id is mixed with. */
uint64_t tamiz_watch_hash(const tamiz_watch *watch);

#endif
