/* SPDX-License-Identifier: Apache-2.0 */
/* What the OFAC readers of XML refuse, and where they say it is. What they
 * state is in test_list_golden.c. */
#include "test.h"

#include "base_buffer.h"
#include "list_ofac_xml.h"

static tamiz_code print_value(void *context, const tamiz_statement *fact,
                              tamiz_error *err) {
    (void)err;
    tamiz_buffer_print(context, "%s=%.*s;", tamiz_prop_rows[fact->prop].name,
                       (int)fact->value.size, fact->value.data);
    return TAMIZ_OK;
}

static tamiz_code parse(const char *xml, tamiz_buffer *out, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_list_facts facts;
    tamiz_sink sink = {print_value, out};
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(xml), "made.xml", &input, err), 0);
    tamiz_code code = tamiz_ofac_xml_parse(input, &sink, &facts, NULL, err);
    tamiz_input_close(input);
    return code;
}

#define PARTY(id, rest)                                                        \
    "<DistinctParty FixedRef='" id "'><Profile ID='" id "'><Identity ID='" id  \
    "'><Alias Primary='true'><DocumentedName><DocumentedNamePart>"             \
    "<NamePartValue>X</NamePartValue></DocumentedNamePart></DocumentedName>"   \
    "</Alias></Identity>" rest "</Profile></DistinctParty>"

// clang-format off
static const struct {
    const char *xml; uint32_t line, column; const char *message;
} bad[] = {
    {"<html/>", 1, 1, "not an OFAC list"},
    {"<sdnList>\n <entry/></sdnList>", 2, 2, "expected <sdnEntry>"},
    {"<sdnList>\n\n  <sdnEntry><lastName>X</lastName></sdnEntry></sdnList>",
     3, 3, "without <uid>"},
    {"<sdnList><sdnEntry><uid>1</uid></sdnEntry></sdnList>",
     1, 10, "without <lastName>"},
    {"<sdnList><sdnEntry><uid>1</uid><lastName>X</lastName>"
     "<sdnType>Ghost</sdnType></sdnEntry></sdnList>", 1, 10, "'Ghost'"},
    {"<sdnList><sdnEntry><uid>1</uid><lastName>X</lastName>"
     "<sdnType>Entity</sdnType></sdnEntry>\n<sdnEntry><uid>1</uid>"
     "<lastName>Y</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>",
     2, 1, "uid 1 comes twice"},
    {"<sdnList><publshInformation>\n<Publish_Date>soon</Publish_Date>"
     "</publshInformation></sdnList>", 2, 1, "'soon' is no date"},
    {"<sdnList><sdnEntry><uid>1</uid>", 1, 32, "cut off"}, // half a download
    {"<sdnList>stray</sdnList>", 1, 15, "expected elements"},
    {"<Sanctions DeltaBaseVersion='3'/>", 1, 1, "expected the whole list"},
    {"<Sanctions>\n<Extras/></Sanctions>", 2, 1, "<Extras>"},
    {"<Sanctions><Locations><Place/></Locations></Sanctions>",
     1, 23, "expected <Location>"},
    {"<Sanctions><DateOfIssue Year='2025' Month='2' Day='30'/></Sanctions>",
     1, 12, "no date"},                            // February has no 30th
    {"<Sanctions><ReferenceValueSets><CountryValues><Country>Peru</Country>"
     "</CountryValues></ReferenceValueSets></Sanctions>",
     1, 47, "<Country> without an ID"},
    {"<Sanctions><Locations><Location/></Locations></Sanctions>",
     1, 23, "without an ID"},
    {"<Sanctions><DistinctParties>\n<DistinctParty/></DistinctParties>"
     "</Sanctions>", 2, 1, "without FixedRef"},
    {"<Sanctions><DistinctParties>\n<DistinctParty FixedRef='1'><Profile/>"
     "</DistinctParty></DistinctParties></Sanctions>",
     2, 1, "without a primary name"},
    {"<Sanctions><SanctionsEntries>\n<SanctionsEntry ProfileID='8'/>"
     "</SanctionsEntries></Sanctions>", 2, 1, "profile '8'"}, // a lost party
    {"<Sanctions><IDRegDocuments>\n<IDRegDocument ID='1' IdentityID='8'>"
     "<IDRegistrationNo>1</IDRegistrationNo></IDRegDocument></IDRegDocuments>"
     "</Sanctions>", 2, 0, "identity 8"},          // known at the end only
    {"<Sanctions><IDRegDocuments>\n<IDRegDocument ID='1'/></IDRegDocuments>"
     "</Sanctions>", 2, 1, "without an IdentityID"},
    {"<Sanctions><ProfileRelationships>\n<ProfileRelationship ID='1'/>"
     "</ProfileRelationships></Sanctions>", 2, 1, "From-ProfileID"},
    {"<Sanctions><SanctionsEntryLinks>\n<SanctionsEntryLink ID='1'/>"
     "</SanctionsEntryLinks></Sanctions>", 2, 1, "not in the file"},
    {"<!DOCTYPE sdnList [<!ENTITY a 'x'>]><sdnList>&a;</sdnList>",
     1, 1, "document type"},
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
        assert_string_equal(err.where, "made.xml");
        tamiz_buffer_clear(&out);
    }
}

