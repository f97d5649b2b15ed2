/* SPDX-License-Identifier: Apache-2.0 */
#include "base_buffer.h"

#include <stdarg.h>

void *tamiz_buffer_grow(tamiz_buffer *buffer, size_t size) {
    if (buffer->failed) return NULL;
    if (size > SIZE_MAX / 4 - buffer->size) {
        buffer->failed = true;
        return NULL;
    }
    size_t need = buffer->size + size + 1;
    if (need > buffer->room) {
        size_t room = buffer->room * 2 > 64 ? buffer->room * 2 : 64;
        if (room < need) room = need;
        char *data = realloc(buffer->data, room);
        if (!data) {
            buffer->failed = true;
            return NULL;
        }
        buffer->data = data;
        buffer->room = room;
    }
    void *piece = buffer->data + buffer->size;
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
    return piece;
}

void tamiz_buffer_add(tamiz_buffer *buffer, const void *bytes, size_t size) {
    void *piece = tamiz_buffer_grow(buffer, size);
    if (piece && size) memcpy(piece, bytes, size);
}

void tamiz_buffer_span(tamiz_buffer *buffer, tamiz_span text) {
    tamiz_buffer_add(buffer, text.data, text.size);
}

void tamiz_buffer_text(tamiz_buffer *buffer, const char *text) {
    tamiz_buffer_add(buffer, text, strlen(text));
}

void tamiz_buffer_print(tamiz_buffer *buffer, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (size < 0) {
        buffer->failed = true;
    } else {
        char *piece = tamiz_buffer_grow(buffer, (size_t)size);
        if (piece) (void)vsnprintf(piece, (size_t)size + 1, format, again);
    }
    va_end(again);
}

void tamiz_buffer_reset(tamiz_buffer *buffer) {
    buffer->size = 0;
    buffer->failed = false;
    if (buffer->data) buffer->data[0] = '\0';
}

void tamiz_buffer_clear(tamiz_buffer *buffer) {
    free(buffer->data);
    *buffer = (tamiz_buffer){0};
}
