/* SPDX-License-Identifier: Apache-2.0 */
/* Births, nationalities, documents and addresses of the EU list. */
#include "list_eu_party.h"

/* Nothing is known: "", "-", the country "00" or "UNKNOWN". */
static tamiz_span said(const tamiz_node *node, const char *name) {
    static const char *const nothing[] = {"-", "00", "UNKNOWN", "n/a"};
    tamiz_span text = tamiz_span_trim(tamiz_node_attribute(node, name));
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
        if (tamiz_list_same(text, nothing[i])) return (tamiz_span){"", 0};
    return text;
}

/* The country by its code; by its name where there is no code. */
static void put_country(tamiz_eu_party *p, const tamiz_list_subject *subject,
                        tamiz_prop prop, const tamiz_node *node) {
    tamiz_span code = said(node, "countryIso2Code");
    if (!code.size) code = said(node, "countryDescription");
    tamiz_list_put_country(p->writer, subject, prop, code);
}

static void put_remarks(tamiz_eu_party *p, const tamiz_list_subject *subject,
                        tamiz_prop prop, const tamiz_node *node) {
    for (const tamiz_node *n = tamiz_node_child(node, "remark"); n;
         n = tamiz_node_twin(n)) {
        tamiz_list_put(p->writer, subject, prop, n->text);
        tamiz_eu_put_imo(p, n->text);
    }
}

/* ---- births ------------------------------------------------------------ */

/* A number of at most four digits; 0 = none. */
static unsigned number_of(tamiz_span text) {
    unsigned number = 0;
    if (text.size > 4) return 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
        number = number * 10 + (unsigned)(text.data[i] - '0');
    }
    return number;
}

/* From year, month and day apart. False = no such date. */
static bool read_parts(const tamiz_node *n, tamiz_date *date) {
    unsigned year = number_of(said(n, "year")),
             month = number_of(said(n, "monthOfYear")),
             day = month ? number_of(said(n, "dayOfMonth")) : 0;
    char text[32];
    (void)snprintf(text, sizeof text,
                   day     ? "%04u-%02u-%02u"
                   : month ? "%04u-%02u"
                           : "%04u",
                   year, month, day);
    return year && tamiz_date_parse_iso(tamiz_span_of(text), date);
}

static bool read_range(const tamiz_node *n, tamiz_date_range *range) {
    tamiz_date_range years = {0};
    if (!tamiz_date_parse_iso(said(n, "yearRangeFrom"), &years.from) ||
        !tamiz_date_parse_iso(said(n, "yearRangeTo"), &years.to) ||
        years.to.year < years.from.year)
        return false;
    if (years.to.year == years.from.year) years.to = (tamiz_date){0};
    *range = years;
    return true;
}

/* What the record says of the day, as published. */
static tamiz_span words_of(tamiz_list_writer *w, const tamiz_node *n) {
    static const char *const names[] = {"birthdate",     "dayOfMonth",
                                        "monthOfYear",   "year",
                                        "yearRangeFrom", "yearRangeTo"};
    enum { NAMES = sizeof names / sizeof *names };
    tamiz_span texts[NAMES];
    for (size_t i = 0; i < NAMES; i++) {
        tamiz_span value = said(n, names[i]);
        texts[i] = value.size ? tamiz_list_print(w, "%s %.*s", names[i],
                                                 (int)value.size, value.data)
                              : value;
    }
    return tamiz_list_join(w, texts, NAMES);
}

/* The parts of another calendar are noted; `birthdate` is Gregorian in any
 * case (24.6.1402 ISLAMIC stands beside 1982-04-19). */
static bool read_birth(tamiz_eu_party *p, const tamiz_node *n,
                       tamiz_date_range *range) {
    tamiz_span calendar = said(n, "calendarType"), whole = said(n, "birthdate");
    bool gregorian = !calendar.size || tamiz_list_same(calendar, "gregorian");
    bool read =
        gregorian && (read_parts(n, &range->from) || read_range(n, range));
    if (!read) read = tamiz_date_parse_iso(whole, &range->from);
    if (!gregorian)
        tamiz_list_put_note(p->writer, &p->self,
                            tamiz_list_print(p->writer, "Birth date (%.*s)",
                                             (int)calendar.size, calendar.data)
                                .data,
                            words_of(p->writer, n));
    return read || !gregorian;
}

static void put_birth_place(tamiz_eu_party *p, const tamiz_node *n) {
    tamiz_span country = said(n, "countryDescription");
    tamiz_span texts[] = {said(n, "place"), said(n, "city"), said(n, "region"),
                          said(n, "zipCode"), country};
    enum { TEXTS = sizeof texts / sizeof *texts };
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_birthPlace,
                   tamiz_list_join(p->writer, texts, TEXTS));
    put_country(p, &p->self, TAMIZ_PROP_birthCountry, n);
}

