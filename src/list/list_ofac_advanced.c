/* SPDX-License-Identifier: Apache-2.0 */
/* The frame of an advanced file: value sets, places, documents. Parties are
 * read in list_ofac_profile.c, what refers to them in list_ofac_entry.c. */
#include "list_ofac_advanced.h"

#include "list_ofac_entry.h"

tamiz_ofac_advanced *tamiz_ofac_advanced_new(tamiz_ofac_reading *reading) {
    tamiz_ofac_advanced *advanced = calloc(1, sizeof *advanced);
    if (advanced) advanced->reading = reading;
    return advanced;
}

void tamiz_ofac_advanced_free(tamiz_ofac_advanced *advanced) {
    if (!advanced) return;
    tamiz_table *tables[] = {&advanced->value_ids,    &advanced->location_ids,
                             &advanced->identity_ids, &advanced->profile_ids,
                             &advanced->entry_ids,    &advanced->waiting};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        tamiz_table_clear(tables[i]);
    tamiz_buffer_clear(&advanced->values);
    tamiz_buffer_clear(&advanced->locations);
    tamiz_buffer_clear(&advanced->parties);
    tamiz_buffer_clear(&advanced->documents);
    free(advanced);
}

/* ---- sections ---------------------------------------------------------- */

typedef tamiz_code section_reader(tamiz_ofac_advanced *advanced,
                                  const tamiz_xml *xml, const tamiz_node *node,
                                  tamiz_error *err);

static section_reader read_issue, read_value, read_location, read_document;

/* Where records stand: the element below the root, how deep, their name. */
typedef struct section_row {
    const char *section;
    const char *record; /* NULL = any */
    size_t depth;
    section_reader *read;
} section_row;

// clang-format off
static const section_row sections[] = {
    {"DateOfIssue",          "DateOfIssue",         2, read_issue},
    {"ReferenceValueSets",   NULL,                  4, read_value},
    {"Locations",            "Location",            3, read_location},
    {"IDRegDocuments",       "IDRegDocument",       3, read_document},
    {"DistinctParties",      "DistinctParty",       3, tamiz_ofac_read_party},
    {"ProfileRelationships", "ProfileRelationship", 3, tamiz_ofac_read_link},
    {"SanctionsEntries",     "SanctionsEntry",      3, tamiz_ofac_read_entry},
    {"SanctionsEntryLinks",  "SanctionsEntryLink",  3,
                                                  tamiz_ofac_read_entry_link},
};
// clang-format on

static const section_row *find_section(const tamiz_xml *xml) {
    const char *name = tamiz_xml_parent(xml, tamiz_xml_depth(xml) - 2);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (!strcmp(sections[i].section, name)) return &sections[i];
    return NULL;
}

tamiz_code tamiz_ofac_advanced_enter(void *context, tamiz_xml *xml,
                                     const char *name,
                                     tamiz_xml_attributes attributes,
                                     bool *record, tamiz_error *err) {
    (void)context;
    size_t depth = tamiz_xml_depth(xml);
    if (depth == 1 && *tamiz_xml_attribute(attributes, "DeltaBaseVersion"))
        return tamiz_xml_fail(xml, err,
                              "a file of changes, expected the whole list");
    if (depth == 1) return TAMIZ_OK;
    const section_row *section = find_section(xml);
    if (!section)
        return tamiz_xml_fail(
            xml, err, "<%.60s> in <Sanctions> is not known to tamiz", name);
    if (depth < section->depth) return TAMIZ_OK;
    if (section->record && strcmp(name, section->record) != 0)
        return tamiz_xml_fail(xml, err, "<%.60s> in <%s>, expected <%s>", name,
                              section->section, section->record);
    *record = true;
    return TAMIZ_OK;
}

tamiz_code tamiz_ofac_advanced_record(void *context, tamiz_xml *xml,
                                      const tamiz_node *node,
                                      tamiz_arena *arena, tamiz_error *err) {
    (void)arena;
    return find_section(xml)->read(context, xml, node, err);
}

