/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_odds.h"

#include "entity_country.h"
#include "entity_date.h"
#include "entity_schema.h"

#include <math.h>

/* Bits of version 1, by judgement. */
static const double conflict_bits = -4, omission_bits = -0.5;
static const double day_agrees = 12, year_agrees = 5, date_differs = -6;
static const double country_agrees = 3, country_differs = -1.5;
static const double gender_agrees = 1, gender_differs = -5;

double tamiz_odds_of_name(const tamiz_snapshot *s, uint32_t name,
                          const tamiz_comparison *c) {
    const tamiz_name_record *n = &s->names[name];
    double all = (double)s->name_count + 1;
    double bits = -log2((double)s->entity_count + 1);
    for (size_t i = 0; i < c->link_count; i++) {
        const tamiz_link *link = &c->links[i];
        for (size_t k = 0; k < link->b_count; k++) {
            const tamiz_part_record *part =
                &s->parts[n->first_part + link->b + k];
            double rare =
                log2(all / ((double)s->units[part->unit].posting_count + 1));
            double sure = link->similarity * link->similarity;
            double share = part->weight > 1 ? 1 : (double)part->weight;
            bits += rare * sure * share;
        }
    }
    return bits + conflict_bits * c->conflict + omission_bits * c->omission;
}

/* ---- beside the name --------------------------------------------------- */

static double best(double so_far, bool seen, double bits) {
    return !seen || bits > so_far ? bits : so_far;
}

static double compare_dates(const tamiz_query_facts *q, const char *value) {
    tamiz_date_range range;
    if (!tamiz_date_parse(tamiz_span_of(value), &range)) return 0;
    int last = range.to.year ? range.to.year : range.from.year;
    int slack = range.circa ? 2 : 0;
    if (q->birth_year < range.from.year - slack || q->birth_year > last + slack)
        return date_differs;
    if (range.to.year || range.circa || !range.from.month || !q->birth_month)
        return year_agrees;
    if (q->birth_month != range.from.month) return date_differs / 2;
    if (!q->birth_day || !range.from.day) return year_agrees + 2;
    return q->birth_day == range.from.day ? day_agrees : date_differs / 2;
}

static bool is_country_prop(uint32_t prop) {
    return prop == TAMIZ_PROP_country || prop == TAMIZ_PROP_nationality ||
           prop == TAMIZ_PROP_citizenship || prop == TAMIZ_PROP_birthCountry ||
           prop == TAMIZ_PROP_jurisdiction || prop == TAMIZ_PROP_flag;
}

static double compare_countries(const char *asked, const char *value) {
    const char *code = tamiz_country_find(tamiz_span_of(value));
    if (!code) return 0;
    return strcmp(code, asked) ? country_differs : country_agrees;
}

/* Of several listed values the best one counts: lists give alternatives. */
double tamiz_odds_of_facts(const tamiz_snapshot *s, uint32_t entity,
                           const tamiz_query_facts *q) {
    const tamiz_entity_record *e = &s->entities[entity];
    double date = 0, country = 0, gender = 0;
    bool has_date = false, has_country = false, has_gender = false;
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        const char *value = s->text + t->value;
        if (q->birth_year && t->prop == TAMIZ_PROP_birthDate) {
            date = best(date, has_date, compare_dates(q, value));
            has_date = true;
        } else if (q->country && is_country_prop(t->prop)) {
            country = best(country, has_country,
                           compare_countries(q->country, value));
            has_country = true;
        } else if (q->gender && t->prop == TAMIZ_PROP_gender) {
            double bits =
                strcmp(q->gender, value) ? gender_differs : gender_agrees;
            gender = best(gender, has_gender, bits);
            has_gender = true;
        }
    }
    return date + country + gender;
}

double tamiz_odds_probability(double bits) {
    return 1 / (1 + exp2(-bits));
}
