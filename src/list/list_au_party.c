/* SPDX-License-Identifier: Apache-2.0 */
#include "list_au_party.h"

#include "entity_country.h"
#include "list_au_date.h"
#include "list_script.h"

bool tamiz_au_is_nothing(tamiz_span text) {
    static const char *const words[] = {"na", "n/a", "-", "nil", "none"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tamiz_list_same(text, words[i])) return true;
    return !text.size;
}

static void put_note(tamiz_au_party *p, const char *label, tamiz_span text) {
    tamiz_list_put_note(p->writer, &p->self, label, text);
}

bool tamiz_au_is_person(const tamiz_au_party *p) {
    return p->self.schema == TAMIZ_SCHEMA_Person;
}

/* ---- names ------------------------------------------------------------- */

tamiz_schema tamiz_au_schema(tamiz_span type) {
    // clang-format off
    static const struct { const char *type; tamiz_schema schema; } rows[] = {
        {"Individual", TAMIZ_SCHEMA_Person},
        {"Entity",     TAMIZ_SCHEMA_Organization},
        {"Vessel",     TAMIZ_SCHEMA_Vessel},
        {"Ship",       TAMIZ_SCHEMA_Vessel},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_list_same(type, rows[i].type)) return rows[i].schema;
    return TAMIZ_SCHEMA_NONE;
}

static tamiz_prop name_prop(tamiz_au_party *p, tamiz_span type,
                            tamiz_span strength) {
    // clang-format off
    static const struct { const char *type; tamiz_prop prop; } rows[] = {
        {"Primary Name",         TAMIZ_PROP_name},
        {"aka",                  TAMIZ_PROP_alias},
        {"a.k.a.",               TAMIZ_PROP_alias},
        {"Alias",                TAMIZ_PROP_alias},
        {"Original Script",      TAMIZ_PROP_alias},
        {"Formerly known as",    TAMIZ_PROP_previousName},
        {"fka",                  TAMIZ_PROP_previousName},
        {"Previously listed as", TAMIZ_PROP_previousName},
        {"Previous Name",        TAMIZ_PROP_previousName},
    };
    // clang-format on
    tamiz_prop prop = TAMIZ_PROP_NONE;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !prop; i++)
        if (tamiz_list_same(type, rows[i].type)) prop = rows[i].prop;
    if (!prop) {
        tamiz_list_warn(p->writer, "name type \"%.*s\", taken as an alias",
                        (int)(type.size < 40 ? type.size : 40), type.data);
        put_note(p, "Name Type", type);
        prop = TAMIZ_PROP_alias;
    }
    if (prop == TAMIZ_PROP_alias && tamiz_list_same(strength, "Weak"))
        return TAMIZ_PROP_weakAlias;
    if (!tamiz_list_same(strength, "Weak") &&
        !tamiz_list_same(strength, "Strong") && !tamiz_au_is_nothing(strength))
        put_note(p, "Alias Strength", strength);
    return prop;
}

/* What a bracket behind a name says of it. NONE = it belongs to the name. */
static tamiz_prop remark_prop(tamiz_span remark, tamiz_prop prop) {
    // clang-format off
    static const struct { const char *remark; tamiz_prop prop; } rows[] = {
        {"previously listed as", TAMIZ_PROP_previousName},
        {"formerly listed as",   TAMIZ_PROP_previousName},
        {"formerly known as",    TAMIZ_PROP_previousName},
        {"birth name",           TAMIZ_PROP_alias},
        {"combat name",          TAMIZ_PROP_weakAlias},
        {"call sign",            TAMIZ_PROP_weakAlias},
        {"initials",             TAMIZ_PROP_weakAlias},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t size = strlen(rows[i].remark);
        if (remark.size < size) continue;
        if (tamiz_list_same((tamiz_span){remark.data, size}, rows[i].remark))
            return prop == TAMIZ_PROP_name ? prop : rows[i].prop;
    }
    return TAMIZ_PROP_NONE;
}

/* "previously listed as, in Arabic: رياض": the name behind the colon. */
static void put_name_in_remark(tamiz_au_party *p, tamiz_span remark,
                               tamiz_prop prop) {
    size_t colon = tamiz_span_find(remark, TAMIZ_SPAN(":"));
    if (colon == SIZE_MAX) return;
    tamiz_span name = tamiz_span_trim(tamiz_span_from(remark, colon + 1));
    if (!tamiz_list_script_is_latin(name))
        tamiz_list_put_lang(p->writer, &p->self, prop, name,
                            tamiz_list_script_lang(name));
}

