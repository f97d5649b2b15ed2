/* SPDX-License-Identifier: Apache-2.0 */
/* SDN.XML and CONSOLIDATED.XML: a flat row of sdnEntry elements, each with
 * lists of ids, names, addresses … An element that no row below names is kept
 * as a note of the party. Remarks wait for the end of the file: they link to
 * parties by name, and only then all names are known. */
#include "list_ofac_xml.h"

typedef struct entry {
    tamiz_ofac_reading *reading;
    tamiz_list_writer *writer;
    tamiz_ofac_listed party;
} entry;

tamiz_code tamiz_ofac_classic_enter(void *context, tamiz_xml *xml,
                                    const char *name,
                                    tamiz_xml_attributes attributes,
                                    bool *record, tamiz_error *err) {
    (void)context, (void)attributes;
    if (tamiz_xml_depth(xml) == 1) return TAMIZ_OK;
    *record = true;
    if (!strcmp(name, "sdnEntry") || !strcmp(name, "publshInformation") ||
        !strcmp(name, "publishInformation"))
        return TAMIZ_OK;
    return tamiz_xml_fail(xml, err, "<%.60s> in <sdnList>, expected <sdnEntry>",
                          name);
}

static tamiz_span text(const tamiz_node *node, const char *name) {
    return tamiz_node_text(node, name);
}

static void put_program(entry *e, const tamiz_node *n) {
    tamiz_ofac_put_sanction(e->writer, &e->party,
                            &(tamiz_ofac_sanction){.program = n->text});
}

static void put_title(entry *e, const tamiz_node *n) {
    bool person = e->party.self.schema == TAMIZ_SCHEMA_Person;
    tamiz_list_put(e->writer, &e->party.self,
                   person ? TAMIZ_PROP_position : TAMIZ_PROP_notes, n->text);
}

static void put_id(entry *e, const tamiz_node *n) {
    tamiz_ofac_put_fact(e->writer, &e->party,
                        &(tamiz_ofac_fact){
                            .label = text(n, "idType"),
                            .value = text(n, "idNumber"),
                            .country = text(n, "idCountry"),
                            .issued = text(n, "issueDate"),
                            .expires = text(n, "expirationDate"),
                        });
}

static void put_aka(entry *e, const tamiz_node *n) {
    bool weak = tamiz_list_same(text(n, "category"), "weak");
    tamiz_list_put(
        e->writer, &e->party.self, tamiz_ofac_alias_prop(text(n, "type"), weak),
        tamiz_ofac_name(e->writer, text(n, "lastName"), text(n, "firstName")));
}

static void put_address(entry *e, const tamiz_node *n) {
    tamiz_ofac_put_address(e->writer, &e->party,
                           &(tamiz_ofac_address){
                               .number = text(n, "uid"),
                               .street = text(n, "address1"),
                               .street2 = text(n, "address2"),
                               .street3 = text(n, "address3"),
                               .city = text(n, "city"),
                               .state = text(n, "stateOrProvince"),
                               .postal_code = text(n, "postalCode"),
                               .country = text(n, "country"),
                           });
}

static void put_nationality(entry *e, const tamiz_node *n) {
    tamiz_list_put_country(e->writer, &e->party.self, TAMIZ_PROP_nationality,
                           text(n, "country"));
}

static void put_citizenship(entry *e, const tamiz_node *n) {
    tamiz_list_put_country(e->writer, &e->party.self, TAMIZ_PROP_citizenship,
                           text(n, "country"));
}

static void put_birth_date(entry *e, const tamiz_node *n) {
    tamiz_list_put_date(e->writer, &e->party.self, TAMIZ_PROP_birthDate,
                        text(n, "dateOfBirth"));
}

static void put_birth_place(entry *e, const tamiz_node *n) {
    tamiz_list_put(e->writer, &e->party.self, TAMIZ_PROP_birthPlace,
                   text(n, "placeOfBirth"));
}

