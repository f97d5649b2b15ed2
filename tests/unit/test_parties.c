/* SPDX-License-Identifier: Apache-2.0 */
#include "test_parties.h"

#include "index_forge.h"

// clang-format off
const test_fact test_facts_a[] = {
    {"inv-1", "Person", "name", "KARLOWITZ, Benedikt Arno", "", "a.csv:1"},
    {"inv-1", "Person", "alias", "Benedikt Karlovitz", "deu", "a.csv:2"},
    {"inv-1", "Person", "weakAlias", "Bennuk", "", "a.csv:3"},
    {"inv-1", "Person", "previousName", "Arno Steinmark", "", "a.csv:4"},
    {"inv-1", "Person", "birthDate", "1961-05-02", "", "a.csv:1"},
    {"inv-1", "Person", "country", "at", "", "a.csv:1"},
    {"inv-1", "Person", "gender", "male", "", "a.csv:1"},
    {"inv-1/passport-1", "Passport", "holder", "inv-1", "", "a.csv:5"},
    {"inv-1/passport-1", "Passport", "number", "P 123-4567/X", "", "a.csv:5"},
    {"inv-1/sanction-1", "Sanction", "entity", "inv-1", "", "a.csv:6"},
    {"inv-1/sanction-1", "Sanction", "authority", "Office of Inventions", "", "a.csv:6"},
    {"inv-1/sanction-1", "Sanction", "program", "INV-1", "", "a.csv:6"},
    {"inv-1/sanction-1", "Sanction", "legalBasis", "Order 7", "", "a.csv:6"},
    {"inv-1/sanction-1", "Sanction", "startDate", "2010-03-01", "", "a.csv:6"},
    {"inv-1/sanction-1", "Sanction", "endDate", "2015-06-30", "", "a.csv:6"},
    {"inv-1/sanction-2", "Sanction", "entity", "inv-1", "", "a.csv:7"},
    {"inv-1/sanction-2", "Sanction", "program", "INV-2", "", "a.csv:7"},
    {"inv-1/sanction-2", "Sanction", "startDate", "2019-09", "", "a.csv:7"},
    {"inv-1/sanction-2", "Sanction", "disputedBy", "Himself", "", "a.csv:7"},
    {"inv-10", "Person", "name", "Benedikt Karlowitz", "", "a.csv:8"},
    {"inv-10", "Person", "birthDate", "1990", "", "a.csv:8"},
    {"inv-2", "Company", "name", "Blue Lantern Trading s.r.o.", "", "a.csv:9"},
    {"inv-2", "Company", "alias", "Modrá lucerna, obchodní společnost", "ces", "a.csv:9"},
    {"inv-2", "Company", "registrationNumber", "CZ-00 112 233", "", "a.csv:9"},
    {"inv-3", "Vessel", "name", "SILVER HERON", "", "a.csv:10"},
    {"inv-3", "Vessel", "imoNumber", "IMO 9074729", "", "a.csv:10"},
    {"inv-4", "Person", "name", "Карим Азизов", "rus", "a.csv:11"},
    {"inv-4", "Person", "alias", "كريم عزيز", "ara", "a.csv:11"},
};
const test_fact test_facts_b[] = {
    {"invb-1", "Person", "name", "Benedikt KARLOWITZ", "", "b.xml:1"},
    {"invb-1/sanction-1", "Sanction", "entity", "invb-1", "", "b.xml:1"},
    {"invb-1/sanction-1", "Sanction", "startDate", "2020-01-01", "", "b.xml:1"},
    {"invb-2", "Organization", "name", "Order of the Blue Lantern", "", "b.xml:2"},
    {"invb-2", "Organization", "weakAlias", "OBL", "", "b.xml:2"},
};
// clang-format on
const size_t test_fact_count_a = COUNT(test_facts_a),
             test_fact_count_b = COUNT(test_facts_b);

static void put(tamiz_dataset *dataset, const test_fact *rows, size_t count) {
    tamiz_sink sink = tamiz_dataset_sink(dataset);
    for (size_t i = 0; i < count; i++) {
        tamiz_statement s = {
            .entity = tamiz_span_of(rows[i].entity),
            .schema = tamiz_schema_find(tamiz_span_of(rows[i].schema)),
            .prop = tamiz_prop_find(tamiz_span_of(rows[i].prop)),
            .value = tamiz_span_of(rows[i].value),
            .lang = tamiz_span_of(rows[i].lang),
            .record = tamiz_span_of(rows[i].record),
        };
        assert_true(s.schema && s.prop);
        assert_int_equal(sink.put(sink.context, &s, NULL), TAMIZ_OK);
    }
}

void test_parties_read(tamiz_dataset *dataset) {
    tamiz_list_meta a = {.id = "inv_a",
                         .title = "Invented parties",
                         .issuer = "Office of Inventions",
                         .published = "2026-01-02",
                         .fetched = "2026-01-03T04:05:06Z",
                         .source = "a.csv",
                         .sha256 = "00ff",
                         .rows = 11};
    tamiz_list_meta b = {.id = "inv_b",
                         .title = "More of them",
                         .issuer = "",
                         .published = "",
                         .fetched = "",
                         .source = "",
                         .sha256 = "",
                         .rows = 2};
    assert_int_equal(tamiz_dataset_begin(dataset, &a, NULL), TAMIZ_OK);
    put(dataset, test_facts_a, test_fact_count_a);
    assert_int_equal(tamiz_dataset_begin(dataset, &b, NULL), TAMIZ_OK);
    put(dataset, test_facts_b, test_fact_count_b);
}

void test_parties_forge(tamiz_buffer *bytes) {
    tamiz_dataset data = {.lists = NULL};
    test_parties_read(&data);
    assert_int_equal(tamiz_index_forge(&data, bytes, NULL, NULL, NULL),
                     TAMIZ_OK);
    tamiz_dataset_clear(&data);
}

tamiz_snapshot *test_parties_open(void) {
    tamiz_buffer bytes = {0};
    tamiz_snapshot *snapshot = NULL;
    test_parties_forge(&bytes);
    assert_int_equal(tamiz_snapshot_adopt(&bytes, &snapshot, NULL), TAMIZ_OK);
    return snapshot;
}
