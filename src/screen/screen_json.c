/* SPDX-License-Identifier: Apache-2.0 */
/* Answers as JSON: FollowTheMoney entities with what tamiz knows beside. */
#include "entity_schema.h"
#include "screen_answer.h"

static void write_evidence(tamiz_json *json, const tamiz_hit *hit) {
    tamiz_json_key(json, "evidence");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < hit->evidence_count; i++) {
        const tamiz_evidence *e = &hit->evidence[i];
        tamiz_json_open(json, '{');
        tamiz_json_pair(json, "kind", e->kind);
        tamiz_json_pair(json, "query", e->query);
        tamiz_json_pair(json, "listed", e->listed);
        tamiz_json_pair(json, "reason", e->reason);
        tamiz_json_key(json, "similarity");
        tamiz_json_number(json, e->similarity, 6);
        tamiz_json_key(json, "weight");
        tamiz_json_number(json, e->weight, 12);
        tamiz_json_key(json, "contribution");
        tamiz_json_number(json, e->contribution, 12);
        tamiz_json_close(json, '}');
    }
    tamiz_json_close(json, ']');
}

static void write_factors(tamiz_json *json, const tamiz_hit *hit) {
    if (!hit->factor_count) return;
    tamiz_json_key(json, "factors");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < hit->factor_count; i++) {
        const tamiz_factor *f = &hit->factors[i];
        tamiz_json_open(json, '{');
        tamiz_json_pair(json, "fact", f->fact);
        tamiz_json_pair(json, "query", f->query);
        tamiz_json_pair(json, "listed", f->listed);
        tamiz_json_pair(json, "verdict", f->verdict);
        tamiz_json_key(json, "bits");
        tamiz_json_number(json, f->bits, 2);
        tamiz_json_pair(json, "reason", f->reason);
        tamiz_json_close(json, '}');
    }
    tamiz_json_close(json, ']');
}

void tamiz_designations_write(tamiz_json *json,
                              const tamiz_designation *designations,
                              size_t count) {
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        const tamiz_designation *d = &designations[i];
        tamiz_json_open(json, '{');
        tamiz_json_pair(json, "list", d->list);
        tamiz_json_pair(json, "authority", d->authority);
        tamiz_json_pair(json, "programme", d->programme);
        tamiz_json_pair(json, "legal_basis", d->legal_basis);
        tamiz_json_pair(json, "since", d->since);
        tamiz_json_pair(json, "until", d->until);
        tamiz_json_pair(json, "source", d->source);
        tamiz_json_pair(json, "disputed_by", d->disputed_by);
        tamiz_json_close(json, '}');
    }
    tamiz_json_close(json, ']');
}

void tamiz_linked_write(tamiz_json *json, const tamiz_linked *linked,
                        size_t count) {
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        tamiz_json_open(json, '{');
        tamiz_json_pair(json, "id", linked[i].id);
        tamiz_json_pair(json, "list", linked[i].list);
        tamiz_json_close(json, '}');
    }
    tamiz_json_close(json, ']');
}

/* The values of one property, starting at statement `first`; each property is
 * written when its first statement is met. */
static void write_values(tamiz_json *json, const tamiz_snapshot *s,
                         const tamiz_entity_record *e, uint32_t first) {
    uint32_t prop = s->statements[first].prop;
    tamiz_json_key(json, tamiz_prop_rows[prop].name);
    tamiz_json_open(json, '[');
    for (uint32_t i = first; i < e->first_statement + e->statement_count; i++)
        if (s->statements[i].prop == prop)
            tamiz_json_text(json, s->text + s->statements[i].value);
    tamiz_json_close(json, ']');
}

static void write_properties(tamiz_json *json, const tamiz_snapshot *s,
                             const tamiz_entity_record *e) {
    bool written[TAMIZ_PROP_COUNT] = {false};
    tamiz_json_key(json, "properties");
    tamiz_json_open(json, '{');
    for (uint32_t i = 0; i < e->statement_count; i++) {
        uint32_t number = e->first_statement + i;
        uint32_t prop = s->statements[number].prop;
        if (written[prop]) continue;
        written[prop] = true;
        write_values(json, s, e, number);
    }
    tamiz_json_close(json, '}');
}

