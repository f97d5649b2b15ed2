/* SPDX-License-Identifier: Apache-2.0 */
/* What came instead of a list: either nothing is said against it, or it is
 * refused with one line about the file. The first byte chooses its name. */
#include <assert.h>

#include "list_sniff.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const names[] = {"list.xml", "list.csv", "list.json",
                                        "list.html"};
    if (!size) return 0;
    const char *name = names[data[0] % 4];
    tamiz_input *input = NULL;
    tamiz_error err = {.code = TAMIZ_OK};
    tamiz_span bytes = {(const char *)data + 1, size - 1};
    if (tamiz_input_memory(bytes, name, &input, &err)) return 0;
    tamiz_code code = tamiz_list_sniff_input(input, name, "x", &err);
    assert(!code || code == TAMIZ_BAD_INPUT);
    assert(code == err.code);
    if (code) assert(*err.message && *err.where);
    tamiz_input_close(input);
    return 0;
}
