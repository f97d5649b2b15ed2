/* SPDX-License-Identifier: Apache-2.0 */
/* A file of decisions about links is refused with a line, or what was read
 * can be written and read again to the same. */
#include <assert.h>
#include <stdlib.h>

#include "link_decision.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static tamiz_code read_bytes(tamiz_link_decisions *out, const uint8_t *data,
                             size_t size, tamiz_error *err) {
    tamiz_input *input;
    tamiz_span bytes = {(const char *)data, size};
    tamiz_code code = tamiz_input_memory(bytes, "links.tsv", &input, err);
    if (code) return code;
    code = tamiz_link_decisions_take(out, input, "links.tsv", err);
    tamiz_input_close(input);
    return code;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_link_decisions d = {.all = NULL};
    tamiz_error err = {0};
    if (size > 4096) return 0;
    tamiz_code code = read_bytes(&d, data, size, &err);
    assert(code ? err.message[0] : !err.message[0]);
    for (size_t i = 0; i < d.count; i++) {
        assert(d.all[i].a[0] && strcmp(d.all[i].a, d.all[i].b) < 0);
        assert(!strpbrk(d.all[i].why, "\t\n\r"));
        (void)tamiz_link_decision_holds(&d, i);
    }
    tamiz_link_decisions again = {.all = NULL};
    for (size_t i = 0; i < d.count; i++)
        assert(!tamiz_link_decisions_add(&again, &d.all[i], NULL));
    assert(again.count == d.count);
    tamiz_link_decisions_clear(&again);
    tamiz_link_decisions_clear(&d);
    return 0;
}
