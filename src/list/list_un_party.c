/* SPDX-License-Identifier: Apache-2.0 */
#include "list_un_party.h"

#include "list_un_names.h"

#include <ctype.h>

static tamiz_span text(const tamiz_node *node, const char *name) {
    return tamiz_node_text(node, name);
}

/* ---- names ------------------------------------------------------------- */

typedef struct name_target {
    tamiz_un_party *party;
    tamiz_prop prop;
    tamiz_span field;
    bool whole; /* the field is one name and nothing else */
} name_target;

static void put_split_name(void *context, tamiz_span name, tamiz_span lang) {
    name_target *target = context;
    target->whole = tamiz_span_equal(name, target->field);
    tamiz_list_put_lang(target->party->writer, &target->party->self,
                        target->prop, name, lang);
}

/* States the names in a field; where it held several, or more than a name, the
 * field as published becomes a note under `label`. */
static void put_names(tamiz_un_party *p, tamiz_prop prop, const char *label,
                      tamiz_span field) {
    name_target target = {p, prop, tamiz_list_clean(p->writer, field), false};
    const tamiz_un_names names = {put_split_name, &target};
    (void)tamiz_un_names_split(p->writer, target.field, &names);
    if (!target.whole) tamiz_list_put_note(p->writer, &p->self, label, field);
}

/* FIRST_NAME … FOURTH_NAME are the order of the parts, not their roles; the
 * properties that come nearest are used. An entity has FIRST_NAME alone. */
static const struct {
    const char *element;
    tamiz_prop prop;
} name_parts[] = {
    {"FIRST_NAME", TAMIZ_PROP_firstName},
    {"SECOND_NAME", TAMIZ_PROP_secondName},
    {"THIRD_NAME", TAMIZ_PROP_middleName},
    {"FOURTH_NAME", TAMIZ_PROP_lastName},
};
enum { NAME_PARTS = sizeof name_parts / sizeof *name_parts };

tamiz_span tamiz_un_name(tamiz_un_party *p, const tamiz_node *node) {
    tamiz_buffer whole = {0};
    for (size_t i = 0; i < NAME_PARTS; i++) {
        tamiz_span word = text(node, name_parts[i].element);
        if (whole.size && word.size) tamiz_buffer_byte(&whole, ' ');
        tamiz_buffer_span(&whole, word);
    }
    tamiz_span copy =
        tamiz_arena_copy(p->writer->arena, tamiz_buffer_view(&whole));
    if (whole.failed || !copy.data) tamiz_list_out_of_memory(p->writer);
    tamiz_buffer_clear(&whole);
    return copy;
}

void tamiz_un_put_name(tamiz_un_party *p, tamiz_span whole,
                       const tamiz_node *node) {
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_name, whole);
    if (whole.size && memchr(whole.data, ';', whole.size))
        put_names(p, TAMIZ_PROP_alias, "Name", whole);
    if (p->self.schema != TAMIZ_SCHEMA_Person) return;
    for (size_t i = 0; i < NAME_PARTS; i++)
        tamiz_list_put(p->writer, &p->self, name_parts[i].prop,
                       text(node, name_parts[i].element));
}

static void put_original(tamiz_un_party *p, const tamiz_node *node) {
    put_names(p, TAMIZ_PROP_alias, "Original script", node->text);
}

static tamiz_prop alias_prop(tamiz_un_party *p, tamiz_span quality) {
    // clang-format off
    static const struct { const char *quality; tamiz_prop prop; } rows[] = {
        {"Good",   TAMIZ_PROP_alias},
        {"a.k.a.", TAMIZ_PROP_alias},
        {"Low",    TAMIZ_PROP_weakAlias},
        {"f.k.a.", TAMIZ_PROP_previousName},
        {"",       TAMIZ_PROP_alias},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_list_same(quality, rows[i].quality)) return rows[i].prop;
    tamiz_list_put_note(p->writer, &p->self, "Alias quality", quality);
    return TAMIZ_PROP_alias;
}

/* ---- dates and places -------------------------------------------------- */

tamiz_span tamiz_un_day(tamiz_span date) {
    tamiz_date day;
    tamiz_span start = {date.data, date.size > 10 ? 10 : date.size};
    return tamiz_date_parse_iso(start, &day) ? start : date;
}

static void put_place(tamiz_un_party *p, tamiz_span street, tamiz_span city,
                      tamiz_span state, tamiz_span country) {
    const tamiz_span parts[] = {street, city, state, country};
    tamiz_list_put(
        p->writer, &p->self, TAMIZ_PROP_birthPlace,
        tamiz_list_join(p->writer, parts, sizeof parts / sizeof *parts));
    tamiz_list_put_country(p->writer, &p->self, TAMIZ_PROP_birthCountry,
                           country);
}

