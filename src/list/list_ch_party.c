/* SPDX-License-Identifier: Apache-2.0 */
#include "list_ch_party.h"

#include <ctype.h>

static tamiz_span text(const tamiz_node *node, const char *name) {
    return tamiz_node_text(node, name);
}

static tamiz_span attribute(const tamiz_node *node, const char *name) {
    return tamiz_node_attribute(node, name);
}

static void put(tamiz_ch_party *p, tamiz_prop prop, tamiz_span value) {
    tamiz_list_put(p->writer, &p->self, prop, value);
}

static void put_notes(tamiz_ch_party *p, const tamiz_node *node) {
    tamiz_list_put_note(p->writer, &p->self, node->name, node->text);
    for (size_t i = 0; node->attributes[i]; i += 2)
        if (strcmp(node->attributes[i], "ssid") != 0)
            tamiz_list_put_note(p->writer, &p->self, node->attributes[i],
                                tamiz_span_of(node->attributes[i + 1]));
}

/* The next element in document order at or below root, or NULL. */
static const tamiz_node *next_in(const tamiz_node *node,
                                 const tamiz_node *root) {
    if (node->first) return node->first;
    while (node != root && !node->next) node = node->parent;
    return node == root ? NULL : node->next;
}

void tamiz_ch_put_unknown(tamiz_ch_party *p, const tamiz_node *node) {
    tamiz_list_warn(p->writer, "unknown element <%.60s>, kept as a note",
                    node->name);
    for (const tamiz_node *n = node; n; n = next_in(n, node)) put_notes(p, n);
}

/* Children that no row of the table below names. */
static void put_others(tamiz_ch_party *p, const tamiz_node *node,
                       const char *const *known) {
    for (const tamiz_node *n = node->first; n; n = n->next) {
        size_t i = 0;
        while (known && known[i] && strcmp(n->name, known[i]) != 0) i++;
        if (!known || !known[i]) tamiz_ch_put_unknown(p, n);
    }
}

/* ---- dates and places -------------------------------------------------- */

static int number(tamiz_span digits) {
    int value = 0;
    for (size_t i = 0; i < digits.size && value < 10000; i++) {
        if (!isdigit((unsigned char)digits.data[i])) return 0;
        value = value * 10 + (digits.data[i] - '0');
    }
    return value;
}

/* <day-month-year day= month= year=>, any of which may be missing. */
static bool read_date(tamiz_ch_party *p, const tamiz_node *n,
                      tamiz_date_range *range) {
    int year = number(attribute(n, "year")),
        month = number(attribute(n, "month"));
    int day = number(attribute(n, "day"));
    tamiz_span calendar = attribute(n, "calendar");
    bool western = !calendar.size || tamiz_list_same(calendar, "Gregorian");
    if (!year || !western) return false;
    tamiz_span iso =
        month && day
            ? tamiz_list_print(p->writer, "%04d-%02d-%02d", year, month, day)
        : month ? tamiz_list_print(p->writer, "%04d-%02d", year, month)
                : tamiz_list_print(p->writer, "%04d", year);
    return (!day || month) && tamiz_date_parse(iso, range);
}

static void put_date(tamiz_ch_party *p, const tamiz_node *n) {
    tamiz_date_range range;
    tamiz_prop prop = p->self.schema == TAMIZ_SCHEMA_Person
                          ? TAMIZ_PROP_birthDate
                      : p->self.schema == TAMIZ_SCHEMA_Vessel ||
                              p->self.schema == TAMIZ_SCHEMA_Airplane
                          ? TAMIZ_PROP_buildDate
                          : TAMIZ_PROP_incorporationDate;
    if (read_date(p, n, &range)) {
        range.circa = tamiz_list_same(attribute(n, "quality"), "low");
        tamiz_list_put_range(p->writer, &p->self, prop, range);
        return;
    }
    tamiz_span date = tamiz_list_join(
        p->writer,
        (const tamiz_span[]){attribute(n, "year"), attribute(n, "month"),
                             attribute(n, "day"), attribute(n, "calendar")},
        4);
    tamiz_list_warn(p->writer, "the date \"%s\", kept as a note", date.data);
    tamiz_list_put_note(p->writer, &p->self, "day-month-year", date);
}

static tamiz_span keep(tamiz_ch_party *p, tamiz_span value) {
    tamiz_span copy = tamiz_arena_copy(p->kept, value);
    if (!copy.data) tamiz_list_out_of_memory(p->writer);
    return copy;
}

static void defer(tamiz_ch_party *p, tamiz_ch_pending pending) {
    pending.self = p->self;
    pending.line = p->writer->line;
    tamiz_buffer_add(p->pendings, &pending, sizeof pending);
    if (p->pendings->failed) tamiz_list_out_of_memory(p->writer);
}

static void put_birth_place(tamiz_ch_party *p, const tamiz_node *n) {
    defer(p, (tamiz_ch_pending){.place = keep(p, attribute(n, "place-id"))});
}

static void put_address(tamiz_ch_party *p, const tamiz_node *n) {
    tamiz_span details = tamiz_list_join(
        p->writer,
        (const tamiz_span[]){text(n, "c-o"), text(n, "address-details")}, 2);
    defer(p, (tamiz_ch_pending){.place = keep(p, attribute(n, "place-id")),
                                .address = ++p->addresses,
                                .details = keep(p, details),
                                .box = keep(p, text(n, "p-o-box")),
                                .zip = keep(p, text(n, "zip-code")),
                                .remark = keep(p, text(n, "remark"))});
}

