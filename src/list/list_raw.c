/* SPDX-License-Identifier: Apache-2.0 */
#include "list_raw.h"

#include "base_arena.h"
#include "base_file.h"
#include "format_input.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

enum { CHUNK = 64 * 1024, LEVEL = 6 };

/* No list is so large: a few packed bytes may unpack to a full disk. */
static const uint64_t most_plain = UINT64_C(8) << 30;

/* Content on its way from a file to the store. */
typedef struct transfer {
    tamiz_input *input;
    ZSTD_CCtx *zstd;
    FILE *file;
    const char *path; /* of file */
    tamiz_sha256 sha;
    uint64_t size;
    char plain[CHUNK], packed[CHUNK];
} transfer;

/* Packs `size` plain bytes; with end set also all that zstd still holds. */
static tamiz_code pack(transfer *copy, size_t size, bool end,
                       tamiz_error *err) {
    ZSTD_inBuffer in = {copy->plain, size, 0};
    for (;;) {
        ZSTD_outBuffer out = {copy->packed, CHUNK, 0};
        size_t left = ZSTD_compressStream2(copy->zstd, &out, &in,
                                           end ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left))
            return tamiz_fail(err, TAMIZ_NO_MEMORY, copy->path, "zstd: %s",
                              ZSTD_getErrorName(left));
        if (out.pos && fwrite(copy->packed, 1, out.pos, copy->file) != out.pos)
            return tamiz_fail_io(err, copy->path, "write it");
        if (end ? left == 0 : in.pos == in.size) return TAMIZ_OK;
    }
}

static tamiz_code pack_all(transfer *copy, tamiz_error *err) {
    for (;;) {
        size_t got = 0;
        tamiz_code code =
            tamiz_input_read(copy->input, copy->plain, CHUNK, &got, err);
        if (code) return code;
        tamiz_sha256_add(&copy->sha, (tamiz_span){copy->plain, got});
        copy->size += got;
        if (copy->size > most_plain)
            return tamiz_fail(err, TAMIZ_TOO_LARGE,
                              tamiz_input_name(copy->input),
                              "unpacks to more than 8 GiB");
        code = pack(copy, got, got == 0, err);
        if (code || got == 0) return code;
    }
}

/* The whole content in copy->file, and on the disk. */
static tamiz_code fill(transfer *copy, const char *source, tamiz_error *err) {
    tamiz_sha256_init(&copy->sha);
    copy->zstd = ZSTD_createCCtx();
    if (!copy->zstd) return tamiz_fail_memory(err, source);
    (void)ZSTD_CCtx_setParameter(copy->zstd, ZSTD_c_compressionLevel, LEVEL);
    (void)ZSTD_CCtx_setParameter(copy->zstd, ZSTD_c_checksumFlag, 1);
    tamiz_code code = tamiz_input_open(source, &copy->input, err);
    if (!code) code = pack_all(copy, err);
    if (code) return code;
    bool fine = !fflush(copy->file) && !fchmod(fileno(copy->file), 0644) &&
                !fsync(fileno(copy->file));
    return fine ? TAMIZ_OK : tamiz_fail_io(err, copy->path, "write it");
}

/* Opens a new file beside the place of the content: its name is known only
 * when all of it was read. */
static tamiz_code open_beside(transfer *copy, char *path, tamiz_error *err) {
    int fd = mkstemp(path);
    if (fd < 0) return tamiz_fail_io(err, path, "create it");
    copy->path = path;
    copy->file = fdopen(fd, "wb");
    if (copy->file) return TAMIZ_OK;
    (void)close(fd);
    return tamiz_fail_io(err, path, "open it");
}

/* Renaming over a file of the same content is right, and mends a damaged one.
 */
static tamiz_code settle(transfer *copy, const char *home, tamiz_arena *arena,
                         tamiz_raw *out, tamiz_error *err) {
    tamiz_raw raw = {.size = copy->size};
    tamiz_digest digest = tamiz_sha256_end(&copy->sha);
    tamiz_digest_hex(&digest, raw.sha256);
    const char *path =
        tamiz_arena_print(arena, "%s/raw/%s.zst", home, raw.sha256);
    const char *folder = tamiz_arena_print(arena, "%s/raw", home);
    if (!path || !folder) return tamiz_fail_memory(err, home);
    FILE *file = copy->file;
    copy->file = NULL;
    if (fclose(file)) return tamiz_fail_io(err, copy->path, "close it");
    if (rename(copy->path, path))
        return tamiz_fail_io(err, path, "rename the new file to it");
    copy->path = NULL;
    *out = raw;
    return tamiz_folder_sync(folder, err);
}

static void drop(transfer *copy) {
    if (copy->file) (void)fclose(copy->file);
    if (copy->path) (void)unlink(copy->path);
    (void)ZSTD_freeCCtx(copy->zstd);
    tamiz_input_close(copy->input);
    free(copy);
}

tamiz_code tamiz_raw_put(const char *home, const char *source, tamiz_raw *out,
                         tamiz_error *err) {
    tamiz_arena arena = {0};
    char *beside = tamiz_arena_print(&arena, "%s/raw/.new-XXXXXX", home);
    transfer *work = calloc(1, sizeof *work);
    if (!beside || !work) {
        free(work);
        tamiz_arena_clear(&arena);
        return tamiz_fail_memory(err, source);
    }
    tamiz_code code = open_beside(work, beside, err);
    if (!code) code = fill(work, source, err);
    if (!code) code = settle(work, home, &arena, out, err);
    drop(work);
    tamiz_arena_clear(&arena);
    return code;
}
