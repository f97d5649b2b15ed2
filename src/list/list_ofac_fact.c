/* SPDX-License-Identifier: Apache-2.0 */
#include "list_ofac_fact.h"

#include "list_ofac_labels.h"
#include "list_ofac_remarks.h"

tamiz_schema tamiz_ofac_schema(tamiz_span type) {
    // clang-format off
    static const struct { const char *type; tamiz_schema schema; } rows[] = {
        {"individual", TAMIZ_SCHEMA_Person},
        {"entity",     TAMIZ_SCHEMA_Organization},
        {"vessel",     TAMIZ_SCHEMA_Vessel},
        {"aircraft",   TAMIZ_SCHEMA_Airplane},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_list_same(type, rows[i].type)) return rows[i].schema;
    return TAMIZ_SCHEMA_NONE;
}

tamiz_prop tamiz_ofac_alias_prop(tamiz_span type, bool weak) {
    if (weak) return TAMIZ_PROP_weakAlias;
    bool former =
        tamiz_list_same(type, "f.k.a.") || tamiz_list_same(type, "fka");
    return former ? TAMIZ_PROP_previousName : TAMIZ_PROP_alias;
}

tamiz_span tamiz_ofac_name(tamiz_list_writer *writer, tamiz_span last,
                           tamiz_span first) {
    return tamiz_list_join(writer, (const tamiz_span[]){last, first}, 2);
}

/* Adds " (Peru)" or " issued 3 May 2001" when there is such a thing. */
static void add_part(tamiz_buffer *item, const char *before, tamiz_span text,
                     const char *behind) {
    text = tamiz_span_trim(text);
    if (!text.size) return;
    tamiz_buffer_text(item, before);
    tamiz_buffer_span(item, text);
    tamiz_buffer_text(item, behind);
}

/* The fact in the words of the remarks. */
static tamiz_span remark_of(tamiz_list_writer *writer,
                            const tamiz_ofac_fact *fact) {
    tamiz_buffer item = {0};
    tamiz_buffer_span(&item, tamiz_span_trim(fact->label));
    add_part(&item, " ", fact->value, "");
    add_part(&item, " (", fact->country, ")");
    add_part(&item, " issued ", fact->issued, "");
    add_part(&item, " expires ", fact->expires, "");
    tamiz_span text = item.failed
                          ? (tamiz_span){NULL, 0}
                          : tamiz_list_clean(writer, tamiz_buffer_view(&item));
    text = tamiz_arena_copy(writer->arena, text);
    if (!text.data || item.failed) tamiz_list_out_of_memory(writer);
    tamiz_buffer_clear(&item);
    return text;
}

/* Authority and remarks belong to the document that was just stated, or to
 * the party when none was. */
static void put_beside(tamiz_list_writer *writer, const tamiz_ofac_listed *now,
                       const tamiz_ofac_listed *before,
                       const tamiz_ofac_fact *fact) {
    tamiz_list_subject subject = now->self;
    if (now->passports > before->passports)
        subject = tamiz_list_attached(writer, &now->self, "passport",
                                      now->passports, TAMIZ_SCHEMA_Passport);
    else if (now->documents > before->documents)
        subject =
            tamiz_list_attached(writer, &now->self, "identification",
                                now->documents, TAMIZ_SCHEMA_Identification);
    tamiz_prop prop = now->self.schema == subject.schema ? TAMIZ_PROP_notes
                                                         : TAMIZ_PROP_authority;
    tamiz_list_put(writer, &subject, prop, fact->authority);
    tamiz_list_put(writer, &subject, TAMIZ_PROP_notes, fact->remarks);
}

/* The party as the readers of remarks know it. */
static tamiz_ofac_party lend(tamiz_list_writer *writer,
                             const tamiz_ofac_listed *party,
                             const tamiz_ofac_roster *roster) {
    return (tamiz_ofac_party){.id = party->self.id,
                              .schema = party->self.schema,
                              .record = tamiz_list_record(writer),
                              .sink = writer->sink,
                              .roster = roster,
                              .arena = writer->arena,
                              .sanctions = party->sanctions,
                              .documents = party->documents,
                              .passports = party->passports,
                              .wallets = party->wallets,
                              .links = party->links,
                              .code = writer->code,
                              .err = writer->err};
}

static void take_back(tamiz_list_writer *writer, tamiz_ofac_listed *party,
                      const tamiz_ofac_party *lent) {
    party->sanctions = lent->sanctions;
    party->documents = lent->documents;
    party->passports = lent->passports;
    party->wallets = lent->wallets;
    party->links = lent->links;
    if (!writer->code) writer->code = lent->code;
}

static void put_item(tamiz_ofac_party *party, tamiz_span item) {
    if (!tamiz_list_ofac_labels_put(party, item))
        tamiz_list_ofac_put(party, TAMIZ_PROP_notes, item);
}

