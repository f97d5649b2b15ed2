/* SPDX-License-Identifier: Apache-2.0 */
#include "test_workbook.h"

#include "list_au.h"
#include "test.h"

typedef struct look {
    tamiz_prop prop;
    tamiz_buffer facts, told;
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

static tamiz_code parse(const char *tsv, look *l, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_list_facts facts;
    tamiz_buffer file = {0};
    tamiz_sink sink = {print_value, l};
    tamiz_list_progress progress = {
        .warning = keep_warning, .context = l, .list = "au"};
    test_workbook_of_tsv(&file, tamiz_span_of(tsv));
    assert_int_equal(
        tamiz_input_memory(tamiz_buffer_view(&file), "made.xlsx", &input, err),
        TAMIZ_OK);
    tamiz_code code = tamiz_list_au_parse(input, &sink, &facts, &progress, err);
    tamiz_input_close(input);
    tamiz_buffer_clear(&file);
    return code;
}

static void drop(look *l) {
    tamiz_buffer_clear(&l->facts);
    tamiz_buffer_clear(&l->told);
}

#define HEAD "Reference\tName of Individual or Entity\tType\tName Type"
#define ONE  "1\tX\tIndividual\tPrimary Name"

// clang-format off
static const struct {
    const char *tsv; uint32_t line; const char *message;
} bad[] = {
    {"\n", 1, "the first sheet is empty"},
    {"Reference\tName\tType\tName Type\n" ONE "\n", 1,
     "no column Name of Individual or Entity"}, // a renamed column is named
    {"Reference\tName of Individual or Entity\tName Type\n", 1,
     "no column Type"},
    {HEAD "\n\tX\tIndividual\tPrimary Name\n", 2, "no Reference"},
    {HEAD "\nA1\tX\tIndividual\tPrimary Name\n", 2, "no Reference"},
    {HEAD "\n" ONE "\n2\t \tIndividual\tPrimary Name\n", 3, "no Name of"},
};
// clang-format on

TEST(what_is_not_the_list_is_refused_at_its_row) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        look l = {.prop = TAMIZ_PROP_name};
        tamiz_error err = {0};
        tamiz_code code = parse(bad[i].tsv, &l, &err);
        if (code != TAMIZ_BAD_INPUT || err.line != bad[i].line ||
            !strstr(err.message, bad[i].message))
            fail_msg("%zu: %d, %u: %s", i, code, err.line, err.message);
        drop(&l);
    }
}

static void check_cell(const char *title, const char *cell, tamiz_prop prop,
                       const char *values) {
    char tsv[512];
    look l = {.prop = prop};
    tamiz_error err = {0};
    (void)snprintf(tsv, sizeof tsv, HEAD "\t%s\n" ONE "\t%s\n", title, cell);
    if (parse(tsv, &l, &err)) fail_msg("%s", err.message);
    if (strcmp(l.facts.data ? l.facts.data : "", values) != 0)
        fail_msg("%s: %s", cell, l.facts.data ? l.facts.data : "");
    drop(&l);
}

// clang-format off
static const struct { const char *cell, *dates; } births[] = {
    {"DATE 23132", "1963-05-01;"},
    {"23132", "1963-05-01;"},      // a number is a day without the style too
    {"DATE 1954", "1954;"},        // typed as a year into a cell for days
    {"1954", "1954;"},
    {"30/04/1963", "1963-04-30;"}, // day first
    {"05.09.1990", "1990-09-05;"},
    {"09/11/ 1954", "1954-11-09;"},
    {"03/1965", "1965-03;"},
    {"a) 30/04/1963;        b) 1960", "1963-04-30;1960;"},
    {"i) 1957 ii) 1958 iii) 9 Jan. 1959", "1957;1958;1959-01-09;"},
    {"1) 1957 2) 1958", "1957;1958;"},
    {"a)1957 b)1958", "1957;1958;"},
    {"(a) 1957 (b) 1958", "1957;1958;"},
    {"a) Approximately 1955- 1958 b) Between 1945 and 1950",
     "1955/1958~;1945/1950;"},
    {"1963 or 1964 or 1965", "1963;1964;1965;"},
    {"09/05/1982; alt DOB: 09/05/1981", "1982-05-09;1981-05-09;"},
    {"5 Mar 1999 >> 6 Apr 1999", "1999-03-05;1999-04-06;"},
    {"23-Apr-65", "1965-04-23;"},
    {"g) (Aug. 1961)", "1961-08;"},
    {"01/10/1983,15/10/1983, 01/01/1980", "1983-10-01;1983-10-15;1980-01-01;"},
    {"5/06/1953 15/06/1953", "1953-06-05;1953-06-15;"},
    {"8 Aug. 1980, (appears in false passport)", "1980-08-08;"},
    {"24/06/1402 (Hijri Calendar)", ""},
    {"10/061962", ""},
    {"31/02/1962", ""},
    {"na", ""},
};
static const struct { const char *cell, *countries; } citizens[] = {
    {"Russian and Ukrainian", "ru;ua;"},
    {"Moldovan, Russian and Ukrainian", "md;ru;ua;"},
    {"Turkish/Jordanian", "tr;jo;"},
    {"Syrian; French", "sy;fr;"},
    {"a) Trinidad and Tobago b) United States of America", "tt;us;"},
    {"Bosnia and Herzegovina", "ba;"},
    {"Indonesian (as at Dec. 2003)", "id;"},
    {"Possibly Ethiopian", ""},
    {"Russian and of the sea", ""}, // nothing rather than half
    {"N/A", ""},
};
static const struct { const char *cell, *day; } listings[] = {
    {"Listed on: 24 Dec. 2001 (amended on 1 May 2019)", "2001-12-24;"},
    {"Listedon 10 Dec. 2008 (amended on 1 May 2019)", "2008-12-10;"},
    {"Listed by the UN1718 committee on 24 Apr. 2009", "2009-04-24;"},
    {"Designated under the Autonomous Sanctions Regulations 2011 on 2 March "
     "2012 (F2012L00479). Relisted 12 January 2024.", "2012-03-02;"},
    {"First listed on 27 Nov. 2017. Instrument …", "2017-11-27;"},
    {"Autonomous Sanctions (Russia) List 2014 of 3 May 2014", ""},
    {"Resolution 1596 (2005), amended 16 December 2008", ""},
    {"DATE 45352", "2024-03-01;"},
};
// clang-format on

