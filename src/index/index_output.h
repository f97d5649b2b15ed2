/* SPDX-License-Identifier: Apache-2.0 */
/* Where a snapshot is written, section after section: a file or memory. What is
 * written is not kept, so the snapshot never is in memory as a whole. */
#ifndef TAMIZ_INDEX_OUTPUT_H
#define TAMIZ_INDEX_OUTPUT_H

#include "base_buffer.h"
#include "base_file.h"
#include "index_format.h"

typedef struct tamiz_output {
    tamiz_writer *file;   /* or */
    tamiz_buffer *memory; /* set one of them */
    tamiz_buffer pending; /* not yet in the file */
    tamiz_snapshot_header header;
    tamiz_hasher hasher;
    uint64_t open;   /* where the section being written starts */
    tamiz_code code; /* the first failure; nothing is written after it */
    tamiz_error *err;
} tamiz_output;

/* Starts with room for the header. Set file or memory, and err. */
void tamiz_output_begin(tamiz_output *output);

/* Appends bytes to the section being written. */
void tamiz_output_add(tamiz_output *output, const void *bytes, size_t size);

/* What was appended since the last section ended is this section.
 */
void tamiz_output_end_section(tamiz_output *output, tamiz_section_id id);

/* A whole section; gives the buffer's memory back. */
void tamiz_output_section(tamiz_output *output, tamiz_section_id id,
                          tamiz_buffer *content);

/* Writes the header. Errors: the first failure of all calls. */
tamiz_code tamiz_output_end(tamiz_output *output);
void tamiz_output_clear(tamiz_output *output);

/* The digest of a snapshot whose bytes these are, at least a header. */
tamiz_digest tamiz_snapshot_digest(tamiz_span bytes);

#endif
