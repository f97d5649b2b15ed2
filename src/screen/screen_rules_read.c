/* SPDX-License-Identifier: Apache-2.0 */
/* From a policy's file to rules. Every mistake is told with its place, and
 * reading goes on; any mistake makes the policy void. A preset named by `base`
 * is applied first, then what stands at the top for every use, then what each
 * use says of its own. */
#include "screen_rules.h"

#include "entity_country.h"
#include "format_yaml.h"
#include "name_edit.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
enum { MOST_VALUES = 256 };

typedef struct reader {
    const tamiz_policy_reader *told;
    tamiz_policy *policy;
    tamiz_error first; /* code 0 = no mistake so far */
    bool no_memory;
} reader;

/* ---- mistakes ---------------------------------------------------------- */

__attribute__((format(printf, 3, 4))) static void
mistake(reader *r, tamiz_yamlplace place, const char *format, ...) {
    char message[sizeof r->first.message];
    tamiz_error err;
    va_list args;
    va_start(args, format);
    (void)vsnprintf(message, sizeof message, format, args);
    va_end(args);
    (void)tamiz_fail_at(&err, TAMIZ_BAD_INPUT, r->policy->name, place.line,
                        place.column, place.offset, "%s", message);
    if (!r->first.code) r->first = err;
    if (r->told->mistake) r->told->mistake(r->told->context, &err);
}

typedef const char *candidate(const void *context, size_t index);

/* The nearest of them, when a third of its letters or fewer differ. */
static const char *nearest(tamiz_span word, candidate *name,
                           const void *context, size_t count) {
    const char *best = NULL;
    unsigned most = (unsigned)(word.size / 3 > 3 ? 3 : word.size / 3);
    if (word.size > 1 && !most) most = 1;
    for (size_t i = 0; i < count; i++) {
        const char *have = name(context, i);
        unsigned edits = tamiz_name_edits(word, tamiz_span_of(have), most);
        if (edits > most) continue;
        if (best && edits == most) continue;
        best = have;
        most = edits;
    }
    return best;
}

static const char *text_name(const void *context, size_t index) {
    return ((const char *const *)context)[index];
}

static const char *schema_name(const void *context, size_t index) {
    (void)context;
    return tamiz_schema_rows[index + 1].name;
}

static void unknown(reader *r, tamiz_yamlplace place, const char *what,
                    tamiz_span word, const char *near, const char *expected) {
    if (near)
        mistake(r, place, "%.60s: no such %s; did you mean %s?", word.data,
                what, near);
    else
        mistake(r, place, "%.60s: no such %s; expected %s", word.data, what,
                expected);
}

static bool is_kind(reader *r, const tamiz_yamlnode *node, tamiz_yamlkind kind,
                    const char *expected) {
    if (node->kind == kind && (kind != TAMIZ_YAML_TEXT || node->text.size))
        return true;
    mistake(r, node->place, "%s: expected %s",
            node->key.size ? node->key.data : "this entry", expected);
    return false;
}

/* ---- single values ----------------------------------------------------- */

/* 0 to 1, digits and a point: the same in every locale. */
static bool parse_share(tamiz_span text, double *out) {
    double value = 0, unit = 1;
    bool point = false, digits = false;
    if (text.size > 12) return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9') return false;
        digits = true;
        value = value * 10 + (c - '0');
        if (point) unit *= 10;
    }
    if (!digits || value > unit) return false;
    *out = value / unit;
    return true;
}

static bool read_share(reader *r, const tamiz_yamlnode *n, double *out) {
    static const char expected[] = "a number from 0 to 1, such as 0.85";
    if (!is_kind(r, n, TAMIZ_YAML_TEXT, expected)) return false;
    if (parse_share(n->text, out)) return true;
    mistake(r, n->place, "%s: %.40s is not %s", n->key.data, n->text.data,
            expected);
    return false;
}

static bool read_word(reader *r, const tamiz_yamlnode *n,
                      const char *const *words, size_t count,
                      const char *expected, size_t *out) {
    if (!is_kind(r, n, TAMIZ_YAML_TEXT, expected)) return false;
    for (size_t i = 0; i < count; i++) {
        if (!tamiz_span_is(n->text, words[i])) continue;
        *out = i;
        return true;
    }
    mistake(r, n->place, "%s: %.40s is not %s",
            n->key.size ? n->key.data : "this entry", n->text.data, expected);
    return false;
}

static const char *keep(reader *r, tamiz_span text) {
    const char *own = tamiz_arena_copy(&r->policy->arena, text).data;
    if (!own) r->no_memory = true;
    return own ? own : "";
}

