/* SPDX-License-Identifier: Apache-2.0 */
/* What cells and lines hold, and what a row says of a party. */
#include "test.h"

#include "batch_cells.h"
#include "batch_object.h"
#include "batch_party.h"

#include <stdio.h>

/* ---- cells ------------------------------------------------------------- */

TEST(a_row_is_cut_as_rfc_4180_writes_it) {
    // clang-format off
    static const struct { const char *row, *cells, *wrong; } rows[] = {
        {"a,b", "[a][b]", NULL},
        {",", "[][]", NULL},
        {"\"a,\"\"b\"\"\",c", "[a,\"b\"][c]", NULL},
        {"\"\",\"\"\"\"", "[][\"]", NULL},
        {"a\"b,c", "[a\"b][c]", NULL}, /* a quote within a plain cell */
        {"\"a\nb\"", "[a\nb]", NULL},
        {"\"a", NULL, "never closed"},
        {"\"a\"b", NULL, "a byte after a closing quote"},
    };
    // clang-format on
    tamiz_batch_cells cells = {calloc(TAMIZ_BATCH_CELLS, sizeof(tamiz_span)),
                               0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_arena arena = {0};
        tamiz_buffer out = {.size = 0};
        const char *wrong =
            tamiz_batch_cut(tamiz_span_of(rows[i].row), &cells, &arena);
        for (size_t k = 0; !wrong && k < cells.count; k++)
            tamiz_buffer_print(&out, "[%.*s]", (int)cells.cells[k].size,
                               cells.cells[k].data);
        if (rows[i].wrong)
            assert_true(wrong && strstr(wrong, rows[i].wrong));
        else
            assert_string_equal(out.data, rows[i].cells);
        tamiz_buffer_clear(&out);
        tamiz_arena_clear(&arena);
    }
    char many[2 * TAMIZ_BATCH_CELLS];
    memset(many, ',', sizeof many);
    tamiz_arena arena = {0};
    assert_string_equal(
        tamiz_batch_cut((tamiz_span){many, sizeof many}, &cells, &arena),
        "more than 4096 cells");
    tamiz_arena_clear(&arena);
    free(cells.cells);
}

/* ---- the party --------------------------------------------------------- */

static void add(tamiz_batch_party *p, const char *field, const char *text) {
    tamiz_span name = tamiz_span_of(field);
    tamiz_batch_party_add(p, tamiz_batch_role_of(name), name,
                          tamiz_span_of(text), true);
}

TEST(a_column_says_of_what_its_numbers_are) {
    // clang-format off
    static const struct { const char *field, *text, *kind; size_t ids, plain; } rows[] = {
        {"passportNumber", "A1", "passportNumber", 1, 0},
        {"taxNumber", "A1;B2;A1", "taxNumber", 2, 0},
        {"innCode", "7707083893", "innCode", 1, 0},
        {"identifier", "A1", NULL, 0, 1},
        {"number", "A1;B2", NULL, 0, 2}, /* of what, nobody says */
        {"kppCode", "770801001", NULL, 0, 1},
    };
    // clang-format on
    tamiz_batch_party p = {.failed = false};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        add(&p, "name", "Ada");
        add(&p, rows[i].field, rows[i].text);
        assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
        assert_int_equal(q.id_count, rows[i].ids);
        assert_int_equal(p.identifiers.count, rows[i].plain);
        if (rows[i].kind) assert_string_equal(q.ids[0].kind, rows[i].kind);
    }
    tamiz_batch_party_clear(&p);
}

TEST(a_column_beside_says_who_issued_its_numbers) {
    // clang-format off
    static const struct {
        const char *numbers, *countries, *first, *second;
        size_t warnings;
    } rows[] = {
        {"A1;B2", "ir", "ir", "ir", 0},     /* one for all */
        {"A1;B2", "ir;Iraq", "ir", "Iraq", 0}, /* one for each */
        {"A1;B2", ";iq", NULL, "iq", 0},    /* of one it is not known */
        {"A1;B2", "ir;iq;de", NULL, NULL, 1},
        {"A1;B2", "Atlantis", NULL, NULL, 1},
        {"A1;B2", "", NULL, NULL, 0},
    };
    // clang-format on
    tamiz_batch_party p = {.failed = false};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        add(&p, "name", "Ada");
        add(&p, "passportNumber/country", rows[i].countries);
        add(&p, "passportNumber", rows[i].numbers);
        assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
        assert_int_equal(q.id_count, 2);
        assert_int_equal(p.warnings.count, rows[i].warnings);
        const char *const wanted[] = {rows[i].first, rows[i].second};
        for (size_t k = 0; k < 2; k++) {
            if (wanted[k])
                assert_string_equal(q.ids[k].country, wanted[k]);
            else
                assert_null(q.ids[k].country);
        }
    }
    tamiz_batch_party_clear(&p);
    assert_int_equal(tamiz_batch_role_of(TAMIZ_SPAN("name/country")),
                     TAMIZ_ROLE_UNKNOWN);
}

