/* SPDX-License-Identifier: Apache-2.0 */
#include "list_csl_party.h"

#include "entity_country.h"

typedef struct put_context {
    tamiz_list_writer *writer;
    tamiz_csl_party *party;
    bool denied;
} put_context;

static void put(put_context *c, tamiz_prop prop, tamiz_span text) {
    tamiz_list_put(c->writer, &c->party->self, prop, text);
}

static void put_note(put_context *c, const char *label, tamiz_span text) {
    tamiz_list_put_note(c->writer, &c->party->self, label, text);
}

static bool is_person(const put_context *c) {
    return c->party->self.schema == TAMIZ_SCHEMA_Person;
}

/* ---- names ------------------------------------------------------------- */

/* Without commas and "and" around it. */
static tamiz_span bare(tamiz_span name) {
    name = tamiz_span_trim(name);
    while (name.size && strchr(" ,;", name.data[name.size - 1])) name.size--;
    while (name.size && strchr(" ,;", name.data[0]))
        name = tamiz_span_from(name, 1);
    return tamiz_span_starts(name, "and ") ? tamiz_span_from(name, 4) : name;
}

/* "X; and any successor, sub-unit, or subsidiary thereof": the State
 * Department adds it to names. */
static tamiz_span without_successors(tamiz_span name) {
    static const char *const tails[] = {
        "; and any successor", ", and any successor", " and any successor",
        "; and its successor"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t at = tamiz_span_find(name, tamiz_span_of(tails[i]));
        if (at != SIZE_MAX && at) return (tamiz_span){name.data, at};
    }
    return name;
}

/* "the following three aliases:" before them. */
static tamiz_span without_count(tamiz_span name) {
    size_t colon = tamiz_span_find(name, TAMIZ_SPAN(":"));
    bool counted =
        tamiz_span_starts(name, "the following") && colon != SIZE_MAX;
    return counted ? bare(tamiz_span_from(name, colon + 1)) : name;
}

/* A name and the aliases written into it. Where that is more than the name,
 * the text is kept as a note. */
static void put_names(put_context *c, tamiz_prop prop, tamiz_span text) {
    tamiz_list_mark mark = TAMIZ_LIST_NO_MARK;
    tamiz_span whole = tamiz_list_plain(c->writer, text), piece;
    tamiz_span names = without_successors(whole);
    bool single = names.size == whole.size;
    for (size_t at = 0; tamiz_list_next_marked(names, &at, &mark, &piece);) {
        piece = without_count(bare(piece));
        tamiz_prop as = mark == TAMIZ_LIST_FORMERLY ? TAMIZ_PROP_previousName
                        : mark                      ? TAMIZ_PROP_alias
                                                    : prop;
        put(c, as, piece);
        single &= piece.size == whole.size;
    }
    if (!single) put_note(c, "Name", whole);
}

static void put_name(put_context *c, const tamiz_csl_value *v) {
    put_names(c, TAMIZ_PROP_name, v->text);
}

static void put_alias(put_context *c, const tamiz_csl_value *v) {
    put_names(c, TAMIZ_PROP_alias, bare(v->text));
}

/* ---- places ------------------------------------------------------------ */

/* Postal codes of states that are codes of countries too (ISO 3166-1). */
static bool is_state_too(tamiz_span code) {
    static const char states[] =
        " AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME "
        "MN MO MS MT NC NE PA SC SD TN VA ";
    char word[5] = "    ";
    if (code.size != 2) return false;
    memcpy(word + 1, code.data, 2);
    return strstr(states, word) != NULL;
}

/* The country at the end of an address in one text, or NULL. */
static const char *country_of(const put_context *c, tamiz_span address) {
    size_t start = address.size;
    while (start && address.data[start - 1] != ',') start--;
    tamiz_span last = tamiz_span_trim(tamiz_span_from(address, start));
    if (c->denied && is_state_too(last)) return NULL;
    return tamiz_country_find(last);
}

