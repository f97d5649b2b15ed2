/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_judge.h"

bool tamiz_number_is(const tamiz_snapshot *s, uint32_t statement,
                     tamiz_span normal) {
    char listed[TAMIZ_NUMBER_TEXT];
    size_t size = tamiz_number_of(s, statement, listed);
    return tamiz_span_equal((tamiz_span){listed, size}, normal);
}

tamiz_number_verdict tamiz_number_judge(const tamiz_snapshot *s,
                                        tamiz_number_run own,
                                        const tamiz_asked_number *asked) {
    tamiz_number_verdict v = {TAMIZ_FIT_OPEN,
                              TAMIZ_FIT_OPEN,
                              own.records->statement,
                              {.country = NULL}};
    bool told = false;
    for (uint32_t i = 0; i < own.count; i++) {
        uint32_t statement = own.records[i].statement;
        tamiz_number_type type = tamiz_number_type_at(s, statement);
        const char *country = tamiz_number_country(s, statement);
        if (!country) country = type.country;
        tamiz_fit fit = tamiz_number_types_fit(&asked->type, &type);
        if (type.family > TAMIZ_NUMBER_DOCUMENT && (!told || fit < v.type)) {
            v.type = fit;
            v.listed.family = type.family;
            v.listed.kind = type.kind;
            told = true;
        }
        fit = tamiz_number_countries_fit(asked->type.country, country);
        if (country && (!v.listed.country || fit < v.country)) {
            v.country = fit;
            v.listed.country = country;
        }
    }
    if (!told) v.listed.family = tamiz_number_type_at(s, v.statement).family;
    return v;
}

bool tamiz_number_contradicts(const tamiz_number_verdict *v) {
    return v->type == TAMIZ_FIT_OTHER || v->country == TAMIZ_FIT_OTHER;
}

tamiz_number_run tamiz_number_run_with(const tamiz_snapshot *s,
                                       tamiz_span normal, uint32_t party) {
    tamiz_number_run run = tamiz_number_find(s, normal);
    while (run.count) {
        tamiz_number_run own = tamiz_number_run_of_party(s, run);
        if (tamiz_number_owner(s, own.records->statement) == party &&
            tamiz_number_is(s, own.records->statement, normal))
            return own;
        run.records += own.count;
        run.count -= own.count;
    }
    return run;
}

bool tamiz_number_both_hold(const tamiz_snapshot *s,
                            const tamiz_asked_number *asked,
                            const tamiz_number_verdict *v) {
    tamiz_identifier_kind kind = tamiz_number_kind_of(&asked->type);
    if (!kind) kind = tamiz_number_kind_of(&v->listed);
    tamiz_span listed =
        tamiz_span_of(s->text + s->statements[v->statement].value);
    return tamiz_identifier_is_guarded(kind) &&
           tamiz_identifier_check(kind, tamiz_span_of(asked->text)) ==
               TAMIZ_CHECK_FITS &&
           tamiz_identifier_check(kind, listed) == TAMIZ_CHECK_FITS;
}

tamiz_number_verdict tamiz_number_judge_party(const tamiz_snapshot *s,
                                              uint32_t statement,
                                              const tamiz_asked_number *asked) {
    char text[TAMIZ_NUMBER_TEXT];
    tamiz_span normal = {text, tamiz_number_of(s, statement, text)};
    uint32_t party = tamiz_number_owner(s, statement);
    return tamiz_number_judge(s, tamiz_number_run_with(s, normal, party),
                              asked);
}
