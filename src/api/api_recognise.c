/* SPDX-License-Identifier: Apache-2.0 */
/* Which list is this? Each reader is given the file until its first statement:
 * whoever gets that far knows the form. OFAC's two lists have one form; there
 * the name must tell, as it must of a format that any list may have. */
#include "base_arena.h"
#include "base_error.h"
#include "list_files.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* One statement is enough. */
static tamiz_code stop(void *context, const tamiz_statement *statement,
                       tamiz_error *err) {
    (void)statement;
    *(bool *)context = true;
    return tamiz_fail(err, TAMIZ_UNSUPPORTED, NULL, "read no further");
}

static bool can_read(const tamiz_list_kind *kind, const char *path) {
    tamiz_arena arena = {0};
    tamiz_list_file files[TAMIZ_LIST_FORM_FILES];
    size_t count = 0;
    bool met = false;
    if (!kind->built_in &&
        !tamiz_list_files_find(kind, path, &arena, files, &count, NULL)) {
        tamiz_sink sink = {stop, &met};
        tamiz_list_facts facts = {0};
        (void)kind->read(count == 1 ? files[0].path : path, &sink, &facts,
                         &(tamiz_list_progress){.list = kind->id}, NULL);
    }
    tamiz_arena_clear(&arena);
    return met;
}

/* Whether the name begins as a file of the list does: "sdn_2024-05-02.csv" as
 * "sdn.csv". */
static bool begins_as(const tamiz_list_kind *kind, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    for (size_t i = 0; i < kind->form_count; i++) {
        const char *form = kind->forms[i].files[0];
        size_t stem = strcspn(form, "*[?.");
        if (stem && !strncasecmp(name, form, stem)) return true;
    }
    return false;
}

static tamiz_code check_path(const char *path, tamiz_error *err) {
    struct stat st;
    if (!stat(path, &st)) return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_NOT_FOUND, path, "no such file or folder");
}

tamiz_code tamiz_list_recognise(const char *path, const char **out,
                                tamiz_error *err) {
    const tamiz_list_kind *found = NULL, *other = NULL;
    bool named = false;
    tamiz_code code = check_path(path, err);
    if (code) return code;
    for (size_t i = 0; i < tamiz_list_kind_count; i++) {
        const tamiz_list_kind *kind = &tamiz_list_kinds[i];
        bool by_name = begins_as(kind, path);
        /* Formats for any list read almost anything. */
        if ((kind->exchange && !by_name) || !can_read(kind, path)) continue;
        if (!found || (by_name && !named)) {
            found = kind;
            other = NULL;
        } else if (by_name == named) {
            other = kind;
        }
        named = named || by_name;
    }
    if (!found)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, path,
                          "neither a snapshot nor a list that this version "
                          "knows");
    if (other)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, path,
                          "could be %s or %s; say which as LIST=PATH",
                          found->id, other->id);
    *out = found->id;
    return TAMIZ_OK;
}
