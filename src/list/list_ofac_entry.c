/* SPDX-License-Identifier: Apache-2.0 */
#include "list_ofac_entry.h"

/* The party whose profile or entry an attribute names, or NULL. */
static tamiz_ofac_listed *party_of(const tamiz_ofac_advanced *advanced,
                                   const tamiz_table *table, tamiz_span id) {
    const uint32_t *at = tamiz_table_find(table, id);
    return at ? tamiz_ofac_party_at(advanced, *at) : NULL;
}

/* ---- designations ------------------------------------------------------ */

static void add_line(tamiz_list_writer *writer, tamiz_span *text,
                     tamiz_span label, tamiz_span value) {
    if (!value.size) return;
    tamiz_span line =
        label.size ? tamiz_list_print(writer, "%.*s: %.*s", (int)label.size,
                                      label.data, (int)value.size, value.data)
                   : value;
    *text = text->size ? tamiz_list_print(writer, "%.*s; %.*s", (int)text->size,
                                          text->data, (int)line.size, line.data)
                       : line;
}

/* The first event (or "Created") dates the listing; others become notes. */
static void read_event(tamiz_ofac_advanced *advanced, const tamiz_node *event,
                       tamiz_ofac_sanction *sanction) {
    tamiz_list_writer *writer = &advanced->reading->writer;
    tamiz_span type = tamiz_ofac_text_of(advanced, event, "EntryEventType",
                                         "EntryEventTypeID");
    const tamiz_ofac_value *basis =
        tamiz_ofac_value_of(advanced, event, "LegalBasis", "LegalBasisID");
    char iso[TAMIZ_DATE_TEXT] = "";
    tamiz_date date;
    if (tamiz_ofac_date(tamiz_node_child(event, "Date"), &date))
        tamiz_date_print(date, iso);
    tamiz_span text = tamiz_list_print(writer, "%s", iso);
    if (!sanction->listed.size)
        sanction->listed = text;
    else
        add_line(writer, &sanction->notes, type, text);
    if (basis)
        add_line(writer, &sanction->legal_basis, (tamiz_span){0},
                 basis->text.size ? basis->text : basis->extra);
    add_line(writer, &sanction->notes, type, tamiz_node_text(event, "Comment"));
}

static bool is_program(const tamiz_ofac_advanced *advanced,
                       const tamiz_node *measure) {
    tamiz_span type = tamiz_ofac_text_of(advanced, measure, "SanctionsType",
                                         "SanctionsTypeID");
    return !type.size || tamiz_list_same(type, "Program");
}

/* Other measures than programmes: what is forbidden. */
static void read_measure(tamiz_ofac_advanced *advanced,
                         const tamiz_node *measure,
                         tamiz_ofac_sanction *sanction) {
    tamiz_list_writer *writer = &advanced->reading->writer;
    tamiz_span type = tamiz_ofac_text_of(advanced, measure, "SanctionsType",
                                         "SanctionsTypeID");
    tamiz_span comment = tamiz_node_text(measure, "Comment");
    if (comment.size)
        add_line(writer, &sanction->provisions, type, comment);
    else
        add_line(writer, &sanction->provisions, (tamiz_span){0}, type);
}

/* What all designations of an entry share. */
static tamiz_ofac_sanction read_frame(tamiz_ofac_advanced *advanced,
                                      const tamiz_node *node) {
    tamiz_list_writer *writer = &advanced->reading->writer;
    tamiz_ofac_sanction sanction = {0};
    add_line(writer, &sanction.notes, TAMIZ_SPAN("List"),
             tamiz_ofac_text_of(advanced, node, "List", "ListID"));
    add_line(writer, &sanction.notes, (tamiz_span){0},
             tamiz_node_text(node, "Comment"));
    add_line(writer, &sanction.notes, TAMIZ_SPAN("Limitations"),
             tamiz_node_text(node, "LimitationsToListing"));
    for (const tamiz_node *n = node->first; n; n = n->next) {
        if (!strcmp(n->name, "EntryEvent"))
            read_event(advanced, n, &sanction);
        else if (!strcmp(n->name, "SanctionsMeasure") &&
                 !is_program(advanced, n))
            read_measure(advanced, n, &sanction);
        else if (!strcmp(n->name, "SupportingInfo"))
            for (const tamiz_node *c = n->first; c; c = c->next)
                add_line(writer, &sanction.notes,
                         tamiz_ofac_text_of(advanced, n, "SupInfoType",
                                            "SupInfoTypeID"),
                         c->text);
    }
    return sanction;
}

