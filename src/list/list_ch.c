/* SPDX-License-Identifier: Apache-2.0 */
/* Three kinds of records. A programme has sanctions sets, which targets name by
 * their ids; a target has one individual, entity or object, and modifications
 * that tell when it was listed, amended and de-listed. A place is named by its
 * id from addresses and births. */
#include "list_ch.h"

#include "list_ch_party.h"

#include "base_table.h"

/* A sanctions set, with what its programme says. */
typedef struct set {
    tamiz_span name, program, key, origin;
    tamiz_span other; /* what else the programme says */
} set;

typedef struct place {
    tamiz_span full, code; /* "Kabul, Afghanistan"; "AF" */
    tamiz_span city, region;
    tamiz_span other; /* spelling variants and the like */
} place;

typedef struct ch_reader {
    tamiz_list_writer writer;
    tamiz_input *input;
    tamiz_arena arena; /* of all that is kept */
    tamiz_table targets, set_ids, place_ids;
    tamiz_buffer sets, places, pendings;
} ch_reader;

static tamiz_span keep(ch_reader *r, tamiz_span text) {
    tamiz_span copy =
        tamiz_arena_copy(&r->arena, tamiz_list_clean(&r->writer, text));
    if (!copy.data) tamiz_list_out_of_memory(&r->writer);
    return copy;
}

/* The English one of elements in several languages, else the first. */
static const tamiz_node *in_english(const tamiz_node *node, const char *name) {
    const tamiz_node *first = tamiz_node_child(node, name);
    for (const tamiz_node *n = first; n; n = tamiz_node_twin(n))
        if (tamiz_span_is(tamiz_node_attribute(n, "lang"), "eng")) return n;
    return first;
}

/* ---- programmes and places --------------------------------------------- */

/* The texts of children that `read` does not name, in one. Of those that `kept`
 * does not name either a warning tells. */
static tamiz_span other_texts(ch_reader *r, const tamiz_node *node,
                              const char *const *read,
                              const char *const *kept) {
    tamiz_span all = {"", 0};
    for (const tamiz_node *n = node->first; n; n = n->next) {
        bool known = false, welcome = false;
        for (size_t i = 0; read[i]; i++) known |= !strcmp(n->name, read[i]);
        for (size_t i = 0; kept[i]; i++) welcome |= !strcmp(n->name, kept[i]);
        if (known) continue;
        if (!welcome)
            tamiz_list_warn(&r->writer,
                            "unknown element <%.60s>, kept as a note", n->name);
        all =
            tamiz_list_join(&r->writer, (const tamiz_span[]){all, n->text}, 2);
    }
    return keep(r, all);
}

static void add_set(ch_reader *r, const tamiz_node *node, set found) {
    tamiz_span id = keep(r, tamiz_node_attribute(node, "ssid"));
    bool english = tamiz_span_is(tamiz_node_attribute(node, "lang"), "eng");
    bool fresh = false;
    size_t count = r->sets.size / sizeof found;
    uint32_t *at =
        id.data ? tamiz_table_add(&r->set_ids, id, (uint32_t)count, &fresh)
                : NULL;
    found.name = keep(r, node->text);
    if (at && fresh)
        tamiz_buffer_add(&r->sets, &found, sizeof found);
    else if (at && english)
        ((set *)(void *)r->sets.data)[*at].name = found.name;
    if (!at || r->sets.failed) tamiz_list_out_of_memory(&r->writer);
}

static void read_program(ch_reader *r, const tamiz_node *node) {
    static const tamiz_span none = {"", 0};
    static const char *const read[] = {"program-key", "program-name", "origin",
                                       "sanctions-set", NULL};
    static const char *const kept[] = {"remark", NULL};
    const tamiz_node *key = in_english(node, "program-key"),
                     *name = in_english(node, "program-name");
    const set program = {.program = name ? keep(r, name->text) : none,
                         .key = key ? keep(r, key->text) : none,
                         .origin = keep(r, tamiz_node_text(node, "origin")),
                         .other = other_texts(r, node, read, kept)};
    for (const tamiz_node *n = tamiz_node_child(node, "sanctions-set"); n;
         n = tamiz_node_twin(n))
        add_set(r, n, program);
}

