/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes of a payment message behind a start that tells its format, against the
 * built-in list: always an answer, mentions inside the file with a path,
 * nothing clear that was not read. */
#ifndef TAMIZ_FUZZ_MESSAGE_H
#define TAMIZ_FUZZ_MESSAGE_H

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz_builtin.h"

static void check(tamiz_document *document, size_t size) {
    for (size_t i = 0; i < tamiz_document_mention_count(document); i++) {
        const tamiz_mention *m = tamiz_document_mention(document, i);
        assert(m->start <= m->end && m->end <= size && m->path && m->text);
    }
    for (size_t i = 0; i < tamiz_document_message_count(document); i++) {
        const tamiz_message *m = tamiz_document_message(document, i);
        assert(m->start <= m->end && m->end <= size);
        assert(!m->incomplete || strcmp(m->verdict, "clear") != 0);
        assert((m->mention_count > 0) == !strcmp(m->verdict, "hits"));
    }
    assert(tamiz_document_json(document, true));
}

static int fuzz_message(const char *start, const uint8_t *data, size_t size) {
    size_t head = strlen(start);
    tamiz_document *document;
    char *whole = malloc(head + size + 1);
    if (!whole) return 0;
    open_list();
    memcpy(whole, start, head);
    if (size) memcpy(whole + head, data, size);
    size += head;
    if (tamiz_scan(list, "fuzz", whole, size, NULL, &document, NULL)) abort();
    check(document, size);
    tamiz_document_free(document);
    free(whole);
    return 0;
}

#endif
