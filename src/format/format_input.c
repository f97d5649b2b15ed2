/* SPDX-License-Identifier: Apache-2.0 */
/* Raw bytes come in blocks from a file or from memory; a decoder chosen by the
 * first bytes turns them into content. gzip may have several members, zstd
 * several frames: content is what they hold one after the other. The end of
 * the raw bytes is an end only where a member or frame ended. */
#include "format_input.h"

#include <errno.h>
#include <fcntl.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#define ZLIB_CONST /* zlib only reads its input */
#include <zlib.h>
#include <zstd.h>

enum { BLOCK = 64 * 1024, MAGIC = 4 };

typedef tamiz_code decode(tamiz_input *input, tamiz_span *room,
                          tamiz_error *err);

struct tamiz_input {
    int file; /* -1 = memory */
    tamiz_span memory;
    tamiz_byte_source source; /* read NULL = file or memory */
    uint64_t done, total;     /* raw bytes */
    tamiz_span raw;           /* raw bytes not decoded yet */
    bool raw_ended;
    bool whole; /* nothing of a member or frame is open */
    decode *decode;
    z_stream gzip;
    ZSTD_DStream *zstd;
    char *path, *name; /* name: see tamiz_input_name() */
    char block[]; /* BLOCK bytes, not cleared: it would cost as much as reading
                   * a short file */
};

/* Raw bytes that were decoded: where a damage stands. */
static uint64_t decoded(const tamiz_input *input) {
    return input->done - input->raw.size;
}

static tamiz_code fail_damaged(const tamiz_input *input, tamiz_error *err,
                               const char *format, const char *why) {
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, input->path, 0, 0,
                         decoded(input), "%s data: %s", format, why);
}

/* ---- raw bytes --------------------------------------------------------- */

static tamiz_code read_file(tamiz_input *input, char *data, size_t size,
                            size_t *got, tamiz_error *err) {
    ssize_t count;
    do count = read(input->file, data, size);
    while (count < 0 && errno == EINTR);
    if (count < 0) return tamiz_fail_errno(err, input->path, "read it");
    *got = (size_t)count;
    return TAMIZ_OK;
}

/* Appends raw bytes to what is left of the block. */
static tamiz_code load_block(tamiz_input *input, tamiz_error *err) {
    size_t kept = input->raw.size, got = 0;
    if (kept) memmove(input->block, input->raw.data, kept);
    char *room = input->block + kept;
    tamiz_code code = input->source.read
                          ? input->source.read(input->source.context, room,
                                               BLOCK - kept, &got, err)
                          : read_file(input, room, BLOCK - kept, &got, err);
    if (code) return code;
    input->raw = (tamiz_span){input->block, kept + got};
    input->done += got;
    input->raw_ended = got == 0;
    return TAMIZ_OK;
}

/* Memory is handed on in blocks too, so that progress can be told. */
static void load_memory(tamiz_input *input) {
    size_t start = (size_t)input->done - input->raw.size;
    size_t left = input->memory.size - (size_t)input->done;
    size_t more = left < BLOCK ? left : BLOCK;
    input->done += more;
    input->raw =
        (tamiz_span){input->memory.data + start, input->raw.size + more};
    input->raw_ended = more == 0;
}

static tamiz_code load(tamiz_input *input, tamiz_error *err) {
    if (input->file >= 0 || input->source.read) return load_block(input, err);
    load_memory(input);
    return TAMIZ_OK;
}

/* ---- decoders ---------------------------------------------------------- */

/* Each takes from input->raw and puts into room, moving both; it is called
 * with room to fill, and with no raw bytes only at their end. */

static void move_on(tamiz_span *span, size_t count) {
    span->data += count;
    span->size -= count;
}

static tamiz_code decode_plain(tamiz_input *input, tamiz_span *room,
                               tamiz_error *err) {
    (void)err;
    size_t count = input->raw.size < room->size ? input->raw.size : room->size;
    if (count) memcpy((char *)room->data, input->raw.data, count);
    move_on(room, count);
    move_on(&input->raw, count);
    return TAMIZ_OK;
}

