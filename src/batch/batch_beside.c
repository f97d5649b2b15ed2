/* SPDX-License-Identifier: Apache-2.0 */
/* A table of chains, on disk but for their heads: a record tells where the one
 * before it in its chain stands. Of n rows with as many keys a look-up reads
 * n / CHAINS records, so up to some million rows it is one or two. Many rows
 * under one key leave their chain once they were taken, or once it is known
 * that nobody can get them; which keys share a chain is for nobody to choose,
 * since hashes have a seed. */
#include "batch_beside.h"

#include "base_hash.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { CHAINS = 1 << 20, FIRST_MAP = 1 << 20 };

typedef enum state {
    WAITING,
    HAD,  /* a paper that somebody took */
    SPARE /* behind the most that anybody can get */
} state;

typedef struct record {
    uint64_t before; /* in the chain: its place + 1, 0 = none */
    uint64_t hash, line;
    uint32_t key_size, size; /* of what stands behind it */
    uint32_t kind, state;
} record;

static tamiz_code fail(tamiz_error *err) {
    return tamiz_fail_io(err, "temporary file", "keep rows in it");
}

static tamiz_code open_file(tamiz_batch_beside *b, tamiz_error *err) {
    if (b->file) return TAMIZ_OK;
    b->heads = calloc(CHAINS, sizeof *b->heads);
    b->seed = tamiz_hash_seed();
    if (!b->heads) return tamiz_fail_memory(err, "rows");
    b->file = tmpfile();
    return b->file ? TAMIZ_OK : fail(err);
}

void tamiz_batch_beside_clear(tamiz_batch_beside *b) {
    if (b->map) (void)munmap(b->map, b->mapped);
    if (b->file) (void)fclose(b->file);
    free(b->heads);
    *b = (tamiz_batch_beside){.file = NULL};
}

static bool put(FILE *file, const void *bytes, size_t size) {
    return fwrite(bytes, 1, size, file) == size;
}

static uint64_t hash_of(const tamiz_batch_beside *b, tamiz_batch_kind kind,
                        tamiz_span key) {
    return tamiz_hash_seeded(key, b->seed) ^ kind;
}

