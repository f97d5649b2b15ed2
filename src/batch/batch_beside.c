/* SPDX-License-Identifier: Apache-2.0 */
/* A table of chains, on disk but for their heads: a record tells where the one
 * before it in its chain stands. Of n rows a look-up reads n / CHAINS records'
 * heads, so up to some million rows it is one or two. */
#include "batch_beside.h"

#include "base_hash.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHAINS = 1 << 20 };

typedef struct record {
    uint64_t before; /* in the chain: its place + 1, 0 = none */
    uint64_t hash, line;
    uint32_t key_size, size; /* of what stands behind it */
    uint32_t kind, taken;
} record;

static tamiz_code fail(tamiz_error *err) {
    return tamiz_fail_io(err, "temporary file", "keep rows in it");
}

static tamiz_code open_file(tamiz_batch_beside *b, tamiz_error *err) {
    if (b->file) return TAMIZ_OK;
    b->heads = calloc(CHAINS, sizeof *b->heads);
    if (!b->heads) return tamiz_fail_memory(err, "rows");
    b->file = tmpfile();
    return b->file ? TAMIZ_OK : fail(err);
}

void tamiz_batch_beside_clear(tamiz_batch_beside *b) {
    if (b->file) (void)fclose(b->file);
    free(b->heads);
    *b = (tamiz_batch_beside){.file = NULL};
}

static bool put(FILE *file, const void *bytes, size_t size) {
    return fwrite(bytes, 1, size, file) == size;
}

tamiz_code tamiz_batch_beside_add(tamiz_batch_beside *b, tamiz_batch_kind kind,
                                  const char *key, tamiz_span row,
                                  uint64_t line, tamiz_error *err) {
    tamiz_code code = open_file(b, err);
    if (code) return code;
    tamiz_span name = tamiz_span_of(key);
    record r = {.hash = tamiz_hash(name) ^ kind,
                .line = line,
                .key_size = (uint32_t)name.size,
                .size = (uint32_t)row.size,
                .kind = kind};
    uint64_t *head = &b->heads[r.hash % CHAINS];
    r.before = *head;
    if (!put(b->file, &r, sizeof r) || !put(b->file, name.data, name.size) ||
        !put(b->file, row.data, row.size))
        return fail(err);
    *head = b->size + 1;
    b->size += sizeof r + name.size + row.size;
    b->count++;
    b->mark = (b->mark + tamiz_hash(row)) * UINT64_C(0x9e3779b97f4a7c15);
    b->written = true;
    return TAMIZ_OK;
}

/* ---- reading ----------------------------------------------------------- */

static bool read_at(const tamiz_batch_beside *b, uint64_t at, void *to,
                    size_t size) {
    char *bytes = to;
    while (size) {
        ssize_t got = pread(fileno(b->file), bytes, size, (off_t)at);
        if (got <= 0) return false;
        bytes += got;
        at += (uint64_t)got;
        size -= (size_t)got;
    }
    return true;
}

static bool flush(tamiz_batch_beside *b) {
    bool fine = !b->written || !fflush(b->file);
    b->written = false;
    return fine;
}

/* Whether the record at `at` is under the key. */
static bool is_under(const tamiz_batch_beside *b, uint64_t at, const record *r,
                     const record *wanted, const char *key, bool *same) {
    char part[256];
    *same = r->hash == wanted->hash && r->kind == wanted->kind &&
            r->key_size == wanted->key_size && !r->taken;
    at += sizeof *r;
    for (size_t done = 0; *same && done < r->key_size; done += sizeof part) {
        size_t size = r->key_size - done;
        if (size > sizeof part) size = sizeof part;
        if (!read_at(b, at + done, part, size)) return false;
        *same = !memcmp(part, key + done, size);
    }
    return true;
}

static bool add_row(const tamiz_batch_beside *b, uint64_t at, const record *r,
                    tamiz_buffer *out) {
    char *room = tamiz_buffer_grow(out, r->size);
    return !room || read_at(b, at + sizeof *r + r->key_size, room, r->size);
}

static bool take_one(const tamiz_batch_beside *b, uint64_t at, size_t most,
                     tamiz_buffer *out, size_t *count) {
    record r;
    if (!read_at(b, at, &r, sizeof r)) return false;
    if (out->size + r.size + 1 > most) return true;
    tamiz_buffer_byte(out, '\n');
    ++*count;
    if (!add_row(b, at, &r, out)) return false;
    if (r.kind != TAMIZ_BATCH_PAPER) return true;
    r.taken = true;
    return pwrite(fileno(b->file), &r, sizeof r, (off_t)at) == sizeof r;
}

/* Places of the records under a key, the last one first. */
static bool find_places(const tamiz_batch_beside *b, const record *wanted,
                        const char *key, tamiz_buffer *places) {
    uint64_t next = b->heads[wanted->hash % CHAINS];
    while (next) {
        uint64_t at = next - 1;
        record r;
        bool same;
        if (!read_at(b, at, &r, sizeof r) ||
            !is_under(b, at, &r, wanted, key, &same))
            return false;
        if (same) tamiz_buffer_add(places, &at, sizeof at);
        next = r.before;
    }
    return true;
}

tamiz_code tamiz_batch_beside_take(tamiz_batch_beside *b, tamiz_batch_kind kind,
                                   const char *key, size_t most,
                                   tamiz_buffer *out, size_t *count,
                                   tamiz_error *err) {
    tamiz_buffer places = {.size = 0};
    *count = 0;
    if (!b->count) return TAMIZ_OK;
    record wanted = {.hash = tamiz_hash(tamiz_span_of(key)) ^ kind,
                     .key_size = (uint32_t)strlen(key),
                     .kind = kind};
    bool fine = flush(b) && find_places(b, &wanted, key, &places);
    const uint64_t *at = (const void *)places.data;
    for (size_t i = places.size / sizeof *at; fine && i > 0; i--)
        fine = take_one(b, at[i - 1], most, out, count);
    if (places.failed) out->failed = true;
    tamiz_buffer_clear(&places);
    return fine ? TAMIZ_OK : fail(err);
}

tamiz_code tamiz_batch_beside_left(tamiz_batch_beside *b, uint64_t *at,
                                   tamiz_buffer *out, uint64_t *line,
                                   bool *found, tamiz_error *err) {
    *found = false;
    if (b->count && !flush(b)) return fail(err);
    while (!*found && *at < b->size) {
        record r;
        if (!read_at(b, *at, &r, sizeof r)) return fail(err);
        *found = r.kind == TAMIZ_BATCH_PAPER && !r.taken;
        if (*found && !add_row(b, *at, &r, out)) return fail(err);
        *line = r.line;
        *at += sizeof r + r.key_size + r.size;
    }
    return TAMIZ_OK;
}