TEST(an_address_is_whole_or_in_parts) {
    tamiz_batch_party p = {.failed = false};
    tamiz_query q;
    add(&p, "name", "Ada");
    add(&p, "street", "Ringstr. 5");
    add(&p, "address", "Wien;Graz, Austria");
    add(&p, "postOfficeBox", "12");
    add(&p, "city", "Linz");
    assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_int_equal(q.address_count, 3);
    assert_string_equal(q.addresses[1], "Graz, Austria");
    assert_string_equal(q.addresses[2], "Ringstr. 5, box 12, Linz");
    tamiz_batch_party_clear(&p);
}

TEST(one_number_in_two_columns_is_asked_as_both) {
    tamiz_batch_party p = {.failed = false};
    tamiz_query q;
    add(&p, "name", "Ada");
    add(&p, "taxNumber", "A1");
    add(&p, "registrationNumber", "A1");
    assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_int_equal(q.id_count, 2);
    assert_string_equal(q.ids[1].kind, "registrationNumber");
    tamiz_batch_party_clear(&p);
}

TEST(a_value_that_is_no_date_or_country_costs_a_warning_and_no_more) {
    // clang-format off
    static const struct { const char *field, *text, *used; size_t warnings; } rows[] = {
        {"birthDate", "1962-11-23", "1962-11-23", 0},
        {"birthDate", "1962", "1962", 0},
        {"birthDate", "19621123", "1962-11-23", 0},
        {"birthDate", "1962-11-23T00:00:00Z", "1962-11-23", 0},
        {"birthDate", "1962-13-45", "1962", 1},
        {"birthDate", "03/04/1962", "1962", 1}, /* which is the month? */
        {"birthDate", "soon", NULL, 1},
        {"birthDate", "196", NULL, 1},
        {"birthDate", "1962-02-30;1963", "1962", 1},
        {"country", "Atlantis", NULL, 1},
        {"country", "Atlantis; Mexico", "Mexico", 1},
        {"nationality", "ve", "ve", 0},
        {"jurisdiction", "Panama", "Panama", 0},
        {"gender", "F", "female", 0},
        {"gender", "MALE", "male", 0},
        {"gender", "unknown", NULL, 1},
        {"gender", "male;female", "male", 1},
        {"passportNumber", " A 1 ", "A 1", 0},
        {"imoNumber", "IMO 9074729", "IMO 9074729", 0},
        {"leiCode", "", NULL, 0},
        {"identifiers", "1;2", "1", 0},
    };
    // clang-format on
    tamiz_batch_party p = {.failed = false};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        add(&p, "name", "Ada");
        add(&p, rows[i].field, rows[i].text);
        assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
        const char *used = q.birth_date ? q.birth_date
                           : q.country  ? q.country
                           : q.gender   ? q.gender
                           : q.id_count ? q.ids[0].number
                                        : q.identifier;
        if (rows[i].used)
            assert_string_equal(used, rows[i].used);
        else
            assert_null(used);
        if (p.warnings.count != rows[i].warnings) fail_msg("row %zu", i);
    }
    tamiz_batch_party_clear(&p);
}

TEST(names_come_from_all_their_columns_and_from_their_parts_when_alone) {
    tamiz_batch_party p = {.failed = false};
    tamiz_query q;
    add(&p, "lastName", "Muster");
    add(&p, "firstName", "Ada");
    assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_string_equal(q.name, "Ada Muster");
    assert_int_equal(q.more_name_count, 0);
    tamiz_batch_party_reset(&p);
    add(&p, "alias", "A; B ;;A");
    add(&p, "name", "C");
    add(&p, "previousName", "B");
    add(&p, "lastName", "Muster"); /* no name by itself */
    assert_true(tamiz_batch_party_query(&p, "Person", false, &q));
    assert_string_equal(q.name, "A");
    assert_int_equal(q.more_name_count, 2);
    assert_string_equal(q.more_names[0], "B");
    assert_string_equal(q.more_names[1], "C");
    assert_string_equal(q.schema, "Person");
    tamiz_batch_party_clear(&p);
}

TEST(what_cannot_be_asked_is_rejected_with_a_reason) {
    // clang-format off
    static const struct { const char *name, *schema, *reason; } rows[] = {
        {" ; ", "Person", "no name"},
        {"Ada", "Persona", "no such schema: Persona"},
        {"Ada", "Address", "Address is no party"},
        {"Ada", "Sanction", "Sanction is no party"},
        {"Ada", "LegalEntity", NULL},
        {"Ada", "Vehicle", NULL}, /* a vessel is one */
    };
    // clang-format on
    tamiz_batch_party p = {.failed = false};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        add(&p, "name", rows[i].name);
        add(&p, "schema", rows[i].schema);
        assert_int_equal(tamiz_batch_party_query(&p, NULL, false, &q),
                         !rows[i].reason);
        if (rows[i].reason) assert_true(strstr(p.reason, rows[i].reason));
    }
    tamiz_batch_party_clear(&p);
}