/* A list's id. One of one's own may have any; one that is nearly a known one
 * is a slip. */
static const char *read_list_id(reader *r, tamiz_span id,
                                tamiz_yamlplace place) {
    const char *const *known = r->told->lists;
    size_t count = r->told->list_count;
    bool fine = id.size > 0 && id.size < 64;
    for (size_t i = 0; i < id.size; i++) {
        char c = id.data[i];
        fine &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
                c == '-' || c == '.';
    }
    for (size_t i = 0; i < count; i++)
        if (tamiz_span_is(id, known[i])) return known[i];
    const char *near = nearest(id, text_name, (const void *)known, count);
    if (fine && !near) return keep(r, id);
    unknown(r, place, "list", id, near, "an id such as us_ofac_sdn");
    return NULL;
}

static tamiz_schema read_schema(reader *r, tamiz_span name,
                                tamiz_yamlplace place) {
    tamiz_schema schema = tamiz_schema_find(name);
    if (!schema)
        unknown(r, place, "schema", name,
                nearest(name, schema_name, NULL, TAMIZ_SCHEMA_COUNT - 1),
                "one of FollowTheMoney's: Person, Organization, Vessel ...");
    return schema;
}

/* ---- lists of values --------------------------------------------------- */

typedef const char *one_value(reader *r, const tamiz_yamlnode *node);

static const char *list_value(reader *r, const tamiz_yamlnode *n) {
    return read_list_id(r, n->text, n->place);
}

static const char *plain_value(reader *r, const tamiz_yamlnode *n) {
    return keep(r, n->text);
}

static const char *country_value(reader *r, const tamiz_yamlnode *n) {
    const char *code = tamiz_country_find(n->text);
    if (!code)
        mistake(r, n->place,
                "%.60s: no such country; expected an ISO 3166 code or a name",
                n->text.data);
    return code;
}

static void read_values(reader *r, const tamiz_yamlnode *n, one_value *value,
                        const char *const **out, size_t *count) {
    static const char expected[] = "a list: [one, two], or a line with - each";
    if (!is_kind(r, n, TAMIZ_YAML_LIST, expected)) return;
    if (n->count > MOST_VALUES || !n->count) {
        mistake(r, n->place, "%s: expected 1 to %d values", n->key.data,
                MOST_VALUES);
        return;
    }
    const char **values =
        tamiz_arena_array(&r->policy->arena, n->count, sizeof *values);
    size_t kept = 0;
    if (!values) r->no_memory = true;
    for (const tamiz_yamlnode *c = n->first; values && c; c = c->next) {
        if (!is_kind(r, c, TAMIZ_YAML_TEXT, "a text")) continue;
        values[kept] = value(r, c);
        kept += values[kept] != NULL;
    }
    *out = values;
    *count = kept;
}

/* ---- the keys of a use ------------------------------------------------- */

static void set_scorer(reader *r, const tamiz_yamlnode *n, tamiz_rules *rules) {
    static const char *const words[] = {"tamiz", "ofac"};
    size_t which;
    if (read_word(r, n, words, COUNT(words), "tamiz or ofac", &which))
        rules->ofac = which == 1;
}

static void set_threshold(reader *r, const tamiz_yamlnode *n,
                          tamiz_rules *rules) {
    (void)read_share(r, n, &rules->threshold);
}

static void set_limit(reader *r, const tamiz_yamlnode *n, tamiz_rules *rules) {
    static const char expected[] = "a whole number from 1 to 1000000";
    uint32_t value = 0;
    if (!is_kind(r, n, TAMIZ_YAML_TEXT, expected)) return;
    bool fine = n->text.size <= 7;
    for (size_t i = 0; fine && i < n->text.size; i++) {
        fine = n->text.data[i] >= '0' && n->text.data[i] <= '9';
        value = value * 10 + (uint32_t)(n->text.data[i] - '0');
    }
    if (fine && value && value <= 1000000)
        rules->limit = value;
    else
        mistake(r, n->place, "limit: %.40s is not %s", n->text.data, expected);
}

static void set_weak(reader *r, const tamiz_yamlnode *n, tamiz_rules *rules) {
    static const char *const words[] = {"false", "no",  "off",
                                        "true",  "yes", "on"};
    size_t which;
    if (read_word(r, n, words, COUNT(words), "true or false", &which))
        rules->weak_aliases = which >= 3;
}

