/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_factor.h"

#include "base_error.h"
#include "entity_country.h"
#include "entity_schema.h"
#include "screen_factor_date.h"
#include "screen_factor_place.h"

/* ---- values -------------------------------------------------------------- */

/* Of a company lists give the day of one register or another. */
static tamiz_odds_weight compare_founded(const tamiz_date_range *asked,
                                         const tamiz_date_range *listed) {
    switch (tamiz_dates_compare(asked, listed)) {
    case TAMIZ_ODDS_day_agrees:
        return TAMIZ_ODDS_founded_day;
    case TAMIZ_ODDS_month_agrees:
    case TAMIZ_ODDS_year_agrees:
    case TAMIZ_ODDS_day_swapped:
    case TAMIZ_ODDS_day_beside:
        return TAMIZ_ODDS_founded_year;
    default:
        return TAMIZ_ODDS_founded_differs;
    }
}

static tamiz_odds_weight compare_deaths(const tamiz_date_range *asked,
                                        const tamiz_date_range *listed) {
    int apart = tamiz_dates_years_apart(asked, listed);
    if (!apart) return TAMIZ_ODDS_death_agrees;
    return apart == 1 ? TAMIZ_ODDS_death_beside : TAMIZ_ODDS_death_differs;
}

void tamiz_factor_keep(tamiz_factor_pair *pair, tamiz_odds_weight outcome,
                       size_t asked, const char *listed) {
    if (pair->known &&
        tamiz_odds_bits[outcome] <= tamiz_odds_bits[pair->outcome])
        return;
    *pair = (tamiz_factor_pair){true, outcome, (uint32_t)asked, listed};
}

static const tamiz_date_range *birth_at(const tamiz_query_facts *f, size_t i) {
    return i ? &f->more_births[i - 1] : &f->birth;
}

static const char *country_at(const tamiz_query_facts *f, size_t i) {
    return i ? f->more_countries[i - 1] : f->country;
}

/* ---- statements ---------------------------------------------------------- */

static void weigh_birth(const tamiz_query_facts *f, const char *value,
                        tamiz_factor_pair *pair) {
    tamiz_date_range range;
    if (!f->birth.from.year || !tamiz_date_parse(tamiz_span_of(value), &range))
        return;
    for (size_t i = 0; i <= f->more_birth_count; i++)
        tamiz_factor_keep(pair, tamiz_dates_compare(birth_at(f, i), &range), i,
                          value);
}

static void weigh_death(const tamiz_query_facts *f, const char *value,
                        tamiz_factor_pair *pair) {
    tamiz_date_range range;
    if (!f->death.from.year || !tamiz_date_parse(tamiz_span_of(value), &range))
        return;
    tamiz_factor_keep(pair, compare_deaths(&f->death, &range), 0, value);
}

static void weigh_founded(const tamiz_query_facts *f, const char *value,
                          tamiz_factor_pair *pair) {
    tamiz_date_range range;
    if (!f->founded_count || !tamiz_date_parse(tamiz_span_of(value), &range))
        return;
    for (size_t i = 0; i < f->founded_count; i++)
        tamiz_factor_keep(pair, compare_founded(&f->founded[i], &range), i,
                          value);
}

static tamiz_odds_weight compare_countries(const char *asked,
                                           const char *listed) {
    if (!strcmp(asked, listed)) return TAMIZ_ODDS_country_agrees;
    return tamiz_country_is_kin(asked, listed) ? TAMIZ_ODDS_country_kin
                                               : TAMIZ_ODDS_country_differs;
}

static void weigh_country(const tamiz_query_facts *f, const char *value,
                          tamiz_factor_pair *pair) {
    const char *code =
        f->country ? tamiz_country_find(tamiz_span_of(value)) : NULL;
    if (!code) return;
    for (size_t i = 0; i <= f->more_country_count; i++)
        tamiz_factor_keep(pair, compare_countries(country_at(f, i), code), i,
                          value);
}

static void weigh_gender(const tamiz_query_facts *f, const char *value,
                         tamiz_factor_pair *pair) {
    if (!f->gender) return;
    tamiz_factor_keep(pair,
                      strcmp(value, f->gender) != 0 ? TAMIZ_ODDS_gender_differs
                                                    : TAMIZ_ODDS_gender_agrees,
                      0, value);
}

/* Nothing that statements of their own would answer: no need to read any. */
static bool asks_nothing(const tamiz_query_facts *f) {
    return !f->birth.from.year && !f->death.from.year && !f->founded_count &&
           !f->country && !f->gender;
}

