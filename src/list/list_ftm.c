/* SPDX-License-Identifier: Apache-2.0 */
/* Each line is read by itself. An edge (a Sanction, an Ownership) names its
 * party in its own line, so the id under which it is kept is known at once. */
#include "list_ftm.h"

#include "list_foreign.h"

const tamiz_ftm_member tamiz_ftm_members[TAMIZ_FTM_MEMBERS] = {
    {"caption", TAMIZ_PROP_ftmCaption, false},
    {"referents", TAMIZ_PROP_ftmReferents, true},
    {"datasets", TAMIZ_PROP_ftmDatasets, true},
    {"origin", TAMIZ_PROP_ftmOrigin, false},
    {"first_seen", TAMIZ_PROP_ftmFirstSeen, false},
    {"last_seen", TAMIZ_PROP_ftmLastSeen, false},
    {"last_change", TAMIZ_PROP_ftmLastChange, false},
    {"target", TAMIZ_PROP_ftmTarget, false},
};

/* Where an entity is nested: in `parent`, under the name that FtM has for the
 * property `link` seen from the other side. */
typedef struct nesting {
    tamiz_span parent;
    tamiz_prop link; /* NONE = the parent's property points to the entity */
} nesting;

typedef struct ftm_reader {
    tamiz_list_foreign tree;
    char last_seen[TAMIZ_DATE_TEXT];
    const tamiz_list_progress *progress;
    tamiz_input *input;
} ftm_reader;

static void read_entity(ftm_reader *r, const tamiz_jsonnode *node,
                        nesting where);

/* ---- flat rows ---------------------------------------------------------- */

// clang-format off
/* Other words of flat rows, as files of customers have them. */
static const struct { const char *word; tamiz_prop prop; } flat_words[] = {
    {"aliases",       TAMIZ_PROP_alias},
    {"birth_date",    TAMIZ_PROP_birthDate},
    {"countries",     TAMIZ_PROP_country},
    {"nationalities", TAMIZ_PROP_nationality},
    {"identifier",    TAMIZ_PROP_idNumber},
    {"identifiers",   TAMIZ_PROP_idNumber},
};
// clang-format on

/* Whether the object has its properties as its own members:
 * {"id":"7","name":"Ada Made"}. */
static bool is_flat(const tamiz_jsonnode *node) {
    return !tamiz_jsonnode_member(node, "properties") &&
           tamiz_jsonnode_member(node, "name");
}

/* NONE = no property. */
static tamiz_prop flat_prop(tamiz_span word) {
    for (size_t i = 0; i < sizeof flat_words / sizeof *flat_words; i++)
        if (tamiz_span_is(word, flat_words[i].word)) return flat_words[i].prop;
    return tamiz_prop_find(word);
}

/* ---- values ------------------------------------------------------------ */

static bool is_entity(const tamiz_jsonnode *node) {
    return node->kind == TAMIZ_JSON_OBJECT &&
           tamiz_jsonnode_text(node, "id").size &&
           tamiz_jsonnode_text(node, "schema").size;
}

/* The id that a value of an entity property is. */
static tamiz_span reference_of(const tamiz_jsonnode *value) {
    if (is_entity(value)) return tamiz_jsonnode_text(value, "id");
    return value->text;
}

/* Calls nest as JSON does, which its reader bounds. */
/* NOLINTBEGIN(misc-no-recursion) */

/* One value, or several in an array. */
static void put_values(ftm_reader *r, const tamiz_list_subject *subject,
                       tamiz_prop prop, const tamiz_jsonnode *node) {
    if (node->kind == TAMIZ_JSON_NULL) return;
    if (node->kind == TAMIZ_JSON_ARRAY) {
        for (const tamiz_jsonnode *n = node->first; n; n = n->next)
            put_values(r, subject, prop, n);
    } else if (is_entity(node)) {
        tamiz_list_put_whole(r->tree.writer, subject, prop, reference_of(node));
        read_entity(r, node, (nesting){.link = TAMIZ_PROP_NONE});
    } else if (node->kind == TAMIZ_JSON_OBJECT) {
        tamiz_list_foreign_note(&r->tree, subject, tamiz_prop_rows[prop].name,
                                node);
    } else {
        tamiz_list_put_whole(r->tree.writer, subject, prop, node->text);
    }
}

