/* SPDX-License-Identifier: Apache-2.0 */
/* The versions of a stored list in order of time. Numbers tell in which order
 * versions came into the home; what was had earlier may come later. */
#ifndef TAMIZ_LIST_VERSIONS_H
#define TAMIZ_LIST_VERSIONS_H

#include "list_store.h"

typedef struct tamiz_version_time {
    uint32_t number;
    const char *fetched; /* when these files were had, ISO 8601 UTC */
} tamiz_version_time;

/* Number of a version's folder, 0 for any other name. */
uint32_t tamiz_version_number(const char *name);

/* The versions in a list's folder, oldest first; of one time, by number. Both
 * live in arena. An older version whose manifest is damaged is left out unless
 * `all` are needed. Errors: NOT_FOUND when there is no such folder, BAD_INPUT
 * for a damaged manifest, IO, NO_MEMORY. */
tamiz_code tamiz_versions_read(const char *folder, bool all, tamiz_arena *arena,
                               tamiz_version_time **out, size_t *count,
                               tamiz_error *err);

#endif