static void put_vessel(entry *e, const tamiz_node *n) {
    tamiz_list_writer *writer = e->writer;
    const tamiz_list_subject *self = &e->party.self;
    tamiz_list_put(writer, self, TAMIZ_PROP_callSign, text(n, "callSign"));
    tamiz_list_put(writer, self, TAMIZ_PROP_type, text(n, "vesselType"));
    tamiz_list_put_country(writer, self, TAMIZ_PROP_flag,
                           text(n, "vesselFlag"));
    tamiz_list_put(writer, self, TAMIZ_PROP_tonnage, text(n, "tonnage"));
    tamiz_list_put(writer, self, TAMIZ_PROP_grossRegisteredTonnage,
                   text(n, "grossRegisteredTonnage"));
    tamiz_list_put_note(writer, self, "Vessel owner", text(n, "vesselOwner"));
}

typedef struct part_row {
    const char *name;
    const char *item; /* NULL = no list but one element */
    void (*put)(entry *e, const tamiz_node *node);
    const char *const *fields; /* what put() reads of it, ended by NULL */
} part_row;

// clang-format off
#define FIELDS(...) (const char *const[]){__VA_ARGS__, NULL}
static const part_row parts[] = {
    {"programList", "program", put_program, NULL},
    {"title",   NULL, put_title, NULL},
    {"idList", "id", put_id, FIELDS("uid", "idType", "idNumber", "idCountry",
        "issueDate", "expirationDate")},
    {"akaList", "aka", put_aka, FIELDS("uid", "type", "category", "lastName",
        "firstName")},
    {"addressList", "address", put_address, FIELDS("uid", "address1",
        "address2", "address3", "city", "stateOrProvince", "postalCode",
        "country")},
    {"nationalityList", "nationality", put_nationality,
        FIELDS("uid", "country", "mainEntry")},
    {"citizenshipList", "citizenship", put_citizenship,
        FIELDS("uid", "country", "mainEntry")},
    {"dateOfBirthList", "dateOfBirthItem", put_birth_date,
        FIELDS("uid", "dateOfBirth", "mainEntry")},
    {"placeOfBirthList", "placeOfBirthItem", put_birth_place,
        FIELDS("uid", "placeOfBirth", "mainEntry")},
    {"vesselInfo", NULL, put_vessel, FIELDS("callSign", "vesselType",
        "vesselFlag", "vesselOwner", "tonnage", "grossRegisteredTonnage")},
    {"remarks", NULL, NULL, NULL},   // read by keep_remarks()
    {"uid", NULL, NULL, NULL},       // read by open_party()
    {"sdnType", NULL, NULL, NULL},
    {"lastName", NULL, NULL, NULL},
    {"firstName", NULL, NULL, NULL},
};
// clang-format on

static bool is_among(const char *name, const char *const *names) {
    for (; names && *names; names++)
        if (!strcmp(name, *names)) return true;
    return false;
}

static void put_part(entry *e, const part_row *row, const tamiz_node *n) {
    if (!row->put) return;
    row->put(e, n);
    for (const tamiz_node *c = n->first; c; c = c->next)
        if (!is_among(c->name, row->fields))
            tamiz_ofac_put_leaves(e->writer, &e->party, c);
}

static void put_child(entry *e, const tamiz_node *child) {
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const part_row *row = &parts[i];
        if (strcmp(child->name, row->name) != 0) continue;
        if (!row->item) {
            put_part(e, row, child);
            return;
        }
        for (const tamiz_node *n = child->first; n; n = n->next) {
            if (!strcmp(n->name, row->item))
                put_part(e, row, n);
            else
                tamiz_ofac_put_leaves(e->writer, &e->party, n);
        }
        return;
    }
    tamiz_ofac_put_leaves(e->writer, &e->party, child);
}

