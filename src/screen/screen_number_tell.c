/* SPDX-License-Identifier: Apache-2.0 */
/* What the numbers of a query did, told to a person. */
#include "base_error.h"
#include "screen_judge.h"
#include "screen_number.h"

/* "passport of ir": what a side says of the number, "" when nothing. */
static const char *said(tamiz_arena *arena, const tamiz_number_type *type) {
    const char *family = type->family > TAMIZ_NUMBER_DOCUMENT
                             ? tamiz_number_type_name(type)
                             : "number";
    if (!type->country) return family;
    return tamiz_arena_print(arena, "%s of %s", family, type->country);
}

static bool is_other_chain(const tamiz_asked_number *asked,
                           const tamiz_number_verdict *v) {
    return asked->type.family == TAMIZ_NUMBER_WALLET && asked->type.kind &&
           v->listed.kind && asked->type.kind != v->listed.kind;
}

/* NULL = out of memory. */
static const char *same_reason(tamiz_arena *arena,
                               const tamiz_asked_number *asked,
                               const tamiz_number_verdict *v) {
    if (asked->branch) return "the same bank: the BIC of a branch of it";
    if (is_other_chain(asked, v))
        return tamiz_arena_print(arena,
                                 "the same address, another chain: %s, and %s",
                                 tamiz_number_type_name(&asked->type),
                                 tamiz_number_type_name(&v->listed));
    bool type = v->type == TAMIZ_FIT_SAME,
         country = v->country == TAMIZ_FIT_SAME;
    if (type && country) return "the same number, type and country";
    if (type) return "the same number and type; a country is not said";
    if (country) return "the same number and country; types not said or mixed";
    return "the same number; types not said or mixed, a country not said";
}

static const char *slip_reason(const tamiz_snapshot *s, tamiz_arena *arena,
                               const tamiz_asked_number *asked,
                               const tamiz_number_verdict *v) {
    char listed[TAMIZ_NUMBER_TEXT];
    size_t size = tamiz_number_of(s, v->statement, listed), differ = 0;
    for (size_t i = 0; i < size; i++)
        differ += listed[i] != asked->normal.data[i];
    tamiz_identifier_kind kind = tamiz_number_kind_of(&asked->type);
    if (!kind) kind = tamiz_number_kind_of(&v->listed);
    bool wrong = tamiz_identifier_check(kind, tamiz_span_of(asked->text)) ==
                 TAMIZ_CHECK_FAILS;
    return tamiz_arena_print(arena, "%s%s",
                             differ == 1 ? "one character differs"
                                         : "two neighbours changed places",
                             wrong ? "; the asked number fails its check" : "");
}

static tamiz_evidence item_of(const tamiz_screener *s, tamiz_answer *answer,
                              uint32_t number, const tamiz_number_verdict *v,
                              const char *kind, const char *reason) {
    return (tamiz_evidence){
        .kind = kind,
        .query =
            tamiz_query_number(&answer->query, s->policy.numbers[number].of)
                .number,
        .listed =
            s->snapshot->text + s->snapshot->statements[v->statement].value,
        .reason = reason,
    };
}

static tamiz_code explain_slip(const tamiz_screener *s,
                               const tamiz_scored *from, tamiz_answer *answer,
                               tamiz_evidence *items, tamiz_hit *hit,
                               tamiz_error *err) {
    const tamiz_asked_number *asked = &s->policy.numbers[from->number];
    tamiz_number_verdict v = tamiz_number_judge_party(
        s->snapshot, from->statement, &s->policy.numbers[from->number]);
    const char *reason = slip_reason(s->snapshot, &answer->arena, asked, &v);
    if (!reason) return tamiz_fail_memory(err, "evidence");
    items[0] = item_of(s, answer, from->number, &v, "identifier-slip", reason);
    items[0].similarity = tamiz_slip_score(asked->normal.size, false, 0);
    items[0].weight = from->named ? TAMIZ_SLIP_SHARE : 1;
    items[0].contribution = items[0].weight * items[0].similarity;
    hit->evidence_count = 1;
    if (!from->named) return TAMIZ_OK;
    double rest = from->score - items[0].contribution;
    items[1] = (tamiz_evidence){
        .kind = "name",
        .query = hit->query_name,
        .listed = hit->name,
        .reason = "how far the names agree",
        .similarity = rest / (1 - TAMIZ_SLIP_SHARE),
        .weight = 1 - TAMIZ_SLIP_SHARE,
        .contribution = rest,
    };
    hit->evidence_count = 2;
    return TAMIZ_OK;
}

tamiz_code tamiz_number_explain(const tamiz_screener *s,
                                const tamiz_scored *from, tamiz_answer *answer,
                                tamiz_hit *hit, tamiz_error *err) {
    tamiz_evidence *items = tamiz_arena_array(&answer->arena, 2, sizeof *items);
    if (!items) return tamiz_fail_memory(err, "evidence");
    hit->evidence = items;
    if (from->by == TAMIZ_BY_SLIP)
        return explain_slip(s, from, answer, items, hit, err);
    const tamiz_asked_number *asked = &s->policy.numbers[from->number];
    tamiz_number_verdict v =
        tamiz_number_judge_party(s->snapshot, from->statement, asked);
    const char *reason = same_reason(&answer->arena, asked, &v);
    if (!reason) return tamiz_fail_memory(err, "evidence");
    items[0] = item_of(s, answer, from->number, &v, "identifier", reason);
    items[0].similarity = items[0].weight = items[0].contribution = 1;
    hit->evidence_count = 1;
    return TAMIZ_OK;
}

