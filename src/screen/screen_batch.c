/* SPDX-License-Identifier: Apache-2.0 */
#include "base_error.h"
#include "screen_query.h"

tamiz_code tamiz_screen_batch(const tamiz_snapshot *snapshot,
                              const tamiz_query *queries, size_t count,
                              const tamiz_options *options, tamiz_answer **out,
                              tamiz_error *err) {
    tamiz_options defaults = tamiz_options_default();
    tamiz_screener screener;
    tamiz_code code = tamiz_screener_init(&screener, snapshot,
                                          options ? options : &defaults, err);
    if (code) return code;
    size_t done = 0;
    for (; !code && done < count; done++)
        code = tamiz_screener_ask(&screener, &queries[done], &out[done], err);
    if (code) {
        while (--done > 0) {
            tamiz_answer_free(out[done - 1]);
            out[done - 1] = NULL;
        }
    }
    tamiz_screener_clear(&screener);
    return code;
}

tamiz_code tamiz_screen(const tamiz_snapshot *snapshot,
                        const tamiz_query *query, const tamiz_options *options,
                        tamiz_answer **out, tamiz_error *err) {
    return tamiz_screen_batch(snapshot, query, 1, options, out, err);
}
