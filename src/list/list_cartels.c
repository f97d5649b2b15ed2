/* SPDX-License-Identifier: Apache-2.0 */
/* The list that is built in. Its rows come from data/cartels.tsv and
 * data/cartel_designations.tsv and were checked while building. */
#include "list_reader.h"

#include "list_cartels_rows.h"

tamiz_code tamiz_list_cartels_read(const char *path, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err) {
    (void)path;
    for (size_t i = 0; i < tamiz_cartel_row_count; i++) {
        const tamiz_cartel_row *row = &tamiz_cartel_rows[i];
        tamiz_statement statement = {tamiz_span_of(row->entity),
                                     row->schema,
                                     row->prop,
                                     tamiz_span_of(row->value),
                                     tamiz_span_of(row->lang),
                                     tamiz_span_of(row->record)};
        tamiz_code code = sink->put(sink->context, &statement, err);
        if (code) return code;
    }
    *facts = (tamiz_list_facts){.published = TAMIZ_CARTEL_PUBLISHED,
                                .rows = TAMIZ_CARTEL_RECORDS};
    if (progress && progress->report)
        progress->report(progress->context, progress->stage,
                         TAMIZ_CARTEL_RECORDS, TAMIZ_CARTEL_RECORDS);
    return TAMIZ_OK;
}
