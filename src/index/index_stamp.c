/* SPDX-License-Identifier: Apache-2.0 */
#include "index_stamp.h"

#include "base_arena.h"
#include "index_snapshot.h"

#include <sys/stat.h>
#include <unistd.h>

/* All that must be as it was. The engine is part of it: another one may check
 * what this one does not. */
static char *line_of(tamiz_arena *arena, const tamiz_file_identity *id,
                     const tamiz_digest *digest) {
    char hex[2 * TAMIZ_DIGEST_SIZE + 1];
    tamiz_digest_hex(digest, hex);
    return tamiz_arena_print(
        arena, "tamiz-checked 1 %s %s %llu %llu %llu %lld.%09ld %lld.%09ld\n",
        tamiz_snapshot_analysis(), hex, (unsigned long long)id->device,
        (unsigned long long)id->inode, (unsigned long long)id->size,
        (long long)id->modified, id->modified_ns, (long long)id->changed,
        id->changed_ns);
}

static bool is_ours(const char *path) {
    struct stat st;
    return !stat(path, &st) && (st.st_uid == geteuid() || st.st_uid == 0) &&
           !(st.st_mode & (S_IWGRP | S_IWOTH));
}

static const char *folder_of(tamiz_arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) return ".";
    return tamiz_arena_print(arena, "%.*s", (int)(slash - path) + 1, path);
}

bool tamiz_stamp_holds(const char *path, const tamiz_file_identity *identity,
                       const tamiz_digest *digest) {
    tamiz_arena arena = {0};
    const char *stamp = tamiz_arena_print(&arena, "%s.checked", path);
    const char *folder = folder_of(&arena, path);
    const char *line = line_of(&arena, identity, digest);
    tamiz_map map = {.bytes = {NULL, 0}};
    bool holds = stamp && folder && line && is_ours(stamp) && is_ours(folder) &&
                 !tamiz_map_open(&map, stamp, NULL) &&
                 tamiz_span_is(map.bytes, line);
    tamiz_map_close(&map);
    tamiz_arena_clear(&arena);
    return holds;
}

tamiz_code tamiz_stamp_write(const char *path,
                             const tamiz_file_identity *identity,
                             const tamiz_digest *digest, tamiz_error *err) {
    tamiz_arena arena = {0};
    const char *stamp = tamiz_arena_print(&arena, "%s.checked", path);
    const char *line = line_of(&arena, identity, digest);
    tamiz_code code = stamp && line
                          ? tamiz_file_write(stamp, tamiz_span_of(line), err)
                          : tamiz_fail_memory(err, path);
    tamiz_arena_clear(&arena);
    return code;
}
