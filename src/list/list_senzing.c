/* SPDX-License-Identifier: Apache-2.0 */
/* A record is one object, or objects in lists: in each, attributes of one
 * family and one usage (HOME_ADDR_CITY, HOME_ADDR_STATE) make one feature. */
#include "list_senzing.h"

#include "base_hash.h"
#include "list_foreign.h"

enum { MOST_PARTS = 16 };

/* One attribute as it stands in the file. */
typedef struct part {
    const tamiz_senzing_word *word;
    tamiz_span usage; /* what stands before the word: "HOME" */
    tamiz_span text;
} part;

typedef struct feature {
    tamiz_senzing_family family;
    part parts[MOST_PARTS];
    size_t count;
} feature;

typedef struct senzing_reader {
    tamiz_list_foreign tree;
    const tamiz_list_progress *progress;
    tamiz_input *input;
    /* Of the record: */
    tamiz_list_subject self;
    tamiz_span id; /* as what points to it says it */
    tamiz_span source;
    unsigned addresses, documents, links;
    bool named;
} senzing_reader;

/* ---- words ------------------------------------------------------------- */

/* The word that the key is or ends with; the longest where several do. */
static const tamiz_senzing_word *find_word(tamiz_span key, tamiz_span *usage) {
    const tamiz_senzing_word *found = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < tamiz_senzing_word_count; i++) {
        const tamiz_senzing_word *word = &tamiz_senzing_words[i];
        size_t size = strlen(word->attribute);
        if (size > key.size || size <= longest ||
            memcmp(key.data + key.size - size, word->attribute, size) != 0)
            continue;
        if (size < key.size && key.data[key.size - size - 1] != '_') continue;
        found = word;
        longest = size;
    }
    usage->data = key.data;
    usage->size = found && key.size > longest ? key.size - longest - 1 : 0;
    return found;
}

static tamiz_span part_of(const feature *f, const char *attribute) {
    for (size_t i = 0; i < f->count; i++)
        if (!strcmp(f->parts[i].word->attribute, attribute))
            return f->parts[i].text;
    return (tamiz_span){"", 0};
}

/* ---- features ---------------------------------------------------------- */

static void put(senzing_reader *r, const tamiz_list_subject *subject,
                tamiz_prop prop, tamiz_span value) {
    tamiz_list_writer *w = r->tree.writer;
    switch (tamiz_prop_rows[prop].type) {
    case TAMIZ_TYPE_country:
        tamiz_list_put_country(w, subject, prop, value);
        break;
    case TAMIZ_TYPE_date:
        tamiz_list_put_date(w, subject, prop, value);
        break;
    case TAMIZ_TYPE_gender:
        tamiz_list_put_gender(w, subject, value);
        break;
    default:
        tamiz_list_put_whole(w, subject, prop, value);
    }
}

/* The property of a name by its type. A first name without type is the name,
 * further ones are others. */
static tamiz_prop name_prop(senzing_reader *r, tamiz_span type, bool *known) {
    // clang-format off
    static const struct { const char *type; tamiz_prop prop; } rows[] = {
        {"PRIMARY", TAMIZ_PROP_name},     {"ALIAS", TAMIZ_PROP_alias},
        {"AKA", TAMIZ_PROP_alias},        {"DBA", TAMIZ_PROP_alias},
        {"FORMER", TAMIZ_PROP_previousName},
        {"MAIDEN", TAMIZ_PROP_previousName},
        {"WEAK", TAMIZ_PROP_weakAlias},
    };
    // clang-format on
    *known = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_list_same(type, rows[i].type)) return rows[i].prop;
    *known = !type.size;
    return r->named ? TAMIZ_PROP_alias : TAMIZ_PROP_name;
}

static tamiz_span whole_name(senzing_reader *r, const feature *f) {
    static const char *const words[] = {"NAME_FIRST", "NAME_MIDDLE",
                                        "NAME_LAST"};
    tamiz_list_writer *w = r->tree.writer;
    tamiz_span name = part_of(f, "NAME_FULL");
    if (!name.size) name = part_of(f, "NAME_ORG");
    if (name.size) return name;
    name = (tamiz_span){"", 0};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        tamiz_span text = part_of(f, words[i]);
        if (!text.size) continue;
        name =
            tamiz_list_print(w, "%.*s%s%.*s", (int)name.size, name.data,
                             name.size ? " " : "", (int)text.size, text.data);
    }
    return name;
}

