/* SPDX-License-Identifier: Apache-2.0 */
#include "list_csl_record.h"

#include "list_csl_party.h"

tamiz_csl_field tamiz_csl_field_find(tamiz_span name) {
    static const char *const names[] = {"_id",
                                        "source",
                                        "entity_number",
                                        "type",
                                        "programs",
                                        "name",
                                        "title",
                                        "addresses",
                                        "federal_register_notice",
                                        "start_date",
                                        "end_date",
                                        "standard_order",
                                        "license_requirement",
                                        "license_policy",
                                        "call_sign",
                                        "vessel_type",
                                        "gross_tonnage",
                                        "gross_registered_tonnage",
                                        "vessel_flag",
                                        "vessel_owner",
                                        "remarks",
                                        "source_list_url",
                                        "alt_names",
                                        "citizenships",
                                        "dates_of_birth",
                                        "nationalities",
                                        "places_of_birth",
                                        "source_information_url",
                                        "ids",
                                        "country"};
    _Static_assert(sizeof names / sizeof *names == TAMIZ_CSL_OTHER,
                   "a name for each field");
    for (int i = 0; i < TAMIZ_CSL_OTHER; i++)
        if (tamiz_list_same(name, names[i])) return (tamiz_csl_field)i;
    return tamiz_list_same(name, "id") ? TAMIZ_CSL_ID : TAMIZ_CSL_FIELDS;
}

tamiz_csl_value *tamiz_csl_add(tamiz_csl_list *list, tamiz_csl_record *record,
                               tamiz_csl_field field, tamiz_span text) {
    tamiz_csl_value *value =
        tamiz_arena_take(list->writer.arena, sizeof *value);
    if (!value) {
        tamiz_list_out_of_memory(&list->writer);
        return NULL;
    }
    value->text = tamiz_list_plain(&list->writer, text);
    for (size_t i = 0; i < TAMIZ_CSL_PARTS; i++)
        value->part[i] = (tamiz_span){"", 0};
    if (record->last[field])
        record->last[field]->next = value;
    else
        record->first[field] = value;
    record->last[field] = value;
    return value;
}

static tamiz_span text_of(const tamiz_csl_record *record,
                          tamiz_csl_field field) {
    const tamiz_csl_value *value = record->first[field];
    return value ? value->text : (tamiz_span){"", 0};
}

/* ---- sources ----------------------------------------------------------- */

/* "Entity List (EL) - Bureau of Industry and Security" in its parts. */
typedef struct source {
    tamiz_span name, code, authority;
} source;

static source source_of(tamiz_span text) {
    source s = {text, {"", 0}, {"", 0}};
    size_t dash = tamiz_span_find(text, TAMIZ_SPAN(" - "));
    if (dash != SIZE_MAX) {
        s.name.size = dash;
        s.authority = tamiz_span_from(text, dash + 3);
    }
    size_t open = tamiz_span_find(s.name, TAMIZ_SPAN("("));
    size_t close = tamiz_span_find(s.name, TAMIZ_SPAN(")"));
    if (open != SIZE_MAX && close != SIZE_MAX && close > open)
        s.code = (tamiz_span){text.data + open + 1, close - open - 1};
    return s;
}

/* Rows that us_ofac_sdn or us_ofac_cons has, and more of them. */
static bool is_left(tamiz_csl_list *list, const source *s) {
    if (tamiz_span_find(s->authority, TAMIZ_SPAN("Treasury")) == SIZE_MAX)
        return false;
    if (tamiz_span_is(s->code, "SDN"))
        list->sdn++;
    else
        list->cons++;
    return true;
}

/* ---- parties ----------------------------------------------------------- */