// clang-format off
/* Features and periods of one party, and what they state. */
static const struct { const char *feature, *facts; } features[] = {
    {"<FeatureVersion><VersionDetail>x</VersionDetail></FeatureVersion>",
     "name=X;notes=Feature 5 x;"},                 // nothing is dropped
    {"<FeatureVersion><Unheard>of</Unheard></FeatureVersion>",
     "name=X;notes=Unheard: of;"},
    {"<FeatureVersion><VersionLocation LocationID='9'/></FeatureVersion>",
     "name=X;notes=Feature 5: location 9;"},       // a place that is missing
    {"<FeatureVersion><DatePeriod><Start><From><Year>1960</Year><Month>2"
     "</Month><Day>1</Day></From></Start><End><To><Year>1960</Year><Month>2"
     "</Month><Day>29</Day></To></End></DatePeriod></FeatureVersion>",
     "name=X;notes=Feature 5 1960-02;"},           // a whole month
    {"<FeatureVersion><DatePeriod><Start><From><Year>1960</Year><Month>1"
     "</Month><Day>1</Day></From></Start><End><To><Year>1962</Year><Month>12"
     "</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion>",
     "name=X;notes=Feature 5 1960 to 1962;"},      // whole years
    {"<FeatureVersion><DatePeriod><Start><From><Year>1961</Year><Month>2"
     "</Month><Day>30</Day></From></Start></DatePeriod></FeatureVersion>",
     "name=X;notes=Feature 5: 1961, 2, 30;"},      // no such day
};
// clang-format on

TEST(features_of_any_kind_are_kept) {
    for (size_t i = 0; i < COUNT(features); i++) {
        tamiz_buffer xml = {0}, out = {0};
        tamiz_error err = {0};
        tamiz_buffer_print(
            &xml,
            "<Sanctions><DistinctParties>" PARTY(
                "7",
                "<Feature FeatureTypeID='5'>%s</Feature>") "</"
                                                           "DistinctParties></"
                                                           "Sanctions>",
            features[i].feature);
        assert_int_equal(parse(xml.data, &out, &err), TAMIZ_OK);
        assert_string_equal(out.data, features[i].facts);
        tamiz_buffer_clear(&xml);
        tamiz_buffer_clear(&out);
    }
}

TEST(documents_find_their_party_in_either_order) {
#define DOCUMENT                                                               \
    "<IDRegDocuments><IDRegDocument ID='1' IDRegDocTypeID='3' "                \
    "IdentityID='7'><IDRegistrationNo>N1</IDRegistrationNo></IDRegDocument>"   \
    "</IDRegDocuments>"
    static const char *const files[] = {
        "<Sanctions>" DOCUMENT
        "<DistinctParties>" PARTY("7", "") "</DistinctParties></Sanctions>",
        "<Sanctions><DistinctParties>" PARTY(
            "7", "") "</DistinctParties>" DOCUMENT "</Sanctions>",
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        tamiz_buffer out = {0};
        assert_int_equal(parse(files[i], &out, NULL), TAMIZ_OK);
        assert_string_equal(out.data, "name=X;notes=Document type 3 N1;");
        tamiz_buffer_clear(&out);
    }
}

static tamiz_code refuse(void *context, const tamiz_statement *fact,
                         tamiz_error *err) {
    int *left = context;
    (void)fact;
    return --*left ? TAMIZ_OK : tamiz_fail_memory(err, "a test");
}

TEST(a_sink_that_fails_stops_the_reader_with_its_code) {
    static const char xml[] =
        "<sdnList><sdnEntry><uid>1</uid><lastName>X</lastName>"
        "<sdnType>Entity</sdnType><remarks>a; b</remarks></sdnEntry></sdnList>";
    for (int at = 1; at <= 3; at++) { // the name, then two remarks at the end
        tamiz_input *input = NULL;
        tamiz_list_facts facts;
        int left = at;
        tamiz_sink sink = {refuse, &left};
        assert_int_equal(
            tamiz_input_memory(tamiz_span_of(xml), "made.xml", &input, NULL),
            0);
        assert_int_equal(tamiz_ofac_xml_parse(input, &sink, &facts, NULL, NULL),
                         TAMIZ_NO_MEMORY);
        assert_int_equal(left, 0);
        tamiz_input_close(input);
    }
}

TEST(real_samples_of_both_kinds_load_whole) {
    // clang-format off
    static const struct { const char *path; uint32_t rows; const char *day; }
    rows[] = {
        {"data/ofac/format-samples/sdn_sample.xml", 8, "2020-04-22"},
        {"data/ofac/format-samples/sample_sdn_advanced_2026.xml", 6,
         "2026-03-23"},
        {"data/ofac/consolidated-non-sdn/consolidated_2024-02.xml", 444,
         "2024-02-23"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_input *input = NULL;
        tamiz_list_facts facts;
        tamiz_buffer out = {0};
        tamiz_sink sink = {print_value, &out};
        assert_int_equal(
            tamiz_input_open(test_shared(rows[i].path), &input, NULL), 0);
        assert_int_equal(tamiz_ofac_xml_parse(input, &sink, &facts, NULL, NULL),
                         TAMIZ_OK);
        assert_int_equal(facts.rows, rows[i].rows);
        assert_string_equal(facts.published, rows[i].day);
        tamiz_buffer_clear(&out);
        tamiz_input_close(input);
    }
}
