/* SPDX-License-Identifier: Apache-2.0 */
/* Records of Senzing's specification: senzing.json. */
#include "fuzz_list.h"

#include "list_senzing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(tamiz_list_senzing_parse, "", data, size);
}
