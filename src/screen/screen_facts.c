/* SPDX-License-Identifier: Apache-2.0 */
/* The facts of a query, read one by one. A value that is none costs itself and
 * a warning: an answer without it is better than no answer. */
#include "screen_facts.h"

#include "base_error.h"
#include "entity_country.h"
#include "entity_date.h"
#include "index_number.h"
#include "screen_factor_date.h"
#include "screen_number.h"

static const char country_wrong[] =
    "no such country, expected an ISO 3166 code or a name; not used";
static const char date_wrong[] =
    "not a date, expected YYYY, YYYY-MM or YYYY-MM-DD; not used";

static tamiz_code take_schema(tamiz_gate *p, const char *schema,
                              tamiz_error *err) {
    p->schema = TAMIZ_SCHEMA_NONE;
    if (!schema || !schema[0]) return TAMIZ_OK;
    p->schema = tamiz_schema_find(tamiz_span_of(schema));
    if (p->schema) return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, schema,
                      "no such schema, expected one of FollowTheMoney's: "
                      "Person, Organization, Company, Vessel, Airplane …");
}

/* ---- dates -------------------------------------------------------------- */

/* Year 0 = none. */
tamiz_date_range tamiz_facts_date(tamiz_gate *p, const char *field,
                                  const char *text) {
    tamiz_date_range date = {.circa = false};
    if (tamiz_date_read(tamiz_span_of(text), &date)) return date;
    if (tamiz_date_find_year(tamiz_span_of(text), &date.from))
        tamiz_warn(&p->warnings, field, text,
                   "not a date as YYYY-MM-DD; only its year is used", false);
    else
        tamiz_warn(&p->warnings, field, text, date_wrong, false);
    return date;
}

static const char *birth_at(const tamiz_query *query, size_t i) {
    return i ? query->more_birth_dates[i - 1] : query->birth_date;
}

/* Lists give alternatives some years apart, customers hardly do. */
static void check_births(tamiz_gate *p, const tamiz_query *query,
                         const tamiz_date_range *dates, size_t count) {
    enum { YEARS_APART = 2 };
    for (size_t i = 1; i < count; i++) {
        if (tamiz_dates_years_apart(&dates[i], &dates[0]) <= YEARS_APART)
            continue;
        tamiz_warn(&p->warnings, "birthDate", birth_at(query, i),
                   "years apart from another birth date; the one that agrees "
                   "best counts",
                   true);
    }
}

/* The year in which the newest of the lists was read; without any, one that is
 * far off. Not today's: the same question has the same answer. */
static int newest_year(const tamiz_snapshot *s) {
    int newest = 0;
    for (uint32_t i = 0; i < s->list_count; i++) {
        tamiz_date date = {0, 0, 0};
        (void)tamiz_date_find_year(tamiz_span_of(s->text + s->lists[i].fetched),
                                   &date);
        if (date.year > newest) newest = date.year;
    }
    return newest ? newest : 2100;
}

/* A year of another calendar, 9999 for what is not known, a slip. */
static void check_year(tamiz_gate *p, const char *text,
                       const tamiz_date_range *date) {
    enum { EARLIEST = 1850 };
    if (date->from.year >= EARLIEST &&
        date->from.year <= newest_year(p->snapshot))
        return;
    tamiz_warn(&p->warnings, "birthDate", text,
               "no likely year of birth; used all the same", true);
}

static tamiz_code take_birth_dates(tamiz_gate *p, const tamiz_query *query,
                                   tamiz_error *err) {
    size_t all = query->more_birth_date_count + 1, count = 0;
    if (!query->birth_date || !query->birth_date[0]) return TAMIZ_OK;
    tamiz_date_range *dates = tamiz_arena_array(&p->arena, all, sizeof *dates);
    if (!dates) return tamiz_fail_memory(err, "birth dates");
    for (size_t i = 0; i < all; i++) {
        dates[count] = tamiz_facts_date(p, "birthDate", birth_at(query, i));
        if (!dates[count].from.year) continue;
        check_year(p, birth_at(query, i), &dates[count++]);
    }
    if (!count) return TAMIZ_OK;
    p->facts.birth = dates[0];
    p->facts.more_births = dates + 1;
    p->facts.more_birth_count = count - 1;
    if (count == all) check_births(p, query, dates, count);
    return TAMIZ_OK;
}

/* Whether the one may be before the other, or on its day. */
static bool may_precede(const tamiz_date_range *birth,
                        const tamiz_date_range *death) {
    enum { DAYS = 366 };
    int slack = birth->circa || death->circa ? 2 * DAYS : 0;
    tamiz_date last = death->to.year ? death->to : death->from;
    return tamiz_date_first_day(birth->from) - slack <=
           tamiz_date_last_day(last);
}

/* Somebody who was born after every day on which he may have died. */
static void take_death_date(tamiz_gate *p, const tamiz_query *query) {
    const tamiz_query_facts *f = &p->facts;
    if (!query->death_date || !query->death_date[0]) return;
    tamiz_date_range death =
        tamiz_facts_date(p, "deathDate", query->death_date);
    p->facts.death = death;
    if (!death.from.year || !f->birth.from.year) return;
    bool possible = may_precede(&f->birth, &death);
    for (size_t i = 0; !possible && i < f->more_birth_count; i++)
        possible = may_precede(&f->more_births[i], &death);
    if (!possible)
        tamiz_warn(&p->warnings, "deathDate", query->death_date,
                   "before the birth date; both are used", true);
}

