/* SPDX-License-Identifier: Apache-2.0 */
/* {"results": [{…}, …]}: the fields of the CSV, several values as arrays,
 * addresses and identifications as objects. */
#include "list_csl.h"

#include "list_csl_record.h"

#include "format_jsontree.h"

typedef struct json_reader {
    tamiz_csl_list list;
} json_reader;

/* What a member of an address or identification is. */
typedef struct part_row {
    const char *key;
    int part;
} part_row;

static const part_row address_parts[] = {
    {"address", TAMIZ_CSL_STREET},  {"city", TAMIZ_CSL_CITY},
    {"state", TAMIZ_CSL_STATE},     {"postal_code", TAMIZ_CSL_ZIP},
    {"country", TAMIZ_CSL_COUNTRY},
};
static const part_row id_parts[] = {
    {"type", TAMIZ_CSL_ID_TYPE},
    {"number", TAMIZ_CSL_ID_NUMBER},
    {"country", TAMIZ_CSL_ID_COUNTRY},
    {"issue_date", TAMIZ_CSL_ID_ISSUED},
    {"expiration_date", TAMIZ_CSL_ID_EXPIRES},
};
enum {
    ADDRESS_PARTS = sizeof address_parts / sizeof *address_parts,
    ID_PARTS = sizeof id_parts / sizeof *id_parts,
};

static bool says_something(const tamiz_jsonnode *node) {
    return node->kind != TAMIZ_JSON_NULL && tamiz_span_trim(node->text).size;
}

/* The next value in the order of the file at or below root, or NULL. */
static const tamiz_jsonnode *next_in(const tamiz_jsonnode *node,
                                     const tamiz_jsonnode *root) {
    if (node->first) return node->first;
    while (node != root && !node->next) node = node->parent;
    return node == root ? NULL : node->next;
}

/* The name of the member that a value is or stands in. */
static const char *label_of(const tamiz_jsonnode *node) {
    while (node && !node->key.size) node = node->parent;
    return node ? node->key.data : "value";
}

/* What has no place of its own becomes notes under its names. */
static void add_other(json_reader *r, tamiz_csl_record *record,
                      const tamiz_jsonnode *node) {
    for (const tamiz_jsonnode *n = node; n; n = next_in(n, node)) {
        if (!says_something(n)) continue;
        const char *label = label_of(n);
        tamiz_list_warn(&r->list.writer,
                        "unknown member \"%.60s\", kept as a note", label);
        tamiz_csl_value *value =
            tamiz_csl_add(&r->list, record, TAMIZ_CSL_OTHER, n->text);
        if (value) value->label = label;
    }
}

/* An address or identification: its parts, and all of them as one text. */
static void add_object(json_reader *r, tamiz_csl_record *record,
                       tamiz_csl_field field, const tamiz_jsonnode *node) {
    bool address = field == TAMIZ_CSL_ADDRESSES;
    const part_row *rows = address ? address_parts : id_parts;
    size_t count = address ? ADDRESS_PARTS : ID_PARTS;
    tamiz_csl_value *value =
        tamiz_csl_add(&r->list, record, field, (tamiz_span){"", 0});
    if (!value) return;
    for (const tamiz_jsonnode *n = node->first; n; n = n->next) {
        size_t i = 0;
        while (i < count && !tamiz_span_is(n->key, rows[i].key)) i++;
        if (i == count)
            add_other(r, record, n);
        else if (says_something(n))
            value->part[rows[i].part] =
                tamiz_list_plain(&r->list.writer, n->text);
    }
    value->text =
        tamiz_list_join(&r->list.writer, value->part, TAMIZ_CSL_PARTS);
}

static void add_value(json_reader *r, tamiz_csl_record *record,
                      tamiz_csl_field field, const tamiz_jsonnode *node) {
    bool parted = field == TAMIZ_CSL_ADDRESSES || field == TAMIZ_CSL_IDS;
    if (node->kind == TAMIZ_JSON_OBJECT && parted)
        add_object(r, record, field, node);
    else if (node->kind == TAMIZ_JSON_OBJECT || node->kind == TAMIZ_JSON_ARRAY)
        add_other(r, record, node);
    else if (says_something(node))
        (void)tamiz_csl_add(&r->list, record, field, node->text);
}

static void add_values(json_reader *r, tamiz_csl_record *record,
                       tamiz_csl_field field, const tamiz_jsonnode *node) {
    if (node->kind != TAMIZ_JSON_ARRAY) {
        add_value(r, record, field, node);
        return;
    }
    for (const tamiz_jsonnode *n = node->first; n; n = n->next)
        add_value(r, record, field, n);
}

static tamiz_code on_record(void *context, tamiz_jsontree *json,
                            const tamiz_jsonnode *node, tamiz_arena *arena,
                            tamiz_error *err) {
    json_reader *r = context;
    tamiz_csl_record record = {.first = {NULL}};
    const char *missing = NULL;
    r->list.writer.arena = arena;
    r->list.writer.line = node->line;
    if (node->kind != TAMIZ_JSON_OBJECT)
        return tamiz_jsonnode_fail(json, node, err,
                                   "%s in results, expected an object",
                                   tamiz_jsonkind_name(node->kind));
    for (const tamiz_jsonnode *n = node->first; n; n = n->next) {
        tamiz_csl_field field = tamiz_csl_field_find(n->key);
        if (field == TAMIZ_CSL_FIELDS)
            add_other(r, &record, n);
        else
            add_values(r, &record, field, n);
    }
    tamiz_code code = tamiz_csl_put(&r->list, &record, &missing);
    if (code || !missing) return code;
    return tamiz_jsonnode_fail(json, node, err, "a result without \"%s\"",
                               missing);
}

/* The file's own date: the newest of sources_used[].source_last_updated. What
 * else stands beside the results speaks of the file, not of parties. */
static tamiz_code on_member(void *context, tamiz_jsontree *json,
                            const tamiz_jsonnode *node, tamiz_arena *arena,
                            tamiz_error *err) {
    json_reader *r = context;
    (void)json, (void)arena, (void)err;
    char *published = r->list.writer.facts->published;
    if (!tamiz_span_is(node->key, "sources_used")) return TAMIZ_OK;
    for (const tamiz_jsonnode *n = node->first; n; n = n->next) {
        tamiz_span day = tamiz_jsonnode_text(n, "source_last_updated");
        tamiz_date date;
        char text[TAMIZ_DATE_TEXT];
        if (day.size > 10) day.size = 10;
        if (!tamiz_date_parse_iso(day, &date)) continue;
        tamiz_date_print(date, text);
        if (strcmp(text, published) > 0)
            (void)snprintf(published, TAMIZ_DATE_TEXT, "%s", text);
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_list_csl_parse_json(tamiz_input *input, const tamiz_sink *sink,
                                     tamiz_list_facts *facts,
                                     const tamiz_list_progress *progress,
                                     tamiz_error *err) {
    json_reader r = {.list = {.input = input}};
    *facts = (tamiz_list_facts){0};
    r.list.writer = (tamiz_list_writer){.sink = sink,
                                        .file = tamiz_input_name(input),
                                        .err = err,
                                        .facts = facts,
                                        .progress = progress};
    const tamiz_jsontree_handler handler = {&r, "results", on_record,
                                            on_member};
    tamiz_code code = tamiz_jsontree_parse(input, &handler, err);
    if (!code) tamiz_csl_finish(&r.list);
    tamiz_csl_clear(&r.list);
    return code;
}
