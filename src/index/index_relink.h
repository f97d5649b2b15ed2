/* SPDX-License-Identifier: Apache-2.0 */
/* A snapshot written again with other links: linking needs the index, so a
 * snapshot is forged without links first and copied with them. */
#ifndef TAMIZ_INDEX_RELINK_H
#define TAMIZ_INDEX_RELINK_H

#include "base_buffer.h"
#include "base_file.h"
#include "index_snapshot.h"

/* The content of the two sections. */
typedef struct tamiz_link_sections {
    tamiz_buffer links;   /* tamiz_link_record[], sorted, both ends */
    tamiz_buffer reasons; /* NUL-terminated texts */
} tamiz_link_sections;

/* Copies every other section of the snapshot, byte for byte, and writes these
 * links, into the empty buffer `out`. With the links it has already the bytes
 * are the snapshot's own. The sections are cleared. Errors: NO_MEMORY. */
tamiz_code tamiz_index_relink(const tamiz_snapshot *snapshot,
                              tamiz_link_sections *sections, tamiz_buffer *out,
                              tamiz_error *err);

/* The same into a file; it is not committed. Errors: IO too. */
tamiz_code tamiz_index_relink_file(const tamiz_snapshot *snapshot,
                                   tamiz_link_sections *sections,
                                   tamiz_writer *file, tamiz_error *err);

void tamiz_link_sections_clear(tamiz_link_sections *sections);

#endif
