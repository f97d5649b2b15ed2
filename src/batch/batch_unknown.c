/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_unknown.h"

#include <stdio.h>

bool tamiz_batch_unknown_init(tamiz_batch_unknown *unknown) {
    *unknown = (tamiz_batch_unknown){.count = 0};
    return !pthread_mutex_init(&unknown->lock, NULL);
}

void tamiz_batch_unknown_clear(tamiz_batch_unknown *unknown) {
    (void)pthread_mutex_destroy(&unknown->lock);
}

static void insert(tamiz_batch_unknown *u, const char *name) {
    size_t at = 0;
    int order = 1;
    while (at < u->count && (order = strcmp(name, u->names[at])) > 0) at++;
    if (at < u->count && !order) return;
    if (u->count == TAMIZ_UNKNOWN_NAMES) {
        u->more = true;
        return;
    }
    memmove(u->names[at + 1], u->names[at],
            (u->count - at) * sizeof u->names[0]);
    (void)snprintf(u->names[at], sizeof u->names[0], "%s", name);
    u->count++;
}

void tamiz_batch_unknown_add(tamiz_batch_unknown *unknown, tamiz_span name) {
    char text[TAMIZ_UNKNOWN_SIZE];
    size_t size = name.size < sizeof text - 1 ? name.size : sizeof text - 1;
    /* Not within a character. */
    while (size && size < name.size && (name.data[size] & 0xc0) == 0x80) size--;
    (void)snprintf(text, sizeof text, "%.*s", (int)size, name.data);
    (void)pthread_mutex_lock(&unknown->lock);
    insert(unknown, text);
    (void)pthread_mutex_unlock(&unknown->lock);
}

void tamiz_batch_unknown_print(const tamiz_batch_unknown *u, char *text,
                               size_t size) {
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < u->count && used < size; i++) {
        int n = snprintf(text + used, size - used, "%s%s", i ? ", " : "",
                         u->names[i]);
        used += n > 0 ? (size_t)n : 0;
    }
    if (u->more && used < size)
        (void)snprintf(text + used, size - used, " and others");
}