static void set_fields(reader *r, const tamiz_yamlnode *n, tamiz_rules *rules) {
    static const char *const words[] = {"name", "alias", "previousName",
                                        "identifier"};
    unsigned fields = 0;
    size_t which;
    if (!is_kind(r, n, TAMIZ_YAML_LIST, "a list such as [name, alias]")) return;
    for (const tamiz_yamlnode *c = n->first; c; c = c->next)
        if (read_word(r, c, words, COUNT(words),
                      "name, alias, previousName or identifier", &which))
            fields |= 1u << which;
    if (!n->count) mistake(r, n->place, "fields: expected one at least");
    rules->fields = fields;
}

static void set_by_schema(reader *r, const tamiz_yamlnode *n,
                          tamiz_rules *rules) {
    if (!is_kind(r, n, TAMIZ_YAML_MAP, "schemas with a number each")) return;
    for (const tamiz_yamlnode *c = n->first; c; c = c->next) {
        tamiz_schema schema = read_schema(r, c->key, c->named);
        double share;
        if (read_share(r, c, &share) && schema)
            rules->by_schema[schema] = share;
    }
}

/* Lists of this map replace those of the same id that were there before. */
static void set_by_list(reader *r, const tamiz_yamlnode *n,
                        tamiz_rules *rules) {
    if (!is_kind(r, n, TAMIZ_YAML_MAP, "lists with a number each")) return;
    if (n->count + rules->by_list_count > MOST_VALUES) {
        mistake(r, n->place, "over %d lists", MOST_VALUES);
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
        rows[count].list = read_list_id(r, c->key, c->named);
        if (read_share(r, c, &rows[count].threshold) && rows[count].list)
            count++;
    }
    rules->by_list = rows;
    rules->by_list_count = count;
}

static void set_lists(reader *r, const tamiz_yamlnode *n, tamiz_rules *rules) {
    read_values(r, n, list_value, &rules->lists, &rules->list_count);
}

static void set_programmes(reader *r, const tamiz_yamlnode *n,
                           tamiz_rules *rules) {
    read_values(r, n, plain_value, &rules->programmes, &rules->programme_count);
}

static void set_countries(reader *r, const tamiz_yamlnode *n,
                          tamiz_rules *rules) {
    read_values(r, n, country_value, &rules->countries, &rules->country_count);
}

/* ---- required evidence ------------------------------------------------- */

static const char *const demand_keys[] = {"schema",  "list",   "birth_date",
                                          "country", "gender", "probability"};
enum { FIRST_FACT = 2 };

static void read_demand_value(reader *r, const tamiz_yamlnode *n,
                              tamiz_demand *d) {
    static const char *const wants[] = {"any", "not contradicted", "agrees"};
    size_t key = 0, which;
    while (key < COUNT(demand_keys) && !tamiz_span_is(n->key, demand_keys[key]))
        key++;
    if (key == COUNT(demand_keys)) {
        unknown(r, n->named, "key of require", n->key,
                nearest(n->key, text_name, (const void *)demand_keys,
                        COUNT(demand_keys)),
                "schema, list, birth_date, country, gender or probability");
    } else if (key == COUNT(demand_keys) - 1) {
        (void)read_share(r, n, &d->probability);
    } else if (key >= FIRST_FACT) {
        if (read_word(r, n, wants, COUNT(wants),
                      "any, not contradicted or agrees", &which))
            d->facts[key - FIRST_FACT] = (tamiz_want)which;
    } else if (is_kind(r, n, TAMIZ_YAML_TEXT, "a text")) {
        if (key)
            d->list = read_list_id(r, n->text, n->place);
        else
            d->schema = read_schema(r, n->text, n->place);
    }
}

static bool asks_something(const tamiz_demand *d) {
    return d->probability > 0 || d->facts[0] || d->facts[1] || d->facts[2];
}

static void set_require(reader *r, const tamiz_yamlnode *n,
                        tamiz_rules *rules) {
    if (!is_kind(r, n, TAMIZ_YAML_LIST, "a list of rules, a - each")) return;
    if (n->count > MOST_VALUES) {
        mistake(r, n->place, "over %d rules", MOST_VALUES);
        return;
    }
    tamiz_demand *demands =
        tamiz_arena_array(&r->policy->arena, n->count, sizeof *demands);
    size_t count = 0;
    if (!demands) r->no_memory = true;
    for (const tamiz_yamlnode *c = n->first; demands && c; c = c->next) {
        if (!is_kind(r, c, TAMIZ_YAML_MAP, "keys such as birth_date: agrees"))
            continue;
        for (const tamiz_yamlnode *k = c->first; k; k = k->next)
            read_demand_value(r, k, &demands[count]);
        if (!asks_something(&demands[count]) && !r->first.code)
            mistake(r, c->place,
                    "a rule that requires nothing; expected "
                    "birth_date, country, gender or probability");
        count++;
    }
    rules->demands = demands;
    rules->demand_count = count;
}

