/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "list_aliases.h"
#include "list_ca.h"

/* What is looked at: one property, of whatever is stated. */
typedef struct look {
    tamiz_prop prop;
    tamiz_buffer *out;
} look;

static tamiz_code print_value(void *context, const tamiz_statement *fact,
                              tamiz_error *err) {
    look *l = context;
    (void)err;
    tamiz_span value = l->prop ? fact->value : fact->entity;
    if (l->prop ? fact->prop == l->prop : fact->prop == TAMIZ_PROP_name)
        tamiz_buffer_print(l->out, "%.*s;", (int)value.size, value.data);
    return TAMIZ_OK;
}

static void keep_warning(void *context, const char *list, const char *record,
                         const char *message) {
    tamiz_buffer_print(context, "%s %s: %s;", list, record, message);
}

/* prop NONE: the ids. */
static tamiz_code parse(const char *xml, tamiz_prop prop, tamiz_buffer *out,
                        tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_list_facts facts;
    look l = {prop, out};
    tamiz_sink sink = {print_value, &l};
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(xml), "made.xml", &input, err), 0);
    tamiz_code code = tamiz_list_ca_parse(input, &sink, &facts, NULL, err);
    tamiz_input_close(input);
    return code;
}

#define LIST(rest) "<data-set>\n" rest "</data-set>"

// clang-format off
static const struct {
    const char *xml; uint32_t line, column; const char *message;
} bad[] = {
    {"<CONSOLIDATED_LIST/>", 1, 1, "not the Canadian list"},
    {LIST("<entry/>"), 2, 1, "expected <record>"},
    {LIST("<record/>"), 2, 1, "without <LastName>"},
    {LIST("<record><EntityOrShip> \xc2\xa0 </EntityOrShip></record>"),
     2, 1, "without <LastName>"}, // a no-break space is no name
    {LIST("<record><TitleOrShip>Ship</TitleOrShip><Item>1</Item></record>"),
     2, 1, "without <LastName>"},
    {LIST("<record><LastName>X</LastName>"), 2, 33, "expected </record>"},
    {LIST("<record><LastName>\xe9</LastName></record>"), 2, 19, "well-formed"},
    {LIST("<record><Item>&lol;</Item></record>"), 2, 15, "undefined entity"},
    {"<!DOCTYPE x []><data-set/>", 1, 1, "document type"},
};
// clang-format on

TEST(what_is_not_the_list_is_refused_at_its_place) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        tamiz_error err = {0};
        tamiz_buffer out = {0};
        tamiz_code code = parse(bad[i].xml, TAMIZ_PROP_name, &out, &err);
        if (code != TAMIZ_BAD_INPUT || err.line != bad[i].line ||
            err.column != bad[i].column || !strstr(err.message, bad[i].message))
            fail_msg("%s: %d, %u:%u: %s", bad[i].xml, code, err.line,
                     err.column, err.message);
        tamiz_buffer_clear(&out);
    }
}

static void check_record(const char *fields, tamiz_prop prop,
                         const char *values) {
    tamiz_buffer xml = {0}, out = {0};
    tamiz_error err = {0};
    tamiz_buffer_print(&xml, LIST("<record>%s</record>"), fields);
    if (parse(xml.data, prop, &out, &err)) fail_msg("%s", err.message);
    assert_string_equal(out.data ? out.data : "", values);
    tamiz_buffer_clear(&xml);
    tamiz_buffer_clear(&out);
}

// clang-format off
static const struct { const char *published, *dates; } births[] = {
    {"1962-11-23", "1962-11-23;"},
    {" 1962 ", "1962;"},
    {"1964-03", "1964-03;"},
    {"1972-08-10 or 1972-08-11", "1972-08-10;1972-08-11;"},
    {"1972 OR 1974", "1972;1974;"},
    {"1963/1964", "1963/1964;"},
    {"1963-1965", "1963/1965;"},
    {"Jan-65", "1965-01;"},        // a spreadsheet's month
    {"Jan-29", "2029-01;"},        // its century, as spreadsheets do
    {"23132", "1963-05-01;"},      // its day
    {"231320", ""},
    {"born in the early 1960s", ""}, // a note
};
// clang-format on

