/* SPDX-License-Identifier: Apache-2.0 */
/* The UN list: consolidated.xml. */
#include "fuzz_list.h"

#include "list_un.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(tamiz_list_un_parse, "un-", data, size);
}
