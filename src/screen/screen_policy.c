/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_policy.h"

#include "base_error.h"
#include "base_hash.h"
#include "entity_country.h"
#include "entity_date.h"

#include <math.h>
#include <strings.h>

tamiz_options tamiz_options_default(void) {
    return (tamiz_options){.threshold = 0.70, .limit = 10};
}

/* ---- options ----------------------------------------------------------- */

static tamiz_code mark_list(tamiz_gate *p, const char *id, tamiz_error *err) {
    for (uint32_t i = 0; i < p->snapshot->list_count; i++) {
        const char *have = p->snapshot->text + p->snapshot->lists[i].id;
        if (strcmp(have, id) != 0) continue;
        p->lists[i] = true;
        return TAMIZ_OK;
    }
    return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, id,
                      "no such list in the snapshot; `tamiz lists` shows "
                      "those that are");
}

static tamiz_code take_lists(tamiz_gate *p, tamiz_error *err) {
    if (!p->options->lists || !p->options->list_count) return TAMIZ_OK;
    p->lists = calloc(p->snapshot->list_count + 1, sizeof *p->lists);
    if (!p->lists) return tamiz_fail_memory(err, "lists");
    for (size_t i = 0; i < p->options->list_count; i++) {
        tamiz_code code = mark_list(p, p->options->lists[i], err);
        if (code) return code;
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_day_check(const char *as_of, tamiz_error *err) {
    tamiz_date date;
    if (!as_of || !as_of[0]) return TAMIZ_OK;
    if (tamiz_date_parse_iso(tamiz_span_of(as_of), &date) && date.day)
        return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, as_of,
                      "not a day, expected YYYY-MM-DD");
}

static tamiz_code take_day(tamiz_gate *p, tamiz_error *err) {
    tamiz_date date;
    tamiz_code code = tamiz_day_check(p->options->as_of, err);
    if (code || !p->options->as_of || !p->options->as_of[0]) return code;
    if (tamiz_date_parse_iso(tamiz_span_of(p->options->as_of), &date))
        tamiz_date_print(date, p->as_of);
    return TAMIZ_OK;
}

/* Lists in the snapshot's order, so that the order of options is no matter. */
static uint64_t mix_policy(const tamiz_gate *p, uint64_t hash) {
    const tamiz_accepted *accepted = p->options->accepted;
    if (p->rules)
        hash = tamiz_hash_mix(hash, tamiz_hash(tamiz_span_of(p->policy)));
    if (accepted) {
        hash = tamiz_hash_mix(hash, tamiz_hash(tamiz_span_of(accepted->id)));
        hash = tamiz_hash_mix(hash, p->options->show_accepted);
    }
    return hash;
}

/* A single name takes some ten microseconds, and printf would one of them. */
static uint64_t hash_options(const tamiz_gate *p) {
    struct {
        double threshold;
        uint32_t limit, weak;
    } plain = {p->options->threshold, p->options->limit,
               p->options->weak_aliases};
    return tamiz_hash_mix(
        tamiz_hash((tamiz_span){(const char *)&plain, sizeof plain}),
        tamiz_hash(tamiz_span_of(p->as_of)));
}

static void write_hex(uint64_t hash, char *out) {
    for (int i = 0; i < 16; i++)
        out[i] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
    out[16] = '\0';
}

static void set_config(tamiz_gate *p) {
    uint64_t hash = mix_policy(p, hash_options(p));
    for (uint32_t i = 0; p->lists && i < p->snapshot->list_count; i++)
        if (p->lists[i])
            hash = tamiz_hash_mix(
                hash, tamiz_hash(tamiz_span_of(p->snapshot->text +
                                               p->snapshot->lists[i].id)));
    write_hex(hash, p->config);
}

/* ---- the policy -------------------------------------------------------- */

/* Lists of the policy that the snapshot does not have have no say; that it has
 * none of them is a mistake: nothing could ever be a hit. */
static tamiz_code narrow_lists(tamiz_gate *p, tamiz_error *err) {
    const tamiz_rules *r = p->rules;
    uint32_t count = p->snapshot->list_count, met = 0;
    if (!r || !r->list_count) return TAMIZ_OK;
    bool all = !p->lists;
    if (all) p->lists = calloc(count + 1, sizeof *p->lists);
    if (!p->lists) return tamiz_fail_memory(err, "lists");
    for (uint32_t i = 0; i < count; i++) {
        const char *have = p->snapshot->text + p->snapshot->lists[i].id;
        bool named = false;
        for (size_t k = 0; k < r->list_count; k++)
            named |= !strcmp(have, r->lists[k]);
        met += named;
        p->lists[i] = named && (all || p->lists[i]);
    }
    if (met) return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, r->lists[0],
                      "the snapshot has none of the policy's lists");
}

