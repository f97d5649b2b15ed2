/* SPDX-License-Identifier: Apache-2.0 */
/* A file of accepted hits is refused with a line, or at most one decision holds
 * for each question and party. */
#include <assert.h>

#include "screen_accept.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_input *input = NULL;
    tamiz_accepted *a = NULL;
    tamiz_error err = {0};
    tamiz_span bytes = {(const char *)data, size};
    if (size > 4096) return 0;
    if (tamiz_input_memory(bytes, "accepted.tsv", &input, NULL)) return 0;
    tamiz_code code =
        tamiz_accepted_read(input, "accepted.tsv", "2026-01-01", &a, &err);
    tamiz_input_close(input);
    assert(code ? err.message[0] : !err.message[0]);
    if (code) return 0;
    for (size_t i = 0; i < a->count; i++) {
        const tamiz_accepted_line *line = a->sorted[i];
        assert(strlen(line->query) == TAMIZ_VERSION_TEXT - 1);
        assert(!line->told.holds || !line->told.withdrawn);
        for (size_t k = i + 1; line->told.holds && k < a->count; k++)
            assert(strcmp(a->sorted[k]->told.entity, line->told.entity) != 0 ||
                   strcmp(a->sorted[k]->query, line->query) != 0);
        (void)tamiz_query_value(tamiz_span_of(line->told.query), "name");
    }
    tamiz_accepted_close(a);
    return 0;
}
