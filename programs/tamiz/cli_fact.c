/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_fact.h"

#include "cli_error.h"

#include <stdlib.h>
#include <string.h>

typedef enum fact_kind {
    BIRTH_DATE,
    DEATH_DATE,
    FOUNDED,
    COUNTRY,
    BIRTH_PLACE,
    ADDRESS,
    POSITION,
    NONE
} fact_kind;

/* The kind of "NAME=VALUE"; *value is what stands behind the sign. */
static fact_kind kind_of(const char *text, const char **value) {
    static const struct {
        const char *name;
        fact_kind kind;
    } rows[] = {
        {"birthDate", BIRTH_DATE},       {"deathDate", DEATH_DATE},
        {"dissolutionDate", DEATH_DATE}, {"incorporationDate", FOUNDED},
        {"buildDate", FOUNDED},          {"country", COUNTRY},
        {"birthPlace", BIRTH_PLACE},     {"address", ADDRESS},
        {"position", POSITION},
    };
    const char *sign = strchr(text, '=');
    size_t size = sign ? (size_t)(sign - text) : 0;
    for (size_t i = 0; size && i < sizeof rows / sizeof *rows; i++) {
        if (strlen(rows[i].name) != size || strncmp(rows[i].name, text, size))
            continue;
        *value = sign + 1;
        return **value ? rows[i].kind : NONE;
    }
    return NONE;
}

/* All values of a kind, written at *at, which moves behind them. */
static size_t gather(const cli_args *args, fact_kind kind, const char **at) {
    size_t count = 0;
    for (size_t i = 0; i < args->fact_count; i++) {
        const char *value;
        if (kind_of(args->facts[i], &value) == kind) at[count++] = value;
    }
    return count;
}

/* The first of several values has a member of its own, unless it is taken. */
static void give(const char **single, const char *const **more,
                 size_t *more_count, const char **values, size_t count) {
    size_t taken = count && !*single;
    if (taken) *single = values[0];
    *more = values + taken;
    *more_count = count - taken;
}

static int check(const cli_args *args) {
    size_t deaths = 0;
    for (size_t i = 0; i < args->fact_count; i++) {
        const char *value;
        fact_kind kind = kind_of(args->facts[i], &value);
        if (kind == NONE)
            return cli_bad(args->facts[i],
                           "no fact; expected birthDate=, deathDate=, "
                           "incorporationDate=, country=, birthPlace=, "
                           "address= or position= and a value");
        if (kind == DEATH_DATE && deaths++)
            return cli_bad(args->facts[i], "a second death date");
    }
    return CLI_DONE;
}

int cli_facts_take(cli_facts *facts, const cli_args *args, tamiz_query *q) {
    *facts = (cli_facts){NULL};
    int bad = check(args);
    if (bad || !args->fact_count) return bad;
    const char **at = calloc(args->fact_count + 1, sizeof *at);
    if (!at) return cli_no_memory();
    facts->values = at;
    size_t count = gather(args, BIRTH_DATE, at);
    give(&q->birth_date, &q->more_birth_dates, &q->more_birth_date_count, at,
         count);
    at += count;
    count = gather(args, COUNTRY, at);
    give(&q->country, &q->more_countries, &q->more_country_count, at, count);
    at += count;
    if (gather(args, DEATH_DATE, at)) q->death_date = *at++;
    q->incorporation_dates = at;
    at += q->incorporation_date_count = gather(args, FOUNDED, at);
    q->birth_places = at;
    at += q->birth_place_count = gather(args, BIRTH_PLACE, at);
    q->addresses = at;
    at += q->address_count = gather(args, ADDRESS, at);
    q->positions = at;
    q->position_count = gather(args, POSITION, at);
    return CLI_DONE;
}

void cli_facts_clear(cli_facts *facts) {
    free(facts->values);
    facts->values = NULL;
}