/* ---- countries and gender ------------------------------------------------ */

static bool read_country(tamiz_gate *p, const char *text,
                         const char **country) {
    *country = tamiz_country_find(tamiz_span_of(text));
    if (!*country)
        tamiz_warn(&p->warnings, "country", text, country_wrong, false);
    return *country != NULL;
}

static tamiz_code take_countries(tamiz_gate *p, const tamiz_query *query,
                                 tamiz_error *err) {
    size_t all = query->more_country_count + 1, count = 0;
    if (!query->country || !query->country[0]) return TAMIZ_OK;
    const char **countries =
        tamiz_arena_array(&p->arena, all, sizeof *countries);
    if (!countries) return tamiz_fail_memory(err, "countries");
    for (size_t i = 0; i < all; i++)
        count +=
            read_country(p, i ? query->more_countries[i - 1] : query->country,
                         &countries[count]);
    if (!count) return TAMIZ_OK;
    p->facts.country = countries[0];
    p->facts.more_countries = countries + 1;
    p->facts.more_country_count = count - 1;
    return TAMIZ_OK;
}

static void take_gender(tamiz_gate *p, const char *text) {
    static const char *const known[] = {"male", "female", "other"};
    if (!text || !text[0]) return;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!strcmp(text, known[i])) p->facts.gender = known[i];
    if (!p->facts.gender)
        tamiz_warn(&p->warnings, "gender", text,
                   "no such gender, expected male, female or other; not used",
                   false);
    else if (!tamiz_schema_meets(p->schema, TAMIZ_SCHEMA_Person))
        tamiz_warn(&p->warnings, "gender", text,
                   "only people have one; asked all the same", true);
}

/* ---- numbers --------------------------------------------------------------
 */

/* A listed number may be as wrong as this one, so it is asked all the same. */
static void check_number(tamiz_gate *p, const tamiz_asked_number *number) {
    tamiz_identifier_kind kind = tamiz_number_kind_of(&number->type);
    if (tamiz_identifier_check(kind, tamiz_span_of(number->text)) ==
        TAMIZ_CHECK_FAILS)
        tamiz_warn(&p->warnings, "id", number->text,
                   "its form or check digits do not fit its kind; asked all "
                   "the same",
                   true);
}

static tamiz_code read_number(tamiz_gate *p, tamiz_identifier id,
                              tamiz_asked_number *out, tamiz_error *err) {
    char text[TAMIZ_NUMBER_TEXT];
    *out = (tamiz_asked_number){.text = id.number ? id.number : ""};
    if (id.kind && id.kind[0] &&
        !tamiz_number_type_find(tamiz_span_of(id.kind), &out->type))
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, id.kind,
                          "no such kind of number, expected passport, tax, "
                          "imo … or a property of FollowTheMoney");
    if (id.country && id.country[0])
        read_country(p, id.country, &out->type.country);
    if (out->type.family == TAMIZ_NUMBER_IMO && !out->type.kind &&
        p->schema == TAMIZ_SCHEMA_Vessel)
        out->type.kind = TAMIZ_KIND_IMO;
    check_number(p, out);
    tamiz_span normal = {
        text, tamiz_number_normal(tamiz_span_of(out->text), text, sizeof text)};
    out->normal = tamiz_arena_copy(&p->arena, normal);
    return out->normal.data ? TAMIZ_OK : tamiz_fail_memory(err, "numbers");
}

enum { BIC = 8, BRANCH = 11 };

/* Lists name banks, payments their branches. */
static bool is_branch(const tamiz_asked_number *number) {
    return number->type.family == TAMIZ_NUMBER_BIC &&
           number->normal.size == BRANCH;
}

static tamiz_code take_numbers(tamiz_gate *p, const tamiz_query *query,
                               tamiz_error *err) {
    size_t count = tamiz_query_number_count(query);
    tamiz_code code = TAMIZ_OK;
    p->number_count = 0;
    if (!count) return TAMIZ_OK;
    p->numbers = tamiz_arena_array(&p->arena, 2 * count, sizeof *p->numbers);
    if (!p->numbers) return tamiz_fail_memory(err, "numbers");
    for (size_t i = 0; !code && i < count; i++) {
        tamiz_asked_number *one = &p->numbers[p->number_count++];
        code = read_number(p, tamiz_query_number(query, i), one, err);
        one->of = (uint32_t)i;
        if (!code && is_branch(one)) {
            one[1] = *one;
            one[1].normal.size = BIC;
            one[1].branch = true;
            p->number_count++;
        }
    }
    return code;
}

/* ---- all of it -------------------------------------------------------------
 */

tamiz_code tamiz_gate_query(tamiz_gate *p, const tamiz_query *query,
                            tamiz_error *err) {
    p->facts = (tamiz_query_facts){0};
    p->warnings.count = p->warnings.unused = 0;
    if (p->arena.total) tamiz_arena_reset(&p->arena);
    tamiz_code code = take_schema(p, query->schema, err);
    if (!code) code = take_birth_dates(p, query, err);
    if (!code) code = take_countries(p, query, err);
    if (code) return code;
    take_death_date(p, query);
    take_gender(p, query->gender);
    code = tamiz_facts_founded(p, query, err);
    if (!code) code = tamiz_facts_places(p, query, err);
    if (code) return code;
    if (query->more_name_count >= TAMIZ_QUERY_NAMES)
        tamiz_warn(&p->warnings, "name", query->more_names[0],
                   "more than 1000 names; the first 1000 are used", false);
    return take_numbers(p, query, err);
}
