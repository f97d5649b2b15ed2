/* SPDX-License-Identifier: Apache-2.0 */
/* ISO 20022. */
#include "fuzz_message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_message("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:\">",
                        data, size);
}
