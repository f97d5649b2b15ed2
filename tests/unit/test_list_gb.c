/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "entity_schema.h"
#include "list_gb.h"
#include "list_gb_field.h"

/* What is asked of a reading: "prop value;" of all but the Sanction's frame,
 * and the warnings. */
typedef struct said {
    tamiz_prop prop;
    tamiz_buffer values, warnings;
} said;

static tamiz_code print_value(void *context, const tamiz_statement *fact,
                              tamiz_error *err) {
    said *s = context;
    (void)err;
    if (fact->prop != s->prop) return TAMIZ_OK;
    tamiz_buffer_print(&s->values, "%.*s", (int)fact->value.size,
                       fact->value.data);
    if (fact->lang.size)
        tamiz_buffer_print(&s->values, "@%.*s", (int)fact->lang.size,
                           fact->lang.data);
    tamiz_buffer_text(&s->values, ";");
    return TAMIZ_OK;
}

static void print_warning(void *context, const char *list, const char *record,
                          const char *message) {
    said *s = context;
    (void)list;
    (void)record;
    tamiz_buffer_print(&s->warnings, "%s;", message);
}

static tamiz_code parse(tamiz_span text, said *s, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_list_facts facts;
    tamiz_sink sink = {print_value, s};
    tamiz_list_progress progress = {
        .warning = print_warning, .context = s, .list = "gb_fcdo_sanctions"};
    tamiz_buffer_text(&s->values, "");
    tamiz_buffer_text(&s->warnings, "");
    assert_int_equal(tamiz_input_memory(text, "made", &input, err), 0);
    tamiz_code code =
        tamiz_span_starts(text, "<")
            ? tamiz_list_gb_xml_parse(input, &sink, &facts, &progress, err)
            : tamiz_list_gb_csv_parse(input, &sink, &facts, &progress, err);
    tamiz_input_close(input);
    return code;
}

static void forget(said *s) {
    tamiz_buffer_clear(&s->values);
    tamiz_buffer_clear(&s->warnings);
}

/* A header of all columns but one, and one column more. */
static void add_header(tamiz_buffer *csv, int without, const char *more) {
    for (int f = 0; f < TAMIZ_GB_FIELDS; f++)
        if (f != without)
            tamiz_buffer_print(csv, "%s\"%s\"", f ? "," : "",
                               tamiz_gb_field_name((tamiz_gb_field)f));
    tamiz_buffer_print(csv, "%s\n", more);
}

/* A row: the fields of a small person, then one field of the test's. */
static void add_row(tamiz_buffer *csv, tamiz_gb_field field,
                    const char *value) {
    for (int f = 0; f < TAMIZ_GB_FIELDS; f++) {
        const char *text = f == TAMIZ_GB_UNIQUE_ID   ? "RUS1"
                           : f == TAMIZ_GB_NAME_6    ? "MADE"
                           : f == TAMIZ_GB_NAME_TYPE ? "Primary Name"
                           : f == TAMIZ_GB_TYPE      ? "Individual"
                                                     : "";
        if (f == (int)field) text = value;
        tamiz_buffer_print(csv, "%s\"%s\"", f ? "," : "", text);
    }
    tamiz_buffer_text(csv, "\n");
}

#define DATED "Report Date: 09-Mar-2025\n"

