/* SPDX-License-Identifier: Apache-2.0 */
/* Records of Senzing's specification: a party a line, with the addresses,
 * documents, links and designations that hang on it. What Senzing has no
 * attribute for is an attribute under the property's own name, several values
 * joined by "; ". */
#include "api_export.h"
#include "entity_id.h"
#include "list_senzing.h"

typedef struct record {
    const tamiz_export *export;
    tamiz_json json;
    uint32_t entity;
    bool done[TAMIZ_PROP_COUNT]; /* properties that are written already */
} record;

/* ---- single features --------------------------------------------------- */

static void write_pair(record *r, const char *name, tamiz_span value) {
    if (!value.size) return;
    tamiz_json_key(&r->json, name);
    tamiz_json_span(&r->json, value);
}

static const char *name_word(const record *r) {
    tamiz_schema schema =
        (tamiz_schema)r->export->snapshot->entities[r->entity].schema;
    bool organisation = tamiz_schema_is(schema, TAMIZ_SCHEMA_Organization);
    return organisation ? "NAME_ORG" : "NAME_FULL";
}

static void write_name(record *r, const char *type, tamiz_span value) {
    tamiz_json_open(&r->json, '{');
    tamiz_json_pair(&r->json, "NAME_TYPE", type);
    write_pair(r, name_word(r), value);
    tamiz_json_close(&r->json, '}');
}

static const char *name_type(uint32_t prop) {
    switch (prop) {
    case TAMIZ_PROP_name:
        return "PRIMARY";
    case TAMIZ_PROP_alias:
        return "AKA";
    case TAMIZ_PROP_previousName:
        return "FORMER";
    case TAMIZ_PROP_weakAlias:
        return "WEAK";
    default:
        return NULL;
    }
}

static const char *single_word(uint32_t prop) {
    for (size_t i = 0; i < tamiz_senzing_word_count; i++)
        if (tamiz_senzing_words[i].prop == prop &&
            tamiz_senzing_words[i].family == TAMIZ_SENZING_SINGLE)
            return tamiz_senzing_words[i].attribute;
    return prop == TAMIZ_PROP_address ? "ADDR_FULL" : NULL;
}

/* "PASSPORT_NUMBER" of passportNumber. */
static const char *number_word(uint32_t prop) {
    for (size_t i = 0; i < tamiz_senzing_document_count; i++) {
        if (tamiz_senzing_documents[i].number != prop) continue;
        for (size_t k = 0; k < tamiz_senzing_word_count; k++)
            if (tamiz_senzing_words[k].family ==
                    tamiz_senzing_documents[i].family &&
                tamiz_senzing_words[k].prop == TAMIZ_PROP_number)
                return tamiz_senzing_words[k].attribute;
    }
    return NULL;
}

static bool write_value(record *r, uint32_t prop, tamiz_span value) {
    const char *type = name_type(prop);
    const char *word = single_word(prop);
    if (!word && prop != TAMIZ_PROP_NONE) word = number_word(prop);
    if (type) {
        write_name(r, type, value);
    } else if (word) {
        tamiz_json_open(&r->json, '{');
        if (prop == TAMIZ_PROP_gender && tamiz_span_is(value, "male"))
            value = TAMIZ_SPAN("M");
        if (prop == TAMIZ_PROP_gender && tamiz_span_is(value, "female"))
            value = TAMIZ_SPAN("F");
        write_pair(r, word, value);
        tamiz_json_close(&r->json, '}');
    }
    return type || word;
}

static void write_singles(record *r) {
    const tamiz_snapshot *s = r->export->snapshot;
    for (uint32_t i = 0; i < s->entities[r->entity].statement_count; i++) {
        const tamiz_statement_record *t =
            tamiz_export_statement(s, r->entity, i);
        if (tamiz_export_is_repeated(s, r->entity, i)) continue;
        if (write_value(r, t->prop, tamiz_export_value(s, t)))
            r->done[t->prop] = true;
    }
}

/* ---- what hangs on the party ------------------------------------------- */

/* Whether an earlier word of the family is of the same property. */
static bool is_second_word(size_t index) {
    const tamiz_senzing_word *word = &tamiz_senzing_words[index];
    for (size_t i = 0; i < index; i++)
        if (tamiz_senzing_words[i].family == word->family &&
            tamiz_senzing_words[i].prop == word->prop)
            return true;
    return false;
}

