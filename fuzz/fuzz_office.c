/* SPDX-License-Identifier: Apache-2.0 */
/* Word and OpenDocument files out of texts: the first line of each part is its
 * name. What begins with "PK" is an archive already. */
#include "fuzz_document.h"
#include "fuzz_zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_part(fuzz_zip *zip, tamiz_span part) {
    char name[64];
    const char *end = part.size ? memchr(part.data, '\n', part.size) : NULL;
    size_t length = end ? (size_t)(end - part.data) : 0;
    if (!length || length >= sizeof name) return;
    (void)snprintf(name, sizeof name, "%.*s", (int)length, part.data);
    fuzz_add(zip, name, tamiz_span_from(part, length + 1));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_buffer file = {0};
    fuzz_zip zip;
    tamiz_span rest = {(const char *)data, size};
    if (tamiz_span_starts(rest, "PK")) {
        fuzz_document(rest);
        return 0;
    }
    fuzz_zip_open(&zip);
    while (rest.size) add_part(&zip, fuzz_part(&rest, ""));
    fuzz_zip_close(&zip, &file);
    if (file.size) fuzz_document(tamiz_buffer_view(&file));
    tamiz_buffer_clear(&file);
    return 0;
}
