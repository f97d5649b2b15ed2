/* SPDX-License-Identifier: Apache-2.0 */
/* Workbooks: an error, or rows in order with cells that hold together. */
#include <stdint.h>

#include "fuzz_pack.h"

#include "base_utf8.h"
#include "format_xlsx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static tamiz_code on_row(void *context, const tamiz_sheet_row *row,
                         tamiz_error *err) {
    uint32_t *last = context;
    (void)err;
    if (row->number <= *last || row->count > 16384) abort();
    *last = row->number;
    for (size_t i = 0; i < row->count; i++) {
        const tamiz_cell *cell = &row->cells[i];
        if ((cell->kind == TAMIZ_CELL_EMPTY) != (cell->text.size == 0)) abort();
        if (tamiz_utf8_check(cell->text) != SIZE_MAX) abort();
        if (cell->text.size && memchr(cell->text.data, 0, cell->text.size))
            abort();
    }
    return TAMIZ_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_buffer file = {0};
    tamiz_input *input = NULL;
    tamiz_error err = {0};
    uint32_t last = 0;
    fuzz_pack(data, size, &file);
    const tamiz_xlsx_handler handler = {&last, on_row};
    if (!tamiz_input_memory(tamiz_buffer_view(&file), "fuzz", &input, &err)) {
        tamiz_code code = tamiz_xlsx_parse(input, &handler, NULL, &err);
        if (code && (code != err.code || !*err.message)) abort();
        tamiz_input_close(input);
    }
    tamiz_buffer_clear(&file);
    return 0;
}