/* One feature of the parts of an entity that words of the family name. */
static void write_family(record *r, uint32_t entity,
                         tamiz_senzing_family family) {
    tamiz_json_open(&r->json, '{');
    for (size_t i = 0; i < tamiz_senzing_word_count; i++) {
        const tamiz_senzing_word *word = &tamiz_senzing_words[i];
        if (word->family == family && word->prop != TAMIZ_PROP_NONE &&
            !is_second_word(i))
            write_pair(
                r, word->attribute,
                tamiz_export_first(r->export->snapshot, entity, word->prop));
    }
    tamiz_json_close(&r->json, '}');
}

/* The entity that a value of the party names: its own list's where lists share
 * the id. UINT32_MAX = the snapshot does not have it. */
static uint32_t find_named(const record *r, tamiz_span id) {
    const tamiz_snapshot *s = r->export->snapshot;
    const char *list = s->text + s->lists[s->entities[r->entity].list].id;
    tamiz_buffer apart = {0};
    tamiz_id_tell_apart(id, list, &apart);
    uint32_t found = tamiz_snapshot_entity(s, tamiz_buffer_view(&apart));
    r->json.buffer->failed |= apart.failed;
    tamiz_buffer_clear(&apart);
    return found == UINT32_MAX ? tamiz_snapshot_entity(s, id) : found;
}

static void write_addresses(record *r) {
    const tamiz_snapshot *s = r->export->snapshot;
    for (uint32_t i = 0; i < s->entities[r->entity].statement_count; i++) {
        const tamiz_statement_record *t =
            tamiz_export_statement(s, r->entity, i);
        if (t->prop != TAMIZ_PROP_addressEntity) continue;
        uint32_t address = find_named(r, tamiz_export_value(s, t));
        if (address == UINT32_MAX) continue; /* told by its id below */
        write_family(r, address, TAMIZ_SENZING_ADDRESS);
        r->done[TAMIZ_PROP_addressEntity] = true;
    }
}

/* The other end of a link, and what kind of link it is. */
static void write_link(record *r, uint32_t link) {
    const tamiz_snapshot *s = r->export->snapshot;
    tamiz_schema schema = (tamiz_schema)s->entities[link].schema;
    tamiz_prop owner = tamiz_schema_rows[schema].owner;
    for (uint32_t i = 0; i < s->entities[link].statement_count; i++) {
        const tamiz_statement_record *t = tamiz_export_statement(s, link, i);
        if (t->prop == owner ||
            tamiz_prop_rows[t->prop].type != TAMIZ_TYPE_entity)
            continue;
        tamiz_span role = tamiz_export_first(s, link, TAMIZ_PROP_role);
        if (!role.size)
            role = tamiz_export_first(s, link, TAMIZ_PROP_relationship);
        if (!role.size) role = tamiz_span_of(tamiz_schema_rows[schema].name);
        tamiz_json_open(&r->json, '{');
        write_pair(
            r, "REL_POINTER_DOMAIN",
            tamiz_span_of(s->text + s->lists[s->entities[link].list].id));
        write_pair(r, "REL_POINTER_KEY", tamiz_export_value(s, t));
        write_pair(r, "REL_POINTER_ROLE", role);
        tamiz_json_close(&r->json, '}');
    }
}

/* Sanctions are payload: one text each, as in targets.simple.csv. */
static bool is_link(tamiz_schema schema) {
    return tamiz_schema_rows[schema].attached &&
           schema != TAMIZ_SCHEMA_Sanction;
}

static void write_attached(record *r) {
    const tamiz_snapshot *s = r->export->snapshot;
    uint32_t end = tamiz_snapshot_attached_end(s, r->entity);
    for (uint32_t i = r->entity + 1; i < end; i++) {
        tamiz_schema schema = (tamiz_schema)s->entities[i].schema;
        if (schema == TAMIZ_SCHEMA_Passport)
            write_family(r, i, TAMIZ_SENZING_PASSPORT);
        else if (schema == TAMIZ_SCHEMA_Identification)
            write_family(r, i, TAMIZ_SENZING_OTHER_ID);
        else if (schema == TAMIZ_SCHEMA_CryptoWallet) {
            tamiz_json_open(&r->json, '{');
            write_pair(r, "ACCOUNT_NUMBER",
                       tamiz_export_first(s, i, TAMIZ_PROP_publicKey));
            write_pair(r, "ACCOUNT_DOMAIN",
                       tamiz_export_first(s, i, TAMIZ_PROP_currency));
            tamiz_json_close(&r->json, '}');
        } else if (is_link(schema))
            write_link(r, i);
    }
}

/* ---- payload ----------------------------------------------------------- */

