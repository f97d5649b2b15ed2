/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_object.h"

#include "batch_json.h"
#include "entity_country.h"
#include "entity_schema.h"

#include <stdio.h>

typedef struct object_reader {
    tamiz_batch_party *party;
    tamiz_batch_unknown *unknown;
    size_t count; /* values on the line */
    bool beside;  /* the line is a paper of the party's */
} object_reader;

/* What publishers and FollowTheMoney write beside the properties. */
static bool is_frame(tamiz_span key) {
    static const char *const known[] = {"caption", "referents",  "datasets",
                                        "origin",  "last_seen",  "first_seen",
                                        "target",  "last_change"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (tamiz_span_is(key, known[i])) return true;
    return false;
}

static void put_value(object_reader *r, tamiz_batch_role role,
                      const tamiz_jsonnode *field, const tamiz_jsonnode *node) {
    if (node->kind == TAMIZ_JSON_NULL) return;
    if (node->kind == TAMIZ_JSON_STRING || node->kind == TAMIZ_JSON_NUMBER)
        tamiz_batch_party_add(r->party, role, field->key, node->text, false);
    else
        tamiz_batch_party_reject(
            r->party, "%.64s: %s; expected a string or an array of strings",
            field->key.data, tamiz_jsonkind_name(node->kind));
}

/* ---- entities that are nested or stand beside ----------------------------
 */

static const tamiz_jsonnode *properties_of(const tamiz_jsonnode *entity) {
    const tamiz_jsonnode *p = tamiz_jsonnode_member(entity, "properties");
    return p && p->kind == TAMIZ_JSON_OBJECT ? p : entity;
}

/* The texts of a property: it is one, or an array of them. */
static const tamiz_jsonnode *first_text(const tamiz_jsonnode *entity,
                                        const char *key) {
    const tamiz_jsonnode *n = tamiz_jsonnode_member(properties_of(entity), key);
    if (n && n->kind == TAMIZ_JSON_ARRAY) n = n->first;
    return n && (n->kind == TAMIZ_JSON_STRING || n->kind == TAMIZ_JSON_NUMBER)
               ? n
               : NULL;
}

static tamiz_span text_of(const tamiz_jsonnode *entity, const char *key) {
    const tamiz_jsonnode *n = first_text(entity, key);
    return n ? n->text : TAMIZ_SPAN("");
}

/* Whole addresses, or else the parts of one. */
static void put_address(object_reader *r, const tamiz_jsonnode *entity) {
    static const char *const parts[] = {"postOfficeBox", "street", "street2",
                                        "city",          "region", "state",
                                        "postalCode",    "country"};
    bool whole = false;
    char *text = tamiz_arena_print(&r->party->arena, "%s", "");
    for (const tamiz_jsonnode *n = first_text(entity, "full"); n; n = n->next) {
        whole = true;
        tamiz_batch_party_add(r->party, TAMIZ_ROLE_ADDRESS,
                              TAMIZ_SPAN("address"), n->text, false);
        if (n->parent->kind != TAMIZ_JSON_ARRAY) break;
    }
    for (size_t i = 0; !whole && i < sizeof parts / sizeof *parts; i++) {
        tamiz_span value = tamiz_span_trim(text_of(entity, parts[i]));
        const char *name = NULL;
        if (i + 1 == sizeof parts / sizeof *parts && value.size == 2)
            name = tamiz_country_name(value);
        if (name) value = tamiz_span_of(name);
        if (text && value.size)
            text = tamiz_arena_print(&r->party->arena, "%s%s%s%.*s", text,
                                     *text ? ", " : "", i ? "" : "box ",
                                     (int)value.size, value.data);
    }
    if (!text)
        r->party->failed = true;
    else if (!whole)
        tamiz_batch_party_add(r->party, TAMIZ_ROLE_ADDRESS,
                              TAMIZ_SPAN("address"), tamiz_span_of(text),
                              false);
}

static void put_paper(object_reader *r, tamiz_schema schema,
                      const tamiz_jsonnode *entity) {
    tamiz_span country = text_of(entity, "country");
    const char *kind =
        schema == TAMIZ_SCHEMA_Passport ? "passport" : "document";
    for (const tamiz_jsonnode *n = first_text(entity, "number"); n;
         n = n->next) {
        tamiz_batch_party_document(r->party, kind, n->text, country);
        if (n->parent->kind != TAMIZ_JSON_ARRAY) break;
    }
}

/* An entity that says more of the party; false = of another kind. */
static bool put_entity(object_reader *r, const tamiz_jsonnode *entity) {
    tamiz_schema schema =
        tamiz_schema_find(tamiz_jsonnode_text(entity, "schema"));
    if (tamiz_schema_is(schema, TAMIZ_SCHEMA_Identification))
        put_paper(r, schema, entity);
    else if (schema == TAMIZ_SCHEMA_Address)
        put_address(r, entity);
    else if (schema == TAMIZ_SCHEMA_CryptoWallet)
        tamiz_batch_party_document(
            r->party, "wallet", text_of(entity, "publicKey"), TAMIZ_SPAN(""));
    else
        return false;
    return true;
}

/* Members whose values are entities, or ids of some that stand elsewhere. False
 * = no such member. */
static bool put_entities(object_reader *r, const tamiz_jsonnode *member) {
    bool address = tamiz_span_is(member->key, "addressEntity");
    if (!address && tamiz_reverse_find(member->key) == TAMIZ_PROP_NONE)
        return false;
    const tamiz_jsonnode *n =
        member->kind == TAMIZ_JSON_ARRAY ? member->first : member;
    for (; n; n = n->next) {
        bool used = n->kind == TAMIZ_JSON_OBJECT && put_entity(r, n);
        if (!used && address) r->party->addresses_named++;
        if (n == member) break;
    }
    return true;
}

static void put_member(object_reader *r, const tamiz_jsonnode *member) {
    if (put_entities(r, member)) return;
    tamiz_batch_role role = tamiz_batch_role_of(member->key);
    if (role == TAMIZ_ROLE_UNUSED) return;
    if (role == TAMIZ_ROLE_UNKNOWN) {
        if (!is_frame(member->key))
            tamiz_batch_unknown_add(r->unknown, member->key);
        return;
    }
    if (member->kind != TAMIZ_JSON_ARRAY) {
        put_value(r, role, member, member);
        return;
    }
    for (const tamiz_jsonnode *n = member->first; n; n = n->next)
        put_value(r, role, member, n);
}

static void put_object(object_reader *r, const tamiz_jsonnode *node) {
    for (const tamiz_jsonnode *m = node->first; m; m = m->next) {
        if (!tamiz_span_is(m->key, "properties")) {
            put_member(r, m);
            continue;
        }
        if (m->kind != TAMIZ_JSON_OBJECT)
            tamiz_batch_party_reject(r->party,
                                     "properties: %s; expected an object",
                                     tamiz_jsonkind_name(m->kind));
        for (const tamiz_jsonnode *p = m->first;
             p && m->kind == TAMIZ_JSON_OBJECT; p = p->next)
            put_member(r, p);
    }
}

/* An entity on a line of its own. */
static void put_beside(object_reader *r, const tamiz_jsonnode *node) {
    if (node->kind != TAMIZ_JSON_OBJECT) return;
    (void)put_entity(r, node);
    r->party->addresses_had +=
        tamiz_schema_find(tamiz_jsonnode_text(node, "schema")) ==
        TAMIZ_SCHEMA_Address;
}

static tamiz_code read_value(void *context, tamiz_jsontree *json,
                             const tamiz_jsonnode *node, tamiz_arena *arena,
                             tamiz_error *err) {
    object_reader *r = context;
    (void)json;
    (void)arena;
    (void)err;
    if (r->beside)
        put_beside(r, node);
    else if (r->count++)
        tamiz_batch_party_reject(r->party,
                                 "more than one value; expected one a line");
    else if (node->kind != TAMIZ_JSON_OBJECT)
        tamiz_batch_party_reject(r->party, "%s; expected an object",
                                 tamiz_jsonkind_name(node->kind));
    else
        put_object(r, node);
    return TAMIZ_OK;
}

static tamiz_code read_line(tamiz_span line, object_reader *reader,
                            tamiz_error *err) {
    tamiz_error wrong;
    tamiz_code code =
        tamiz_batch_json_read(line, read_value, reader, &wrong, err);
    if (!code && wrong.code)
        tamiz_batch_party_reject(reader->party, "column %u: %s", wrong.column,
                                 wrong.message);
    return code;
}

tamiz_code tamiz_batch_object_read(tamiz_span line, tamiz_batch_party *party,
                                   tamiz_batch_unknown *unknown,
                                   tamiz_error *err) {
    object_reader reader = {.party = party, .unknown = unknown};
    return read_line(line, &reader, err);
}

tamiz_code tamiz_batch_object_add(tamiz_span line, tamiz_batch_party *party,
                                  tamiz_batch_unknown *unknown,
                                  tamiz_error *err) {
    object_reader reader = {.party = party, .unknown = unknown, .beside = true};
    return read_line(line, &reader, err);
}
