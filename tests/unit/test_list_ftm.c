/* SPDX-License-Identifier: Apache-2.0 */
/* What is read is in tests/golden/ftm.out; here is what is refused. */
#include "test.h"

#include "base_buffer.h"
#include "list_ftm.h"

// clang-format off
static const struct {
    const char *json; unsigned line, column; const char *says;
} rows[] = {
    {"[]", 1, 1, "expected an entity"},
    {"{\"id\":\"a\",\"schema\":\"Person\"}\n7", 2, 1, "expected an entity"},
    {"{\"schema\":\"Person\"}", 1, 1, "without \"id\""},
    {"{\"id\":\"\",\"schema\":\"Person\"}", 1, 1, "without \"id\""},
    {"{\"id\":[\"a\"],\"schema\":\"Person\"}", 1, 1, "without \"id\""},
    {"\n{\"id\":\"a\"}", 2, 1, "without \"schema\""},
    {"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":[]}", 1, 1,
     "\"properties\" is no object"},
    {"{\"id\":\"a\",\"schema\":\"Person\"}\n{\"id\":", 2, 7, "premature EOF"},
    {"{\"id\":\"a\",\"schema\":\"Person\",\"id\":\"b\"}", 1, 34, "stands twice"},
};
// clang-format on

static tamiz_code count_fact(void *context, const tamiz_statement *fact,
                             tamiz_error *err) {
    (void)fact, (void)err;
    ++*(unsigned *)context;
    return TAMIZ_OK;
}

static tamiz_code parse(const char *json, unsigned *count, tamiz_error *err) {
    tamiz_input *input = NULL;
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(json), "made.json", &input, err), 0);
    tamiz_sink sink = {count_fact, count};
    tamiz_list_facts facts;
    tamiz_code code = tamiz_list_ftm_parse(input, &sink, &facts, NULL, err);
    tamiz_input_close(input);
    return code;
}

TEST(what_is_no_entity_is_refused_at_its_place) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        unsigned count = 0;
        tamiz_error err = {0};
        assert_int_equal(parse(rows[i].json, &count, &err), TAMIZ_BAD_INPUT);
        if (!strstr(err.message, rows[i].says) || err.line != rows[i].line ||
            err.column != rows[i].column)
            fail_msg("row %zu: %u:%u %s", i, err.line, err.column, err.message);
    }
}

TEST(an_entity_without_any_fact_is_still_there) {
    unsigned count = 0;
    assert_int_equal(parse("{\"id\":\"a\",\"schema\":\"Thing\"}", &count, NULL),
                     TAMIZ_OK);
    assert_int_equal(count, 1);
}

static tamiz_code print_fact(void *context, const tamiz_statement *fact,
                             tamiz_error *err) {
    (void)err;
    tamiz_buffer_print(context, "%s %s %.*s;",
                       tamiz_schema_rows[fact->schema].name,
                       tamiz_prop_rows[fact->prop].name, (int)fact->value.size,
                       fact->value.data);
    return TAMIZ_OK;
}

// clang-format off
static const struct { const char *json, *facts; } flat[] = {
    {"{\"id\":7,\"name\":\"Ada Made\",\"birth_date\":\"1962\",\"note\":\"x\"}",
     "LegalEntity name Ada Made;LegalEntity birthDate 1962;"
     "LegalEntity notes note: x;"},
    {"{\"id\":\"a\",\"schema\":\"Person\",\"name\":[\"Ada\",\"Ada M\"],"
     "\"aliases\":\"Adi\",\"passportNumber\":\"A1\",\"country\":\"ve\"}",
     "Person name Ada;Person name Ada M;Person alias Adi;"
     "Person passportNumber A1;Person country ve;"},
    /* beside "properties" a member is what it was: a note */
    {"{\"id\":\"a\",\"schema\":\"Person\",\"name\":\"Ada\",\"properties\":{}}",
     "Person notes name: Ada;"},
};
// clang-format on

TEST(a_flat_row_has_its_properties_as_members) {
    for (size_t i = 0; i < COUNT(flat); i++) {
        tamiz_buffer facts = {0};
        tamiz_input *input = NULL;
        tamiz_list_facts found;
        tamiz_sink sink = {print_fact, &facts};
        assert_int_equal(tamiz_input_memory(tamiz_span_of(flat[i].json),
                                            "made.json", &input, NULL),
                         0);
        tamiz_buffer_text(&facts, "");
        assert_int_equal(tamiz_list_ftm_parse(input, &sink, &found, NULL, NULL),
                         TAMIZ_OK);
        assert_string_equal(facts.data, flat[i].facts);
        tamiz_input_close(input);
        tamiz_buffer_clear(&facts);
    }
}
