/* SPDX-License-Identifier: Apache-2.0 */
/* Lists read into one dataset, and a dataset forged: what forging a file,
 * updating a home and the built-in snapshot have in common. */
#ifndef TAMIZ_API_READ_H
#define TAMIZ_API_READ_H

#include "base_buffer.h"
#include "entity_dataset.h"
#include "index_snapshot.h"
#include "list_reader.h"

/* One list to read, with what is known of it beside its content. */
typedef struct tamiz_list_input {
    const tamiz_list_kind *kind;
    const char *path; /* NULL for a built-in list */
    const char *source, *fetched, *sha256;
} tamiz_list_input;

/* Appends a list to the dataset; facts receives what the reader found. Errors:
 * the reader's. */
tamiz_code tamiz_api_read(tamiz_dataset *dataset, const tamiz_list_input *input,
                          tamiz_listener listener, tamiz_list_facts *facts,
                          tamiz_error *err);

/* Gives every statement its seen times: its list's `fetched`, but what `before`
 * (may be NULL) holds already keeps the first time it was seen. */
void tamiz_api_date(tamiz_dataset *dataset, const tamiz_snapshot *before);

/* The time now, "2026-11-24T09:30:00Z". */
enum { TAMIZ_API_TIME = 24 };
void tamiz_api_now(char text[TAMIZ_API_TIME]);

/* The kind named by a source; it may live in the arena. Errors: those of
 * tamiz_list_kind_named(). */
tamiz_code tamiz_api_kind(const tamiz_source *source, tamiz_arena *arena,
                          const tamiz_list_kind **out, tamiz_error *err);

#endif
