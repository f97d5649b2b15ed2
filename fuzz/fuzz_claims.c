/* SPDX-License-Identifier: Apache-2.0 */
/* Claims of any text against the built-in list: the first byte says whether its
 * day is known. A verdict has no note, and what it rests on is there. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz_builtin.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(tamiz_document *document) {
    size_t count = tamiz_document_claim_count(document);
    for (size_t i = 0; i < count; i++) {
        const tamiz_assertion *c = tamiz_document_claim(document, i);
        assert(c->kind[0] && c->subject[0] && c->entity[0]);
        assert(!c->object[0] == !c->object_entity[0]);
        assert(!c->object[0] || !c->verdict[0]);
        assert(c->date && c->authority && c->attributed_to && c->disputed_by);
        assert(!c->verdict[0] || !c->note[0]);
        assert(!c->nearest || (c->nearest >= c->record &&
                               c->nearest < c->record + c->record_count));
        assert(strcmp(c->verdict, "supported") != 0 || c->record_count);
    }
    assert(!tamiz_document_claim(document, count));
    assert(tamiz_document_json(document, false));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_document *document;
    tamiz_error err = {0};
    tamiz_options options = tamiz_options_default();
    open_list();
    if (!size) return 0;
    if (data[0] & 1) options.text_day = "2025-09-08";
    tamiz_code code = tamiz_scan(list, "fuzz", (const char *)data + 1, size - 1,
                                 &options, &document, &err);
    if (code) {
        assert(err.message[0]);
        return 0;
    }
    check(document);
    tamiz_document_free(document);
    return 0;
}
