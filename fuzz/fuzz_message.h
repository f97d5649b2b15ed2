/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes of a payment message behind a start that tells its format, against the
 * built-in list: always an answer, mentions inside the file with a path,
 * nothing clear that was not read; and the same to the byte when nothing is
 * left out. */
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
}

static tamiz_document *scan(const char *text, size_t size, bool exhaustive) {
    tamiz_document *document;
    tamiz_options options = tamiz_options_default();
    options.exhaustive = exhaustive;
    if (tamiz_scan(list, "fuzz", text, size, &options, &document, NULL))
        abort();
    check(document, size);
    return document;
}

static void compare(tamiz_document *found, tamiz_document *all) {
    const char *a = tamiz_document_json(found, true);
    const char *b = tamiz_document_json(all, true);
    assert(a && b && !strcmp(a, b));
}

static int fuzz_message(const char *start, const uint8_t *data, size_t size) {
    size_t head = strlen(start);
    char *whole = malloc(head + size + 1);
    if (!whole) return 0;
    open_list();
    memcpy(whole, start, head);
    if (size) memcpy(whole + head, data, size);
    size += head;
    tamiz_document *found = scan(whole, size, false);
    tamiz_document *all = scan(whole, size, true);
    compare(found, all);
    tamiz_document_free(found);
    tamiz_document_free(all);
    free(whole);
    return 0;
}

#endif
