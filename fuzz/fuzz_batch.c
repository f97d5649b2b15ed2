/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a file of parties: read, answered and written. */
#include "batch_work.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Kept between inputs, as targets may. */
static tamiz_snapshot *snapshot;

static void work(tamiz_batch_source *source, tamiz_batch_unknown *unknown) {
    tamiz_batch_options options = tamiz_batch_options_default();
    tamiz_batch_worker w = {
        .options = &options, .source = source, .unknown = unknown};
    tamiz_batch_portion *portion = calloc(1, sizeof *portion);
    tamiz_batch_result result = {.counts = {.rows = 0}};
    if (!portion || tamiz_batch_worker_init(&w, snapshot, NULL)) abort();
    do {
        if (tamiz_batch_source_next(source, portion, NULL)) break;
        if (tamiz_batch_work(&w, portion, &result, NULL)) abort();
        if (result.counts.rows + result.counts.rejected != portion->count)
            abort();
    } while (portion->count);
    tamiz_batch_worker_clear(&w);
    tamiz_batch_result_clear(&result);
    tamiz_buffer_clear(&portion->bytes);
    free(portion);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_batch_source source;
    tamiz_batch_unknown unknown;
    tamiz_input *input;
    if (!snapshot && tamiz_snapshot_builtin(&snapshot, NULL)) abort();
    tamiz_span bytes = {(const char *)data, size};
    if (!tamiz_batch_unknown_init(&unknown)) abort();
    if (tamiz_input_memory(bytes, "rows", &input, NULL)) abort();
    if (!tamiz_batch_source_init(&source, input, &unknown, NULL))
        work(&source, &unknown);
    tamiz_batch_source_clear(&source);
    tamiz_batch_unknown_clear(&unknown);
    return 0;
}