/* A threshold that the caller gives holds for all. */
static tamiz_code take_thresholds(tamiz_gate *p, tamiz_error *err) {
    const tamiz_snapshot *s = p->snapshot;
    p->threshold = p->options->threshold;
    if (!p->rules || p->threshold >= 0) return TAMIZ_OK;
    p->need = calloc((size_t)(s->list_count + 1) * TAMIZ_SCHEMA_COUNT,
                     sizeof *p->need);
    if (!p->need) return tamiz_fail_memory(err, "thresholds");
    p->threshold = 1;
    for (uint32_t i = 0; i < s->list_count; i++)
        for (size_t k = 0; k < TAMIZ_SCHEMA_COUNT; k++) {
            double need = tamiz_rules_threshold(
                p->rules, s->text + s->lists[i].id, (tamiz_schema)k);
            p->need[(size_t)i * TAMIZ_SCHEMA_COUNT + k] = need;
            if (need < p->threshold) p->threshold = need;
        }
    return TAMIZ_OK;
}

static tamiz_code take_policy(tamiz_gate *p, tamiz_error *err) {
    const tamiz_policy *policy = p->options->policy;
    tamiz_use use;
    p->limit = p->options->limit;
    p->weak_aliases = p->options->weak_aliases;
    (void)snprintf(p->policy, sizeof p->policy, "-");
    tamiz_code code = tamiz_use_find(p->options->use, &use, err);
    if (code || !policy) return code ? code : take_thresholds(p, err);
    p->rules = &policy->uses[use];
    (void)snprintf(p->policy, sizeof p->policy, "%s%s%s", policy->id,
                   use ? ":" : "", tamiz_use_names[use]);
    if (!p->limit) p->limit = p->rules->limit;
    p->weak_aliases |= p->rules->weak_aliases;
    code = narrow_lists(p, err);
    return code ? code : take_thresholds(p, err);
}

tamiz_code tamiz_gate_init(tamiz_gate *p, const tamiz_snapshot *snapshot,
                           const tamiz_options *options, tamiz_error *err) {
    *p = (tamiz_gate){.snapshot = snapshot, .options = options};
    double least = options->policy ? -1 : 0;
    if (!isfinite(options->threshold) || options->threshold < least ||
        options->threshold > 1)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, "threshold",
                          "%g is not between 0 and 1", options->threshold);
    tamiz_code code = take_lists(p, err);
    if (!code) code = take_day(p, err);
    if (!code) code = take_policy(p, err);
    if (code)
        tamiz_gate_clear(p);
    else
        set_config(p);
    return code;
}

void tamiz_gate_raise(tamiz_gate *p, double least) {
    size_t count = (size_t)p->snapshot->list_count * TAMIZ_SCHEMA_COUNT;
    for (size_t i = 0; p->need && i < count; i++)
        if (p->need[i] < least) p->need[i] = least;
    if (p->threshold < least) p->threshold = least;
}

void tamiz_gate_clear(tamiz_gate *p) {
    free(p->lists);
    free(p->need);
    p->lists = NULL;
    p->need = NULL;
    tamiz_arena_clear(&p->arena);
    tamiz_arena_clear(&p->scratch);
}

/* ---- candidates -------------------------------------------------------- */

/* A partial date is in force from its first day and until its last. */
bool tamiz_dates_in_force(const char *since, const char *until,
                          const char *as_of) {
    tamiz_date day, date;
    if (!tamiz_date_parse_iso(tamiz_span_of(as_of), &day)) return true;
    int32_t today = tamiz_date_first_day(day);
    if (tamiz_date_parse_iso(tamiz_span_of(since), &date) &&
        today < tamiz_date_first_day(date))
        return false;
    return !tamiz_date_parse_iso(tamiz_span_of(until), &date) ||
           today < tamiz_date_last_day(date);
}