/* The earliest or latest of the entity's seen times: ISO sorts as text. */
static void write_seen(tamiz_json *json, const tamiz_snapshot *s,
                       const tamiz_entity_record *e) {
    const char *first = "", *last = "", *change = "";
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        const char *from = s->text + t->first_seen,
                   *to = s->text + t->last_seen;
        if (!first[0] || strcmp(from, first) < 0) first = from;
        if (strcmp(to, last) > 0) last = to;
        if (strcmp(from, change) > 0) change = from;
    }
    tamiz_json_pair(json, "first_seen", first);
    tamiz_json_pair(json, "last_seen", last);
    tamiz_json_pair(json, "last_change", change);
}

void tamiz_entity_write(tamiz_json *json, const tamiz_snapshot *s,
                        uint32_t entity) {
    const tamiz_entity_record *e = &s->entities[entity];
    tamiz_json_open(json, '{');
    tamiz_json_pair(json, "id", s->text + e->id);
    tamiz_json_pair(json, "caption", s->text + e->caption);
    tamiz_json_pair(json, "schema", tamiz_schema_rows[e->schema].name);
    write_properties(json, s, e);
    tamiz_json_key(json, "datasets");
    tamiz_json_open(json, '[');
    tamiz_json_text(json, s->text + s->lists[e->list].id);
    tamiz_json_close(json, ']');
    write_seen(json, s, e);
    tamiz_json_close(json, '}');
}

/* What somebody decided of it, and why it is raised again all the same. */
static void write_decision(tamiz_json *json, const tamiz_hit *hit) {
    const tamiz_acceptance *a = hit->accepted ? hit->accepted : hit->earlier;
    if (!a) return;
    tamiz_json_key(json, hit->accepted ? "accepted" : "raised_again");
    tamiz_json_open(json, '{');
    tamiz_json_pair(json, "when", a->when);
    tamiz_json_pair(json, "by", a->who);
    tamiz_json_pair(json, "why", a->why);
    if (a->until[0]) tamiz_json_pair(json, "until", a->until);
    if (!hit->accepted) tamiz_json_pair(json, "changed", hit->raised_again);
    tamiz_json_close(json, '}');
}

static void write_hit(tamiz_json *json, const tamiz_answer *answer,
                      size_t index, bool evidence) {
    const tamiz_hit *hit = &answer->hits[index];
    tamiz_json_open(json, '{');
    if (answer->snapshot) {
        tamiz_json_key(json, "entity");
        tamiz_entity_write(json, answer->snapshot, answer->entities[index]);
    }
    tamiz_json_key(json, "score");
    tamiz_json_number(json, hit->score, 6);
    tamiz_json_key(json, "odds_bits");
    tamiz_json_number(json, hit->odds_bits, 2);
    tamiz_json_key(json, "probability");
    tamiz_json_number(json, hit->probability, 4);
    tamiz_json_pair(json, "name", hit->name);
    tamiz_json_pair(json, "name_kind", hit->name_kind);
    if (answer->query.more_name_count && hit->query_name)
        tamiz_json_pair(json, "query_name", hit->query_name);
    if (evidence) write_evidence(json, hit);
    if (evidence) write_factors(json, hit);
    write_decision(json, hit);
    if (answer->snapshot) {
        tamiz_json_key(json, "designations");
        tamiz_designations_write(json, hit->designations,
                                 hit->designation_count);
        tamiz_json_key(json, "linked");
        tamiz_linked_write(json, hit->linked, hit->linked_count);
    }
    tamiz_json_close(json, '}');
}

void tamiz_answer_write_hits(tamiz_json *json, const tamiz_answer *answer,
                             bool evidence) {
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < answer->hit_count; i++)
        write_hit(json, answer, i, evidence);
    tamiz_json_close(json, ']');
}

void tamiz_answer_write_origin(tamiz_json *json, const tamiz_snapshot *s,
                               const char *config) {
    tamiz_json_pair(json, "snapshot", s ? s->id : "");
    tamiz_json_pair(json, "config", config);
    tamiz_json_pair(json, "engine", tamiz_version());
}

static void write_texts(tamiz_json *json, const char *key,
                        const char *const *texts, size_t count) {
    if (!count) return;
    tamiz_json_key(json, key);
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        tamiz_json_text(json, texts[i] ? texts[i] : "");
    tamiz_json_close(json, ']');
}

