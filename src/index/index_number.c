/* SPDX-License-Identifier: Apache-2.0 */
#include "index_number.h"

#include "entity_country.h"
#include "index_hashed.h"

tamiz_number_run tamiz_number_find(const tamiz_snapshot *s, tamiz_span normal) {
    uint64_t hash = tamiz_hash(normal);
    uint32_t low = tamiz_hashed_first(s->numbers, s->number_count, hash);
    tamiz_number_run run = {s->numbers + low, 0};
    while (low + run.count < s->number_count &&
           run.records[run.count].hash == hash)
        run.count++;
    return run;
}

tamiz_number_run tamiz_number_run_of_party(const tamiz_snapshot *s,
                                           tamiz_number_run run) {
    tamiz_number_run own = {run.records, 0};
    uint32_t party =
        run.count ? tamiz_number_owner(s, run.records->statement) : 0;
    while (own.count < run.count &&
           tamiz_number_owner(s, run.records[own.count].statement) == party)
        own.count++;
    return own;
}

size_t tamiz_number_of(const tamiz_snapshot *s, uint32_t statement,
                       char out[TAMIZ_NUMBER_TEXT]) {
    tamiz_span value = tamiz_span_of(s->text + s->statements[statement].value);
    return tamiz_number_normal(value, out, TAMIZ_NUMBER_TEXT);
}

uint32_t tamiz_number_owner(const tamiz_snapshot *s, uint32_t statement) {
    return s->entities[s->statements[statement].entity].owner;
}

static tamiz_identifier_kind wallet_kind(const tamiz_snapshot *s,
                                         const tamiz_entity_record *wallet) {
    for (uint32_t i = 0; i < wallet->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[wallet->first_statement + i];
        if (t->prop == TAMIZ_PROP_currencySymbol ||
            t->prop == TAMIZ_PROP_currency)
            return tamiz_number_wallet_kind(tamiz_span_of(s->text + t->value));
    }
    return TAMIZ_KIND_NONE;
}

tamiz_number_type tamiz_number_type_at(const tamiz_snapshot *s,
                                       uint32_t statement) {
    const tamiz_statement_record *t = &s->statements[statement];
    tamiz_number_type type = tamiz_number_type_of(
        (tamiz_schema)s->entities[t->entity].schema, (tamiz_prop)t->prop);
    if (type.family == TAMIZ_NUMBER_WALLET)
        type.kind = wallet_kind(s, &s->entities[t->entity]);
    return type;
}

const char *tamiz_number_country(const tamiz_snapshot *s, uint32_t statement) {
    const tamiz_entity_record *e =
        &s->entities[s->statements[statement].entity];
    if (s->statements[statement].prop != TAMIZ_PROP_number) return NULL;
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        if (t->prop == TAMIZ_PROP_country)
            return tamiz_country_find(tamiz_span_of(s->text + t->value));
    }
    return NULL;
}
