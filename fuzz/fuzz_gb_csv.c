/* SPDX-License-Identifier: Apache-2.0 */
/* The UK list as CSV. */
#include "fuzz_list.h"

#include "list_gb.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(tamiz_list_gb_csv_parse, "gb-fcdo-", data, size);
}
