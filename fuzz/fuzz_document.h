/* SPDX-License-Identifier: Apache-2.0 */
/* A document against the built-in list: a refusal that says why, or mentions
 * that follow one another and lie in their sentences. */
#ifndef TAMIZ_FUZZ_DOCUMENT_H
#define TAMIZ_FUZZ_DOCUMENT_H

#include <assert.h>
#include <stdlib.h>

#include "base_buffer.h"
#include "fuzz_builtin.h"

static void fuzz_document_check(tamiz_document *document) {
    uint64_t at = 0;
    for (size_t i = 0; i < tamiz_document_mention_count(document); i++) {
        const tamiz_mention *m = tamiz_document_mention(document, i);
        assert(m->start >= at && m->start < m->end);
        assert(m->sentence_start <= m->start && m->sentence_end >= m->end);
        assert(m->line && m->column && m->path);
        size_t full = m->refers_to;
        if (m->may_refer_to[0] != TAMIZ_NO_MENTION) full = m->may_refer_to[1];
        assert(full < i || tamiz_answer_count(m->answer) > 0);
        at = m->end;
    }
    size_t notes = tamiz_document_note_count(document);
    assert(tamiz_document_partial(document) ? notes > 0 : true);
    assert(tamiz_document_json(document, true));
}

/* For documents whose offsets are into their text. */
static void fuzz_document(tamiz_span bytes) {
    tamiz_document *document = NULL;
    tamiz_error err = {0};
    open_list();
    tamiz_code code =
        tamiz_scan(list, "fuzz", bytes.data, bytes.size, NULL, &document, &err);
    if (code) {
        assert(code == TAMIZ_BAD_INPUT || code == TAMIZ_TOO_LARGE);
        assert(code == err.code && err.message[0]);
        return;
    }
    if (!tamiz_document_in_file(document)) fuzz_document_check(document);
    tamiz_document_free(document);
}

#endif
