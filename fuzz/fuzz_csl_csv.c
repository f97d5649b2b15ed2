/* SPDX-License-Identifier: Apache-2.0 */
/* The Consolidated Screening List: consolidated.csv. */
#include "fuzz_list.h"

#include "list_csl.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(tamiz_list_csl_parse_csv, "csl-", data, size);
}