tamiz_factor_kind tamiz_factor_of(tamiz_prop prop) {
    switch (prop) {
    case TAMIZ_PROP_birthDate:
        return TAMIZ_FACTOR_BIRTH;
    case TAMIZ_PROP_deathDate:
    case TAMIZ_PROP_dissolutionDate:
        return TAMIZ_FACTOR_DEATH;
    case TAMIZ_PROP_incorporationDate:
    case TAMIZ_PROP_buildDate:
        return TAMIZ_FACTOR_FOUNDED;
    case TAMIZ_PROP_gender:
        return TAMIZ_FACTOR_GENDER;
    case TAMIZ_PROP_birthPlace:
        return TAMIZ_FACTOR_BIRTH_PLACE;
    case TAMIZ_PROP_address:
        return TAMIZ_FACTOR_ADDRESS;
    case TAMIZ_PROP_position:
        return TAMIZ_FACTOR_POSITION;
    default:
        return tamiz_prop_is_country(prop) ? TAMIZ_FACTOR_COUNTRY
                                           : TAMIZ_FACTOR_COUNT;
    }
}

/* Places and positions are weighed behind all of these. */
static void weigh_statement(const tamiz_query_facts *f, tamiz_prop prop,
                            const char *value, tamiz_factor_pair *out) {
    static void (*const weigh[TAMIZ_FACTOR_COUNT + 1])(
        const tamiz_query_facts *, const char *, tamiz_factor_pair *) = {
        [TAMIZ_FACTOR_BIRTH] = weigh_birth,
        [TAMIZ_FACTOR_DEATH] = weigh_death,
        [TAMIZ_FACTOR_FOUNDED] = weigh_founded,
        [TAMIZ_FACTOR_COUNTRY] = weigh_country,
        [TAMIZ_FACTOR_GENDER] = weigh_gender,
    };
    tamiz_factor_kind kind = tamiz_factor_of(prop);
    if (weigh[kind]) weigh[kind](f, value, &out[kind]);
}

tamiz_code tamiz_factors_weigh(const tamiz_snapshot *s, uint32_t entity,
                               const tamiz_query_facts *f,
                               tamiz_factor_pair out[TAMIZ_FACTOR_COUNT],
                               tamiz_error *err) {
    const tamiz_entity_record *e = &s->entities[entity];
    for (size_t i = 0; i < TAMIZ_FACTOR_COUNT; i++)
        out[i] = (tamiz_factor_pair){.known = false};
    for (uint32_t i = 0; i < e->statement_count && !asks_nothing(f); i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        weigh_statement(f, (tamiz_prop)t->prop, s->text + t->value, out);
    }
    return tamiz_factors_weigh_places(s, entity, f, out, err);
}

tamiz_code tamiz_odds_of_facts(const tamiz_snapshot *s, uint32_t entity,
                               const tamiz_query_facts *facts, double *bits,
                               tamiz_error *err) {
    tamiz_factor_pair pairs[TAMIZ_FACTOR_COUNT];
    *bits = 0;
    tamiz_code code = tamiz_factors_weigh(s, entity, facts, pairs, err);
    for (size_t i = 0; !code && i < TAMIZ_FACTOR_COUNT; i++)
        if (pairs[i].known) *bits += tamiz_odds_bits[pairs[i].outcome];
    return code;
}

/* ---- telling ------------------------------------------------------------- */

const char *tamiz_factor_name(tamiz_factor_kind kind) {
    static const char *const names[] = {
        [TAMIZ_FACTOR_BIRTH] = "birthDate",
        [TAMIZ_FACTOR_DEATH] = "deathDate",
        [TAMIZ_FACTOR_FOUNDED] = "incorporationDate",
        [TAMIZ_FACTOR_COUNTRY] = "country",
        [TAMIZ_FACTOR_GENDER] = "gender",
        [TAMIZ_FACTOR_BIRTH_PLACE] = "birthPlace",
        [TAMIZ_FACTOR_ADDRESS] = "address",
        [TAMIZ_FACTOR_POSITION] = "position",
    };
    return names[kind];
}

