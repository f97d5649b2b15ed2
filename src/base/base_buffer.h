/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes that grow at the end. A failed growth is remembered, so a writer may
 * append a hundred times and ask once. */
#ifndef TAMIZ_BASE_BUFFER_H
#define TAMIZ_BASE_BUFFER_H

#include "base_span.h"

#include <stdint.h>

/* Zero-initialised is empty and ready. */
typedef struct tamiz_buffer {
    char *data;  /* NUL-terminated once anything was appended */
    size_t size; /* bytes, without the NUL */
    size_t room;
    bool failed; /* memory ran out: the content is not whole */
} tamiz_buffer;

void tamiz_buffer_add(tamiz_buffer *buffer, const void *bytes, size_t size);
void tamiz_buffer_span(tamiz_buffer *buffer, tamiz_span text);
void tamiz_buffer_text(tamiz_buffer *buffer, const char *text);
void tamiz_buffer_print(tamiz_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* size more bytes, uninitialised, or NULL (and failed). */
void *tamiz_buffer_grow(tamiz_buffer *buffer, size_t size);

/* Empty again, memory kept. */
void tamiz_buffer_reset(tamiz_buffer *buffer);
void tamiz_buffer_clear(tamiz_buffer *buffer);

static inline void tamiz_buffer_byte(tamiz_buffer *buffer, char byte) {
    if (!buffer->failed && buffer->size + 1 < buffer->room) {
        buffer->data[buffer->size++] = byte;
        buffer->data[buffer->size] = '\0';
    } else {
        tamiz_buffer_add(buffer, &byte, 1);
    }
}

static inline tamiz_span tamiz_buffer_view(const tamiz_buffer *buffer) {
    return (tamiz_span){buffer->data, buffer->size};
}

#endif
