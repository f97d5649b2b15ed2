/* SPDX-License-Identifier: Apache-2.0 */
#include "link_facts.h"

#include "entity_country.h"
#include "entity_date.h"
#include "index_number.h"
#include "screen_factor_date.h"
#include "screen_odds.h"

#include <stdlib.h>

/* ---- the statements of a party ----------------------------------------- */

/* The next statement of the party from *at on whose property is `prop`. */
static const char *next_value(const tamiz_snapshot *s, uint32_t party,
                              tamiz_prop prop, uint32_t *at) {
    const tamiz_entity_record *e = &s->entities[party];
    while (*at < e->statement_count) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + (*at)++];
        if (t->prop == (uint32_t)prop) return s->text + t->value;
    }
    return NULL;
}

/* Calls for every pair of values of a property. */
typedef void compare_values(tamiz_compared *out, const char *a, const char *b);

static void compare_prop(const tamiz_snapshot *s, uint32_t a, uint32_t b,
                         tamiz_prop prop, compare_values *compare,
                         tamiz_compared *out) {
    const char *x, *y;
    for (uint32_t i = 0; (x = next_value(s, a, prop, &i));)
        for (uint32_t k = 0; (y = next_value(s, b, prop, &k));)
            compare(out, x, y);
}

/* Keeps the better of what was found before and now. */
static void keep(tamiz_compared *out, tamiz_verdict verdict, double bits,
                 const char *a, const char *b) {
    if (out->verdict != TAMIZ_VERDICT_SILENT && verdict >= out->verdict &&
        bits <= out->bits)
        return;
    *out = (tamiz_compared){verdict, bits, a, b};
}

/* ---- kinds ------------------------------------------------------------- */

static void compare_kinds(const tamiz_snapshot *s, uint32_t a, uint32_t b,
                          tamiz_compared *out) {
    tamiz_schema x = s->entities[a].schema, y = s->entities[b].schema;
    bool agree = tamiz_schema_meets(x, y);
    keep(out, agree ? TAMIZ_VERDICT_AGREES : TAMIZ_VERDICT_CONTRADICTS, 0,
         tamiz_schema_rows[x].name, tamiz_schema_rows[y].name);
}

/* ---- dates ------------------------------------------------------------- */

enum { SURE_YEARS = 1 };

static bool is_vague(const tamiz_date_range *r) {
    return r->to.year || r->circa;
}

static bool agrees(tamiz_odds_weight weight) {
    return weight == TAMIZ_ODDS_day_agrees ||
           weight == TAMIZ_ODDS_month_agrees ||
           weight == TAMIZ_ODDS_year_agrees;
}

/* A day that differs within the year is a slip as often as not; so is the year
 * beside. */
static void compare_dates(tamiz_compared *out, const char *a, const char *b) {
    tamiz_date_range x, y;
    if (!tamiz_date_parse(tamiz_span_of(a), &x) ||
        !tamiz_date_parse(tamiz_span_of(b), &y))
        return;
    tamiz_odds_weight weight = tamiz_dates_compare(&x, &y);
    tamiz_verdict verdict =
        agrees(weight) ? TAMIZ_VERDICT_AGREES : TAMIZ_VERDICT_DIFFERS;
    if (tamiz_dates_years_apart(&x, &y) > SURE_YEARS && !is_vague(&x) &&
        !is_vague(&y)) {
        verdict = TAMIZ_VERDICT_CONTRADICTS;
        weight = TAMIZ_ODDS_year_differs;
    }
    keep(out, verdict, tamiz_odds_bits[weight], a, b);
}

static void compare_births(const tamiz_snapshot *s, uint32_t a, uint32_t b,
                           tamiz_compared *out) {
    static const tamiz_prop others[] = {TAMIZ_PROP_incorporationDate,
                                        TAMIZ_PROP_buildDate};
    compare_prop(s, a, b, TAMIZ_PROP_birthDate, compare_dates, out);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        compare_prop(s, a, b, others[i], compare_dates, out);
    /* Of a company lists give the day of one register or another. */
    if (out->verdict == TAMIZ_VERDICT_CONTRADICTS &&
        !tamiz_schema_is(s->entities[a].schema, TAMIZ_SCHEMA_Person))
        out->verdict = TAMIZ_VERDICT_DIFFERS;
}

/* ---- countries --------------------------------------------------------- */

/* The next country of the party or of one of its addresses. */
static const char *next_country(const tamiz_snapshot *s, uint32_t end,
                                uint32_t *entity, uint32_t *at) {
    for (; *entity < end; ++*entity, *at = 0) {
        const tamiz_entity_record *e = &s->entities[*entity];
        bool party = e->owner == *entity;
        if (!party && e->schema != TAMIZ_SCHEMA_Address) continue;
        while (*at < e->statement_count) {
            const tamiz_statement_record *t =
                &s->statements[e->first_statement + (*at)++];
            if (tamiz_prop_is_country(t->prop)) return s->text + t->value;
        }
    }
    return NULL;
}

