/* SPDX-License-Identifier: Apache-2.0 */
#include "api_home.h"

#include "base_arena.h"
#include "base_error.h"

/* ---- where the current snapshot is ------------------------------------- */

static bool is_file_name(tamiz_span name) {
    return name.size > 0 && name.size < 256 && name.data[0] != '.' &&
           !memchr(name.data, '/', name.size) &&
           !memchr(name.data, '\0', name.size);
}

tamiz_code tamiz_home_snapshot(const char *home, char *path, size_t size,
                               tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_map map = {0};
    char *current = tamiz_arena_print(&arena, "%s/current", home);
    tamiz_code code = current ? tamiz_map_open(&map, current, err)
                              : tamiz_fail_memory(err, home);
    if (!code) {
        tamiz_span name = tamiz_span_trim(map.bytes);
        if (!is_file_name(name))
            code = tamiz_fail(err, TAMIZ_CORRUPT, current,
                              "expected the name of a file in snapshots/");
        else if ((size_t)snprintf(path, size, "%s/snapshots/%.*s", home,
                                  (int)name.size, name.data) >= size)
            code = tamiz_fail(err, TAMIZ_TOO_LARGE, home, "path too long");
        tamiz_map_close(&map);
    }
    tamiz_arena_clear(&arena);
    return code;
}

/* ---- changing it -------------------------------------------------------- */

tamiz_code tamiz_api_home_put(const char *home, const tamiz_snapshot *s,
                              tamiz_error *err) {
    tamiz_arena arena = {0};
    char *folder = tamiz_arena_print(&arena, "%s/snapshots", home);
    char *path = tamiz_arena_print(&arena, "%s/snapshots/%s.tz", home, s->id);
    tamiz_code code = TAMIZ_OK;
    if (!folder || !path) code = tamiz_fail_memory(err, home);
    if (!code) code = tamiz_folder_make(folder, err);
    if (!code)
        code = tamiz_file_write(path, tamiz_buffer_view(&s->memory), err);
    tamiz_arena_clear(&arena);
    return code;
}

tamiz_code tamiz_api_home_swap(const char *home, const tamiz_snapshot *s,
                               tamiz_error *err) {
    tamiz_arena arena = {0};
    char *current = tamiz_arena_print(&arena, "%s/current", home);
    char *line = tamiz_arena_print(&arena, "%s.tz\n", s->id);
    tamiz_code code = current && line
                          ? tamiz_file_write(current, tamiz_span_of(line), err)
                          : tamiz_fail_memory(err, home);
    tamiz_arena_clear(&arena);
    return code;
}