/* Id, kind and main name. */
static tamiz_code open_party(entry *e, const tamiz_xml *xml,
                             const tamiz_node *node, tamiz_error *err) {
    tamiz_span uid = text(node, "uid"), last = text(node, "lastName"),
               first = text(node, "firstName");
    if (!uid.size)
        return tamiz_node_fail(xml, node, err, "<sdnEntry> without <uid>");
    if (!last.size && !first.size)
        return tamiz_node_fail(xml, node, err, "<sdnEntry> without <lastName>");
    tamiz_list_subject *self = &e->party.self;
    self->id = tamiz_list_print(e->writer, "ofac-%s", uid.data);
    self->schema = tamiz_ofac_schema(text(node, "sdnType"));
    if (!self->schema)
        return tamiz_node_fail(xml, node, err,
                               "sdnType is '%.40s', expected Individual, "
                               "Entity, Vessel or Aircraft",
                               text(node, "sdnType").data);
    bool fresh = false;
    tamiz_span name = tamiz_ofac_name(e->writer, last, first);
    tamiz_code code = tamiz_list_ofac_roster_add(
        &e->reading->roster, uid, tamiz_list_clean(e->writer, name),
        self->schema, &fresh, err);
    if (code) return code;
    if (!fresh)
        return tamiz_node_fail(xml, node, err, "uid %.40s comes twice",
                               uid.data);
    tamiz_list_put(e->writer, self, TAMIZ_PROP_name, name);
    if (self->schema != TAMIZ_SCHEMA_Person) return e->writer->code;
    tamiz_list_put(e->writer, self, TAMIZ_PROP_lastName, last);
    tamiz_list_put(e->writer, self, TAMIZ_PROP_firstName, first);
    return e->writer->code;
}

/* The remarks of a party, until all names are known. */
typedef struct kept_remarks {
    tamiz_ofac_listed party;
    tamiz_span remarks;
    uint32_t line;
} kept_remarks;

static tamiz_code keep_remarks(entry *e, const tamiz_node *node,
                               tamiz_error *err) {
    tamiz_arena *arena = &e->reading->arena;
    tamiz_span remarks = text(node, "remarks");
    if (!remarks.size) return TAMIZ_OK;
    kept_remarks kept = {e->party, tamiz_arena_copy(arena, remarks),
                         node->line};
    kept.party.self.id = tamiz_arena_copy(arena, e->party.self.id);
    tamiz_buffer_add(&e->reading->remarks, &kept, sizeof kept);
    if (!kept.remarks.data || !kept.party.self.id.data ||
        e->reading->remarks.failed)
        return tamiz_fail_memory(err, "reading OFAC remarks");
    return TAMIZ_OK;
}

tamiz_code tamiz_ofac_classic_end(tamiz_ofac_reading *reading) {
    tamiz_arena scratch = {0};
    size_t count = reading->remarks.size / sizeof(kept_remarks);
    kept_remarks *kept = (void *)reading->remarks.data;
    reading->writer.arena = &scratch;
    for (size_t i = 0; i < count && !reading->writer.code; i++) {
        reading->writer.line = kept[i].line;
        tamiz_ofac_put_remarks(&reading->writer, &kept[i].party,
                               &reading->roster, kept[i].remarks);
        tamiz_arena_reset(&scratch);
    }
    tamiz_arena_clear(&scratch);
    return reading->writer.code;
}

/* <Publish_Date>02/23/2024</Publish_Date> */
static tamiz_code read_published(tamiz_list_facts *facts, const tamiz_xml *xml,
                                 const tamiz_node *node, tamiz_error *err) {
    tamiz_date_range range;
    const tamiz_node *date = tamiz_node_child(node, "Publish_Date");
    if (!date) return TAMIZ_OK;
    if (!tamiz_date_parse(date->text, &range) || !range.from.day)
        return tamiz_node_fail(xml, date, err,
                               "'%.40s' is no date, expected MM/DD/YYYY",
                               date->text.data);
    tamiz_date_print(range.from, facts->published);
    return TAMIZ_OK;
}

tamiz_code tamiz_ofac_classic_record(void *context, tamiz_xml *xml,
                                     const tamiz_node *node, tamiz_arena *arena,
                                     tamiz_error *err) {
    tamiz_ofac_reading *reading = context;
    (void)arena;
    if (strcmp(node->name, "sdnEntry") != 0)
        return read_published(reading->facts, xml, node, err);
    entry e = {.reading = reading, .writer = &reading->writer};
    reading->facts->rows++;
    tamiz_code code = open_party(&e, xml, node, err);
    for (const tamiz_node *n = node->first; n && !code; n = n->next) {
        put_child(&e, n);
        code = e.writer->code;
    }
    return code ? code : keep_remarks(&e, node, err);
}