static const char *reason_of(tamiz_odds_weight outcome) {
    static const char *const reasons[TAMIZ_ODDS_COUNT] = {
        [TAMIZ_ODDS_day_agrees] = "the same day",
        [TAMIZ_ODDS_month_agrees] = "the same month",
        [TAMIZ_ODDS_year_agrees] = "the same year",
        [TAMIZ_ODDS_day_swapped] = "day and month changed places",
        [TAMIZ_ODDS_day_beside] = "one day apart",
        [TAMIZ_ODDS_day_differs] = "another day of the year",
        [TAMIZ_ODDS_year_slips] = "the same day and month, a slip in the year",
        [TAMIZ_ODDS_year_beside] = "one year apart",
        [TAMIZ_ODDS_year_differs] = "another year",
        [TAMIZ_ODDS_death_agrees] = "the same year",
        [TAMIZ_ODDS_death_beside] = "one year apart",
        [TAMIZ_ODDS_death_differs] = "another year",
        [TAMIZ_ODDS_founded_day] = "the same day",
        [TAMIZ_ODDS_founded_year] = "the same year",
        [TAMIZ_ODDS_founded_differs] = "another day",
        [TAMIZ_ODDS_country_agrees] = "the same country",
        [TAMIZ_ODDS_country_kin] = "a successor or territory of the other",
        [TAMIZ_ODDS_country_differs] = "no country in common",
        [TAMIZ_ODDS_gender_agrees] = "the same gender",
        [TAMIZ_ODDS_gender_differs] = "another gender",
        [TAMIZ_ODDS_birth_place_agrees] = "the same place",
        [TAMIZ_ODDS_birth_place_region] = "another place in the same region",
        [TAMIZ_ODDS_birth_place_country] = "the same country",
        [TAMIZ_ODDS_birth_place_differs] = "another place",
        [TAMIZ_ODDS_birth_place_abroad] = "a place in another country",
        [TAMIZ_ODDS_address_house] = "the same street and number, or box",
        [TAMIZ_ODDS_address_street] = "the same street or postcode",
        [TAMIZ_ODDS_address_town] = "the same town",
        [TAMIZ_ODDS_address_region] = "another town in the same region",
        [TAMIZ_ODDS_address_country] = "the same country",
        [TAMIZ_ODDS_address_differs] = "another town",
        [TAMIZ_ODDS_position_agrees] = "words in common",
    };
    return reasons[outcome];
}

/* The query's side as it was understood; NULL = out of memory. */
static const char *asked_text(const tamiz_query_facts *f,
                              tamiz_factor_kind kind, uint32_t asked,
                              tamiz_arena *arena) {
    switch (kind) {
    case TAMIZ_FACTOR_COUNTRY:
        return country_at(f, asked);
    case TAMIZ_FACTOR_GENDER:
        return f->gender;
    case TAMIZ_FACTOR_BIRTH_PLACE:
        return tamiz_arena_print(arena, "%s", f->birth_places[asked].text);
    case TAMIZ_FACTOR_ADDRESS:
        return tamiz_arena_print(arena, "%s", f->addresses[asked].text);
    case TAMIZ_FACTOR_POSITION:
        return tamiz_arena_print(arena, "%s", f->positions[asked].text);
    case TAMIZ_FACTOR_BIRTH:
        return tamiz_date_range_print(*birth_at(f, asked), arena).data;
    case TAMIZ_FACTOR_FOUNDED:
        return tamiz_date_range_print(f->founded[asked], arena).data;
    default:
        return tamiz_date_range_print(f->death, arena).data;
    }
}

tamiz_code tamiz_factors_tell(const tamiz_snapshot *s, uint32_t entity,
                              const tamiz_query_facts *facts,
                              tamiz_arena *arena, tamiz_hit *hit,
                              tamiz_error *err) {
    tamiz_factor_pair pairs[TAMIZ_FACTOR_COUNT];
    tamiz_code code = tamiz_factors_weigh(s, entity, facts, pairs, err);
    if (code) return code;
    tamiz_factor *all =
        tamiz_arena_array(arena, TAMIZ_FACTOR_COUNT, sizeof *all);
    if (!all) return tamiz_fail_memory(err, "factors");
    for (int i = 0; i < TAMIZ_FACTOR_COUNT; i++) {
        if (!pairs[i].known) continue;
        double bits = tamiz_odds_bits[pairs[i].outcome];
        tamiz_factor *one = &all[hit->factor_count++];
        *one = (tamiz_factor){
            .fact = tamiz_factor_name((tamiz_factor_kind)i),
            .query =
                asked_text(facts, (tamiz_factor_kind)i, pairs[i].asked, arena),
            .listed = tamiz_arena_print(arena, "%s", pairs[i].listed),
            .verdict = bits < 0 ? "contradicts" : "agrees",
            .bits = bits,
            .reason = reason_of(pairs[i].outcome),
        };
        if (!one->query || !one->listed)
            return tamiz_fail_memory(err, "factors");
    }
    hit->factors = all;
    return TAMIZ_OK;
}
