/* SPDX-License-Identifier: Apache-2.0 */
/* What the elements of a sanctionEntity become:
 *   nameAlias        name, alias, weakAlias; its parts, title, function and
 *                    gender (list_eu_name.c)
 *   birthdate, citizenship, identification, address   list_eu_fact.c
 *   regulation       a Sanction each: program, legalBasis, sourceUrl
 *   regulationSummary, of any element   a note of the first Sanction: the act
 *                    that brought this detail
 *   remark           notes
 * What is left out is the publisher's own keeping: logicalId (used in ids), the
 * language of the regulation's text ("en"), and the Gregorian calendar. */
#include "list_eu_party.h"

/* In every element. */
static const char *const common[] = {"logicalId", "regulationLanguage",
                                     "countryIso2Code", "countryDescription",
                                     NULL};

tamiz_list_subject tamiz_eu_attach(tamiz_eu_party *p, const char *kind,
                                   const tamiz_node *node,
                                   tamiz_schema schema) {
    tamiz_list_writer *w = p->writer;
    tamiz_span number =
        tamiz_list_clean(w, tamiz_node_attribute(node, "logicalId"));
    if (!number.size) number = tamiz_list_print(w, "n%u", ++p->unnumbered);
    tamiz_span id = tamiz_list_print(w, "%s/%s-%.*s", p->self.id.data, kind,
                                     (int)number.size, number.data);
    return (tamiz_list_subject){id, schema};
}

/* ---- when -------------------------------------------------------------- */

static void note_day(tamiz_eu_party *p, tamiz_span text) {
    tamiz_date day;
    if (!tamiz_date_parse_iso(tamiz_span_trim(text), &day)) return;
    if (!p->listed.year ||
        tamiz_date_first_day(day) < tamiz_date_first_day(p->listed))
        p->listed = day;
}

/* The day of designation is often left out, and a regulation's date is that of
 * its last amendment. But whatever act the record cites, the party was listed
 * by then. */
static void find_first_day(tamiz_eu_party *p, const tamiz_node *node) {
    note_day(p, tamiz_node_attribute(node, "designationDate"));
    if (p->listed.year) return;
    for (const tamiz_node *n = node->first; n; n = n->next) {
        if (!strcmp(n->name, "regulation"))
            note_day(p, tamiz_node_attribute(n, "publicationDate"));
        for (const tamiz_node *c = tamiz_node_child(n, "regulationSummary"); c;
             c = tamiz_node_twin(c))
            note_day(p, tamiz_node_attribute(c, "publicationDate"));
    }
}

/* ---- designations ------------------------------------------------------ */

/* What every Sanction of the record says. */
static void put_frame(tamiz_eu_party *p, const tamiz_list_subject *sanction,
                      const tamiz_node *record) {
    tamiz_list_writer *w = p->writer;
    char day[TAMIZ_DATE_TEXT];
    tamiz_date_print(p->listed, day);
    tamiz_list_put(w, sanction, TAMIZ_PROP_entity, p->self.id);
    tamiz_list_put(w, sanction, TAMIZ_PROP_authority,
                   TAMIZ_SPAN("European Union"));
    tamiz_list_put(w, sanction, TAMIZ_PROP_listingDate, tamiz_span_of(day));
    tamiz_list_put(w, sanction, TAMIZ_PROP_unscId,
                   tamiz_node_attribute(record, "unitedNationId"));
    tamiz_list_put_note(w, sanction, "Designation",
                        tamiz_node_attribute(record, "designationDetails"));
    if (!p->sanction.id.size) p->sanction = *sanction;
}

/* The day that an act entered into force is the start only when no earlier act
 * is known: most acts amend. */
static void put_start(tamiz_eu_party *p, const tamiz_list_subject *sanction,
                      const tamiz_node *n) {
    tamiz_span day =
        tamiz_span_trim(tamiz_node_attribute(n, "publicationDate"));
    char first[TAMIZ_DATE_TEXT];
    tamiz_date_print(p->listed, first);
    tamiz_span start = tamiz_node_attribute(n, "entryIntoForceDate");
    if (day.size && tamiz_span_is(day, first))
        tamiz_list_put_date(p->writer, sanction, TAMIZ_PROP_startDate, start);
    else
        tamiz_list_put_note(p->writer, sanction, "In force", start);
}

static void put_regulation(tamiz_eu_party *p, const tamiz_node *n) {
    tamiz_list_writer *w = p->writer;
    tamiz_list_subject s =
        tamiz_eu_attach(p, "sanction", n, TAMIZ_SCHEMA_Sanction);
    put_frame(p, &s, n->parent);
    tamiz_list_put(w, &s, TAMIZ_PROP_program,
                   tamiz_node_attribute(n, "programme"));
    tamiz_list_put(w, &s, TAMIZ_PROP_legalBasis,
                   tamiz_node_attribute(n, "numberTitle"));
    tamiz_list_put_date(w, &s, TAMIZ_PROP_modifiedAt,
                        tamiz_node_attribute(n, "publicationDate"));
    put_start(p, &s, n);
    tamiz_list_put_note(w, &s, "Regulation",
                        tamiz_node_attribute(n, "regulationType"));
    tamiz_list_put_note(w, &s, "Organisation",
                        tamiz_node_attribute(n, "organisationType"));
    for (const tamiz_node *c = n->first; c; c = c->next)
        if (!strcmp(c->name, "publicationUrl"))
            tamiz_list_put(w, &s, TAMIZ_PROP_sourceUrl, c->text);
        else if (!strcmp(c->name, "remark"))
            tamiz_list_put(w, &s, TAMIZ_PROP_notes, c->text);
}

