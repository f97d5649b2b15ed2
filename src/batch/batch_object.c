/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_object.h"

#include "format_jsontree.h"

#include <stdio.h>

typedef struct object_reader {
    tamiz_batch_party *party;
    tamiz_batch_unknown *unknown;
    size_t count; /* values on the line */
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

static void put_member(object_reader *r, const tamiz_jsonnode *member) {
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

static tamiz_code read_value(void *context, tamiz_jsontree *json,
                             const tamiz_jsonnode *node, tamiz_arena *arena,
                             tamiz_error *err) {
    object_reader *r = context;
    (void)json;
    (void)arena;
    (void)err;
    if (r->count++)
        tamiz_batch_party_reject(r->party,
                                 "more than one value; expected one a line");
    else if (node->kind != TAMIZ_JSON_OBJECT)
        tamiz_batch_party_reject(r->party, "%s; expected an object",
                                 tamiz_jsonkind_name(node->kind));
    else
        put_object(r, node);
    return TAMIZ_OK;
}

tamiz_code tamiz_batch_object_read(tamiz_span line, tamiz_batch_party *party,
                                   tamiz_batch_unknown *unknown,
                                   tamiz_error *err) {
    object_reader reader = {.party = party, .unknown = unknown};
    tamiz_jsontree_handler handler = {.context = &reader, .record = read_value};
    tamiz_input *input;
    tamiz_error inner = {.code = TAMIZ_OK};
    tamiz_code code = tamiz_input_memory(line, "line", &input, err);
    if (code) return code;
    code = tamiz_jsontree_parse(input, &handler, &inner);
    tamiz_input_close(input);
    if (code == TAMIZ_NO_MEMORY) {
        if (err) *err = inner;
        return code;
    }
    if (code)
        tamiz_batch_party_reject(party, "column %u: %s", inner.column,
                                 inner.message);
    return TAMIZ_OK;
}