// clang-format off
#define P(name) TAMIZ_PROP_##name
static const struct {
    tamiz_gb_field field; const char *value;
    tamiz_prop prop; const char *values, *warnings;
} rows[] = {
    {TAMIZ_GB_NAME_1, "Ada", P(name), "Ada MADE;", ""},
    {TAMIZ_GB_NAME_1, "Ada", P(firstName), "Ada;", ""},
    {TAMIZ_GB_NAME_4, "Ann", P(middleName), "Ann;", ""},
    {TAMIZ_GB_NAME_4, "Ann", P(lastName), "MADE;", ""},
    {TAMIZ_GB_NAME_TYPE, "ALias", P(alias), "MADE;", ""},
    {TAMIZ_GB_NAME_TYPE, "Primary name variation", P(alias), "MADE;", ""},
    {TAMIZ_GB_NAME_TYPE, "Nickname", P(alias), "MADE;",
     "unknown name type 'Nickname', taken as alias;"},
    {TAMIZ_GB_ALIAS_STRENGTH, "Middling", P(name), "MADE;",
     "unknown alias strength 'Middling', taken as strong;"},
    {TAMIZ_GB_ALIAS_STRENGTH, "Low quality a.k.a", P(name), "MADE;", ""},
    {TAMIZ_GB_NON_LATIN, "محسن", P(alias), "محسن;", ""},
    {TAMIZ_GB_NON_LATIN, "진", P(alias), "진@kor;", ""}, // by its letters
    {TAMIZ_GB_NON_LATIN_LANGUAGE, "Klingon", P(name), "MADE;", ""}, // of none
    {TAMIZ_GB_TYPE, "Hovercraft", P(name), "MADE;",
     "'Hovercraft' is no individual, entity or ship;"},
    {TAMIZ_GB_BIRTH_DATE, "dd/mm/1965|12/05/1966", P(birthDate),
     "1965;1966-05-12;", ""},
    {TAMIZ_GB_BIRTH_DATE, "15/00/1965", P(notes), "D.O.B: 15/00/1965;",
     "D.O.B '15/00/1965' is no date; kept as a note;"},
    {TAMIZ_GB_SANCTIONS, "Asset freeze|Travel Ban", P(provisions),
     "Asset freeze;Travel Ban;", ""},
    {TAMIZ_GB_REASONS, "(1) She | he did it", P(reason),
     "(1) She | he did it;", ""}, // prose
    {TAMIZ_GB_DESIGNATED, "15/03/2022", P(startDate), "2022-03-15;", ""},
    {TAMIZ_GB_DESIGNATED, "15/03/2022", P(listingDate), "2022-03-15;", ""},
    {TAMIZ_GB_UN_REFERENCE, "QDi.1", P(unscId), "QDi.1;", ""},
    {TAMIZ_GB_OFSI_ID, "12703", P(recordId), "12703;", ""},
    {TAMIZ_GB_NATIONALITY, "Russia, Ukraine", P(nationality), "ru;ua;", ""},
    {TAMIZ_GB_NATIONALITY, "(1) Russia (2) Ukraine", P(nationality),
     "ru;ua;", ""},
    {TAMIZ_GB_NATIONALITY, "Korea, Democratic People's Republic of",
     P(nationality), "kp;", ""}, // a comma of the name
    {TAMIZ_GB_NATIONALITY, "Russia, Atlantis", P(nationality),
     "Russia, Atlantis;", ""}, // not half of it
    {TAMIZ_GB_IMO, "IMO9826902", P(imoNumber), "9826902;", ""},
    {TAMIZ_GB_IMO, "IMO 982690", P(imoNumber), "IMO 982690;",
     "IMO number 'IMO 982690' has no seven digits;"},
    {TAMIZ_GB_REGISTRATION, "1027700132195", P(registrationNumber),
     "1027700132195;", ""},
    {TAMIZ_GB_REGISTRATION, "INN: 7707083893", P(innCode), "7707083893;", ""},
    {TAMIZ_GB_REGISTRATION, "INN: 7707083893", P(notes),
     "Business registration number: INN: 7707083893;", ""},
    {TAMIZ_GB_PASSPORT, "A1|B2", P(passportNumber), "A1;B2;", ""},
    {TAMIZ_GB_PASSPORT_INFO, "lost", P(notes),
     "Passport additional information: lost;", ""}, // without a number
    {TAMIZ_GB_PARENT, "Made Ltd", P(notes), "Parent company: Made Ltd;", ""},
    {TAMIZ_GB_ADDRESS_5, "Tunis", P(city), "Tunis;", ""},
    {TAMIZ_GB_BUILT, "2019", P(buildDate), "2019;", ""},
    {TAMIZ_GB_GENDER, "Female", P(gender), "female;", ""},
    {TAMIZ_GB_NAME_6, "", P(name), "", "RUS1 has no name;"},
};
// clang-format on

