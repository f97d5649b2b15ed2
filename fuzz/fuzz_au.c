/* SPDX-License-Identifier: Apache-2.0 */
/* The Australian list, a workbook. */
#include "fuzz_list.h"
#include "fuzz_pack.h"

#include "list_au.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_buffer file = {0};
    fuzz_pack(data, size, &file);
    if (file.size)
        fuzz_list(tamiz_list_au_parse, "au-dfat-", (const uint8_t *)file.data,
                  file.size);
    tamiz_buffer_clear(&file);
    return 0;
}
