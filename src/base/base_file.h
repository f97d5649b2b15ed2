/* SPDX-License-Identifier: Apache-2.0 */
/* Files read by mapping and written whole or not at all. */
#ifndef TAMIZ_BASE_FILE_H
#define TAMIZ_BASE_FILE_H

#include "base_error.h"
#include "base_span.h"

#include <stdint.h>

/* What tells a file from others, and from itself before it was written. */
typedef struct tamiz_file_identity {
    uint64_t device, inode, size;
    int64_t modified, changed; /* seconds since 1970 */
    long modified_ns, changed_ns;
} tamiz_file_identity;

/* A file's bytes, read-only, as long as the map is open. */
typedef struct tamiz_map {
    tamiz_span bytes;
    tamiz_file_identity identity; /* when it was opened */
} tamiz_map;

/* Errors: NOT_FOUND, IO. An empty file gives an empty span. */
tamiz_code tamiz_map_open(tamiz_map *map, const char *path, tamiz_error *err);
void tamiz_map_close(tamiz_map *map);

/* Writes bytes to path: beside it first, synced, then renamed over it, then
 * the folder synced. On failure path is as before (or new, when all that failed
 * was syncing the folder). Errors: IO. */
tamiz_code tamiz_file_write(const char *path, tamiz_span bytes,
                            tamiz_error *err);

/* Writes a file that was not there, with this mode whatever the umask. What is
 * there stays as it is. Errors: BAD_ARGUMENT when something is; IO. */
tamiz_code tamiz_file_create(const char *path, unsigned mode, tamiz_span bytes,
                             tamiz_error *err);

/* A file that is written piece by piece beside its path, and takes its place
 * when it is whole. Zero-initialised is closed. */
typedef struct tamiz_writer {
    char *beside; /* where it is written, NULL = closed */
    const char *path;
    int file;
} tamiz_writer;

/* path must stay until the writer is closed. Errors: IO, NO_MEMORY. */
tamiz_code tamiz_writer_open(tamiz_writer *writer, const char *path,
                             tamiz_error *err);

/* Appends bytes. Errors: IO. */
tamiz_code tamiz_writer_add(tamiz_writer *writer, tamiz_span bytes,
                            tamiz_error *err);

/* Writes over bytes that were appended before, from offset `at` on. */
tamiz_code tamiz_writer_patch(tamiz_writer *writer, size_t at, tamiz_span bytes,
                              tamiz_error *err);

/* Brings the file to the disk and renames it over path. Closes the writer.
 * Errors: IO; path is as before then (or new, when all that failed was syncing
 * the folder). */
tamiz_code tamiz_writer_commit(tamiz_writer *writer, tamiz_error *err);

/* Closes the writer; what was not committed is removed. */
void tamiz_writer_close(tamiz_writer *writer);

/* Makes the folder and its missing parents, each synced. Errors: IO. */
tamiz_code tamiz_folder_make(const char *path, tamiz_error *err);

/* Brings a folder's entries (names made, renamed, removed in it) to the disk,
 * where the file system can do so. Errors: IO. */
tamiz_code tamiz_folder_sync(const char *path, tamiz_error *err);

#endif