void tamiz_eu_put_birth(tamiz_eu_party *p, const tamiz_node *n) {
    tamiz_date_range range = {0};
    tamiz_span words = words_of(p->writer, n);
    bool read = read_birth(p, n, &range);
    range.circa = tamiz_list_same(said(n, "circa"), "true");
    if (range.from.year) {
        tamiz_list_put_range(p->writer, &p->self, TAMIZ_PROP_birthDate, range);
    } else if (words.size && !read) {
        tamiz_list_warn(p->writer, "no date of birth: %.*s; kept as a note",
                        (int)words.size, words.data);
        tamiz_list_put_note(p->writer, &p->self, "Birth date", words);
    }
    put_birth_place(p, n);
    for (const tamiz_node *r = tamiz_node_child(n, "remark"); r;
         r = tamiz_node_twin(r))
        tamiz_list_put_note(p->writer, &p->self, "Birth", r->text);
}

void tamiz_eu_put_citizenship(tamiz_eu_party *p, const tamiz_node *n) {
    put_country(p, &p->self, TAMIZ_PROP_citizenship, n);
    tamiz_list_put_note(p->writer, &p->self, "Citizenship", said(n, "region"));
    for (const tamiz_node *r = tamiz_node_child(n, "remark"); r;
         r = tamiz_node_twin(r))
        tamiz_list_put_note(p->writer, &p->self, "Citizenship", r->text);
}

/* ---- documents --------------------------------------------------------- */

/* By identificationTypeCode. */
static tamiz_prop document_prop(tamiz_eu_party *p, tamiz_span type) {
    // clang-format off
    static const struct { const char *code; tamiz_prop prop; } rows[] = {
        {"passport",       TAMIZ_PROP_passportNumber},
        {"regnumber",      TAMIZ_PROP_registrationNumber},
        {"fiscalcode",     TAMIZ_PROP_taxNumber},
        {"taxid",          TAMIZ_PROP_taxNumber},
        {"euvat",          TAMIZ_PROP_vatCode},
        {"imo",            TAMIZ_PROP_imoNumber},
        {"swiftbic",       TAMIZ_PROP_swiftBic},
        {"ssn",            TAMIZ_PROP_socialSecurityNumber},
        {"tradelic",       TAMIZ_PROP_licenseNumber},
        {"id",             TAMIZ_PROP_idNumber},
        {"other",          TAMIZ_PROP_idNumber},
        {"birthcert",      TAMIZ_PROP_idNumber},
        {"drivinglicence", TAMIZ_PROP_idNumber},
        {"nationcert",     TAMIZ_PROP_idNumber},
        {"travelcardid",   TAMIZ_PROP_idNumber},
        {"residentperm",   TAMIZ_PROP_idNumber},
        {"unssn",          TAMIZ_PROP_idNumber},
        {"electionid",     TAMIZ_PROP_idNumber},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_list_same(type, rows[i].code)) return rows[i].prop;
    tamiz_list_warn(p->writer,
                    "unknown identificationTypeCode '%.*s', taken as an "
                    "idNumber",
                    (int)type.size, type.size ? type.data : "");
    return TAMIZ_PROP_idNumber;
}

/* What is said of the document in attributes of true and false. */
static void put_flags(tamiz_eu_party *p, const tamiz_list_subject *document,
                      const tamiz_node *n) {
    static const char *const flags[][2] = {
        {"diplomatic", "diplomatic"},
        {"knownExpired", "known to have expired"},
        {"knownFalse", "known to be false"},
        {"reportedLost", "reported lost"},
        {"revokedByIssuer", "revoked by its issuer"}};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (tamiz_list_same(said(n, flags[i][0]), "true"))
            tamiz_list_put(p->writer, document, TAMIZ_PROP_notes,
                           tamiz_span_of(flags[i][1]));
}

static void put_document(tamiz_eu_party *p, const tamiz_list_subject *d,
                         const tamiz_node *n, tamiz_span type) {
    tamiz_list_writer *w = p->writer;
    tamiz_span words = said(n, "identificationTypeDescription");
    tamiz_list_put(w, d, TAMIZ_PROP_holder, p->self.id);
    tamiz_list_put(w, d, TAMIZ_PROP_type, words.size ? words : type);
    tamiz_list_put(w, d, TAMIZ_PROP_number, said(n, "number"));
    tamiz_list_put(w, d, TAMIZ_PROP_number, said(n, "latinNumber"));
    tamiz_list_put(w, d, TAMIZ_PROP_authority, said(n, "issuedBy"));
    put_country(p, d, TAMIZ_PROP_country, n);
    tamiz_list_put(w, d, TAMIZ_PROP_region, said(n, "region"));
    tamiz_list_put_date(w, d, TAMIZ_PROP_issueDate, said(n, "issuedDate"));
    tamiz_list_put_date(w, d, TAMIZ_PROP_startDate, said(n, "validFrom"));
    tamiz_list_put_date(w, d, TAMIZ_PROP_endDate, said(n, "validTo"));
    tamiz_list_put_note(w, d, "Name on document", said(n, "nameOnDocument"));
    put_flags(p, d, n);
    put_remarks(p, d, TAMIZ_PROP_notes, n);
}