tamiz_code tamiz_batch_beside_add(tamiz_batch_beside *b, tamiz_batch_kind kind,
                                  const char *key, tamiz_span row,
                                  uint64_t line, tamiz_error *err) {
    tamiz_code code = open_file(b, err);
    if (code) return code;
    tamiz_span name = tamiz_span_of(key);
    record r = {.hash = hash_of(b, kind, name),
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

/* All that was written lies at b->map. More is mapped than there is, so that
 * a stream, which goes on to write, maps it anew but now and then; nothing
 * behind the file's end is touched. */
static bool view(tamiz_batch_beside *b) {
    if (b->written && fflush(b->file)) return false;
    b->written = false;
    if (b->size <= b->mapped) return true;
    size_t wanted = b->mapped ? b->mapped : FIRST_MAP;
    while (wanted < b->size) wanted *= 2;
    if (b->map) (void)munmap(b->map, b->mapped);
    b->map = mmap(NULL, wanted, PROT_READ | PROT_WRITE, MAP_SHARED,
                  fileno(b->file), 0);
    if (b->map == MAP_FAILED) b->map = NULL;
    b->mapped = b->map ? wanted : 0;
    return b->map != NULL;
}

static record record_at(const tamiz_batch_beside *b, uint64_t at) {
    record r;
    memcpy(&r, b->map + at, sizeof r);
    return r;
}

static tamiz_span key_of(const tamiz_batch_beside *b, uint64_t at,
                         const record *r) {
    return (tamiz_span){b->map + at + sizeof *r, r->key_size};
}

static tamiz_span row_of(const tamiz_batch_beside *b, uint64_t at,
                         const record *r) {
    return (tamiz_span){b->map + at + sizeof *r + r->key_size, r->size};
}

static void put_record(tamiz_batch_beside *b, uint64_t at, const record *r) {
    memcpy(b->map + at, r, sizeof *r);
}

/* Places of the records under a key, the last one first. */
static void find_places(tamiz_batch_beside *b, tamiz_batch_kind kind,
                        tamiz_span key, tamiz_buffer *places) {
    uint64_t hash = hash_of(b, kind, key), next = b->heads[hash % CHAINS];
    while (next) {
        uint64_t at = next - 1;
        record r = record_at(b, at);
        if (r.hash == hash && r.kind == kind && r.state == WAITING &&
            tamiz_span_equal(key_of(b, at, &r), key))
            tamiz_buffer_add(places, &at, sizeof at);
        next = r.before;
        b->looked++;
    }
}

/* The rows at these places, as many as fit: how many. */
static size_t take_rows(tamiz_batch_beside *b, const uint64_t *places,
                        size_t count, size_t most, tamiz_buffer *out) {
    size_t had = 0;
    for (; had < count; had++) {
        uint64_t at = places[count - 1 - had];
        record r = record_at(b, at);
        if (out->size + r.size + 1 > most) break;
        tamiz_buffer_byte(out, '\n');
        tamiz_buffer_span(out, row_of(b, at, &r));
        if (r.kind != TAMIZ_BATCH_PAPER) continue;
        r.state = HAD;
        put_record(b, at, &r);
    }
    return had;
}

/* Addresses behind the first `most` bytes: they fit for nobody. Papers wait for
 * the next who asks. */
static bool spare_rows(tamiz_batch_beside *b, const uint64_t *places,
                       size_t count, size_t most) {
    size_t size = 0;
    bool some = false;
    for (size_t i = count; i > 0; i--) {
        record r = record_at(b, places[i - 1]);
        if (r.kind == TAMIZ_BATCH_PAPER) return false;
        size += r.size + 1;
        if (size <= most) continue;
        r.state = SPARE;
        put_record(b, places[i - 1], &r);
        some = true;
    }
    return some;
}

/* Takes what waits no longer out of the chain of a hash. */
static void relink(tamiz_batch_beside *b, uint64_t hash) {
    uint64_t *head = &b->heads[hash % CHAINS], next = *head, last = 0;
    *head = 0;
    while (next) {
        uint64_t at = next - 1;
        record r = record_at(b, at);
        b->looked++;
        if (r.state == WAITING) {
            if (last) {
                record before = record_at(b, last - 1);
                before.before = next;
                put_record(b, last - 1, &before);
            } else {
                *head = next;
            }
            last = next;
        }
        next = r.before;
    }
    if (!last) return;
    record end = record_at(b, last - 1);
    end.before = 0;
    put_record(b, last - 1, &end);
}

tamiz_code tamiz_batch_beside_take(tamiz_batch_beside *b, tamiz_batch_kind kind,
                                   const char *key, size_t most,
                                   tamiz_buffer *out, size_t *count,
                                   tamiz_error *err) {
    tamiz_buffer places = {.size = 0};
    tamiz_span name = tamiz_span_of(key);
    *count = 0;
    if (!b->count) return TAMIZ_OK;
    if (!view(b)) return fail(err);
    find_places(b, kind, name, &places);
    const uint64_t *at = (const void *)places.data;
    size_t found = places.size / sizeof *at;
    *count = take_rows(b, at, found, most, out);
    bool spare = spare_rows(b, at, found, most);
    if (spare || (kind == TAMIZ_BATCH_PAPER && *count))
        relink(b, hash_of(b, kind, name));
    if (places.failed) out->failed = true;
    tamiz_buffer_clear(&places);
    return TAMIZ_OK;
}

tamiz_code tamiz_batch_beside_left(tamiz_batch_beside *b, uint64_t *at,
                                   tamiz_buffer *out, uint64_t *line,
                                   bool *found, tamiz_error *err) {
    *found = false;
    if (b->count && !view(b)) return fail(err);
    while (!*found && *at < b->size) {
        record r = record_at(b, *at);
        *found = r.kind == TAMIZ_BATCH_PAPER && r.state == WAITING;
        if (*found) tamiz_buffer_span(out, row_of(b, *at, &r));
        *line = r.line;
        *at += sizeof r + r.key_size + r.size;
    }
    return TAMIZ_OK;
}
