/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "list_eu.h"

#include <unistd.h>

/* What is asked of a reading: the values of one property, and the warnings. */
typedef struct wanted {
    tamiz_prop prop;
    tamiz_buffer values, warnings;
} wanted;

static tamiz_code print_value(void *context, const tamiz_statement *fact,
                              tamiz_error *err) {
    wanted *w = context;
    (void)err;
    if (fact->prop != w->prop) return TAMIZ_OK;
    tamiz_buffer_print(&w->values, "%.*s", (int)fact->value.size,
                       fact->value.data);
    if (fact->lang.size)
        tamiz_buffer_print(&w->values, "@%.*s", (int)fact->lang.size,
                           fact->lang.data);
    tamiz_buffer_text(&w->values, ";");
    return TAMIZ_OK;
}

static void print_warning(void *context, const char *list, const char *record,
                          const char *message) {
    wanted *w = context;
    (void)list;
    (void)record;
    tamiz_buffer_print(&w->warnings, "%s;", message);
}

static tamiz_code parse(tamiz_span text, wanted *w, tamiz_error *err) {
    tamiz_input *input = NULL;
    bool xml = tamiz_span_starts(text, "<");
    tamiz_list_facts facts;
    tamiz_sink sink = {print_value, w};
    tamiz_list_progress progress = {
        .warning = print_warning, .context = w, .list = "eu_fsf"};
    tamiz_buffer_text(&w->values, "");
    tamiz_buffer_text(&w->warnings, "");
    assert_int_equal(tamiz_input_memory(text, "made", &input, err), 0);
    tamiz_code code = (xml ? tamiz_list_eu_xml_parse : tamiz_list_eu_csv_parse)(
        input, &sink, &facts, &progress, err);
    tamiz_input_close(input);
    return code;
}

static void forget(wanted *w) {
    tamiz_buffer_clear(&w->values);
    tamiz_buffer_clear(&w->warnings);
}

#define LIST(rest)                                                             \
    "<export xmlns='http://eu.europa.ec/fpi/fsd/export' "                      \
    "generationDate='2025-03-09T10:00:00.000+01:00'>\n" rest "</export>"
#define PARTY(rest)                                                            \
    "<sanctionEntity euReferenceNumber='EU.1.1' logicalId='1'>"                \
    "<regulation programme='HR' publicationDate='2024-02-02' "                 \
    "entryIntoForceDate='2024-02-03' logicalId='5'/>"                          \
    "<subjectType code='person'/>" rest "</sanctionEntity>"
#define NAME "<nameAlias wholeName='Ada Made' strong='true'/>"

// clang-format off
static const struct {
    const char *xml; uint32_t line, column; const char *message;
} bad[] = {
    {"<CONSOLIDATED_LIST/>", 1, 1, "not the EU list"},
    {"<export generationDate='today'/>", 1, 1, "no ISO date"},
    {LIST("<sanctionEntity logicalId='1'>" NAME "</sanctionEntity>"), 2, 1,
     "without euReferenceNumber"},
    {LIST(PARTY("")), 2, 1, "EU.1.1 has no <nameAlias> with a name"},
    {LIST(PARTY("<nameAlias wholeName=' '/>")), 2, 1, "with a name"},
    {LIST(PARTY(NAME) "<sanctionEntity"), 2, 268, "not well-formed"},
    {LIST("between"), 2, 8, "text in <export>"},
    {"<!DOCTYPE x []><export/>", 1, 1, "document type"},
    {"<?xml version='1.0' encoding='UTF-8'?><export>\xff</export>", 1, 47,
     "not well-formed"},
};
// clang-format on

TEST(what_is_not_the_list_is_refused_at_its_place) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        tamiz_error err = {0};
        wanted w = {0};
        tamiz_code code = parse(tamiz_span_of(bad[i].xml), &w, &err);
        if (code != TAMIZ_BAD_INPUT || err.line != bad[i].line ||
            err.column != bad[i].column || !strstr(err.message, bad[i].message))
            fail_msg("%s: %d, %u:%u: %s", bad[i].xml, code, err.line,
                     err.column, err.message);
        forget(&w);
    }
}

