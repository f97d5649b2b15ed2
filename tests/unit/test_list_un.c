/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "list_un.h"

static tamiz_code print_value(void *context, const tamiz_statement *fact,
                              tamiz_error *err) {
    (void)err;
    if (fact->prop != TAMIZ_PROP_birthDate) return TAMIZ_OK;
    tamiz_buffer_print(context, "%.*s;", (int)fact->value.size,
                       fact->value.data);
    return TAMIZ_OK;
}

static tamiz_code parse(const char *xml, tamiz_buffer *out, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_list_facts facts;
    tamiz_sink sink = {print_value, out};
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(xml), "made.xml", &input, err), 0);
    tamiz_code code = tamiz_list_un_parse(input, &sink, &facts, NULL, err);
    tamiz_input_close(input);
    return code;
}

#define LIST(rest)                                                             \
    "<CONSOLIDATED_LIST><INDIVIDUALS>\n" rest                                  \
    "</INDIVIDUALS></CONSOLIDATED_LIST>"
#define ONE(rest)                                                              \
    "<INDIVIDUAL><REFERENCE_NUMBER>QDi.1</REFERENCE_NUMBER>"                   \
    "<FIRST_NAME>X</FIRST_NAME>" rest "</INDIVIDUAL>"

// clang-format off
static const struct {
    const char *xml; uint32_t line, column; const char *message;
} bad[] = {
    {"<sdnList/>", 1, 1, "not the UN list"},
    {"<CONSOLIDATED_LIST dateGenerated='now'/>", 1, 1, "no ISO date"},
    {LIST("<PERSON/>"), 2, 1, "<PERSON> in <INDIVIDUALS>"},
    {LIST("<ENTITY/>"), 2, 1, "<ENTITY> in <INDIVIDUALS>"}, // wrong section
    {LIST("<INDIVIDUAL><FIRST_NAME>X</FIRST_NAME></INDIVIDUAL>"),
     2, 1, "without <REFERENCE_NUMBER>"},
    {LIST("<INDIVIDUAL><REFERENCE_NUMBER>QDi.1</REFERENCE_NUMBER>"
          "<FIRST_NAME> </FIRST_NAME></INDIVIDUAL>"), 2, 1, "without a name"},
    {LIST(ONE("") "\n " ONE("")), 3, 2, "QDi.1 comes twice"},
    {LIST("<INDIVIDUAL>"), 2, 15, "expected </INDIVIDUAL>"},
    {LIST(ONE("&lol;")), 2, 81, "undefined entity"},
    {"<!DOCTYPE x []><CONSOLIDATED_LIST/>", 1, 1, "document type"},
};
// clang-format on

TEST(what_is_not_the_list_is_refused_at_its_place) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        tamiz_error err = {0};
        tamiz_buffer out = {0};
        tamiz_code code = parse(bad[i].xml, &out, &err);
        if (code != TAMIZ_BAD_INPUT || err.line != bad[i].line ||
            err.column != bad[i].column || !strstr(err.message, bad[i].message))
            fail_msg("%s: %d, %u:%u: %s", bad[i].xml, code, err.line,
                     err.column, err.message);
        tamiz_buffer_clear(&out);
    }
}

// clang-format off
static const struct { const char *birth, *date; } births[] = {
    {"<DATE>1962-11-23</DATE>", "1962-11-23;"},
    {"<DATE>1962-11-23-04:00</DATE>", "1962-11-23;"}, // the zone is no date
    {"<YEAR>1962</YEAR>", "1962;"},
    {"<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1962</YEAR>", "1962~;"},
    {"<FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1963</TO_YEAR>", "1960/1963;"},
    {"<FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1960</TO_YEAR>", "1960;"},
    {"<NOTE>Nov. 1973 </NOTE>", "1973-11;"},          // the note is the date
    {"<YEAR>1958</YEAR><NOTE>Sep.</NOTE>", "1958-09;"},
    {"<NOTE>24/06/1402 (Hijri Calendar)</NOTE>", ""}, // no guess: a note
    {"<TYPE_OF_DATE>EXACT</TYPE_OF_DATE>", ""},
};
// clang-format on

TEST(birth_dates_keep_their_precision) {
    for (size_t i = 0; i < COUNT(births); i++) {
        tamiz_buffer xml = {0}, out = {0};
        tamiz_buffer_print(&xml,
                           LIST(ONE("<INDIVIDUAL_DATE_OF_BIRTH>%s"
                                    "</INDIVIDUAL_DATE_OF_BIRTH>")),
                           births[i].birth);
        assert_int_equal(parse(xml.data, &out, NULL), TAMIZ_OK);
        assert_string_equal(out.data ? out.data : "", births[i].date);
        tamiz_buffer_clear(&xml);
        tamiz_buffer_clear(&out);
    }
}

static void keep_warning(void *context, const char *list, const char *record,
                         const char *message) {
    tamiz_buffer_print(context, "%s %s: %s;", list, record, message);
}

TEST(an_unknown_element_is_a_warning_and_a_note) {
    tamiz_buffer out = {0}, said = {0};
    tamiz_input *input = NULL;
    tamiz_list_facts facts;
    tamiz_sink sink = {print_value, &out};
    tamiz_list_progress progress = {
        .warning = keep_warning, .context = &said, .list = "un_sc_sanctions"};
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(LIST(ONE("<MOOD>fair</MOOD>"))),
                           "made.xml", &input, NULL),
        TAMIZ_OK);
    assert_int_equal(tamiz_list_un_parse(input, &sink, &facts, &progress, NULL),
                     TAMIZ_OK);
    assert_int_equal(facts.warnings, 1);
    assert_string_equal(said.data, "un_sc_sanctions made.xml:2: unknown "
                                   "element <MOOD>, kept as a note;");
    tamiz_input_close(input);
    tamiz_buffer_clear(&out);
    tamiz_buffer_clear(&said);
}

static tamiz_code count(void *context, const tamiz_statement *fact,
                        tamiz_error *err) {
    size_t *names = context;
    (void)err;
    *names += fact->prop == TAMIZ_PROP_name;
    return TAMIZ_OK;
}

TEST(the_real_lists_lose_no_record) {
    // clang-format off
    static const struct { const char *path, *day; } rows[] = {
        {"data/un/un_consolidated_2021-01-18.xml", "2021-01-18"},
        {"data/un/un_consolidated_2026-02-27.xml.zst", "2026-02-27"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t names = 0;
        tamiz_sink sink = {count, &names};
        tamiz_list_facts facts;
        assert_int_equal(tamiz_list_un_read(test_shared(rows[i].path), &sink,
                                            &facts, NULL, NULL),
                         TAMIZ_OK);
        assert_int_equal(facts.rows, 1003);
        assert_int_equal(facts.warnings, 0);
        assert_int_equal(names, 1003);
        assert_string_equal(facts.published, rows[i].day);
    }
}