static tamiz_code judge_gzip(tamiz_input *input, int result, tamiz_error *err) {
    const char *why = input->gzip.msg ? input->gzip.msg : zError(result);
    if (result == Z_MEM_ERROR) return tamiz_fail_memory(err, input->path);
    if (result == Z_STREAM_END) {
        input->whole = true;
        return TAMIZ_OK;
    }
    if (result == Z_OK || result == Z_BUF_ERROR) return TAMIZ_OK;
    return fail_damaged(input, err, "gzip", why);
}

static tamiz_code decode_gzip(tamiz_input *input, tamiz_span *room,
                              tamiz_error *err) {
    if (input->whole && !input->raw.size) return TAMIZ_OK;
    if (input->whole && inflateReset(&input->gzip) != Z_OK)
        return fail_damaged(input, err, "gzip", "the decoder is not ready");
    input->whole = false;
    size_t most = room->size < UINT32_MAX ? room->size : UINT32_MAX;
    z_stream *gzip = &input->gzip;
    gzip->next_in = (const unsigned char *)input->raw.data;
    gzip->avail_in = (unsigned)input->raw.size;
    gzip->next_out = (unsigned char *)room->data;
    gzip->avail_out = (unsigned)most;
    int result = inflate(gzip, Z_NO_FLUSH);
    move_on(&input->raw, input->raw.size - gzip->avail_in);
    move_on(room, most - gzip->avail_out);
    return judge_gzip(input, result, err);
}

static tamiz_code decode_zstd(tamiz_input *input, tamiz_span *room,
                              tamiz_error *err) {
    if (input->whole && !input->raw.size) return TAMIZ_OK;
    ZSTD_inBuffer in = {input->raw.data, input->raw.size, 0};
    ZSTD_outBuffer out = {(char *)room->data, room->size, 0};
    size_t result = ZSTD_decompressStream(input->zstd, &out, &in);
    move_on(&input->raw, in.pos);
    move_on(room, out.pos);
    if (ZSTD_isError(result))
        return fail_damaged(input, err, "zstd", ZSTD_getErrorName(result));
    input->whole = result == 0;
    return TAMIZ_OK;
}

static bool is_gzip(tamiz_span raw) {
    return tamiz_span_starts(raw, "\x1f\x8b");
}

/* A frame, or a skippable frame before it (RFC 8878, 3.1). */
static bool is_zstd(tamiz_span raw) {
    if (raw.size < MAGIC) return false;
    unsigned char first = (unsigned char)raw.data[0];
    return !memcmp(raw.data, "\x28\xb5\x2f\xfd", MAGIC) ||
           (first >= 0x50 && first <= 0x5f &&
            !memcmp(raw.data + 1, "\x2a\x4d\x18", MAGIC - 1));
}

static tamiz_code choose_decoder(tamiz_input *input, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    while (!code && !input->raw_ended && input->raw.size < MAGIC)
        code = load(input, err);
    if (code) return code;
    input->whole = true;
    input->decode = decode_plain;
    if (is_gzip(input->raw)) {
        input->decode = decode_gzip;
        enum { WINDOW_BITS = 15, ONLY_GZIP = 16 }; /* as zlib.h says it */
        if (inflateInit2(&input->gzip, WINDOW_BITS + ONLY_GZIP) != Z_OK)
            return tamiz_fail_memory(err, input->path);
    }
    if (is_zstd(input->raw)) {
        input->decode = decode_zstd;
        input->zstd = ZSTD_createDStream();
        if (!input->zstd) return tamiz_fail_memory(err, input->path);
    }
    return TAMIZ_OK;
}

/* ---- the handle -------------------------------------------------------- */

static void drop_ending(char *name, const char *ending) {
    size_t size = strlen(name), cut = strlen(ending);
    if (size > cut && !strcasecmp(name + size - cut, ending))
        name[size - cut] = '\0';
}