/* ---- value sets -------------------------------------------------------- */

bool tamiz_ofac_remember(tamiz_ofac_advanced *advanced, tamiz_table *table,
                         tamiz_span key, uint32_t number) {
    tamiz_span copy = tamiz_arena_copy(&advanced->reading->arena, key);
    if (!copy.data) return false;
    uint32_t *slot = tamiz_table_add(table, copy, number, NULL);
    if (slot) *slot = number;
    return slot != NULL;
}

/* "SET/ID" into key; false = no such key can exist. */
static bool make_key(char key[64], const char *set, tamiz_span id) {
    int size =
        snprintf(key, 64, "%s/%.*s", set, (int)(id.size < 40 ? id.size : 40),
                 id.data ? id.data : "");
    return id.size && id.size < 40 && size > 0 && size < 64;
}

const tamiz_ofac_value *tamiz_ofac_value_of(const tamiz_ofac_advanced *advanced,
                                            const tamiz_node *node,
                                            const char *set,
                                            const char *attribute) {
    char key[64];
    if (!make_key(key, set, tamiz_node_attribute(node, attribute))) return NULL;
    const uint32_t *at =
        tamiz_table_find(&advanced->value_ids, tamiz_span_of(key));
    return at ? (const tamiz_ofac_value *)(const void *)advanced->values.data +
                    *at
              : NULL;
}

tamiz_span tamiz_ofac_text_of(const tamiz_ofac_advanced *advanced,
                              const tamiz_node *node, const char *set,
                              const char *attribute) {
    const tamiz_ofac_value *value =
        tamiz_ofac_value_of(advanced, node, set, attribute);
    return value ? value->text : (tamiz_span){"", 0};
}

/* The attribute of a value that is used beside its text. */
static tamiz_span extra_of(const tamiz_node *node) {
    // clang-format off
    static const struct { const char *set, *attribute; } rows[] = {
        {"AreaCode", "Description"},
        {"LegalBasis", "LegalBasisShortRef"},
        {"PartySubType", "PartyTypeID"},
        {"Script", "ScriptCode"},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!strcmp(node->name, rows[i].set))
            return tamiz_node_attribute(node, rows[i].attribute);
    return (tamiz_span){"", 0};
}

static tamiz_code read_value(tamiz_ofac_advanced *advanced,
                             const tamiz_xml *xml, const tamiz_node *node,
                             tamiz_error *err) {
    char key[64];
    if (!make_key(key, node->name, tamiz_node_attribute(node, "ID")))
        return tamiz_node_fail(xml, node, err, "<%.60s> without an ID",
                               node->name);
    tamiz_arena *arena = &advanced->reading->arena;
    tamiz_ofac_value value = {tamiz_arena_copy(arena, node->text),
                              tamiz_arena_copy(arena, extra_of(node))};
    size_t index = advanced->values.size / sizeof value;
    tamiz_buffer_add(&advanced->values, &value, sizeof value);
    if (!value.text.data || !value.extra.data || advanced->values.failed ||
        !tamiz_ofac_remember(advanced, &advanced->value_ids, tamiz_span_of(key),
                             (uint32_t)index))
        return tamiz_fail_memory(err, "reading OFAC value sets");
    return TAMIZ_OK;
}

/* Day, Month and Year as attributes or as elements. */
static tamiz_code read_issue(tamiz_ofac_advanced *advanced,
                             const tamiz_xml *xml, const tamiz_node *node,
                             tamiz_error *err) {
    tamiz_date date;
    tamiz_span day = tamiz_node_attribute(node, "Day"),
               month = tamiz_node_attribute(node, "Month"),
               year = tamiz_node_attribute(node, "Year");
    tamiz_node parts[] = {{.name = "Year", .text = year, .next = &parts[1]},
                          {.name = "Month", .text = month, .next = &parts[2]},
                          {.name = "Day", .text = day}};
    const tamiz_node whole = {.first = parts};
    if (!tamiz_ofac_date(year.size ? &whole : node, &date) || !date.day)
        return tamiz_node_fail(xml, node, err,
                               "no date in <DateOfIssue>, expected Year, "
                               "Month and Day");
    tamiz_date_print(date, advanced->reading->facts->published);
    return TAMIZ_OK;
}

