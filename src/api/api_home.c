/* SPDX-License-Identifier: Apache-2.0 */
/* What a home says of itself without being updated. */
#include "api_home.h"

#include "base_arena.h"
#include "base_error.h"
#include "base_file.h"
#include "list_fetch.h"
#include "list_status.h"
#include "list_store.h"

#include <sys/stat.h>

/* ---- the current snapshot ---------------------------------------------- */

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

/* ---- a list ------------------------------------------------------------ */

static tamiz_code read_home(const char *home, const char *list,
                            tamiz_list_status *out, tamiz_error *err) {
    tamiz_status status;
    tamiz_store_version version;
    tamiz_code code = tamiz_status_read(home, list, &status, err);
    if (!code) {
        (void)snprintf(out->checked, sizeof out->checked, "%s", status.checked);
        (void)snprintf(out->failed, sizeof out->failed, "%s", status.failed);
        (void)snprintf(out->reason, sizeof out->reason, "%s", status.reason);
    }
    tamiz_status_clear(&status);
    if (code || tamiz_store_open(home, list, 0, &version, NULL)) return code;
    (void)snprintf(out->taken_from, sizeof out->taken_from, "%s",
                   version.source);
    /* Homes from before there was a status. */
    if (!*out->checked)
        (void)snprintf(out->checked, sizeof out->checked, "%s",
                       version.fetched);
    tamiz_store_close(&version);
    return TAMIZ_OK;
}

tamiz_code tamiz_home_status(const char *home, const char *list,
                             tamiz_list_status *out, tamiz_error *err) {
    const tamiz_list_kind *kind = tamiz_list_kind_find(tamiz_span_of(list));
    if (!kind) return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, list, "no such list");
    tamiz_list_status status = {
        .url = kind->url,
        .licence = kind->licence ? kind->licence : "",
        .stale_days = kind->stale_days,
    };
    tamiz_code code = home && !kind->built_in
                          ? read_home(home, kind->id, &status, err)
                          : TAMIZ_OK;
    if (!code) *out = status;
    return code;
}

static bool is_known_to(const char *home, const char *list) {
    struct stat st;
    tamiz_arena arena = {0};
    const char *path = tamiz_arena_print(&arena, "%s/lists/%s", home, list);
    bool known = path && !stat(path, &st);
    tamiz_arena_clear(&arena);
    return known;
}

static bool can_be_asked(const char *home, const tamiz_list_kind *kind) {
    tamiz_list_status status;
    if (kind->built_in) return false;
    if (*kind->url || kind->urls[0]) return true;
    return !tamiz_home_status(home, kind->id, &status, NULL) &&
           tamiz_fetch_is_url(status.taken_from);
}

size_t tamiz_home_sources(const char *home, tamiz_source *out, size_t most) {
    bool any = false;
    size_t count = 0;
    for (size_t i = 0; i < tamiz_list_kind_count; i++)
        if (is_known_to(home, tamiz_list_kinds[i].id)) any = true;
    for (size_t i = 0; i < tamiz_list_kind_count; i++) {
        const tamiz_list_kind *kind = &tamiz_list_kinds[i];
        if (!can_be_asked(home, kind) || (any && !is_known_to(home, kind->id)))
            continue;
        if (count < most) out[count] = (tamiz_source){kind->id, NULL};
        count++;
    }
    return count;
}