void tamiz_ofac_put_fact(tamiz_list_writer *writer, tamiz_ofac_listed *party,
                         const tamiz_ofac_fact *fact) {
    tamiz_span item = remark_of(writer, fact);
    tamiz_ofac_listed before = *party;
    tamiz_ofac_party lent = lend(writer, party, NULL);
    if (writer->code || !item.size) return;
    put_item(&lent, item);
    take_back(writer, party, &lent);
    put_beside(writer, party, &before, fact);
}

static tamiz_span without_brackets(tamiz_span item) {
    if (item.size < 2 || item.data[0] != '(' || item.data[item.size - 1] != ')')
        return item;
    return tamiz_span_trim((tamiz_span){item.data + 1, item.size - 2});
}

void tamiz_ofac_put_remarks(tamiz_list_writer *writer, tamiz_ofac_listed *party,
                            const tamiz_ofac_roster *roster,
                            tamiz_span remarks) {
    tamiz_span item;
    remarks = tamiz_list_clean(writer, remarks);
    tamiz_ofac_party lent = lend(writer, party, roster);
    while (!lent.code && tamiz_list_ofac_remarks_next(&remarks, &item))
        put_item(&lent, without_brackets(item));
    take_back(writer, party, &lent);
}

void tamiz_ofac_put_sanction(tamiz_list_writer *writer,
                             tamiz_ofac_listed *party,
                             const tamiz_ofac_sanction *sanction) {
    tamiz_ofac_party lent = lend(writer, party, NULL);
    tamiz_ofac_attached put = tamiz_list_ofac_put_sanction(
        &lent, tamiz_list_clean(writer, sanction->program));
    take_back(writer, party, &lent);
    tamiz_list_subject self = {put.id, put.schema};
    tamiz_list_put_date(writer, &self, TAMIZ_PROP_listingDate,
                        sanction->listed);
    tamiz_list_put(writer, &self, TAMIZ_PROP_legalBasis, sanction->legal_basis);
    tamiz_list_put(writer, &self, TAMIZ_PROP_provisions, sanction->provisions);
    tamiz_list_put(writer, &self, TAMIZ_PROP_notes, sanction->notes);
}

/* "Moscow, Oblast 101000", as add.csv writes it. */
static tamiz_span city_line(tamiz_list_writer *writer,
                            const tamiz_ofac_address *a) {
    tamiz_span city =
        tamiz_list_join(writer, (const tamiz_span[]){a->city, a->state}, 2);
    if (!a->postal_code.size || !city.size)
        return city.size ? city : a->postal_code;
    return tamiz_list_print(writer, "%s %s", city.data, a->postal_code.data);
}

tamiz_span tamiz_ofac_whole_address(tamiz_list_writer *writer,
                                    const tamiz_ofac_address *a) {
    tamiz_span city = city_line(writer, a);
    return tamiz_list_join(writer,
                           (const tamiz_span[]){a->street, a->street2,
                                                a->street3, city, a->region,
                                                a->country},
                           6);
}

void tamiz_ofac_put_address(tamiz_list_writer *writer, tamiz_ofac_listed *party,
                            const tamiz_ofac_address *a) {
    tamiz_span whole = tamiz_ofac_whole_address(writer, a);
    if (!whole.size && !a->remarks.size) return;
    tamiz_span number = a->number;
    if (!number.size)
        number = tamiz_list_print(writer, "n%u", ++party->addresses);
    tamiz_list_subject self = {tamiz_list_print(writer, "%s/address-%s",
                                                party->self.id.data,
                                                number.data),
                               TAMIZ_SCHEMA_Address};
    if (writer->code) return;
    tamiz_list_put(writer, &party->self, TAMIZ_PROP_address, whole);
    tamiz_list_put(writer, &party->self, TAMIZ_PROP_addressEntity, self.id);
    tamiz_list_put(writer, &self, TAMIZ_PROP_full, whole);
    tamiz_list_put(
        writer, &self, TAMIZ_PROP_street,
        tamiz_list_join(writer,
                        (const tamiz_span[]){a->street, a->street2, a->street3},
                        3));
    tamiz_list_put(writer, &self, TAMIZ_PROP_city, a->city);
    tamiz_list_put(writer, &self, TAMIZ_PROP_state, a->state);
    tamiz_list_put(writer, &self, TAMIZ_PROP_region, a->region);
    tamiz_list_put(writer, &self, TAMIZ_PROP_postalCode, a->postal_code);
    tamiz_list_put_country(writer, &self, TAMIZ_PROP_country, a->country);
    tamiz_list_put(writer, &self, TAMIZ_PROP_remarks, a->remarks);
}
