/* SPDX-License-Identifier: Apache-2.0 */
/* What the fields become:
 *   Name 1 … 6, type, strength, non-Latin name   list_gb_name.c
 *   passport, national identifier, registration, IMO, address
 *                       list_gb_fact.c
 *   Regime Name, Sanctions Imposed (by '|'), Date Designated, UN Reference,
 *   OFSI Group ID, source, reasons, Last Updated   the Sanction
 *   the rest            the table below; a value may hold several */
#include "list_gb_party.h"

#include "entity_country.h"
#include "list_gb_value.h"

tamiz_list_subject tamiz_gb_sanction_of(tamiz_list_writer *w,
                                        const tamiz_list_subject *party) {
    return tamiz_list_attached(w, party, "sanction", 1, TAMIZ_SCHEMA_Sanction);
}

/* The letters of the Unique ID tell the regime: "RUS". */
static tamiz_span regime_of(tamiz_span unique_id) {
    size_t size = 0;
    while (size < unique_id.size && unique_id.data[size] >= 'A' &&
           unique_id.data[size] <= 'Z')
        size++;
    return (tamiz_span){unique_id.data, size};
}

void tamiz_gb_put_sanction(tamiz_gb_party *p, tamiz_span unique_id) {
    tamiz_list_writer *w = p->writer;
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_entity, p->self.id);
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_authority,
                   TAMIZ_SPAN("Foreign, Commonwealth and Development Office"));
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_country, TAMIZ_SPAN("gb"));
    tamiz_list_put(w, &p->sanction, TAMIZ_PROP_programId, regime_of(unique_id));
}

/* ---- one value of one field -------------------------------------------- */

typedef struct value {
    const tamiz_list_subject *subject;
    tamiz_gb_field field;
    tamiz_prop prop;
    tamiz_span text;
} value;

static void put_text(tamiz_gb_party *p, const value *v) {
    tamiz_list_put(p->writer, v->subject, v->prop, v->text);
}

static void put_note(tamiz_gb_party *p, const value *v) {
    tamiz_list_put_note(p->writer, v->subject, tamiz_gb_field_name(v->field),
                        v->text);
}

/* Of a person; what others have under this name is a note. */
static void put_of_person(tamiz_gb_party *p, const value *v) {
    if (p->self.schema == TAMIZ_SCHEMA_Person)
        put_text(p, v);
    else
        put_note(p, v);
}

static void put_date(tamiz_gb_party *p, const value *v) {
    tamiz_date_range range;
    if (tamiz_gb_date(v->text, &range)) {
        tamiz_list_put_range(p->writer, v->subject, v->prop, range);
        return;
    }
    tamiz_list_warn(p->writer, "%s '%.*s' is no date; kept as a note",
                    tamiz_gb_field_name(v->field), (int)v->text.size,
                    v->text.data);
    put_note(p, v);
}

static void put_country(tamiz_gb_party *p, const value *v) {
    tamiz_list_put_country(p->writer, v->subject, v->prop, v->text);
}

/* "Russia, Ukraine" is two where the whole is no country and all parts are. */
static void put_countries(tamiz_gb_party *p, const value *v) {
    enum { MOST = 8 };
    const char *codes[MOST];
    size_t count = 0;
    tamiz_span rest = v->text;
    bool whole = tamiz_country_find(tamiz_list_clean(p->writer, rest)) != NULL;
    while (!whole && rest.size && count < MOST) {
        size_t end = 0;
        while (end < rest.size && !strchr(",/;", rest.data[end])) end++;
        codes[count] =
            tamiz_country_find(tamiz_span_trim((tamiz_span){rest.data, end}));
        if (!codes[count++]) break;
        rest = tamiz_span_from(rest, end + 1);
    }
    if (whole || !count || !codes[count - 1] || rest.size) {
        put_country(p, v);
        return;
    }
    for (size_t i = 0; i < count; i++)
        tamiz_list_put(p->writer, v->subject, v->prop, tamiz_span_of(codes[i]));
}

static void put_gender(tamiz_gb_party *p, const value *v) {
    tamiz_list_put_gender(p->writer, v->subject, v->text);
}

static void put_registration(tamiz_gb_party *p, const value *v) {
    tamiz_gb_put_registration(p, v->text);
}

static void put_imo(tamiz_gb_party *p, const value *v) {
    tamiz_gb_put_imo(p, v->text);
}

/* ---- the table --------------------------------------------------------- */

