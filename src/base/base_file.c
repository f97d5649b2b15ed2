/* SPDX-License-Identifier: Apache-2.0 */
#include "base_file.h"

#include "base_arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static tamiz_file_identity identity_of(const struct stat *st) {
    return (tamiz_file_identity){
        .device = (uint64_t)st->st_dev,
        .inode = (uint64_t)st->st_ino,
        .size = (uint64_t)st->st_size,
        .modified = (int64_t)st->st_mtim.tv_sec,
        .changed = (int64_t)st->st_ctim.tv_sec,
        .modified_ns = st->st_mtim.tv_nsec,
        .changed_ns = st->st_ctim.tv_nsec,
    };
}

static tamiz_code map_descriptor(tamiz_map *map, int fd, const char *path,
                                 tamiz_error *err) {
    struct stat st;
    if (fstat(fd, &st)) return tamiz_fail_errno(err, path, "read its size");
    if (!S_ISREG(st.st_mode))
        return tamiz_fail(err, TAMIZ_IO, path, "expected a regular file");
    *map = (tamiz_map){{NULL, 0}, identity_of(&st)};
    if (st.st_size == 0) return TAMIZ_OK;
    void *data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data == MAP_FAILED) return tamiz_fail_errno(err, path, "map it");
    map->bytes = (tamiz_span){data, (size_t)st.st_size};
    return TAMIZ_OK;
}

tamiz_code tamiz_map_open(tamiz_map *map, const char *path, tamiz_error *err) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return tamiz_fail_errno(err, path, "open it");
    tamiz_code code = map_descriptor(map, fd, path, err);
    (void)close(fd);
    return code;
}

void tamiz_map_close(tamiz_map *map) {
    if (map->bytes.data) (void)munmap((void *)map->bytes.data, map->bytes.size);
    *map = (tamiz_map){.bytes = {NULL, 0}};
}

static bool write_all(int fd, tamiz_span bytes) {
    while (bytes.size) {
        ssize_t n = write(fd, bytes.data, bytes.size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes = tamiz_span_from(bytes, (size_t)n);
    }
    return true;
}

tamiz_code tamiz_folder_sync(const char *path, tamiz_error *err) {
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return tamiz_fail_errno(err, path, "open this folder");
    /* EINVAL: a file system that has no such thing. */
    int bad = fsync(fd) && errno != EINVAL && errno != ENOTSUP;
    tamiz_code code = bad ? tamiz_fail_errno(err, path, "sync it") : TAMIZ_OK;
    (void)close(fd);
    return code == TAMIZ_NOT_FOUND ? TAMIZ_IO : code;
}

/* The folder must reach the disk too, or the new name may be lost. */
static tamiz_code sync_folder_of(const char *path, tamiz_arena *arena,
                                 tamiz_error *err) {
    const char *slash = strrchr(path, '/');
    const char *folder = ".";
    if (slash == path) {
        folder = "/";
    } else if (slash) {
        folder = tamiz_arena_print(arena, "%.*s", (int)(slash - path), path);
        if (!folder) return tamiz_fail_memory(err, path);
    }
    return tamiz_folder_sync(folder, err);
}

/* ---- files written beside their path ------------------------------------ */

static tamiz_code not_missing(tamiz_code code) {
    return code == TAMIZ_NOT_FOUND ? TAMIZ_IO : code;
}

tamiz_code tamiz_writer_open(tamiz_writer *w, const char *path,
                             tamiz_error *err) {
    static const char end[] = ".new-XXXXXX";
    size_t size = strlen(path);
    *w = (tamiz_writer){.path = path, .file = -1};
    w->beside = malloc(size + sizeof end);
    if (!w->beside) return tamiz_fail_memory(err, path);
    memcpy(w->beside, path, size);
    memcpy(w->beside + size, end, sizeof end);
    w->file = mkstemp(w->beside);
    if (w->file >= 0) return TAMIZ_OK;
    tamiz_code code = tamiz_fail_errno(err, path, "create a file beside it");
    free(w->beside);
    w->beside = NULL;
    return not_missing(code);
}

tamiz_code tamiz_writer_add(tamiz_writer *w, tamiz_span bytes,
                            tamiz_error *err) {
    if (write_all(w->file, bytes)) return TAMIZ_OK;
    return not_missing(tamiz_fail_errno(err, w->path, "write it"));
}

tamiz_code tamiz_writer_patch(tamiz_writer *w, size_t at, tamiz_span bytes,
                              tamiz_error *err) {
    while (bytes.size) {
        ssize_t n = pwrite(w->file, bytes.data, bytes.size, (off_t)at);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0)
            return not_missing(tamiz_fail_errno(err, w->path, "write it"));
        at += (size_t)n;
        bytes = tamiz_span_from(bytes, (size_t)n);
    }
    return TAMIZ_OK;
}