static void put_birth_place(tamiz_un_party *p, const tamiz_node *n) {
    put_place(p, text(n, "STREET"), text(n, "CITY"), text(n, "STATE_PROVINCE"),
              text(n, "COUNTRY"));
    tamiz_list_put_note(p->writer, &p->self, "Birth place", text(n, "NOTE"));
}

/* A year, or years from and to, or both sorts of nothing. */
static bool read_years(const tamiz_node *n, tamiz_date_range *range) {
    tamiz_date_range years = {0};
    tamiz_span from = text(n, "YEAR");
    if (!from.size) from = text(n, "FROM_YEAR");
    if (!tamiz_date_parse_iso(from, &years.from)) return false;
    tamiz_span to = text(n, "TO_YEAR");
    if (to.size && !tamiz_date_parse_iso(to, &years.to)) return false;
    if (years.to.year == years.from.year) years.to = (tamiz_date){0};
    *range = years;
    return true;
}

/* "Sep." beside the year 1958, "Nov. 1973" beside nothing. */
static bool read_birth_note(tamiz_un_party *p, const tamiz_node *n,
                            tamiz_date_range *range) {
    tamiz_span words = tamiz_list_print(
        p->writer, "%s %s", text(n, "NOTE").data, text(n, "YEAR").data);
    return text(n, "NOTE").size &&
           tamiz_date_parse(tamiz_span_trim(words), range);
}

static void put_birth_date(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_date_range range = {0};
    bool said = tamiz_date_parse(tamiz_un_day(text(n, "DATE")), &range);
    if (!said) said = read_birth_note(p, n, &range);
    bool noted = said && !text(n, "DATE").size && text(n, "NOTE").size;
    if (!said) said = read_years(n, &range);
    if (tamiz_list_same(text(n, "TYPE_OF_DATE"), "APPROXIMATELY"))
        range.circa = true;
    if (said)
        tamiz_list_put_range(p->writer, &p->self, TAMIZ_PROP_birthDate, range);
    else
        for (const tamiz_node *c = n->first; c; c = c->next)
            if (strcmp(c->name, "TYPE_OF_DATE") != 0)
                tamiz_list_put_note(p->writer, &p->self, "Birth date", c->text);
    if (said && !noted)
        tamiz_list_put_note(p->writer, &p->self, "Birth date", text(n, "NOTE"));
}

static void put_alias(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_span note = tamiz_list_clean(p->writer, text(n, "NOTE"));
    tamiz_prop prop = alias_prop(p, text(n, "QUALITY"));
    put_names(p, prop, "Alias", text(n, "ALIAS_NAME"));
    tamiz_span noted = tamiz_un_names_in_note(note);
    if (noted.size) put_names(p, prop, "Alias", noted);
    tamiz_list_put_note(p->writer, &p->self, "Alias", note);
    tamiz_list_put_date(p->writer, &p->self, TAMIZ_PROP_birthDate,
                        tamiz_un_day(text(n, "DATE_OF_BIRTH")));
    put_place(p, (tamiz_span){"", 0}, text(n, "CITY_OF_BIRTH"),
              (tamiz_span){"", 0}, text(n, "COUNTRY_OF_BIRTH"));
}

/* ---- documents and addresses ------------------------------------------- */

static bool is_empty(const tamiz_node *n) {
    for (const tamiz_node *c = n->first; c; c = c->next)
        if (c->text.size) return false;
    return true;
}

static bool mentions(tamiz_span where, const char *word) {
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= where.size; i++)
        if (tamiz_list_same((tamiz_span){where.data + i, size}, word))
            return true;
    return false;
}

