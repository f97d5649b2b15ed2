/* SPDX-License-Identifier: Apache-2.0 */
/* OFAC's consolidated (non-SDN) list, in the same forms as the SDN list.
 *
 * Some parties stand on both under one number: of the 444 of February 2024, 63
 * are on the SDN lists of that year. The two listings mean different things (a
 * sectoral ban here, blocked property there), so they stay two entities, each
 * whole by itself whatever else is loaded: the ids of this list are
 * "ofac-cons-17013", and a link between its parties goes to these. */
#include "list_ofac.h"

#include "base_buffer.h"

typedef struct renamer {
    const tamiz_sink *sink;
    tamiz_buffer entity, value;
} renamer;

/* "ofac-cons-36" of "ofac-36"; another text as it is. */
static tamiz_span renamed(tamiz_buffer *buffer, tamiz_span id) {
    static const char prefix[] = "ofac-";
    if (!tamiz_span_starts(id, prefix)) return id;
    tamiz_buffer_reset(buffer);
    tamiz_buffer_text(buffer, "ofac-cons-");
    tamiz_buffer_span(buffer, tamiz_span_from(id, sizeof prefix - 1));
    return tamiz_buffer_view(buffer);
}

/* The part of the consolidated list that a programme is the whole of, as OFAC
 * abbreviates it on "Additional Sanctions Lists" (ofac.treasury.gov). A tag
 * that is used on several lists tells none. */
static const char *part_of(tamiz_span programme) {
    static const struct {
        const char *tag, *part;
    } rows[] = {
        {"UKRAINE-EO13662", "SSI"},  {"NS-PLC", "NS-PLC"},
        {"CMIC-EO13959", "NS-CMIC"}, {"561-Related", "CAPTA"},
        {"FSE-IR", "FSE"},           {"FSE-SY", "FSE"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_span_is(programme, rows[i].tag)) return rows[i].part;
    return NULL;
}

static tamiz_code put(void *context, const tamiz_statement *statement,
                      tamiz_error *err) {
    renamer *r = context;
    tamiz_statement now = *statement;
    now.entity = renamed(&r->entity, statement->entity);
    if (tamiz_prop_rows[now.prop].type == TAMIZ_TYPE_entity)
        now.value = renamed(&r->value, statement->value);
    if (r->entity.failed || r->value.failed)
        return tamiz_fail_memory(err, "ids of the list");
    tamiz_code code = r->sink->put(r->sink->context, &now, err);
    if (code || now.prop != TAMIZ_PROP_program) return code;
    now.value = tamiz_span_of(part_of(statement->value));
    now.prop = TAMIZ_PROP_programId;
    return now.value.size ? r->sink->put(r->sink->context, &now, err)
                          : TAMIZ_OK;
}

tamiz_code tamiz_list_ofac_cons_read(const char *path, const tamiz_sink *sink,
                                     tamiz_list_facts *facts,
                                     const tamiz_list_progress *progress,
                                     tamiz_error *err) {
    renamer r = {.sink = sink};
    tamiz_sink own = {put, &r};
    tamiz_code code = tamiz_ofac_read(&tamiz_ofac_cons_names, path, &own, facts,
                                      progress, err);
    tamiz_buffer_clear(&r.entity);
    tamiz_buffer_clear(&r.value);
    return code;
}
