/* SPDX-License-Identifier: Apache-2.0 */
/* The classic form of OFAC: SDN.XML. */
#include "fuzz_list.h"

#include "list_ofac_xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(tamiz_ofac_xml_parse, "ofac-", data, size);
}
