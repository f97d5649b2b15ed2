/* SPDX-License-Identifier: Apache-2.0 */
/* Which files are meant by the path that a user names for a list. */
#ifndef TAMIZ_LIST_FILES_H
#define TAMIZ_LIST_FILES_H

#include "base_arena.h"
#include "list_reader.h"

typedef struct tamiz_list_file {
    const char *name; /* as published: without folder and .gz or .zst */
    const char *path;
} tamiz_list_file;

/* Finds the files of one form of the list:
 *   folder   the first form whose list itself is there, with what stands
 *            beside it
 *   file     that file; when it is named as a form's list itself, with the
 *            form's other files in the same folder
 * Names are compared in any case. found[TAMIZ_LIST_FORM_FILES] holds *count
 * files, the list itself first; strings live in arena. Errors: NOT_FOUND, also
 * when a folder has no form of the list, with the names it could have;
 * BAD_INPUT for a file that is there twice, say plain and packed; BAD_ARGUMENT
 * for a path without a file's name; IO, NO_MEMORY. */
tamiz_code tamiz_list_files_find(const tamiz_list_kind *kind, const char *path,
                                 tamiz_arena *arena, tamiz_list_file *found,
                                 size_t *count, tamiz_error *err);

/* The folder of the file at path: "." when it has none. NULL = out of memory.
 */
const char *tamiz_list_files_folder(const char *path, tamiz_arena *arena);

/* The part of path behind its last slash. */
const char *tamiz_list_files_last(const char *path);

/* The name under which the file at path was published: without folder and .gz
 * or .zst. NULL = out of memory. */
char *tamiz_list_files_name(const char *path, tamiz_arena *arena);

/* The form whose file number `index` has this name; NULL = none. */
const tamiz_list_form *tamiz_list_files_form(const tamiz_list_kind *kind,
                                             size_t index, const char *name);

/* Whether the file at path (plain or packed) is XML: its first byte that is
 * neither blank nor byte order mark is '<', in UTF-8 or UTF-16. Errors: those
 * of tamiz_input_read(). */
tamiz_code tamiz_list_files_are_xml(const char *path, bool *xml,
                                    tamiz_error *err);

#endif
