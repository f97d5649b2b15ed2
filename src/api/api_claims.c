/* SPDX-License-Identifier: Apache-2.0 */
#include "api_claims.h"

#include "base_error.h"
#include "entity_country.h"
#include "index_links.h"
#include "index_number.h"
#include "name_compare.h"

#include <stdlib.h>

/* Names so alike are one name in two spellings. */
#define SAME_NAME 0.95

/* A value and who states it. */
typedef struct claim {
    const char *property, *value, *verdict;
    uint32_t name; /* number of the name, or UINT32_MAX */
    unsigned prop;
    size_t first;  /* order of appearance */
    uint64_t said; /* bit i: parties[i] says so */
} claim;

_Static_assert(TAMIZ_SUBJECT_MOST <= 64, "a bit for every party");

typedef struct collector {
    const tamiz_snapshot *s;
    const uint32_t *parties;
    size_t party_count;
    tamiz_buffer claims; /* claim[] */
    tamiz_arena scratch;
    tamiz_error *err;
} collector;

static bool is_name(unsigned prop) {
    return prop == TAMIZ_PROP_name || prop == TAMIZ_PROP_alias ||
           prop == TAMIZ_PROP_weakAlias || prop == TAMIZ_PROP_previousName;
}

static bool is_told(unsigned prop) {
    tamiz_prop_type type = tamiz_prop_rows[prop].type;
    return type == TAMIZ_TYPE_date || type == TAMIZ_TYPE_country ||
           type == TAMIZ_TYPE_gender || type == TAMIZ_TYPE_identifier ||
           prop == TAMIZ_PROP_birthPlace;
}

/* ---- whether two values are the same ------------------------------------ */

static tamiz_code names_agree(collector *c, uint32_t a, uint32_t b,
                              bool *same) {
    tamiz_part x[TAMIZ_NAME_PARTS], y[TAMIZ_NAME_PARTS];
    tamiz_name one, other;
    double score = 0;
    if (c->scratch.total) tamiz_arena_reset(&c->scratch);
    tamiz_snapshot_name(c->s, a, x, &one);
    tamiz_snapshot_name(c->s, b, y, &other);
    tamiz_code code =
        tamiz_name_score(&one, &other, &c->scratch, &score, c->err);
    *same = score >= SAME_NAME;
    return code;
}

static bool values_agree(unsigned prop, const char *a, const char *b) {
    tamiz_span x = tamiz_span_of(a), y = tamiz_span_of(b);
    if (tamiz_prop_rows[prop].type == TAMIZ_TYPE_country) {
        const char *p = tamiz_country_find(x), *q = tamiz_country_find(y);
        return p && q ? !strcmp(p, q) : !strcmp(a, b);
    }
    if (tamiz_prop_rows[prop].type != TAMIZ_TYPE_identifier)
        return !strcmp(a, b);
    char m[128], n[128];
    size_t i = tamiz_number_normal(x, m, sizeof m);
    size_t k = tamiz_number_normal(y, n, sizeof n);
    return i ? i == k && !memcmp(m, n, i) : !strcmp(a, b);
}

/* ---- collecting -------------------------------------------------------- */

static tamiz_code add(collector *c, size_t party, unsigned prop,
                      const char *value, uint32_t name) {
    claim *all = (claim *)(void *)c->claims.data;
    size_t count = c->claims.size / sizeof *all;
    for (size_t i = 0; i < count; i++) {
        bool same = false;
        if (all[i].prop != prop) continue;
        tamiz_code code = TAMIZ_OK;
        if (name == UINT32_MAX)
            same = values_agree(prop, all[i].value, value);
        else
            code = names_agree(c, all[i].name, name, &same);
        if (code) return code;
        if (!same) continue;
        all[i].said |= UINT64_C(1) << party;
        return TAMIZ_OK;
    }
    claim more = {.property = tamiz_prop_rows[prop].name,
                  .value = value,
                  .name = name,
                  .prop = prop,
                  .first = count,
                  .said = UINT64_C(1) << party};
    tamiz_buffer_add(&c->claims, &more, sizeof more);
    return c->claims.failed ? tamiz_fail_memory(c->err, "entity") : TAMIZ_OK;
}