TEST(a_list_that_ends_anywhere_is_refused) {
    static const char whole[] = LIST(PARTY(NAME));
    for (size_t size = 0; size < sizeof whole - 1; size++) {
        tamiz_error err = {0};
        wanted w = {0};
        assert_int_equal(parse((tamiz_span){whole, size}, &w, &err),
                         TAMIZ_BAD_INPUT);
        forget(&w);
    }
}

// clang-format off
#define P(name) TAMIZ_PROP_##name
static const struct {
    const char *inside; tamiz_prop prop; const char *values, *warnings;
} rows[] = {
    /* names: parts beat noms de guerre, home beats abroad, weak comes last */
    {"<nameAlias wholeName='Abu X' strong='true'/>"
     "<nameAlias wholeName='Ada Made' lastName='Made' strong='true'/>",
     P(name), "Ada Made;", ""},
    {"<nameAlias wholeName='Ада' nameLanguage='RU' strong='true'/>"
     "<nameAlias wholeName='Ada' nameLanguage='EN' strong='true'/>",
     P(name), "Ada@eng;", ""},
    {"<nameAlias wholeName='Ada' strong='false'/>"
     "<nameAlias wholeName='Ада' nameLanguage='RU' strong='true'/>",
     P(name), "Ада@rus;", ""},
    {"<nameAlias wholeName='Ada' strong='false'/>", P(name), "Ada;", ""},
    {NAME "<nameAlias wholeName='Ad' strong='false'/>", P(weakAlias), "Ad;", ""},
    {NAME "<nameAlias wholeName='Ad' strong='true'>"
     "<remark>(Low quallity alias)</remark></nameAlias>",
     P(weakAlias), "Ad;", ""},
    {NAME "<nameAlias wholeName='Ad'><remark>low-qality</remark></nameAlias>",
     P(weakAlias), "Ad;", ""},
    {NAME "<nameAlias wholeName='Ad'><remark>below quota</remark></nameAlias>",
     P(weakAlias), "", ""}, // another word
    {NAME "<nameAlias wholeName='Ad'><remark>low</remark></nameAlias>",
     P(weakAlias), "", ""},
    {"<nameAlias firstName='Ada' lastName='MADE' nameLanguage='SV'/>",
     P(name), "Ada MADE@swe;", ""}, // no wholeName: the parts are the name
    {NAME "<nameAlias wholeName='A' nameLanguage='QX'/>", P(notes),
     "Name language: QX;", "unknown nameLanguage 'QX', kept as a note;"},
    {"<nameAlias wholeName='A' title='(a) Maulavi, (b) Mullah'/>",
     P(title), "Maulavi;Mullah;", ""},
    {"<nameAlias wholeName='A' title='(x) Judge'/>", P(title), "(x) Judge;", ""},
    {"<nameAlias wholeName='A' gender='F' function='Judge'/>",
     P(gender), "female;", ""},
    {"<nameAlias wholeName='A' function='Judge'/>", P(position), "Judge;", ""},
    {"<nameAlias wholeName='Sea (IMO number: 9826902)'/>", P(imoNumber),
     "9826902;", ""},
    {NAME "<remark>IMO 9826902 and IMO 982690, MIMO 1234567</remark>",
     P(imoNumber), "9826902;", ""}, // six digits, another word
    /* births */
    {NAME "<birthdate birthdate='1962-09-03' dayOfMonth='3' monthOfYear='9' "
     "year='1962' calendarType='GREGORIAN'/>", P(birthDate), "1962-09-03;", ""},
    {NAME "<birthdate monthOfYear='9' year='1962'/>", P(birthDate),
     "1962-09;", ""},
    {NAME "<birthdate year='1962' circa='true'/>", P(birthDate), "1962~;", ""},
    {NAME "<birthdate yearRangeFrom='1960' yearRangeTo='1963'/>", P(birthDate),
     "1960/1963;", ""},
    {NAME "<birthdate birthdate='1982-04-19' dayOfMonth='24' monthOfYear='6' "
     "year='1402' calendarType='ISLAMIC'/>", P(birthDate), "1982-04-19;", ""},
    {NAME "<birthdate year='1343' calendarType='ISLAMIC'/>", P(notes),
     "Birth date (ISLAMIC): year 1343;", ""},
    {NAME "<birthdate dayOfMonth='31' monthOfYear='2' year='1962'/>", P(notes),
     "Birth date: dayOfMonth 31, monthOfYear 2, year 1962;",
     "no date of birth: dayOfMonth 31, monthOfYear 2, year 1962; kept as a "
     "note;"},
    {NAME "<birthdate circa='false' city='-' countryIso2Code='00' "
     "countryDescription='UNKNOWN'/>", P(birthPlace), "", ""},
    {NAME "<birthdate city='Made' countryIso2Code='CS' "
     "countryDescription='SERBIA AND MONTENEGRO'/>", P(birthCountry),
     "csxx;", ""},
    /* documents */
    {NAME "<identification identificationTypeCode='passport' number='A1' "
     "knownExpired='true' diplomatic='false' countryIso2Code='TN'/>",
     P(passportNumber), "A1;", ""},
    {NAME "<identification identificationTypeCode='passport' number='A1' "
     "knownExpired='true' diplomatic='false'/>",
     P(notes), "known to have expired;", ""},
    {NAME "<identification identificationTypeCode='library' number='A1'/>",
     P(idNumber), "A1;", "unknown identificationTypeCode 'library', taken as "
     "an idNumber;"},
    {NAME "<identification identificationTypeCode='other' number='-'/>",
     P(idNumber), "", ""},
    /* addresses */
    {NAME "<address city='Made' countryIso2Code='TN' countryDescription="
     "'TUNISIA'><contactInfo key='PHONE' value='+1 2'/>"
     "<contactInfo key='EMAIL' value='a@b.example'/></address>",
     P(email), "a@b.example;", ""},
    {NAME "<address city='Made'><contactInfo key='PIGEON' value='3'/>"
     "</address>", P(notes), "Contact PIGEON: 3;",
     "contactInfo of key 'PIGEON', kept as a note;"},
    /* designations */
    {NAME, P(startDate), "2024-02-03;", ""},
    {"<nameAlias wholeName='A'><regulationSummary numberTitle='1/2003' "
     "publicationDate='2003-01-01'/></nameAlias>", P(listingDate),
     "2003-01-01;", ""}, // listed by then; 2024 amended it
    {"<nameAlias wholeName='A'><regulationSummary numberTitle='1/2003' "
     "publicationDate='2003-01-01'/></nameAlias>", P(startDate), "", ""},
    /* what nobody knows */
    {NAME "<mood><colour shade='deep'>blue</colour></mood>", P(notes),
     "colour: blue;colour shade: deep;",
     "unknown element <mood>, kept as a note;"},
    {NAME "<mood/>", P(notes), "", ""}, // says nothing
    {NAME "<citizenship countryIso2Code='TN' mood='fair'/>", P(notes),
     "citizenship mood: fair;",
     "unknown attribute mood of <citizenship>, kept as a note;"},
};
// clang-format on

