/* SPDX-License-Identifier: Apache-2.0 */
/* The Swiss list: SECO's XML. */
#include "fuzz_list.h"

#include "list_ch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(tamiz_list_ch_parse, "ch-seco-", data, size);
}
