/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "entity_dataset.h"
#include "entity_date.h"
#include "list_reader.h"

static void load(tamiz_dataset *data, tamiz_list_facts *facts) {
    tamiz_list_meta meta = {.id = "tamiz_cartels"};
    assert_int_equal(tamiz_dataset_begin(data, &meta, NULL), TAMIZ_OK);
    tamiz_sink sink = tamiz_dataset_sink(data);
    assert_int_equal(tamiz_list_cartels_read(NULL, &sink, facts, NULL, NULL),
                     TAMIZ_OK);
}

static tamiz_span text(const tamiz_dataset *data, uint32_t number) {
    return tamiz_dataset_text(data, number);
}

static const tamiz_stored *find(const tamiz_dataset *data, const char *id,
                                tamiz_prop prop) {
    uint32_t e = tamiz_dataset_entity(data, tamiz_span_of(id));
    if (e == UINT32_MAX) return NULL;
    uint32_t s = data->entities[e].first;
    while (s != UINT32_MAX && data->statements[s].prop != prop)
        s = data->statements[s].next;
    return s == UINT32_MAX ? NULL : &data->statements[s];
}

TEST(designations_are_in_force_on_the_day_the_record_says) {
    // clang-format off
    static const struct { const char *id, *start, *why; } rows[] = {
        {"tamiz-tren-de-aragua/us-fto", "2025-02-20", "signed 6 February"},
        {"tamiz-mara-salvatrucha/ca-criminal-code", "2025-02-20", "Canada"},
        {"tamiz-cartel-del-noreste/us-sdgt", "2025-02-20", "one of the eight"},
        {"tamiz-cartel-del-noreste/ca-criminal-code", NULL, "not in Canada"},
        {"tamiz-cartel-de-los-soles/us-sdgt", "2025-07-25", "first listing"},
        {"tamiz-cartel-de-los-soles/us-fto", "2025-11-24", "90 FR 53045"},
        {"tamiz-cartel-de-los-soles/ec-terrorist", "2025-08", "no day known"},
        {"tamiz-clan-del-golfo/us-fto", "2025-12-17", "90 FR 58775"},
        {"tamiz-cartel-de-santa-rosa-de-lima/us-fto", NULL, "never an FTO"},
        {"tamiz-los-lobos/ec-decree-111", "2024-01-09", "Ecuador"},
    };
    // clang-format on
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_facts facts;
    load(&data, &facts);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tamiz_stored *start =
            find(&data, rows[i].id, TAMIZ_PROP_startDate);
        if (!start != !rows[i].start) fail_msg("%s", rows[i].why);
        if (start)
            assert_string_equal(text(&data, start->value).data, rows[i].start);
    }
    assert_string_equal(facts.published, "2026-11-24");
    tamiz_dataset_clear(&data);
}

TEST(each_party_has_a_name_and_each_designation_a_party_and_a_source) {
    static const tamiz_prop needed[] = {
        TAMIZ_PROP_entity,    TAMIZ_PROP_authority, TAMIZ_PROP_program,
        TAMIZ_PROP_startDate, TAMIZ_PROP_summary,   TAMIZ_PROP_country};
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_facts facts;
    load(&data, &facts);
    size_t parties = 0, acts = 0;
    for (size_t i = 0; i < data.entity_count; i++) {
        tamiz_span id = text(&data, data.entities[i].id);
        bool party = tamiz_schema_rows[data.entities[i].schema].matchable;
        parties += party;
        acts += !party;
        if (party && !find(&data, id.data, TAMIZ_PROP_name))
            fail_msg("%s", id.data);
        for (size_t k = 0; !party && k < COUNT(needed); k++)
            if (!find(&data, id.data, needed[k])) fail_msg("%s", id.data);
        if (party) continue;
        tamiz_span of =
            text(&data, find(&data, id.data, TAMIZ_PROP_entity)->value);
        assert_true(tamiz_span_starts(id, of.data));
        assert_true(tamiz_dataset_entity(&data, of) != UINT32_MAX);
    }
    assert_int_equal(parties, 22);
    assert_int_equal(acts, 56);
    tamiz_dataset_clear(&data);
}

TEST(dates_can_be_read_and_records_name_a_line) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_facts facts;
    load(&data, &facts);
    assert_in_range(data.statement_count, facts.rows, 1000);
    for (size_t i = 0; i < data.statement_count; i++) {
        const tamiz_stored *s = &data.statements[i];
        tamiz_date date;
        if (tamiz_prop_rows[s->prop].type == TAMIZ_TYPE_date)
            assert_true(tamiz_date_parse_iso(text(&data, s->value), &date));
        assert_true(tamiz_span_starts(text(&data, s->record), "cartel"));
        assert_non_null(strstr(text(&data, s->record).data, ".tsv:"));
    }
    tamiz_dataset_clear(&data);
}

TEST(disputed_and_shared_names_are_kept_apart) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_facts facts;
    load(&data, &facts);
    const tamiz_stored *by =
        find(&data, "tamiz-cartel-de-los-soles/us-sdgt", TAMIZ_PROP_disputedBy);
    assert_true(by && tamiz_span_starts(text(&data, by->value),
                                        "Government of Venezuela"));
    static const char *const holders[] = {"tamiz-cartel-del-golfo",
                                          "tamiz-clan-del-golfo"};
    for (size_t i = 0; i < COUNT(holders); i++) {
        const tamiz_stored *weak =
            find(&data, holders[i], TAMIZ_PROP_weakAlias);
        assert_true(weak && tamiz_span_is(text(&data, weak->value), "CDG"));
    }
    for (size_t i = 0; i < data.statement_count; i++) {
        const tamiz_stored *s = &data.statements[i];
        if (tamiz_prop_rows[s->prop].type == TAMIZ_TYPE_name)
            assert_true(tamiz_span_find(text(&data, s->value),
                                        TAMIZ_SPAN("Maduro")) == SIZE_MAX);
    }
    tamiz_dataset_clear(&data);
}

static tamiz_code stop(void *context, const tamiz_statement *statement,
                       tamiz_error *err) {
    (void)statement;
    if (--*(int *)context) return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_NO_MEMORY, "sink", "full");
}

TEST(a_sink_that_fails_stops_the_reader) {
    int left = 5;
    tamiz_sink sink = {stop, &left};
    tamiz_list_facts facts = {.published = "as it was", .rows = 7};
    tamiz_error err;
    assert_int_equal(tamiz_list_cartels_read(NULL, &sink, &facts, NULL, &err),
                     TAMIZ_NO_MEMORY);
    assert_int_equal(left, 0);
    assert_int_equal(facts.rows, 7);
}
