/* SPDX-License-Identifier: Apache-2.0 */
/* What do the facts of two parties have in common? For tools/facts.py, which
 * counts how often the same party agrees and how often two parties do.
 *
 * usage: facts SNAPSHOT PAIRS.tsv
 *
 * PAIRS.tsv holds ids of two parties:
 *     ID TAB ID
 * and, for every N-th party with all others of its own list whose names agree
 * by 0.66:
 *     alike TAB N
 * The first of two parties is asked as a customer would be, and a line printed:
 *     alike or pair TAB ID TAB ID TAB bits of the names TAB together TAB ...
 * "together" is "apart" for parties without a programme in common. Behind it
 * stand the outcomes: weights of data/odds.tsv, or "position_other" where both
 * have positions and share no words of them.
 *
 * It looks below the library's door: outcomes are no part of the contract. */
#include "bench.h"
#include "screen_factor.h"
#include "screen_query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The values of one property, as a query has them. */
typedef struct values {
    const char *items[100];
    size_t count;
} values;

static void add(values *v, const char *text) {
    if (v->count < sizeof v->items / sizeof *v->items)
        v->items[v->count++] = text;
}

/* Values by tamiz_factor_kind. */
typedef struct party {
    values facts[TAMIZ_FACTOR_COUNT];
} party;

/* No spans: those of customers are few. */
static bool is_asked(tamiz_factor_kind kind, const char *text) {
    tamiz_date date;
    return kind > TAMIZ_FACTOR_FOUNDED ||
           tamiz_date_parse_iso(tamiz_span_of(text), &date);
}

static void read_statement(party *p, tamiz_prop prop, const char *text) {
    tamiz_factor_kind kind = tamiz_factor_of(prop);
    if (kind != TAMIZ_FACTOR_COUNT && is_asked(kind, text))
        add(&p->facts[kind], text);
}

static void read_party(const tamiz_snapshot *s, uint32_t entity, party *p) {
    const tamiz_entity_record *e = &s->entities[entity];
    memset(p, 0, sizeof *p);
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        read_statement(p, t->prop, s->text + t->value);
    }
}

static const char *first(const values *v) {
    return v->count ? v->items[0] : NULL;
}

static const char *last(const values *v) {
    return v->count ? v->items[v->count - 1] : NULL;
}

static size_t others(const values *v) {
    return v->count ? v->count - 1 : 0;
}

static tamiz_query query_of(const tamiz_snapshot *s, uint32_t entity,
                            const party *p) {
    const tamiz_entity_record *e = &s->entities[entity];
    const values *births = &p->facts[TAMIZ_FACTOR_BIRTH],
                 *countries = &p->facts[TAMIZ_FACTOR_COUNTRY],
                 *founded = &p->facts[TAMIZ_FACTOR_FOUNDED],
                 *places = &p->facts[TAMIZ_FACTOR_BIRTH_PLACE],
                 *addresses = &p->facts[TAMIZ_FACTOR_ADDRESS],
                 *positions = &p->facts[TAMIZ_FACTOR_POSITION];
    return (tamiz_query){
        .name = s->text + e->caption,
        .name_size = SIZE_MAX,
        .schema = tamiz_schema_rows[e->schema].name,
        .birth_date = first(births),
        .more_birth_dates = births->items + 1,
        .more_birth_date_count = others(births),
        .country = first(countries),
        .more_countries = countries->items + 1,
        .more_country_count = others(countries),
        .gender = last(&p->facts[TAMIZ_FACTOR_GENDER]),
        .death_date = last(&p->facts[TAMIZ_FACTOR_DEATH]),
        .incorporation_dates = founded->items,
        .incorporation_date_count = founded->count,
        .birth_places = places->items,
        .birth_place_count = places->count,
        .addresses = addresses->items,
        .address_count = addresses->count,
        .positions = positions->items,
        .position_count = positions->count,
    };
}

static bool says_position(const tamiz_snapshot *s, uint32_t entity) {
    const tamiz_entity_record *e = &s->entities[entity];
    for (uint32_t i = 0; i < e->statement_count; i++)
        if (s->statements[e->first_statement + i].prop == TAMIZ_PROP_position)
            return true;
    return false;
}

