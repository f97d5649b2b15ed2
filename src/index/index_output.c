/* SPDX-License-Identifier: Apache-2.0 */
#include "index_output.h"

#include "base_error.h"

#include <stddef.h>

enum {
    HASHED_FROM = offsetof(tamiz_snapshot_header, analysis),
    PENDING_MOST = 1024 * 1024,
};

static void flush(tamiz_output *o) {
    if (!o->code)
        o->code =
            tamiz_writer_add(o->file, tamiz_buffer_view(&o->pending), o->err);
    tamiz_buffer_reset(&o->pending);
}

/* Small pieces are written together. */
static void put_file(tamiz_output *o, tamiz_span bytes) {
    if (o->pending.size + bytes.size > PENDING_MOST) flush(o);
    if (bytes.size > PENDING_MOST) {
        o->code = tamiz_writer_add(o->file, bytes, o->err);
        return;
    }
    tamiz_buffer_span(&o->pending, bytes);
    if (o->pending.failed) o->code = tamiz_fail_memory(o->err, "snapshot");
}

static void put(tamiz_output *o, tamiz_span bytes) {
    if (o->code || !bytes.size) return;
    o->header.size += bytes.size;
    if (o->file) {
        put_file(o, bytes);
        return;
    }
    tamiz_buffer_span(o->memory, bytes);
    if (o->memory->failed) o->code = tamiz_fail_memory(o->err, "snapshot");
}

static void pad(tamiz_output *o) {
    static const char zeros[TAMIZ_SNAPSHOT_ALIGN];
    size_t over = o->header.size % TAMIZ_SNAPSHOT_ALIGN;
    if (over) tamiz_output_add(o, zeros, TAMIZ_SNAPSHOT_ALIGN - over);
}

void tamiz_output_begin(tamiz_output *o) {
    o->header = (tamiz_snapshot_header){
        .magic = {'t', 'a', 'm', 'i', 'z', 's', 'n', 'p'},
        .format = TAMIZ_SNAPSHOT_FORMAT,
        .endian = TAMIZ_SNAPSHOT_ENDIAN};
    tamiz_hasher_init(&o->hasher);
    put(o, (tamiz_span){(const char *)&o->header, sizeof o->header});
    pad(o);
    o->open = o->header.size;
}

void tamiz_output_add(tamiz_output *o, const void *bytes, size_t size) {
    if (o->code) return;
    tamiz_span span = {bytes, size};
    tamiz_hasher_add(&o->hasher, span);
    put(o, span);
}

void tamiz_output_end_section(tamiz_output *o, tamiz_section_id id) {
    o->header.sections[id] = (tamiz_section){
        .offset = o->open,
        .count = (o->header.size - o->open) / tamiz_section_record_size(id)};
    pad(o);
    o->open = o->header.size;
}

void tamiz_output_section(tamiz_output *o, tamiz_section_id id,
                          tamiz_buffer *content) {
    if (content->failed && !o->code)
        o->code = tamiz_fail_memory(o->err, "snapshot");
    tamiz_output_add(o, content->data, content->size);
    tamiz_output_end_section(o, id);
    tamiz_buffer_clear(content);
}

static tamiz_span tail_of(const tamiz_snapshot_header *header) {
    return (tamiz_span){(const char *)header + HASHED_FROM,
                        sizeof *header - HASHED_FROM};
}

tamiz_code tamiz_output_end(tamiz_output *o) {
    if (o->code) return o->code;
    tamiz_hasher_add(&o->hasher, tail_of(&o->header));
    o->header.digest = tamiz_hasher_end(&o->hasher);
    tamiz_span header = {(const char *)&o->header, sizeof o->header};
    if (o->memory) {
        memcpy(o->memory->data, header.data, header.size);
        return TAMIZ_OK;
    }
    flush(o);
    return o->code ? o->code : tamiz_writer_patch(o->file, 0, header, o->err);
}

void tamiz_output_clear(tamiz_output *o) {
    tamiz_buffer_clear(&o->pending);
}

tamiz_digest tamiz_snapshot_digest(tamiz_span bytes) {
    const tamiz_snapshot_header *header =
        (const tamiz_snapshot_header *)(const void *)bytes.data;
    tamiz_hasher hasher;
    tamiz_hasher_init(&hasher);
    tamiz_hasher_add(&hasher, tamiz_span_from(bytes, sizeof *header));
    tamiz_hasher_add(&hasher, tail_of(header));
    return tamiz_hasher_end(&hasher);
}
