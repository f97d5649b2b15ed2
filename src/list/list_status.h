/* SPDX-License-Identifier: Apache-2.0 */
/* What is known of a stored list beside its versions, and changes: when it was
 * last checked, when an update last failed and why, and what the server said of
 * each file, to ask it next time whether there is anything new.
 *
 * HOME/lists/<list>/status.tsv, replaced as a whole: "what value url etag
 * modified", with the rows checked, failed, reason (value), tried (url) and
 * file (value is the content's SHA-256). A lost one costs a download, nothing
 * else. */
#ifndef TAMIZ_LIST_STATUS_H
#define TAMIZ_LIST_STATUS_H

#include "base_arena.h"
#include "list_reader.h"

typedef struct tamiz_status_file {
    const char *sha256, *url, *etag, *modified;
} tamiz_status_file;

/* Strings live in the arena or are the caller's; never NULL once read. */
typedef struct tamiz_status {
    tamiz_arena arena;
    const char *checked; /* ISO time, or "" */
    const char *failed;  /* of a failure since, or "" */
    const char *reason;  /* of that failure, or "" */
    const char *tried;   /* the URL that was asked last, or "" */
    tamiz_status_file files[TAMIZ_LIST_FORM_FILES];
    size_t file_count;
} tamiz_status;

/* A list without status, or with one that cannot be read, has an empty one.
 * Errors: NO_MEMORY. Clear in both cases. */
tamiz_code tamiz_status_read(const char *home, const char *list,
                             tamiz_status *out, tamiz_error *err);

/* Writes it, whole or not at all; makes the list's folder. Control characters
 * become spaces. Errors: IO, NO_MEMORY. */
tamiz_code tamiz_status_write(const char *home, const char *list,
                              const tamiz_status *status, tamiz_error *err);

void tamiz_status_clear(tamiz_status *status);

#endif
