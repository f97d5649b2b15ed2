/* SPDX-License-Identifier: Apache-2.0 */
/* Which files, of which names, are meant by a list's URL. */
#ifndef TAMIZ_LIST_URLS_H
#define TAMIZ_LIST_URLS_H

#include "base_arena.h"
#include "list_reader.h"

typedef struct tamiz_list_url {
    const char *url;
    const char *name; /* of the file, as published */
} tamiz_list_url;

/* url NULL: where the publisher puts the list, all files of it. Else that file;
 * when it is named as the first of a form's files, with the form's others from
 * the same place: a list that lacks its file of aliases would go unnoticed.
 * out[TAMIZ_LIST_FORM_FILES] holds *count files, the list itself first; strings
 * live in arena or are static. Errors: UNSUPPORTED for a list without URL;
 * NO_MEMORY. */
tamiz_code tamiz_list_urls(const tamiz_list_kind *kind, const char *url,
                           tamiz_arena *arena, tamiz_list_url *out,
                           size_t *count, tamiz_error *err);

#endif