/* Lists that do not say what a party is mix persons and firms. */
static tamiz_schema schema_of(const tamiz_csl_record *record) {
    // clang-format off
    static const struct { const char *type; tamiz_schema schema; } rows[] = {
        {"Individual", TAMIZ_SCHEMA_Person},
        {"Entity",     TAMIZ_SCHEMA_Organization},
        {"Vessel",     TAMIZ_SCHEMA_Vessel},
        {"Aircraft",   TAMIZ_SCHEMA_Airplane},
    };
    // clang-format on
    tamiz_span type = text_of(record, TAMIZ_CSL_TYPE);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_list_same(type, rows[i].type)) return rows[i].schema;
    bool born = text_of(record, TAMIZ_CSL_BORN).size ||
                text_of(record, TAMIZ_CSL_BIRTH_PLACES).size;
    return born ? TAMIZ_SCHEMA_Person : TAMIZ_SCHEMA_LegalEntity;
}

/* Rows without an id are hashed: list, name and start date. */
static tamiz_span id_of(tamiz_csl_list *list, const tamiz_csl_record *record) {
    tamiz_span id = text_of(record, TAMIZ_CSL_ID);
    if (!id.size) id = text_of(record, TAMIZ_CSL_NUMBER);
    const tamiz_span content[] = {text_of(record, TAMIZ_CSL_SOURCE),
                                  text_of(record, TAMIZ_CSL_NAME),
                                  text_of(record, TAMIZ_CSL_START)};
    if (!id.size) id = tamiz_list_hash(&list->writer, content, 3);
    return tamiz_list_print(&list->writer, "csl-%.*s", (int)id.size, id.data);
}

/* The party with the record's id, new or known. NULL = out of memory. */
static tamiz_csl_party *find_party(tamiz_csl_list *list,
                                   const tamiz_csl_record *record) {
    size_t count = list->parties.size / sizeof(tamiz_csl_party);
    tamiz_span id = tamiz_arena_copy(&list->arena, id_of(list, record));
    bool fresh = false;
    const uint32_t *at =
        id.data ? tamiz_table_add(&list->ids, id, (uint32_t)count, &fresh)
                : NULL;
    tamiz_csl_party party = {.self = {id, schema_of(record)}};
    if (at && fresh) tamiz_buffer_add(&list->parties, &party, sizeof party);
    if (!at || list->parties.failed) {
        tamiz_list_out_of_memory(&list->writer);
        return NULL;
    }
    if (!fresh && text_of(record, TAMIZ_CSL_ID).size)
        tamiz_list_warn(&list->writer, "id %.*s comes again: read as one party",
                        (int)id.size, id.data);
    return &((tamiz_csl_party *)(void *)list->parties.data)[*at];
}

/* ---- the listing ------------------------------------------------------- */

static void put_dates(tamiz_csl_list *list, const tamiz_list_subject *s,
                      const tamiz_csl_record *record) {
    tamiz_list_writer *w = &list->writer;
    tamiz_date_range range;
    tamiz_span start = text_of(record, TAMIZ_CSL_START);
    tamiz_list_put_date(w, s, TAMIZ_PROP_startDate, start);
    tamiz_list_put_date(w, s, TAMIZ_PROP_listingDate, start);
    tamiz_list_put_date(w, s, TAMIZ_PROP_endDate,
                        text_of(record, TAMIZ_CSL_END));
    if (!tamiz_date_parse(start, &range)) return;
    if (!list->newest.year ||
        tamiz_date_last_day(range.from) > tamiz_date_last_day(list->newest))
        list->newest = range.from;
}