/* A code where it is one, else the name. */
static void put_country(tamiz_ch_party *p, const tamiz_list_subject *subject,
                        tamiz_prop prop, const tamiz_node *country) {
    tamiz_span code = attribute(country, "iso-code");
    if (!code.size) code = attribute(country, "code");
    if (!code.size && country) code = country->text;
    tamiz_list_put_country(p->writer, subject, prop, code);
}

static void put_nationality(tamiz_ch_party *p, const tamiz_node *n) {
    bool person = p->self.schema == TAMIZ_SCHEMA_Person;
    const tamiz_node *country = tamiz_node_child(n, "country");
    put_country(p, &p->self,
                person ? TAMIZ_PROP_nationality : TAMIZ_PROP_country,
                country ? country : n);
}

/* ---- documents and the rest -------------------------------------------- */

static void put_document(tamiz_ch_party *p, const tamiz_node *n) {
    tamiz_list_writer *w = p->writer;
    tamiz_span type = attribute(n, "document-type");
    bool passport = tamiz_span_find(type, TAMIZ_SPAN("passport")) != SIZE_MAX;
    tamiz_list_subject d =
        passport ? tamiz_list_attached(w, &p->self, "passport", ++p->passports,
                                       TAMIZ_SCHEMA_Passport)
                 : tamiz_list_attached(w, &p->self, "identification",
                                       ++p->identifications,
                                       TAMIZ_SCHEMA_Identification);
    tamiz_span id = text(n, "number");
    put(p, passport ? TAMIZ_PROP_passportNumber : TAMIZ_PROP_idNumber, id);
    tamiz_list_put(w, &d, TAMIZ_PROP_holder, p->self.id);
    tamiz_list_put(w, &d, TAMIZ_PROP_type, type);
    tamiz_list_put(w, &d, TAMIZ_PROP_number, id);
    put_country(p, &d, TAMIZ_PROP_country, tamiz_node_child(n, "issuer"));
    tamiz_list_put_date(w, &d, TAMIZ_PROP_issueDate, text(n, "date-of-issue"));
    tamiz_list_put_note(w, &d, "Expiry date", text(n, "expiry-date"));
    tamiz_list_put(w, &d, TAMIZ_PROP_notes, text(n, "remark"));
}

/* "IMO number: 9299666" in the prose of a ship. */
static void put_imo_in(tamiz_ch_party *p, tamiz_span prose) {
    enum { DIGITS = 7, BETWEEN = 24 };
    size_t at = tamiz_span_find(prose, TAMIZ_SPAN("IMO"));
    if (at == SIZE_MAX || p->self.schema != TAMIZ_SCHEMA_Vessel) return;
    size_t start = at + 3;
    while (start < prose.size && start < at + BETWEEN &&
           !isdigit((unsigned char)prose.data[start]))
        start++;
    size_t end = start;
    while (end < prose.size && isdigit((unsigned char)prose.data[end])) end++;
    if (end - start == DIGITS)
        put(p, TAMIZ_PROP_imoNumber, (tamiz_span){prose.data + start, DIGITS});
}

static void put_information(tamiz_ch_party *p, const tamiz_node *n) {
    put(p, TAMIZ_PROP_notes, n->text);
    put_imo_in(p, n->text);
}

static void put_relation(tamiz_ch_party *p, const tamiz_node *n) {
    tamiz_list_writer *w = p->writer;
    tamiz_span other = attribute(n, "target-id");
    tamiz_list_subject link = tamiz_list_attached(
        w, &p->self, "link", ++p->links, TAMIZ_SCHEMA_UnknownLink);
    tamiz_list_put(w, &link, TAMIZ_PROP_subject, p->self.id);
    if (other.size)
        tamiz_list_put(w, &link, TAMIZ_PROP_object,
                       tamiz_list_print(w, "ch-seco-%s", other.data));
    tamiz_list_put(w, &link, TAMIZ_PROP_role, attribute(n, "relation-type"));
    tamiz_list_put(w, &link, TAMIZ_PROP_summary, text(n, "remark"));
    tamiz_list_put(w, &link, TAMIZ_PROP_summary, n->text);
}

static void put_remark(tamiz_ch_party *p, const tamiz_node *n) {
    put(p, TAMIZ_PROP_notes, n->text);
}

static void put_generic(tamiz_ch_party *p, const tamiz_node *n) {
    tamiz_span label = attribute(n, "name");
    tamiz_list_put_note(p->writer, &p->self, label.size ? label.data : n->name,
                        n->text);
}

typedef struct field_row {
    const char *name;
    void (*put)(tamiz_ch_party *p, const tamiz_node *node);
    const char *const *fields; /* what put() reads below it, ended by NULL */
} field_row;

// clang-format off
#define FIELDS(...) (const char *const[]){__VA_ARGS__, NULL}
static const field_row fields[] = {
    {"name",              NULL, FIELDS("name-part")}, // tamiz_ch_put_names()
    {"nationality",       put_nationality, FIELDS("country")},
    {"day-month-year",    put_date, NULL},
    {"place-of-birth",    put_birth_place, NULL},
    {"address",           put_address,
        FIELDS("c-o", "address-details", "p-o-box", "zip-code", "remark")},
    {"identification-document", put_document,
        FIELDS("number", "issuer", "date-of-issue", "expiry-date", "remark")},
    {"other-information", put_information, NULL},
    {"relation",          put_relation, FIELDS("remark")},
    {"remark",            put_remark, NULL},
    {"generic-attribute", put_generic, NULL},
};
// clang-format on

bool tamiz_ch_put_field(tamiz_ch_party *p, const tamiz_node *n) {
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(n->name, fields[i].name) != 0) continue;
        if (!fields[i].put) return true;
        fields[i].put(p, n);
        put_others(p, n, fields[i].fields);
        return true;
    }
    return false;
}