static tamiz_code add_party(collector *c, size_t party) {
    const tamiz_snapshot *s = c->s;
    const tamiz_entity_record *e = &s->entities[c->parties[party]];
    tamiz_code code = TAMIZ_OK;
    for (uint32_t i = 0; !code && i < e->name_count; i++) {
        uint32_t name = s->entity_names[e->first_name + i];
        code =
            add(c, party, TAMIZ_PROP_name, s->text + s->names[name].text, name);
    }
    for (uint32_t i = 0; !code && i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        if (!is_name(t->prop) && is_told(t->prop))
            code = add(c, party, t->prop, s->text + t->value, UINT32_MAX);
    }
    return code;
}

/* ---- judging ----------------------------------------------------------- */

/* Lists of the parties that the bits stand for. */
static size_t count_lists(const collector *c, uint64_t said) {
    size_t count = 0;
    for (size_t i = 0; i < c->party_count; i++) {
        bool fresh = said >> i & 1;
        for (size_t k = 0; k < i && fresh; k++)
            fresh = !(said >> k & 1) || c->s->entities[c->parties[k]].list !=
                                            c->s->entities[c->parties[i]].list;
        count += fresh;
    }
    return count;
}

/* A list that has other names does not dispute this one. */
static const char *judge(const collector *c, const claim *all, size_t count,
                         const claim *one) {
    if (count_lists(c, one->said) > 1) return "agree";
    if (one->prop == TAMIZ_PROP_name) return "only";
    uint64_t any = 0;
    for (size_t i = 0; i < count; i++)
        if (all[i].prop == one->prop) any |= all[i].said;
    return count_lists(c, any) > 1 ? "differ" : "only";
}

static int order_of_claims(const void *x, const void *y) {
    const claim *p = x, *q = y;
    bool a = p->prop == TAMIZ_PROP_name, b = q->prop == TAMIZ_PROP_name;
    if (a != b) return a ? -1 : 1;
    int order = strcmp(p->property, q->property);
    if (!order) order = strcmp(p->verdict, q->verdict);
    return order ? order : (p->first > q->first) - (p->first < q->first);
}

static bool write_claim(const collector *c, const claim *from,
                        tamiz_arena *arena, tamiz_claim *out) {
    const char **sources =
        tamiz_arena_array(arena, c->party_count, sizeof *sources);
    if (!sources) return false;
    *out = (tamiz_claim){.property = from->property,
                         .value = from->value,
                         .verdict = from->verdict,
                         .sources = sources};
    for (size_t i = 0; i < c->party_count; i++)
        if (from->said >> i & 1)
            sources[out->source_count++] =
                c->s->text + c->s->entities[c->parties[i]].id;
    return true;
}

static tamiz_code collect(collector *c, tamiz_arena *arena, tamiz_claim **out,
                          size_t *count) {
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < c->party_count; i++) code = add_party(c, i);
    if (code) return code;
    claim *all = (claim *)(void *)c->claims.data;
    size_t n = c->claims.size / sizeof *all;
    for (size_t i = 0; i < n; i++) all[i].verdict = judge(c, all, n, &all[i]);
    if (n > 1) qsort(all, n, sizeof *all, order_of_claims);
    *out = tamiz_arena_array(arena, n, sizeof **out);
    if (!*out) return tamiz_fail_memory(c->err, "entity");
    for (size_t i = 0; i < n; i++)
        if (!write_claim(c, &all[i], arena, &(*out)[i]))
            return tamiz_fail_memory(c->err, "entity");
    *count = n;
    return TAMIZ_OK;
}

tamiz_code tamiz_api_claims(const tamiz_snapshot *s, const uint32_t *parties,
                            size_t party_count, tamiz_arena *arena,
                            tamiz_claim **out, size_t *count,
                            tamiz_error *err) {
    collector c = {
        .s = s, .parties = parties, .party_count = party_count, .err = err};
    tamiz_code code = TAMIZ_OK;
    *count = 0;
    if (party_count > 1) code = collect(&c, arena, out, count);
    tamiz_buffer_clear(&c.claims);
    tamiz_arena_clear(&c.scratch);
    return code;
}
