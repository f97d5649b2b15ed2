/* SPDX-License-Identifier: Apache-2.0 */
/* A country that is found is found again by its code and its short name. */
#include "entity_country.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require_same(tamiz_span text, const char *code) {
    const char *found = tamiz_country_find(text);
    if (!found || strcmp(found, code)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *code =
        tamiz_country_find((tamiz_span){(const char *)data, size});
    if (!code) return 0;
    const char *name = tamiz_country_name(tamiz_span_of(code));
    if (!name) abort();
    require_same(tamiz_span_of(code), code);
    require_same(tamiz_span_of(name), code);
    return 0;
}
