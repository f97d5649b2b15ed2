/* SPDX-License-Identifier: Apache-2.0 */
/* The State Department's page of Foreign Terrorist Organizations. */
#include "fuzz_list.h"

#include "list_fto.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(tamiz_list_fto_parse, "us-fto-", data, size);
}
