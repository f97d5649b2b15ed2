/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "list_csl.h"

typedef tamiz_code parse_form(tamiz_input *input, const tamiz_sink *sink,
                              tamiz_list_facts *facts,
                              const tamiz_list_progress *progress,
                              tamiz_error *err);

typedef struct look {
    tamiz_prop prop;
    tamiz_buffer facts, told;
    tamiz_list_facts counted;
} look;

static tamiz_code print_value(void *context, const tamiz_statement *fact,
                              tamiz_error *err) {
    look *l = context;
    (void)err;
    if (fact->prop == l->prop)
        tamiz_buffer_print(&l->facts, "%.*s;", (int)fact->value.size,
                           fact->value.data);
    return TAMIZ_OK;
}

static void keep_warning(void *context, const char *list, const char *record,
                         const char *message) {
    look *l = context;
    tamiz_buffer_print(&l->told, "%s %s: %s;", list, record, message);
}

static tamiz_code parse(parse_form *form, const char *text, look *l,
                        tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_sink sink = {print_value, l};
    tamiz_list_progress progress = {
        .warning = keep_warning, .context = l, .list = "csl"};
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(text), "made", &input, err), 0);
    tamiz_code code = form(input, &sink, &l->counted, &progress, err);
    tamiz_input_close(input);
    return code;
}

static void drop(look *l) {
    tamiz_buffer_clear(&l->facts);
    tamiz_buffer_clear(&l->told);
}

#define HEAD "source,type,name,alt_names,addresses,start_date\n"
#define EL   "Entity List (EL) - Bureau of Industry and Security"
#define SDN  "Specially Designated Nationals (SDN) - Treasury Department"

// clang-format off
static const struct {
    parse_form *form; const char *text; uint32_t line, column;
    const char *message;
} bad[] = {
    {tamiz_list_csl_parse_csv, "", 1, 1, "the file is empty"},
    {tamiz_list_csl_parse_csv, "source,type,Name,alternative,addresses\n", 1, 1,
     "no column alt_names"},
    {tamiz_list_csl_parse_csv, "Source_Name,type,name,alt_names,addresses\n",
     1, 1, "no column source"},
    {tamiz_list_csl_parse_csv, HEAD EL ",,X,,\n", 2, 1, "differ in their"},
    {tamiz_list_csl_parse_csv, HEAD EL ",, ,,,\n", 2, 1, "without name"},
    {tamiz_list_csl_parse_csv, HEAD ",,X,,,\n", 2, 1, "without source"},
    {tamiz_list_csl_parse_csv, HEAD EL ",,\"X,,,\n", 2, 53, "quote"},
    {tamiz_list_csl_parse_csv, HEAD EL ",,\xe9,,,\n", 2, 0, "UTF-8"},
    {tamiz_list_csl_parse_json, "{}", 1, 3, "array results"},
    {tamiz_list_csl_parse_json, "{\"results\": [7]}", 1, 14,
     "a number in results, expected an object"},
    {tamiz_list_csl_parse_json, "{\"results\": [\n{\"source\": \"A\"}]}", 2, 1,
     "a result without \"name\""},
    {tamiz_list_csl_parse_json, "{\"results\": [{\"source\": \"A\"", 1, 0, ""},
};
// clang-format on

TEST(what_is_not_the_list_is_refused_at_its_place) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        look l = {.prop = TAMIZ_PROP_name};
        tamiz_error err = {0};
        tamiz_code code = parse(bad[i].form, bad[i].text, &l, &err);
        bool column = !bad[i].column || err.column == bad[i].column;
        if (code != TAMIZ_BAD_INPUT || err.line != bad[i].line || !column ||
            !strstr(err.message, bad[i].message))
            fail_msg("%zu: %d, %u:%u: %s", i, code, err.line, err.column,
                     err.message);
        drop(&l);
    }
}

TEST(rows_of_ofac_are_left_to_its_own_lists_and_counted) {
    look l = {.prop = TAMIZ_PROP_name};
    assert_int_equal(
        parse(tamiz_list_csl_parse_csv,
              HEAD SDN ",Entity,A,,,\n" SDN ",Entity,B,,,\n" EL ",,C,,,\n"
                       "Capta List (CAP) - Treasury Department,Entity,D,,,\n",
              &l, NULL),
        TAMIZ_OK);
    assert_string_equal(l.facts.data, "C;");
    assert_int_equal(l.counted.rows, 1);
    assert_string_equal(
        l.told.data,
        "csl made:0: 2 rows of OFAC are left out: us_ofac_sdn has them;"
        "csl made:0: 1 rows of OFAC are left out: us_ofac_cons has them;");
    drop(&l);
}

// clang-format off
static const struct { const char *name, *names; } aliases[] = {
    {"X; and any successor, sub-unit, or subsidiary thereof", "X;"},
    {"2904977 CANADA, INC.", "2904977 CANADA, INC.;"}, // commas part no names
    {"X, a.k.a. Y", "X;"},
    {"Akademik Shatsky", "Akademik Shatsky;"},
    {"Inst?tuto", "Inst?tuto;"}, // a lost letter stays lost
};
// clang-format on

TEST(names_hold_more_than_names) {
    for (size_t i = 0; i < COUNT(aliases); i++) {
        look l = {.prop = TAMIZ_PROP_name};
        char text[256];
        (void)snprintf(text, sizeof text, HEAD EL ",,\"%s\",,,\n",
                       aliases[i].name);
        assert_int_equal(parse(tamiz_list_csl_parse_csv, text, &l, NULL), 0);
        assert_string_equal(l.facts.data, aliases[i].names);
        drop(&l);
    }
}

TEST(rows_without_an_id_are_one_party_when_list_name_and_start_agree) {
    look l = {.prop = TAMIZ_PROP_entity};
    assert_int_equal(parse(tamiz_list_csl_parse_csv,
                           HEAD EL ",,X,,A,2020-01-01\n" EL
                                   ",,X ,,B,2020-01-01\n" EL
                                   ",,X,,B,2021-01-01\n",
                           &l, NULL),
                     TAMIZ_OK);
    size_t size = strlen("csl-0123456789abcdef;");
    assert_int_equal(l.facts.size, 3 * size);
    assert_memory_equal(l.facts.data, l.facts.data + size, size);
    assert_memory_not_equal(l.facts.data, l.facts.data + 2 * size, size);
    assert_int_equal(l.told.size, 0);
    drop(&l);
}

TEST(an_id_that_comes_again_is_told) {
    look l = {.prop = TAMIZ_PROP_entity};
    assert_int_equal(
        parse(tamiz_list_csl_parse_json,
              "{\"results\":[{\"id\":\"1\",\"source\":\"A (EL)\","
              "\"name\":\"X\"},\n{\"id\":\"1\",\"source\":\"A (EL)\","
              "\"name\":\"Y\",\"mood\":\"fair\"}]}",
              &l, NULL),
        TAMIZ_OK);
    assert_string_equal(l.facts.data, "csl-1;csl-1;");
    assert_string_equal(l.told.data,
                        "csl made:2: unknown member \"mood\", kept as a note;"
                        "csl made:2: id csl-1 comes again: read as one party;");
    drop(&l);
}
