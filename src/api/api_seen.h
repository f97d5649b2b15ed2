/* SPDX-License-Identifier: Apache-2.0 */
/* When a home first saw each statement of a list, found out by reading the
 * versions that it kept. A statement was first seen in the first of the
 * unbroken row of versions that state it: one that was taken back and comes
 * again is new again. */
#ifndef TAMIZ_API_SEEN_H
#define TAMIZ_API_SEEN_H

#include "api_read.h"
#include "list_store.h"

/* What a list said from some time on: versions with the same content, one
 * after the other, are one step. */
typedef struct tamiz_seen_step {
    const tamiz_list_kind *kind; /* what reads it */
    const char *path;    /* for the reader; NULL = not kept, never read */
    const char *fetched; /* of the first of these versions */
    const char *source, *sha256;
    const char *published; /* the publisher's own date of the first, or "" */
    uint32_t number;       /* of the last of these versions; 0 = the draft */
    const char *last;      /* its own time */
} tamiz_seen_step;

typedef struct tamiz_seen_steps {
    const char *list;
    tamiz_seen_step *rows; /* oldest first */
    size_t count;
} tamiz_seen_steps;

/* The steps of a stored list up to a time ("" = all). draft: a version that is
 * not in the store yet, had at draft_time; NULL = none. Strings live in arena.
 * None is no error. Errors: BAD_INPUT for a damaged version; UNSUPPORTED for
 * one whose reader this version does not have; IO, NO_MEMORY. */
tamiz_code tamiz_seen_find(const char *home, const char *list,
                           const char *until, const tamiz_store_version *draft,
                           const char *draft_time, tamiz_arena *arena,
                           tamiz_seen_steps *out, tamiz_error *err);

/* Sets when the statements of a list of the dataset were first seen; it was
 * read from the last step, which gives the time they were last seen. Reads all
 * steps before it. Errors: the reader's, NO_MEMORY. */
tamiz_code tamiz_seen_date(tamiz_dataset *dataset, uint32_t list,
                           const tamiz_seen_steps *steps,
                           tamiz_listener listener, tamiz_error *err);

/* Puts the parties of earlier steps that the last one lacks into the list of
 * the dataset that was opened last, as the last step with them has them, and
 * dates what is said of them: from the first of the unbroken row of steps. All
 * steps are read, and those with such parties again. Errors: the reader's and
 * the dataset's, NO_MEMORY. */
tamiz_code tamiz_seen_gone(tamiz_dataset *dataset,
                           const tamiz_seen_steps *steps,
                           tamiz_listener listener, tamiz_error *err);

#endif
