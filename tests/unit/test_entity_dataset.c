/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "entity_dataset.h"

static tamiz_code put(tamiz_dataset *dataset, const char *entity,
                      tamiz_schema schema, tamiz_prop prop, const char *value,
                      const char *lang) {
    tamiz_sink sink = tamiz_dataset_sink(dataset);
    tamiz_statement statement = {tamiz_span_of(entity),
                                 schema,
                                 prop,
                                 tamiz_span_of(value),
                                 tamiz_span_of(lang),
                                 TAMIZ_SPAN("x.csv:1")};
    tamiz_error err;
    return sink.put(sink.context, &statement, &err);
}

static tamiz_code put_name(tamiz_dataset *dataset, const char *entity,
                           const char *name) {
    return put(dataset, entity, TAMIZ_SCHEMA_Person, TAMIZ_PROP_name, name, "");
}

static void begin(tamiz_dataset *dataset, const char *id) {
    tamiz_list_meta meta = {.id = id, .title = "Title", .rows = 3};
    assert_int_equal(tamiz_dataset_begin(dataset, &meta, NULL), TAMIZ_OK);
}

static const char *text(const tamiz_dataset *data, uint32_t number) {
    return tamiz_pool_text(&data->pool, number);
}

TEST(the_same_fact_is_kept_once_and_any_difference_makes_another) {
    tamiz_dataset data = {.lists = NULL};
    begin(&data, "a");
    // clang-format off
    static const struct {
        const char *entity; tamiz_prop prop; const char *value, *lang;
        size_t count; const char *reason;
    } rows[] = {
        {"a-1", TAMIZ_PROP_name, "Anna Berg", "", 1, "first"},
        {"a-1", TAMIZ_PROP_name, "Anna Berg", "", 1, "the same again"},
        {"a-1", TAMIZ_PROP_alias, "Anna Berg", "", 2, "other property"},
        {"a-1", TAMIZ_PROP_name, "Anna Berg", "deu", 3, "other language"},
        {"a-1", TAMIZ_PROP_name, "Anna  Berg", "", 4, "other value"},
        {"a-2", TAMIZ_PROP_name, "Anna Berg", "", 5, "other entity"},
        {"a-1", TAMIZ_PROP_alias, "Anna Berg", "", 5, "again, later"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(put(&data, rows[i].entity, TAMIZ_SCHEMA_Person,
                             rows[i].prop, rows[i].value, rows[i].lang),
                         TAMIZ_OK);
        if (data.statement_count != rows[i].count)
            fail_msg("%s", rows[i].reason);
    }
    assert_int_equal(data.entity_count, 2);
    tamiz_dataset_clear(&data);
}

TEST(an_entity_keeps_its_statements_in_the_order_they_came) {
    tamiz_dataset data = {.lists = NULL};
    begin(&data, "a");
    for (int i = 0; i < 2000; i++) {
        char id[16], value[16];
        (void)snprintf(id, sizeof id, "a-%d", i % 7);
        (void)snprintf(value, sizeof value, "%d", i);
        assert_int_equal(put_name(&data, id, value), TAMIZ_OK);
        assert_int_equal(put_name(&data, id, value), TAMIZ_OK);
    }
    assert_int_equal(data.statement_count, 2000);
    assert_int_equal(data.entity_count, 7);
    size_t seen = 0;
    for (size_t e = 0; e < data.entity_count; e++) {
        int expected = (int)e;
        for (uint32_t s = data.entities[e].first; s != UINT32_MAX;
             s = data.statements[s].next, seen++, expected += 7) {
            assert_int_equal(
                strtol(text(&data, data.statements[s].value), NULL, 10),
                expected);
            assert_int_equal(data.statements[s].entity, e);
        }
    }
    assert_int_equal(seen, 2000);
    tamiz_dataset_clear(&data);
}

TEST(an_id_belongs_to_one_list_and_one_schema) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_error err = {.code = TAMIZ_OK};
    assert_int_equal(put_name(&data, "a-1", "x"), TAMIZ_BAD_ARGUMENT);
    begin(&data, "a");
    assert_int_equal(put_name(&data, "a-1", "x"), TAMIZ_OK);
    assert_int_equal(
        put(&data, "a-1", TAMIZ_SCHEMA_Vessel, TAMIZ_PROP_name, "x", ""),
        TAMIZ_BAD_INPUT);
    assert_int_equal(put_name(&data, "", "x"), TAMIZ_BAD_INPUT);
    assert_int_equal(put_name(&data, "a-1", ""), TAMIZ_BAD_INPUT);
    begin(&data, "b");
    tamiz_statement statement = {TAMIZ_SPAN("a-1"), TAMIZ_SCHEMA_Person,
                                 TAMIZ_PROP_name,   TAMIZ_SPAN("y"),
                                 TAMIZ_SPAN(""),    TAMIZ_SPAN("b.csv:9")};
    tamiz_sink sink = tamiz_dataset_sink(&data);
    assert_int_equal(sink.put(sink.context, &statement, &err), TAMIZ_BAD_INPUT);
    assert_string_equal(err.where, "b");
    assert_non_null(strstr(err.message, "b.csv:9"));
    assert_non_null(strstr(err.message, "a-1"));
    assert_int_equal(data.statement_count, 1);
    tamiz_dataset_clear(&data);
}