tamiz_code tamiz_ofac_read_entry(tamiz_ofac_advanced *advanced,
                                 const tamiz_xml *xml, const tamiz_node *node,
                                 tamiz_error *err) {
    tamiz_list_writer *writer = &advanced->reading->writer;
    tamiz_span profile = tamiz_node_attribute(node, "ProfileID");
    const uint32_t *at = tamiz_table_find(&advanced->profile_ids, profile);
    if (!at)
        return tamiz_node_fail(xml, node, err,
                               "<SanctionsEntry> of profile '%.40s', which no "
                               "party has",
                               profile.data);
    if (!tamiz_ofac_remember(advanced, &advanced->entry_ids,
                             tamiz_node_attribute(node, "ID"), *at))
        return tamiz_fail_memory(err, "reading OFAC entries");
    tamiz_ofac_listed *party = tamiz_ofac_party_at(advanced, *at);
    tamiz_ofac_sanction sanction = read_frame(advanced, node);
    unsigned before = party->sanctions;
    for (const tamiz_node *n = tamiz_node_child(node, "SanctionsMeasure"); n;
         n = tamiz_node_twin(n)) {
        sanction.program = tamiz_node_text(n, "Comment");
        if (is_program(advanced, n) && sanction.program.size)
            tamiz_ofac_put_sanction(writer, party, &sanction);
    }
    sanction.program = (tamiz_span){0};
    if (party->sanctions == before)
        tamiz_ofac_put_sanction(writer, party, &sanction);
    return writer->code;
}

/* ---- relations --------------------------------------------------------- */

/* Id of the party that has a profile. */
static tamiz_span profile_id(tamiz_ofac_advanced *advanced,
                             const tamiz_node *node, const char *attribute) {
    tamiz_span id = tamiz_node_attribute(node, attribute);
    const tamiz_ofac_listed *party =
        party_of(advanced, &advanced->profile_ids, id);
    if (party || !id.size) return party ? party->self.id : id;
    return tamiz_list_print(&advanced->reading->writer, "ofac-%s", id.data);
}

static tamiz_list_subject put_link(tamiz_list_writer *writer, tamiz_span from,
                                   tamiz_span to, const char *kind,
                                   tamiz_span number, tamiz_span role) {
    tamiz_list_subject link = {
        tamiz_list_print(writer, "%s/%s-%s", from.data, kind, number.data),
        TAMIZ_SCHEMA_UnknownLink};
    tamiz_list_put(writer, &link, TAMIZ_PROP_subject, from);
    tamiz_list_put(writer, &link, TAMIZ_PROP_object, to);
    tamiz_list_put(writer, &link, TAMIZ_PROP_role, role);
    return link;
}

tamiz_code tamiz_ofac_read_link(tamiz_ofac_advanced *advanced,
                                const tamiz_xml *xml, const tamiz_node *node,
                                tamiz_error *err) {
    tamiz_list_writer *writer = &advanced->reading->writer;
    tamiz_span from = profile_id(advanced, node, "From-ProfileID");
    tamiz_span to = profile_id(advanced, node, "To-ProfileID");
    tamiz_span number = tamiz_node_attribute(node, "ID");
    if (writer->code) return writer->code;
    if (!from.size || !to.size || !number.size)
        return tamiz_node_fail(xml, node, err,
                               "<ProfileRelationship> without ID, "
                               "From-ProfileID or To-ProfileID");
    tamiz_list_subject link = put_link(
        writer, from, to, "relation", number,
        tamiz_ofac_text_of(advanced, node, "RelationType", "RelationTypeID"));
    if (tamiz_ofac_flag(node, "Former"))
        tamiz_list_put(writer, &link, TAMIZ_PROP_status, TAMIZ_SPAN("former"));
    tamiz_list_put_note(writer, &link, "Quality",
                        tamiz_ofac_text_of(advanced, node, "RelationQuality",
                                           "RelationQualityID"));
    tamiz_list_put(writer, &link, TAMIZ_PROP_summary,
                   tamiz_node_text(node, "Comment"));
    tamiz_date_range range;
    if (tamiz_ofac_period(advanced, tamiz_node_child(node, "DatePeriod"),
                          &range))
        tamiz_list_put_range(writer, &link, TAMIZ_PROP_date, range);
    return writer->code;
}

tamiz_code tamiz_ofac_read_entry_link(tamiz_ofac_advanced *advanced,
                                      const tamiz_xml *xml,
                                      const tamiz_node *node,
                                      tamiz_error *err) {
    tamiz_list_writer *writer = &advanced->reading->writer;
    const tamiz_ofac_listed *a =
        party_of(advanced, &advanced->entry_ids,
                 tamiz_node_attribute(node, "EntryA-SanctionsEntryID"));
    const tamiz_ofac_listed *b =
        party_of(advanced, &advanced->entry_ids,
                 tamiz_node_attribute(node, "EntryB-SanctionsEntryID"));
    if (!a || !b)
        return tamiz_node_fail(xml, node, err,
                               "<SanctionsEntryLink> to an entry that is not "
                               "in the file");
    tamiz_list_subject link = put_link(
        writer, a->self.id, b->self.id, "entry-link",
        tamiz_node_attribute(node, "ID"),
        tamiz_ofac_text_of(advanced, node, "EntryLinkType", "EntryLinkTypeID"));
    tamiz_list_put(writer, &link, TAMIZ_PROP_summary,
                   tamiz_node_text(node, "Comment"));
    return writer->code;
}