TEST(a_number_is_enough_to_ask) {
    static const char *const fields[] = {"imoNumber", "identifier"};
    tamiz_batch_party p = {.failed = false};
    for (size_t i = 0; i < COUNT(fields); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        add(&p, fields[i], "9074729");
        assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
        assert_string_equal(q.name, "");
        assert_int_equal(q.id_count + (q.identifier != NULL), 1);
    }
    tamiz_batch_party_clear(&p);
}

TEST(of_more_than_a_thousand_values_the_first_are_asked_and_that_is_told) {
    static const char *const fields[] = {"name", "identifiers", "taxNumber"};
    tamiz_batch_party p = {.failed = false};
    for (size_t f = 0; f < COUNT(fields); f++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        if (f) add(&p, "name", "Ada");
        for (int i = 0; i < TAMIZ_BATCH_VALUES + 3; i++) {
            char value[16];
            (void)snprintf(value, sizeof value, "value %d", i);
            assert_int_equal(p.warnings.count, i > TAMIZ_BATCH_VALUES);
            add(&p, fields[f], value);
        }
        assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
        size_t asked = f == 0   ? q.more_name_count + 1
                       : f == 1 ? q.more_identifier_count + 1
                                : q.id_count;
        assert_int_equal(asked, TAMIZ_BATCH_VALUES);
        assert_string_equal(p.warnings.items[0].field, fields[f]);
        assert_string_equal(p.warnings.items[0].value, "value 1000");
    }
    tamiz_batch_party_clear(&p);
}

TEST(of_two_death_dates_the_first_one_is_asked) {
    tamiz_batch_party p = {.failed = false};
    tamiz_query q;
    add(&p, "name", "Ada");
    add(&p, "deathDate", "20010203;2001-02-03;2002");
    assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_string_equal(q.death_date, "2001-02-03");
    assert_int_equal(p.warnings.count, 1);
    tamiz_batch_party_clear(&p);
}

TEST(a_weak_alias_is_asked_only_where_weak_aliases_are) {
    tamiz_batch_party p = {.failed = false};
    tamiz_query q;
    add(&p, "name", "Ada Beispiel");
    add(&p, "weakAlias", "Adi");
    assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_int_equal(q.more_name_count, 0);
    tamiz_batch_party_reset(&p);
    add(&p, "name", "Ada Beispiel");
    add(&p, "weakAlias", "Adi");
    assert_true(tamiz_batch_party_query(&p, NULL, true, &q));
    assert_int_equal(q.more_name_count, 1);
    assert_string_equal(q.more_names[0], "Adi");
    tamiz_batch_party_reset(&p);
    add(&p, "weakAlias", "Adi");
    assert_false(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_string_equal(p.reason, "no name but weak aliases; --weak asks them");
    tamiz_batch_party_clear(&p);
}

TEST(a_line_of_json_is_an_entity_or_a_flat_object) {
    // clang-format off
    static const struct { const char *line, *name, *country, *reason; } rows[] = {
        {"{\"name\":\"Ada\",\"country\":\"ve\"}", "Ada", "ve", NULL},
        {"{\"id\":1,\"properties\":{\"name\":[\"A;B\"],\"nationality\":[\"ve\"]}}", "A;B", "ve", NULL},
        {"{\"name\":null,\"alias\":[null,\"Ada\"]}", "Ada", NULL, NULL},
        {"{\"name\":[[\"Ada\"]]}", NULL, NULL, "name: an array"},
        {"{\"name\":true}", NULL, NULL, "name: true"},
        {"{\"properties\":[]}", NULL, NULL, "properties: an array"},
        {"[1]", NULL, NULL, "an array; expected an object"},
        {"{\"name\":\"A\"} {}", NULL, NULL, "more than one value"},
        {"{\"name\":\"A\"", NULL, NULL, "not well-formed"},
        {"{}", NULL, NULL, "no name"},
    };
    // clang-format on
    tamiz_batch_party p = {.failed = false};
    tamiz_batch_unknown unknown;
    assert_true(tamiz_batch_unknown_init(&unknown));
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        assert_int_equal(tamiz_batch_object_read(tamiz_span_of(rows[i].line),
                                                 &p, &unknown, NULL),
                         TAMIZ_OK);
        bool fine = tamiz_batch_party_query(&p, NULL, false, &q);
        if (fine == !!rows[i].reason) fail_msg("row %zu: %s", i, p.reason);
        if (rows[i].name) assert_string_equal(q.name, rows[i].name);
        if (rows[i].country) assert_string_equal(q.country, rows[i].country);
        if (rows[i].reason && !strstr(p.reason, rows[i].reason))
            fail_msg("row %zu: %s", i, p.reason);
    }
    tamiz_batch_party_clear(&p);
    tamiz_batch_unknown_clear(&unknown);
}