TEST(each_quirk_of_the_list_becomes_what_it_means) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer xml = {0};
        tamiz_error err = {0};
        wanted w = {.prop = rows[i].prop};
        tamiz_buffer_print(&xml, LIST(PARTY("%s")), rows[i].inside);
        if (parse(tamiz_buffer_view(&xml), &w, &err))
            fail_msg("%s: %s", rows[i].inside, err.message);
        bool sanction = strstr(w.values.data, "Regulation: ") != NULL;
        if (sanction || strcmp(w.values.data, rows[i].values) != 0 ||
            strcmp(w.warnings.data, rows[i].warnings) != 0)
            fail_msg("%s: %s, %s", rows[i].inside, w.values.data,
                     w.warnings.data);
        tamiz_buffer_clear(&xml);
        forget(&w);
    }
}

TEST(a_number_that_comes_twice_is_one_party_and_a_warning) {
    wanted w = {.prop = TAMIZ_PROP_entity};
    assert_int_equal(parse(TAMIZ_SPAN(LIST(PARTY(NAME) PARTY(NAME))), &w, NULL),
                     TAMIZ_OK);
    assert_string_equal(w.values.data, "eu-fsf-EU.1.1;eu-fsf-EU.1.1;");
    assert_string_equal(w.warnings.data,
                        "EU.1.1 comes twice: both records make one party;");
    forget(&w);
}