TEST(dates_are_read_as_the_list_writes_them) {
    for (size_t i = 0; i < COUNT(births); i++)
        check_cell("Date of Birth", births[i].cell, TAMIZ_PROP_birthDate,
                   births[i].dates);
    for (size_t i = 0; i < COUNT(listings); i++)
        check_cell("Listing Information", listings[i].cell,
                   TAMIZ_PROP_listingDate, listings[i].day);
}

TEST(citizenships_are_read_out_of_prose) {
    for (size_t i = 0; i < COUNT(citizens); i++)
        check_cell("citizenship ", citizens[i].cell, TAMIZ_PROP_citizenship,
                   citizens[i].countries);
}

TEST(what_is_not_understood_is_told_once) {
    look l = {.prop = TAMIZ_PROP_notes};
    assert_int_equal(parse(HEAD "\tMood\tDate of Birth\n" ONE "\tfair\tspring\n"
                                "1a\tY\tIndividual\taka\tfair\tspring\tmore\n",
                           &l, NULL),
                     TAMIZ_OK);
    assert_string_equal(l.facts.data, "Mood: fair;Birth date: spring;"
                                      "Column without title: more;");
    assert_string_equal(
        l.told.data, "au made.xlsx:1: unknown column \"Mood\", kept as notes;"
                     "au made.xlsx:2: birth date \"spring\", kept as a note;"
                     "au made.xlsx:3: a cell without a title, kept as a note;");
    drop(&l);
}

TEST(rows_of_one_number_are_one_party_wherever_they_stand) {
    look l = {.prop = TAMIZ_PROP_entity};
    assert_int_equal(parse(HEAD "\n1\tX\tEntity\tPrimary Name\n"
                                "10\tY\tEntity\tPrimary Name\n"
                                "1b12\tZ\tEntity\taka\n",
                           &l, NULL),
                     TAMIZ_OK);
    assert_string_equal(l.facts.data, "au-dfat-1;au-dfat-10;");
    drop(&l);
}

TEST(names_say_in_brackets_what_they_are) {
    static const char rows[] =
        HEAD "\tAlias Strength\n1\tOne\tIndividual\tPrimary Name\n"
             "1a\tTwo (previously listed as)\tIndividual\taka\tStrong\n"
             "1b\tThree\tIndividual\tPreviously listed as\n"
             "1c\tFour (The Moroccan)\tIndividual\taka\tStrong\n"
             "1d\tFive\tIndividual\taka\tWeak\n"
             "1e\tRomeo (Call sign)\tIndividual\taka\n";
    // clang-format off
    static const struct { tamiz_prop prop; const char *names; } want[] = {
        {TAMIZ_PROP_name, "One;"},
        {TAMIZ_PROP_previousName, "Two;Three;"},
        {TAMIZ_PROP_alias, "Four (The Moroccan);"},
        {TAMIZ_PROP_weakAlias, "Five;Romeo;"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(want); i++) {
        look l = {.prop = want[i].prop};
        assert_int_equal(parse(rows, &l, NULL), TAMIZ_OK);
        assert_string_equal(l.facts.data, want[i].names);
        drop(&l);
    }
}
