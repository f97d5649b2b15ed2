/* SPDX-License-Identifier: Apache-2.0 */
/* Rows in the form of OFAC's files; parties are invented. */
#include "test.h"

#include "base_buffer.h"
#include "list_ofac.h"

#define NOTHING "-0- "
#define SIX     NOTHING "," NOTHING "," NOTHING "," NOTHING "," NOTHING "," NOTHING

/* Facts as lines "ID property value @record". */
static tamiz_code print_fact(void *context, const tamiz_statement *fact,
                             tamiz_error *err) {
    tamiz_buffer *out = context;
    (void)err;
    tamiz_buffer_print(out, "%.*s %s.%s %.*s @%.*s\n", (int)fact->entity.size,
                       fact->entity.data, tamiz_schema_rows[fact->schema].name,
                       tamiz_prop_rows[fact->prop].name, (int)fact->value.size,
                       fact->value.data, (int)fact->record.size,
                       fact->record.data);
    return TAMIZ_OK;
}

typedef struct ofac_set {
    const char *sdn, *alt, *add, *comments;
} ofac_set;

static tamiz_ofac_file in_memory(const char *name, const char *text) {
    return (tamiz_ofac_file){text ? name : NULL, tamiz_span_of(text)};
}

static tamiz_code read_set(const ofac_set *set, tamiz_buffer *out,
                           tamiz_list_facts *facts, tamiz_error *err) {
    tamiz_ofac_files files = {.primary = in_memory("sdn.csv", set->sdn),
                              .alt = in_memory("alt.csv", set->alt),
                              .add = in_memory("add.csv", set->add),
                              .comments =
                                  in_memory("sdn_comments.csv", set->comments)};
    tamiz_sink sink = {print_fact, out};
    return tamiz_list_ofac_csv_read(&files, &sink, facts, NULL, err);
}

static void expect_facts(const ofac_set *set, uint32_t rows, const char *want) {
    tamiz_buffer got = {0};
    tamiz_list_facts facts = {0};
    tamiz_error err = {0};
    assert_int_equal(read_set(set, &got, &facts, &err), TAMIZ_OK);
    assert_string_equal(got.data ? got.data : "", want);
    assert_int_equal(facts.rows, rows);
    assert_string_equal(facts.published, "");
    tamiz_buffer_clear(&got);
}

TEST(a_person_with_everything_is_read) {
    ofac_set set = {
        "7,\"PEREZ, Ana, Maria\",\"individual\",\"SDGT] [IRAN-EO13846\","
        "\"Minister\"," SIX ",\"DOB 1962.\"\r\n\x1a",
        "7,1,\"aka\",\"LA PEREZ\"," NOTHING "\r\n"
        "7,2,\"fka\",\"LOPEZ, Ana\",\"maiden name\"\r\n"
        "7,3,\"nka\",\"PEREZ, A.\"," NOTHING "\r\n\x1a",
        "7,25,\"Calle 1\",\"Lima 15001\",\"Peru\"," NOTHING "\r\n"
        "7,26," NOTHING "," NOTHING "," NOTHING "," NOTHING "\r\n"
        "7,27," NOTHING "," NOTHING ",\"Chile\",\"branch\"\r\n\x1a",
        NULL};
    expect_facts(
        &set, 7,
        "ofac-7 Person.name PEREZ, Ana, Maria @sdn.csv:1\n"
        "ofac-7 Person.lastName PEREZ @sdn.csv:1\n"
        "ofac-7 Person.firstName Ana, Maria @sdn.csv:1\n"
        "ofac-7/sanction-1 Sanction.entity ofac-7 @sdn.csv:1\n"
        "ofac-7/sanction-1 Sanction.authority "
        "Office of Foreign Assets Control @sdn.csv:1\n"
        "ofac-7/sanction-1 Sanction.country us @sdn.csv:1\n"
        "ofac-7/sanction-1 Sanction.program SDGT @sdn.csv:1\n"
        "ofac-7/sanction-2 Sanction.entity ofac-7 @sdn.csv:1\n"
        "ofac-7/sanction-2 Sanction.authority "
        "Office of Foreign Assets Control @sdn.csv:1\n"
        "ofac-7/sanction-2 Sanction.country us @sdn.csv:1\n"
        "ofac-7/sanction-2 Sanction.program IRAN-EO13846 @sdn.csv:1\n"
        "ofac-7/sanction-2 Sanction.legalBasis Executive Order 13846 "
        "@sdn.csv:1\n"
        "ofac-7 Person.position Minister @sdn.csv:1\n"
        "ofac-7 Person.birthDate 1962 @sdn.csv:1\n"
        "ofac-7 Person.alias LA PEREZ @alt.csv:1\n"
        "ofac-7 Person.previousName LOPEZ, Ana @alt.csv:2\n"
        "ofac-7 Person.notes maiden name @alt.csv:2\n"
        "ofac-7 Person.alias PEREZ, A. @alt.csv:3\n"
        "ofac-7/address-25 Address.full Calle 1, Lima 15001, Peru @add.csv:1\n"
        "ofac-7/address-25 Address.street Calle 1 @add.csv:1\n"
        "ofac-7/address-25 Address.city Lima 15001 @add.csv:1\n"
        "ofac-7/address-25 Address.country pe @add.csv:1\n"
        "ofac-7 Person.addressEntity ofac-7/address-25 @add.csv:1\n"
        "ofac-7 Person.address Calle 1, Lima 15001, Peru @add.csv:1\n"
        "ofac-7/address-27 Address.full Chile @add.csv:3\n"
        "ofac-7/address-27 Address.country cl @add.csv:3\n"
        "ofac-7/address-27 Address.remarks branch @add.csv:3\n"
        "ofac-7 Person.addressEntity ofac-7/address-27 @add.csv:3\n"
        "ofac-7 Person.address Chile @add.csv:3\n");
}