/* What the number of a document is, by words in its two types. */
static tamiz_prop document_prop(tamiz_span type, tamiz_span type2) {
    // clang-format off
    static const struct { const char *word; tamiz_prop prop; } rows[] = {
        {"passport",        TAMIZ_PROP_passportNumber},
        {"passeport",       TAMIZ_PROP_passportNumber},
        {"pasaporte",       TAMIZ_PROP_passportNumber},
        {"social security", TAMIZ_PROP_socialSecurityNumber},
        {"fiscal code",     TAMIZ_PROP_taxNumber},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (mentions(type2, rows[i].word) || mentions(type, rows[i].word))
            return rows[i].prop;
    return TAMIZ_PROP_idNumber;
}

static void put_document(tamiz_un_party *p, const tamiz_node *n) {
    if (is_empty(n)) return;
    tamiz_list_writer *w = p->writer;
    tamiz_span type = text(n, "TYPE_OF_DOCUMENT"),
               type2 = text(n, "TYPE_OF_DOCUMENT2");
    tamiz_prop prop = document_prop(type, type2);
    bool passport = prop == TAMIZ_PROP_passportNumber;
    tamiz_list_subject d =
        passport ? tamiz_list_attached(w, &p->self, "passport", ++p->passports,
                                       TAMIZ_SCHEMA_Passport)
                 : tamiz_list_attached(w, &p->self, "identification",
                                       ++p->identifications,
                                       TAMIZ_SCHEMA_Identification);
    tamiz_list_put(w, &p->self, prop, text(n, "NUMBER"));
    tamiz_list_put(w, &d, TAMIZ_PROP_holder, p->self.id);
    tamiz_list_put(w, &d, TAMIZ_PROP_type, type);
    tamiz_list_put(w, &d, TAMIZ_PROP_type, type2);
    tamiz_list_put(w, &d, TAMIZ_PROP_number, text(n, "NUMBER"));
    tamiz_list_put_country(w, &d, TAMIZ_PROP_country,
                           text(n, "ISSUING_COUNTRY"));
    tamiz_list_put_country(w, &d, TAMIZ_PROP_country,
                           text(n, "COUNTRY_OF_ISSUE"));
    tamiz_list_put_date(w, &d, TAMIZ_PROP_issueDate,
                        tamiz_un_day(text(n, "DATE_OF_ISSUE")));
    tamiz_list_put(w, &d, TAMIZ_PROP_city, text(n, "CITY_OF_ISSUE"));
    tamiz_list_put(w, &d, TAMIZ_PROP_notes, text(n, "NOTE"));
}

static bool has_digit(tamiz_span s) {
    for (size_t i = 0; i < s.size; i++)
        if (s.data[i] >= '0' && s.data[i] <= '9') return true;
    return false;
}

static void put_address(tamiz_un_party *p, const tamiz_node *n) {
    if (is_empty(n)) return;
    tamiz_list_writer *w = p->writer;
    tamiz_span street = text(n, "STREET"), city = text(n, "CITY"),
               state = text(n, "STATE_PROVINCE"), zip = text(n, "ZIP_CODE"),
               country = text(n, "COUNTRY");
    tamiz_span full = tamiz_list_join(
        w, (const tamiz_span[]){street, city, state, zip, country}, 5);
    tamiz_list_subject a = tamiz_list_attached(
        w, &p->self, "address", ++p->addresses, TAMIZ_SCHEMA_Address);
    tamiz_list_put(w, &p->self, TAMIZ_PROP_address, full);
    tamiz_list_put(w, &p->self, TAMIZ_PROP_addressEntity, a.id);
    tamiz_list_put(w, &a, TAMIZ_PROP_full, full);
    tamiz_list_put(w, &a, TAMIZ_PROP_street, street);
    tamiz_list_put(w, &a, TAMIZ_PROP_city, city);
    tamiz_list_put(w, &a, TAMIZ_PROP_state, state);
    /* A code without a digit is the name of a state in the wrong field. */
    tamiz_list_put(
        w, &a, has_digit(zip) ? TAMIZ_PROP_postalCode : TAMIZ_PROP_state, zip);
    tamiz_list_put_country(w, &a, TAMIZ_PROP_country, country);
    tamiz_list_put(w, &a, TAMIZ_PROP_remarks, text(n, "NOTE"));
}

/* ---- the listing and the rest ------------------------------------------ */

static void put_listed(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_span day = tamiz_un_day(n->text);
    tamiz_list_put_date(p->writer, &p->sanction, TAMIZ_PROP_listingDate, day);
    tamiz_list_put_date(p->writer, &p->sanction, TAMIZ_PROP_startDate, day);
}

static void put_updated(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_put_date(p->writer, &p->sanction, TAMIZ_PROP_modifiedAt,
                        tamiz_un_day(n->text));
}

static void put_delisted(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_put_date(p->writer, &p->sanction, TAMIZ_PROP_endDate,
                        tamiz_un_day(n->text));
}

static void put_regime(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_put(p->writer, &p->sanction, TAMIZ_PROP_program, n->text);
}

static void put_data_id(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_put(p->writer, &p->sanction, TAMIZ_PROP_recordId, n->text);
}

static void put_submitter(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_put_note(p->writer, &p->sanction, "Submitted by", n->text);
}

static void put_submission(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_put_note(p->writer, &p->sanction, "Submitted on", n->text);
}

static void put_nationality(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_put_country(p->writer, &p->self, TAMIZ_PROP_nationality,
                           n->text);
}

static void put_title(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_title, n->text);
}

static void put_position(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_position, n->text);
}

static void put_gender(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_put_gender(p->writer, &p->self, n->text);
}