/* The same number, but of another type or country. */
static const char *other_reason(tamiz_arena *arena,
                                const tamiz_asked_number *asked,
                                const tamiz_number_verdict *v) {
    const char *one = said(arena, &asked->type);
    const char *other = said(arena, &v->listed);
    if (!one || !other) return NULL;
    return tamiz_arena_print(arena, "the same number, other %s: %s, and %s",
                             v->type == TAMIZ_FIT_OTHER ? "type" : "country",
                             one, other);
}

static bool tell_number(const tamiz_screener *s, const tamiz_scored *from,
                        tamiz_answer *answer, uint32_t number,
                        tamiz_evidence *items, size_t *count) {
    const tamiz_asked_number *asked = &s->policy.numbers[number];
    tamiz_number_run own =
        tamiz_number_run_with(s->snapshot, asked->normal, from->entity);
    if (!own.count) return true;
    tamiz_number_verdict v = tamiz_number_judge(s->snapshot, own, asked);
    if (!tamiz_number_contradicts(&v)) return true;
    const char *reason = other_reason(&answer->arena, asked, &v);
    items[(*count)++] =
        item_of(s, answer, number, &v, "identifier-other", reason);
    return reason != NULL;
}

static bool tell_slip(const tamiz_screener *s, const tamiz_scored *from,
                      tamiz_answer *answer, tamiz_evidence *items,
                      size_t *count) {
    const tamiz_slip *slip = tamiz_slip_find(&s->policy.facts, from->entity);
    if (!slip || from->by == TAMIZ_BY_SLIP) return true;
    tamiz_number_verdict v = tamiz_number_judge_party(
        s->snapshot, slip->statement, &s->policy.numbers[slip->number]);
    const char *reason = slip_reason(s->snapshot, &answer->arena,
                                     &s->policy.numbers[slip->number], &v);
    items[*count] =
        item_of(s, answer, slip->number, &v, "identifier-slip", reason);
    items[(*count)++].similarity =
        tamiz_slip_score(s->policy.numbers[slip->number].normal.size, false, 0);
    return reason != NULL;
}

/* What a slip adds to the bits, as a fact of its own beside the name's. Of a
 * number that was asked alone the evidence says it. */
static bool tell_slip_bits(const tamiz_screener *s, const tamiz_scored *from,
                           tamiz_answer *answer, const tamiz_evidence *slip,
                           tamiz_hit *hit) {
    if (from->by == TAMIZ_BY_NUMBER ||
        (from->by == TAMIZ_BY_SLIP && !from->named) ||
        !tamiz_slip_find(&s->policy.facts, from->entity))
        return true;
    size_t count = hit->factor_count;
    tamiz_factor *all =
        tamiz_arena_array(&answer->arena, count + 1, sizeof *all);
    if (!all) return false;
    for (size_t i = 0; i < count; i++) all[i] = hit->factors[i];
    all[count] = (tamiz_factor){
        .fact = "number",
        .query = slip->query,
        .listed = slip->listed,
        .verdict = "agrees",
        .bits = tamiz_odds_bits[TAMIZ_ODDS_number_slip],
        .reason = slip->reason,
    };
    hit->factors = all;
    hit->factor_count = count + 1;
    return true;
}

static const tamiz_evidence *slip_of(const tamiz_evidence *items,
                                     size_t count) {
    size_t i = 0;
    while (i < count && strcmp(items[i].kind, "identifier-slip") != 0) i++;
    return i < count ? &items[i] : NULL;
}

tamiz_code tamiz_number_tell(const tamiz_screener *s, const tamiz_scored *from,
                             tamiz_answer *answer, tamiz_hit *hit,
                             tamiz_error *err) {
    size_t numbers = s->policy.number_count, count = hit->evidence_count;
    if (!numbers) return TAMIZ_OK;
    tamiz_evidence *items =
        tamiz_arena_array(&answer->arena, count + numbers + 1, sizeof *items);
    if (!items) return tamiz_fail_memory(err, "evidence");
    for (size_t i = 0; i < count; i++) items[i] = hit->evidence[i];
    bool fine = tell_slip(s, from, answer, items, &count);
    for (uint32_t i = 0; fine && i < numbers; i++)
        fine = tell_number(s, from, answer, i, items, &count);
    hit->evidence = items;
    hit->evidence_count = count;
    const tamiz_evidence *slip = slip_of(items, count);
    if (fine && slip) fine = tell_slip_bits(s, from, answer, slip, hit);
    return fine ? TAMIZ_OK : tamiz_fail_memory(err, "evidence");
}
