/* SPDX-License-Identifier: Apache-2.0 */
/* Web pages: an error, or rows of cells that are UTF-8. */
#include <stdint.h>

#include "base_utf8.h"
#include "format_html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static tamiz_code on_row(void *context, const tamiz_html_row *row,
                         tamiz_error *err) {
    (void)context, (void)err;
    if (!row->table && row->count > 1000000) abort();
    if (tamiz_utf8_check(row->heading) != SIZE_MAX) abort();
    for (size_t i = 0; i < row->count; i++) {
        tamiz_span text = row->cells[i].text;
        if (tamiz_utf8_check(text) != SIZE_MAX) abort();
        if (tamiz_span_trim(text).size != text.size) abort();
    }
    return TAMIZ_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_input *input = NULL;
    tamiz_error err = {0};
    tamiz_span bytes = {(const char *)data, size};
    if (tamiz_input_memory(bytes, "fuzz", &input, &err)) return 0;
    const tamiz_html_handler handler = {NULL, on_row};
    tamiz_code code = tamiz_html_tables(input, &handler, NULL, &err);
    if (code && code != err.code) abort();
    tamiz_input_close(input);
    return 0;
}