/* Whether they are listed under one programme, as families and groups are. */
static bool share_programme(const tamiz_snapshot *s, uint32_t a, uint32_t b) {
    const tamiz_entity_record *x = &s->entities[a], *y = &s->entities[b];
    for (uint32_t i = 0; i < x->designation_count; i++)
        for (uint32_t k = 0; k < y->designation_count; k++) {
            const char *p =
                s->text + s->designations[x->first_designation + i].programme;
            const char *q =
                s->text + s->designations[y->first_designation + k].programme;
            if (!strcmp(p, q)) return true;
        }
    return false;
}

/* The facts of the last question against the party b. */
static void print_pair(tamiz_screener *k, const char *kind, uint32_t a,
                       uint32_t b, double bits) {
    const tamiz_snapshot *s = k->snapshot;
    tamiz_factor_pair pairs[TAMIZ_FACTOR_COUNT];
    tamiz_error err;
    bench_check(tamiz_factors_weigh(s, b, &k->policy.facts, pairs, &err), &err);
    (void)printf("%s\t%s\t%s\t%.3f\t%s", kind, s->text + s->entities[a].id,
                 s->text + s->entities[b].id, bits,
                 share_programme(s, a, b) ? "together" : "apart");
    for (size_t i = 0; i < TAMIZ_FACTOR_COUNT; i++)
        if (pairs[i].known)
            (void)printf("\t%s", tamiz_odds_names[pairs[i].outcome]);
    if (k->policy.facts.position_count && !pairs[TAMIZ_FACTOR_POSITION].known &&
        says_position(s, b))
        (void)printf("\tposition_other");
    (void)putchar('\n');
}

static double bits_of(const tamiz_hit *hit) {
    double bits = hit->odds_bits;
    for (size_t i = 0; i < hit->factor_count; i++) bits -= hit->factors[i].bits;
    return bits;
}

/* Asks the party; its hits are printed when they are alike (of its own list)
 * or when they are the one party that is wanted. */
static void ask(tamiz_screener *k, const char *kind, uint32_t a,
                uint32_t wanted) {
    const tamiz_snapshot *s = k->snapshot;
    party p;
    tamiz_error err;
    tamiz_answer *answer;
    read_party(s, a, &p);
    tamiz_query query = query_of(s, a, &p);
    if (tamiz_span_of(query.name).size > TAMIZ_NAME_BYTES) return;
    bench_check(tamiz_screener_ask(k, &query, &answer, &err), &err);
    for (size_t i = 0; i < tamiz_answer_count(answer); i++) {
        uint32_t b = answer->entities[i];
        bool alike = b != a && s->entities[b].list == s->entities[a].list;
        if (wanted == UINT32_MAX ? alike : b == wanted)
            print_pair(k, kind, a, b, bits_of(tamiz_answer_hit(answer, i)));
    }
    tamiz_answer_free(answer);
}

static uint32_t entity_of(const tamiz_snapshot *s, const char *id,
                          size_t size) {
    uint32_t found = tamiz_snapshot_entity(s, (tamiz_span){id, size});
    if (found == UINT32_MAX) bench_fail(id, "no such party");
    return found;
}

int main(int argc, char **argv) {
    static const char usage[] = "facts SNAPSHOT PAIRS.tsv";
    tamiz_snapshot *s = NULL;
    tamiz_screener k;
    tamiz_error err;
    bench_check(
        tamiz_snapshot_open(bench_operand(argc, argv, 1, usage), &s, &err),
        &err);
    bench_lines in = bench_read(bench_operand(argc, argv, 2, usage));
    tamiz_options options = tamiz_options_default();
    options.limit = UINT32_MAX;
    options.threshold = 0.66; /* of more pairs names tell little */
    bench_check(tamiz_screener_init(&k, s, &options, &err), &err);
    for (size_t i = 0; i < in.count; i++) {
        const bench_line *line = &in.lines[i];
        if (strcmp(line->kind, "alike") != 0) {
            ask(&k, "pair", entity_of(s, line->kind, strlen(line->kind)),
                entity_of(s, line->text, line->size));
            continue;
        }
        uint32_t step = (uint32_t)strtoul(line->text, NULL, 10);
        for (uint32_t a = 0; step && a < s->entity_count; a += step)
            if (s->entities[a].owner == a) ask(&k, "alike", a, UINT32_MAX);
    }
    tamiz_screener_clear(&k);
    tamiz_snapshot_close(s);
    return 0;
}