static void read_place(ch_reader *r, const tamiz_node *node) {
    static const char *const read[] = {"location", "area", "country", NULL};
    static const char *const kept[] = {"location-variant", "area-variant",
                                       "remark", NULL};
    const tamiz_node *country = tamiz_node_child(node, "country");
    tamiz_span city = tamiz_node_text(node, "location"),
               region = tamiz_node_text(node, "area"),
               name = country ? country->text : (tamiz_span){"", 0};
    tamiz_span code = tamiz_node_attribute(country, "iso-code");
    const place found = {
        keep(r, tamiz_list_join(&r->writer,
                                (const tamiz_span[]){city, region, name}, 3)),
        keep(r, code.size ? code : name), keep(r, city), keep(r, region),
        other_texts(r, node, read, kept)};
    tamiz_span id = keep(r, tamiz_node_attribute(node, "ssid"));
    bool fresh = false;
    size_t count = r->places.size / sizeof found;
    if (!id.data ||
        !tamiz_table_add(&r->place_ids, id, (uint32_t)count, &fresh))
        tamiz_list_out_of_memory(&r->writer);
    if (fresh) tamiz_buffer_add(&r->places, &found, sizeof found);
    if (r->places.failed) tamiz_list_out_of_memory(&r->writer);
}

static void put_pending(ch_reader *r, const tamiz_ch_pending *pending) {
    static const place nowhere = {{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}};
    tamiz_list_writer *w = &r->writer;
    w->line = pending->line;
    const uint32_t *at = tamiz_table_find(&r->place_ids, pending->place);
    const place *where =
        at ? &((place *)(void *)r->places.data)[*at] : &nowhere;
    if (!at && pending->place.size)
        tamiz_list_warn(w, "no place with ssid %.40s", pending->place.data);
    if (!pending->address) {
        tamiz_list_put(w, &pending->self, TAMIZ_PROP_birthPlace, where->full);
        tamiz_list_put_country(w, &pending->self, TAMIZ_PROP_birthCountry,
                               where->code);
        tamiz_list_put_note(w, &pending->self, "Birth place also",
                            where->other);
        return;
    }
    tamiz_span full =
        tamiz_list_join(w,
                        (const tamiz_span[]){pending->details, pending->box,
                                             pending->zip, where->full},
                        4);
    tamiz_list_subject a = tamiz_list_attached(
        w, &pending->self, "address", pending->address, TAMIZ_SCHEMA_Address);
    if (full.size) {
        tamiz_list_put(w, &pending->self, TAMIZ_PROP_address, full);
        tamiz_list_put(w, &pending->self, TAMIZ_PROP_addressEntity, a.id);
    }
    tamiz_list_put(w, &a, TAMIZ_PROP_full, full);
    tamiz_list_put(w, &a, TAMIZ_PROP_street, pending->details);
    tamiz_list_put(w, &a, TAMIZ_PROP_postOfficeBox, pending->box);
    tamiz_list_put(w, &a, TAMIZ_PROP_postalCode, pending->zip);
    tamiz_list_put(w, &a, TAMIZ_PROP_city, where->city);
    tamiz_list_put(w, &a, TAMIZ_PROP_region, where->region);
    tamiz_list_put_country(w, &a, TAMIZ_PROP_country, where->code);
    tamiz_list_put(w, &a, TAMIZ_PROP_remarks, pending->remark);
    tamiz_list_put_note(w, &a, "Place also", where->other);
}

/* ---- the listing ------------------------------------------------------- */

/* Day of a <modification>: when it took effect, else when it was enacted or
 * published. */
static tamiz_span day_of(const tamiz_node *n) {
    static const char *const days[] = {"effective-date", "enactment-date",
                                       "publication-date"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        tamiz_span day = tamiz_node_attribute(n, days[i]);
        if (day.size) return day;
    }
    return (tamiz_span){"", 0};
}

static bool is_change(const tamiz_node *n, const char *type) {
    return tamiz_span_is(tamiz_node_attribute(n, "modification-type"), type);
}

/* Whether no listing follows: dates are ISO, whose order is that of bytes. */
static bool is_last(const tamiz_node *delisted) {
    const tamiz_node *n = tamiz_node_child(delisted->parent, "modification");
    for (; n; n = tamiz_node_twin(n))
        if (is_change(n, "listed") &&
            tamiz_span_order(day_of(n), day_of(delisted)) > 0)
            return false;
    return true;
}