/* Entities that point to this one and are nested in it. What else stands
 * there has no property. */
static void put_nested(ftm_reader *r, const tamiz_list_subject *subject,
                       nesting here, tamiz_span name,
                       const tamiz_jsonnode *node) {
    if (node->kind == TAMIZ_JSON_ARRAY) {
        for (const tamiz_jsonnode *n = node->first; n; n = n->next)
            put_nested(r, subject, here, name, n);
    } else if (is_entity(node)) {
        if (here.link == TAMIZ_PROP_NONE)
            tamiz_list_foreign_unknown(&r->tree, subject, name.data,
                                       reference_of(node));
        read_entity(r, node, here);
    } else {
        tamiz_list_foreign_note(&r->tree, subject, name.data, node);
    }
}

static void put_property(ftm_reader *r, const tamiz_list_subject *subject,
                         tamiz_span id, const tamiz_jsonnode *member) {
    tamiz_prop prop = tamiz_prop_find(member->key);
    if (prop != TAMIZ_PROP_NONE) {
        put_values(r, subject, prop, member);
        return;
    }
    nesting here = {id, tamiz_reverse_find(member->key)};
    put_nested(r, subject, here, member->key, member);
}

/* What a line says beside its properties. */
static void put_member(ftm_reader *r, const tamiz_list_subject *subject,
                       const tamiz_jsonnode *member, bool flat) {
    for (size_t i = 0; i < TAMIZ_FTM_MEMBERS; i++) {
        if (!tamiz_span_is(member->key, tamiz_ftm_members[i].name)) continue;
        put_values(r, subject, tamiz_ftm_members[i].prop, member);
        return;
    }
    if (tamiz_span_is(member->key, "id") ||
        tamiz_span_is(member->key, "schema") ||
        tamiz_span_is(member->key, "properties"))
        return;
    tamiz_prop prop = flat ? flat_prop(member->key) : TAMIZ_PROP_NONE;
    if (prop != TAMIZ_PROP_NONE) {
        put_values(r, subject, prop, member);
        return;
    }
    tamiz_list_foreign_note(&r->tree, subject, member->key.data, member);
}

/* ---- entities ---------------------------------------------------------- */

/* The first value of a property that says something, as put_values() takes
 * them. */
static tamiz_span first_value(const tamiz_jsonnode *node) {
    if (!node || node->kind == TAMIZ_JSON_NULL) return (tamiz_span){"", 0};
    if (node->kind != TAMIZ_JSON_ARRAY)
        return tamiz_span_trim(reference_of(node));
    for (const tamiz_jsonnode *n = node->first; n; n = n->next) {
        tamiz_span value = first_value(n);
        if (value.size) return value;
    }
    return (tamiz_span){"", 0};
}

static tamiz_span owner_of(tamiz_schema schema,
                           const tamiz_jsonnode *properties, nesting where) {
    tamiz_prop prop = tamiz_schema_rows[schema].owner;
    if (prop == TAMIZ_PROP_NONE) return (tamiz_span){"", 0};
    tamiz_span owner = first_value(
        tamiz_jsonnode_member(properties, tamiz_prop_rows[prop].name));
    return !owner.size && where.link == prop ? where.parent : owner;
}

/* Checks what every entity must have. */
static bool check_entity(ftm_reader *r, const tamiz_jsonnode *node) {
    const tamiz_jsonnode *properties =
        tamiz_jsonnode_member(node, "properties");
    const char *expected = NULL;
    if (node->kind != TAMIZ_JSON_OBJECT)
        expected = "expected an entity: an object with id and schema";
    else if (!tamiz_jsonnode_text(node, "id").size)
        expected = "an entity without \"id\"";
    else if (!tamiz_jsonnode_text(node, "schema").size && !is_flat(node))
        expected = "an entity without \"schema\"";
    else if (properties && properties->kind != TAMIZ_JSON_OBJECT)
        expected = "\"properties\" is no object";
    if (!expected) return true;
    tamiz_list_writer *w = r->tree.writer;
    w->code = tamiz_jsonnode_fail(r->tree.json, node, w->err, "%s", expected);
    return false;
}