static void put_name(senzing_reader *r, const feature *f) {
    tamiz_span type = part_of(f, "NAME_TYPE"), name = whole_name(r, f);
    if (!type.size && f->count) type = f->parts[0].usage;
    bool known = false;
    tamiz_prop prop = name_prop(r, type, &known);
    put(r, &r->self, prop, name);
    r->named |= prop == TAMIZ_PROP_name && name.size;
    if (!known)
        tamiz_list_foreign_unknown(&r->tree, &r->self, "NAME_TYPE", type);
    for (size_t i = 0; i < f->count; i++) {
        tamiz_prop said = f->parts[i].word->prop;
        if (said == TAMIZ_PROP_NONE) continue;
        /* A person's and an organisation's name in one feature: both. */
        tamiz_prop where = said == TAMIZ_PROP_name ? TAMIZ_PROP_alias : said;
        if (said == TAMIZ_PROP_name && tamiz_span_equal(f->parts[i].text, name))
            continue;
        put(r, &r->self, where, f->parts[i].text);
    }
}

static void put_parts(senzing_reader *r, const tamiz_list_subject *subject,
                      const feature *f) {
    tamiz_span usage = f->count ? f->parts[0].usage : (tamiz_span){"", 0};
    for (size_t i = 0; i < f->count; i++)
        put(r, subject, f->parts[i].word->prop, f->parts[i].text);
    tamiz_prop prop = f->family == TAMIZ_SENZING_ADDRESS ? TAMIZ_PROP_remarks
                                                         : TAMIZ_PROP_summary;
    put(r, subject, prop, usage);
}

static void put_address(senzing_reader *r, const feature *f) {
    if (f->count == 1 && part_of(f, "ADDR_FULL").size &&
        !f->parts[0].usage.size) {
        put(r, &r->self, TAMIZ_PROP_address, f->parts[0].text);
        return;
    }
    tamiz_list_subject address =
        tamiz_list_attached(r->tree.writer, &r->self, "address", ++r->addresses,
                            TAMIZ_SCHEMA_Address);
    put(r, &r->self, TAMIZ_PROP_addressEntity, address.id);
    put_parts(r, &address, f);
}

static void put_document(senzing_reader *r, const feature *f,
                         const tamiz_senzing_document *kind) {
    tamiz_span number = {"", 0};
    for (size_t i = 0; i < f->count; i++)
        if (f->parts[i].word->prop == TAMIZ_PROP_number)
            number = f->parts[i].text;
    if (kind->number != TAMIZ_PROP_NONE) put(r, &r->self, kind->number, number);
    if (kind->number != TAMIZ_PROP_NONE && f->count == 1 && number.size &&
        !f->parts[0].usage.size)
        return; /* nothing more is said of it */
    tamiz_list_subject document = tamiz_list_attached(
        r->tree.writer, &r->self, "document", ++r->documents, kind->schema);
    put(r, &document, TAMIZ_PROP_holder, r->id);
    put(r, &document, TAMIZ_PROP_type, tamiz_span_of(kind->type));
    put_parts(r, &document, f);
}

static void put_link(senzing_reader *r, const feature *f) {
    tamiz_list_writer *w = r->tree.writer;
    tamiz_list_subject link = tamiz_list_attached(
        w, &r->self, "link", ++r->links, TAMIZ_SCHEMA_UnknownLink);
    tamiz_span key = part_of(f, "REL_POINTER_KEY");
    put(r, &link, TAMIZ_PROP_subject, r->id);
    if (key.size)
        put(r, &link, TAMIZ_PROP_object,
            tamiz_list_print(w, "%.*s-%.*s", (int)r->source.size,
                             r->source.data, (int)key.size, key.data));
    put(r, &link, TAMIZ_PROP_role, part_of(f, "REL_POINTER_ROLE"));
    put(r, &link, TAMIZ_PROP_summary, part_of(f, "REL_POINTER_DOMAIN"));
}

static void put_feature(senzing_reader *r, const feature *f) {
    switch (f->family) {
    case TAMIZ_SENZING_NAME:
        put_name(r, f);
        return;
    case TAMIZ_SENZING_ADDRESS:
        put_address(r, f);
        return;
    case TAMIZ_SENZING_POINTER:
        put_link(r, f);
        return;
    case TAMIZ_SENZING_SINGLE:
        put(r, &r->self, f->parts[0].word->prop, f->parts[0].text);
        if (f->parts[0].usage.size) /* say which phone it is */
            tamiz_list_put_note(
                r->tree.writer, &r->self,
                tamiz_list_print(r->tree.writer, "%s", f->parts[0].usage.data)
                    .data,
                f->parts[0].text);
        return;
    default:
        break;
    }
    for (size_t i = 0; i < tamiz_senzing_document_count; i++)
        if (tamiz_senzing_documents[i].family == f->family)
            put_document(r, f, &tamiz_senzing_documents[i]);
}