TEST(each_field_becomes_what_it_means) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer csv = {0};
        tamiz_error err = {0};
        said s = {.prop = rows[i].prop};
        tamiz_buffer_text(&csv, DATED);
        add_header(&csv, -1, "");
        add_row(&csv, rows[i].field, rows[i].value);
        if (parse(tamiz_buffer_view(&csv), &s, &err))
            fail_msg("%s: %s", rows[i].value, err.message);
        if (strcmp(s.values.data, rows[i].values) != 0 ||
            strcmp(s.warnings.data, rows[i].warnings) != 0)
            fail_msg("%s: %s, %s", rows[i].value, s.values.data,
                     s.warnings.data);
        tamiz_buffer_clear(&csv);
        forget(&s);
    }
}

TEST(a_column_that_matters_must_be_there_and_others_are_told) {
    for (int f = 0; f < TAMIZ_GB_FIELDS; f++) {
        tamiz_buffer csv = {0}, want = {0};
        tamiz_error err = {0};
        said s = {.prop = TAMIZ_PROP_name};
        tamiz_buffer_text(&csv, DATED);
        add_header(&csv, f, "");
        tamiz_code code = parse(tamiz_buffer_view(&csv), &s, &err);
        tamiz_buffer_print(&want, "the header has no column \"%s\"",
                           tamiz_gb_field_name((tamiz_gb_field)f));
        if (tamiz_gb_field_matters((tamiz_gb_field)f)) {
            assert_int_equal(code, TAMIZ_BAD_INPUT);
            assert_int_equal(err.line, 2);
            assert_string_equal(err.message, want.data);
        } else {
            tamiz_buffer_text(&want, ";");
            assert_int_equal(code, TAMIZ_OK);
            assert_string_equal(s.warnings.data, want.data);
        }
        tamiz_buffer_clear(&csv);
        tamiz_buffer_clear(&want);
        forget(&s);
    }
}

TEST(an_unknown_column_is_kept_as_notes) {
    tamiz_buffer csv = {0};
    said s = {.prop = TAMIZ_PROP_notes};
    tamiz_buffer_text(&csv, "\xef\xbb\xbf"); // a byte order mark, no date
    add_header(&csv, -1, ",Mood");
    add_row(&csv, TAMIZ_GB_NAME_1, "Ada");
    csv.data[--csv.size] = '\0'; // the row goes on
    tamiz_buffer_text(&csv, ",fair\r\n\r\n");
    assert_int_equal(parse(tamiz_buffer_view(&csv), &s, NULL), TAMIZ_OK);
    assert_string_equal(s.values.data, "Mood: fair;");
    assert_string_equal(s.warnings.data,
                        "unknown column \"Mood\", kept as notes;"
                        "no line \"Report Date: DATE\" above the header: the "
                        "day of the list is not known;");
    tamiz_buffer_clear(&csv);
    forget(&s);
}

TEST(rows_of_one_party_may_stand_apart) {
    tamiz_buffer csv = {0};
    said s = {.prop = TAMIZ_PROP_entity};
    tamiz_buffer_text(&csv, DATED);
    add_header(&csv, -1, "");
    add_row(&csv, TAMIZ_GB_NAME_1, "Ada");
    add_row(&csv, TAMIZ_GB_UNIQUE_ID, "RUS2");
    add_row(&csv, TAMIZ_GB_NAME_1, "Adele");
    add_row(&csv, TAMIZ_GB_TYPE, "Ship"); // the first row said what it is
    assert_int_equal(parse(tamiz_buffer_view(&csv), &s, NULL), TAMIZ_OK);
    assert_string_equal(s.values.data, "gb-fcdo-RUS1;gb-fcdo-RUS2;");
    assert_string_equal(s.warnings.data,
                        "RUS1 is a 'Ship' here, but a Person above;");
    tamiz_buffer_clear(&csv);
    forget(&s);
}

