/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_address.h"

#include "entity_country.h"
#include "entity_schema.h"

/* Whether the party says the whole text itself; texts are kept once. */
static bool is_said(const tamiz_snapshot *s, const tamiz_entity_record *party,
                    uint32_t value) {
    for (uint32_t i = 0; i < party->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[party->first_statement + i];
        if (t->prop == TAMIZ_PROP_address && t->value == value) return true;
    }
    return false;
}

static bool is_part(uint32_t prop) {
    return prop == TAMIZ_PROP_street || prop == TAMIZ_PROP_street2 ||
           prop == TAMIZ_PROP_city || prop == TAMIZ_PROP_region ||
           prop == TAMIZ_PROP_state || prop == TAMIZ_PROP_postalCode ||
           prop == TAMIZ_PROP_postOfficeBox;
}

static const char *join(tamiz_arena *arena, const char *text,
                        const char *before, const char *part) {
    return tamiz_arena_print(arena, "%s%s%s%s", text, *text ? ", " : "", before,
                             part);
}

/* "street, town, region, code, country"; NULL = out of memory. */
static const char *join_parts(const tamiz_snapshot *s,
                              const tamiz_entity_record *e,
                              tamiz_arena *arena) {
    const tamiz_statement_record *all = &s->statements[e->first_statement];
    const char *text = "";
    for (uint32_t i = 0; text && i < e->statement_count; i++)
        if (is_part(all[i].prop))
            text = join(arena, text,
                        all[i].prop == TAMIZ_PROP_postOfficeBox ? "box " : "",
                        s->text + all[i].value);
    for (uint32_t i = 0; text && i < e->statement_count; i++) {
        const char *name =
            all[i].prop == TAMIZ_PROP_country
                ? tamiz_country_name(tamiz_span_of(s->text + all[i].value))
                : NULL;
        if (name) text = join(arena, text, "", name);
    }
    return text;
}

tamiz_code tamiz_address_text(const tamiz_snapshot *s, uint32_t party,
                              const char *id, tamiz_arena *arena,
                              const char **text, tamiz_error *err) {
    uint32_t number = tamiz_snapshot_entity(s, tamiz_span_of(id));
    *text = "";
    if (number == UINT32_MAX) return TAMIZ_OK;
    const tamiz_entity_record *e = &s->entities[number];
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        if (t->prop != TAMIZ_PROP_full) continue;
        if (!is_said(s, &s->entities[party], t->value))
            *text = s->text + t->value;
        return TAMIZ_OK;
    }
    const char *joined = join_parts(s, e, arena);
    if (!joined) return tamiz_fail_memory(err, "addresses");
    *text = joined;
    return TAMIZ_OK;
}
