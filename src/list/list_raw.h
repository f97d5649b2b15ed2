/* SPDX-License-Identifier: Apache-2.0 */
/* What publishers published, kept for ever: each content once, under
 * HOME/raw/<SHA-256 of the content>.zst (zstd with a checksum of its own, so a
 * damaged file is noticed when it is read). */
#ifndef TAMIZ_LIST_RAW_H
#define TAMIZ_LIST_RAW_H

#include "base_error.h"
#include "base_hash.h"

/* One stored content. */
typedef struct tamiz_raw {
    char sha256[2 * TAMIZ_DIGEST_SIZE + 1]; /* of the plain bytes, hex */
    uint64_t size;                          /* plain bytes */
} tamiz_raw;

/* Stores the content of the file at source (plain, .gz or .zst: the content is
 * what it unpacks to) in home, whose raw folder exists. Constant memory. The
 * file is written beside its place, synced and renamed: a crash leaves no half
 * file under a content's name. Errors: those of tamiz_input_open() and _read(),
 * IO, NO_MEMORY. */
tamiz_code tamiz_raw_put(const char *home, const char *source, tamiz_raw *out,
                         tamiz_error *err);

#endif