/* ---- the file ---------------------------------------------------------- */

typedef void set_key(reader *r, const tamiz_yamlnode *node, tamiz_rules *rules);
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

static void apply_key(reader *r, const tamiz_yamlnode *n, tamiz_rules *rules,
                      bool top) {
    for (size_t i = 0; i < COUNT(keys); i++) {
        if (!tamiz_span_is(n->key, keys[i].name)) continue;
        if (keys[i].set)
            keys[i].set(r, n, rules);
        else if (!top)
            mistake(r, n->named, "%s: stands at the top of the file only",
                    n->key.data);
        return;
    }
    unknown(r, n->named, "key", n->key,
            nearest(n->key, key_name, &top, COUNT(keys) - (top ? 0 : 4)),
            top ? "one of those in docs/policy.md"
                : "a key that also stands at the top");
}

static void apply_uses(reader *r, const tamiz_yamlnode *uses) {
    if (!is_kind(r, uses, TAMIZ_YAML_MAP, "onboarding, payment or media"))
        return;
    for (const tamiz_yamlnode *n = uses->first; n; n = n->next) {
        size_t use = 1;
        while (use < TAMIZ_USE_COUNT &&
               !tamiz_span_is(n->key, tamiz_use_names[use]))
            use++;
        if (use == TAMIZ_USE_COUNT) {
            unknown(r, n->named, "use", n->key,
                    nearest(n->key, text_name,
                            (const void *)(tamiz_use_names + 1),
                            TAMIZ_USE_COUNT - 1),
                    "onboarding, payment or media");
            continue;
        }
        if (!is_kind(r, n, TAMIZ_YAML_MAP, "keys such as threshold: 0.80"))
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
static void apply_document(reader *r, const tamiz_yamlnode *root) {
    const tamiz_yamlnode *uses = member(root, "uses");
    for (const tamiz_yamlnode *n = root->first; n; n = n->next)
        apply_key(r, n, &r->policy->uses[TAMIZ_USE_NONE], true);
    for (size_t i = 1; i < TAMIZ_USE_COUNT; i++)
        r->policy->uses[i] = r->policy->uses[TAMIZ_USE_NONE];
    if (uses) apply_uses(r, uses);
}

static void read_base(reader *r, const tamiz_yamlnode *n, tamiz_arena *arena) {
    const tamiz_yamlnode *root = NULL;
    if (!is_kind(r, n, TAMIZ_YAML_TEXT, "the name of a preset")) return;
    tamiz_span text = tamiz_preset_text(n->text.data);
    if (!text.data) {
        unknown(r, n->place, "preset", n->text,
                nearest(n->text, text_name, (const void *)tamiz_preset_names,
                        tamiz_preset_count),
                "recall, balanced, precision or ofac");
        return;
    }
    if (tamiz_yaml_read(text, n->text.data, arena, &root, NULL) || !root)
        r->no_memory = true; /* they are well-formed: a test reads them all */
    else
        apply_document(r, root);
}

static void read_head(reader *r, const tamiz_yamlnode *root,
                      tamiz_arena *arena) {
    static const char *const versions[] = {"1"};
    const tamiz_yamlnode *version = member(root, "policy");
    const tamiz_yamlnode *title = member(root, "title");
    const tamiz_yamlnode *base = member(root, "base");
    size_t which;
    if (!version)
        mistake(r, root->place, "the version is missing; expected policy: 1");
    else
        (void)read_word(r, version, versions, 1, "1, the version of the format",
                        &which);
    if (title && is_kind(r, title, TAMIZ_YAML_TEXT, "a line of text"))
        r->policy->title = keep(r, title->text);
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

static void read_root(reader *r, const tamiz_yamlnode *root,
                      tamiz_arena *arena) {
    set_defaults(&r->policy->uses[TAMIZ_USE_NONE]);
    if (!root) {
        mistake(r, (tamiz_yamlplace){1, 1, 0},
                "nothing in it; expected policy: 1");
    } else if (is_kind(r, root, TAMIZ_YAML_MAP, "keys such as policy: 1")) {
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
    reader r = {.told = told, .policy = policy};
    policy->name = keep(&r, tamiz_span_of(name));
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