static void put_sanction(tamiz_csl_list *list, tamiz_csl_party *party,
                         const tamiz_csl_record *record, const source *from) {
    // clang-format off
    static const struct {
        tamiz_csl_field field; tamiz_prop prop; const char *note;
    } rows[] = {
        {TAMIZ_CSL_PROGRAMS,    TAMIZ_PROP_program, NULL},
        {TAMIZ_CSL_NOTICE,      TAMIZ_PROP_legalBasis, NULL},
        {TAMIZ_CSL_LIST_URL,    TAMIZ_PROP_sourceUrl, NULL},
        {TAMIZ_CSL_INFO_URL,    TAMIZ_PROP_programUrl, NULL},
        {TAMIZ_CSL_ORDER,       TAMIZ_PROP_NONE, "Standard order"},
        {TAMIZ_CSL_REQUIREMENT, TAMIZ_PROP_NONE, "License requirement"},
        {TAMIZ_CSL_POLICY,      TAMIZ_PROP_NONE, "License policy"},
        {TAMIZ_CSL_NUMBER,      TAMIZ_PROP_recordId, NULL},
    };
    // clang-format on
    tamiz_list_writer *w = &list->writer;
    tamiz_list_subject s = tamiz_list_attached(
        w, &party->self, "sanction", ++party->sanctions, TAMIZ_SCHEMA_Sanction);
    tamiz_list_put(w, &s, TAMIZ_PROP_entity, party->self.id);
    tamiz_list_put(w, &s, TAMIZ_PROP_authority,
                   from->authority.size ? from->authority : from->name);
    tamiz_list_put(w, &s, TAMIZ_PROP_program, from->name);
    tamiz_list_put(w, &s, TAMIZ_PROP_programId, from->code);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const tamiz_csl_value *v = record->first[rows[i].field];
        for (; v; v = v->next) {
            if (rows[i].note)
                tamiz_list_put_note(w, &s, rows[i].note, v->text);
            else
                tamiz_list_put(w, &s, rows[i].prop, v->text);
        }
    }
    put_dates(list, &s, record);
}

/* ---- the record -------------------------------------------------------- */

static void check_type(tamiz_csl_list *list, const tamiz_csl_party *party,
                       const tamiz_csl_record *record) {
    tamiz_span type = text_of(record, TAMIZ_CSL_TYPE);
    tamiz_schema schema = schema_of(record);
    bool unknown = type.size && schema == TAMIZ_SCHEMA_LegalEntity;
    if (!unknown && schema == party->self.schema) return;
    tamiz_list_warn(&list->writer, "type \"%.*s\", kept as a note",
                    (int)(type.size < 40 ? type.size : 40), type.data);
    tamiz_list_put_note(&list->writer, &party->self, "Type",
                        type.size ? type : TAMIZ_SPAN("none"));
}

tamiz_code tamiz_csl_put(tamiz_csl_list *list, const tamiz_csl_record *record,
                         const char **missing) {
    const tamiz_list_progress *progress = list->writer.progress;
    const source from = source_of(text_of(record, TAMIZ_CSL_SOURCE));
    *missing = NULL;
    if (!text_of(record, TAMIZ_CSL_NAME).size) *missing = "name";
    if (!text_of(record, TAMIZ_CSL_SOURCE).size) *missing = "source";
    if (list->writer.code || *missing) return list->writer.code;
    if (progress && progress->report)
        progress->report(progress->context, progress->stage,
                         tamiz_input_done(list->input),
                         tamiz_input_total(list->input));
    if (is_left(list, &from)) return TAMIZ_OK;
    list->writer.facts->rows++;
    tamiz_csl_party *party = find_party(list, record);
    if (!party) return list->writer.code;
    check_type(list, party, record);
    bool denied = tamiz_span_is(from.code, "DPL");
    tamiz_csl_put_party(&list->writer, party, record, denied);
    put_sanction(list, party, record, &from);
    return list->writer.code;
}

static void tell_left(tamiz_csl_list *list, uint32_t count, const char *id) {
    if (count)
        tamiz_list_warn(&list->writer,
                        "%u rows of OFAC are left out: %s has them", count, id);
}

void tamiz_csl_finish(tamiz_csl_list *list) {
    list->writer.line = 0;
    tell_left(list, list->sdn, "us_ofac_sdn");
    tell_left(list, list->cons, "us_ofac_cons");
    if (!list->writer.facts->published[0])
        tamiz_date_print(list->newest, list->writer.facts->published);
}

void tamiz_csl_clear(tamiz_csl_list *list) {
    tamiz_table_clear(&list->ids);
    tamiz_buffer_clear(&list->parties);
    tamiz_arena_clear(&list->arena);
}