TEST(vessels_aircraft_and_organisations_have_their_schemata) {
    ofac_set set = {
        "ent_num,SDN_Name,a,b,c,d,e,f,g,h,i,j\n" /* in some copies */
        "3,BOAT,vessel,-0-,-0-,T2EU4,Tug,640,320,Panama,Boats Ltd,-0-\n"
        "2,JET,aircraft,-0-,-0-," SIX ",-0-\n"
        "1,\"SHOP, LTD\",-0-,-0-,Boss," SIX ",-0-\n",
        NULL, NULL, NULL};
    expect_facts(&set, 3,
                 "ofac-3 Vessel.name BOAT @sdn.csv:2\n"
                 "ofac-3 Vessel.callSign T2EU4 @sdn.csv:2\n"
                 "ofac-3 Vessel.type Tug @sdn.csv:2\n"
                 "ofac-3 Vessel.tonnage 640 @sdn.csv:2\n"
                 "ofac-3 Vessel.grossRegisteredTonnage 320 @sdn.csv:2\n"
                 "ofac-3 Vessel.flag pa @sdn.csv:2\n"
                 "ofac-3 Vessel.notes Vessel owner: Boats Ltd @sdn.csv:2\n"
                 "ofac-2 Airplane.name JET @sdn.csv:3\n"
                 "ofac-1 Organization.name SHOP, LTD @sdn.csv:4\n"
                 "ofac-1 Organization.notes Boss @sdn.csv:4\n");
}

/* 998 bytes of remarks and the first two of an item that goes on elsewhere. */
static void add_long_row(tamiz_buffer *sdn) {
    tamiz_buffer_text(sdn, "5,A,-0-,-0-,-0-," SIX ",\"");
    size_t start = sdn->size;
    while (sdn->size < start + 987) tamiz_buffer_byte(sdn, 'x');
    tamiz_buffer_text(sdn, "; Tax ID No. 4\"\n");
}

TEST(overflowing_remarks_are_joined_before_they_are_read) {
    tamiz_buffer sdn = {0}, got = {0};
    tamiz_list_facts facts;
    tamiz_error err;
    add_long_row(&sdn);
    ofac_set set = {sdn.data, NULL, NULL, "5,\"2 (Peru); a.k.a. 'B'.\"\n\x1a"};
    assert_int_equal(read_set(&set, &got, &facts, &err), TAMIZ_OK);
    assert_non_null(strstr(got.data, "Organization.taxNumber 42 @sdn.csv:1\n"));
    assert_non_null(strstr(got.data, "Organization.weakAlias B @sdn.csv:1\n"));
    assert_int_equal(facts.rows, 2);
    tamiz_buffer_reset(&got);
    set.comments = NULL;
    assert_int_equal(read_set(&set, &got, &facts, &err), TAMIZ_OK);
    assert_non_null(strstr(got.data, "Organization.notes Tax ID No. 4 @"));
    assert_null(strstr(got.data, "taxNumber"));
    tamiz_buffer_clear(&sdn);
    tamiz_buffer_clear(&got);
}