// clang-format off
#define XML(rest) "<Designations>\n" rest "</Designations>"
#define CLOSED "closed on 28 January 2026"
static const struct {
    const char *text; uint32_t line; const char *message;
} bad[] = {
    {"", 1, "expected the header"},
    {"a page, not a list\n", 1, "expected the header"},
    {"one\ntwo\nthree\n", 2, "expected the header"},
    {"Last Updated,27/04/2020,\nName 6,Name 1,Group ID\nA,B,1\n", 2, CLOSED},
    {"Name 6,Name 1,Group ID\nA,B,1\n", 1, CLOSED},
    {"Unique ID,Unique ID\n", 1, "\"Unique ID\" is there twice"},
    {"Unique ID,Name 6\nA\xe9,b\n", 1, "no column \"Last Updated\""},
    {"Report Date: 1\xe9\n", 1, "UTF-8"}, // Latin-1
    {"\xff\xfeR\0", 1, "UTF-8"},
    {"<sdnList/>", 1, "not the UK Sanctions List"},
    {"<ArrayOfFinancialSanctionsTarget/>", 1, CLOSED},
    {XML("<Designation><Names/></Designation>"), 2, "without <UniqueID>"},
    {XML("<Designation>"), 2, "not well-formed"},
    {"<!DOCTYPE x []><Designations/>", 1, "document type"},
};
// clang-format on

TEST(what_is_not_the_list_is_refused_at_its_place) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        tamiz_error err = {0};
        said s = {0};
        tamiz_code code = parse(tamiz_span_of(bad[i].text), &s, &err);
        if (code != TAMIZ_BAD_INPUT || err.line != bad[i].line ||
            !strstr(err.message, bad[i].message))
            fail_msg("%s: %d, %u: %s", bad[i].text, code, err.line,
                     err.message);
        forget(&s);
    }
}

