/* SPDX-License-Identifier: Apache-2.0 */
/* Checking a snapshot takes time that grows with it: its hash, and every record
 * that refers to another. A stamp beside it ("x.tz.checked") says that just
 * this file was checked, so that opening it again takes none. A file that was
 * written, replaced or copied since has another inode or change time, and is
 * checked in full. */
#ifndef TAMIZ_INDEX_STAMP_H
#define TAMIZ_INDEX_STAMP_H

#include "base_file.h"
#include "index_format.h"

/* Whether a stamp beside path holds for the file with this identity and digest.
 * Only a stamp that nobody but this user or root can have written counts: it,
 * and its folder, are theirs and writable by no one else. */
bool tamiz_stamp_holds(const char *path, const tamiz_file_identity *identity,
                       const tamiz_digest *digest);

/* Writes the stamp of a file that was checked. Errors: IO, NO_MEMORY. */
tamiz_code tamiz_stamp_write(const char *path,
                             const tamiz_file_identity *identity,
                             const tamiz_digest *digest, tamiz_error *err);

#endif