static void put_all(ftm_reader *r, const tamiz_list_subject *subject,
                    const tamiz_jsonnode *node, nesting where) {
    tamiz_list_writer *w = r->tree.writer;
    tamiz_span id = tamiz_jsonnode_text(node, "id");
    const tamiz_jsonnode *properties =
        tamiz_jsonnode_member(node, "properties");
    uint64_t before = w->put;
    bool flat = is_flat(node);
    if (where.link != TAMIZ_PROP_NONE &&
        !first_value(tamiz_jsonnode_member(properties,
                                           tamiz_prop_rows[where.link].name))
             .size)
        tamiz_list_put_whole(w, subject, where.link, where.parent);
    for (const tamiz_jsonnode *n = node->first; n && !w->code; n = n->next)
        put_member(r, subject, n, flat);
    for (const tamiz_jsonnode *n = properties ? properties->first : NULL;
         n && !w->code; n = n->next)
        put_property(r, subject, id, n);
    if (w->put == before) /* nothing is said of it but that it is */
        tamiz_list_put_whole(w, subject, TAMIZ_PROP_ftmId, id);
}

static void note_date(ftm_reader *r, const tamiz_jsonnode *node) {
    enum { DAY = 10 };
    tamiz_span seen = tamiz_jsonnode_text(node, "last_seen");
    tamiz_date date;
    if (seen.size > DAY) seen.size = DAY;
    if (!tamiz_date_parse_iso(seen, &date) || !date.day) return;
    if (strncmp(seen.data, r->last_seen, DAY) > 0)
        tamiz_date_print(date, r->last_seen);
}

static void read_entity(ftm_reader *r, const tamiz_jsonnode *node,
                        nesting where) {
    tamiz_list_writer *w = r->tree.writer;
    if (w->code || !check_entity(r, node)) return;
    uint32_t line = w->line;
    w->line = node->line;
    tamiz_span schema_name = tamiz_jsonnode_text(node, "schema");
    tamiz_schema schema = tamiz_schema_find(schema_name);
    bool known = schema != TAMIZ_SCHEMA_NONE;
    if (!known) schema = TAMIZ_SCHEMA_LegalEntity;
    if (!schema_name.size) known = true; /* a flat row need not say it */
    tamiz_span owner =
        owner_of(schema, tamiz_jsonnode_member(node, "properties"), where);
    tamiz_list_subject subject = tamiz_list_foreign_subject(
        &r->tree, schema, owner, tamiz_jsonnode_text(node, "id"));
    if (!known)
        tamiz_list_foreign_unknown(&r->tree, &subject, "schema", schema_name);
    put_all(r, &subject, node, where);
    note_date(r, node);
    w->line = line;
}

/* NOLINTEND(misc-no-recursion) */

static tamiz_code on_record(void *context, tamiz_jsontree *json,
                            const tamiz_jsonnode *node, tamiz_arena *arena,
                            tamiz_error *err) {
    ftm_reader *r = context;
    (void)err;
    r->tree.json = json;
    r->tree.writer->arena = arena;
    r->tree.writer->line = node->line;
    r->tree.writer->facts->rows++;
    read_entity(r, node, (nesting){.link = TAMIZ_PROP_NONE});
    if (r->progress && r->progress->report)
        r->progress->report(r->progress->context, r->progress->stage,
                            tamiz_input_done(r->input),
                            tamiz_input_total(r->input));
    return r->tree.writer->code;
}

tamiz_code tamiz_list_ftm_parse(tamiz_input *input, const tamiz_sink *sink,
                                tamiz_list_facts *facts,
                                const tamiz_list_progress *progress,
                                tamiz_error *err) {
    tamiz_list_writer writer = {.sink = sink,
                                .file = tamiz_input_name(input),
                                .err = err,
                                .facts = facts,
                                .progress = progress};
    ftm_reader r = {
        .tree = {.writer = &writer}, .progress = progress, .input = input};
    *facts = (tamiz_list_facts){0};
    const tamiz_jsontree_handler handler = {.context = &r, .record = on_record};
    tamiz_code code = tamiz_jsontree_parse(input, &handler, err);
    (void)snprintf(facts->published, sizeof facts->published, "%s",
                   r.last_seen);
    return code;
}

tamiz_code tamiz_list_ftm_read(const char *path, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = tamiz_list_ftm_parse(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