typedef struct field_row {
    tamiz_gb_field field;
    tamiz_prop prop;
    void (*put)(tamiz_gb_party *p, const value *v);
    bool of_sanction;
    bool single; /* prose: '|' and "(1)" set nothing apart */
} field_row;

// clang-format off
#define P(name) TAMIZ_PROP_##name
static const field_row fields[] = {
    {TAMIZ_GB_LAST_UPDATED,   P(modifiedAt),  put_date, true, false},
    {TAMIZ_GB_OFSI_ID,        P(recordId),    put_text, true, false},
    {TAMIZ_GB_UN_REFERENCE,   P(unscId),      put_text, true, false},
    {TAMIZ_GB_REGIME,         P(program),     put_text, true, true},
    {TAMIZ_GB_SOURCE,         P(notes),       put_note, true, false},
    {TAMIZ_GB_SANCTIONS,      P(provisions),  put_text, true, false},
    {TAMIZ_GB_REASONS,        P(reason),      put_text, true, true},
    {TAMIZ_GB_DESIGNATED,     P(listingDate), put_date, true, false},
    {TAMIZ_GB_DESIGNATED,     P(startDate),   put_date, true, false},
    {TAMIZ_GB_OTHER_INFORMATION, P(notes),    put_text, false, true},
    {TAMIZ_GB_TITLE,          P(title),       put_of_person, false, false},
    {TAMIZ_GB_PHONE,          P(phone),       put_text, false, false},
    {TAMIZ_GB_WEBSITE,        P(website),     put_text, false, false},
    {TAMIZ_GB_EMAIL,          P(email),       put_text, false, false},
    {TAMIZ_GB_BIRTH_DATE,     P(birthDate),   put_date, false, false},
    {TAMIZ_GB_NATIONALITY,    P(nationality), put_countries, false, false},
    {TAMIZ_GB_POSITION,       P(position),    put_of_person, false, false},
    {TAMIZ_GB_GENDER,         P(gender),      put_gender, false, false},
    {TAMIZ_GB_BIRTH_TOWN,     P(birthPlace),  put_text, false, false},
    {TAMIZ_GB_BIRTH_COUNTRY,  P(birthCountry), put_countries, false, false},
    {TAMIZ_GB_ENTITY_TYPE,    P(classification), put_text, false, false},
    {TAMIZ_GB_SUBSIDIARIES,   P(notes),       put_note, false, false},
    {TAMIZ_GB_PARENT,         P(notes),       put_note, false, false},
    {TAMIZ_GB_REGISTRATION,   P(registrationNumber), put_registration, false,
     false},
    {TAMIZ_GB_IMO,            P(imoNumber),   put_imo, false, false},
    {TAMIZ_GB_OWNER,          P(notes),       put_note, false, false},
    {TAMIZ_GB_PREVIOUS_OWNER, P(notes),       put_note, false, false},
    {TAMIZ_GB_FLAG,           P(flag),        put_country, false, false},
    {TAMIZ_GB_PREVIOUS_FLAGS, P(pastFlags),   put_countries, false, false},
    {TAMIZ_GB_SHIP_TYPE,      P(type),        put_text, false, false},
    {TAMIZ_GB_TONNAGE,        P(tonnage),     put_text, false, false},
    {TAMIZ_GB_LENGTH,         P(notes),       put_note, false, false},
    {TAMIZ_GB_BUILT,          P(buildDate),   put_date, false, false},
    {TAMIZ_GB_HULL,           P(registrationNumber), put_text, false, false},
};
// clang-format on

static void put_field(tamiz_gb_party *p, const field_row *row,
                      tamiz_span cell) {
    value v = {row->of_sanction ? &p->sanction : &p->self, row->field,
               row->prop, tamiz_list_clean(p->writer, cell)};
    tamiz_gb_values values = {.rest = v.text};
    if (row->single) {
        if (v.text.size) row->put(p, &v);
        return;
    }
    while (tamiz_gb_next_value(&values, &v.text)) row->put(p, &v);
}

bool tamiz_gb_put_row(tamiz_gb_party *p, const tamiz_gb_row *row) {
    bool named = tamiz_gb_put_names(p, row);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (row->cells[fields[i].field].size)
            put_field(p, &fields[i], row->cells[fields[i].field]);
    tamiz_gb_put_documents(p, row);
    tamiz_gb_put_address(p, row);
    return named;
}
