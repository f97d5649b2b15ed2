/* SPDX-License-Identifier: Apache-2.0 */
/* Statements in, snapshot out. */
#ifndef TAMIZ_INDEX_FORGE_H
#define TAMIZ_INDEX_FORGE_H

#include "base_buffer.h"
#include "base_file.h"
#include "entity_dataset.h"

/* Appends the snapshot of the dataset to the empty buffer `out`. The same
 * statements in the same order give the same bytes. The dataset is used up:
 * what is written is freed at once, and all that is left to do with it is to
 * clear it. progress may be NULL. Errors: NO_MEMORY; BAD_INPUT for a name that
 * cannot be cut (with the record that holds it); TOO_LARGE beyond 4 GiB of text
 * or 2^32 records. */
tamiz_code tamiz_index_forge(tamiz_dataset *dataset, tamiz_buffer *out,
                             tamiz_progress *progress, void *context,
                             tamiz_error *err);

/* The same into a file, which is written section by section; it is not
 * committed. Variants are those that the snapshot `teacher` learnt; NULL =
 * learnt from the names themselves. Errors: IO too. */
struct tamiz_snapshot;
tamiz_code tamiz_index_forge_file(tamiz_dataset *dataset, tamiz_writer *file,
                                  const struct tamiz_snapshot *teacher,
                                  tamiz_progress *progress, void *context,
                                  tamiz_error *err);

#endif