/* ---- places ------------------------------------------------------------ */

const tamiz_ofac_address *
tamiz_ofac_location(const tamiz_ofac_advanced *advanced, tamiz_span id) {
    const uint32_t *at = tamiz_table_find(&advanced->location_ids, id);
    const void *all = advanced->locations.data;
    return at ? (const tamiz_ofac_address *)all + *at : NULL;
}

/* Adds to a field; what is there already stays in front. */
static void extend(tamiz_list_writer *writer, tamiz_span *field,
                   tamiz_span more) {
    *field = tamiz_list_join(writer, (const tamiz_span[]){*field, more}, 2);
}

static void read_location_part(tamiz_ofac_advanced *advanced,
                               const tamiz_node *part,
                               tamiz_ofac_address *place) {
    // clang-format off
    const struct { const char *type; tamiz_span *field; } rows[] = {
        {"ADDRESS1",       &place->street},
        {"ADDRESS2",       &place->street2},
        {"ADDRESS3",       &place->street3},
        {"CITY",           &place->city},
        {"STATE/PROVINCE", &place->state},
        {"POSTAL CODE",    &place->postal_code},
        {"REGION",         &place->region},
    };
    // clang-format on
    tamiz_span type =
        tamiz_ofac_text_of(advanced, part, "LocPartType", "LocPartTypeID");
    tamiz_span *field = &place->remarks;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_list_same(type, rows[i].type)) field = rows[i].field;
    tamiz_list_writer *writer = &advanced->reading->writer;
    for (const tamiz_node *v = tamiz_node_child(part, "LocationPartValue"); v;
         v = tamiz_node_twin(v)) {
        extend(writer, field, tamiz_node_text(v, "Value"));
        extend(writer, &place->remarks, tamiz_node_text(v, "Comment"));
    }
}

/* The country by LocationCountry; an area code names one in its description. */
static void read_location_country(tamiz_ofac_advanced *advanced,
                                  const tamiz_node *node,
                                  tamiz_ofac_address *place) {
    bool area = !strcmp(node->name, "LocationAreaCode");
    const tamiz_ofac_value *value =
        area ? tamiz_ofac_value_of(advanced, node, "AreaCode", "AreaCodeID")
             : tamiz_ofac_value_of(advanced, node, "Country", "CountryID");
    if (!value) return;
    tamiz_span name = area && value->extra.size ? value->extra : value->text;
    if (tamiz_span_equal(name, place->country)) return;
    extend(&advanced->reading->writer,
           place->country.size ? &place->remarks : &place->country, name);
}

/* Copies the spans of a place or document where they stay. */
static bool keep_spans(tamiz_arena *arena, tamiz_span *const *spans,
                       size_t count) {
    for (size_t i = 0; i < count; i++) {
        *spans[i] = tamiz_arena_copy(arena, *spans[i]);
        if (!spans[i]->data) return false;
    }
    return true;
}