TEST(birth_dates_are_read_as_the_list_writes_them) {
    for (size_t i = 0; i < COUNT(births); i++) {
        char fields[256];
        (void)snprintf(fields, sizeof fields,
                       "<LastName>X</LastName><DateOfBirthOrShipBuildDate>%s"
                       "</DateOfBirthOrShipBuildDate>",
                       births[i].published);
        check_record(fields, TAMIZ_PROP_birthDate, births[i].dates);
    }
}

TEST(a_date_that_was_interpreted_is_kept_as_published) {
    check_record("<LastName>X</LastName><DateOfBirth>Jan-65</DateOfBirth>",
                 TAMIZ_PROP_notes, "Date as published: Jan-65;");
    check_record("<LastName>X</LastName><DateOfBirth>spring</DateOfBirth>",
                 TAMIZ_PROP_notes, "Birth date: spring;");
}

TEST(what_is_not_understood_is_told) {
    tamiz_buffer out = {0}, told = {0};
    tamiz_input *input = NULL;
    tamiz_list_facts facts;
    look l = {TAMIZ_PROP_name, &out};
    tamiz_sink sink = {print_value, &l};
    tamiz_list_progress progress = {
        .warning = keep_warning, .context = &told, .list = "ca"};
    static const char xml[] =
        LIST("<record><LastName>X</LastName><Mood>fair</Mood>"
             "<LastName>Y</LastName>\n<DateOfBirth>spring</DateOfBirth>"
             "<Item>1<Part>2</Part></Item></record>");
    assert_int_equal(
        tamiz_input_memory(TAMIZ_SPAN(xml), "made.xml", &input, NULL), 0);
    assert_int_equal(tamiz_list_ca_parse(input, &sink, &facts, &progress, NULL),
                     TAMIZ_OK);
    assert_int_equal(facts.warnings, 4);
    assert_string_equal(
        told.data, "ca made.xml:2: the date \"spring\", kept as a note;"
                   "ca made.xml:2: unknown element <Mood>, kept as a note;"
                   "ca made.xml:2: second element <LastName>, kept as a note;"
                   "ca made.xml:2: unknown element <Part>, kept as a note;");
    tamiz_input_close(input);
    tamiz_buffer_clear(&out);
    tamiz_buffer_clear(&told);
}

TEST(a_name_in_two_languages_is_three_names) {
    check_record("<Entity>Invented Bank/Banque inventée</Entity>",
                 TAMIZ_PROP_alias, "Invented Bank;Banque inventée;");
    check_record("<Entity>Works (Bi/Pyi/Ywama) Company</Entity>",
                 TAMIZ_PROP_alias, "");
    check_record("<Entity>Invented A/S</Entity>", TAMIZ_PROP_alias, "");
}

/* Records of one party, in the same ids or in others. */
// clang-format off
static const struct { const char *a, *b; bool same; } twins[] = {
    {"<LastName>PÉREZ</LastName><GivenName>Ana</GivenName><Item>1</Item>",
     "<LastName>Pérez\xc2\xa0</LastName><GivenName> Ana</GivenName>"
     "<Item>2</Item><Title>Dr.</Title><Country>Iran</Country>", true},
    {"<LastName>A</LastName><GivenName>B</GivenName>",
     "<LastName>B</LastName><GivenName>A</GivenName>", false},
    {"<LastName>A</LastName><DateOfBirth>1960</DateOfBirth>",
     "<LastName>A</LastName><DateOfBirth>1961</DateOfBirth>", false},
    {"<LastName>A</LastName>", "<Entity>A</Entity>", false},
    {"<Entity>A</Entity><ShipIMONumber>IMO 1</ShipIMONumber>",
     "<Entity>B</Entity><ShipIMONumber>1</ShipIMONumber>", true},
    {"<Entity>A</Entity><ShipIMONumber>1</ShipIMONumber>",
     "<Entity>A</Entity><ShipIMONumber>2</ShipIMONumber>", false},
};
// clang-format on

