/* SPDX-License-Identifier: Apache-2.0 */
/* The EU list: xmlFullSanctionsList_1_1. */
#include "fuzz_list.h"

#include "list_eu.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(tamiz_list_eu_xml_parse, "eu-fsf-", data, size);
}