/* All values of a query that has more than one, the first among them. */
static void write_all(tamiz_json *json, const char *key, const char *first,
                      const char *const *more, size_t count) {
    if (!count) return;
    tamiz_json_key(json, key);
    tamiz_json_open(json, '[');
    tamiz_json_text(json, first ? first : "");
    for (size_t i = 0; i < count; i++) tamiz_json_text(json, more[i]);
    tamiz_json_close(json, ']');
}

static void write_ids(tamiz_json *json, const tamiz_query *query) {
    if (!query->id_count) return;
    tamiz_json_key(json, "ids");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < query->id_count; i++) {
        const tamiz_identifier *id = &query->ids[i];
        tamiz_json_open(json, '{');
        tamiz_json_pair(json, "number", id->number ? id->number : "");
        if (id->kind) tamiz_json_pair(json, "kind", id->kind);
        if (id->country) tamiz_json_pair(json, "country", id->country);
        tamiz_json_close(json, '}');
    }
    tamiz_json_close(json, ']');
}

static void write_query(tamiz_json *json, const tamiz_query *query) {
    const struct {
        const char *key, *value;
    } rows[] = {
        {"schema", query->schema},        {"birthDate", query->birth_date},
        {"country", query->country},      {"gender", query->gender},
        {"deathDate", query->death_date}, {"identifier", query->identifier}};
    tamiz_json_key(json, "query");
    tamiz_json_open(json, '{');
    tamiz_json_key(json, "name");
    tamiz_json_span(json, tamiz_query_name(query));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].value) tamiz_json_pair(json, rows[i].key, rows[i].value);
    write_all(json, "names", query->name, query->more_names,
              query->more_name_count);
    write_all(json, "birthDates", query->birth_date, query->more_birth_dates,
              query->more_birth_date_count);
    write_all(json, "countries", query->country, query->more_countries,
              query->more_country_count);
    write_all(json, "identifiers", query->identifier, query->more_identifiers,
              query->more_identifier_count);
    write_ids(json, query);
    write_texts(json, "incorporationDates", query->incorporation_dates,
                query->incorporation_date_count);
    write_texts(json, "birthPlaces", query->birth_places,
                query->birth_place_count);
    write_texts(json, "addresses", query->addresses, query->address_count);
    write_texts(json, "positions", query->positions, query->position_count);
    tamiz_json_close(json, '}');
}

void tamiz_answer_write_warnings(tamiz_json *json, const tamiz_warnings *some,
                                 const tamiz_warnings *more) {
    size_t all = some->count + (more ? more->count : 0);
    size_t kept =
        tamiz_warnings_kept(some) + (more ? tamiz_warnings_kept(more) : 0);
    if (!all) return;
    tamiz_json_key(json, "warnings");
    tamiz_json_open(json, '[');
    tamiz_warnings_write(json, some);
    if (more) tamiz_warnings_write(json, more);
    tamiz_json_close(json, ']');
    if (kept == all) return;
    tamiz_json_key(json, "more_warnings");
    tamiz_json_integer(json, (int64_t)(all - kept));
}

void tamiz_answer_write(tamiz_json *json, const tamiz_answer *answer,
                        bool evidence) {
    write_query(json, &answer->query);
    tamiz_json_key(json, "hits");
    tamiz_answer_write_hits(json, answer, evidence);
    if (answer->decided) {
        tamiz_json_key(json, "accepted_count");
        tamiz_json_integer(json, (int64_t)answer->accepted);
    }
    tamiz_answer_write_origin(json, answer->snapshot, answer->config);
    if (answer->policy) tamiz_json_pair(json, "policy", answer->policy);
}

const char *tamiz_answer_json(tamiz_answer *answer, bool evidence) {
    tamiz_buffer_reset(&answer->json);
    tamiz_json json = {.buffer = &answer->json};
    tamiz_json_open(&json, '{');
    tamiz_answer_write_warnings(&json, &answer->warnings, NULL);
    tamiz_answer_write(&json, answer, evidence);
    tamiz_json_close(&json, '}');
    return answer->json.failed ? NULL : answer->json.data;
}
