/* SPDX-License-Identifier: Apache-2.0 */
/* Any text against the built-in list: a refusal at a place inside it, or
 * mentions that follow one another, lie in their sentences and in the text. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz_builtin.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(tamiz_document *document, size_t size) {
    uint64_t at = 0;
    if (!tamiz_document_in_file(document)) size = SIZE_MAX;
    for (size_t i = 0; i < tamiz_document_mention_count(document); i++) {
        const tamiz_mention *m = tamiz_document_mention(document, i);
        assert(m->start >= at && m->start < m->end && m->end <= size);
        assert(m->sentence_start <= m->start && m->sentence_end >= m->end);
        assert(m->sentence_end <= size && m->line && m->column);
        size_t full = m->refers_to;
        if (m->may_refer_to[0] != TAMIZ_NO_MENTION) full = m->may_refer_to[1];
        assert(full < i || tamiz_answer_count(m->answer) > 0);
        at = m->end;
    }
    assert(tamiz_document_json(document, true));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_document *document;
    tamiz_error err = {0};
    open_list();
    tamiz_code code = tamiz_scan(list, "fuzz", (const char *)data, size, NULL,
                                 &document, &err);
    if (code) {
        assert(code == TAMIZ_BAD_INPUT || code == TAMIZ_TOO_LARGE ||
               code == TAMIZ_UNSUPPORTED);
        assert(err.message[0] && err.offset <= size);
        return 0;
    }
    check(document, size);
    tamiz_document_free(document);
    return 0;
}