TEST(an_id_is_made_of_what_names_the_party) {
    for (size_t i = 0; i < COUNT(twins); i++) {
        tamiz_buffer xml = {0}, out = {0};
        tamiz_buffer_print(&xml, LIST("<record>%s</record><record>%s</record>"),
                           twins[i].a, twins[i].b);
        assert_int_equal(parse(xml.data, TAMIZ_PROP_NONE, &out, NULL), 0);
        const char *second = strchr(out.data, ';') + 1;
        size_t size = (size_t)(second - out.data);
        assert_int_equal(size, strlen("ca-sema-0123456789abcdef;"));
        if ((memcmp(out.data, second, size) == 0) != twins[i].same)
            fail_msg("row %zu: %s", i, out.data);
        tamiz_buffer_clear(&xml);
        tamiz_buffer_clear(&out);
    }
}

TEST(an_id_does_not_change_with_the_version_of_the_program) {
    check_record("<LastName>INVENTADA</LastName><GivenName>Ana</GivenName>",
                 TAMIZ_PROP_NONE, "ca-sema-767ea335e41f77ee;");
}

/* ---- names ------------------------------------------------------------- */

static void print_name(void *context, tamiz_span name, tamiz_span lang,
                       bool former) {
    tamiz_buffer_print(context, "%s%.*s%s%.*s|", former ? "former:" : "",
                       (int)name.size, name.data, lang.size ? "@" : "",
                       (int)lang.size, lang.data ? lang.data : "");
}

// clang-format off
static const struct { const char *text, *names; } splits[] = {
    {"", ""},
    {" , ;", ""},
    {"Air Bagan Holdings Pte. Ltd., Air Bagan Limited",
     "Air Bagan Holdings Pte. Ltd.|Air Bagan Limited|"},
    {"Bagan Holdings Co., Ltd., Bagan, LLC", "Bagan Holdings Co., Ltd.|Bagan, LLC|"},
    {"One, Two; Three", "One, Two|Three|"}, // the stronger sign parts
    {"(Rosselkhozbank)", "Rosselkhozbank|"},
    {"ZAO Interavtomatika (IA)", "ZAO Interavtomatika (IA)|"},
    {"Pavlov (Russian: Павлов), Motorola", "Pavlov|Павлов@rus|Motorola|"},
    {"Pavlov (Павлов)", "Pavlov|Павлов|"},
    {"Павлов (Pavlov) Иван", "Павлов Иван|Pavlov|"},
    {"Russian: Иван Павлов; Ukrainian: Іван Павлов",
     "Иван Павлов@rus|Іван Павлов@ukr|"},
    {"a.k.a. One a.k.a. Two, f.k.a. Three", "One|Two|former:Three|"},
    {"also known as One", "One|"},
    {"formerly One", "former:One|"},
    {"Akademik Shatsky", "Akademik Shatsky|"}, // begins with no mark
    {"\"Ghost\", \"Grey\"", "Ghost|Grey|"},
    {"김정은", "김정은@kor|"},
    {"One (Two, Three), Four", "One (Two, Three)|Four|"},
    {"One (open, Two", "One (open, Two|"},
    {"One) shut, Two", "One) shut|Two|"},
    {"Ministry: of Truth", "Ministry: of Truth|"}, // no language
};
// clang-format on

TEST(names_are_found_in_free_text) {
    for (size_t i = 0; i < COUNT(splits); i++) {
        tamiz_arena arena = {0};
        tamiz_buffer out = {0};
        tamiz_list_writer writer = {.file = "", .arena = &arena};
        const tamiz_list_aliases names = {print_name, &out};
        (void)tamiz_list_aliases_split(&writer, tamiz_span_of(splits[i].text),
                                       &names);
        if (strcmp(out.data ? out.data : "", splits[i].names) != 0)
            fail_msg("%s: %s", splits[i].text, out.data);
        tamiz_buffer_clear(&out);
        tamiz_arena_clear(&arena);
    }
}

TEST(one_word_is_one_only_where_words_are_set_apart) {
    assert_true(tamiz_list_is_one_word(TAMIZ_SPAN("Motorola")));
    assert_true(tamiz_list_is_one_word(TAMIZ_SPAN("Батя")));
    assert_false(tamiz_list_is_one_word(TAMIZ_SPAN("Igor Strelkov")));
    assert_false(tamiz_list_is_one_word(TAMIZ_SPAN("김정은")));
}
