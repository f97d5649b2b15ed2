/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes taken as plain, gzip or zstd: read whole, or refused at a place inside
 * them. */
#include <assert.h>

#include "format_input.h"

/* Small inputs can stand for endless content; a run need not see it all. */
enum { ENOUGH = 4 * 1024 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_input *input = NULL;
    tamiz_error err = {0};
    tamiz_span bytes = {(const char *)data, size};
    tamiz_code code = tamiz_input_memory(bytes, "fuzz", &input, &err);
    static char content[5000];
    size_t got = 1, all = 0;
    while (!code && got && all < ENOUGH) {
        code = tamiz_input_read(input, content, sizeof content, &got, &err);
        assert(code || got <= sizeof content);
        if (!code) all += got;
    }
    assert(!code || code == TAMIZ_BAD_INPUT);
    if (code) assert(err.offset <= size && err.message[0]);
    if (!code && !got) assert(tamiz_input_done(input) == size);
    tamiz_input_close(input);
    return 0;
}
