/* SPDX-License-Identifier: Apache-2.0 */
/* SWIFT MT. */
#include "fuzz_message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_message("{1:F01AAAAUS33AXXX0000000000}", data, size);
}
