/* SPDX-License-Identifier: Apache-2.0 */
/* From a policy's file to rules. Every mistake is told with its place, and
 * reading goes on; any mistake makes the policy void. A preset named by `base`
 * is applied first, then what stands at the top for every use, then what each
 * use says of its own. */
#include "screen_rules_value.h"

#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- the keys of a use ------------------------------------------------- */

static void set_scorer(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                       tamiz_rules *rules) {
    static const char *const words[] = {"tamiz", "ofac"};
    size_t which;
    if (tamiz_rules_word(r, n, words, COUNT(words), "tamiz or ofac", &which))
        rules->ofac = which == 1;
}

static void set_threshold(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                          tamiz_rules *rules) {
    (void)tamiz_rules_share(r, n, &rules->threshold);
}

static void set_limit(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                      tamiz_rules *rules) {
    static const char expected[] = "a whole number from 1 to 1000000";
    uint32_t value = 0;
    if (!tamiz_rules_is_kind(r, n, TAMIZ_YAML_TEXT, expected)) return;
    bool fine = n->text.size <= 7;
    for (size_t i = 0; fine && i < n->text.size; i++) {
        fine = n->text.data[i] >= '0' && n->text.data[i] <= '9';
        value = value * 10 + (uint32_t)(n->text.data[i] - '0');
    }
    if (fine && value && value <= 1000000)
        rules->limit = value;
    else
        tamiz_rules_mistake(r, n->place, "limit: %.40s is not %s", n->text.data,
                            expected);
}

static void set_weak(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                     tamiz_rules *rules) {
    static const char *const words[] = {"false", "no",  "off",
                                        "true",  "yes", "on"};
    size_t which;
    if (tamiz_rules_word(r, n, words, COUNT(words), "true or false", &which))
        rules->weak_aliases = which >= 3;
}

static void set_fields(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                       tamiz_rules *rules) {
    static const char *const words[] = {"name", "alias", "previousName",
                                        "identifier"};
    unsigned fields = 0;
    size_t which;
    if (!tamiz_rules_is_kind(r, n, TAMIZ_YAML_LIST,
                             "a list such as [name, alias]"))
        return;
    for (const tamiz_yamlnode *c = n->first; c; c = c->next)
        if (tamiz_rules_word(r, c, words, COUNT(words),
                             "name, alias, previousName or identifier", &which))
            fields |= 1u << which;
    if (!n->count)
        tamiz_rules_mistake(r, n->place, "fields: expected one at least");
    rules->fields = fields;
}

static void set_by_schema(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                          tamiz_rules *rules) {
    if (!tamiz_rules_is_kind(r, n, TAMIZ_YAML_MAP,
                             "schemas with a number each"))
        return;
    for (const tamiz_yamlnode *c = n->first; c; c = c->next) {
        tamiz_schema schema = tamiz_rules_schema(r, c->key, c->named);
        double share;
        if (tamiz_rules_share(r, c, &share) && schema)
            rules->by_schema[schema] = share;
    }
}

/* Lists of this map replace those of the same id that were there before. */
static void set_by_list(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                        tamiz_rules *rules) {
    if (!tamiz_rules_is_kind(r, n, TAMIZ_YAML_MAP, "lists with a number each"))
        return;
    if (n->count + rules->by_list_count > TAMIZ_RULES_VALUES) {
        tamiz_rules_mistake(r, n->place, "over %d lists", TAMIZ_RULES_VALUES);
        return;
    }
    tamiz_list_threshold *rows = tamiz_arena_array(
        &r->policy->arena, n->count + rules->by_list_count, sizeof *rows);
    size_t count = 0;
    if (!rows) {
        r->no_memory = true;
        return;
    }
    for (size_t i = 0; i < rules->by_list_count; i++) {
        bool again = false;
        for (const tamiz_yamlnode *c = n->first; c; c = c->next)
            again |= tamiz_span_is(c->key, rules->by_list[i].list);
        if (!again) rows[count++] = rules->by_list[i];
    }
    for (const tamiz_yamlnode *c = n->first; c; c = c->next) {
        rows[count].list = tamiz_rules_list_id(r, c->key, c->named);
        if (tamiz_rules_share(r, c, &rows[count].threshold) && rows[count].list)
            count++;
    }
    rules->by_list = rows;
    rules->by_list_count = count;
}

static void set_lists(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                      tamiz_rules *rules) {
    tamiz_rules_values(r, n, tamiz_rules_list_value, &rules->lists,
                       &rules->list_count);
}

static void set_programmes(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                           tamiz_rules *rules) {
    tamiz_rules_values(r, n, tamiz_rules_plain_value, &rules->programmes,
                       &rules->programme_count);
}

static void set_countries(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                          tamiz_rules *rules) {
    tamiz_rules_values(r, n, tamiz_rules_country_value, &rules->countries,
                       &rules->country_count);
}

/* ---- required evidence ------------------------------------------------- */

static const char *const demand_keys[] = {"schema",  "list",   "birth_date",
                                          "country", "gender", "probability"};
