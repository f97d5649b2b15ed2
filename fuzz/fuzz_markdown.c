/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown: text that is UTF-8 and no longer than four times the file, each
 * stretch of which lies in the file, in order. */
#include <assert.h>
#include <stdint.h>

#include "base_utf8.h"
#include "scan_page_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_page page = {.name = "fuzz"};
    tamiz_page_source source;
    tamiz_span bytes = {(const char *)data, size};
    if (tamiz_page_source_open(&source, &page, bytes, 0, NULL, NULL)) abort();
    tamiz_page_read_markdown(&page, &source);
    tamiz_span text = tamiz_page_text(&page);
    assert(tamiz_utf8_check(text) == SIZE_MAX);
    assert(text.size <= 4 * size + 8);
    uint64_t last = 0;
    for (uint64_t i = 0; i < text.size; i++) {
        uint64_t start = i, end = i + 1;
        tamiz_page_place(&page, &start, &end);
        assert(start >= last && end >= start && end <= size);
        last = start;
    }
    tamiz_page_source_clear(&source);
    tamiz_page_clear(&page);
    return 0;
}
