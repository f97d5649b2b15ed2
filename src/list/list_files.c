/* SPDX-License-Identifier: Apache-2.0 */
#include "list_files.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <strings.h>
#include <sys/stat.h>

/* What stands in a folder for each file of each form. */
typedef struct slot {
    const char *name, *path;
    const char *other; /* a second file for the same place, or NULL */
} slot;

typedef struct lookup {
    const tamiz_list_kind *kind;
    tamiz_arena *arena;
    slot places[TAMIZ_LIST_FORMS][TAMIZ_LIST_FORM_FILES];
} lookup;

const char *tamiz_list_files_last(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *tamiz_list_files_name(const char *path, tamiz_arena *arena) {
    static const char *const packed[] = {".gz", ".zst"};
    const char *name = tamiz_list_files_last(path);
    size_t size = strlen(name);
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++) {
        size_t n = strlen(packed[i]);
        if (size <= n || strcasecmp(name + size - n, packed[i]) != 0) continue;
        size -= n;
        break;
    }
    return tamiz_arena_print(arena, "%.*s", (int)size, name);
}

static bool matches(const char *pattern, const char *name) {
    char lower[256];
    size_t size = strlen(name);
    if (!pattern || size >= sizeof lower) return false;
    for (size_t i = 0; i <= size; i++)
        lower[i] = (char)tolower((unsigned char)name[i]);
    return !fnmatch(pattern, lower, FNM_PERIOD);
}

const tamiz_list_form *tamiz_list_files_form(const tamiz_list_kind *kind,
                                             size_t index, const char *name) {
    for (size_t f = 0; f < kind->form_count; f++)
        if (matches(kind->forms[f].files[index], name)) return &kind->forms[f];
    return NULL;
}

static tamiz_code note_entry(lookup *search, const char *folder,
                             const char *entry, tamiz_error *err) {
    const char *name = tamiz_list_files_name(entry, search->arena);
    if (!name) return tamiz_fail_memory(err, folder);
    for (size_t f = 0; f < search->kind->form_count; f++) {
        for (size_t i = 0; i < TAMIZ_LIST_FORM_FILES; i++) {
            slot *place = &search->places[f][i];
            if (!matches(search->kind->forms[f].files[i], name)) continue;
            const char *path =
                tamiz_arena_print(search->arena, "%s/%s", folder, entry);
            if (!path) return tamiz_fail_memory(err, folder);
            if (place->path) {
                place->other = path;
                continue;
            }
            place->name = name;
            place->path = path;
        }
    }
    return TAMIZ_OK;
}

static tamiz_code look_into(lookup *search, const char *path,
                            tamiz_error *err) {
    DIR *folder = opendir(path);
    if (!folder) return tamiz_fail_errno(err, path, "open this folder");
    tamiz_code code = TAMIZ_OK;
    while (!code) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry && errno) code = tamiz_fail_errno(err, path, "read it");
        if (!entry) break;
        code = note_entry(search, path, entry->d_name, err);
    }
    (void)closedir(folder);
    return code;
}

static tamiz_code hand_out(const lookup *search, size_t form,
                           tamiz_list_file *found, size_t *count,
                           tamiz_error *err) {
    size_t filled = 0;
    for (size_t i = 0; i < TAMIZ_LIST_FORM_FILES; i++) {
        const slot *place = &search->places[form][i];
        if (!place->path) continue;
        if (place->other)
            return tamiz_fail(err, TAMIZ_BAD_INPUT, place->path,
                              "%s is there twice: also %s", place->name,
                              tamiz_list_files_last(place->other));
        found[filled++] = (tamiz_list_file){place->name, place->path};
    }
    *count = filled;
    return TAMIZ_OK;
}

static tamiz_code fail_none(const tamiz_list_kind *kind, const char *path,
                            tamiz_error *err) {
    char names[160] = "";
    for (size_t f = 0; f < kind->form_count; f++) {
        size_t used = strlen(names);
        (void)snprintf(names + used, sizeof names - used, "%s%s",
                       used ? ", " : "", kind->forms[f].files[0]);
    }
    return tamiz_fail(err, TAMIZ_NOT_FOUND, path,
                      "no file of %s here: expected one of %s, plain, .gz or "
                      ".zst",
                      kind->id, names);
}

static tamiz_code find_in_folder(lookup *search, const char *path,
                                 tamiz_list_file *found, size_t *count,
                                 tamiz_error *err) {
    tamiz_code code = look_into(search, path, err);
    if (code) return code;
    for (size_t f = 0; f < search->kind->form_count; f++)
        if (search->places[f][0].path)
            return hand_out(search, f, found, count, err);
    return fail_none(search->kind, path, err);
}

const char *tamiz_list_files_folder(const char *path, tamiz_arena *arena) {
    const char *slash = strrchr(path, '/');
    if (!slash) return ".";
    if (slash == path) return "/";
    return tamiz_arena_print(arena, "%.*s", (int)(slash - path), path);
}

static tamiz_code find_beside(lookup *search, const char *path,
                              tamiz_list_file *found, size_t *count,
                              tamiz_error *err) {
    const tamiz_list_kind *kind = search->kind;
    const char *name = tamiz_list_files_name(path, search->arena);
    const char *own = tamiz_arena_print(search->arena, "%s", path);
    const char *folder = tamiz_list_files_folder(path, search->arena);
    if (!name || !own || !folder) return tamiz_fail_memory(err, path);
    if (!*name || *name == '.')
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, path,
                          "expected a file's name");
    for (size_t f = 0; f < kind->form_count; f++) {
        if (!matches(kind->forms[f].files[0], name)) continue;
        if (kind->forms[f].files[1]) {
            tamiz_code code = look_into(search, folder, err);
            if (code) return code;
        }
        search->places[f][0] = (slot){name, own, NULL};
        return hand_out(search, f, found, count, err);
    }
    found[0] = (tamiz_list_file){name, own};
    *count = 1;
    return TAMIZ_OK;
}

tamiz_code tamiz_list_files_find(const tamiz_list_kind *kind, const char *path,
                                 tamiz_arena *arena, tamiz_list_file *found,
                                 size_t *count, tamiz_error *err) {
    struct stat st;
    lookup *work = tamiz_arena_take(arena, sizeof *work);
    if (!work) return tamiz_fail_memory(err, path);
    work->kind = kind;
    work->arena = arena;
    if (stat(path, &st)) return tamiz_fail_errno(err, path, "open it");
    return S_ISDIR(st.st_mode) ? find_in_folder(work, path, found, count, err)
                               : find_beside(work, path, found, count, err);
}

tamiz_code tamiz_list_files_are_xml(const char *path, bool *xml,
                                    tamiz_error *err) {
    tamiz_input *input = NULL;
    char bytes[64];
    size_t size = 0, got = 1;
    tamiz_code code = tamiz_input_open(path, &input, err);
    while (!code && got && size < sizeof bytes) {
        code = tamiz_input_read(input, bytes + size, sizeof bytes - size, &got,
                                err);
        size += got;
    }
    tamiz_input_close(input);
    if (code) return code;
    tamiz_span text = {bytes, size};
    if (tamiz_span_starts(text, "\xef\xbb\xbf"))
        text = tamiz_span_from(text, 3);
    bool wide = tamiz_span_starts(text, "\xff\xfe") ||
                tamiz_span_starts(text, "\xfe\xff");
    if (wide) text = tamiz_span_from(text, 2);
    *xml = tamiz_span_starts(tamiz_span_trim(text), "<");
    return TAMIZ_OK;
}
