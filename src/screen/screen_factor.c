/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_factor.h"

#include "base_error.h"
#include "entity_country.h"
#include "entity_schema.h"

/* ---- values -------------------------------------------------------------- */

/* A span of years, or about a year, agrees by the year alone. */
static bool in_years(tamiz_date asked, const tamiz_date_range *range) {
    int last = range->to.year ? range->to.year : range->from.year;
    int slack = range->circa ? 2 : 0;
    return asked.year >= range->from.year - slack && asked.year <= last + slack;
}

static double compare_births(tamiz_date asked, const tamiz_date_range *range) {
    if (!in_years(asked, range))
        return tamiz_odds_bits[TAMIZ_ODDS_year_differs];
    if (range->to.year || range->circa || !range->from.month || !asked.month)
        return tamiz_odds_bits[TAMIZ_ODDS_year_agrees];
    if (asked.month != range->from.month)
        return tamiz_odds_bits[TAMIZ_ODDS_day_differs];
    if (!asked.day || !range->from.day)
        return tamiz_odds_bits[TAMIZ_ODDS_month_agrees];
    return tamiz_odds_bits[asked.day == range->from.day
                               ? TAMIZ_ODDS_day_agrees
                               : TAMIZ_ODDS_day_differs];
}

static double compare_deaths(tamiz_date asked, const tamiz_date_range *range) {
    return tamiz_odds_bits[in_years(asked, range) ? TAMIZ_ODDS_death_agrees
                                                  : TAMIZ_ODDS_death_differs];
}

/* Of several values on either side the pair that agrees best counts: lists and
 * customers give alternatives. */
static void keep_best(tamiz_factor_pair *pair, double bits, size_t asked,
                      uint32_t statement) {
    if (pair->known && bits <= pair->bits) return;
    *pair = (tamiz_factor_pair){true, bits, (uint32_t)asked, statement};
}

static tamiz_date birth_at(const tamiz_query_facts *f, size_t i) {
    return i ? f->more_births[i - 1] : f->birth;
}

static const char *country_at(const tamiz_query_facts *f, size_t i) {
    return i ? f->more_countries[i - 1] : f->country;
}

/* ---- statements ------------------------------------------------------------
 */

static void weigh_date(const tamiz_query_facts *f, tamiz_span value,
                       uint32_t statement, bool death,
                       tamiz_factor_pair *pair) {
    tamiz_date_range range;
    if (!tamiz_date_parse(value, &range)) return;
    if (death) {
        keep_best(pair, compare_deaths(f->death, &range), 0, statement);
        return;
    }
    for (size_t i = 0; i <= f->more_birth_count; i++)
        keep_best(pair, compare_births(birth_at(f, i), &range), i, statement);
}

static void weigh_country(const tamiz_query_facts *f, tamiz_span value,
                          uint32_t statement, tamiz_factor_pair *pair) {
    const char *code = tamiz_country_find(value);
    if (!code) return;
    for (size_t i = 0; i <= f->more_country_count; i++) {
        bool same = !strcmp(code, country_at(f, i));
        keep_best(pair,
                  tamiz_odds_bits[same ? TAMIZ_ODDS_country_agrees
                                       : TAMIZ_ODDS_country_differs],
                  i, statement);
    }
}

static bool is_country_prop(uint32_t prop) {
    return prop == TAMIZ_PROP_country || prop == TAMIZ_PROP_nationality ||
           prop == TAMIZ_PROP_citizenship || prop == TAMIZ_PROP_birthCountry ||
           prop == TAMIZ_PROP_jurisdiction || prop == TAMIZ_PROP_flag;
}

static bool asks_nothing(const tamiz_query_facts *f) {
    return !f->birth.year && !f->death.year && !f->country && !f->gender;
}