void tamiz_au_put_name(tamiz_au_party *p, tamiz_span name, tamiz_span type,
                       tamiz_span strength) {
    tamiz_prop prop = name_prop(p, type, strength);
    size_t open = name.size;
    if (name.size && name.data[name.size - 1] == ')')
        while (open && name.data[--open] != '(') {
        }
    if (open && open < name.size) {
        tamiz_span remark = {name.data + open + 1, name.size - open - 2};
        tamiz_prop said = remark_prop(tamiz_span_trim(remark), prop);
        if (said) {
            put_note(p, "Name", name);
            put_name_in_remark(p, remark, said);
            prop = said;
            name = tamiz_span_trim((tamiz_span){name.data, open});
        }
    }
    p->has_name |= prop == TAMIZ_PROP_name;
    tamiz_list_put_lang(p->writer, &p->self, prop, name,
                        tamiz_list_script_lang(name));
}

/* ---- places ------------------------------------------------------------ */

static void put_birth_places(tamiz_au_party *p, const tamiz_cell *cell,
                             tamiz_span text) {
    tamiz_span item;
    (void)cell;
    if (!tamiz_au_is_person(p)) {
        put_note(p, "Place of Birth", text);
        return;
    }
    for (size_t at = 0; tamiz_list_next_item(text, &at, &item);) {
        const char *country = tamiz_list_last_country(item);
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_birthPlace, item);
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_birthCountry,
                       tamiz_span_of(country));
    }
}

static void put_addresses(tamiz_au_party *p, const tamiz_cell *cell,
                          tamiz_span text) {
    tamiz_list_writer *w = p->writer;
    tamiz_span item;
    (void)cell;
    for (size_t at = 0; tamiz_list_next_item(text, &at, &item);) {
        if (tamiz_au_begins(item, "tel") || tamiz_au_begins(item, "fax") ||
            tamiz_au_begins(item, "email")) {
            put_note(p, "Address", item);
            continue;
        }
        tamiz_list_subject a = tamiz_list_attached(
            w, &p->self, "address", ++p->addresses, TAMIZ_SCHEMA_Address);
        tamiz_list_put(w, &p->self, TAMIZ_PROP_address, item);
        tamiz_list_put(w, &p->self, TAMIZ_PROP_addressEntity, a.id);
        tamiz_list_put(w, &a, TAMIZ_PROP_full, item);
        tamiz_list_put(w, &a, TAMIZ_PROP_country,
                       tamiz_span_of(tamiz_list_last_country(item)));
    }
}

/* Bytes of what joins two countries at i, or 0. */
static size_t joint_at(tamiz_span text, size_t i) {
    static const char *const joints[] = {" and ", ",", "/"};
    for (size_t j = 0; j < sizeof joints / sizeof *joints; j++)
        if (tamiz_span_starts(tamiz_span_from(text, i), joints[j]))
            return strlen(joints[j]);
    return 0;
}

/* The country with which text begins, up to a joint or the end; *at moves
 * behind it. The longest is tried first: "Bosnia and Herzegovina". */
static const char *take_country(tamiz_span text, size_t *at) {
    tamiz_span rest = tamiz_span_from(text, *at);
    const char *country = tamiz_country_find(tamiz_span_trim(rest));
    if (country) *at = text.size;
    for (size_t i = rest.size; i-- && !country;) {
        size_t size = joint_at(rest, i);
        if (!size) continue;
        country =
            tamiz_country_find(tamiz_span_trim((tamiz_span){rest.data, i}));
        if (country) *at += i + size;
    }
    return country;
}

/* Countries in prose: "Russian and Ukrainian", "Moldovan, Russian". False = one
 * of them is unknown; nothing is stated then. */
static bool put_countries(tamiz_au_party *p, tamiz_prop prop, tamiz_span text) {
    enum { MOST = 16 };
    const char *countries[MOST];
    size_t count = 0;
    for (size_t at = 0; at < text.size; count++) {
        if (count == MOST) return false;
        countries[count] = take_country(text, &at);
        if (!countries[count]) return false;
    }
    for (size_t i = 0; i < count; i++)
        tamiz_list_put(p->writer, &p->self, prop, tamiz_span_of(countries[i]));
    return count > 0;
}