TEST(a_party_without_regulation_is_listed_all_the_same) {
    wanted w = {.prop = TAMIZ_PROP_authority};
    assert_int_equal(
        parse(TAMIZ_SPAN(LIST("<sanctionEntity euReferenceNumber='EU.1.1'>" NAME
                              "<subjectType code='tree'/></sanctionEntity>")),
              &w, NULL),
        TAMIZ_OK);
    assert_string_equal(w.values.data, "European Union;");
    assert_string_equal(w.warnings.data,
                        "subjectType 'tree' is neither person nor enterprise;"
                        "eu-fsf-EU.1.1 has no <regulation>;");
    forget(&w);
}

TEST(another_form_of_the_list_is_named_as_such) {
    char path[] = "/tmp/tamiz-eu-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, "a;b\n", 4), 4);
    (void)close(file);
    tamiz_error err = {0};
    tamiz_list_facts facts;
    tamiz_sink sink = {print_value, NULL};
    assert_int_equal(tamiz_list_eu_read(path, &sink, &facts, NULL, &err),
                     TAMIZ_BAD_INPUT);
    assert_non_null(strstr(err.message, "or xmlFullSanctionsList_1_1"));
    (void)unlink(path);
}

/* ---- csvFullSanctionsList_1_1 ------------------------------------------ */

#define HEAD                                                                   \
    "\xef\xbb\xbf"                                                             \
    "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;"           \
    "Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;"  \
    "Entity_Regulation_PublicationDate;Entity_Regulation_Programme;"           \
    "NameAlias_WholeName;NameAlias_LogicalId;NameAlias_Regulation_"            \
    "NumberTitle;"                                                             \
    "NameAlias_Regulation_Programme;BirthDate_Year;Citizenship_"               \
    "CountryIso2Code;Identification_Number;Address_City;Address_ContactInfo"
#define ROW "28/10/2022;13;EU.1.1;;P;person;2003-07-08;IRQ;"

// clang-format off
static const struct {
    const char *csv; tamiz_prop prop; const char *values, *warnings;
} csv_rows[] = {
    {HEAD "\n" ROW "Ada Made;1;;;;;;;\n", P(name), "Ada Made;", ""},
    /* rows of one party are one record, and what they repeat is said once */
    {HEAD "\n" ROW "Ada Made;1;;;;;;;\n" ROW "A. Made;2;;;;;;;\n" ROW
     ";;;;1962;;;;\n", P(alias), "A. Made;", ""},
    {HEAD "\n" ROW "Ada Made;1;;;;;;;\n" ROW ";;;;1962;;;;\n",
     P(birthDate), "1962;", ""},
    {HEAD "\n" ROW "Ada Made;1;;;;;;;\n" ROW ";;;;1962;;;;\n",
     P(program), "IRQ;", ""},
    {HEAD "\n" ROW "Ada Made;1;;;1962;IQ;A1;Made;\n", P(idNumber), "A1;",
     "unknown identificationTypeCode '', taken as an idNumber;"}, // all in one
    {HEAD "\r\n" ROW "Ada Made;1;;;;;;Made;TEL 12\r\n", P(notes),
     "Contact: TEL 12;", ""},
    {HEAD "\n" ROW "Ada Made;1;1210/2003 (OJ L169);IRQ;;;;;\n", P(notes),
     "Act: 1210/2003 (OJ L169), IRQ;", ""},
    {HEAD "\n28/10/2022;13;EU.1.1;IMO 9826902;P;person;;IRQ;A;1;;;;;;;\n",
     P(imoNumber), "9826902;", ""},
    {HEAD "\n" ROW "Ada Made;1;;;;;;;;;;\n", P(name), "Ada Made;", ""},
    /* rows that stand apart add to the party */
    {HEAD "\n" ROW "Ada Made;1;;;;;;;\n"
     "28/10/2022;14;EU.2.2;;E;enterprise;;IRQ;Made Ltd;3;;;;;;;\n"
     ROW ";;;;1962;;;;\n", P(birthDate), "1962;",
     "EU.1.1 comes twice: both records make one party;"},
    /* what nobody knows */
    {HEAD ";Mood\n" ROW "Ada Made;1;;;;;;;;fair\n", P(notes), "Mood: fair;",
     "unknown element <Mood>, kept as a note;"},
    {HEAD ";Citizenship_Mood\n" ROW "Ada Made;1;;;;IQ;;;;fair\n", P(notes),
     "citizenship mood: fair;",
     "unknown attribute mood of <citizenship>, kept as a note;"},
    {"Entity_EU_ReferenceNumber;NameAlias_WholeName\nEU.1.1;Ada\n", P(name),
     "Ada;", "the header has no column \"Entity_Regulation_…\";"
     "the header has no column \"Entity_SubjectType…\";"
     "the header has no column \"Address_…\";"
     "the header has no column \"BirthDate_…\";"
     "the header has no column \"Identification_…\";"
     "the header has no column \"Citizenship_…\";"
     "subjectType '' is neither person nor enterprise;"
     "eu-fsf-EU.1.1 has no <regulation>;"},
};

