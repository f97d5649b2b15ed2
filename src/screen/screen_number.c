/* SPDX-License-Identifier: Apache-2.0 */
/* A slip is looked for without an index of its own: every number that is one
 * away is asked for like the number itself, some 36 for each character, and
 * none is missed. A check that both numbers pass rules a slip out: check digits
 * are made to be wrong after one. */
#include "screen_number.h"

#include "base_error.h"
#include "screen_judge.h"

#include <stdlib.h>

enum { SHORTEST_SLIP = 8 }; /* below, too many numbers are neighbours */

/* An IMO number has seven digits, the last one a check: one that fails it is
 * wrong in some digit, and few others are. */
static bool may_slip(const tamiz_asked_number *asked) {
    enum { IMO = 7 };
    size_t size = asked->normal.size;
    if (size >= SHORTEST_SLIP) return true;
    return size == IMO && asked->type.kind == TAMIZ_KIND_IMO &&
           tamiz_identifier_check(asked->type.kind,
                                  tamiz_span_of(asked->text)) ==
               TAMIZ_CHECK_FAILS;
}

/* ---- what was asked ----------------------------------------------------- */

size_t tamiz_query_number_count(const tamiz_query *query) {
    bool one = query->identifier && query->identifier[0];
    return (one ? query->more_identifier_count + 1 : 0) + query->id_count;
}

tamiz_identifier tamiz_query_number(const tamiz_query *query, size_t index) {
    size_t plain = tamiz_query_number_count(query) - query->id_count;
    if (index >= plain) return query->ids[index - plain];
    return (tamiz_identifier){.number = index
                                            ? query->more_identifiers[index - 1]
                                            : query->identifier};
}

static bool may_be_hit(const tamiz_gate *gate, uint32_t party) {
    return gate->snapshot->entities[party].name_count &&
           tamiz_gate_allows_entity(gate, party) &&
           tamiz_gate_allows_party(gate, party);
}

/* ---- the same number ----------------------------------------------------- */

static void add_same(tamiz_screener *s, uint32_t number,
                     const tamiz_asked_number *asked) {
    const tamiz_snapshot *snap = s->snapshot;
    tamiz_number_run run = tamiz_number_find(snap, asked->normal);
    while (run.count) {
        tamiz_number_run own = tamiz_number_run_of_party(snap, run);
        run.records += own.count;
        run.count -= own.count;
        tamiz_number_verdict v = tamiz_number_judge(snap, own, asked);
        uint32_t party = tamiz_number_owner(snap, v.statement);
        if (tamiz_number_contradicts(&v) ||
            !tamiz_number_is(snap, v.statement, asked->normal) ||
            !may_be_hit(&s->policy, party))
            continue;
        tamiz_scored hit = {
            .score = 1,
            .entity = party,
            .name = snap->entity_names[snap->entities[party].first_name],
            .by = TAMIZ_BY_NUMBER,
            .statement = v.statement,
            .number = number,
            .open = (v.type == TAMIZ_FIT_OPEN ? 1 : 0) |
                    (v.country == TAMIZ_FIT_OPEN ? 2 : 0)};
        tamiz_buffer_add(&s->scored, &hit, sizeof hit);
    }
}

/* ---- slips --------------------------------------------------------------- */

bool tamiz_number_is_slip(tamiz_span a, tamiz_span b) {
    size_t first = 0;
    if (a.size != b.size) return false;
    while (first < a.size && a.data[first] == b.data[first]) first++;
    if (first == a.size) return false;
    if (!memcmp(a.data + first + 1, b.data + first + 1, a.size - first - 1))
        return true;
    return first + 1 < a.size && a.data[first] == b.data[first + 1] &&
           a.data[first + 1] == b.data[first] &&
           !memcmp(a.data + first + 2, b.data + first + 2, a.size - first - 2);
}

double tamiz_slip_score(size_t size, bool has_name, double name) {
    double number = 1 - 1 / (double)size;
    if (!has_name) return number;
    return TAMIZ_SLIP_SHARE * number + (1 - TAMIZ_SLIP_SHARE) * name;
}

