/* SPDX-License-Identifier: Apache-2.0 */
/* Remarks are quoted from OFAC's sdn.csv of 2023-12-28 and from its rows of
 * June 2026, some shortened, or made up in their form. */
#include "test.h"

#include "list_ofac_remarks.h"

/* Facts as lines "property value" of the party, "kind-N property value" of
 * what is attached to it. */
static tamiz_code print_fact(void *context, const tamiz_statement *fact,
                             tamiz_error *err) {
    tamiz_buffer *out = context;
    (void)err;
    tamiz_span id = tamiz_span_from(fact->entity, strlen("ofac-1/"));
    if (id.size) tamiz_buffer_print(out, "%.*s ", (int)id.size, id.data);
    tamiz_buffer_print(out, "%s %.*s\n", tamiz_prop_rows[fact->prop].name,
                       (int)fact->value.size, fact->value.data);
    assert_true(fact->value.size);
    assert_true(tamiz_span_is(fact->record, "sdn.csv:1"));
    return TAMIZ_OK;
}

static void put_remarks(tamiz_schema schema, const char *remarks, bool cut,
                        const tamiz_ofac_roster *roster, tamiz_buffer *out) {
    tamiz_arena arena = {0};
    tamiz_sink sink = {print_fact, out};
    tamiz_ofac_party party = {.id = TAMIZ_SPAN("ofac-1"),
                              .schema = schema,
                              .record = TAMIZ_SPAN("sdn.csv:1"),
                              .sink = &sink,
                              .roster = roster,
                              .arena = &arena};
    tamiz_list_ofac_remarks_put(&party, tamiz_span_of(remarks), cut);
    assert_int_equal(party.code, TAMIZ_OK);
    tamiz_arena_clear(&arena);
}

static void expect_facts(tamiz_schema schema, const char *remarks, bool cut,
                         const char *want) {
    tamiz_buffer got = {0};
    put_remarks(schema, remarks, cut, NULL, &got);
    assert_string_equal(got.data ? got.data : "", want);
    tamiz_buffer_clear(&got);
}

typedef struct fact_row {
    const char *remarks, *want;
} fact_row;

static void expect_rows(tamiz_schema schema, const fact_row *rows,
                        size_t count) {
    for (size_t i = 0; i < count; i++)
        expect_facts(schema, rows[i].remarks, false, rows[i].want);
}

