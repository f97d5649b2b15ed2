/* SPDX-License-Identifier: Apache-2.0 */
/* The Canadian list: sema-lmes.xml. */
#include "fuzz_list.h"

#include "list_ca.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(tamiz_list_ca_parse, "ca-sema-", data, size);
}