static const struct {
    const char *csv; uint32_t line, column; const char *message;
} bad_csv[] = {
    {"", 0, 1, "csvFullSanctionsList_1_1"},
    {"a,b\n", 1, 1, "between semicolons"},
    {"Date_file;Entity_id;Naal_wholename\n", 1, 1, "csvFullSanctionsList_1_1"},
    {HEAD ";Address_City\n", 1, 398, "there twice"},
    {HEAD "\n" ROW "Ada\n", 2, 1, "the row has 9 columns, expected 17"},
    {HEAD "\n" ROW "Ada;1;;;;;;;;more\n", 2, 1, "18 columns"},
    {HEAD "\n;13;;;P;person;;IRQ;A;1;;;;;;;\n", 2, 1, "ReferenceNumber"},
    {HEAD "\n" ROW ";1;;;1962;;;;\n", 2, 1, "EU.1.1 has no <nameAlias>"},
    {HEAD "\n" ROW "\"Ada;1;;;;;;;\n", 2, 47, "quote"},
};
// clang-format on

TEST(rows_of_the_csv_become_what_the_xml_says) {
    for (size_t i = 0; i < COUNT(csv_rows); i++) {
        tamiz_error err = {0};
        wanted w = {.prop = csv_rows[i].prop};
        if (parse(tamiz_span_of(csv_rows[i].csv), &w, &err))
            fail_msg("row %zu: %s", i, err.message);
        if (strcmp(w.values.data, csv_rows[i].values) != 0 ||
            strcmp(w.warnings.data, csv_rows[i].warnings) != 0)
            fail_msg("row %zu: %s, %s", i, w.values.data, w.warnings.data);
        forget(&w);
    }
}

TEST(another_csv_is_refused_at_its_place) {
    for (size_t i = 0; i < COUNT(bad_csv); i++) {
        tamiz_error err = {0};
        wanted w = {0};
        tamiz_code code = parse(tamiz_span_of(bad_csv[i].csv), &w, &err);
        if (code != TAMIZ_BAD_INPUT || err.line != bad_csv[i].line ||
            err.column != bad_csv[i].column ||
            !strstr(err.message, bad_csv[i].message))
            fail_msg("row %zu: %d, %u:%u: %s", i, code, err.line, err.column,
                     err.message);
        forget(&w);
    }
}

TEST(a_party_of_endless_rows_is_refused) {
    tamiz_buffer csv = {0};
    tamiz_error err = {0};
    wanted w = {0};
    tamiz_buffer_text(&csv, HEAD "\n");
    for (int i = 0; i < 60000; i++)
        tamiz_buffer_print(&csv, ROW "Ada Made the %d;1;;;;;;;\n", i);
    assert_int_equal(parse(tamiz_buffer_view(&csv), &w, &err), TAMIZ_TOO_LARGE);
    assert_non_null(strstr(err.message, "over 16 MiB"));
    forget(&w);
    tamiz_buffer_clear(&csv);
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
    static const struct {
        const char *path, *day; uint32_t rows, warnings;
    } lists[] = {
        {"data/eu/format-samples/eu_fsf_sample_2020-04-15.xml", "2020-04-15",
         7, 1}, // one number comes twice in this cut
        {"data/eu/eu_fsf_2026-02-25_rebuilt.xml.zst", "2026-02-25", 5860, 0},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(lists); i++) {
        size_t names = 0;
        tamiz_sink sink = {count, &names};
        tamiz_list_facts facts;
        assert_int_equal(tamiz_list_eu_read(test_shared(lists[i].path), &sink,
                                            &facts, NULL, NULL),
                         TAMIZ_OK);
        assert_int_equal(facts.rows, lists[i].rows);
        assert_int_equal(names, lists[i].rows);
        assert_int_equal(facts.warnings, lists[i].warnings);
        assert_string_equal(facts.published, lists[i].day);
    }
}