/* Codes that are given out next to one another, without a check digit. */
static bool is_dense(tamiz_number_family family) {
    return family == TAMIZ_NUMBER_BIC || family == TAMIZ_NUMBER_MMSI;
}

typedef struct search {
    tamiz_screener *s;
    const tamiz_asked_number *asked;
    uint32_t number;
    tamiz_buffer *found; /* tamiz_slip[] */
} search;

/* All parties with a listed number that is a slip away from the asked one. */
static void add_slips(search *f, tamiz_number_run run, tamiz_span normal) {
    const tamiz_snapshot *snap = f->s->snapshot;
    while (run.count) {
        tamiz_number_run own = tamiz_number_run_of_party(snap, run);
        run.records += own.count;
        run.count -= own.count;
        tamiz_number_verdict v = tamiz_number_judge(snap, own, f->asked);
        tamiz_slip slip = {.entity = tamiz_number_owner(snap, v.statement),
                           .statement = v.statement,
                           .number = f->number};
        if (tamiz_number_contradicts(&v) || is_dense(v.listed.family) ||
            !tamiz_number_is(snap, v.statement, normal) ||
            tamiz_number_both_hold(snap, f->asked, &v) ||
            !may_be_hit(&f->s->policy, slip.entity))
            continue;
        tamiz_buffer_add(f->found, &slip, sizeof slip);
    }
}

/* A number in its normal form: most are no one's, and a bit says so. */
static void ask_number(search *f, tamiz_span normal) {
    if (tamiz_finder_may_hold_number(f->s->worker->finder, tamiz_hash(normal)))
        add_slips(f, tamiz_number_find(f->s->snapshot, normal), normal);
}

static void ask_changed(search *f, char *text, size_t at) {
    static const char characters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    tamiz_span normal = {text, f->asked->normal.size};
    char own = text[at];
    for (const char *c = characters; *c; c++) {
        text[at] = *c;
        if (*c != own) ask_number(f, normal);
    }
    text[at] = own;
}

static void ask_swapped(search *f, char *text, size_t at) {
    tamiz_span normal = {text, f->asked->normal.size};
    char a = text[at], b = text[at + 1];
    if (a == b) return;
    text[at] = b;
    text[at + 1] = a;
    ask_number(f, normal);
    text[at] = a;
    text[at + 1] = b;
}

static void ask_neighbours(search *f) {
    char text[TAMIZ_NUMBER_TEXT];
    size_t size = f->asked->normal.size;
    memcpy(text, f->asked->normal.data, size);
    for (size_t i = 0; i < size; i++) ask_changed(f, text, i);
    for (size_t i = 0; i + 1 < size; i++) ask_swapped(f, text, i);
}

/* The same by looking at every listed number. */
static void look_at_all(search *f) {
    const tamiz_snapshot *snap = f->s->snapshot;
    tamiz_number_run run;
    for (uint32_t i = 0; i < snap->number_count; i += run.count) {
        char text[TAMIZ_NUMBER_TEXT];
        run = (tamiz_number_run){snap->numbers + i, 1};
        while (i + run.count < snap->number_count &&
               run.records[run.count].hash == run.records->hash)
            run.count++;
        tamiz_span normal = {
            text, tamiz_number_of(snap, run.records->statement, text)};
        if (tamiz_number_is_slip(normal, f->asked->normal))
            add_slips(f, run, normal);
    }
}

static int order_of_slips(const void *x, const void *y) {
    const tamiz_slip *a = x, *b = y;
    if (a->entity != b->entity) return a->entity < b->entity ? -1 : 1;
    if (a->number != b->number) return a->number < b->number ? -1 : 1;
    return (a->statement > b->statement) - (a->statement < b->statement);
}

