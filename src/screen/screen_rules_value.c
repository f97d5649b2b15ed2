/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_rules_value.h"

#include "entity_country.h"
#include "name_edit.h"

#include <stdarg.h>
#include <stdio.h>

/* ---- mistakes ---------------------------------------------------------- */

void tamiz_rules_mistake(tamiz_rules_reader *r, tamiz_yamlplace place,
                         const char *format, ...) {
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

/* The nearest of them, when a third of its letters or fewer differ. */
const char *tamiz_rules_nearest(tamiz_span word, tamiz_rules_candidate *name,
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

const char *tamiz_rules_text_name(const void *context, size_t index) {
    return ((const char *const *)context)[index];
}

static const char *schema_name(const void *context, size_t index) {
    (void)context;
    return tamiz_schema_rows[index + 1].name;
}

void tamiz_rules_unknown(tamiz_rules_reader *r, tamiz_yamlplace place,
                         const char *what, tamiz_span word, const char *near,
                         const char *expected) {
    if (near)
        tamiz_rules_mistake(r, place, "%.60s: no such %s; did you mean %s?",
                            word.data, what, near);
    else
        tamiz_rules_mistake(r, place, "%.60s: no such %s; expected %s",
                            word.data, what, expected);
}

bool tamiz_rules_is_kind(tamiz_rules_reader *r, const tamiz_yamlnode *node,
                         tamiz_yamlkind kind, const char *expected) {
    if (node->kind == kind && (kind != TAMIZ_YAML_TEXT || node->text.size))
        return true;
    tamiz_rules_mistake(r, node->place, "%s: expected %s",
                        node->key.size ? node->key.data : "this entry",
                        expected);
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

bool tamiz_rules_share(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                       double *out) {
    static const char expected[] = "a number from 0 to 1, such as 0.85";
    if (!tamiz_rules_is_kind(r, n, TAMIZ_YAML_TEXT, expected)) return false;
    if (parse_share(n->text, out)) return true;
    tamiz_rules_mistake(r, n->place, "%s: %.40s is not %s", n->key.data,
                        n->text.data, expected);
    return false;
}

bool tamiz_rules_word(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                      const char *const *words, size_t count,
                      const char *expected, size_t *out) {
    if (!tamiz_rules_is_kind(r, n, TAMIZ_YAML_TEXT, expected)) return false;
    for (size_t i = 0; i < count; i++) {
        if (!tamiz_span_is(n->text, words[i])) continue;
        *out = i;
        return true;
    }
    tamiz_rules_mistake(r, n->place, "%s: %.40s is not %s",
                        n->key.size ? n->key.data : "this entry", n->text.data,
                        expected);
    return false;
}

const char *tamiz_rules_keep(tamiz_rules_reader *r, tamiz_span text) {
    const char *own = tamiz_arena_copy(&r->policy->arena, text).data;
    if (!own) r->no_memory = true;
    return own ? own : "";
}

/* A list's id. One of one's own may have any; one that is nearly a known one
 * is a slip. */
const char *tamiz_rules_list_id(tamiz_rules_reader *r, tamiz_span id,
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
    const char *near = tamiz_rules_nearest(id, tamiz_rules_text_name,
                                           (const void *)known, count);
    if (fine && !near) return tamiz_rules_keep(r, id);
    tamiz_rules_unknown(r, place, "list", id, near,
                        "an id such as us_ofac_sdn");
    return NULL;
}

tamiz_schema tamiz_rules_schema(tamiz_rules_reader *r, tamiz_span name,
                                tamiz_yamlplace place) {
    tamiz_schema schema = tamiz_schema_find(name);
    if (!schema)
        tamiz_rules_unknown(
            r, place, "schema", name,
            tamiz_rules_nearest(name, schema_name, NULL,
                                TAMIZ_SCHEMA_COUNT - 1),
            "one of FollowTheMoney's: Person, Organization, Vessel ...");
    return schema;
}

/* ---- lists of values --------------------------------------------------- */

const char *tamiz_rules_list_value(tamiz_rules_reader *r,
                                   const tamiz_yamlnode *n) {
    return tamiz_rules_list_id(r, n->text, n->place);
}

const char *tamiz_rules_plain_value(tamiz_rules_reader *r,
                                    const tamiz_yamlnode *n) {
    return tamiz_rules_keep(r, n->text);
}

const char *tamiz_rules_country_value(tamiz_rules_reader *r,
                                      const tamiz_yamlnode *n) {
    const char *code = tamiz_country_find(n->text);
    if (!code)
        tamiz_rules_mistake(
            r, n->place,
            "%.60s: no such country; expected an ISO 3166 code or a name",
            n->text.data);
    return code;
}

void tamiz_rules_values(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                        tamiz_rules_value *value, const char *const **out,
                        size_t *count) {
    static const char expected[] = "a list: [one, two], or a line with - each";
    if (!tamiz_rules_is_kind(r, n, TAMIZ_YAML_LIST, expected)) return;
    if (n->count > TAMIZ_RULES_VALUES || !n->count) {
        tamiz_rules_mistake(r, n->place, "%s: expected 1 to %d values",
                            n->key.data, TAMIZ_RULES_VALUES);
        return;
    }
    const char **values =
        tamiz_arena_array(&r->policy->arena, n->count, sizeof *values);
    size_t kept = 0;
    if (!values) r->no_memory = true;
    for (const tamiz_yamlnode *c = n->first; values && c; c = c->next) {
        if (!tamiz_rules_is_kind(r, c, TAMIZ_YAML_TEXT, "a text")) continue;
        values[kept] = value(r, c);
        kept += values[kept] != NULL;
    }
    *out = values;
    *count = kept;
}