static void put_changes(ch_reader *r, const tamiz_list_subject *s,
                        const tamiz_node *target) {
    tamiz_list_writer *w = &r->writer;
    const tamiz_node *n = tamiz_node_child(target, "modification");
    for (size_t i = 0; n; n = tamiz_node_twin(n), i++) {
        tamiz_span day = day_of(n);
        if (is_change(n, "listed")) {
            tamiz_list_put_date(w, s, TAMIZ_PROP_listingDate, day);
            tamiz_list_put_date(w, s, TAMIZ_PROP_startDate, day);
        } else if (is_change(n, "de-listed") && is_last(n) && day.size) {
            tamiz_list_put_date(w, s, TAMIZ_PROP_endDate, day);
            tamiz_list_put(w, s, TAMIZ_PROP_status, TAMIZ_SPAN("de-listed"));
        } else if (is_change(n, "amended")) {
            tamiz_list_put_date(w, s, TAMIZ_PROP_modifiedAt, day);
        } else {
            tamiz_span type = tamiz_node_attribute(n, "modification-type");
            if (is_change(n, "de-listed") && !day.size)
                tamiz_list_warn(w, "de-listed, but no date: kept as a note");
            tamiz_list_put_note(w, s, type.size ? type.data : "modification",
                                day.size ? day : TAMIZ_SPAN("no date"));
        }
        tamiz_list_put(w, s, TAMIZ_PROP_summary, tamiz_node_text(n, "remark"));
    }
}

/* "QDi.430": letters, "i" or "e", a stop, digits. */
static bool is_un_reference(tamiz_span text) {
    size_t stop = tamiz_span_find(text, TAMIZ_SPAN("."));
    if (stop == SIZE_MAX || stop != 3 || stop + 1 == text.size) return false;
    bool mark = text.data[2] == 'i' || text.data[2] == 'e';
    for (size_t i = stop + 1; i < text.size; i++)
        mark = mark && text.data[i] >= '0' && text.data[i] <= '9';
    return mark;
}

static void put_sanction(ch_reader *r, const tamiz_ch_party *p, unsigned index,
                         tamiz_span set_id, const tamiz_node *target,
                         const tamiz_node *body) {
    tamiz_list_writer *w = &r->writer;
    tamiz_list_subject s = tamiz_list_attached(w, &p->self, "sanction", index,
                                               TAMIZ_SCHEMA_Sanction);
    const uint32_t *at = tamiz_table_find(&r->set_ids, set_id);
    tamiz_list_put(w, &s, TAMIZ_PROP_entity, p->self.id);
    tamiz_list_put(w, &s, TAMIZ_PROP_authority,
                   TAMIZ_SPAN("Swiss State Secretariat for Economic Affairs"));
    if (at) {
        const set *found = &((set *)(void *)r->sets.data)[*at];
        tamiz_list_put(w, &s, TAMIZ_PROP_program, found->program);
        tamiz_list_put(w, &s, TAMIZ_PROP_programId, found->key);
        tamiz_list_put(w, &s, TAMIZ_PROP_legalBasis, found->name);
        tamiz_list_put_note(w, &s, "Origin", found->origin);
        tamiz_list_put_note(w, &s, "Programme", found->other);
    } else if (set_id.size) {
        tamiz_list_warn(w, "no sanctions set with ssid %.40s", set_id.data);
    }
    tamiz_list_put_note(w, &s, "Sanctions set", set_id);
    put_changes(r, &s, target);
    const tamiz_node *n = tamiz_node_child(body, "justification");
    for (; n; n = tamiz_node_twin(n))
        tamiz_list_put(w, &s, TAMIZ_PROP_reason, n->text);
    n = tamiz_node_child(target, "foreign-identifier");
    for (; n; n = tamiz_node_twin(n))
        tamiz_list_put(w, &s,
                       is_un_reference(n->text) ? TAMIZ_PROP_unscId
                                                : TAMIZ_PROP_authorityId,
                       n->text);
}

