/* SPDX-License-Identifier: Apache-2.0 */
/* One row of JSON: what is wrong with it is the row's fault, and lack of memory
 * ours. */
#ifndef TAMIZ_BATCH_JSON_H
#define TAMIZ_BATCH_JSON_H

#include "format_jsontree.h"

/* Hands the values of the row over. What is no JSON leaves its code, place and
 * message in *wrong, whose code is OK otherwise. Errors: NO_MEMORY. */
tamiz_code tamiz_batch_json_read(tamiz_span row, tamiz_jsontree_call *call,
                                 void *context, tamiz_error *wrong,
                                 tamiz_error *err);

#endif