static void put_address(put_context *c, const tamiz_csl_value *v) {
    tamiz_list_writer *w = c->writer;
    tamiz_span full = bare(v->text);
    tamiz_list_subject a =
        tamiz_list_attached(w, &c->party->self, "address",
                            ++c->party->addresses, TAMIZ_SCHEMA_Address);
    tamiz_span country = v->part[TAMIZ_CSL_COUNTRY];
    if (!country.size) country = tamiz_span_of(country_of(c, full));
    put(c, TAMIZ_PROP_address, full);
    put(c, TAMIZ_PROP_addressEntity, a.id);
    tamiz_list_put(w, &a, TAMIZ_PROP_full, full);
    tamiz_list_put(w, &a, TAMIZ_PROP_street, v->part[TAMIZ_CSL_STREET]);
    tamiz_list_put(w, &a, TAMIZ_PROP_city, v->part[TAMIZ_CSL_CITY]);
    tamiz_list_put(w, &a, TAMIZ_PROP_state, v->part[TAMIZ_CSL_STATE]);
    tamiz_list_put(w, &a, TAMIZ_PROP_postalCode, v->part[TAMIZ_CSL_ZIP]);
    tamiz_list_put_country(w, &a, TAMIZ_PROP_country, country);
}

static void put_nation(put_context *c, const tamiz_csl_value *v,
                       tamiz_prop prop) {
    tamiz_list_put_country(c->writer, &c->party->self,
                           is_person(c) ? prop : TAMIZ_PROP_country, v->text);
}

static void put_citizenship(put_context *c, const tamiz_csl_value *v) {
    put_nation(c, v, TAMIZ_PROP_citizenship);
}

static void put_nationality(put_context *c, const tamiz_csl_value *v) {
    put_nation(c, v, TAMIZ_PROP_nationality);
}

static void put_country(put_context *c, const tamiz_csl_value *v) {
    put_nation(c, v, TAMIZ_PROP_country);
}

static void put_birth_place(put_context *c, const tamiz_csl_value *v) {
    put(c, TAMIZ_PROP_birthPlace, v->text);
    put(c, TAMIZ_PROP_birthCountry,
        tamiz_span_of(tamiz_list_last_country(v->text)));
}

static void put_birth(put_context *c, const tamiz_csl_value *v) {
    tamiz_list_put_date(c->writer, &c->party->self, TAMIZ_PROP_birthDate,
                        v->text);
}

/* ---- identifications --------------------------------------------------- */

static bool is_about(tamiz_span type, const char *word) {
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= type.size; i++)
        if (tamiz_list_same((tamiz_span){type.data + i, size}, word))
            return true;
    return false;
}

