/* SPDX-License-Identifier: Apache-2.0 */
/* What is read is in tests/golden/ftm.out; here is what is refused. */
#include "test.h"

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