/* Sets are named by an attribute, or by elements where there are several. */
static void put_sanctions(ch_reader *r, const tamiz_ch_party *p,
                          const tamiz_node *target, const tamiz_node *body) {
    unsigned count = 0;
    tamiz_span set_id = tamiz_node_attribute(target, "sanctions-set-id");
    if (set_id.size) put_sanction(r, p, ++count, set_id, target, body);
    const tamiz_node *n = tamiz_node_child(target, "sanctions-set-id");
    for (; n; n = tamiz_node_twin(n))
        if (!tamiz_span_equal(n->text, set_id))
            put_sanction(r, p, ++count, n->text, target, body);
    if (!count) put_sanction(r, p, 1, (tamiz_span){"", 0}, target, body);
}

/* ---- targets ----------------------------------------------------------- */

static tamiz_schema object_schema(const tamiz_node *body) {
    tamiz_span type = tamiz_node_attribute(body, "object-type");
    if (tamiz_list_same(type, "aircraft")) return TAMIZ_SCHEMA_Airplane;
    return !type.size || tamiz_list_same(type, "vessel") ||
                   tamiz_list_same(type, "ship")
               ? TAMIZ_SCHEMA_Vessel
               : TAMIZ_SCHEMA_LegalEntity;
}

/* The individual, entity or object, or NULL. */
static const tamiz_node *body_of(const tamiz_node *target,
                                 tamiz_schema *schema) {
    const tamiz_node *body = tamiz_node_child(target, "individual");
    *schema = TAMIZ_SCHEMA_Person;
    if (body) return body;
    body = tamiz_node_child(target, "entity");
    *schema = TAMIZ_SCHEMA_Organization;
    if (body) return body;
    body = tamiz_node_child(target, "object");
    *schema = object_schema(body);
    return body;
}

static void put_body(tamiz_ch_party *p, const tamiz_node *body) {
    if (p->self.schema == TAMIZ_SCHEMA_Person)
        tamiz_list_put_gender(p->writer, &p->self,
                              tamiz_node_attribute(body, "sex"));
    tamiz_span type = tamiz_node_attribute(body, "object-type");
    if (p->self.schema == TAMIZ_SCHEMA_LegalEntity)
        tamiz_list_put_note(p->writer, &p->self, "object-type", type);
    for (const tamiz_node *n = body->first; n; n = n->next) {
        if (strcmp(n->name, "identity") != 0) {
            if (strcmp(n->name, "justification") != 0 &&
                !tamiz_ch_put_field(p, n))
                tamiz_ch_put_unknown(p, n);
            continue;
        }
        for (const tamiz_node *c = n->first; c; c = c->next)
            if (!tamiz_ch_put_field(p, c)) tamiz_ch_put_unknown(p, c);
    }
}

static void put_names(tamiz_ch_party *p, const tamiz_node *body) {
    for (const tamiz_node *n = tamiz_node_child(body, "identity"); n;
         n = tamiz_node_twin(n))
        tamiz_ch_put_names(p, n);
}

/* What stands in a target beside its body and the listing. */
static void put_rest(tamiz_ch_party *p, const tamiz_node *target,
                     const tamiz_node *body) {
    static const char *const read[] = {"sanctions-set-id", "foreign-identifier",
                                       "modification"};
    for (const tamiz_node *n = target->first; n; n = n->next) {
        bool known = n == body;
        for (size_t i = 0; i < sizeof read / sizeof *read; i++)
            known |= !strcmp(n->name, read[i]);
        if (!known && !tamiz_ch_put_field(p, n)) tamiz_ch_put_unknown(p, n);
    }
}

static tamiz_code read_target(ch_reader *r, const tamiz_xml *xml,
                              const tamiz_node *node, tamiz_error *err) {
    bool fresh = false;
    tamiz_span ssid = keep(r, tamiz_node_attribute(node, "ssid"));
    tamiz_ch_party p = {
        .writer = &r->writer, .kept = &r->arena, .pendings = &r->pendings};
    const tamiz_node *body = body_of(node, &p.self.schema);
    r->writer.facts->rows++;
    if (!ssid.size)
        return tamiz_node_fail(xml, node, err, "<target> without ssid");
    if (!tamiz_table_add(&r->targets, ssid, 0, &fresh))
        return tamiz_fail_memory(err, "reading the Swiss list");
    if (!fresh)
        return tamiz_node_fail(xml, node, err, "ssid %.40s comes twice",
                               ssid.data);
    if (!body)
        return tamiz_node_fail(xml, node, err,
                               "<target> without <individual>, <entity> or "
                               "<object>");
    p.self.id = keep(r, tamiz_list_print(&r->writer, "ch-seco-%s", ssid.data));
    put_names(&p, body);
    if (!r->writer.code && !p.has_name)
        return tamiz_node_fail(xml, node, err,
                               "<target> without a primary name");
    put_body(&p, body);
    put_rest(&p, node, body);
    put_sanctions(r, &p, node, body);
    return r->writer.code;
}

