/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "list_check.h"

static tamiz_list_counts counts_of(uint32_t entities, uint32_t persons) {
    tamiz_list_counts counts = {.entities = entities};
    counts.schemata[TAMIZ_SCHEMA_Person] = persons;
    return counts;
}

TEST(a_list_is_taken_in_as_long_as_its_floors_and_the_fuse_hold) {
    static const tamiz_list_kind kind = {
        .id = "some_list", .floors = {{NULL, 100}, {"Person", 50}}};
    // clang-format off
    static const struct {
        uint32_t entities, persons, before; double fuse; bool fine;
        const char *reason;
    } rows[] = {
        {100, 50, 0, 0.2, true, "just enough, the first time"},
        {99, 50, 0, 0.2, false, "one party too few"},
        {100, 49, 0, 0.2, false, "one person too few"},
        {800, 400, 1000, 0.2, true, "a fifth fewer is allowed"},
        {799, 400, 1000, 0.2, false, "one more is not"},
        {799, 400, 1000, 0.5, true, "unless it is"},
        {999, 400, 1000, 0, false, "no loss at all"},
        {1000, 400, 1000, 0, true, "no loss"},
        {100, 50, 100000, 1, true, "no fuse"},
        {5000, 400, 1000, 0.2, true, "growth is no loss"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_list_counts counts = counts_of(rows[i].entities, rows[i].persons);
        tamiz_error err = {.code = TAMIZ_OK};
        tamiz_code code = tamiz_list_check_floors(&kind, &counts, &err);
        if (!code)
            code = tamiz_list_check_fuse(&kind, &counts, rows[i].before,
                                         rows[i].fuse, &err);
        if (code != (rows[i].fine ? TAMIZ_OK : TAMIZ_BAD_INPUT))
            fail_msg("%s: %s", rows[i].reason, err.message);
        if (code) assert_string_equal(err.where, "some_list");
    }
}

TEST(every_floor_of_the_table_names_a_schema) {
    for (size_t i = 0; i < tamiz_list_kind_count; i++)
        for (size_t k = 0; k < TAMIZ_LIST_FLOORS; k++) {
            const tamiz_list_floor *floor = &tamiz_list_kinds[i].floors[k];
            if (!floor->entities || !floor->schema) continue;
            tamiz_schema schema =
                tamiz_schema_find(tamiz_span_of(floor->schema));
            assert_true(tamiz_schema_rows[schema].matchable);
        }
}

static void put(tamiz_dataset *data, const char *entity, tamiz_schema schema,
                tamiz_prop prop, const char *value) {
    tamiz_sink sink = tamiz_dataset_sink(data);
    tamiz_statement s = {.entity = tamiz_span_of(entity),
                         .schema = schema,
                         .prop = prop,
                         .value = tamiz_span_of(value),
                         .record = TAMIZ_SPAN("x:1")};
    assert_int_equal(sink.put(sink.context, &s, NULL), TAMIZ_OK);
}

TEST(parties_and_their_names_are_counted_list_by_list) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_meta first = {.id = "first"}, second = {.id = "second"};
    assert_int_equal(tamiz_dataset_begin(&data, &first, NULL), TAMIZ_OK);
    put(&data, "a-1", TAMIZ_SCHEMA_Person, TAMIZ_PROP_name, "Ana");
    put(&data, "a-1", TAMIZ_SCHEMA_Person, TAMIZ_PROP_weakAlias, "Anita");
    put(&data, "a-1/passport-1", TAMIZ_SCHEMA_Passport, TAMIZ_PROP_number, "7");
    put(&data, "a-2/x", TAMIZ_SCHEMA_Company, TAMIZ_PROP_name, "No a-2 here");
    assert_int_equal(tamiz_dataset_begin(&data, &second, NULL), TAMIZ_OK);
    put(&data, "b-1", TAMIZ_SCHEMA_Vessel, TAMIZ_PROP_name, "Veter");
    tamiz_list_counts counts;
    tamiz_list_count(&data, 0, &counts);
    assert_int_equal(counts.entities, 2);
    assert_int_equal(counts.names, 3);
    assert_int_equal(counts.statements, 4);
    assert_int_equal(counts.schemata[TAMIZ_SCHEMA_Person], 1);
    assert_int_equal(counts.schemata[TAMIZ_SCHEMA_Passport], 0);
    tamiz_list_count(&data, 1, &counts);
    assert_int_equal(counts.entities, 1);
    assert_int_equal(counts.schemata[TAMIZ_SCHEMA_Vessel], 1);
    tamiz_dataset_clear(&data);
}