TEST(rows_of_another_shape_are_refused) {
    // clang-format off
    static const struct { const char *row, *message; } shapes[] = {
        {"one,two", "the row has 2 columns, expected 58"},
        {"\"open", "quote"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(shapes); i++) {
        tamiz_buffer csv = {0};
        tamiz_error err = {0};
        said s = {0};
        tamiz_buffer_text(&csv, DATED);
        add_header(&csv, -1, "");
        tamiz_buffer_text(&csv, shapes[i].row);
        assert_int_equal(parse(tamiz_buffer_view(&csv), &s, &err),
                         TAMIZ_BAD_INPUT);
        assert_int_equal(err.line, 3);
        assert_non_null(strstr(err.message, shapes[i].message));
        tamiz_buffer_clear(&csv);
        forget(&s);
    }
    tamiz_buffer csv = {0};
    tamiz_error err = {0};
    said s = {0};
    add_header(&csv, -1, "");
    add_row(&csv, TAMIZ_GB_UNIQUE_ID, " ");
    assert_int_equal(parse(tamiz_buffer_view(&csv), &s, &err), TAMIZ_BAD_INPUT);
    assert_string_equal(err.message, "a row without Unique ID");
    tamiz_buffer_clear(&csv);
    forget(&s);
}

// clang-format off
#define ONE(rest) \
    "<Designation><UniqueID>RUS1</UniqueID><IndividualEntityShip>Individual" \
    "</IndividualEntityShip><Names><Name><Name6>MADE</Name6><NameType>" \
    "Primary Name</NameType></Name></Names>" rest "</Designation>"
static const struct {
    const char *xml; tamiz_prop prop; const char *values, *warnings;
} elements[] = {
    {XML(ONE("<DOBs><DOB>dd/mm/1965</DOB><DOB>1966</DOB></DOBs>")),
     P(birthDate), "1965;1966;", ""}, // what comes again starts a row
    {XML(ONE("<Passport><PassportNumber>A1</PassportNumber>"
             "<AdditionalInformation>lost</AdditionalInformation></Passport>"
             "<Passport><PassportNumber>B2</PassportNumber></Passport>")),
     P(notes), "lost;", ""}, // not of B2
    {XML(ONE("<Mood colour='blue'>fair</Mood>")), P(notes),
     "Mood colour: blue;Mood: fair;Mood colour: blue;",
     "unknown attribute colour of <Mood>, kept as a note;"
     "unknown element <Mood>, kept as a note;"},
    {XML(ONE("") ONE("")), P(entity), "gb-fcdo-RUS1;",
     "RUS1 comes twice: both records make one party;"},
    {XML("<Designation><UniqueID>RUS1</UniqueID></Designation>"), P(name), "",
     "'' is no individual, entity or ship;RUS1 has no name;"},
    {XML(ONE("<SanctionsImposed>Travel Ban|Asset freeze</SanctionsImposed>"
             "<SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze>"
             "<TravelBan>true</TravelBan><Deflag>true</Deflag><ArmsEmbargo>"
             "false</ArmsEmbargo></SanctionsImposedIndicators>")),
     P(notes), "Deflag: true;", ""}, // the other two are said already
    {XML("<Mood>fair</Mood>"), P(name), "", "unknown element <Mood>, not "
     "read;"},
};
// clang-format on

TEST(elements_are_read_group_by_group) {
    for (size_t i = 0; i < COUNT(elements); i++) {
        tamiz_error err = {0};
        said s = {.prop = elements[i].prop};
        if (parse(tamiz_span_of(elements[i].xml), &s, &err))
            fail_msg("%s: %s", elements[i].xml, err.message);
        if (strcmp(s.values.data, elements[i].values) != 0 ||
            strcmp(s.warnings.data, elements[i].warnings) != 0)
            fail_msg("%s: %s, %s", elements[i].xml, s.values.data,
                     s.warnings.data);
        forget(&s);
    }
}

TEST(an_xml_that_ends_anywhere_is_refused) {
    static const char whole[] = XML(ONE("<DOBs><DOB>1965</DOB></DOBs>"));
    for (size_t size = 1; size < sizeof whole - 1; size++) {
        tamiz_error err = {0};
        said s = {0};
        assert_int_equal(parse((tamiz_span){whole, size}, &s, &err),
                         TAMIZ_BAD_INPUT);
        forget(&s);
    }
}

TEST(the_official_header_and_its_row_are_read) {
    said s = {.prop = TAMIZ_PROP_imoNumber};
    tamiz_list_facts facts;
    tamiz_sink sink = {print_value, &s};
    tamiz_list_progress progress = {
        .warning = print_warning, .context = &s, .list = "gb_fcdo_sanctions"};
    const char *path = test_shared(
        "data/uk/format-samples/uk_sanctions_list_csv_sample_2026-10-08.csv");
    assert_int_equal(tamiz_list_gb_read(path, &sink, &facts, &progress, NULL),
                     TAMIZ_OK);
    assert_int_equal(facts.rows, 1);
    assert_int_equal(facts.warnings, 0);
    assert_string_equal(facts.published, "2026-10-08");
    assert_string_equal(s.values.data, "9826902;");
    forget(&s);
}

TEST(the_closed_list_is_refused_with_the_reason) {
    said s = {.prop = TAMIZ_PROP_name};
    tamiz_list_facts facts;
    tamiz_error err = {0};
    tamiz_sink sink = {print_value, &s};
    const char *path =
        test_shared("data/uk/format-samples/ofsi_conlist_sample.csv");
    assert_int_equal(tamiz_list_gb_read(path, &sink, &facts, NULL, &err),
                     TAMIZ_BAD_INPUT);
    assert_non_null(strstr(err.message, CLOSED));
    assert_int_equal(s.values.size, 0);
    forget(&s);
}
