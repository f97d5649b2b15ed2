/* SPDX-License-Identifier: Apache-2.0 */
/* Every version of every list, as published, in a folder called the home:
 *
 *   HOME/raw/<sha256>.zst                 each content once (list_raw.h)
 *   HOME/lists/<list>/<number>/           one version, 000001 the oldest
 *   HOME/lists/<list>/<number>/NAME.zst   links into ../../../raw, by the
 *                                         published names
 *   HOME/lists/<list>/<number>/manifest.tsv
 *
 * A version's folder is what the list's reader reads. It is made under a name
 * that begins with a dot and renamed when it is whole, after all of its files
 * reached the disk: a crash at any point leaves the version out or in, never
 * half, and nothing stored is ever changed. What a crash leaves behind begins
 * with a dot and is ignored. The links are relative: a home may be moved.
 *
 * An update stages the new versions, reads each from its draft (so that what
 * is read is what is kept), and commits them when all were read whole. */
#ifndef TAMIZ_LIST_STORE_H
#define TAMIZ_LIST_STORE_H

#include "base_arena.h"
#include "list_files.h"
#include "list_raw.h"
#include "list_reader.h"

/* One file of a version. */
typedef struct tamiz_store_file {
    const char *name;            /* as published, without .gz or .zst */
    const char *source;          /* path or URL it was taken from */
    const char *etag, *modified; /* what the server said of it; "" = nothing */
    tamiz_raw raw;
} tamiz_store_file;

/* One version of one list; strings live in its arena. */
typedef struct tamiz_store_version {
    tamiz_arena arena;
    const char *list;
    const char *reader;    /* id of the kind that reads it */
    uint32_t number;       /* from 1; 0 = a draft */
    const char *folder;    /* its folder */
    const char *path;      /* what the reader is given: the only file, or the
                            * folder when there are several */
    const char *fetched;   /* ISO; "" in a draft */
    const char *published; /* the publisher's own date, ISO, or "" */
    const char *source;    /* what was given: a file, a folder or a URL */
    const char *issuer, *licence;         /* as the table of lists knew them */
    uint32_t entities, names, statements; /* counted by whoever commits; 0 =
                                           * not counted */
    char sha256[2 * TAMIZ_DIGEST_SIZE + 1]; /* of the only file; of several,
                                             * of the lines that sha256sum
                                             * prints for them, by name */
    tamiz_store_file *files;                /* in order of their names */
    size_t file_count;
} tamiz_store_version;

/* Copies the files that tamiz_list_files_find() sees at path into home (made
 * when missing) as a draft, which out then holds. Errors: those of
 * tamiz_list_files_find() and tamiz_raw_put(); BAD_ARGUMENT for a built-in list
 * or no path; IO, NO_MEMORY. */
tamiz_code tamiz_store_stage(const char *home, const tamiz_list_kind *kind,
                             const char *path, tamiz_store_version *out,
                             tamiz_error *err);

/* The same with the files found already, which are said to come from `source`;
 * a file's own source is its path until the caller says better. */
tamiz_code tamiz_store_stage_files(const char *home,
                                   const tamiz_list_kind *kind,
                                   const char *source,
                                   const tamiz_list_file *files, size_t count,
                                   tamiz_store_version *out, tamiz_error *err);

/* Whether both hold the same files, byte for byte. */
bool tamiz_store_same(const tamiz_store_version *a,
                      const tamiz_store_version *b);

/* Makes the draft the newest version of its list. fetched: when it was read,
 * ISO 8601; published: what the reader found, "" = unknown. On failure it is a
 * draft as before. Errors: BAD_ARGUMENT for a version that is stored already
 * and for a text or path with control characters; IO, NO_MEMORY. */
tamiz_code tamiz_store_commit(tamiz_store_version *version, const char *fetched,
                              const char *published, tamiz_error *err);

/* When err is about one of the version's stored files, names the file that it
 * was taken from instead: what a user can look at. */
void tamiz_store_blame(const tamiz_store_version *version, tamiz_error *err);

/* Opens a version of a stored list; number 0 = the newest. Errors: NOT_FOUND;
 * BAD_INPUT with file, line and column for a manifest that is not as it was
 * written, and for a content whose first bytes are damaged (the rest is
 * checked while it is read); BAD_ARGUMENT for what cannot be a list's id; IO,
 * NO_MEMORY. */
tamiz_code tamiz_store_open(const char *home, const char *list, uint32_t number,
                            tamiz_store_version *out, tamiz_error *err);

/* Releases the memory; a draft is removed from the home. */
void tamiz_store_close(tamiz_store_version *version);

/* Ids of the lists that have a version in home, in byte order; none when there
 * is no home yet. Strings and array live in arena. Errors: IO, NO_MEMORY. */
tamiz_code tamiz_store_lists(const char *home, tamiz_arena *arena,
                             const char *const **out, size_t *count,
                             tamiz_error *err);

#endif