static void put_citizenship(tamiz_au_party *p, const tamiz_cell *cell,
                            tamiz_span text) {
    enum { MOST = 200 }; /* bytes that are countries and no prose */
    tamiz_prop prop =
        tamiz_au_is_person(p) ? TAMIZ_PROP_citizenship : TAMIZ_PROP_country;
    tamiz_span item;
    (void)cell;
    for (size_t at = 0; tamiz_list_next_item(text, &at, &item);) {
        size_t open = tamiz_span_find(item, TAMIZ_SPAN("("));
        tamiz_span names = item;
        if (open != SIZE_MAX) names.size = open;
        names = tamiz_span_trim(names);
        bool known = names.size <= MOST && put_countries(p, prop, names);
        if (!known)
            tamiz_list_warn(p->writer, "citizenship \"%.*s\", kept as a note",
                            (int)(item.size < 60 ? item.size : 60), item.data);
        if (!known || names.size != item.size) put_note(p, "Citizenship", item);
    }
}

/* ---- the rest ---------------------------------------------------------- */

static void put_more(tamiz_au_party *p, const tamiz_cell *cell,
                     tamiz_span text) {
    (void)cell;
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_notes, text);
}

static void put_committees(tamiz_au_party *p, const tamiz_cell *cell,
                           tamiz_span text) {
    (void)cell;
    tamiz_list_put(p->writer, &p->sanction, TAMIZ_PROP_program, text);
}

static void put_instrument(tamiz_au_party *p, const tamiz_cell *cell,
                           tamiz_span text) {
    (void)cell;
    tamiz_list_put(p->writer, &p->sanction, TAMIZ_PROP_legalBasis, text);
}

static void put_imo(tamiz_au_party *p, const tamiz_cell *cell,
                    tamiz_span text) {
    (void)cell;
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_imoNumber, text);
}

static void put_previous(tamiz_au_party *p, const tamiz_cell *cell,
                         tamiz_span text) {
    tamiz_span item;
    (void)cell;
    for (size_t at = 0; tamiz_list_next_item(text, &at, &item);)
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_previousName, item);
}

/* ---- columns ----------------------------------------------------------- */

typedef struct column_row {
    const char *title;
    bool needed;
    void (*put)(tamiz_au_party *p, const tamiz_cell *cell, tamiz_span text);
} column_row;

/* The first ones in the order of tamiz_au_column. A row without put() says by
 * yes or no whether the measure of that name applies. */
// clang-format off
static const column_row columns[] = {
    {"Reference",                    true,  NULL},
    {"Name of Individual or Entity", true,  NULL},
    {"Type",                         true,  NULL},
    {"Name Type",                    true,  NULL},
    {"Alias Strength",               false, NULL},
    {"Date of Birth",                false, tamiz_au_put_births},
    {"Place of Birth",               false, put_birth_places},
    {"Citizenship",                  false, put_citizenship},
    {"Address",                      false, put_addresses},
    {"Additional Information",       false, put_more},
    {"Listing Information",          false, tamiz_au_put_listing},
    {"IMO Number",                   false, put_imo},
    {"IMO",                          false, put_imo},
    {"Committees",                   false, put_committees},
    {"Control Date",                 false, tamiz_au_put_control},
    {"Instrument of Designation",    false, put_instrument},
    {"Instrument",                   false, put_instrument},
    {"Previous Names",               false, put_previous},
    {"Previous Name",                false, put_previous},
    {"Targeted Financial Sanction",  false, NULL},
    {"Targeted Financial Sanctions", false, NULL},
    {"Travel Ban",                   false, NULL},
    {"Arms Embargo",                 false, NULL},
    {"Maritime Restriction",         false, NULL},
};
// clang-format on

size_t tamiz_au_column_count(void) {
    return sizeof columns / sizeof *columns;
}

size_t tamiz_au_column_find(tamiz_span title) {
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (tamiz_list_same(title, columns[i].title)) return i;
    return SIZE_MAX;
}

const char *tamiz_au_column_needed(size_t column) {
    return columns[column].needed ? columns[column].title : NULL;
}

static void put_measure(tamiz_au_party *p, const char *title, tamiz_span text) {
    static const char *const yes[] = {"yes", "y", "true", "x"};
    static const char *const no[] = {"no", "n", "false"};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (tamiz_list_same(text, no[i])) return;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (!tamiz_list_same(text, yes[i])) continue;
        tamiz_list_put(p->writer, &p->sanction, TAMIZ_PROP_provisions,
                       tamiz_span_of(title));
        return;
    }
    tamiz_list_put_note(p->writer, &p->sanction, title, text);
}

void tamiz_au_put_column(tamiz_au_party *p, size_t column,
                         const tamiz_cell *cell, tamiz_span text) {
    if (columns[column].put)
        columns[column].put(p, cell, text);
    else
        put_measure(p, columns[column].title, text);
}