static void compare_codes(tamiz_compared *out, const char *a, const char *b) {
    const char *x = tamiz_country_find(tamiz_span_of(a));
    const char *y = tamiz_country_find(tamiz_span_of(b));
    if (!x || !y) return;
    bool agree = !strcmp(x, y);
    tamiz_odds_weight weight = agree ? TAMIZ_ODDS_country_agrees
                               : tamiz_country_is_kin(x, y)
                                   ? TAMIZ_ODDS_country_kin
                                   : TAMIZ_ODDS_country_differs;
    keep(out, agree ? TAMIZ_VERDICT_AGREES : TAMIZ_VERDICT_DIFFERS,
         tamiz_odds_bits[weight], a, b);
}

static void compare_countries(const tamiz_snapshot *s, uint32_t a, uint32_t b,
                              tamiz_compared *out) {
    uint32_t a_end = tamiz_snapshot_attached_end(s, a);
    uint32_t b_end = tamiz_snapshot_attached_end(s, b);
    const char *x, *y;
    for (uint32_t e = a, i = 0; (x = next_country(s, a_end, &e, &i));) {
        if (out->verdict == TAMIZ_VERDICT_AGREES) return;
        for (uint32_t f = b, k = 0; (y = next_country(s, b_end, &f, &k));)
            compare_codes(out, x, y);
    }
}

/* ---- gender, IMO ------------------------------------------------------- */

static void compare_genders(tamiz_compared *out, const char *a, const char *b) {
    bool agree = !strcmp(a, b);
    keep(out, agree ? TAMIZ_VERDICT_AGREES : TAMIZ_VERDICT_CONTRADICTS,
         tamiz_odds_bits[agree ? TAMIZ_ODDS_gender_agrees
                               : TAMIZ_ODDS_gender_differs],
         a, b);
}

/* An IMO number stays with a hull for life, so it tells as much as a day of
 * birth. */
static void compare_imos(tamiz_compared *out, const char *a, const char *b) {
    char x[32], y[32];
    size_t m = tamiz_number_normal(tamiz_span_of(a), x, sizeof x);
    size_t n = tamiz_number_normal(tamiz_span_of(b), y, sizeof y);
    tamiz_span p = {x, m}, q = {y, n};
    if (!p.size || !q.size) return;
    bool agree = tamiz_span_equal(p, q);
    keep(out, agree ? TAMIZ_VERDICT_AGREES : TAMIZ_VERDICT_CONTRADICTS,
         agree ? tamiz_odds_bits[TAMIZ_ODDS_day_agrees] : 0, a, b);
}

/* ---- all of them ------------------------------------------------------- */

void tamiz_link_compare(const tamiz_snapshot *s, uint32_t a, uint32_t b,
                        tamiz_compared facts[TAMIZ_FACT_COUNT]) {
    for (size_t i = 0; i < TAMIZ_FACT_COUNT; i++)
        facts[i] = (tamiz_compared){.a = "", .b = ""};
    compare_kinds(s, a, b, &facts[TAMIZ_FACT_KIND]);
    compare_births(s, a, b, &facts[TAMIZ_FACT_BIRTH]);
    compare_countries(s, a, b, &facts[TAMIZ_FACT_COUNTRY]);
    compare_prop(s, a, b, TAMIZ_PROP_gender, compare_genders,
                 &facts[TAMIZ_FACT_GENDER]);
    compare_prop(s, a, b, TAMIZ_PROP_imoNumber, compare_imos,
                 &facts[TAMIZ_FACT_IMO]);
}

double tamiz_link_bits(const tamiz_compared facts[TAMIZ_FACT_COUNT]) {
    double bits = 0;
    for (size_t i = 0; i < TAMIZ_FACT_COUNT; i++) bits += facts[i].bits;
    return bits;
}

tamiz_link_fact
tamiz_link_contradiction(const tamiz_compared facts[TAMIZ_FACT_COUNT]) {
    int i = 0;
    while (i < TAMIZ_FACT_COUNT &&
           facts[i].verdict != TAMIZ_VERDICT_CONTRADICTS)
        i++;
    return (tamiz_link_fact)i;
}

const char *tamiz_link_fact_name(tamiz_link_fact fact) {
    static const char *const names[TAMIZ_FACT_COUNT + 1] = {
        "kind", "date", "gender", "country", "IMO number", ""};
    return names[fact];
}
