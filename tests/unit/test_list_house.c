/* SPDX-License-Identifier: Apache-2.0 */
/* What a house list becomes is in tests/golden/house; here is what is refused,
 * and where. */
#include "test.h"

#include "list_house.h"

#define HEAD "target\tcolumn\tseparator\tdate\n"

// clang-format off
static const struct {
    const char *mapping; /* NULL = there is none */
    const char *list, *file; unsigned line, column; const char *says;
} rows[] = {
    {"", "a\n", "mapping.tsv", 1, 1, "expected the columns"},
    {"a\tb\n", "a\n", "mapping.tsv", 1, 1, "expected the columns"},
    {HEAD "nme\ta\n", "a\n", "mapping.tsv", 2, 1, "unknown target"},
    {HEAD "# a remark\nname\tb\n", "a\n", "mapping.tsv", 3, 6, "made.csv has no column b"},
    {HEAD "name\t\n", "a\n", "mapping.tsv", 2, 6, "expected a column's name"},
    {HEAD "name\n", "a\n", "mapping.tsv", 2, 1, "expected a column's name"},
    {HEAD "name\t=\n", "a\n", "mapping.tsv", 2, 6, "a text after ="},
    {HEAD "schema\t=Person\nschema\t=Peron\n", "a\n", "mapping.tsv", 3, 8, "unknown schema"},
    {HEAD "list.title\ta\n", "a\n", "mapping.tsv", 2, 12, "expected a constant"},
    {HEAD "file.delimiter\t=;;\n", "a\n", "mapping.tsv", 2, 16, "one character"},
    {HEAD "list.published\t=lately\n", "a\n", "mapping.tsv", 2, 16, "expected a date"},
    {HEAD "birthDate\ta\t\t%d.%m\n", "a\n", "mapping.tsv", 2, 14, "expected %d"},
    {HEAD "birthDate\ta\t\t%Y %Y\n", "a\n", "mapping.tsv", 2, 14, "expected %d"},
    {HEAD "birthDate\ta\t\t%Y%\n", "a\n", "mapping.tsv", 2, 14, "expected %d"},
    {HEAD "name\ta\t;\t%Y\tx\n", "a\n", "mapping.tsv", 2, 13, "at most four"},
    {HEAD "id\ta\n", "a\n1\n \n", "made.csv", 3, 1, "the id in column a is empty"},
    {HEAD "name\ta\n", "a\nb\nb,c\n", "made.csv", 3, 3, "more cells"},
    {NULL, "", "made.csv", 1, 1, "empty"},
    {NULL, "id,name\n1,\"x\n", "made.csv", 2, 3, "quote"},
};
// clang-format on

static tamiz_code ignore(void *context, const tamiz_statement *fact,
                         tamiz_error *err) {
    (void)context, (void)fact, (void)err;
    return TAMIZ_OK;
}

static tamiz_input *open_text(const char *text, const char *name) {
    tamiz_input *input = NULL;
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(text), name, &input, NULL), 0);
    return input;
}

static tamiz_code parse(const char *mapping, const char *list,
                        tamiz_list_facts *facts, tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_mapping read;
    tamiz_code code = TAMIZ_OK;
    if (mapping) {
        tamiz_input *input = open_text(mapping, "mapping.tsv");
        code = tamiz_mapping_read(input, &arena, &read, err);
        tamiz_input_close(input);
    }
    tamiz_input *input = open_text(list, "made.csv");
    tamiz_sink sink = {ignore, NULL};
    if (!code)
        code = tamiz_list_house_parse(input, mapping ? &read : NULL, &sink,
                                      facts, NULL, err);
    tamiz_input_close(input);
    tamiz_arena_clear(&arena);
    return code;
}

TEST(what_is_wrong_is_told_with_file_line_and_column) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_error err = {0};
        tamiz_list_facts facts;
        tamiz_code code = parse(rows[i].mapping, rows[i].list, &facts, &err);
        if (code != TAMIZ_BAD_INPUT || strcmp(err.where, rows[i].file) != 0 ||
            !strstr(err.message, rows[i].says) || err.line != rows[i].line ||
            err.column != rows[i].column)
            fail_msg("row %zu: %d %s:%u:%u %s", i, code, err.where, err.line,
                     err.column, err.message);
    }
}

TEST(a_column_without_meaning_is_warned_about_once) {
    tamiz_list_facts facts;
    assert_int_equal(
        parse(NULL, "id,name,colour\n1,A,red\n2,B,blue\n", &facts, NULL),
        TAMIZ_OK);
    assert_int_equal(facts.rows, 2);
    assert_int_equal(facts.warnings, 1);
}
