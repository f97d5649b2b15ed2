/* SPDX-License-Identifier: Apache-2.0 */
/* Entities as FollowTheMoney writes them: entities.ftm.json. */
#include "fuzz_list.h"

#include "list_ftm.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(tamiz_list_ftm_parse, "", data, size);
}
