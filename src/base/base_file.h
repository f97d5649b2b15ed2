/* SPDX-License-Identifier: Apache-2.0 */
/* Files read by mapping and written whole or not at all. */
#ifndef TAMIZ_BASE_FILE_H
#define TAMIZ_BASE_FILE_H

#include "base_error.h"
#include "base_span.h"

/* A file's bytes, read-only, as long as the map is open. */
typedef struct tamiz_map {
    tamiz_span bytes;
} tamiz_map;

/* Errors: NOT_FOUND, IO. An empty file gives an empty span. */
tamiz_code tamiz_map_open(tamiz_map *map, const char *path, tamiz_error *err);
void tamiz_map_close(tamiz_map *map);

/* Writes bytes to path: beside it first, synced, then renamed over it, then
 * the folder synced. On failure path is as before (or new, when all that failed
 * was syncing the folder). Errors: IO. */
tamiz_code tamiz_file_write(const char *path, tamiz_span bytes,
                            tamiz_error *err);

/* Makes the folder and its missing parents, each synced. Errors: IO. */
tamiz_code tamiz_folder_make(const char *path, tamiz_error *err);

/* Brings a folder's entries (names made, renamed, removed in it) to the disk,
 * where the file system can do so. Errors: IO. */
tamiz_code tamiz_folder_sync(const char *path, tamiz_error *err);

#endif