static void write_payload(record *r) {
    const tamiz_snapshot *s = r->export->snapshot;
    uint32_t count = s->entities[r->entity].statement_count;
    tamiz_buffer text = {0};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t prop = tamiz_export_statement(s, r->entity, i)->prop;
        if (r->done[prop]) continue;
        r->done[prop] = true;
        tamiz_buffer_reset(&text);
        for (uint32_t k = i; k < count; k++) {
            const tamiz_statement_record *t =
                tamiz_export_statement(s, r->entity, k);
            if (t->prop != prop || tamiz_export_is_repeated(s, r->entity, k))
                continue;
            if (text.size) tamiz_buffer_text(&text, "; ");
            tamiz_buffer_span(&text, tamiz_export_value(s, t));
        }
        write_pair(r, tamiz_prop_rows[prop].name, tamiz_buffer_view(&text));
    }
    r->json.buffer->failed |= text.failed;
    tamiz_buffer_clear(&text);
}

static void write_designations(record *r) {
    const tamiz_snapshot *s = r->export->snapshot;
    const tamiz_entity_record *e = &s->entities[r->entity];
    tamiz_buffer text = {0};
    for (uint32_t i = 0; i < e->designation_count; i++) {
        const tamiz_designation_record *d =
            &s->designations[e->first_designation + i];
        const uint32_t parts[] = {d->programme, d->authority, d->legal_basis,
                                  d->since, d->until};
        bool some = false;
        if (text.size) tamiz_buffer_text(&text, "; ");
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            if (!s->text[parts[k]]) continue;
            if (some) tamiz_buffer_text(&text, " - ");
            tamiz_buffer_text(&text, s->text + parts[k]);
            some = true;
        }
    }
    write_pair(r, "SANCTIONS", tamiz_buffer_view(&text));
    r->json.buffer->failed |= text.failed;
    tamiz_buffer_clear(&text);
}

/* ---- records ----------------------------------------------------------- */

static tamiz_span type_of(tamiz_schema schema) {
    for (size_t i = 0; i < tamiz_senzing_type_count; i++)
        if (tamiz_schema_is(schema, tamiz_senzing_types[i].schema))
            return tamiz_span_of(tamiz_senzing_types[i].name);
    return (tamiz_span){"", 0};
}

/* In capitals, as data sources are. */
static void write_source(record *r, const char *list) {
    static const char small[] = "abcdefghijklmnopqrstuvwxyz";
    static const char large[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char source[64];
    size_t i = 0;
    for (; list[i] && i + 1 < sizeof source; i++) {
        const char *letter = strchr(small, list[i]);
        source[i] = list[i];
        if (letter) source[i] = large[letter - small];
    }
    source[i] = '\0';
    tamiz_json_pair(&r->json, "DATA_SOURCE", source);
}

static tamiz_code write_entity(tamiz_export *x, uint32_t entity,
                               tamiz_error *err) {
    const tamiz_snapshot *s = x->snapshot;
    const tamiz_entity_record *e = &s->entities[entity];
    if (!tamiz_schema_rows[e->schema].matchable || e->owner != entity)
        return TAMIZ_OK;
    record r = {.export = x, .json = {.buffer = &x->text}, .entity = entity};
    tamiz_buffer id = {0};
    tamiz_export_id(s, entity, &id);
    const char *list = s->text + s->lists[e->list].id;
    tamiz_json_open(&r.json, '{');
    write_source(&r, list);
    write_pair(&r, "RECORD_ID", tamiz_buffer_view(&id));
    write_pair(&r, "RECORD_TYPE", type_of((tamiz_schema)e->schema));
    tamiz_json_key(&r.json, "FEATURES");
    tamiz_json_open(&r.json, '[');
    tamiz_json_open(&r.json, '{');
    tamiz_json_pair(&r.json, "REL_ANCHOR_DOMAIN", list);
    write_pair(&r, "REL_ANCHOR_KEY", tamiz_buffer_view(&id));
    tamiz_json_close(&r.json, '}');
    write_singles(&r);
    write_addresses(&r);
    write_attached(&r);
    tamiz_json_close(&r.json, ']');
    tamiz_json_pair(&r.json, "SCHEMA", tamiz_schema_rows[e->schema].name);
    write_designations(&r);
    write_payload(&r);
    tamiz_json_close(&r.json, '}');
    tamiz_buffer_byte(&x->text, '\n');
    bool failed = id.failed;
    tamiz_buffer_clear(&id);
    return failed ? tamiz_fail_memory(err, "export") : TAMIZ_OK;
}

const tamiz_export_format tamiz_export_senzing = {.name = "senzing",
                                                  .entity = write_entity};