enum { FIRST_FACT = 2 };

static void read_demand_value(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                              tamiz_demand *d) {
    static const char *const wants[] = {"any", "not contradicted", "agrees"};
    size_t key = 0, which;
    while (key < COUNT(demand_keys) && !tamiz_span_is(n->key, demand_keys[key]))
        key++;
    if (key == COUNT(demand_keys)) {
        tamiz_rules_unknown(
            r, n->named, "key of require", n->key,
            tamiz_rules_nearest(n->key, tamiz_rules_text_name,
                                (const void *)demand_keys, COUNT(demand_keys)),
            "schema, list, birth_date, country, gender or probability");
    } else if (key == COUNT(demand_keys) - 1) {
        (void)tamiz_rules_share(r, n, &d->probability);
    } else if (key >= FIRST_FACT) {
        if (tamiz_rules_word(r, n, wants, COUNT(wants),
                             "any, not contradicted or agrees", &which))
            d->facts[key - FIRST_FACT] = (tamiz_want)which;
    } else if (tamiz_rules_is_kind(r, n, TAMIZ_YAML_TEXT, "a text")) {
        if (key)
            d->list = tamiz_rules_list_id(r, n->text, n->place);
        else
            d->schema = tamiz_rules_schema(r, n->text, n->place);
    }
}

static bool asks_something(const tamiz_demand *d) {
    return d->probability > 0 || d->facts[0] || d->facts[1] || d->facts[2];
}

static void set_require(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                        tamiz_rules *rules) {
    if (!tamiz_rules_is_kind(r, n, TAMIZ_YAML_LIST,
                             "a list of rules, a - each"))
        return;
    if (n->count > TAMIZ_RULES_VALUES) {
        tamiz_rules_mistake(r, n->place, "over %d rules", TAMIZ_RULES_VALUES);
        return;
    }
    tamiz_demand *demands =
        tamiz_arena_array(&r->policy->arena, n->count, sizeof *demands);
    size_t count = 0;
    if (!demands) r->no_memory = true;
    for (const tamiz_yamlnode *c = n->first; demands && c; c = c->next) {
        if (!tamiz_rules_is_kind(r, c, TAMIZ_YAML_MAP,
                                 "keys such as birth_date: agrees"))
            continue;
        for (const tamiz_yamlnode *k = c->first; k; k = k->next)
            read_demand_value(r, k, &demands[count]);
        if (!asks_something(&demands[count]) && !r->first.code)
            tamiz_rules_mistake(r, c->place,
                                "a rule that requires nothing; expected "
                                "birth_date, country, gender or probability");
        count++;
    }
    rules->demands = demands;
    rules->demand_count = count;
}

/* ---- the file ---------------------------------------------------------- */

typedef void set_key(tamiz_rules_reader *r, const tamiz_yamlnode *node,
                     tamiz_rules *rules);
static const struct {
    const char *name;
    set_key *set; /* NULL: stands at the top only */
} keys[] = {
    {"policy", NULL},
    {"title", NULL},
    {"base", NULL},
    {"uses", NULL},
    {"scorer", set_scorer},
    {"threshold", set_threshold},
    {"list_thresholds", set_by_list},
    {"schema_thresholds", set_by_schema},
    {"limit", set_limit},
    {"weak_aliases", set_weak},
    {"fields", set_fields},
    {"lists", set_lists},
    {"programmes", set_programmes},
    {"countries", set_countries},
    {"require", set_require},
};

static const char *key_name(const void *context, size_t index) {
    return keys[index + (*(const bool *)context ? 0 : 4)].name;
}

static void apply_key(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                      tamiz_rules *rules, bool top) {
    for (size_t i = 0; i < COUNT(keys); i++) {
        if (!tamiz_span_is(n->key, keys[i].name)) continue;
        if (keys[i].set)
            keys[i].set(r, n, rules);
        else if (!top)
            tamiz_rules_mistake(r, n->named,
                                "%s: stands at the top of the file only",
                                n->key.data);
        return;
    }
    tamiz_rules_unknown(r, n->named, "key", n->key,
                        tamiz_rules_nearest(n->key, key_name, &top,
                                            COUNT(keys) - (top ? 0 : 4)),
                        top ? "one of those in docs/policy.md"
                            : "a key that also stands at the top");
}

static void apply_uses(tamiz_rules_reader *r, const tamiz_yamlnode *uses) {
    if (!tamiz_rules_is_kind(r, uses, TAMIZ_YAML_MAP,
                             "onboarding, payment or media"))
        return;
    for (const tamiz_yamlnode *n = uses->first; n; n = n->next) {
        size_t use = 1;
        while (use < TAMIZ_USE_COUNT &&
               !tamiz_span_is(n->key, tamiz_use_names[use]))
            use++;
        if (use == TAMIZ_USE_COUNT) {
            tamiz_rules_unknown(
                r, n->named, "use", n->key,
                tamiz_rules_nearest(n->key, tamiz_rules_text_name,
                                    (const void *)(tamiz_use_names + 1),
                                    TAMIZ_USE_COUNT - 1),
                "onboarding, payment or media");
            continue;
        }
        if (!tamiz_rules_is_kind(r, n, TAMIZ_YAML_MAP,
                                 "keys such as threshold: 0.80"))
            continue;
        for (const tamiz_yamlnode *k = n->first; k; k = k->next)
            apply_key(r, k, &r->policy->uses[use], false);
    }
}