bool tamiz_entity_in_force(const tamiz_snapshot *s, uint32_t entity,
                           const char *as_of) {
    const tamiz_entity_record *e = &s->entities[entity];
    if (!as_of[0] || !e->designation_count) return true;
    for (uint32_t i = 0; i < e->designation_count; i++) {
        const tamiz_designation_record *d =
            &s->designations[e->first_designation + i];
        if (tamiz_dates_in_force(s->text + d->since, s->text + d->until, as_of))
            return true;
    }
    return false;
}

bool tamiz_gate_allows_entity(const tamiz_gate *p, uint32_t entity) {
    const tamiz_entity_record *e = &p->snapshot->entities[entity];
    return e->owner == entity && tamiz_schema_rows[e->schema].matchable &&
           (!p->lists || p->lists[e->list]) &&
           tamiz_schema_meets(p->schema, e->schema) &&
           tamiz_entity_in_force(p->snapshot, entity, p->as_of);
}

static unsigned field_of(uint32_t prop) {
    switch (prop) {
    case TAMIZ_PROP_alias:
    case TAMIZ_PROP_weakAlias:
        return TAMIZ_FIELD_ALIAS;
    case TAMIZ_PROP_previousName:
        return TAMIZ_FIELD_FORMER;
    default:
        return TAMIZ_FIELD_NAME;
    }
}

bool tamiz_gate_allows_name(const tamiz_gate *p, uint32_t name) {
    uint32_t prop = p->snapshot->names[name].prop;
    if (p->rules && !(p->rules->fields & field_of(prop))) return false;
    return p->weak_aliases || prop != TAMIZ_PROP_weakAlias;
}

double tamiz_gate_threshold(const tamiz_gate *p, uint32_t entity) {
    const tamiz_entity_record *e = &p->snapshot->entities[entity];
    if (!p->need) return p->threshold;
    return p->need[(size_t)e->list * TAMIZ_SCHEMA_COUNT + e->schema];
}

static bool is_one_of(const char *text, const char *const *texts,
                      size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!strcasecmp(text, texts[i])) return true;
    return false;
}

/* A successor or a territory counts too: a miss is worse than an alert. */
static bool is_country_of(const tamiz_rules *rules, const char *code) {
    for (size_t i = 0; i < rules->country_count; i++)
        if (!strcmp(code, rules->countries[i]) ||
            tamiz_country_is_kin(code, rules->countries[i]))
            return true;
    return false;
}

/* A party of which no country is known may be of any. */
static bool allows_countries(const tamiz_gate *p,
                             const tamiz_entity_record *e) {
    const tamiz_snapshot *s = p->snapshot;
    bool known = false;
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        if (!tamiz_prop_is_country(t->prop)) continue;
        const char *code =
            tamiz_country_find(tamiz_span_of(s->text + t->value));
        if (!code) continue;
        known = true;
        if (is_country_of(p->rules, code)) return true;
    }
    return !known;
}

/* Only programmes that are in force on the day. */
static bool allows_programmes(const tamiz_gate *p,
                              const tamiz_entity_record *e) {
    const tamiz_snapshot *s = p->snapshot;
    bool known = false;
    for (uint32_t i = 0; i < e->designation_count; i++) {
        const tamiz_designation_record *d =
            &s->designations[e->first_designation + i];
        if (!s->text[d->programme] ||
            !tamiz_dates_in_force(s->text + d->since, s->text + d->until,
                                  p->as_of))
            continue;
        known = true;
        if (is_one_of(s->text + d->programme, p->rules->programmes,
                      p->rules->programme_count))
            return true;
    }
    return !known;
}

bool tamiz_gate_allows_party(const tamiz_gate *p, uint32_t entity) {
    const tamiz_entity_record *e = &p->snapshot->entities[entity];
    if (!p->rules) return true;
    return (!p->rules->country_count || allows_countries(p, e)) &&
           (!p->rules->programme_count || allows_programmes(p, e));
}

bool tamiz_gate_sifts(const tamiz_gate *p) {
    return p->options->accepted || (p->rules && p->rules->demand_count);
}
