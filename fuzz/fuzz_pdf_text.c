/* SPDX-License-Identifier: Apache-2.0 */
/* What pdftotext may give: parts in order, all within the text; pages without
 * text are told. */
#include <assert.h>
#include <stdint.h>

#include "base_utf8.h"
#include "scan_page_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_page page = {.name = "fuzz", .loose = true};
    tamiz_span text = {(const char *)data, size};
    tamiz_code code = tamiz_page_read_pdf_text(&page, text, NULL);
    assert(code == TAMIZ_OK);
    const tamiz_page_part *parts = (const void *)page.parts.data;
    uint64_t at = 0;
    for (size_t i = 0; i < page.parts.size / sizeof *parts; i++) {
        assert(parts[i].text >= at && parts[i].text < page.text.size);
        assert(parts[i].path[0]);
        at = parts[i].text;
    }
    assert(page.text.size || page.partial);
    assert(tamiz_utf8_check(tamiz_buffer_view(&page.text)) == SIZE_MAX);
    tamiz_page_clear(&page);
    return 0;
}
