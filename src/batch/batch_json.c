/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_json.h"

tamiz_code tamiz_batch_json_read(tamiz_span row, tamiz_jsontree_call *call,
                                 void *context, tamiz_error *wrong,
                                 tamiz_error *err) {
    const tamiz_jsontree_handler handler = {.context = context, .record = call};
    *wrong = (tamiz_error){.code = TAMIZ_OK};
    tamiz_code code = tamiz_jsontree_parse_text(row, "row", &handler, wrong);
    if (code != TAMIZ_NO_MEMORY) return TAMIZ_OK;
    if (err) *err = *wrong;
    return code;
}