TEST(a_bad_row_is_refused_with_file_line_and_column) {
#define ONE "1,A,-0-,-0-," SIX ",-0-,-0-\n"
    // clang-format off
    static const struct {
        ofac_set set;
        const char *where, *message;
        uint32_t line, column;
    } rows[] = {
        {{"1,A\n", 0, 0, 0}, "sdn.csv", "2 fields; expected 12", 1, 1},
        {{ONE "\n", 0, 0, 0}, "sdn.csv", "1 fields", 2, 1},
        {{ONE ONE, 0, 0, 0}, "sdn.csv", "each ent_num once", 2, 1},
        {{"x1,A,-0-,-0-," SIX ",-0-,-0-\n", 0, 0, 0}, "sdn.csv",
         "expected a number", 1, 1},
        {{"01,A,-0-,-0-," SIX ",-0-,-0-\n", 0, 0, 0}, "sdn.csv",
         "expected a number", 1, 1},          /* 1 and 01 would be one party */
        {{"1,-0- ,-0-,-0-," SIX ",-0-,-0-\n", 0, 0, 0}, "sdn.csv",
         "expected a name", 1, 3},
        {{"1,A,person,-0-," SIX ",-0-,-0-\n", 0, 0, 0}, "sdn.csv",
         "found \"person\"", 1, 5},
        {{ONE "\x1a\n" ONE, 0, 0, 0}, "sdn.csv", "after the end mark", 3, 1},
        {{ONE, "2,1,aka,B,-0-\n", 0, 0}, "alt.csv", "ent_num of a party", 1, 1},
        {{ONE, "1,1,wka,B,-0-\n", 0, 0}, "alt.csv", "aka, fka or nka", 1, 5},
        {{ONE, "1,1,aka,-0- ,-0-\n", 0, 0}, "alt.csv", "a name", 1, 9},
        {{ONE, 0, "1,9,a,b,c,d\n2,9,a,b,c,d\n", 0}, "add.csv",
         "ent_num of a party", 2, 1},
        {{ONE, 0, "1,-0-,a,b,c,d\n", 0}, "add.csv", "as Add_Num", 1, 3},
        {{ONE, 0, 0, "2,more\n"}, "sdn_comments.csv", "ent_num", 1, 1},
        {{"1,\"A", 0, 0, 0}, "sdn.csv", "never closed", 1, 3},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer got = {0};
        tamiz_list_facts facts = {.rows = 77};
        tamiz_error err = {0};
        assert_int_equal(read_set(&rows[i].set, &got, &facts, &err),
                         TAMIZ_BAD_INPUT);
        assert_string_equal(err.where, rows[i].where);
        assert_non_null(strstr(err.message, rows[i].message));
        assert_int_equal(err.line, rows[i].line);
        assert_int_equal(err.column, rows[i].column);
        assert_int_equal(facts.rows, 77); /* results on success only */
        tamiz_buffer_clear(&got);
    }
}

TEST(rows_may_come_in_any_order) {
    ofac_set up = {"1,A,-0-,-0-," SIX ",-0-,Linked To: B.\n"
                   "2,B,-0-,-0-," SIX ",-0-,-0-\n",
                   "2,1,aka,BB,-0-\n1,2,aka,AA,-0-\n", NULL, NULL};
    ofac_set down = {"2,B,-0-,-0-," SIX ",-0-,-0-\n"
                     "1,A,-0-,-0-," SIX ",-0-,Linked To: B.\n",
                     up.alt, NULL, NULL};
    tamiz_buffer first = {0}, second = {0};
    tamiz_list_facts facts;
    assert_int_equal(read_set(&up, &first, &facts, NULL), TAMIZ_OK);
    assert_int_equal(read_set(&down, &second, &facts, NULL), TAMIZ_OK);
    assert_int_equal(first.size, second.size);
    assert_non_null(strstr(first.data, "UnknownLink.object ofac-2 "));
    assert_non_null(strstr(second.data, "UnknownLink.object ofac-2 "));
    tamiz_buffer_clear(&first);
    tamiz_buffer_clear(&second);
}