static const tamiz_yamlnode *member(const tamiz_yamlnode *map,
                                    const char *key) {
    const tamiz_yamlnode *n = map->first;
    while (n && !tamiz_span_is(n->key, key)) n = n->next;
    return n;
}

/* What stands at the top is read once and holds for every use. */
static void apply_document(tamiz_rules_reader *r, const tamiz_yamlnode *root) {
    const tamiz_yamlnode *uses = member(root, "uses");
    for (const tamiz_yamlnode *n = root->first; n; n = n->next)
        apply_key(r, n, &r->policy->uses[TAMIZ_USE_NONE], true);
    for (size_t i = 1; i < TAMIZ_USE_COUNT; i++)
        r->policy->uses[i] = r->policy->uses[TAMIZ_USE_NONE];
    if (uses) apply_uses(r, uses);
}

static void read_base(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                      tamiz_arena *arena) {
    const tamiz_yamlnode *root = NULL;
    if (!tamiz_rules_is_kind(r, n, TAMIZ_YAML_TEXT, "the name of a preset"))
        return;
    tamiz_span text = tamiz_preset_text(n->text.data);
    if (!text.data) {
        tamiz_rules_unknown(
            r, n->place, "preset", n->text,
            tamiz_rules_nearest(n->text, tamiz_rules_text_name,
                                (const void *)tamiz_preset_names,
                                tamiz_preset_count),
            "recall, balanced, precision or ofac");
        return;
    }
    if (tamiz_yaml_read(text, n->text.data, arena, &root, NULL) || !root)
        r->no_memory = true; /* they are well-formed: a test reads them all */
    else
        apply_document(r, root);
}

static void read_head(tamiz_rules_reader *r, const tamiz_yamlnode *root,
                      tamiz_arena *arena) {
    static const char *const versions[] = {"1"};
    const tamiz_yamlnode *version = member(root, "policy");
    const tamiz_yamlnode *title = member(root, "title");
    const tamiz_yamlnode *base = member(root, "base");
    size_t which;
    if (!version)
        tamiz_rules_mistake(r, root->place,
                            "the version is missing; expected policy: 1");
    else
        (void)tamiz_rules_word(r, version, versions, 1,
                               "1, the version of the format", &which);
    if (title &&
        tamiz_rules_is_kind(r, title, TAMIZ_YAML_TEXT, "a line of text"))
        r->policy->title = tamiz_rules_keep(r, title->text);
    if (base) read_base(r, base, arena);
}

/* Without a word of it, a policy is what there is without a policy. */
static void set_defaults(tamiz_rules *rules) {
    tamiz_options usual = tamiz_options_default();
    *rules = (tamiz_rules){.threshold = usual.threshold,
                           .limit = usual.limit,
                           .weak_aliases = usual.weak_aliases,
                           .fields = TAMIZ_FIELD_ALL};
    for (size_t i = 0; i < TAMIZ_SCHEMA_COUNT; i++) rules->by_schema[i] = -1;
}

static void read_root(tamiz_rules_reader *r, const tamiz_yamlnode *root,
                      tamiz_arena *arena) {
    set_defaults(&r->policy->uses[TAMIZ_USE_NONE]);
    if (!root) {
        tamiz_rules_mistake(r, (tamiz_yamlplace){1, 1, 0},
                            "nothing in it; expected policy: 1");
    } else if (tamiz_rules_is_kind(r, root, TAMIZ_YAML_MAP,
                                   "keys such as policy: 1")) {
        read_head(r, root, arena);
        apply_document(r, root);
    }
}

tamiz_code tamiz_policy_read(tamiz_span text, const char *name,
                             const tamiz_policy_reader *told,
                             tamiz_policy **out, tamiz_error *err) {
    tamiz_arena arena = {0};
    const tamiz_yamlnode *root = NULL;
    tamiz_policy *policy = calloc(1, sizeof *policy);
    if (!policy) return tamiz_fail_memory(err, name);
    tamiz_rules_reader r = {.told = told, .policy = policy};
    policy->name = tamiz_rules_keep(&r, tamiz_span_of(name));
    policy->title = "";
    tamiz_code code = tamiz_yaml_read(text, name, &arena, &root, &r.first);
    if (code && told->mistake) told->mistake(told->context, &r.first);
    if (!code) {
        read_root(&r, root, &arena);
        code = r.first.code;
    }
    if (code && err) *err = r.first;
    if (r.no_memory) code = tamiz_fail_memory(err, name);
    if (!code) code = tamiz_policy_seal(policy, err);
    tamiz_arena_clear(&arena);
    if (code)
        tamiz_policy_free(policy);
    else
        *out = policy;
    return code;
}