void tamiz_eu_put_identification(tamiz_eu_party *p, const tamiz_node *n) {
    tamiz_span type = said(n, "identificationTypeCode");
    tamiz_prop prop = document_prop(p, type);
    bool passport = prop == TAMIZ_PROP_passportNumber;
    tamiz_list_subject d = tamiz_eu_attach(
        p, passport ? "passport" : "identification", n,
        passport ? TAMIZ_SCHEMA_Passport : TAMIZ_SCHEMA_Identification);
    tamiz_list_put(p->writer, &p->self, prop, said(n, "number"));
    tamiz_list_put(p->writer, &p->self, prop, said(n, "latinNumber"));
    put_document(p, &d, n, type);
}

/* ---- addresses --------------------------------------------------------- */

/* <contactInfo key="PHONE" value="…"/>. */
static void put_contact(tamiz_eu_party *p, const tamiz_node *n) {
    // clang-format off
    static const struct { const char *key; tamiz_prop prop; } rows[] = {
        {"phone", TAMIZ_PROP_phone}, {"mobile", TAMIZ_PROP_phone},
        {"email", TAMIZ_PROP_email}, {"web", TAMIZ_PROP_website},
    };
    // clang-format on
    tamiz_span key = said(n, "key"), value = said(n, "value");
    if (!value.size) value = n->text;
    if (!value.size) return;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!tamiz_list_same(key, rows[i].key)) continue;
        tamiz_list_put(p->writer, &p->self, rows[i].prop, value);
        return;
    }
    if (!key.size) { /* the CSV has them in one text */
        tamiz_list_put_note(p->writer, &p->self, "Contact", value);
        return;
    }
    if (!tamiz_list_same(key, "fax"))
        tamiz_list_warn(p->writer, "contactInfo of key '%.*s', kept as a note",
                        (int)key.size, key.data);
    tamiz_list_put_note(
        p->writer, &p->self,
        tamiz_list_print(p->writer, "Contact %.*s", (int)key.size, key.data)
            .data,
        value);
}

void tamiz_eu_put_address(tamiz_eu_party *p, const tamiz_node *n) {
    tamiz_list_writer *w = p->writer;
    tamiz_list_subject a =
        tamiz_eu_attach(p, "address", n, TAMIZ_SCHEMA_Address);
    tamiz_span street = said(n, "street"), box = said(n, "poBox"),
               place = said(n, "place"), zip = said(n, "zipCode"),
               city = said(n, "city"), region = said(n, "region"),
               country = said(n, "countryDescription");
    if (!country.size) country = said(n, "countryIso2Code");
    const tamiz_span texts[] = {street, box, place, zip, city, region, country};
    tamiz_span full = tamiz_list_join(w, texts, sizeof texts / sizeof *texts);
    tamiz_list_put(w, &p->self, TAMIZ_PROP_address, full);
    if (full.size || tamiz_node_text(n, "remark").size)
        tamiz_list_put(w, &p->self, TAMIZ_PROP_addressEntity, a.id);
    tamiz_list_put(w, &a, TAMIZ_PROP_full, full);
    tamiz_list_put(w, &a, TAMIZ_PROP_street, street);
    tamiz_list_put(w, &a, TAMIZ_PROP_street2, place);
    tamiz_list_put(w, &a, TAMIZ_PROP_postOfficeBox, box);
    tamiz_list_put(w, &a, TAMIZ_PROP_postalCode, zip);
    tamiz_list_put(w, &a, TAMIZ_PROP_city, city);
    tamiz_list_put(w, &a, TAMIZ_PROP_region, region);
    put_country(p, &a, TAMIZ_PROP_country, n);
    if (full.size && tamiz_list_same(said(n, "asAtListingTime"), "true"))
        tamiz_list_put(w, &a, TAMIZ_PROP_remarks,
                       TAMIZ_SPAN("as at listing time"));
    put_remarks(p, &a, TAMIZ_PROP_remarks, n);
    for (const tamiz_node *c = tamiz_node_child(n, "contactInfo"); c;
         c = tamiz_node_twin(c))
        put_contact(p, c);
}
