/* SPDX-License-Identifier: Apache-2.0 */
#include "list_versions.h"

#include "base_buffer.h"
#include "list_manifest.h"

#include <dirent.h>
#include <errno.h>

uint32_t tamiz_version_number(const char *name) {
    uint32_t number = 0;
    if (strlen(name) != 6) return 0;
    for (; *name; name++) {
        if (*name < '0' || *name > '9') return 0;
        number = number * 10 + (uint32_t)(*name - '0');
    }
    return number;
}

static tamiz_code fail_folder(const char *path, tamiz_error *err) {
    return tamiz_fail(err, errno == ENOENT ? TAMIZ_NOT_FOUND : TAMIZ_IO, path,
                      "cannot read this folder of versions");
}

/* Numbers of all versions, in any order, into found. */
static tamiz_code find_numbers(const char *path, tamiz_buffer *found,
                               uint32_t *highest, tamiz_error *err) {
    DIR *folder = opendir(path);
    if (!folder) return fail_folder(path, err);
    *highest = 0;
    errno = 0;
    for (const struct dirent *entry; (entry = readdir(folder)); errno = 0) {
        uint32_t number = tamiz_version_number(entry->d_name);
        if (number > *highest) *highest = number;
        if (number) tamiz_buffer_add(found, &number, sizeof number);
    }
    tamiz_code code = errno ? fail_folder(path, err) : TAMIZ_OK;
    (void)closedir(folder);
    return code ? code : found->failed ? tamiz_fail_memory(err, path) : code;
}

static tamiz_code read_time(const char *folder, uint32_t number,
                            tamiz_arena *arena, tamiz_version_time *out,
                            tamiz_error *err) {
    tamiz_store_version version = {.list = ""};
    version.folder =
        tamiz_arena_print(&version.arena, "%s/%06u", folder, number);
    tamiz_code code = version.folder ? tamiz_manifest_read(&version, err)
                                     : tamiz_fail_memory(err, folder);
    if (!code) {
        *out = (tamiz_version_time){
            number, tamiz_arena_print(arena, "%s", version.fetched)};
        if (!out->fetched) code = tamiz_fail_memory(err, folder);
    }
    tamiz_arena_clear(&version.arena);
    return code;
}

static int order_of_times(const void *x, const void *y) {
    const tamiz_version_time *a = x, *b = y;
    int order = strcmp(a->fetched, b->fetched);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* Reads the times of these versions; see tamiz_versions_read(). */
static tamiz_code read_times(const char *folder, const uint32_t *numbers,
                             size_t most, uint32_t needed, bool all,
                             tamiz_arena *arena, tamiz_version_time *rows,
                             size_t *count, tamiz_error *err) {
    *count = 0;
    for (size_t i = 0; i < most; i++) {
        tamiz_code code =
            read_time(folder, numbers[i], arena, &rows[*count], err);
        if (!code)
            ++*count;
        else if (all || numbers[i] == needed || code == TAMIZ_NO_MEMORY)
            return code;
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_versions_read(const char *folder, bool all, tamiz_arena *arena,
                               tamiz_version_time **out, size_t *count,
                               tamiz_error *err) {
    tamiz_buffer found = {0};
    uint32_t highest = 0;
    size_t kept = 0;
    tamiz_version_time *rows = NULL;
    tamiz_code code = find_numbers(folder, &found, &highest, err);
    const uint32_t *numbers = (const void *)found.data;
    size_t most = found.size / sizeof *numbers;
    if (!code) {
        rows = tamiz_arena_array(arena, most, sizeof *rows);
        code = rows ? read_times(folder, numbers, most, highest, all, arena,
                                 rows, &kept, err)
                    : tamiz_fail_memory(err, folder);
    }
    tamiz_buffer_clear(&found);
    if (code) return code;
    if (kept) qsort(rows, kept, sizeof *rows, order_of_times);
    *out = rows;
    *count = kept;
    return TAMIZ_OK;
}