/* ---- objects ----------------------------------------------------------- */

/* Whether a member says something that is of the record itself. The anchor is
 * what others call the record: noted where that is not its id. */
static bool put_record_word(senzing_reader *r, const tamiz_senzing_word *word,
                            const tamiz_jsonnode *member) {
    if (word->family != TAMIZ_SENZING_RECORD) return false;
    if (!strncmp(word->attribute, "REL_ANCHOR", 10))
        tamiz_list_put_note(r->tree.writer, &r->self, word->attribute,
                            member->text);
    return true;
}

static void gather(feature *f, const tamiz_jsonnode *first, tamiz_span usage) {
    for (const tamiz_jsonnode *n = first; n && f->count < MOST_PARTS;
         n = n->next) {
        part p = {.text = n->text};
        p.word = find_word(n->key, &p.usage);
        if (n->text.size && n->kind != TAMIZ_JSON_NULL && p.word &&
            p.word->family == f->family && tamiz_span_equal(p.usage, usage))
            f->parts[f->count++] = p;
    }
}

/* Whether an earlier member belongs to the same feature. */
static bool is_gathered(const tamiz_jsonnode *object,
                        const tamiz_jsonnode *member,
                        const tamiz_senzing_word *word, tamiz_span usage) {
    if (word->family == TAMIZ_SENZING_SINGLE) return false;
    for (const tamiz_jsonnode *n = object->first; n != member; n = n->next) {
        tamiz_span other;
        const tamiz_senzing_word *known = find_word(n->key, &other);
        if (known && known->family == word->family && n->text.size &&
            n->kind != TAMIZ_JSON_NULL && tamiz_span_equal(other, usage))
            return true;
    }
    return false;
}

/* Calls nest as JSON does, which its reader bounds. */
/* NOLINTBEGIN(misc-no-recursion) */

static void read_object(senzing_reader *r, const tamiz_jsonnode *object);

static void read_member(senzing_reader *r, const tamiz_jsonnode *object,
                        const tamiz_jsonnode *member) {
    if (member->kind == TAMIZ_JSON_NULL) return;
    if (member->kind == TAMIZ_JSON_ARRAY) {
        for (const tamiz_jsonnode *n = member->first; n; n = n->next)
            if (n->kind == TAMIZ_JSON_OBJECT)
                read_object(r, n);
            else
                tamiz_list_foreign_note(&r->tree, &r->self, member->key.data,
                                        n);
        return;
    }
    tamiz_span usage;
    const tamiz_senzing_word *word = find_word(member->key, &usage);
    bool scalar = member->kind != TAMIZ_JSON_OBJECT;
    if (scalar && word && put_record_word(r, word, member)) return;
    if (scalar && word) {
        if (!member->text.size || is_gathered(object, member, word, usage))
            return;
        feature f = {.family = word->family};
        if (word->family == TAMIZ_SENZING_SINGLE)
            f.parts[f.count++] = (part){word, usage, member->text};
        else
            gather(&f, member, usage);
        put_feature(r, &f);
        return;
    }
    tamiz_prop prop = tamiz_prop_find(member->key);
    if (scalar && prop != TAMIZ_PROP_NONE)
        tamiz_list_put_whole(r->tree.writer, &r->self, prop, member->text);
    else
        tamiz_list_foreign_note(&r->tree, &r->self, member->key.data, member);
}

static void read_object(senzing_reader *r, const tamiz_jsonnode *object) {
    for (const tamiz_jsonnode *n = object->first; n && !r->tree.writer->code;
         n = n->next)
        read_member(r, object, n);
}

/* NOLINTEND(misc-no-recursion) */

/* ---- records ----------------------------------------------------------- */

/* A text anywhere in the record: of itself or of an object in its lists. */
static tamiz_span find_text(const tamiz_jsonnode *record, const char *key) {
    tamiz_span text = tamiz_jsonnode_text(record, key);
    for (const tamiz_jsonnode *n = record->first; n && !text.size; n = n->next)
        if (n->kind == TAMIZ_JSON_ARRAY)
            for (const tamiz_jsonnode *m = n->first; m && !text.size;
                 m = m->next)
                text = tamiz_jsonnode_text(m, key);
    return text;
}