static tamiz_code read_location(tamiz_ofac_advanced *advanced,
                                const tamiz_xml *xml, const tamiz_node *node,
                                tamiz_error *err) {
    tamiz_span id = tamiz_node_attribute(node, "ID");
    if (!id.size)
        return tamiz_node_fail(xml, node, err, "<Location> without an ID");
    tamiz_ofac_address p = {.number = id,
                            .remarks = tamiz_node_text(node, "Comment")};
    static const char *const countries[] = {"LocationCountry",
                                            "LocationAreaCode"};
    for (size_t i = 0; i < 2; i++)
        for (const tamiz_node *n = tamiz_node_child(node, countries[i]); n;
             n = tamiz_node_twin(n))
            read_location_country(advanced, n, &p);
    for (const tamiz_node *n = tamiz_node_child(node, "LocationPart"); n;
         n = tamiz_node_twin(n))
        read_location_part(advanced, n, &p);
    tamiz_span *const spans[] = {
        &p.number, &p.street, &p.street2,     &p.street3, &p.city,
        &p.state,  &p.region, &p.postal_code, &p.country, &p.remarks};
    size_t index = advanced->locations.size / sizeof p;
    bool kept = keep_spans(&advanced->reading->arena, spans,
                           sizeof spans / sizeof *spans);
    tamiz_buffer_add(&advanced->locations, &p, sizeof p);
    if (!kept || advanced->locations.failed ||
        !tamiz_ofac_remember(advanced, &advanced->location_ids, id,
                             (uint32_t)index))
        return tamiz_fail_memory(err, "reading OFAC locations");
    return advanced->reading->writer.code;
}

/* ---- documents --------------------------------------------------------- */

static tamiz_ofac_document *document_at(const tamiz_ofac_advanced *advanced,
                                        uint32_t index) {
    return (tamiz_ofac_document *)(void *)advanced->documents.data + index;
}

/* Issue and expiry into their fields, other dates into the remarks. */
static void read_document_date(tamiz_ofac_advanced *advanced,
                               const tamiz_node *node, tamiz_ofac_fact *fact) {
    tamiz_list_writer *writer = &advanced->reading->writer;
    tamiz_date_range range;
    tamiz_span type = tamiz_ofac_text_of(advanced, node, "IDRegDocDateType",
                                         "IDRegDocDateTypeID");
    if (!tamiz_ofac_period(advanced, tamiz_node_child(node, "DatePeriod"),
                           &range))
        return;
    char iso[TAMIZ_DATE_TEXT];
    tamiz_date_print(range.from, iso);
    tamiz_span text = tamiz_list_print(writer, "%s", iso);
    if (tamiz_list_same(type, "Issue Date"))
        fact->issued = text;
    else if (tamiz_list_same(type, "Expiration Date"))
        fact->expires = text;
    else
        extend(writer, &fact->remarks,
               tamiz_list_print(writer, "%.*s: %s", (int)type.size, type.data,
                                iso));
}

/* The label of a document; its number where the value sets do not name it. */
static tamiz_span document_label(tamiz_ofac_advanced *advanced,
                                 const tamiz_node *node) {
    tamiz_span label =
        tamiz_ofac_text_of(advanced, node, "IDRegDocType", "IDRegDocTypeID");
    if (label.size) return label;
    return tamiz_list_print(&advanced->reading->writer, "Document type %s",
                            tamiz_node_attribute(node, "IDRegDocTypeID").data);
}

static tamiz_ofac_fact read_fact(tamiz_ofac_advanced *advanced,
                                 const tamiz_node *node) {
    tamiz_list_writer *writer = &advanced->reading->writer;
    tamiz_ofac_fact fact = {
        .label = document_label(advanced, node),
        .value = tamiz_node_text(node, "IDRegistrationNo"),
        .country =
            tamiz_ofac_text_of(advanced, node, "Country", "IssuedBy-CountryID"),
        .authority = tamiz_node_text(node, "IssuingAuthority"),
        .remarks = tamiz_node_text(node, "Comment"),
    };
    for (const tamiz_node *n = tamiz_node_child(node, "DocumentDate"); n;
         n = tamiz_node_twin(n))
        read_document_date(advanced, n, &fact);
    tamiz_span validity =
        tamiz_ofac_text_of(advanced, node, "Validity", "ValidityID");
    if (validity.size && !tamiz_list_same(validity, "Valid"))
        extend(writer, &fact.remarks, validity);
    const tamiz_ofac_address *place = tamiz_ofac_location(
        advanced, tamiz_node_attribute(node, "IssuedIn-LocationID"));
    if (place) {
        extend(writer, &fact.remarks, place->city);
        if (!fact.country.size) fact.country = place->country;
    }
    return fact;
}