/* One for each party, and the facts know them. */
static void keep_slips(tamiz_screener *s) {
    tamiz_slip *all = (tamiz_slip *)(void *)s->slips.data;
    size_t count = s->slips.size / sizeof *all, kept = 0;
    if (count > 1) qsort(all, count, sizeof *all, order_of_slips);
    for (size_t i = 0; i < count; i++)
        if (!kept || all[kept - 1].entity != all[i].entity)
            all[kept++] = all[i];
    s->policy.facts.slips = all;
    s->policy.facts.slip_count = kept;
}

static tamiz_code find_slips(tamiz_screener *s, bool named, tamiz_error *err) {
    uint32_t count = named || !s->exact_numbers ? s->policy.number_count : 0;
    tamiz_buffer_reset(&s->slips);
    for (uint32_t i = 0; i < count; i++) {
        const tamiz_asked_number *asked = &s->policy.numbers[i];
        search f = {s, asked, i, &s->slips};
        if (!may_slip(asked) || is_dense(asked->type.family)) continue;
        if (s->policy.options->exhaustive)
            look_at_all(&f);
        else
            ask_neighbours(&f);
    }
    if (s->slips.failed) return tamiz_fail_memory(err, "numbers");
    keep_slips(s);
    return TAMIZ_OK;
}

/* The best of the party's names that may count, against all of the query's. */
static tamiz_code best_name(tamiz_screener *s, const tamiz_name *names,
                            size_t count, tamiz_scored *hit, double *best,
                            tamiz_error *err) {
    const tamiz_snapshot *snap = s->snapshot;
    const tamiz_entity_record *e = &snap->entities[hit->entity];
    tamiz_code code = TAMIZ_OK;
    *best = 0;
    hit->name = snap->entity_names[e->first_name];
    for (uint32_t i = 0; i < e->name_count; i++) {
        tamiz_part parts[TAMIZ_NAME_PARTS];
        tamiz_name listed;
        uint32_t number = snap->entity_names[e->first_name + i];
        if (!tamiz_gate_allows_name(&s->policy, number)) continue;
        tamiz_snapshot_name(snap, number, parts, &listed);
        for (size_t k = 0; !code && k < count; k++) {
            double score;
            if (s->scratch.total) tamiz_arena_reset(&s->scratch);
            code =
                tamiz_name_score(&names[k], &listed, &s->scratch, &score, err);
            if (code || score <= *best) continue;
            *best = score;
            hit->name = number;
            hit->asked = (uint32_t)k;
        }
    }
    return code;
}

static bool has_words(const tamiz_name *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (names[i].count) return true;
    return false;
}

/* What a slip scores hangs on the name, so a chance neighbour of a number
 * alone is no hit. */
static tamiz_code add_slipped(tamiz_screener *s, const tamiz_name *names,
                              size_t count, bool named, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < s->policy.facts.slip_count; i++) {
        const tamiz_slip *slip = &s->policy.facts.slips[i];
        double best;
        tamiz_scored hit = {.entity = slip->entity,
                            .by = TAMIZ_BY_SLIP,
                            .statement = slip->statement,
                            .number = slip->number};
        code = best_name(s, names, count, &hit, &best, err);
        hit.named = named;
        hit.score = tamiz_slip_score(
            s->policy.numbers[slip->number].normal.size, named, best);
        if (!code && hit.score >= tamiz_gate_threshold(&s->policy, hit.entity))
            tamiz_buffer_add(&s->scored, &hit, sizeof hit);
    }
    return code;
}

tamiz_code tamiz_numbers_search(tamiz_screener *s, const tamiz_name *names,
                                size_t count, tamiz_error *err) {
    const tamiz_rules *rules = s->policy.rules;
    if (rules && !(rules->fields & TAMIZ_FIELD_NUMBER)) return TAMIZ_OK;
    for (uint32_t i = 0; i < s->policy.number_count; i++)
        add_same(s, i, &s->policy.numbers[i]);
    /* OFAC's rule is one of names. */
    if (rules && rules->ofac) return TAMIZ_OK;
    bool named = has_words(names, count);
    tamiz_code code = find_slips(s, named, err);
    return code ? code : add_slipped(s, names, count, named, err);
}