TEST(items_end_at_semicolons_but_not_inside_quoted_names) {
    // clang-format off
    static const struct { const char *remarks, *want; } rows[] = {
        {"", ""},
        {"DOB 1946", "[DOB 1946]"},
        {"DOB 1946; Gender Male.", "[DOB 1946][Gender Male.]"},
        {"possibly Palestinian;arrested 23 Apr 2002.", /* no blank: ent 7940 */
         "[possibly Palestinian][arrested 23 Apr 2002.]"},
        {" ; ;DOB 1946;; ", "[DOB 1946]"},
        {"a.k.a. 'ABU-'UMAR'; DOB 1951", "[a.k.a. 'ABU-'UMAR'][DOB 1951]"},
        {"a.k.a. 'ABU 'ALI'.", "[a.k.a. 'ABU 'ALI'.]"},
        {"a.k.a. 'A; B'; DOB 1951", "[a.k.a. 'A; B'][DOB 1951]"},
        {"a.k.a. 'X' ; POB Y", "[a.k.a. 'X'][POB Y]"},
        {"a.k.a. 'open; DOB 1951", "[a.k.a. 'open][DOB 1951]"},
        {"a.k.a. 'open; a.k.a. 'SHUT'; X",   /* must not swallow the next */
         "[a.k.a. 'open][a.k.a. 'SHUT'][X]"},
        {"a.k.a. '", "[a.k.a. ']"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_span rest = tamiz_span_of(rows[i].remarks), item;
        char got[200] = "";
        size_t size = 0;
        while (tamiz_list_ofac_remarks_next(&rest, &item))
            size += (size_t)snprintf(got + size, sizeof got - size, "[%.*s]",
                                     (int)item.size, item.data);
        assert_string_equal(got, rows[i].want);
    }
}

TEST(a_persons_remarks_become_facts) {
    // clang-format off
    static const fact_row rows[] = {
        {"DOB 18 Aug 1969.", "birthDate 1969-08-18\n"},
        {"DOB 1946; alt. DOB 1947", "birthDate 1946\nbirthDate 1947\n"},
        {"DOB circa 1951; DOB 1951 to 1953",
         "birthDate 1951~\nbirthDate 1951/1953\n"},
        {"DOB unknown", "notes DOB unknown\n"},   /* no date: not lost */
        {"POB Moscow, Russia", "birthPlace Moscow, Russia\n"},
        {"nationality Korea, North; citizen Iran",
         "nationality kp\ncitizenship ir\n"},
        {"nationality possibly Palestinian",
         "nationality possibly Palestinian\n"},
        {"Gender Male; Gender Female", "gender male\ngender female\n"},
        {"Gender unknown", "notes Gender unknown\n"},
        {"a.k.a. 'ABU 'ALI'.", "weakAlias ABU 'ALI\n"},
        {"f.k.a. 'POSIS'; n.k.a. 'X'", "weakAlias POSIS\nweakAlias X\n"},
        {"a.k.a. ''", "notes a.k.a. ''\n"},
        {"Position: Director; Alt. Position: General Manager",
         "position Director\nposition General Manager\n"},
        {"Email:adelb@example.net; alt. Email Address a@example.net",
         "email adelb@example.net\nemail a@example.net\n"},
        {"Telephone: 0097282851500; Fax (357)(22678777)",
         "phone 0097282851500\nphone (357)(22678777)\n"},
        {"Member of the State Duma; alt. Executive Order 13846 information: X",
         "notes Member of the State Duma\n"
         "notes alt. Executive Order 13846 information: X\n"},
        {"#2 in Special Security Organization",
         "notes #2 in Special Security Organization\n"},
        {"Interpol: Red Notice. File No. 2009/3599. March 24, 2009",
         "notes Interpol: Red Notice. File No. 2009/3599. March 24, 2009\n"},
        {"Driver's License is issued by the State of Texas",
         "notes Driver's License is issued by the State of Texas\n"},
    };
    // clang-format on
    expect_rows(TAMIZ_SCHEMA_Person, rows, COUNT(rows));
}

TEST(numbers_keep_their_label_country_and_dates) {
    // clang-format off
    static const fact_row rows[] = {
        {"Passport 96020025125 (Mexico)",
         "passportNumber 96020025125\n"
         "passport-1 holder ofac-1\npassport-1 type Passport\n"
         "passport-1 number 96020025125\npassport-1 country mx\n"},
        {"Diplomatic Passport 008827 (Iran) issued 1999 expires 19 Jun 2003",
         "passportNumber 008827\n"
         "passport-1 holder ofac-1\npassport-1 type Diplomatic Passport\n"
         "passport-1 number 008827\npassport-1 country ir\n"
         "passport-1 issueDate 1999\npassport-1 endDate 2003-06-19\n"},
        {"Passport and National ID were issued in Ulm, Germany",
         "notes Passport and National ID were issued in Ulm, Germany\n"},
        {"Passport D000000483, Diplomatic (Syria)",
         "passportNumber D000000483\n"
         "passport-1 holder ofac-1\npassport-1 type Passport\n"
         "passport-1 number D000000483\npassport-1 country sy\n"
         "passport-1 summary Passport D000000483, Diplomatic (Syria)\n"},
        {"R.F.C. # PMA-910805 (Mexico)",
         "taxNumber PMA-910805\n"
         "identification-1 holder ofac-1\nidentification-1 type R.F.C. #\n"
         "identification-1 number PMA-910805\n"
         "identification-1 country mx\n"},
        {"Kenyan ID No. 12773667", /* no row: any "No." will do */
         "idNumber 12773667\n"
         "identification-1 holder ofac-1\nidentification-1 type Kenyan ID No.\n"
         "identification-1 number 12773667\n"},
        {"National ID No.: 1372584, Kenya",
         "idNumber 1372584\n"
         "identification-1 holder ofac-1\n"
         "identification-1 type National ID No.\n"
         "identification-1 number 1372584\n"
         "identification-1 summary National ID No.: 1372584, Kenya\n"},
        {"Citizen's Card Number 211226197812154256 (China)", /* no "citizen" */
         "idNumber 211226197812154256\n"
         "identification-1 holder ofac-1\n"
         "identification-1 type Citizen's Card Number\n"
         "identification-1 number 211226197812154256\n"
         "identification-1 country cn\n"},
    };
    // clang-format on
    expect_rows(TAMIZ_SCHEMA_Person, rows, COUNT(rows));
}

TEST(what_is_no_person_has_other_properties) {
    // clang-format off
    static const fact_row rows[] = {
        {"Identification Number 159014 (Iraq)", /* a person's: idNumber */
         "registrationNumber 159014\n"
         "identification-1 holder ofac-1\n"
         "identification-1 type Identification Number\n"
         "identification-1 number 159014\nidentification-1 country iq\n"},
        {"Folio Mercantil No. 88504 (Jalisco) (Mexico)",
         "registrationNumber 88504\n"
         "identification-1 holder ofac-1\n"
         "identification-1 type Folio Mercantil No.\n"
         "identification-1 number 88504\nidentification-1 country mx\n"
         "identification-1 summary "
         "Folio Mercantil No. 88504 (Jalisco) (Mexico)\n"},
        {"SWIFT/BIC KBIDIRTH", /* letters only */
         "swiftBic KBIDIRTH\n"
         "identification-1 holder ofac-1\nidentification-1 type SWIFT/BIC\n"
         "identification-1 number KBIDIRTH\n"},
        {"Company Number IMO 5055293",
         "imoNumber 5055293\n"
         "identification-1 holder ofac-1\n"
         "identification-1 type Company Number IMO\n"
         "identification-1 number 5055293\n"},
        {"V.A.T. Number BE 454,419,759",
         "vatCode BE 454,419,759\n"
         "identification-1 holder ofac-1\n"
         "identification-1 type V.A.T. Number\n"
         "identification-1 number BE 454,419,759\n"},
        {"Organization Established Date Oct 1920; Target Type Private Company",
         "incorporationDate 1920-10\nsector Private Company\n"},
        {"Position: Director", "notes Director\n"},
        {"Former Vessel Flag Malta; alt. Former Vessel Flag None Identified",
         "pastFlags mt\nnotes alt. Former Vessel Flag None Identified\n"},
        {"Vessel Year of Build 1999; Aircraft Model IL-76",
         "buildDate 1999\nmodel IL-76\n"},
    };
    // clang-format on
    expect_rows(TAMIZ_SCHEMA_Organization, rows, COUNT(rows));
}

TEST(wallets_become_entities_of_their_own) {
    expect_facts(TAMIZ_SCHEMA_Person,
                 "Digital Currency Address - XBT "
                 "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h; alt. Digital Currency "
                 "Address - ETH 0x8576acc5c05d6ce88f4e49bf65bdf0c62f91353c.",
                 false,
                 "wallet-1 holder ofac-1\nwallet-1 currencySymbol XBT\n"
                 "wallet-1 publicKey 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h\n"
                 "wallet-2 holder ofac-1\nwallet-2 currencySymbol ETH\n"
                 "wallet-2 publicKey "
                 "0x8576acc5c05d6ce88f4e49bf65bdf0c62f91353c\n");
    expect_facts(TAMIZ_SCHEMA_Person, "Digital Currency Address - XBT", false,
                 "notes Digital Currency Address - XBT\n");
}

TEST(a_cut_item_is_a_note_and_never_half_a_number) {
    expect_facts(TAMIZ_SCHEMA_Person,
                 "DOB 1946; alt. Digital Currency Address - XBT 1Gq", true,
                 "birthDate 1946\n"
                 "notes alt. Digital Currency Address - XBT 1Gq\n");
}

TEST(links_find_the_one_party_of_that_name) {
    // clang-format off
    static const struct { const char *name, *number; } parties[] = {
        {"HAMAS", "4695"}, {"MILENYUM ENERGY S.A.", "7"},
        {"NAMESAKE", "8"}, {"NAMESAKE", "9"},
    };
    static const struct { const char *remarks, *want; } rows[] = {
        {"Linked To: HAMAS; DOB 1946",
         "link-1 subject ofac-1\nlink-1 object ofac-4695\n"
         "link-1 role Linked To\nlink-1 summary HAMAS\nbirthDate 1946\n"},
        {"Linked To: MILENYUM ENERGY S.A.", /* one full stop for two uses */
         "link-1 subject ofac-1\nlink-1 object ofac-7\n"
         "link-1 role Linked To\nlink-1 summary MILENYUM ENERGY S.A.\n"},
        {"Linked To: NAMESAKE",             /* which of two? not guessed */
         "link-1 subject ofac-1\n"
         "link-1 role Linked To\nlink-1 summary NAMESAKE\n"},
        {"Linked To: NOBODY",
         "link-1 subject ofac-1\n"
         "link-1 role Linked To\nlink-1 summary NOBODY\n"},
    };
    // clang-format on
    tamiz_ofac_roster roster = {0};
    for (size_t i = 0; i < COUNT(parties); i++) {
        bool fresh = false;
        assert_int_equal(tamiz_list_ofac_roster_add(
                             &roster, tamiz_span_of(parties[i].number),
                             tamiz_span_of(parties[i].name),
                             TAMIZ_SCHEMA_Organization, &fresh, NULL),
                         TAMIZ_OK);
        assert_true(fresh);
    }
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer got = {0};
        put_remarks(TAMIZ_SCHEMA_Person, rows[i].remarks, false, &roster, &got);
        assert_string_equal(got.data, rows[i].want);
        tamiz_buffer_clear(&got);
    }
    tamiz_list_ofac_roster_clear(&roster);
}

/* A sink that refuses its third fact. */
static tamiz_code refuse_third(void *context, const tamiz_statement *fact,
                               tamiz_error *err) {
    unsigned *count = context;
    (void)fact;
    assert_true(*count < 3); /* nothing may follow the refusal */
    return ++*count == 3 ? tamiz_fail(err, TAMIZ_TOO_LARGE, "sink", "full")
                         : TAMIZ_OK;
}

TEST(the_first_failure_of_the_sink_stops_everything) {
    unsigned count = 0;
    tamiz_arena arena = {0};
    tamiz_sink sink = {refuse_third, &count};
    tamiz_error err = {0};
    tamiz_ofac_party party = {.id = TAMIZ_SPAN("ofac-1"),
                              .schema = TAMIZ_SCHEMA_Person,
                              .sink = &sink,
                              .arena = &arena,
                              .err = &err};
    tamiz_list_ofac_remarks_put(
        &party, TAMIZ_SPAN("DOB 1946; Passport 12 (Peru); POB Lima"), false);
    assert_int_equal(party.code, TAMIZ_TOO_LARGE);
    assert_string_equal(err.message, "full");
    assert_int_equal(count, 3);
    tamiz_arena_clear(&arena);
}