void tamiz_factors_weigh(const tamiz_snapshot *s, uint32_t entity,
                         const tamiz_query_facts *f,
                         tamiz_factor_pair out[TAMIZ_FACTOR_COUNT]) {
    const tamiz_entity_record *e = &s->entities[entity];
    for (size_t i = 0; i < TAMIZ_FACTOR_COUNT; i++)
        out[i] = (tamiz_factor_pair){.known = false};
    if (asks_nothing(f)) return;
    for (uint32_t i = 0; i < e->statement_count; i++) {
        uint32_t number = e->first_statement + i;
        uint32_t prop = s->statements[number].prop;
        tamiz_span value = tamiz_span_of(s->text + s->statements[number].value);
        if (f->birth.year && prop == TAMIZ_PROP_birthDate)
            weigh_date(f, value, number, false, &out[TAMIZ_FACTOR_BIRTH]);
        else if (f->death.year && prop == TAMIZ_PROP_deathDate)
            weigh_date(f, value, number, true, &out[TAMIZ_FACTOR_DEATH]);
        else if (f->country && is_country_prop(prop))
            weigh_country(f, value, number, &out[TAMIZ_FACTOR_COUNTRY]);
        else if (f->gender && prop == TAMIZ_PROP_gender)
            keep_best(&out[TAMIZ_FACTOR_GENDER],
                      tamiz_odds_bits[tamiz_span_is(value, f->gender)
                                          ? TAMIZ_ODDS_gender_agrees
                                          : TAMIZ_ODDS_gender_differs],
                      0, number);
    }
}

double tamiz_odds_of_facts(const tamiz_snapshot *s, uint32_t entity,
                           const tamiz_query_facts *facts) {
    tamiz_factor_pair pairs[TAMIZ_FACTOR_COUNT];
    double bits = 0;
    tamiz_factors_weigh(s, entity, facts, pairs);
    for (size_t i = 0; i < TAMIZ_FACTOR_COUNT; i++) bits += pairs[i].bits;
    return bits;
}

/* ---- telling
 * ----------------------------------------------------------------- */

/* The query's side as it was understood; NULL = out of memory. */
static const char *asked_text(const tamiz_query_facts *f, size_t kind,
                              uint32_t asked, tamiz_arena *arena) {
    char text[TAMIZ_DATE_TEXT];
    if (kind == TAMIZ_FACTOR_COUNTRY) return country_at(f, asked);
    if (kind == TAMIZ_FACTOR_GENDER) return f->gender;
    tamiz_date_print(kind == TAMIZ_FACTOR_BIRTH ? birth_at(f, asked) : f->death,
                     text);
    return tamiz_arena_print(arena, "%s", text);
}

tamiz_code tamiz_factors_tell(const tamiz_snapshot *s, uint32_t entity,
                              const tamiz_query_facts *facts,
                              tamiz_arena *arena, tamiz_hit *hit,
                              tamiz_error *err) {
    static const char *const names[] = {"birthDate", "deathDate", "country",
                                        "gender"};
    tamiz_factor_pair pairs[TAMIZ_FACTOR_COUNT];
    tamiz_factors_weigh(s, entity, facts, pairs);
    tamiz_factor *all =
        tamiz_arena_array(arena, TAMIZ_FACTOR_COUNT, sizeof *all);
    if (!all) return tamiz_fail_memory(err, "factors");
    for (size_t i = 0; i < TAMIZ_FACTOR_COUNT; i++) {
        if (!pairs[i].known) continue;
        tamiz_factor *one = &all[hit->factor_count++];
        *one = (tamiz_factor){
            .fact = names[i],
            .query = asked_text(facts, i, pairs[i].asked, arena),
            .listed = s->text + s->statements[pairs[i].statement].value,
            .verdict = pairs[i].bits < 0 ? "contradicts" : "agrees",
            .bits = pairs[i].bits,
        };
        if (!one->query) return tamiz_fail_memory(err, "factors");
    }
    hit->factors = all;
    return TAMIZ_OK;
}