/* Many a comment says "Gender: male." where the element is missing. */
static void put_comments(tamiz_un_party *p, const tamiz_node *n) {
    static const char mark[] = "Gender:";
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_notes, n->text);
    size_t at = tamiz_span_find(n->text, tamiz_span_of(mark));
    if (at == SIZE_MAX || p->self.schema != TAMIZ_SCHEMA_Person) return;
    tamiz_span word =
        tamiz_span_trim(tamiz_span_from(n->text, at + sizeof mark - 1));
    word.size = word.size < 6 ? word.size : 6;
    while (word.size && !isalpha((unsigned char)word.data[word.size - 1]))
        word.size--;
    if (tamiz_list_same(word, "male") || tamiz_list_same(word, "female"))
        tamiz_list_put_gender(p->writer, &p->self, word);
}

typedef struct field_row {
    const char *name;
    bool values; /* holds VALUE elements, each put by itself */
    void (*put)(tamiz_un_party *p, const tamiz_node *node);
    const char *const *fields; /* what put() reads below it, ended by NULL */
} field_row;

// clang-format off
#define FIELDS(...) (const char *const[]){__VA_ARGS__, NULL}
#define ALIAS FIELDS("QUALITY", "ALIAS_NAME", "NOTE", "DATE_OF_BIRTH", \
                     "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")
#define ADDRESS FIELDS("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", \
                       "COUNTRY", "NOTE")
static const field_row fields[] = {
    {"NAME_ORIGINAL_SCRIPT", false, put_original, NULL},
    {"INDIVIDUAL_ALIAS",     false, put_alias, ALIAS},
    {"ENTITY_ALIAS",         false, put_alias, ALIAS},
    {"INDIVIDUAL_ADDRESS",   false, put_address, ADDRESS},
    {"ENTITY_ADDRESS",       false, put_address, ADDRESS},
    {"INDIVIDUAL_DATE_OF_BIRTH", false, put_birth_date,
        FIELDS("TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE")},
    {"INDIVIDUAL_PLACE_OF_BIRTH", false, put_birth_place,
        FIELDS("STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE")},
    {"INDIVIDUAL_DOCUMENT",  false, put_document,
        FIELDS("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER",
        "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE",
        "DATE_OF_ISSUE", "NOTE")},
    {"NATIONALITY",          true,  put_nationality, NULL},
    {"TITLE",                true,  put_title, NULL},
    {"DESIGNATION",          true,  put_position, NULL},
    {"LAST_DAY_UPDATED",     true,  put_updated, NULL},
    {"GENDER",               false, put_gender, NULL},
    {"COMMENTS1",            false, put_comments, NULL},
    {"LISTED_ON",            false, put_listed, NULL},
    {"DELISTED_ON",          false, put_delisted, NULL},
    {"UN_LIST_TYPE",         false, put_regime, NULL},
    {"DATAID",               false, put_data_id, NULL},
    {"SUBMITTED_BY",         false, put_submitter, NULL},
    {"SUBMITTED_ON",         false, put_submission, NULL},
    {"REFERENCE_NUMBER",     false, NULL, NULL}, // read by open_party()
    {"FIRST_NAME",           false, NULL, NULL},
    {"SECOND_NAME",          false, NULL, NULL},
    {"THIRD_NAME",           false, NULL, NULL},
    {"FOURTH_NAME",          false, NULL, NULL},
    {"LIST_TYPE",            true,  NULL, NULL}, // "UN List"
    {"VERSIONNUM",           false, NULL, NULL}, // "1"
    {"SORT_KEY",             false, NULL, NULL}, // for the UN's own tables
    {"SORT_KEY_LAST_MOD",    false, NULL, NULL},
};
// clang-format on

/* An element that no row names is kept as a note. */
static void put_unknown(tamiz_un_party *p, const tamiz_node *n) {
    tamiz_list_warn(p->writer, "unknown element <%s>, kept as a note", n->name);
    tamiz_list_put_note(p->writer, &p->self, n->name, n->text);
    for (const tamiz_node *c = n->first; c; c = c->next)
        tamiz_list_put_note(p->writer, &p->self, c->name, c->text);
}

static bool is_among(const char *name, const char *const *names) {
    for (; names && *names; names++)
        if (!strcmp(name, *names)) return true;
    return false;
}

static void put_row(tamiz_un_party *p, const field_row *row,
                    const tamiz_node *n) {
    if (!row->put) return;
    if (!row->values || n->text.size) row->put(p, n);
    for (const tamiz_node *c = n->first; c; c = c->next) {
        if (row->values && !strcmp(c->name, "VALUE"))
            row->put(p, c);
        else if (!is_among(c->name, row->fields))
            put_unknown(p, c);
    }
}

void tamiz_un_put_field(tamiz_un_party *p, const tamiz_node *n) {
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(n->name, fields[i].name) != 0) continue;
        put_row(p, &fields[i], n);
        return;
    }
    put_unknown(p, n);
}