TEST(what_is_stored_is_the_datasets_own_and_never_null) {
    tamiz_dataset data = {.lists = NULL};
    char id[] = "a", value[] = "Anna";
    begin(&data, id);
    assert_int_equal(put_name(&data, id, value), TAMIZ_OK);
    id[0] = value[0] = '?';
    assert_string_equal(data.lists[0].id, "a");
    assert_string_equal(data.lists[0].sha256, "");
    assert_int_equal(data.lists[0].rows, 3);
    assert_string_equal(text(&data, data.entities[0].id), "a");
    assert_string_equal(text(&data, data.statements[0].value), "Anna");
    assert_string_equal(text(&data, data.statements[0].record), "x.csv:1");
    assert_string_equal(text(&data, data.statements[0].lang), "");
    assert_string_equal(text(&data, data.statements[0].last_seen), "");
    tamiz_dataset_clear(&data);
}

static void put_note(tamiz_dataset *data, const char *id, tamiz_schema schema) {
    tamiz_sink sink = tamiz_dataset_sink(data);
    tamiz_statement fact = {tamiz_span_of(id), schema,
                            TAMIZ_PROP_notes,  TAMIZ_SPAN("x"),
                            TAMIZ_SPAN(""),    TAMIZ_SPAN("made:1")};
    assert_int_equal(sink.put(sink.context, &fact, NULL), TAMIZ_OK);
}

TEST(a_list_may_tell_its_ids_apart_from_those_of_others) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_meta first = {.id = "a"}, second = {.id = "b"};
    second.tell_apart = true;
    assert_int_equal(tamiz_dataset_begin(&data, &first, NULL), TAMIZ_OK);
    put_note(&data, "P", TAMIZ_SCHEMA_Person);
    put_note(&data, "R//s", TAMIZ_SCHEMA_Sanction);
    assert_int_equal(tamiz_dataset_begin(&data, &second, NULL), TAMIZ_OK);
    // clang-format off
    static const struct { const char *id, *kept; } rows[] = {
        {"P//s", "P@b//s"}, // before its party came
        {"P", "P@b"},
        {"P", "P@b"},
        {"Q", "Q"},
        {"Q@b", "Q@b@b"}, // ends so by chance
        {"R", "R"},
        {"R//s", "R@b//s"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        put_note(&data, rows[i].id, TAMIZ_SCHEMA_Person);
        assert_int_not_equal(
            tamiz_dataset_entity(&data, tamiz_span_of(rows[i].kept)),
            UINT32_MAX);
    }
    assert_int_equal(data.entity_count, 2 + COUNT(rows) - 1);
    tamiz_dataset_clear(&data);
}
