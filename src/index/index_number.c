/* SPDX-License-Identifier: Apache-2.0 */
#include "index_number.h"

#include "entity_country.h"
#include "index_hashed.h"

/* ---- the normal form ----------------------------------------------------- */

static bool all_digits(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (text[i] < '0' || text[i] > '9') return false;
    return true;
}

/* Letters only: digits come before "A". */
static bool all_letters(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (text[i] < 'A') return false;
    return true;
}

/* What some write with a number and others do not. */
static size_t without_trimmings(char *text, size_t size) {
    enum { IMO = 7, BIC = 8, LETTERS = 6 };
    if (size == IMO + 3 && !memcmp(text, "IMO", 3) &&
        all_digits(text + 3, IMO)) {
        memmove(text, text + 3, IMO);
        return IMO;
    }
    bool head = size == BIC + 3 && !memcmp(text + BIC, "XXX", 3);
    return head && all_letters(text, LETTERS) ? BIC : size;
}

size_t tamiz_number_normal(tamiz_span number, char *out, size_t room) {
    size_t n = 0;
    for (size_t i = 0; i < number.size && n < room; i++) {
        char c = number.data[i];
        if (c >= 'a' && c <= 'z') c = (char)(c - 32);
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out[n++] = c;
    }
    return without_trimmings(out, n);
}

/* ---- those of a snapshot --------------------------------------------------
 */

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
