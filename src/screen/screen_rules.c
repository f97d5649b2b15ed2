/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_rules.h"

#include "base_hash.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

const char *const tamiz_use_names[TAMIZ_USE_COUNT] = {"", "onboarding",
                                                      "payment", "media"};
const char *const tamiz_fact_keys[TAMIZ_FACTS] = {"birth_date", "country",
                                                  "gender"};

tamiz_code tamiz_use_find(const char *name, tamiz_use *use, tamiz_error *err) {
    for (size_t i = 0; i < TAMIZ_USE_COUNT; i++) {
        if (strcmp(tamiz_use_names[i], name ? name : "") != 0) continue;
        *use = (tamiz_use)i;
        return TAMIZ_OK;
    }
    return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, name,
                      "no such use, expected onboarding, payment or media");
}

double tamiz_rules_threshold(const tamiz_rules *r, const char *list,
                             tamiz_schema schema) {
    double best = -1;
    for (size_t i = 0; i < r->by_list_count; i++)
        if (!strcmp(r->by_list[i].list, list)) best = r->by_list[i].threshold;
    while (schema && r->by_schema[schema] < 0)
        schema = tamiz_schema_rows[schema].parent;
    double by_schema = schema ? r->by_schema[schema] : -1;
    if (best < 0 || (by_schema >= 0 && by_schema < best)) best = by_schema;
    return best < 0 ? r->threshold : best;
}

/* ---- the id ------------------------------------------------------------ */

static void add_texts(tamiz_buffer *out, const char *key,
                      const char *const *texts, size_t count) {
    if (!count) return;
    tamiz_buffer_print(out, "%s", key);
    for (size_t i = 0; i < count; i++) tamiz_buffer_print(out, " %s", texts[i]);
    tamiz_buffer_byte(out, '\n');
}

static void add_demand(tamiz_buffer *out, const tamiz_demand *d) {
    tamiz_buffer_print(out, "require %s %s",
                       d->schema ? tamiz_schema_rows[d->schema].name : "-",
                       d->list ? d->list : "-");
    for (size_t i = 0; i < TAMIZ_FACTS; i++)
        tamiz_buffer_print(out, " %d", (int)d->facts[i]);
    tamiz_buffer_print(out, " %ld\n", lround(d->probability * 1e6));
}

/* Numbers in millionths: the same bytes in every locale. */
static void add_rules(tamiz_buffer *out, const tamiz_rules *r) {
    tamiz_buffer_print(out, "scorer %s\nthreshold %ld\nlimit %u\nweak %d\n",
                       r->ofac ? "ofac" : "tamiz", lround(r->threshold * 1e6),
                       r->limit, r->weak_aliases);
    tamiz_buffer_print(out, "fields %u\n", r->fields);
    for (size_t i = 0; i < TAMIZ_SCHEMA_COUNT; i++)
        if (r->by_schema[i] >= 0)
            tamiz_buffer_print(out, "schema %s %ld\n",
                               tamiz_schema_rows[i].name,
                               lround(r->by_schema[i] * 1e6));
    for (size_t i = 0; i < r->by_list_count; i++)
        tamiz_buffer_print(out, "list %s %ld\n", r->by_list[i].list,
                           lround(r->by_list[i].threshold * 1e6));
    add_texts(out, "lists", r->lists, r->list_count);
    add_texts(out, "programmes", r->programmes, r->programme_count);
    add_texts(out, "countries", r->countries, r->country_count);
    for (size_t i = 0; i < r->demand_count; i++)
        add_demand(out, &r->demands[i]);
}

tamiz_code tamiz_policy_seal(tamiz_policy *p, tamiz_error *err) {
    char hex[2 * TAMIZ_DIGEST_SIZE + 1];
    tamiz_buffer_reset(&p->canonical);
    for (size_t i = 0; i < TAMIZ_USE_COUNT; i++) {
        tamiz_buffer_print(&p->canonical, "use %s\n", tamiz_use_names[i]);
        add_rules(&p->canonical, &p->uses[i]);
    }
    if (p->canonical.failed) return tamiz_fail_memory(err, p->name);
    tamiz_digest digest = tamiz_digest_of(tamiz_buffer_view(&p->canonical));
    tamiz_digest_hex(&digest, hex);
    memcpy(p->id, hex, sizeof p->id - 1);
    return TAMIZ_OK;
}

/* ---- the door ---------------------------------------------------------- */

const char *tamiz_policy_id(const tamiz_policy *policy) {
    return policy->id;
}

const char *tamiz_policy_name(const tamiz_policy *policy) {
    return policy->name;
}

void tamiz_policy_free(tamiz_policy *policy) {
    if (!policy) return;
    tamiz_buffer_clear(&policy->canonical);
    tamiz_buffer_clear(&policy->text);
    tamiz_arena_clear(&policy->arena);
    free(policy);
}

size_t tamiz_policy_preset_count(void) {
    return tamiz_preset_count;
}

const char *tamiz_policy_preset_name(size_t index) {
    return tamiz_preset_names[index];
}

tamiz_options tamiz_policy_options(const tamiz_policy *policy,
                                   const char *use) {
    return (tamiz_options){.threshold = -1, .policy = policy, .use = use};
}