static tamiz_schema schema_of(const tamiz_jsonnode *record, tamiz_span type,
                              bool *known) {
    *known = true;
    for (size_t i = 0; i < tamiz_senzing_type_count; i++)
        if (tamiz_list_same(type, tamiz_senzing_types[i].name))
            return tamiz_senzing_types[i].schema;
    *known = !type.size;
    if (find_text(record, "NAME_ORG").size) return TAMIZ_SCHEMA_Organization;
    if (find_text(record, "NAME_LAST").size ||
        find_text(record, "DATE_OF_BIRTH").size)
        return TAMIZ_SCHEMA_Person;
    return TAMIZ_SCHEMA_LegalEntity;
}

/* Calls nest as JSON does, which its reader bounds. */
/* NOLINTBEGIN(misc-no-recursion) */
static uint64_t hash_of(const tamiz_jsonnode *node, uint64_t hash) {
    hash = tamiz_hash_mix(hash, tamiz_hash(node->key));
    hash = tamiz_hash_mix(hash, tamiz_hash(node->text));
    for (const tamiz_jsonnode *n = node->first; n; n = n->next)
        hash = hash_of(n, hash);
    return hash;
}

/* NOLINTEND(misc-no-recursion) */

static tamiz_span id_of(senzing_reader *r, const tamiz_jsonnode *record) {
    tamiz_list_writer *w = r->tree.writer;
    tamiz_span id = tamiz_jsonnode_text(record, "RECORD_ID");
    if (id.size)
        return tamiz_list_print(w, "%.*s-%.*s", (int)r->source.size,
                                r->source.data, (int)id.size, id.data);
    return tamiz_list_print(w, "%.*s-%016llx", (int)r->source.size,
                            r->source.data,
                            (unsigned long long)hash_of(record, 0));
}

static void read_record(senzing_reader *r, const tamiz_jsonnode *record) {
    bool known = false;
    tamiz_span type = find_text(record, "RECORD_TYPE");
    tamiz_schema schema = schema_of(record, type, &known);
    r->id = id_of(r, record);
    r->self = tamiz_list_foreign_subject(&r->tree, schema, (tamiz_span){"", 0},
                                         r->id);
    r->addresses = r->documents = r->links = 0;
    r->named = false;
    tamiz_list_put_whole(r->tree.writer, &r->self, TAMIZ_PROP_ftmDatasets,
                         r->source);
    if (!known)
        tamiz_list_foreign_unknown(&r->tree, &r->self, "RECORD_TYPE", type);
    read_object(r, record);
}

static tamiz_code on_record(void *context, tamiz_jsontree *json,
                            const tamiz_jsonnode *node, tamiz_arena *arena,
                            tamiz_error *err) {
    senzing_reader *r = context;
    r->tree.json = json;
    r->tree.writer->arena = arena;
    r->tree.writer->line = node->line;
    r->tree.writer->facts->rows++;
    r->source = tamiz_jsonnode_text(node, "DATA_SOURCE");
    if (!r->source.size)
        return tamiz_jsonnode_fail(json, node, err,
                                   "expected a record: an object with "
                                   "DATA_SOURCE");
    read_record(r, node);
    if (r->progress && r->progress->report)
        r->progress->report(r->progress->context, r->progress->stage,
                            tamiz_input_done(r->input),
                            tamiz_input_total(r->input));
    return r->tree.writer->code;
}

tamiz_code tamiz_list_senzing_parse(tamiz_input *input, const tamiz_sink *sink,
                                    tamiz_list_facts *facts,
                                    const tamiz_list_progress *progress,
                                    tamiz_error *err) {
    tamiz_list_writer writer = {.sink = sink,
                                .file = tamiz_input_name(input),
                                .err = err,
                                .facts = facts,
                                .progress = progress};
    senzing_reader r = {
        .tree = {.writer = &writer}, .progress = progress, .input = input};
    *facts = (tamiz_list_facts){0};
    const tamiz_jsontree_handler handler = {.context = &r, .record = on_record};
    return tamiz_jsontree_parse(input, &handler, err);
}

tamiz_code tamiz_list_senzing_read(const char *path, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = tamiz_list_senzing_parse(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