static tamiz_input *new_input(const char *path) {
    const char *slash = strrchr(path, '/');
    tamiz_input *input = malloc(sizeof *input + BLOCK);
    if (!input) return NULL;
    *input = (tamiz_input){.file = -1};
    input->path = strdup(path);
    input->name = strdup(slash ? slash + 1 : path);
    if (!input->path || !input->name) {
        tamiz_input_close(input);
        return NULL;
    }
    drop_ending(input->name, ".zst");
    drop_ending(input->name, ".gz");
    return input;
}

static tamiz_code start(tamiz_input *input, tamiz_input **out,
                        tamiz_error *err) {
    tamiz_code code = choose_decoder(input, err);
    if (code)
        tamiz_input_close(input);
    else
        *out = input;
    return code;
}

static tamiz_code open_file(tamiz_input *input, tamiz_error *err) {
    struct stat st;
    input->file = open(input->path, O_RDONLY | O_CLOEXEC);
    if (input->file < 0) return tamiz_fail_errno(err, input->path, "open it");
    if (fstat(input->file, &st))
        return tamiz_fail_errno(err, input->path, "read its size");
    if (S_ISDIR(st.st_mode))
        return tamiz_fail(err, TAMIZ_IO, input->path,
                          "is a folder; expected a file");
    if (S_ISREG(st.st_mode)) input->total = (uint64_t)st.st_size;
    return TAMIZ_OK;
}

tamiz_code tamiz_input_open(const char *path, tamiz_input **out,
                            tamiz_error *err) {
    tamiz_input *input = new_input(path);
    if (!input) return tamiz_fail_memory(err, path);
    tamiz_code code = open_file(input, err);
    if (!code) return start(input, out, err);
    tamiz_input_close(input);
    return code;
}

tamiz_code tamiz_input_memory(tamiz_span bytes, const char *name,
                              tamiz_input **out, tamiz_error *err) {
    tamiz_input *input = new_input(name);
    if (!input) return tamiz_fail_memory(err, name);
    input->memory = bytes.size ? bytes : TAMIZ_SPAN("");
    input->total = bytes.size;
    return start(input, out, err);
}

tamiz_code tamiz_input_source(const tamiz_byte_source *source, const char *name,
                              tamiz_input **out, tamiz_error *err) {
    tamiz_input *input = new_input(name);
    if (!input) {
        if (source->close) source->close(source->context);
        return tamiz_fail_memory(err, name);
    }
    input->source = *source;
    input->whole = true;
    input->decode = decode_plain;
    *out = input;
    return TAMIZ_OK;
}

/* Every turn moves raw bytes or content on, or is the last. */
tamiz_code tamiz_input_read(tamiz_input *input, char *data, size_t size,
                            size_t *got, tamiz_error *err) {
    tamiz_span room = {data, size};
    while (size && room.size == size) {
        tamiz_code code = TAMIZ_OK;
        if (!input->raw.size && !input->raw_ended) code = load(input, err);
        size_t before = input->raw.size;
        if (!code) code = input->decode(input, &room, err);
        if (code) return code;
        if (room.size != size || input->raw.size != before) continue;
        if (input->whole && !input->raw.size) break;
        return fail_damaged(input, err, "compressed",
                            "cut short; expected more bytes");
    }
    *got = size - room.size;
    return TAMIZ_OK;
}

const char *tamiz_input_name(const tamiz_input *input) {
    return input->name;
}

uint64_t tamiz_input_done(const tamiz_input *input) {
    return input->done;
}

uint64_t tamiz_input_total(const tamiz_input *input) {
    return input->total;
}

void tamiz_input_close(tamiz_input *input) {
    if (!input) return;
    if (input->file >= 0) (void)close(input->file);
    if (input->decode == decode_gzip) (void)inflateEnd(&input->gzip);
    (void)ZSTD_freeDStream(input->zstd);
    if (input->source.close) input->source.close(input->source.context);
    free(input->path);
    free(input->name);
    free(input);
}