/* Keeps the document until its party comes. */
static tamiz_code keep_document(tamiz_ofac_advanced *advanced,
                                tamiz_ofac_document document,
                                tamiz_error *err) {
    tamiz_ofac_fact *f = &document.fact;
    tamiz_span *const spans[] = {&f->label,     &f->value,         &f->country,
                                 &f->authority, &f->issued,        &f->expires,
                                 &f->remarks,   &document.identity};
    bool kept = keep_spans(&advanced->reading->arena, spans,
                           sizeof spans / sizeof *spans);
    uint32_t index =
        (uint32_t)(advanced->documents.size / sizeof(tamiz_ofac_document));
    const uint32_t *head =
        tamiz_table_find(&advanced->waiting, document.identity);
    document.next = UINT32_MAX;
    document.last = index;
    tamiz_buffer_add(&advanced->documents, &document, sizeof document);
    if (!kept || advanced->documents.failed ||
        (!head && !tamiz_ofac_remember(advanced, &advanced->waiting,
                                       document.identity, index)))
        return tamiz_fail_memory(err, "reading OFAC documents");
    if (!head) return TAMIZ_OK;
    tamiz_ofac_document *first = document_at(advanced, *head);
    document_at(advanced, first->last)->next = index;
    first->last = index;
    return TAMIZ_OK;
}

static tamiz_code read_document(tamiz_ofac_advanced *advanced,
                                const tamiz_xml *xml, const tamiz_node *node,
                                tamiz_error *err) {
    tamiz_list_writer *writer = &advanced->reading->writer;
    tamiz_ofac_document document = {
        .fact = read_fact(advanced, node),
        .identity = tamiz_node_attribute(node, "IdentityID"),
        .line = node->line,
    };
    if (writer->code) return writer->code;
    if (!document.identity.size)
        return tamiz_node_fail(xml, node, err,
                               "<IDRegDocument> without an IdentityID");
    const uint32_t *party =
        tamiz_table_find(&advanced->identity_ids, document.identity);
    if (!party) return keep_document(advanced, document, err);
    tamiz_ofac_put_fact(writer, tamiz_ofac_party_at(advanced, *party),
                        &document.fact);
    return writer->code;
}

void tamiz_ofac_claim_documents(tamiz_ofac_advanced *advanced,
                                tamiz_ofac_listed *party, tamiz_span identity) {
    tamiz_list_writer *writer = &advanced->reading->writer;
    uint32_t *head = tamiz_table_find(&advanced->waiting, identity);
    uint32_t line = writer->line;
    for (uint32_t i = head ? *head : UINT32_MAX; i != UINT32_MAX;) {
        tamiz_ofac_document *document = document_at(advanced, i);
        i = document->next;
        if (document->put) continue;
        writer->line = document->line;
        tamiz_ofac_put_fact(writer, party, &document->fact);
        document->put = true;
    }
    writer->line = line;
}

tamiz_ofac_listed *tamiz_ofac_party_at(const tamiz_ofac_advanced *advanced,
                                       uint32_t index) {
    return (tamiz_ofac_listed *)(void *)advanced->parties.data + index;
}

tamiz_code tamiz_ofac_advanced_end(tamiz_ofac_advanced *advanced,
                                   tamiz_error *err) {
    size_t count = advanced->documents.size / sizeof(tamiz_ofac_document);
    for (uint32_t i = 0; i < count; i++) {
        const tamiz_ofac_document *document = document_at(advanced, i);
        if (document->put) continue;
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT,
                             advanced->reading->writer.file, document->line, 0,
                             0,
                             "an IDRegDocument of identity %.40s, which no "
                             "party has",
                             document->identity.data);
    }
    return TAMIZ_OK;
}