static tamiz_code finish(tamiz_writer *w, tamiz_error *err) {
    bool fine = !fchmod(w->file, 0644) && !fsync(w->file);
    tamiz_code code =
        fine ? TAMIZ_OK : tamiz_fail_errno(err, w->path, "write it");
    if (close(w->file) && !code)
        code = tamiz_fail_errno(err, w->path, "close it");
    w->file = -1;
    if (!code && rename(w->beside, w->path))
        code = tamiz_fail_errno(err, w->path, "rename the new file to it");
    return not_missing(code);
}

tamiz_code tamiz_writer_commit(tamiz_writer *w, tamiz_error *err) {
    tamiz_code code = finish(w, err);
    if (code) {
        tamiz_writer_close(w);
        return code;
    }
    tamiz_arena arena = {0};
    code = sync_folder_of(w->path, &arena, err);
    tamiz_arena_clear(&arena);
    free(w->beside);
    w->beside = NULL;
    return code;
}

void tamiz_writer_close(tamiz_writer *w) {
    if (!w->beside) return;
    if (w->file >= 0) (void)close(w->file);
    (void)unlink(w->beside);
    free(w->beside);
    w->beside = NULL;
}

tamiz_code tamiz_file_write(const char *path, tamiz_span bytes,
                            tamiz_error *err) {
    tamiz_writer writer = {.beside = NULL};
    tamiz_code code = tamiz_writer_open(&writer, path, err);
    if (!code) code = tamiz_writer_add(&writer, bytes, err);
    if (!code) code = tamiz_writer_commit(&writer, err);
    tamiz_writer_close(&writer);
    return code;
}

tamiz_code tamiz_file_create(const char *path, unsigned mode, tamiz_span bytes,
                             tamiz_error *err) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)0600);
    if (fd < 0 && errno == EEXIST)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, path,
                          "there already; expected a new file");
    if (fd < 0) return not_missing(tamiz_fail_errno(err, path, "create it"));
    bool fine = write_all(fd, bytes) && !fchmod(fd, (mode_t)mode) && !fsync(fd);
    tamiz_code code =
        fine ? TAMIZ_OK : not_missing(tamiz_fail_errno(err, path, "write it"));
    if (close(fd) && !code)
        code = not_missing(tamiz_fail_errno(err, path, "close it"));
    if (code) (void)unlink(path);
    return code;
}

tamiz_code tamiz_folder_make(const char *path, tamiz_error *err) {
    tamiz_arena arena = {0};
    char *part = tamiz_arena_print(&arena, "%s", path);
    if (!part) return tamiz_fail_memory(err, path);
    tamiz_code code = TAMIZ_OK;
    for (char *p = part + 1; !code; p++) {
        char kept = *p;
        if (kept != '/' && kept != '\0') continue;
        *p = '\0';
        if (!mkdir(part, 0755))
            code = sync_folder_of(part, &arena, err);
        else if (errno != EEXIST)
            code = tamiz_fail_errno(err, part, "make this folder");
        *p = kept;
        if (!kept) break;
    }
    tamiz_arena_clear(&arena);
    return code == TAMIZ_NOT_FOUND ? TAMIZ_IO : code;
}