/* What a number is, by a word in its type. */
static tamiz_prop number_prop(tamiz_span type) {
    // clang-format off
    static const struct { const char *word; tamiz_prop prop; } rows[] = {
        {"passport", TAMIZ_PROP_passportNumber},
        {"vessel registration", TAMIZ_PROP_imoNumber},
        {"SWIFT", TAMIZ_PROP_swiftBic},
        {"Tax ID", TAMIZ_PROP_taxNumber},
        {"V.A.T.", TAMIZ_PROP_vatCode},
        {"SSN", TAMIZ_PROP_socialSecurityNumber},
        {"Registration", TAMIZ_PROP_registrationNumber},
        {"Company Number", TAMIZ_PROP_registrationNumber},
        {"Website", TAMIZ_PROP_website},
        {"Email", TAMIZ_PROP_email},
        {"Phone", TAMIZ_PROP_phone},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (is_about(type, rows[i].word)) return rows[i].prop;
    return TAMIZ_PROP_idNumber;
}

static bool is_contact(tamiz_prop prop) {
    return prop == TAMIZ_PROP_website || prop == TAMIZ_PROP_email ||
           prop == TAMIZ_PROP_phone;
}

static void put_id(put_context *c, const tamiz_csl_value *v) {
    tamiz_list_writer *w = c->writer;
    tamiz_span type = v->part[TAMIZ_CSL_ID_TYPE],
               number = v->part[TAMIZ_CSL_ID_NUMBER];
    tamiz_prop prop = number_prop(type);
    if (tamiz_list_same(type, "Gender")) {
        tamiz_list_put_gender(w, &c->party->self, number);
        return;
    }
    if (!number.size ||
        strchr(":-", type.size ? type.data[type.size - 1] : 'x')) {
        put_note(c, "Identification", v->text); /* a remark, no number */
        return;
    }
    if (is_contact(prop)) {
        put(c, prop, number);
        return;
    }
    bool passport = prop == TAMIZ_PROP_passportNumber;
    tamiz_list_subject d = tamiz_list_attached(
        w, &c->party->self, passport ? "passport" : "identification",
        ++c->party->identifications,
        passport ? TAMIZ_SCHEMA_Passport : TAMIZ_SCHEMA_Identification);
    put(c, prop, number);
    tamiz_list_put(w, &d, TAMIZ_PROP_holder, c->party->self.id);
    tamiz_list_put(w, &d, TAMIZ_PROP_type, type);
    tamiz_list_put(w, &d, TAMIZ_PROP_number, number);
    tamiz_list_put_country(w, &d, TAMIZ_PROP_country,
                           v->part[TAMIZ_CSL_ID_COUNTRY]);
    tamiz_list_put_date(w, &d, TAMIZ_PROP_issueDate,
                        v->part[TAMIZ_CSL_ID_ISSUED]);
    tamiz_list_put_note(w, &d, "Expiration date",
                        v->part[TAMIZ_CSL_ID_EXPIRES]);
}

/* ---- the rest ---------------------------------------------------------- */

static void put_title(put_context *c, const tamiz_csl_value *v) {
    put(c, is_person(c) ? TAMIZ_PROP_position : TAMIZ_PROP_notes, v->text);
}

static void put_remarks(put_context *c, const tamiz_csl_value *v) {
    put(c, TAMIZ_PROP_notes, v->text);
}

static void put_other(put_context *c, const tamiz_csl_value *v) {
    put_note(c, v->label, v->text);
}

/* Of a ship a property, of others a note under the file's name. */
typedef struct vessel_row {
    tamiz_csl_field field;
    tamiz_prop prop;
    const char *label;
} vessel_row;

static void put_vessel(put_context *c, const tamiz_csl_record *record) {
    // clang-format off
    static const vessel_row rows[] = {
        {TAMIZ_CSL_CALL_SIGN,   TAMIZ_PROP_callSign, "Call sign"},
        {TAMIZ_CSL_VESSEL_TYPE, TAMIZ_PROP_type, "Vessel type"},
        {TAMIZ_CSL_TONNAGE,     TAMIZ_PROP_tonnage, "Gross tonnage"},
        {TAMIZ_CSL_REGISTERED,  TAMIZ_PROP_grossRegisteredTonnage,
         "Gross registered tonnage"},
        {TAMIZ_CSL_FLAG,        TAMIZ_PROP_flag, "Vessel flag"},
        {TAMIZ_CSL_OWNER,       TAMIZ_PROP_NONE, "Vessel owner"},
    };
    // clang-format on
    bool ship = c->party->self.schema == TAMIZ_SCHEMA_Vessel;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const tamiz_csl_value *v = record->first[rows[i].field];
        for (; v; v = v->next) {
            if (!ship || !rows[i].prop)
                put_note(c, rows[i].label, v->text);
            else if (rows[i].prop == TAMIZ_PROP_flag)
                tamiz_list_put_country(c->writer, &c->party->self,
                                       TAMIZ_PROP_flag, v->text);
            else
                put(c, rows[i].prop, v->text);
        }
    }
}

void tamiz_csl_put_party(tamiz_list_writer *writer, tamiz_csl_party *party,
                         const tamiz_csl_record *record, bool denied) {
    // clang-format off
    static const struct {
        tamiz_csl_field field;
        void (*put)(put_context *c, const tamiz_csl_value *v);
    } rows[] = {
        {TAMIZ_CSL_NAME, put_name},
        {TAMIZ_CSL_ALT_NAMES, put_alias},
        {TAMIZ_CSL_TITLE, put_title},
        {TAMIZ_CSL_BORN, put_birth},
        {TAMIZ_CSL_BIRTH_PLACES, put_birth_place},
        {TAMIZ_CSL_CITIZENSHIPS, put_citizenship},
        {TAMIZ_CSL_NATIONALITIES, put_nationality},
        {TAMIZ_CSL_NATION, put_country},
        {TAMIZ_CSL_ADDRESSES, put_address},
        {TAMIZ_CSL_IDS, put_id},
        {TAMIZ_CSL_REMARKS, put_remarks},
        {TAMIZ_CSL_OTHER, put_other},
    };
    // clang-format on
    put_context c = {writer, party, denied};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (const tamiz_csl_value *v = record->first[rows[i].field];
             v && !writer->code; v = v->next)
            rows[i].put(&c, v);
    put_vessel(&c, record);
}
