/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes of a payment message (mt) against the built-in list: always an answer,
 * mentions inside the file with a path, nothing clear that was not read. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "tamiz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static tamiz_snapshot *list;

static void close_list(void) {
    tamiz_snapshot_close(list);
}

static void open_list(void) {
    if (list) return;
    if (tamiz_snapshot_builtin(&list, NULL)) abort();
    (void)atexit(close_list);
}

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char start[] = "{1:F01AAAAUS33AXXX0000000000}";
    tamiz_document *document;
    char *whole = malloc(sizeof start + size);
    if (!whole) return 0;
    open_list();
    memcpy(whole, start, sizeof start - 1);
    if (size) memcpy(whole + sizeof start - 1, data, size);
    size += sizeof start - 1;
    if (tamiz_scan(list, "fuzz", whole, size, NULL, &document, NULL)) abort();
    check(document, size);
    tamiz_document_free(document);
    free(whole);
    return 0;
}