/* A party without regulation is listed all the same. */
static void put_bare_sanction(tamiz_eu_party *p, const tamiz_node *node) {
    tamiz_list_subject s =
        tamiz_eu_attach(p, "sanction", node, TAMIZ_SCHEMA_Sanction);
    tamiz_list_warn(p->writer, "%s has no <regulation>", p->self.id.data);
    put_frame(p, &s, node);
}

/* "2019/555 (OJ L97), amendment, 2019-04-08, https://…"; the CSV says more of
 * it than the XML: the programme, and the day on which it entered into force.
 */
static void put_act(tamiz_eu_party *p, const tamiz_node *n) {
    static const char *const names[] = {"numberTitle",      "regulationType",
                                        "organisationType", "publicationDate",
                                        "programme",        "publicationUrl"};
    enum { NAMES = sizeof names / sizeof *names };
    tamiz_span texts[NAMES];
    for (size_t i = 0; i < NAMES; i++)
        texts[i] = tamiz_node_attribute(n, names[i]);
    tamiz_list_put_note(p->writer, &p->sanction, "Act",
                        tamiz_list_join(p->writer, texts, NAMES));
}

/* ---- the table of elements --------------------------------------------- */

static void put_remark(tamiz_eu_party *p, const tamiz_node *n) {
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_notes, n->text);
    tamiz_eu_put_imo(p, n->text);
}

typedef struct element_row {
    const char *name;
    void (*put)(tamiz_eu_party *p, const tamiz_node *node);
    const char *const *attributes; /* what is read of it, beside `common` */
    const char *const *children;   /* beside remark and regulationSummary */
} element_row;

// clang-format off
#define NAMES(...) (const char *const[]){__VA_ARGS__, NULL}
static const char *const act[] = {"regulationType", "organisationType",
                                  "publicationDate", "entryIntoForceDate",
                                  "numberTitle", "programme",
                                  "publicationUrl", NULL};
static const element_row rows[] = {
    {"nameAlias", NULL, // read by tamiz_eu_put_names()
        NAMES("firstName", "middleName", "lastName", "wholeName", "function",
              "gender", "title", "nameLanguage", "strong"), NULL},
    {"subjectType", NULL, NAMES("code", "classificationCode"), NULL},
    {"regulation", NULL, // read first: others hang on it
        NAMES("regulationType", "organisationType", "publicationDate",
              "entryIntoForceDate", "numberTitle", "programme"),
        NAMES("publicationUrl")},
    {"birthdate", tamiz_eu_put_birth,
        NAMES("circa", "calendarType", "birthdate", "dayOfMonth",
              "monthOfYear", "year", "yearRangeFrom", "yearRangeTo", "city",
              "zipCode", "region", "place"), NULL},
    {"citizenship", tamiz_eu_put_citizenship, NAMES("region"), NULL},
    {"identification", tamiz_eu_put_identification,
        NAMES("identificationTypeCode", "identificationTypeDescription",
              "number", "latinNumber", "nameOnDocument", "issuedBy",
              "issuedDate", "validFrom", "validTo", "region", "diplomatic",
              "knownExpired", "knownFalse", "reportedLost",
              "revokedByIssuer"), NULL},
    {"address", tamiz_eu_put_address,
        NAMES("street", "poBox", "place", "zipCode", "city", "region",
              "asAtListingTime"), NAMES("contactInfo")},
    {"remark", put_remark, NULL, NULL},
};
// clang-format on

static const element_row *row_of(const tamiz_node *n) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!strcmp(n->name, rows[i].name)) return &rows[i];
    return NULL;
}

/* What no row names is kept as notes. */
static void put_rest(tamiz_eu_party *p, const element_row *row,
                     const tamiz_node *n) {
    tamiz_list_keep_attributes(p->writer, &p->self, n, common, row->attributes);
    for (const tamiz_node *c = n->first; c; c = c->next) {
        bool summary = !strcmp(c->name, "regulationSummary");
        if (summary) put_act(p, c);
        if (summary || !strcmp(c->name, "remark") ||
            !strcmp(c->name, "publicationUrl"))
            tamiz_list_keep_attributes(p->writer, &p->self, c, common, act);
        else if (!tamiz_list_is_among(c->name, row->children))
            tamiz_list_keep_tree(p->writer, &p->self, c);
        else
            tamiz_list_keep_attributes(p->writer, &p->self, c, common,
                                       NAMES("key", "value"));
    }
}

static void put_element(tamiz_eu_party *p, const tamiz_node *n) {
    const element_row *row = row_of(n);
    if (!row) {
        tamiz_list_keep_tree(p->writer, &p->self, n);
        return;
    }
    if (row->put) row->put(p, n);
    put_rest(p, row, n);
}

void tamiz_eu_put_party(tamiz_list_writer *writer,
                        const tamiz_list_subject *self,
                        const tamiz_node *node) {
    static const char *const known[] = {"euReferenceNumber", "unitedNationId",
                                        "designationDate", "designationDetails",
                                        NULL};
    tamiz_eu_party p = {.writer = writer, .self = *self};
    find_first_day(&p, node);
    tamiz_eu_put_names(&p, node);
    for (const tamiz_node *n = tamiz_node_child(node, "regulation"); n;
         n = tamiz_node_twin(n))
        put_regulation(&p, n);
    if (!p.sanction.id.size) put_bare_sanction(&p, node);
    tamiz_list_keep_attributes(writer, &p.self, node, common, known);
    for (const tamiz_node *n = node->first; n && !writer->code; n = n->next)
        put_element(&p, n);
}