/* ---- the file ---------------------------------------------------------- */

static tamiz_code on_record(void *context, tamiz_xml *xml,
                            const tamiz_node *node, tamiz_arena *arena,
                            tamiz_error *err) {
    ch_reader *r = context;
    const tamiz_list_progress *progress = r->writer.progress;
    r->writer.arena = arena;
    r->writer.line = node->line;
    if (!strcmp(node->name, "target")) return read_target(r, xml, node, err);
    if (!strcmp(node->name, "place"))
        read_place(r, node);
    else
        read_program(r, node);
    if (progress && progress->report)
        progress->report(progress->context, progress->stage,
                         tamiz_input_done(r->input),
                         tamiz_input_total(r->input));
    return r->writer.code;
}

static tamiz_code read_root(ch_reader *r, const tamiz_xml *xml,
                            const char *name, tamiz_xml_attributes attributes,
                            tamiz_error *err) {
    if (strcmp(name, "swiss-sanctions-list") != 0)
        return tamiz_xml_fail(xml, err,
                              "the root is <%.60s>, expected "
                              "<swiss-sanctions-list>: not SECO's list",
                              name);
    tamiz_date_range range;
    tamiz_span day = tamiz_span_of(tamiz_xml_attribute(attributes, "date"));
    if (!day.size) return TAMIZ_OK;
    if (!tamiz_date_parse(day, &range))
        return tamiz_xml_fail(xml, err, "date \"%.40s\" is no date", day.data);
    tamiz_date_print(range.from, r->writer.facts->published);
    return TAMIZ_OK;
}

static tamiz_code enter(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, bool *record,
                        tamiz_error *err) {
    static const char *const records[] = {"sanctions-program", "target",
                                          "place"};
    if (tamiz_xml_depth(xml) == 1)
        return read_root(context, xml, name, attributes, err);
    for (size_t i = 0; i < sizeof records / sizeof *records; i++)
        *record |= !strcmp(name, records[i]);
    if (*record) return TAMIZ_OK;
    return tamiz_xml_fail(xml, err,
                          "<%.60s>, expected <sanctions-program>, <target> or "
                          "<place>",
                          name);
}

static void put_pendings(ch_reader *r) {
    tamiz_arena scratch = {0};
    const tamiz_ch_pending *pendings = (const void *)r->pendings.data;
    r->writer.arena = &scratch;
    for (size_t i = 0;
         i < r->pendings.size / sizeof *pendings && !r->writer.code; i++) {
        put_pending(r, &pendings[i]);
        tamiz_arena_reset(&scratch);
    }
    r->writer.arena = &r->arena;
    tamiz_arena_clear(&scratch);
}

tamiz_code tamiz_list_ch_parse(tamiz_input *input, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err) {
    ch_reader r = {.input = input};
    *facts = (tamiz_list_facts){0};
    r.writer = (tamiz_list_writer){.sink = sink,
                                   .file = tamiz_input_name(input),
                                   .err = err,
                                   .facts = facts,
                                   .progress = progress};
    const tamiz_xmltree_handler handler = {&r, enter, on_record};
    tamiz_code code = tamiz_xmltree_parse(input, &handler, err);
    if (!code) put_pendings(&r);
    if (!code) code = r.writer.code;
    tamiz_table_clear(&r.targets);
    tamiz_table_clear(&r.set_ids);
    tamiz_table_clear(&r.place_ids);
    tamiz_buffer_clear(&r.sets);
    tamiz_buffer_clear(&r.places);
    tamiz_buffer_clear(&r.pendings);
    tamiz_arena_clear(&r.arena);
    return code;
}

tamiz_code tamiz_list_ch_read(const char *path, const tamiz_sink *sink,
                              tamiz_list_facts *facts,
                              const tamiz_list_progress *progress,
                              tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = tamiz_list_ch_parse(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
